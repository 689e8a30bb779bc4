"""A mistake in the program is said once, names places in the code, and nothing that was in the plan."""

import sys

import pytest
from PySide6.QtWidgets import QMessageBox

from orgdesigner.ui.bugs import details, report_bugs
from orgdesigner.ui.main_window import MainWindow


def raised() -> BaseException:
    try:
        raise ValueError("Miriam Okafor is paid £98,765")
    except ValueError as error:
        return error


def test_the_details_hold_places_and_no_message() -> None:
    error = raised()
    text = details(type(error), error.__traceback__)
    assert "ValueError" in text
    assert "test_bugs.py" in text
    assert "Okafor" not in text
    assert "98,765" not in text


def test_a_bug_is_said_in_a_window_and_the_plan_stays_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_bugs(window)
    error = raised()
    for _ in range(2):
        sys.excepthook(type(error), error, error.__traceback__)
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1
    assert "Your work is kept" in boxes[0].text()
    assert "Okafor" not in boxes[0].detailedText() + capsys.readouterr().err
    boxes[0].close()
    assert window.session.view.school.name == "Hill School"


def test_a_bug_is_said_where_there_is_no_console(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_bugs(window)
    report = sys.excepthook
    error = raised()
    with monkeypatch.context() as without_console:
        without_console.setattr(sys, "stderr", None)
        report(type(error), error, error.__traceback__)
    assert [box for box in window.findChildren(QMessageBox) if box.isVisible()]
