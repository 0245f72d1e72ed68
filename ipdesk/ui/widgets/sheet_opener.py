"""Opens a sheet by its code: the visit and the composer are set to what it was made from."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ipdesk.errors import IpdeskError
from ipdesk.handout.changes import Changes, changes_since
from ipdesk.handout.rebuild import recipe_from, refuse_gone
from ipdesk.handout.sheet_code import SheetRecipe
from ipdesk.handout.sheet_report import change_lines, condition_name, option_name, recipe_lines
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.widgets.composer_form import ComposerForm
from ipdesk.ui.widgets.sheet_code_box import SheetCodeBox
from ipdesk.ui.workflow import Workflow

KEPT = (
    "It also sets language, print size, paper and length. Answers, name, note, questions and "
    "sections are not in a code and stay as they are."
)
OPENED = "The sheet is open: condition, options, language, size, paper and length are set."


class SheetOpener(QObject):
    """Answers the box that asks for a code; nothing changes until the person opens the sheet."""

    def __init__(
        self, workflow: Workflow, clinic: ClinicSettings, form: ComposerForm, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workflow, self._clinic, self._form = workflow, clinic, form
        self._recipe: SheetRecipe | None = None
        self._box = SheetCodeBox(parent)
        self._box.asked.connect(self._on_asked)
        self._box.open_asked.connect(self._on_open)
        workflow.patient_wiped.connect(self._on_patient_wiped)

    def ask(self) -> None:
        """Show the box, over a window that can still be read."""
        self._box.show()
        self._box.activateWindow()

    @Slot(str)
    def _on_asked(self, code: str) -> None:
        library = self._workflow.library
        self._recipe = None
        try:
            recipe = recipe_from(code, library)
        except IpdeskError as error:
            self._box.say(str(error))
            return
        changes = changes_since(recipe, library)
        lines = [*self._told(recipe), *change_lines(changes)]
        try:
            refuse_gone(recipe, library)
        except IpdeskError as error:
            self._box.show_sheet(str(error), lines, "")
            return
        self._recipe = recipe
        self._box.show_sheet(_summary(changes), lines, self._replaces(recipe))

    def _told(self, recipe: SheetRecipe) -> list[str]:
        """What the sheet was, and that this clinic's country stands on the new one."""
        library = self._workflow.library
        lines = list(recipe_lines(recipe, library))
        own = self._clinic.profile.country
        if own in library.crisis_lines and own != recipe.country:
            name = library.crisis_lines[own].name
            lines.append(f"The sheet made here carries the crisis line of your clinic: {name}.")
        return lines

    def _replaces(self, recipe: SheetRecipe) -> str:
        library, workflow = self._workflow.library, self._workflow
        parts = []
        if recipe.condition != workflow.condition.id:
            name = condition_name(workflow.condition.id, library)
            parts.append(f"the condition of this visit ({name})")
        if recipe.options != workflow.options:
            names = ", ".join(option_name(option, library) for option in workflow.options)
            parts.append(f"the options of this visit ({names or 'none yet'})")
        if not parts:
            return f"Condition and options are those of this visit already. {KEPT}"
        return f"Opening it replaces {' and '.join(parts)}. {KEPT}"

    @Slot()
    def _on_open(self) -> None:
        recipe = self._recipe
        if recipe is None:
            return
        try:
            self._workflow.set_choice(recipe.condition, recipe.options)
        except IpdeskError as error:
            self._box.say(str(error))
            return
        self._form.print_as(recipe.language, recipe.paper, recipe.size, recipe.depth)
        self._box.tell_opened(OPENED)

    @Slot()
    def _on_patient_wiped(self) -> None:
        self._recipe = None
        self._box.wipe()
        self._box.close()


def _summary(changes: Changes) -> str:
    """Whether the content has changed since, in a sentence."""
    if not changes.on_file:
        return "Whether the content has changed since this sheet cannot be told: see the list."
    if changes.nothing:
        return "Nothing that the sheet says has changed since it was made."
    count = len(changes.every) + len(changes.removed)
    things = "thing has" if count == 1 else "things have"
    return f"{count} {things} changed since this sheet was made: read them in the list."
