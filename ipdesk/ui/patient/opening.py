"""Opens the patient view from the clinician's window."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.patient.view import PatientView
from ipdesk.ui.workflow import Workflow

NOTHING_TO_SHOW = "There is nothing to show yet: tick at least two treatments."


def open_patient_view(window: QWidget, workflow: Workflow, clinic: ClinicSettings) -> str:
    """Show the view over the screen, or over the second one where there is one.

    It is made once for a window: what was open and which language was read are still there.
    Returns why it was not opened, in one sentence; empty when it was.
    """
    if workflow.comparison is None:
        return NOTHING_TO_SHOW
    view = window.findChild(PatientView)
    if view is None:
        view = PatientView(workflow, window)
    view.set_country(clinic.profile.country)
    view.open_on(QGuiApplication.screens(), window.screen())
    return ""
