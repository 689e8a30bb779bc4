"""A report on screen says what it says on paper, can be used without a mouse, and keeps its place."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.report.blocks import (
    Block,
    Cell,
    Details,
    Heading,
    Mark,
    Post,
    PostRow,
    Report,
    Scale,
    Sentence,
    Table,
)
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_more import AT_FIRST, MoreView
from orgdesigner.ui.widgets.report_posts import SIDE, PostSigns
from orgdesigner.ui.widgets.report_rows import PostRowView, ScaleView
from orgdesigner.ui.widgets.report_table import TableView
from orgdesigner.ui.widgets.report_text import LinkView
from orgdesigner.ui.widgets.report_view import ReportView
from orgdesigner.ui.widgets.tips import literal
from tests.report.sample import coverage, sample

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ReportView]:
    """A view of the sample, as wide as in a small window."""
    shown = ReportView(Appearance(dark=False))
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    shown.show_report(sample())
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.hide()


def only(view: QWidget, kind: type[QWidget], number: int = 0) -> QWidget:
    found = [each for each in view.findChildren(kind) if each.isVisible()]
    return found[number]


def table(view: ReportView) -> TableView:
    found = only(view, TableView)
    assert isinstance(found, TableView)
    return found


def signs(view: ReportView) -> PostSigns:
    row = only(view, PostRowView)
    assert isinstance(row, PostRowView)
    return row.signs


def press_sign(row: PostSigns, number: int) -> None:
    QTest.mouseClick(row.viewport(), LEFT, pos=row.visualRect(row.rows.index(number)).center())


def went(view: ReportView, act: object) -> list[Subject]:
    """The records that somebody went to by doing something."""
    heard: list[Subject] = []
    view.shown.connect(heard.append)
    assert callable(act)
    act()
    view.shown.disconnect(heard.append)
    return heard


def heard(widget: QWidget) -> list[str]:
    """Everything that a screen reader finds in a widget, as names."""
    names: list[str] = []
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        each = waiting.pop()
        if not each.isValid():
            continue
        names.append(each.text(QAccessible.Text.Name))
        waiting += [each.child(number) for number in range(each.childCount())]
    return names


def test_a_screen_reader_hears_all_that_is_said(view: ReportView) -> None:
    for fold in view.findChildren(QToolButton):
        fold.click()
    names = heard(view)
    report = sample()
    missing = [
        part
        for line in report.lines()
        for part in line.split("\t")
        if part and part not in names and not any(part in name for name in names)
    ]
    assert missing == []


def test_a_sign_says_who_may_hold_the_post_and_who_does(view: ReportView) -> None:
    rows = signs(view).rows
    names = [rows.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(rows.rowCount())]
    assert names[1] == "Leader 2: Gwen Tan (reserved, held by support staff)"
    assert names[3] == "Leader 4: Ana & Ben (limited, held by both staff groups)"
    tips = [rows.index(number).data(Qt.ItemDataRole.ToolTipRole) for number in range(rows.rowCount())]
    assert tips == [literal(name) for name in names]


def test_the_mouse_goes_to_a_post_from_its_sign_its_field_and_its_sentence(
    view: ReportView, qtbot: QtBot
) -> None:
    assert went(view, lambda: press_sign(signs(view), 2)) == [Subject("post", "post-3")]
    fields = table(view)
    place = fields.visualRect(fields.model().index(1, 0)).center()
    assert went(view, lambda: QTest.mouseClick(fields.viewport(), LEFT, pos=place)) == [
        Subject("post", "post-2")
    ]
    plain = fields.visualRect(fields.model().index(1, 3)).center()
    assert went(view, lambda: QTest.mouseClick(fields.viewport(), LEFT, pos=plain)) == []
    link = only(view, LinkView)
    assert went(view, lambda: QTest.mouseClick(link, LEFT)) == [Subject("post", "post-1")]


def test_the_keyboard_goes_from_sign_to_sign_and_to_the_post(view: ReportView) -> None:
    row = signs(view)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert went(view, lambda: QTest.keyClick(row, Qt.Key.Key_Return)) == [Subject("post", "post-3")]
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert row.currentIndex().row() == 1
    QTest.keyClick(row, Qt.Key.Key_Tab)
    assert not row.hasFocus()


def test_every_sign_of_a_long_row_is_seen_on_the_page(view: ReportView, qtbot: QtBot) -> None:
    posts = tuple(Post(Mark.VACANT, label=f"Leader {number}") for number in range(1_000))
    view.show_blocks((PostRow("Leaders", posts, "many"),))
    row = signs(view)
    qtbot.waitUntil(lambda: row.height() > 30 * SIDE and row.width() > 600)
    inside, places = row.viewport().rect(), [row.visualRect(row.rows.index(each)) for each in range(1_000)]
    assert all(inside.contains(place) for place in places)
    assert len({(place.x(), place.y()) for place in places}) == 1_000
    assert len(row.findChildren(QWidget)) < 20


def test_the_keyboard_goes_through_a_table_and_out_of_it(view: ReportView) -> None:
    fields = table(view)
    fields.setFocus()
    QTest.keyClick(fields, Qt.Key.Key_Down)
    assert (fields.currentIndex().row(), fields.currentIndex().column()) == (1, 0)
    assert went(view, lambda: QTest.keyClick(fields, Qt.Key.Key_Return)) == [Subject("post", "post-2")]
    QTest.keyClick(fields, Qt.Key.Key_Tab)
    assert not fields.hasFocus()


def test_the_field_that_the_keyboard_is_at_is_in_view(view: ReportView, qtbot: QtBot) -> None:
    view.show_blocks((coverage(200),))
    fields = table(view)
    qtbot.waitUntil(lambda: fields.height() > 4000)
    fields.setFocus()
    QTest.keyClick(fields, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert fields.currentIndex().row() == 199
    place = fields.viewport().mapTo(view.viewport(), fields.visualRect(fields.currentIndex()).center())
    assert view.viewport().rect().contains(QPoint(10, place.y()))


def test_details_are_folded_until_they_are_opened_and_stay_open(view: ReportView) -> None:
    fold = only(view, QToolButton)
    assert isinstance(fold, QToolButton)
    working = "42 % of 7 posts is 2.94."
    assert working not in shown_texts(view)
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert working in shown_texts(view)
    report = sample()
    view.show_report(replace(report, blocks=(Sentence("New"), Heading("New part"), *report.blocks)))
    assert working in shown_texts(view)
    view.show_blocks(())
    view.show_report(report)
    assert working in shown_texts(view)
    QTest.mouseClick(only(view, QToolButton), LEFT)
    view.show_report(replace(report, title="Other"))
    assert working not in shown_texts(view)


def test_opening_one_of_two_details_of_one_title_opens_one(view: ReportView) -> None:
    inner = Details("The working", (Sentence("inside"),))
    view.show_blocks((Heading("One"), inner, Heading("Two"), inner))
    QTest.mouseClick(only(view, QToolButton, 1), LEFT)
    view.show_blocks((Heading("Two"), inner))
    assert shown_texts(view).count("inside") == 1
    view.show_blocks((Heading("One"), inner))
    assert "inside" not in shown_texts(view)


def shown_texts(view: ReportView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_shown_again_it_keeps_its_place_and_the_keyboard(view: ReportView, qtbot: QtBot) -> None:
    report = sample(rows=60)
    view.show_report(report)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 600)
    fields = table(view)
    fields.setFocus()
    fields.setCurrentIndex(fields.model().index(3, 0))
    view.verticalScrollBar().setValue(500)
    changed = tuple(
        replace(block, rows=((Cell("Changed"), *block.rows[0][1:]), *block.rows[1:]))
        if isinstance(block, Table) and len(block.rows) == 60
        else block
        for block in report.blocks
    )
    view.show_report(replace(report, blocks=(*changed, Sentence("More"))))
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == 500
    assert fields.hasFocus()
    assert fields.currentIndex().row() == 3
    assert fields.model().index(0, 0).data() == "Changed"


def test_what_is_not_said_any_more_is_not_shown_any_more(view: ReportView) -> None:
    blocks: tuple[Block, ...] = (Heading("A"), Sentence("b"), PostRow("c", (), "d"), Sentence("e"))
    view.show_blocks(blocks)
    assert shown_texts(view) == ["A", "b", "c", "d", "e"]
    view.show_blocks((*blocks[:1], *blocks[2:]))
    assert shown_texts(view) == ["A", "c", "d", "e"]
    assert [each for each in view.findChildren(TableView) if each.isVisible()] == []


def test_the_signs_of_a_scale_stand_in_the_order_of_their_values(view: ReportView) -> None:
    scale = only(view, ScaleView)
    assert isinstance(scale, ScaleView)
    names = [sign.accessibleName() for sign in scale.signs.signs]
    assert names[0] == "R&R, support: £1,713.29 (held by support staff)"
    assert scale.signs.signs[0].x() < scale.signs.signs[1].x()
    inside = scale.signs.rect()
    assert all(inside.contains(sign.geometry()) for sign in scale.signs.signs)


@pytest.mark.parametrize("width", [420, 700, 1400])
def test_nothing_is_wider_than_the_view_or_covers_what_follows(
    view: ReportView, qtbot: QtBot, width: int
) -> None:
    view.resize(width, 600)
    page = view.widget()
    assert page is not None
    qtbot.waitUntil(lambda: page.width() <= width)
    parts = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and isinstance(each, QLabel | TableView | PostRowView | ScaleView | LinkView)
    ]
    blocks = [each for each in parts if not any(each in other.findChildren(QWidget) for other in parts)]
    places = sorted(
        ((each.mapTo(page, QPoint(0, 0)), each.size()) for each in blocks), key=lambda place: place[0].y()
    )
    for (at, size), (below, _) in pairwise(places):
        assert at.y() + size.height() <= below.y()
        assert at.x() + size.width() <= width


def test_every_row_of_a_table_is_as_tall_as_its_words(view: ReportView) -> None:
    fields = table(view)
    tall = fields.horizontalHeader().height() + sum(fields.rowHeight(row) for row in range(4))
    assert fields.height() >= tall
    assert fields.verticalScrollBar().maximum() == 0


def test_a_mark_in_a_field_is_heard_and_said_to_the_pointer(view: ReportView) -> None:
    index = table(view).model().index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"({Mark.ACCOUNTABLE.value})"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"({Mark.ACCOUNTABLE.value})"
    leads, stays = index.siblingAtColumn(0), index
    assert "Enter" in leads.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert stays.data(Qt.ItemDataRole.AccessibleDescriptionRole) is None


def test_names_are_shown_as_they_are(view: ReportView) -> None:
    name = "<b>Ann</b> & Bob"
    view.show_report(
        Report(name, "", (Sentence(name), Sentence(name, subject=Subject("post", "p")), Scale(name, (), "")))
    )
    assert shown_texts(view) == [name, name, name]
    assert only(view, LinkView).accessibleName() == name


def test_the_place_stays_where_what_had_the_keyboard_is_gone(view: ReportView, qtbot: QtBot) -> None:
    filler = tuple(Sentence(f"Line {number}") for number in range(80))
    link = Sentence("go", subject=Subject("post", "post-1"))
    view.show_blocks((*filler, link, coverage(3)))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 900)
    only(view, LinkView).setFocus()
    view.verticalScrollBar().setValue(300)
    view.show_blocks((*filler, coverage(3)))
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == 300
    assert view.hasFocus()


def test_a_matrix_of_1500_posts_takes_no_more_widgets_than_one_of_ten(view: ReportView, qtbot: QtBot) -> None:
    view.show_blocks((coverage(10),))
    few = len(table(view).findChildren(QWidget))
    view.show_blocks((coverage(1500),))
    for _ in range(-(-1500 // AT_FIRST) - 1):
        QTest.mouseClick(only(view, MoreView), LEFT)
    qtbot.waitUntil(lambda: table(view).height() > 1500 * 20)
    assert len(table(view).findChildren(QWidget)) == few
    assert table(view).model().rowCount() == 1500


def test_of_a_long_table_the_beginning_is_shown_and_each_press_shows_more(
    view: ReportView, qtbot: QtBot
) -> None:
    whole = coverage(2 * AT_FIRST + 1)
    view.show_blocks((Heading("Long"), whole, Sentence("after")))
    assert table(view).model().rowCount() == AT_FIRST
    assert shown_texts(view) == ["Long", "after"]
    said = []
    for _ in range(2):
        more = only(view, MoreView)
        assert isinstance(more, MoreView)
        said.append(more.text())
        more.setFocus()
        QTest.keyClick(more, Qt.Key.Key_Space)
    assert said == [f"Show {AT_FIRST} more rows ({AT_FIRST + 1} are left)", "Show the last row"]
    assert table(view).rows.table == whole
    assert not [each for each in view.findChildren(MoreView) if each.isVisible()]
    view.show_blocks(())
    view.show_blocks((Heading("Long"), whole))
    assert table(view).rows.table == whole  # who wanted all of it wants it still


def test_a_report_of_any_length_ends_as_if_it_were_shown_at_once(view: ReportView, qtbot: QtBot) -> None:
    def lines(count: int) -> list[Block]:
        return [Sentence(f"Line {number}", quiet=number % 3 == 0) for number in range(count)]

    view.show_blocks(lines(AT_FIRST))
    qtbot.waitUntil(lambda: shown_texts(view) == [f"Line {number}" for number in range(AT_FIRST)])
    view.show_blocks(lines(3 * AT_FIRST))
    view.show_blocks([Heading("New"), *lines(AT_FIRST - 30)])  # before the others are there
    wanted = ["New", *(f"Line {number}" for number in range(AT_FIRST - 30))]
    qtbot.waitUntil(lambda: shown_in_order(view) == wanted)
    view.show_blocks(lines(AT_FIRST + 1))
    qtbot.waitUntil(lambda: bool([each for each in view.findChildren(MoreView) if each.isVisible()]))
    QTest.mouseClick(only(view, MoreView), LEFT)
    qtbot.waitUntil(lambda: shown_in_order(view) == [f"Line {number}" for number in range(AT_FIRST + 1)])


def shown_in_order(view: ReportView) -> list[str]:
    page = view.widget()
    assert page is not None
    QApplication.processEvents()
    labels = [label for label in view.findChildren(QLabel) if label.isVisible()]
    return [each.text() for each in sorted(labels, key=lambda label: label.mapTo(page, QPoint(0, 0)).y())]
