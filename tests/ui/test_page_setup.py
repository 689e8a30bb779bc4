"""The page set-up is asked once, and the pages, the preview and the file are as it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesigner.chart.paper.setup import A2, Mode
from orgdesigner.ui.dialogs.page_setup import PageSetupDialog
from orgdesigner.ui.sheets.pages import PagesSheet
from tests.ui.conftest import MakeWindow


@pytest.fixture
def sheet(make_window: MakeWindow, qtbot: QtBot) -> PagesSheet:
    window = make_window()
    window.navigation.show_view("pages")
    found = window.middle.sheet
    assert isinstance(found, PagesSheet)
    qtbot.waitUntil(lambda: found.is_settled, timeout=20_000)
    return found


def test_what_is_chosen_is_what_the_pages_show(sheet: PagesSheet, qtbot: QtBot) -> None:
    sheet.more.click()
    [dialog] = sheet.findChildren(PageSetupDialog)
    form = dialog.form
    form.paper.setCurrentText("A2")
    form.mode.setCurrentText("One for each team or branch")
    form.smallest.selectAll()
    QTest.keyClicks(form.smallest, "9")
    QTest.keyClicks(form.version, "2.1")
    QTest.keyClick(form.draft, Qt.Key.Key_Space)
    QTest.keyClick(form.index, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    setup = sheet.wanted.setup
    assert (setup.paper, setup.mode, setup.smallest, setup.index) == (A2, Mode.APART, 9.0, True)
    assert (setup.wording.version, setup.wording.draft) == ("2.1", True)

    def is_shown() -> bool:
        wording = setup.said_to(sheet.wanted.audience).wording
        return sheet.area.sheets is not None and sheet.area.sheets.wording == wording

    qtbot.waitUntil(is_shown, timeout=20_000)
    sheets = sheet.area.sheets
    assert sheets is not None
    assert sheets.pages[-1].bookmark == "Index of posts"
    assert sheets.scale >= setup.smallest_scale


def test_the_overlap_is_a_posters_alone(sheet: PagesSheet) -> None:
    sheet.more.click()
    [dialog] = sheet.findChildren(PageSetupDialog)
    assert not dialog.form.overlap.isVisible()
    dialog.form.mode.setCurrentText("A poster of tiles")
    assert dialog.form.overlap.isVisible()
    dialog.reject()
