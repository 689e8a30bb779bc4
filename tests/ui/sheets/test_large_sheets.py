"""A sheet of a large school is worked out while the window goes on, and says what is so in the end."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.schools import school
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.coverage import By
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.report.access import access_report
from orgdesigner.report.allowances import allowances_report
from orgdesigner.report.blocks import Report
from orgdesigner.report.priorities import priorities_report
from orgdesigner.report.review import review_report
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.report_sheet import ReportSheet
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press

SHEETS: dict[str, Callable[..., Report]] = {
    "Access": access_report,
    "Allowances": allowances_report,
    "Priorities": lambda view, showing: priorities_report(view, showing, By.TEAM),
    "Review": review_report,
}


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    made = make_window()
    made.session.open(Document({CURRENT: Structure(school(700))}))
    return made


def opened(window: MainWindow, name: str) -> ReportSheet:
    press(window.topbar, name)
    sheet = window.middle.sheet
    assert isinstance(sheet, ReportSheet)
    return sheet


def says(window: MainWindow, name: str) -> Report:
    return SHEETS[name](window.session.view, ON_SCREEN)


def rename(view: View) -> object:
    return set_fields(view, view.need(Post, "p1"), title="Someone else")


@pytest.mark.parametrize("name", list(SHEETS))
def test_it_shows_the_report_of_the_structure_as_it_is(window: MainWindow, qtbot: QtBot, name: str) -> None:
    sheet = opened(window, name)
    assert not sheet.is_settled
    qtbot.waitUntil(lambda: sheet.is_settled, timeout=20_000)
    before = sheet.report
    assert before == says(window, name)
    window.session.perform(rename)  # type: ignore[arg-type]
    assert sheet.report is before  # which stays until the next one is there
    qtbot.waitUntil(lambda: sheet.is_settled, timeout=20_000)
    assert sheet.report == says(window, name)


def test_an_edit_while_it_is_worked_out_is_in_it(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window, "Access")
    for title in ("One", "Two", "Three"):
        window.session.perform(lambda view, title=title: set_fields(view, view.need(Post, "p1"), title=title))  # type: ignore[misc]
        QApplication.processEvents()
    qtbot.waitUntil(lambda: sheet.is_settled, timeout=20_000)
    assert sheet.report == says(window, "Access")


def test_who_looks_elsewhere_gives_it_up_and_finds_it_on_coming_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    sheet = opened(window, "Review")
    press(window.topbar, "Teams")
    assert sheet.report is None
    assert not sheet.is_settled
    opened(window, "Review")
    qtbot.waitUntil(lambda: sheet.is_settled, timeout=20_000)
    assert sheet.report == says(window, "Review")
