"""The pages sheet shows what would be printed: no card is cut, none is missing, and each edit is seen."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import ChartRequest, lay_out
from orgdesigner.chart.paper.setup import SMALLEST_TEXT
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.pages import PagesSheet
from orgdesigner.ui.wanted import caption_of
from orgdesigner.ui.widgets.page_area import MILLIMETRE
from tests.ui.conftest import MakeWindow
from tests.ui.hands import LEFT


def opened(window: MainWindow, qtbot: QtBot) -> PagesSheet:
    """The sheet as somebody opens it by a key, when its pages are drawn."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    found = window.middle.sheet
    assert isinstance(found, PagesSheet)
    qtbot.waitUntil(lambda: found.is_settled, timeout=20_000)
    return found


@pytest.fixture
def sheet(make_window: MakeWindow, qtbot: QtBot) -> PagesSheet:
    """The pages of the example school."""
    return opened(make_window(), qtbot)


def zoom_said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.status.findChildren(QLabel) if label.isVisible()]


def choose(sheet: PagesSheet, qtbot: QtBot, *, kind: int, paper: int, way: int) -> None:
    for box, at in ((sheet.kind, kind), (sheet.paper, paper), (sheet.way, way)):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(at):
            QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sheet.is_settled, timeout=20_000)


@pytest.mark.parametrize("kind", [0, 1])
@pytest.mark.parametrize("paper", [0, 1])
def test_no_card_is_cut_by_a_page_edge_or_missing_and_no_text_is_too_small(
    sheet: PagesSheet, qtbot: QtBot, kind: int, paper: int
) -> None:
    choose(sheet, qtbot, kind=kind, paper=paper, way=2)
    sheets = sheet.area.sheets
    assert sheets is not None
    shown = set()
    for number, page in enumerate(sheets.pages):
        edge, margin = sheet.area.page_box(number), sheets.format.margin * MILLIMETRE
        for placed in page.picture.cards:
            box = sheet.area.card_box(number, placed)
            assert box.x >= edge.x + margin - 0.01
            assert box.right <= edge.right - margin + 0.01
            assert box.y >= edge.y + margin
            assert box.bottom <= edge.bottom - margin
            shown.add(placed.post)
    assert shown == {post.id for post in sheet.session.view.all(Post)}
    smallest = float(sheet.words.rsplit(" ", 2)[1])
    assert smallest >= SMALLEST_TEXT
    assert sheet.words.startswith(f"{len(sheets.pages)} page")


def test_the_pages_follow_an_edit(sheet: PagesSheet, qtbot: QtBot) -> None:
    session = sheet.session
    post = next(iter(session.view.all(Post)))
    title = "A longer title than any that this post had before it was given this one"
    session.perform(lambda view: set_fields(view, view.need(Post, post.id), title=title))

    def is_there() -> bool:
        sheets = sheet.area.sheets
        assert sheets is not None
        cards = [each.card for page in sheets.pages for each in page.picture.cards]
        return any(" ".join(card.title) == title for card in cards)

    qtbot.waitUntil(is_there, timeout=20_000)
    wanted = sheet.wanted
    fresh = lay_out(
        ChartRequest(session.view, sheet.chart_kind, caption_of(session, date.today())),
        FontMeasure(),
        wanted.setup.said_to(wanted.audience),
    )
    assert sheet.area.sheets == fresh


def test_a_click_selects_and_a_double_click_goes_to_the_card(sheet: PagesSheet) -> None:
    window = sheet.window()
    assert isinstance(window, MainWindow)
    sheets = sheet.area.sheets
    assert sheets is not None
    placed = sheets.pages[0].picture.cards[3]
    box = sheet.area.camera.box_on_screen(sheet.area.card_box(0, placed))
    at = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
    QTest.mouseClick(sheet.area.viewport(), LEFT, pos=at)
    assert window.session.selection == (Subject("post", placed.post),)
    assert sheet.isVisible()
    QTest.mouseDClick(sheet.area.viewport(), LEFT, pos=at)
    assert not sheet.isVisible()
    assert window.session.selection == (Subject("post", placed.post),)


def test_the_keyboard_goes_to_the_card_and_zooms(sheet: PagesSheet) -> None:
    window = sheet.window()
    assert isinstance(window, MainWindow)
    before = sheet.area.zoom
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sheet.area.zoom == 1.0
    assert "100 %" in zoom_said(window)
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert sheet.area.zoom == pytest.approx(before)
    post = next(iter(window.session.view.all(Post)))
    window.session.select(Subject("post", post.id))
    sheet.area.setFocus()
    QTest.keyClick(sheet.area, Qt.Key.Key_Return)
    assert window.middle.sheet is None


def test_what_is_shown_is_what_is_printed(sheet: PagesSheet, qtbot: QtBot) -> None:
    window = sheet.window()
    assert isinstance(window, MainWindow)
    choose(sheet, qtbot, kind=1, paper=1, way=1)
    wanted = sheet.wanted
    window.actions_by_name["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert dialog.wanted == wanted
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
