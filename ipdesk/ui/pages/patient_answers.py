"""Answers about the patient on the Compare page: picker, chips and medicines to the workflow."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ipdesk.clinical.factors import Answer
from ipdesk.content.model import FactorId
from ipdesk.ui.widgets.choice_panel import ChoicePanel
from ipdesk.ui.workflow import Workflow

if TYPE_CHECKING:
    from ipdesk.ui.models.medicine_shelf import MedicineShelf
    from ipdesk.ui.widgets.factor_picker import FactorPicker


class PatientAnswers(QObject):
    """Joins where answers are given to the workflow; the picker is made when first asked for."""

    def __init__(self, workflow: Workflow, choices: ChoicePanel, window: QWidget) -> None:
        super().__init__(window)
        self._workflow = workflow
        self._choices = choices
        self._window = window
        self._picker: FactorPicker | None = None
        choices.picker_asked.connect(self.open_picker)
        choices.factor_opened.connect(self.open_picker)
        choices.factor_cleared.connect(self._on_cleared)
        choices.medicines_chosen.connect(workflow.set_medicines)
        workflow.choice_changed.connect(self._on_changed)
        workflow.patient_wiped.connect(self._on_wiped)
        choices.set_patient(workflow.patient)

    @property
    def picker(self) -> "FactorPicker":
        """Where factors are answered."""
        if self._picker is None:
            from ipdesk.ui.widgets.factor_picker import FactorPicker  # first use only

            self._picker = FactorPicker(self._workflow.library, self._shelf, self._window)
            self._picker.medicines_chosen.connect(self._workflow.set_medicines)
            self._picker.answered.connect(self._on_answered)
        return self._picker

    def _shelf(self) -> "MedicineShelf":
        return self._choices.medicines.shelf

    def open_picker(self, factor: str = "") -> None:
        """Answer factors; with ``factor``, at that one."""
        self.picker.set_patient(self._workflow.patient)
        self.picker.show_all(factor if isinstance(factor, str) else "")

    def ask(self, title: str, factors: Iterable[FactorId]) -> None:
        """Answer these factors."""
        self.picker.set_patient(self._workflow.patient)
        self.picker.show_some(title, factors)

    def _on_changed(self) -> None:
        self._choices.set_patient(self._workflow.patient)
        if self._picker is not None:
            self._picker.set_patient(self._workflow.patient)

    def _on_wiped(self) -> None:
        self._choices.medicines.wipe()
        if self._picker is not None:
            self._picker.wipe()

    def _on_answered(self, factor: str, answer: Answer | None) -> None:
        self._workflow.set_answer(FactorId(factor), answer)

    def _on_cleared(self, factor: str) -> None:
        self._workflow.set_answer(FactorId(factor), None)
