"""Every key in one list, made from the tables that make the keys; and other keys for a command."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from orgdesigner.ui.actions import COMMANDS
from orgdesigner.ui.canvas.keyboard.keys import EDITING_KEYS, OWN_KEYS
from orgdesigner.ui.dialogs.shortcuts import Shortcuts
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.widgets.segments import Segments
from tests.ui.conftest import MakeWindow
from tests.ui.hands import button, come_back

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


def opened(window: MainWindow) -> Shortcuts:
    QTest.keyClick(window.canvas, Key.Key_Slash, CTRL)
    (dialog,) = (each for each in window.findChildren(Shortcuts) if each.isVisible())
    QApplication.processEvents()
    return dialog


def shown(dialog: Shortcuts) -> dict[str, QTreeWidgetItem]:
    """The lines that are shown, by what they say."""
    groups = [dialog.tree.topLevelItem(number) for number in range(dialog.tree.topLevelItemCount())]
    items = [group.child(row) for group in groups if group for row in range(group.childCount())]
    return {item.text(0): item for item in items if item and not item.isHidden()}


def choose(dialog: Shortcuts, words: str) -> None:
    dialog.tree.setCurrentItem(shown(dialog)[words])


def test_every_command_and_every_key_of_the_chart_is_listed(active: MainWindow) -> None:
    lines = shown(opened(active))
    for command in COMMANDS:
        shortcut = active.actions_by_name[command.name].shortcut()
        assert lines[command.plain].text(1) == shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    for bound in OWN_KEYS:
        for key in bound.keys:
            keys = QKeySequence(bound.modifiers.value | key.value).toString()
            assert keys in lines[bound.words].text(1).split(", ")
    assert "Waive it, or change its waiver" in lines


def test_the_keys_of_a_canvas_that_stands_alone_are_those_of_the_commands(active: MainWindow) -> None:
    ours = {
        QKeySequence(bound.modifiers.value | key.value).toString()
        for bound in EDITING_KEYS
        for key in bound.keys
    }
    assert ours <= {active.actions_by_name[command.name].shortcut().toString() for command in COMMANDS}


def test_the_list_is_searched_by_words_and_by_keys(active: MainWindow) -> None:
    dialog = opened(active)
    QTest.keyClicks(dialog.search, "ctrl+m")
    assert list(shown(dialog)) == ["Move to"]
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "proposal rename")
    assert list(shown(dialog)) == ["Rename the proposal"]


def test_a_command_is_given_other_keys_which_last(active: MainWindow, make_window: MakeWindow) -> None:
    dialog = opened(active)
    choose(dialog, "Actual size")
    QTest.keyClick(dialog.keys, Key.Key_G, CTRL | SHIFT)
    QTest.mouseClick(button(dialog, "&Use"), Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.search, Key.Key_Escape)
    come_back(active)
    active.canvas.zoom_out()
    QTest.keyClick(active.canvas, Key.Key_0, CTRL)
    assert active.canvas.zoom != 1
    QTest.keyClick(active.canvas, Key.Key_G, CTRL | SHIFT)
    assert active.canvas.zoom == 1
    later = make_window()
    assert later.actions_by_name["zoom_actual"].shortcut() == QKeySequence("Ctrl+Shift+G")
    dialog = opened(active)
    choose(dialog, "Actual size")
    QTest.mouseClick(button(dialog, "&As it was"), Qt.MouseButton.LeftButton)
    assert active.actions_by_name["zoom_actual"].shortcut() == QKeySequence("Ctrl+0")


def test_wherever_a_key_is_said_it_is_the_one_that_works_now(active: MainWindow) -> None:
    """The tips in the row under the menus and the words in the empty search field."""
    actions, views = active.actions_by_name, active.topbar.findChildren(Segments)[1]

    def said() -> list[str]:
        tips = [each.toolTip() for each in views.findChildren(QToolButton) if each.text() == "Reporting"]
        tips += [
            each.toolTip() for each in active.topbar.findChildren(QToolButton) if "undo" in each.toolTip()
        ]
        return [*tips, active.topbar.search.placeholderText()]

    usual = ["Who reports to whom, as a tree (Ctrl+2)", "Nothing to undo (Ctrl+Z)", "Find…  Ctrl+F"]
    assert said() == usual
    for name, keys in (("view_reporting", "F7"), ("undo", "Alt+Backspace"), ("find", "")):
        actions.change_key(name, QKeySequence(keys))
    assert said() == ["Who reports to whom, as a tree (F7)", "Nothing to undo (Alt+Backspace)", "Find…"]
    for name in ("view_reporting", "undo", "find"):
        actions.change_key(name, None)
    assert said() == usual


def test_the_keys_of_editing_move_too_and_the_old_ones_do_nothing(active: MainWindow) -> None:
    dialog = opened(active)
    choose(dialog, "Duplicate")
    QTest.keyClick(dialog.keys, Key.Key_J, CTRL)
    QTest.mouseClick(button(dialog, "&Use"), Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.search, Key.Key_Escape)
    come_back(active)
    active.canvas.go_to("gl1")
    QTest.keyClick(active.canvas, Key.Key_D, CTRL)
    assert not active.session.document.history
    QTest.keyClick(active.canvas, Key.Key_J, CTRL)
    assert active.session.document.history[-1].change.label == "Duplicate Grassroots Leader 1"


@pytest.mark.parametrize(
    ("key", "modifiers", "other"), [(Key.Key_S, CTRL, "Save"), (Key.Key_Home, None, "To the first post")]
)
def test_keys_that_something_else_has_are_refused_by_its_name(
    active: MainWindow, key: Key, modifiers: Qt.KeyboardModifier | None, other: str
) -> None:
    dialog = opened(active)
    choose(dialog, "Actual size")
    QTest.keyClick(dialog.keys, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert other in dialog.words.text()
    assert not button(dialog, "&Use").isEnabled()


def test_all_keys_can_be_as_they_were(active: MainWindow) -> None:
    active.actions_by_name.change_key("save_plan", QKeySequence("Ctrl+Shift+1"))
    active.actions_by_name.change_key("undo", QKeySequence())
    dialog = opened(active)
    QTest.mouseClick(button(dialog, "A&ll"), Qt.MouseButton.LeftButton)
    assert active.actions_by_name["save_plan"].shortcut() == QKeySequence(QKeySequence.StandardKey.Save)
    assert active.actions_by_name["undo"].shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)


def test_escape_closes_it_even_while_keys_are_typed(active: MainWindow) -> None:
    dialog = opened(active)
    choose(dialog, "Actual size")
    dialog.keys.setFocus()
    QTest.keyClick(QApplication.focusWidget() or dialog.keys, Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_list_is_copied_as_a_table(active: MainWindow) -> None:
    QTest.mouseClick(button(opened(active), "&Copy"), Qt.MouseButton.LeftButton)
    assert "Save\tCtrl+S" in QGuiApplication.clipboard().text().splitlines()
