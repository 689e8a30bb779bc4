"""The sheet of priorities by hand: the switch of four, a cell that leads to its post, and the chooser."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.coverage import By
from orgdesigner.report.priorities import GROUPED, priorities_report
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.what_if import WhatIf
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.priorities import PrioritiesSheet
from tests.ui.hands import LEFT, button, press, retype
from tests.ui.test_accessible import nameless


def opened(window: MainWindow) -> PrioritiesSheet:
    """Bring up the sheet by its key."""
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    sheet = window.middle.sheet
    assert isinstance(sheet, PrioritiesSheet)
    return sheet


def first_table(sheet: PrioritiesSheet) -> QTableView:
    return next(each for each in sheet.findChildren(QTableView) if each.isVisible())


def names(sheet: PrioritiesSheet) -> list[str]:
    """What stands in the first column of the table."""
    model = first_table(sheet).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click(table: QTableView, row: int, column: int) -> None:
    index = table.model().index(row, column)
    table.scrollTo(index)
    place = table.visualRect(index)
    QTest.mouseClick(table.viewport(), LEFT, pos=place.topLeft() + place.center() / 4)


def said(sheet: PrioritiesSheet) -> list[str]:
    return list(sheet.report.lines()) if sheet.report is not None else []


def test_the_switch_groups_the_same_priorities_in_four_ways(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window)
    assert names(sheet)[:3] == ["The whole school", "Students & Achievement", "Curriculum & Pedagogy"]
    for by, first in (
        (By.LEVEL, "Headteacher"),
        (By.STAFF_GROUP, "Teaching staff"),
        (By.POST, "Headteacher · Beatrice Aldous"),
        (By.TEAM, "Students & Achievement"),
    ):
        press(sheet, GROUPED[by][1])
        qtbot.waitUntil(lambda first=first: names(sheet)[1] == first)  # type: ignore[misc]
        assert sheet.report == priorities_report(window.session.view, ON_SCREEN, by)


def test_the_switch_works_with_the_arrow_keys(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window)
    button(sheet, "By team").setFocus()
    for first in ("Headteacher", "Teaching staff", "Headteacher · Beatrice Aldous"):
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda first=first: names(sheet)[1] == first)  # type: ignore[misc]


def test_a_cell_leads_to_its_post_on_the_chart(window: MainWindow) -> None:
    sheet = opened(window)
    click(first_table(sheet), 1, 1)
    assert window.session.selection == (Subject("post", "dep1"),)
    assert window.middle.current is window.canvas


def test_the_sheet_follows_an_edit(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window)
    finding = next(each for each in window.session.findings if each.rule == "COV-101")
    window.session.apply(finding.fixes[0].change)
    words = "Both priorities are covered: a post answers for each."
    qtbot.waitUntil(lambda: words in said(sheet))
    window.session.undo()
    qtbot.waitUntil(lambda: words not in said(sheet))


def test_a_name_in_the_chooser_asks_what_if_and_esc_takes_it_back(window: MainWindow) -> None:
    sheet = opened(window)
    line = sheet.chooser.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "Miriam")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert window.findChildren(WhatIf) == []
    before = window.session.view.snapshot().view
    retype(line, "Miriam Okafor")
    (dialog,) = window.findChildren(WhatIf)
    assert "If Miriam Okafor leaves" in words_of(dialog)
    assert line.text() == "", "the next name can be typed at once"
    retype(line, "Deputy: Curriculum · Rolf Lindqvist")
    titles = [words_of(each) for each in window.findChildren(WhatIf) if each.isVisible()]
    assert ["If nobody is Deputy: Curriculum" in each for each in titles] == [True], "one at a time"
    assert window.session.view == before
    assert window.session.document.history == ()


def words_of(dialog: WhatIf) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]


def test_a_name_that_is_nobodys_is_refused_in_words(window: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(window)
    line = sheet.chooser.findChild(QLineEdit)
    assert line is not None
    with qtbot.waitSignal(window.session.refused) as refusal:
        retype(line, "Nobody of that name")
    assert "nothing called “Nobody of that name”" in refusal.args[0]
    assert window.findChildren(WhatIf) == []


def test_everything_on_the_sheet_has_a_name(window: MainWindow) -> None:
    assert nameless(opened(window)) == []


def test_the_keyboard_goes_from_the_switch_to_the_chooser_to_the_table(window: MainWindow) -> None:
    sheet = opened(window)
    stops = []
    button(sheet, "By team").setFocus()
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert stops[:2] == [button(sheet, "By team"), sheet.chooser.findChild(QLineEdit)]
    assert first_table(sheet) in stops
