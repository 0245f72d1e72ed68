"""The choice of this visit, and the comparison that follows from it."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from ipdesk.clinical.comparison import (
    FEWEST,
    MOST,
    Comparison,
    check_choice,
    check_ways,
    compare,
)
from ipdesk.clinical.factors import Answer, PatientFactors, TypedMedicine
from ipdesk.clinical.material import DEFAULT_CONDITION, material_of
from ipdesk.clinical.priorities import find_priorities
from ipdesk.content.library import Library
from ipdesk.content.model import Condition, FactorId, Treatment, TreatmentId
from ipdesk.errors import UsageError
from ipdesk.ui.models.ways import fit_ways

USUAL_CHOICE = ("ect", "tms", "ketamine-iv", "esketamine", "no-new-treatment")


class Workflow(QObject):
    """Holds condition, options, answers and priorities; recomputes the comparison whole."""

    comparison_changed = Signal(object)  # of Comparison, or None with fewer than two options
    choice_changed = Signal()
    options_refitted = Signal(str)  # one sentence: which ways of giving were set back, and why
    patient_wiped = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._treatments: dict[str, Treatment] = {}
        self._conditions: dict[str, Condition] = {}
        self._patient = PatientFactors()
        self._priorities: tuple[str, ...] = ()
        known = [name.id for name in library.conditions]
        self._condition: str = DEFAULT_CONDITION if DEFAULT_CONDITION in known else known[0]
        names = [name.id for name in library.treatments]
        usual = tuple(name for name in USUAL_CHOICE if name in names)
        self._options: tuple[str, ...] = usual or tuple(names[:FEWEST])
        self._comparison: Comparison | None = self._compare()

    @property
    def library(self) -> Library:
        """The reference that everything comes from."""
        return self._library

    @property
    def comparison(self) -> Comparison | None:
        """The chosen options side by side; None with fewer than two."""
        return self._comparison

    @property
    def condition(self) -> Condition:
        """What the patient is treated for."""
        if self._condition not in self._conditions:
            self._conditions[self._condition] = self._library.condition(self._condition)
        return self._conditions[self._condition]

    @property
    def options(self) -> tuple[str, ...]:
        """Ids of the chosen options, in the order of columns."""
        return self._options

    @property
    def patient(self) -> PatientFactors:
        """The answers given in this visit."""
        return self._patient

    @property
    def priorities(self) -> tuple[str, ...]:
        """Ids of what matters to the patient, in the bank's order."""
        return self._priorities

    def treatment(self, treatment_id: str) -> Treatment:
        """A treatment, whole, or given one way (``tms:itbs``); read once.

        Raises:
            UsageError: There is no such treatment, or it is not given that way.
        """
        if treatment_id not in self._treatments:
            self._treatments[treatment_id] = self._read(treatment_id)
        return self._treatments[treatment_id]

    def _read(self, treatment_id: str) -> Treatment:
        base, _, way = treatment_id.partition(":")
        if way:
            # All ways share the statements of the one treatment.
            whole = self.treatment(base)
            for protocol in whole.protocols:
                if protocol.id == way:
                    return whole.given(protocol)
        return self._library.treatment(treatment_id)

    def set_condition(self, condition_id: str) -> None:
        """Choose what the patient is treated for.

        A way of giving that is not used there goes back to the treatment as a whole.

        Raises:
            UsageError: There is no such condition.
        """
        if condition_id == self._condition:
            return
        if condition_id not in self._conditions:
            self._conditions[condition_id] = self._library.condition(condition_id)
        self._condition = condition_id
        chosen = tuple(self.treatment(name) for name in self._options)
        names: dict[str, str] = {one.id: one.short_name for one in self._library.treatments}
        fitted = fit_ways(chosen, self.condition, names)
        self._options = fitted.options
        self._recompute()
        if fitted.sentence:
            self.options_refitted.emit(fitted.sentence)

    def set_options(self, ids: Iterable[str]) -> None:
        """Choose the options, in the order of columns; fewer than two leave nothing to compare.

        Raises:
            UsageError: More than six, one twice, an unknown one, or a way of giving that is not
                used for the condition or stands there already.
        """
        wanted = tuple(ids)
        if len(wanted) > MOST:
            raise UsageError(
                f"Six options fit side by side. Untick one before you add "
                f"{self.treatment(wanted[-1]).names.short_name}."
            )
        if len(wanted) >= FEWEST:
            check_choice(wanted)
        check_ways([self.treatment(name) for name in wanted], self._condition)
        if wanted != self._options:
            self._options = wanted
            self._recompute()

    def set_choice(self, condition_id: str, ids: Iterable[str]) -> None:
        """Choose condition and options at once; what is refused leaves both as they were.

        Raises:
            UsageError: As ``set_condition`` and ``set_options``.
        """
        wanted = check_choice(ids)
        condition = self._library.condition(condition_id)
        check_ways([self.treatment(name) for name in wanted], condition.id)
        if (condition_id, wanted) != (self._condition, self._options):
            self._conditions[condition_id] = condition
            self._condition, self._options = condition_id, wanted
            self._recompute()

    def set_answer(self, factor: FactorId, answer: Answer | None) -> None:
        """Note the answer to a factor; None takes it back to "not asked"."""
        if self._patient.answers.get(factor) is answer is None:
            return
        self._patient = self._patient.with_answer(factor, answer)
        self._recompute()

    def set_medicines(self, medicines: tuple[TypedMedicine, ...]) -> None:
        """Note the medicines that the patient takes."""
        if medicines != self._patient.medicines:
            self._patient = self._patient.with_medicines(medicines)
            self._recompute()

    def set_priorities(self, ids: Iterable[str]) -> None:
        """Note what matters to the patient.

        Raises:
            UsageError: An id is not in the reference's list.
        """
        found = find_priorities(self._library.priorities, ids)
        marked = tuple(priority.id for priority in found)
        if marked != self._priorities:
            self._priorities = marked
            self._recompute()

    def new_patient(self) -> None:
        """Forget everything of this visit; condition and options stay."""
        self._patient = PatientFactors()
        self._priorities = ()
        self.patient_wiped.emit()
        self._recompute()

    def _compare(self) -> Comparison | None:
        if len(self._options) < FEWEST:
            return None
        chosen = tuple(self.treatment(name) for name in self._options)
        material = material_of(self._library, chosen, self.condition)
        return compare(material, self._patient)

    def _recompute(self) -> None:
        self._comparison = self._compare()
        self.choice_changed.emit()
        self.comparison_changed.emit(self._comparison)

    def is_chosen(self, treatment_id: str) -> bool:
        """Whether a treatment is among the options."""
        return TreatmentId(treatment_id) in self._options
