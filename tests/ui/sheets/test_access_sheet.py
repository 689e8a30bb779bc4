"""The access sheet shows the structure as it is, and appointment rounds are kept from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.rounds import add_round
from orgdesigner.model.records import AppointmentRound, Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.question import Question
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.access import AccessSheet
from orgdesigner.ui.widgets.report_posts import PostSigns
from tests.ui.hands import LEFT, button, field, line, press, retype


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot) -> AccessSheet:
    """The sheet as somebody opens it: in the row of views."""
    press(window.topbar, "Access")
    found = window.middle.sheet
    assert isinstance(found, AccessSheet)
    qtbot.waitUntil(lambda: "Access and representation" in words(found))
    return found


def words(sheet: QWidget) -> str:
    """Return what the labels and buttons of a sheet say, those that are seen."""
    said = [each.text() for each in sheet.findChildren(QLabel) if each.isVisibleTo(sheet)]
    said += [each.accessibleName() for each in sheet.findChildren(QAbstractButton) if each.isVisibleTo(sheet)]
    return "\n".join(said)


def named(sheet: QWidget, start: str) -> QAbstractButton:
    """Return the one button whose name for a screen reader begins so."""
    found = [
        each
        for each in sheet.findChildren(QAbstractButton)
        if each.accessibleName().startswith(start) and each.isVisibleTo(sheet)
    ]
    assert len(found) == 1, f"{len(found)} buttons are called “{start}”"
    return found[0]


def question(window: MainWindow) -> Question:
    found = [each for each in window.findChildren(Question) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def rounds_of(view: View) -> list[str]:
    return sorted(each.name for each in view.all(AppointmentRound))


def test_it_counts_first_and_follows_an_edit(sheet: AccessSheet, window: MainWindow, qtbot: QtBot) -> None:
    # One post is held by support staff, one is reserved for them and one is open: two of three.
    assert "2 of 3 reserved for or held by support staff; a proportional share is 2: in proportion" in words(
        sheet
    )
    window.session.perform(
        lambda view: set_fields(view, view.need(Post, "gl3"), access="all", access_reason="")
    )
    qtbot.waitUntil(
        lambda: "1 of 3 held by support staff; a proportional share is 2: one post short" in words(sheet)
    )
    window.session.undo()
    qtbot.waitUntil(lambda: "in proportion" in words(sheet))


def test_a_round_is_added_with_the_keyboard_alone_and_undone(
    sheet: AccessSheet, window: MainWindow, qtbot: QtBot
) -> None:
    button(sheet, "Add an appointment round…").setFocus()
    QTest.keyClick(button(sheet, "Add an appointment round…"), Qt.Key.Key_Space)
    asked = question(window)
    lines = asked.findChildren(QLineEdit)
    lines[0].setFocus()
    QTest.keyClicks(lines[0], "Leaders, 2027")
    QTest.keyClick(lines[0], Qt.Key.Key_Tab)
    QTest.keyClicks(lines[1], "Grassroots Leader")
    QTest.keyClick(lines[1], Qt.Key.Key_Tab)
    QTest.keyClicks(lines[2], "20/5/2027")
    press(asked, "Add the round")
    [added] = window.session.view.all(AppointmentRound)
    assert (added.name, added.role_class, str(added.held)) == (
        "Leaders, 2027",
        "Grassroots Leader",
        "2027-05-20",
    )
    assert window.inspector.shown == Subject("appointment_round", added.id)
    qtbot.waitUntil(lambda: "Grassroots Leader · held on 20 May 2027" in words(sheet))
    window.session.undo()
    assert rounds_of(window.session.view) == []


def test_escape_adds_nothing(sheet: AccessSheet, window: MainWindow) -> None:
    press(sheet, "Add an appointment round…")
    asked = question(window)
    QTest.keyClicks(asked.findChildren(QLineEdit)[0], "Never mind")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert rounds_of(window.session.view) == []
    assert not window.session.document.history


def test_a_round_without_a_name_is_refused_in_the_window_that_asks(
    sheet: AccessSheet, window: MainWindow
) -> None:
    press(sheet, "Add an appointment round…")
    asked = question(window)
    press(asked, "Add the round")
    assert asked.refusal
    assert asked.isVisible()
    assert not window.session.document.history
    QTest.keyClick(asked, Qt.Key.Key_Escape)


def test_a_round_is_chosen_on_the_page_and_edited_beside_it(
    sheet: AccessSheet, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.perform(lambda view: add_round(view, name="Leaders", role_class="Lead", round_id="r1"))
    window.session.select()
    qtbot.waitUntil(lambda: "Lead · no date yet" in words(sheet))
    QTest.mouseClick(named(sheet, "Lead · no date yet"), LEFT)
    assert window.middle.sheet is sheet
    assert window.inspector.shown == Subject("appointment_round", "r1")
    retype(line(field(window.inspector, "applied_support")), "6")
    retype(line(field(window.inspector, "applied_teaching")), "12")
    retype(line(field(window.inspector, "appointed_support")), "2")
    retype(line(field(window.inspector, "appointed_internal")), "2")
    retype(line(field(window.inspector, "panel")), "Deputy: Curriculum")
    qtbot.waitUntil(lambda: "On the panel: Deputy: Curriculum." in words(sheet))
    assert "Appointed were none of 12 teaching staff and two of six support staff" in words(sheet)
    assert "Both appointed worked here already." in words(sheet)


def test_a_round_is_removed_here_or_by_the_menu_and_comes_back(
    sheet: AccessSheet, window: MainWindow
) -> None:
    window.session.perform(lambda view: add_round(view, name="Leaders", round_id="r1"))
    assert not button(sheet, "Remove the round").isEnabled()
    window.session.select(Subject("appointment_round", "r1"))
    press(sheet, "Remove the round")
    assert rounds_of(window.session.view) == []
    assert not button(sheet, "Remove the round").isEnabled()
    window.session.undo()
    assert rounds_of(window.session.view) == ["Leaders"]
    window.session.select(Subject("appointment_round", "r1"))
    window.actions_by_name["remove"].trigger()
    assert rounds_of(window.session.view) == []


def test_a_post_of_the_page_is_gone_to_on_the_chart(sheet: AccessSheet, window: MainWindow) -> None:
    row = next(
        each
        for each in sheet.findChildren(PostSigns)
        if "Grassroots Leader" in each.accessibleName() and len(each.rows.posts) == 3
    )
    number = next(
        n for n, each in enumerate(row.rows.posts) if each.label == "Grassroots Leader 2 · Gwen Tan"
    )
    QTest.mouseClick(row.viewport(), LEFT, pos=row.visualRect(row.rows.index(number)).center())
    assert window.middle.sheet is None
    assert window.session.selection == (Subject("post", "gl2"),)
