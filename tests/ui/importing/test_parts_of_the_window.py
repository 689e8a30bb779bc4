"""The parts of the import window by mouse and keyboard, over values that were written by hand."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, GridRow
from orgdesigner.exchange.incoming.cells.book import How
from orgdesigner.exchange.incoming.stafflist.layout import (
    Column,
    DayOrder,
    DecimalMark,
    Form,
    Grounds,
    Layout,
)
from orgdesigner.exchange.incoming.stafflist.problems import Outcome, Problem
from orgdesigner.exchange.incoming.trial import detected
from orgdesigner.exchange.incoming.trial.habits import digest
from orgdesigner.exchange.incoming.trial.said import Repair
from orgdesigner.exchange.incoming.trial.shown import (
    Choice,
    Offer,
    Setting,
    Sheet,
    SheetRow,
    Shown,
    ShownColumn,
    Trouble,
)
from orgdesigner.exchange.meanings import Meaning
from orgdesigner.ui.importing.columns import ColumnList
from orgdesigner.ui.importing.offer_list import OfferList
from orgdesigner.ui.importing.quiet_choice import QuietChoice
from orgdesigner.ui.importing.remembering import habits, remember
from orgdesigner.ui.importing.sample import Sample
from orgdesigner.ui.importing.settings_row import SettingsRow
from orgdesigner.ui.importing.troubles import TroubleList
from orgdesigner.ui.importing.window import ImportWindow
from tests.ui.hands import LEFT, press

OFFERS = [
    Offer("Added", "Librarian, below Headteacher", True),
    Offer("Added", "Cook, below Headteacher", True),
    Offer("Moved", "Joan Mbeki to Librarian", True),
    Offer("Not in the list", "Rolf Lindqvist", False),
]


def grid(*rows: str) -> Grid:
    """A sheet of a row for each text, with commas between its cells; an empty text is a row left out."""
    return Grid(
        "list.csv",
        "",
        tuple(
            GridRow(number, tuple(GridCell(text, text) if text else EMPTY for text in row.split(",")))
            for number, row in enumerate(rows, start=1)
            if row
        ),
    )


def layout(*columns: tuple[str, Meaning, int]) -> Layout:
    return Layout(
        Form.STAFF_LIST,
        (1,),
        tuple(
            Column(place, heading, meaning, certainty, "", Grounds.HEADING)
            for place, (heading, meaning, certainty) in enumerate(columns)
        ),
        DecimalMark.POINT,
        DayOrder.DAY_FIRST,
    )


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(900, 400)
    widget.show()
    qtbot.waitExposed(widget)


@pytest.fixture
def offers(qtbot: QtBot) -> OfferList:
    shown = OfferList()
    show(qtbot, shown)
    shown.show_offers(OFFERS)
    return shown


def test_each_line_is_ticked_as_it_comes_and_space_turns_the_tick(offers: OfferList) -> None:
    assert offers.model.taken == [0, 1, 2]
    offers.tree.setFocus()
    QTest.keyClick(offers.tree, Qt.Key.Key_Down)
    QTest.keyClick(offers.tree, Qt.Key.Key_Space)
    assert offers.model.taken == [1, 2]
    QTest.keyClick(offers.tree, Qt.Key.Key_Space)
    assert offers.model.taken == [0, 1, 2]


def test_the_tick_of_a_group_is_that_of_all_its_lines(offers: OfferList) -> None:
    last = offers.model.index(2, 0)
    offers.tree.setFocus()
    offers.tree.setCurrentIndex(last)
    QTest.keyClick(offers.tree, Qt.Key.Key_Space)
    assert offers.model.taken == [0, 1, 2, 3]
    offers.tree.setCurrentIndex(offers.model.index(0, 0))
    QTest.keyClick(offers.tree, Qt.Key.Key_Space)
    assert offers.model.taken == [2, 3]


def test_a_group_says_how_many_of_its_lines_are_taken(offers: OfferList) -> None:
    assert offers.model.index(0, 0).data() == "Added: 2 of 2"
    offers.model.take([1], taken=False)
    assert offers.model.index(0, 0).data() == "Added: 1 of 2"
    part = Qt.CheckState.PartiallyChecked
    assert offers.model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == part


def test_what_a_filter_hides_keeps_its_tick(offers: OfferList) -> None:
    QTest.keyClicks(offers.filter, "head cook")
    assert [group.lines for group in offers.model.groups] == [[1]]
    press(offers, "Untick all listed")
    offers.filter.clear()
    assert offers.model.taken == [0, 2]


def test_a_filter_that_fits_nothing_says_so(offers: OfferList) -> None:
    QTest.keyClicks(offers.filter, "zebra")
    assert not offers.tree.isVisible()
    assert offers.model.groups == []


@pytest.fixture
def columns(qtbot: QtBot) -> ColumnList:
    shown = ColumnList()
    show(qtbot, shown)
    shown.show_columns(
        [
            ShownColumn(0, "A", "Surname", "surname", "certain", "", "Okafor"),
            ShownColumn(2, "C", "Boss", "ignored", "", "", "Okafor"),
        ],
        [Choice("surname", "Surname"), Choice("reports_to", "Reports to"), Choice("ignored", "Not taken")],
    )
    return shown


def test_a_meaning_is_put_right_by_keyboard(columns: ColumnList, qtbot: QtBot) -> None:
    columns.setFocus()
    QTest.keyClick(columns, Qt.Key.Key_Down)
    QTest.keyClick(columns, Qt.Key.Key_Return)
    [choice] = columns.findChildren(QuietChoice)
    qtbot.waitUntil(lambda: choice.view().isVisible())
    with qtbot.waitSignal(columns.corrected) as told:
        QTest.keyClick(choice.view(), Qt.Key.Key_Up)
        QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert told.args == [2, "reports_to"]


def test_a_click_on_a_meaning_opens_what_it_could_be(columns: ColumnList, qtbot: QtBot) -> None:
    item = columns.topLevelItem(0)
    assert item is not None
    place = columns.visualRect(columns.model().index(0, 2)).center()
    QTest.mouseClick(columns.viewport(), LEFT, pos=place)
    [choice] = columns.findChildren(QuietChoice)
    assert choice.currentText() == "Surname"


def test_showing_columns_again_keeps_the_line_and_tells_nothing(columns: ColumnList, qtbot: QtBot) -> None:
    columns.setFocus()
    QTest.keyClick(columns, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(columns.corrected), qtbot.assertNotEmitted(columns.turned):
        columns.show_columns([ShownColumn(2, "C", "Boss", "reports_to", "", "", "")], columns.meanings)
    assert columns.number == 2


@pytest.fixture
def troubles(qtbot: QtBot) -> TroubleList:
    shown = TroubleList()
    show(qtbot, shown)
    shown.show_troubles(
        [
            Trouble("in the tray", "E9", "Nobody has this name.", 9, 4, ("S001", "S002")),
            Trouble("refused", "row 12", "There is no name.", 12),
            Trouble("placed", "F13", "No part of a post.", 13, 5, ("0.8",)),
            Trouble("placed", "F14", "No part of a post.", 14, 5, ("0.6",)),
        ]
    )
    return shown


def test_a_repair_is_taken_by_its_button(troubles: TroubleList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(troubles.repairs_asked) as told:
        press(troubles, "Take “S002”")
    assert told.args == [[Repair(9, 4, "S002")]]


def test_enter_takes_the_first_repair(troubles: TroubleList, qtbot: QtBot) -> None:
    troubles.tree.setFocus()
    QTest.keyClick(troubles.tree, Qt.Key.Key_End)
    with qtbot.waitSignal(troubles.repairs_asked) as told:
        QTest.keyClick(troubles.tree, Qt.Key.Key_Return)
    assert told.args == [[Repair(14, 5, "0.6")]]


def test_all_repairs_that_leave_no_choice_are_taken_at_once(troubles: TroubleList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(troubles.repairs_asked) as told:
        press(troubles, "Take every only repair")
    assert told.args == [[Repair(13, 5, "0.8"), Repair(14, 5, "0.6")]]


def test_what_has_no_repair_offers_none(troubles: TroubleList, qtbot: QtBot) -> None:
    troubles.tree.setCurrentIndex(troubles.model.index(1, 0))
    assert not any(button.isVisible() for button in troubles.repairs)
    with qtbot.assertNotEmitted(troubles.repairs_asked):
        QTest.keyClick(troubles.tree, Qt.Key.Key_Return)


def test_a_setting_with_one_choice_is_not_asked(qtbot: QtBot) -> None:
    row = SettingsRow()
    show(qtbot, row)
    row.show_settings(
        [
            Setting("sheet", "Sheet", "A", (Choice("A", "A"),)),
            Setting("days", "Dates", "d", (Choice("d", "Day first"), Choice("m", "Month first"))),
        ]
    )
    assert [name for name, choice in row.choices.items() if choice.isVisible()] == ["days"]
    row.choices["days"].setFocus()
    with qtbot.waitSignal(row.corrected) as told:
        QTest.keyClick(row.choices["days"], Qt.Key.Key_Down)
    assert told.args == ["days", "m"]


def test_the_sample_has_the_numbers_and_letters_of_the_spreadsheet(qtbot: QtBot) -> None:
    sample = Sample()
    show(qtbot, sample)
    sample.show_sheet(
        Sheet((SheetRow(1, ("Name", "FTE")), SheetRow(3, ("Okafor", "0.8"))), 2), frozenset({1})
    )
    rows = sample.rows
    assert rows.headerData(1, Qt.Orientation.Vertical) == "3"
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "B"
    assert rows.index(1, 1).data() == "0.8"
    assert rows.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert rows.index(1, 0).data(Qt.ItemDataRole.FontRole) is None
    sample.point_at(3, 1)
    assert sample.currentIndex().data() == "0.8"


def test_settings_say_what_was_detected_and_what_else_there_is() -> None:
    found = detected.settings_of(
        ["Staff", "Leavers"],
        How("windows-1252", ";", "Staff"),
        grid("Autumn", "Name,FTE"),
        layout(("Name", Meaning.NAME, 100)),
    )
    settings = {setting.name: setting for setting in found}
    assert settings["sheet"].value == "Staff"
    assert settings["encoding"].value == "windows-1252"
    assert settings["header"].value == "1"
    assert {"1", "2", "1 2", ""} == {choice.value for choice in settings["header"].choices}
    for setting in found:
        assert setting.value in {choice.value for choice in setting.choices}, setting.name


def test_a_spreadsheet_has_no_encoding_to_ask_for() -> None:
    found = detected.settings_of([""], How(), grid("Name"), layout(("Name", Meaning.NAME, 100)))
    assert [setting.name for setting in found if len(setting.choices) > 1] == ["header", "decimal", "days"]


def test_a_column_shows_a_few_of_its_values_and_how_sure_it_is() -> None:
    sheet = grid("Name,FTE", "Okafor,0.8", "Okafor,0.8", "Mbeki,1")
    [name, fte] = detected.columns_of(sheet, layout(("Name", Meaning.NAME, 100), ("FTE", Meaning.FTE, 40)))
    assert [name.letters, name.sample, name.certainty] == ["A", "Okafor  ·  Mbeki", "certain"]
    assert [fte.letters, fte.sample, fte.certainty] == ["B", "0.8  ·  1", "a guess"]


def test_a_problem_names_its_cell_and_its_repairs() -> None:
    problem = Problem("Nobody has this name.", "f.xlsx", "Staff", 9, 4, Outcome.TRAY, ("S001",))
    expected = Trouble("in the tray", "Staff!E9", "Nobody has this name.", 9, 4, ("S001",))
    assert detected.trouble_of(problem) == expected


def column(heading: str) -> ShownColumn:
    return ShownColumn(0, "A", heading, "ignored", "", "", "")


def test_what_a_column_means_is_remembered_by_its_heading_however_it_is_written() -> None:
    remember([column("Line  Boss")], {0: "reports_to"})
    assert habits() == {digest(" line BOSS"): "reports_to"}


def test_no_heading_can_be_read_in_what_is_remembered() -> None:
    remember([column("Miriam Okafor")], {0: "name"})
    kept = "".join(f"{key}{QSettings().value(key)}" for key in QSettings().allKeys())
    assert "name" in kept
    assert "Okafor" not in kept


@pytest.mark.parametrize("kept", ["[", "[1]", '{"a": 3}'])
def test_settings_that_somebody_spoilt_are_as_good_as_none(kept: str) -> None:
    QSettings().setValue("import/meanings", kept)
    assert habits() == {}


def test_nothing_can_be_taken_while_it_is_read_or_nothing_is_ticked(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = ImportWindow(parent)
    show(qtbot, window)
    assert not window.as_plan.isEnabled()
    window.show_import(Shown("Staff list.", account="4 rows", offers=tuple(OFFERS)))
    assert window.take.isEnabled()
    window.show_busy(True)
    assert not window.take.isEnabled()
    window.show_busy(False)
    press(window, "Untick all listed")
    assert not window.take.isEnabled()
    assert window.as_plan.isEnabled()


def test_what_somebody_unticked_stays_so_when_the_list_is_read_anew(offers: OfferList) -> None:
    offers.filter.setText("cook")
    press(offers, "Untick all listed")
    offers.filter.setText("")
    offers.show_offers([*OFFERS[:2], Offer("Added", "Porter, below Headteacher", True), *OFFERS[2:]])
    assert offers.model.taken == [0, 2, 3]


def test_a_cell_is_typed_over_by_keyboard_and_the_file_stays_in_sight(qtbot: QtBot) -> None:
    sample = Sample()
    show(qtbot, sample)
    sheet = Sheet((SheetRow(1, ("Name", "Reports to")), SheetRow(3, ("Okafor", "Somebody"))), 2)
    sample.show_sheet(sheet, frozenset({1}))
    told: list[Repair] = []
    sample.rows.repaired.connect(told.append)

    def type_over(row: int, words: str) -> None:
        sample.setFocus()
        sample.point_at(row, 1)
        QTest.keyClick(sample, Qt.Key.Key_F2)
        for line in sample.findChildren(QLineEdit):
            line.selectAll()
            QTest.keyClicks(line, words)
            QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()  # Qt takes what was typed a moment after Enter

    type_over(3, "too early")
    assert told == []
    sample.rows.allow_repairs(True)
    type_over(1, "a heading")
    assert told == []
    type_over(3, "Mbeki")
    assert told == [Repair(3, 1, "Mbeki")]
    sample.rows.show_repairs({(3, 1): "Mbeki"})
    cell = sample.rows.index(1, 1)
    assert cell.data() == "Mbeki"
    assert "Somebody" in cell.data(Qt.ItemDataRole.ToolTipRole)
