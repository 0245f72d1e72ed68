"""What happens when the program itself is wrong."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.ui.crash import CrashReporter, CrashWindow, crash_lines, write_log


def caught() -> BaseException:
    try:
        raise ValueError("Maria, 34, pregnant")
    except ValueError as error:
        return error


def test_the_log_says_where_but_not_what_was_typed() -> None:
    error = caught()
    text = "\n".join(crash_lines(type(error), error.__traceback__))
    assert "test_crash.py" in text
    assert "ValueError" in text
    assert "Maria" not in text


def test_the_log_is_written_and_starts_anew_when_large(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "ipdesk.log"
    assert write_log(log, ["first"])
    assert write_log(log, ["second"])
    assert log.read_text() == "first\nsecond\n"
    log.write_text("x" * 1_000_001)
    assert write_log(log, ["third"])
    assert log.read_text() == "third\n"


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not write_log(tmp_path / "file" / "ipdesk.log", ["line"])


def test_one_window_says_where_the_log_is(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = CrashReporter(tmp_path / "ipdesk.log")
    error = caught()
    reporter.on_exception(type(error), error, error.__traceback__)
    window = reporter.window
    assert isinstance(window, CrashWindow)
    qtbot.addWidget(window)
    assert window.isVisible()
    reporter.on_exception(type(error), error, error.__traceback__)
    assert reporter.window is window
    window.accept()
    capsys.readouterr()
