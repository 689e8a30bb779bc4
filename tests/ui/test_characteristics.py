"""Counts by protected characteristic are typed, undone and taken off; none under five is ever kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from orgdesigner.model.edits.rounds import add_round
from orgdesigner.model.records import AppointmentRound, CharacteristicCount
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.characteristics import TOO_SMALL
from orgdesigner.ui.panels.form import Field
from tests.ui.hands import LEFT, field, press, retype


@pytest.fixture
def editor(window: MainWindow) -> Field:
    """The editor, open in the details of a round."""
    window.session.perform(lambda view: add_round(view, name="Leaders", round_id="r1"))
    window.session.select(Subject("appointment_round", "r1"))
    press(window.inspector, "Protected characteristics")
    return field(window.inspector, "characteristics")


def kept(window: MainWindow) -> tuple[CharacteristicCount, ...]:
    return window.session.view.need(AppointmentRound, "r1").characteristics


def lines(editor: Field) -> list[QLineEdit]:
    """The lines of the editor: a name and three counts for each characteristic."""
    return [each for each in editor.findChildren(QLineEdit) if each.isVisibleTo(editor)]


def steps(window: MainWindow) -> int:
    return len(window.session.document.history)


def women(window: MainWindow, editor: Field) -> list[QLineEdit]:
    """Add a characteristic, and return its lines."""
    press(editor, "Add a characteristic")
    retype(lines(editor)[0], "Women")
    assert kept(window) == (CharacteristicCount(name="Women"),)
    return lines(editor)


def test_counts_are_typed_and_undone(window: MainWindow, editor: Field) -> None:
    _, applied, _, appointed = women(window, editor)
    retype(applied, "12")
    retype(appointed, "5", key=Qt.Key.Key_Tab)
    assert kept(window) == (CharacteristicCount(name="Women", applied=12, appointed=5),)
    window.session.undo()
    assert kept(window) == (CharacteristicCount(name="Women", applied=12),)
    assert appointed.text() == ""


@pytest.mark.parametrize("number", ["4", "1", "0"])
def test_a_number_under_five_is_refused_with_the_reason_and_its_place_stays_empty(
    window: MainWindow, editor: Field, number: str
) -> None:
    applied = women(window, editor)[1]
    before = steps(window)
    retype(applied, number)
    assert applied.text() == ""
    assert editor.reason == TOO_SMALL
    assert [each.property("wrong") for each in lines(editor)] == [False, True, False, False]
    assert kept(window) == (CharacteristicCount(name="Women"),)
    assert steps(window) == before


def test_a_count_that_becomes_small_is_emptied_and_says_why(window: MainWindow, editor: Field) -> None:
    applied = women(window, editor)[1]
    retype(applied, "7")
    retype(applied, "3")
    assert applied.text() == ""
    assert editor.reason == TOO_SMALL
    assert kept(window) == (CharacteristicCount(name="Women"),)
    retype(applied, "8")
    assert editor.reason == ""
    assert kept(window)[0].applied == 8


def test_what_is_no_number_is_refused(window: MainWindow, editor: Field) -> None:
    applied = women(window, editor)[1]
    retype(applied, "some")
    assert editor.reason == "This should be a number."
    assert kept(window) == (CharacteristicCount(name="Women"),)


def test_escape_takes_back_what_was_typed(window: MainWindow, editor: Field) -> None:
    applied = women(window, editor)[1]
    retype(applied, "12")
    retype(applied, "15", key=Qt.Key.Key_Escape)
    assert applied.text() == "12"
    assert kept(window)[0].applied == 12


def test_a_characteristic_is_taken_off_and_the_others_stay(window: MainWindow, editor: Field) -> None:
    women(window, editor)
    press(editor, "Add a characteristic")
    retype(lines(editor)[4], "Disabled")
    retype(lines(editor)[5], "6")
    crosses = [each for each in editor.findChildren(QToolButton) if each.accessibleName() == "Take off Women"]
    assert len(crosses) == 1
    QTest.mouseClick(crosses[0], LEFT)
    assert kept(window) == (CharacteristicCount(name="Disabled", applied=6),)
    assert [each.text() for each in lines(editor)] == ["Disabled", "6", "", ""]


def test_a_name_is_needed(window: MainWindow, editor: Field) -> None:
    name = women(window, editor)[0]
    retype(name, "")
    assert editor.reason
    assert kept(window) == (CharacteristicCount(name="Women"),)


def test_no_count_is_said_in_the_history(window: MainWindow, editor: Field) -> None:
    retype(women(window, editor)[1], "12")
    labels = [entry.change.label for entry in window.session.document.history]
    assert labels[-1] == "Change By protected characteristic of Leaders"
    assert not any("Women" in label or "12" in label for label in labels)


def test_every_line_says_to_a_screen_reader_what_it_is(window: MainWindow, editor: Field) -> None:
    assert [each.accessibleName() for each in women(window, editor)] == [
        "Characteristic",
        "Women: applied",
        "Women: shortlisted",
        "Women: appointed",
    ]
