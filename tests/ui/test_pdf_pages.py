"""What is found in a finished file: letters that are not in it, and what is cut off."""

from io import BytesIO

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ipdesk.handout.typeface import font_file
from ipdesk.ui.pdf_pages import properties

EMBEDDED = "looked-over"


def file_of(*, face: str, form: bool = False, x: float = 100) -> bytes:
    """Two pages; the second says something in a face, by way of a form if asked."""
    pdfmetrics.registerFont(TTFont(EMBEDDED, str(font_file("regular"))))
    target = BytesIO()
    canvas = Canvas(target, pagesize=(200, 200), initialFontName=EMBEDDED)
    canvas.drawString(20, 100, "First")
    canvas.showPage()
    if form:
        canvas.beginForm("inner", 0, 0, 200, 200)
    canvas.setFont(face, 12)
    canvas.drawString(x, 100, "Second")
    if form:
        canvas.endForm()
        canvas.doForm("inner")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("form", [False, True], ids=["on the page", "in a form"])
@pytest.mark.parametrize(("face", "embedded"), [(EMBEDDED, True), ("Helvetica", False)])
def test_letters_that_are_not_in_the_file_are_found(face: str, embedded: bool, form: bool) -> None:
    assert properties(file_of(face=face, form=form)).fonts_embedded is embedded


def test_the_page_on_which_something_is_cut_off_is_named() -> None:
    assert properties(file_of(face=EMBEDDED)).clipped == ()
    assert properties(file_of(face=EMBEDDED, x=180)).clipped == (2,)
    found = properties(file_of(face="Helvetica", x=180))
    assert (found.pages, found.clipped, found.fonts_embedded) == (2, (2,), False)
