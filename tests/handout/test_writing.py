"""A file is whole or not there, and the fault is said in one sentence."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from ipdesk.errors import HandoutError
from ipdesk.handout import typeface
from ipdesk.handout.pdf.write import write_pdf

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_pdf(b"data", tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == b"data"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    write_pdf(b"new", target)
    assert target.read_bytes() == b"new"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="does not exist"):
        write_pdf(b"data", tmp_path / "nowhere" / "sheet.pdf")


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="is a folder"):
        write_pdf(b"data", tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HandoutError, match="could not be written: permission denied"):
        write_pdf(b"data", tmp_path / "sheet.pdf")


def test_a_folder_that_takes_no_file_is_said() -> None:
    with pytest.raises(HandoutError, match="could not be written"):
        write_pdf(b"data", Path("/proc/sheet.pdf"))


def test_a_full_disk_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    program = (
        "import signal, sys\n"
        "from pathlib import Path\n"
        "from ipdesk.errors import HandoutError\n"
        "from ipdesk.handout.pdf.write import write_pdf\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try:\n"
        "    write_pdf(bytes(100_000), Path(sys.argv[1]))\n"
        "except HandoutError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert "could not be written: file too large." in done.stdout
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_missing_font_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPDESK_RESOURCES", str(tmp_path))
    with pytest.raises(HandoutError, match=r"is missing\. Install the program again"):
        typeface.characters()


def test_a_damaged_font_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fonts" / typeface.FOLDER
    folder.mkdir(parents=True)
    (folder / typeface.FILES["regular"]).write_bytes(b"not a font")
    monkeypatch.setenv("IPDESK_RESOURCES", str(tmp_path))
    with pytest.raises(HandoutError, match=r"is damaged\. Install the program again"):
        typeface.characters()


def test_every_face_has_the_same_letters() -> None:
    regular = typeface._characters(typeface.font_file("regular"))
    for face in typeface.FILES:
        assert typeface._characters(typeface.font_file(face)) == regular
    assert set("áéíóúüñ¿¡łżß\u2019\u2013\u2026·≤") <= regular
    assert not set("●○✓→") & regular


def test_both_fallback_faces_have_the_same_letters() -> None:
    fallback = typeface._characters(typeface.font_file("fallback"))
    assert typeface._characters(typeface.font_file("fallback-bold")) == fallback
    assert set("ạảấầẩẫậắằẳẵặẹẻẽếềểễệĐđƠơƯưαάβΣЖжЩщїґ₴₫€→") <= fallback
    assert set(typeface.composed().values()) <= fallback
    assert not set("\u0627\u05d0\u0e01\u4e2d") & typeface.characters()


def test_a_missing_list_of_sequences_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPDESK_RESOURCES", str(tmp_path))
    with pytest.raises(HandoutError, match=r"sequences\.txt is missing or damaged\. Install"):
        typeface.composed()


def test_what_a_killed_program_left_is_removed_and_what_is_being_written_is_not(
    tmp_path: Path,
) -> None:
    left, new = tmp_path / ".ipdesk-old.part", tmp_path / ".ipdesk-new.part"
    left.write_bytes(b"a sheet")
    new.write_bytes(b"a sheet")
    os.utime(left, (1_000_000, 1_000_000))
    write_pdf(b"data", tmp_path / "sheet.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".ipdesk-new.part", "sheet.pdf"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_pdf(b"new", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_pipe_is_refused_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(HandoutError, match="not a file that can be replaced"):
        write_pdf(b"data", pipe)
    assert pipe.is_fifo()


def test_a_long_name_that_is_allowed_is_written(tmp_path: Path) -> None:
    write_pdf(b"data", tmp_path / f"{'a' * 248}.pdf")
    with pytest.raises(HandoutError, match="Give a shorter name"):
        write_pdf(b"data", tmp_path / f"{'a' * 300}.pdf")
