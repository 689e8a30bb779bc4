"""What can't be now is off and says why; what is offered fits what is selected."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from orgdesigner.model.records import Link
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import COMMANDS, GROUND_MENU, SEPARATOR, context_menu
from orgdesigner.ui.main_window import MainWindow


def link(window: MainWindow, lower: str) -> str:
    [found] = [each.id for each in window.session.view.all(Link) if each.lower == lower]
    return found


def move_over(menu: QMenu, at: QPoint) -> None:
    where, everywhere = QPointF(at), QPointF(menu.mapToGlobal(at))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(menu, event)


def choose(window: MainWindow, *names: str) -> None:
    window.session.select(*(Subject(*name.split(":", 1)) for name in names))


@pytest.mark.parametrize(
    ("chosen", "on", "off"),
    [
        (
            (),
            ("add_post", "add_team", "find"),
            ("remove", "rename", "move_to", "cut", "paste", "line_insert"),
        ),
        (("post:gl1",), ("remove", "rename", "move_to", "cut", "what_if_leaves"), ("paste", "line_remove")),
        (("post:gl3",), ("what_if_empty",), ("what_if_leaves",)),
        (("post:gl1", "post:gl2"), ("move_to", "duplicate", "remove"), ("move_up", "add_beside", "rename")),
        (("team:sa",), ("rename", "remove", "add_post"), ("move_to", "duplicate", "what_if_empty")),
    ],
)
def test_commands_are_on_and_off_by_what_is_selected(
    window: MainWindow, chosen: tuple[str, ...], on: tuple[str, ...], off: tuple[str, ...]
) -> None:
    choose(window, *chosen)
    actions = window.actions_by_name
    assert [name for name in on if not actions[name].isEnabled()] == []
    assert [name for name in off if actions[name].isEnabled()] == []


def test_every_command_that_is_off_says_why_in_a_sentence(window: MainWindow) -> None:
    choose(window)
    actions = window.actions_by_name
    off = [command.name for command in COMMANDS if not actions[command.name].isEnabled()]
    assert off
    assert [name for name in off if not actions[name].statusTip().endswith(".")] == []


def test_the_reason_stands_at_the_foot_while_the_mouse_is_over_the_command(window: MainWindow) -> None:
    choose(window, "post:gl1")
    window.offering.show_menu(window.mapToGlobal(QPoint(300, 300)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    paste = next(action for action in menu.actions() if action.objectName() == "paste")
    move_over(menu, menu.actionGeometry(paste).center())
    assert window.status.words == "Cut or copy a post first."
    menu.close()
    assert window.status.words != "Cut or copy a post first."
    edit = window.menuBar().actions()[1].menu()
    assert isinstance(edit, QMenu)
    edit.popup(window.mapToGlobal(QPoint(60, 30)))
    move_over(edit, edit.actionGeometry(window.actions_by_name["paste"]).center())
    assert window.status.words == "Cut or copy a post first."
    edit.close()


def test_a_line_is_taken_away_or_takes_a_post_in(window: MainWindow) -> None:
    window.views.view_reporting()
    choose(window, f"link:{link(window, 'gl1')}")
    actions = window.actions_by_name
    assert actions["line_insert"].isEnabled()
    actions["line_insert"].trigger()
    window.canvas.cancel_gesture()
    view = window.session.view
    [new] = window.session.selected_posts()
    assert [each.upper for each in view.all(Link) if each.lower == new] == ["dep1"]
    assert [each.upper for each in view.all(Link) if each.lower == "gl1"] == [new]
    window.session.undo()
    choose(window, f"link:{link(window, 'gl1')}")
    actions["line_remove"].trigger()
    assert [each.upper for each in view.all(Link) if each.lower == "gl1"] == []


@pytest.mark.parametrize(
    "chosen", [(), ("post:gl1",), ("post:gl1", "post:gl2"), ("team:sa",), ("person:nobody",)]
)
def test_a_right_click_offers_what_fits(window: MainWindow, chosen: tuple[str, ...]) -> None:
    choose(window, *chosen)
    window.canvas.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(50, 50))
    QApplication.sendEvent(window.canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.objectName() for action in menu.actions() if action.objectName()]
    menu.close()
    kinds = [subject.kind for subject in window.session.selection]
    wanted = [name for name in context_menu(kinds) if name != SEPARATOR]
    assert [name for name in wanted if name in {command.name for command in COMMANDS}] == offered
    if not kinds:
        assert context_menu(kinds) is GROUND_MENU


def test_a_disabled_key_does_nothing(window: MainWindow) -> None:
    window.activateWindow()
    choose(window)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert not window.session.document.history
