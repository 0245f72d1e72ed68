"""Work off the window's thread: results, faults and bugs come back to it."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ipdesk.errors import IpdeskError, WorkspaceError
from ipdesk.ui.background import Lane, run


class Ear(QObject):
    """Notes what came back, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def __call__(self, result: object) -> None:
        self.heard.append(result)
        self.threads.add(threading.get_ident())


@pytest.fixture
def done() -> Ear:
    return Ear()


@pytest.fixture
def failed() -> Ear:
    return Ear()


def test_a_result_comes_back_on_the_windows_thread(qtbot: QtBot, done: Ear, failed: Ear) -> None:
    run(threading.get_ident, done, failed)
    qtbot.waitUntil(lambda: bool(done.heard))
    assert done.heard[0] != threading.get_ident()
    assert done.threads == {threading.get_ident()}
    assert failed.heard == []


def test_a_fault_of_the_world_is_handed_over(qtbot: QtBot, done: Ear, failed: Ear) -> None:
    fault = WorkspaceError("The disk is full.")

    def work() -> None:
        raise fault

    run(work, done, failed)
    qtbot.waitUntil(lambda: bool(failed.heard))
    assert failed.heard == [fault]
    assert done.heard == []


def test_a_bug_reaches_the_exception_hook(qtbot: QtBot, done: Ear, failed: Ear) -> None:
    with qtbot.captureExceptions() as bugs:
        run(lambda: 1 / 0, done, failed)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError
    assert failed.heard == []


def test_a_dropped_result_is_thrown_away(qtbot: QtBot, done: Ear, failed: Ear) -> None:
    lane = Lane()
    gate = threading.Event()
    first = lane.run(gate.wait, done, failed)
    second = lane.run(lambda: "never wanted", done, failed)
    first.drop()
    second.drop()
    gate.set()
    lane.run(lambda: "wanted", done, failed)
    qtbot.waitUntil(lambda: bool(done.heard))
    assert done.heard == ["wanted"]


def test_a_lane_does_one_thing_after_another(qtbot: QtBot, done: Ear, failed: Ear) -> None:
    lane = Lane()
    order: list[int] = []
    for number in range(20):
        lane.run(lambda number=number: order.append(number), done, failed)  # type: ignore[misc]  # a default binds the loop's value
    qtbot.waitUntil(lambda: len(done.heard) == 20)
    assert order == list(range(20))


def test_a_dropped_fault_is_not_told(qtbot: QtBot, done: Ear, failed: Ear) -> None:
    def work() -> None:
        raise IpdeskError("No matter.")

    lane = Lane()
    lane.run(work, done, failed).drop()
    lane.run(lambda: "after it", done, failed)
    qtbot.waitUntil(lambda: bool(done.heard))
    assert failed.heard == []
