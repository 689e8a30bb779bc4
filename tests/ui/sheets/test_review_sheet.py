"""The review sheet asks, leads to what it found, and cuts none of its lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.review import ReviewSheet
from tests.ui.hands import LEFT, press
from tests.ui.sheets.test_access_sheet import named, words


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot) -> ReviewSheet:
    """The sheet as somebody opens it: in the row of views."""
    press(window.topbar, "Review")
    found = window.middle.sheet
    assert isinstance(found, ReviewSheet)
    qtbot.waitUntil(lambda: "This page gives no score and decides nothing." in words(found))
    return found


def test_what_it_found_is_gone_to(sheet: ReviewSheet, window: MainWindow) -> None:
    QTest.mouseClick(named(sheet, "Students & Achievement: “Rewards”"), LEFT)
    assert window.middle.sheet is None
    assert window.session.selection == (Subject("team", "sa"),)


def test_what_is_not_on_the_chart_is_shown_beside_the_page(sheet: ReviewSheet, window: MainWindow) -> None:
    link = named(sheet, "Priority 2 (Attendance): one post contributes")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert window.middle.sheet is sheet
    assert window.inspector.shown == Subject("priority", "priority:2")


def test_it_follows_an_edit_and_shows_every_line_of_a_long_answer(
    sheet: ReviewSheet, window: MainWindow, qtbot: QtBot
) -> None:
    long = "Decides on rewards and sanctions, on trips and on the way in which parents hear of them all. " * 4
    window.session.perform(lambda view: set_fields(view, view.need(Team, "cp"), authority=long))
    qtbot.waitUntil(lambda: "Curriculum & Pedagogy: “Decides" in words(sheet))
    link = named(sheet, "Curriculum & Pedagogy: “Decides")
    qtbot.waitUntil(lambda: link.height() > 2 * QFontMetrics(link.font()).height())
    assert link.height() >= link.heightForWidth(link.width())
