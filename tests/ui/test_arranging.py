"""How reports are laid out is chosen in menus and in the details, with the mouse and with keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post, Team
from orgdesigner.model.words import Arrangement, TeamLead
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import field

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tree(window: MainWindow) -> MainWindow:
    """The window with the reporting view, the head selected and the keyboard on the chart."""
    window.actions_by_name["view_reporting"].trigger()
    window.session.select(Subject("post", "head"))
    window.canvas.setFocus()
    return window


def arrangement(window: MainWindow, post: str) -> Arrangement:
    return window.session.view.need(Post, post).arrangement


def places(window: MainWindow) -> dict[str, Box]:
    window.canvas.bring_up_to_date()
    return {placed.post: placed.box for placed in window.canvas.extent.picture.cards}


def menu_of_selection(window: MainWindow) -> QMenu:
    """The menu that a right click opens, or Shift+F10."""
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), window.canvas.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(window.canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def inner_menu(menu: QMenu) -> QMenu:
    (inner,) = [each for each in menu.findChildren(QMenu) if each.title() == "Lay &out its reports"]
    return inner


@pytest.mark.parametrize("wanted", list(Arrangement))
def test_every_layout_can_be_chosen_in_the_menu_of_a_card_with_the_mouse(
    tree: MainWindow, qtbot: QtBot, wanted: Arrangement
) -> None:
    menu = menu_of_selection(tree)
    inner = inner_menu(menu)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(inner.menuAction()).center())
    qtbot.waitUntil(inner.isVisible)
    action = tree.actions_by_name[f"arrange_{wanted.value}"]
    QTest.mouseClick(inner, LEFT, pos=inner.actionGeometry(action).center())
    assert arrangement(tree, "head") is wanted
    checked = [each for each in Arrangement if tree.actions_by_name[f"arrange_{each.value}"].isChecked()]
    assert checked == [wanted]


def test_a_layout_can_be_chosen_with_keys_alone(tree: MainWindow) -> None:
    menu = menu_of_selection(tree)
    QTest.keyClick(menu, Qt.Key.Key_O)
    QTest.keyClick(inner_menu(menu), Qt.Key.Key_L)
    assert arrangement(tree, "head") is Arrangement.STACK_LEFT
    assert tree.toast.words == "Lay out the reports of Headteacher: Stack, line on the left"
    boxes = places(tree)
    assert boxes["dep1"].x == boxes["dep2"].x
    assert boxes["dep1"].y < boxes["dep2"].y


def test_esc_leaves_the_layout_as_it_is(tree: MainWindow) -> None:
    before = places(tree)
    menu = menu_of_selection(tree)
    QTest.keyClick(menu, Qt.Key.Key_O)
    QTest.keyClick(inner_menu(menu), Qt.Key.Key_Escape)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert places(tree) == before


def test_the_card_whose_reports_are_laid_out_stays_where_it_is_on_screen(tree: MainWindow) -> None:
    canvas = tree.canvas
    for name in ("grid", "row", "stack_right", "assistants", "two_columns"):
        before = canvas.camera.box_on_screen(places(tree)["head"])
        tree.actions_by_name[f"arrange_{name}"].trigger()
        after = canvas.camera.box_on_screen(places(tree)["head"])
        assert abs(before.x - after.x) <= 1
        assert abs(before.y - after.y) <= 1


def test_several_posts_are_laid_out_in_one_step(tree: MainWindow) -> None:
    tree.session.select(Subject("post", "dep1"), Subject("post", "dep2"))
    tree.actions_by_name["arrange_grid"].trigger()
    assert arrangement(tree, "dep1") is arrangement(tree, "dep2") is Arrangement.GRID
    assert tree.actions_by_name["arrange_grid"].isChecked()
    tree.actions_by_name["undo"].trigger()
    assert arrangement(tree, "dep1") is arrangement(tree, "dep2") is Arrangement.INHERIT


def test_taking_back_a_post_that_is_selected_is_no_trouble(tree: MainWindow) -> None:
    tree.session.select(Subject("post", "dep1"))
    tree.actions_by_name["duplicate"].trigger()
    tree.actions_by_name["arrange_grid"].trigger()
    tree.actions_by_name["undo"].trigger()
    tree.actions_by_name["undo"].trigger()
    assert tree.session.selection == (Subject("post", "dep1"),)
    assert not tree.actions_by_name["arrange_grid"].isChecked()


def test_the_details_offer_every_layout(tree: MainWindow) -> None:
    offered = field(tree.inspector, "arrangement").findChild(QComboBox)
    assert offered is not None
    assert [offered.itemText(at) for at in range(offered.count())] == [each.label for each in Arrangement]


def test_levels_are_aligned_by_a_command_and_are_no_part_of_the_plan(tree: MainWindow) -> None:
    # One deputy's card is taller than the other's, so their reports begin at different heights.
    session = tree.session
    session.select(Subject("post", "dep1"))
    longer = "Deputy for students, their welfare, behaviour and attendance"
    session.perform(lambda view: set_fields(view, view.need(Post, "dep1"), title=longer))
    steps = len(session.document.history)
    before = places(tree)
    assert before["gl1"].y != before["gl3"].y
    tree.actions_by_name["align_levels"].trigger()
    aligned = places(tree)
    assert aligned["gl1"].y == aligned["gl3"].y
    assert tree.actions_by_name["align_levels"].isChecked()
    assert len(session.document.history) == steps
    tree.actions_by_name["align_levels"].trigger()
    assert places(tree) == before
    assert not tree.actions_by_name["align_levels"].isChecked()


def test_aligning_levels_shows_the_tree(window: MainWindow) -> None:
    window.actions_by_name["view_teams"].trigger()
    window.actions_by_name["align_levels"].trigger()
    assert window.canvas.chart_view is ChartView.REPORTING
    assert window.canvas.looking.levels_aligned


def test_a_click_on_the_double_line_between_co_leads_selects_nothing(tree: MainWindow) -> None:
    tree.session.perform(
        lambda view: set_fields(view, view.need(Team, "sa"), lead=TeamLead.CO_LED, leads=("dep1", "dep2"))
    )
    boxes = places(tree)
    one, other = boxes["dep1"], boxes["dep2"]
    (line,) = [each for each in tree.canvas.extent.picture.lines if each.kind == CO_LEADS]
    assert (line.upper, line.lower) == ("dep1", "dep2")
    between = tree.canvas.camera.to_screen((one.right + other.x) / 2, line.points[0][1])
    QTest.mouseClick(tree.canvas.viewport(), LEFT, pos=QPoint(round(between[0]), round(between[1])))
    assert tree.session.selection == ()
