"""The command palette: every command of the window by a part of its words, and the very same command."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import COMMANDS
from orgdesigner.ui.dialogs.palette import CommandPalette, Row
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import come_back

Key = Qt.Key


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def opened(window: MainWindow) -> CommandPalette:
    come_back(window)
    press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = (each for each in window.findChildren(CommandPalette) if each.isVisible())
    QApplication.processEvents()
    return palette


def rows(palette: CommandPalette) -> list[Row]:
    items = (palette.list.item(number) for number in range(palette.list.count()))
    return [item.data(Qt.ItemDataRole.UserRole) for item in items]


def typed(palette: CommandPalette, text: str) -> list[Row]:
    palette.search.clear()
    QTest.keyClicks(palette.search, text.split("’")[0])  # the keys of a test write ASCII only
    return rows(palette)


def test_every_command_is_found_by_its_name_and_is_the_same_action(active: MainWindow) -> None:
    palette = opened(active)
    for command in COMMANDS:
        action = active.actions_by_name[command.name]
        called = action.text().replace("&", "").rstrip("…")
        found = [row for row in typed(palette, called) if row.key == command.name]
        assert [row.do.__self__ for row in found] == [action], command.name  # type: ignore[attr-defined]
        assert found[0].text.endswith(called)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("delete", "remove"),
        ("org chart", "view_reporting"),
        ("bulk", "add_posts"),
        ("mo", "move_to"),
        ("appoint", "add_person"),
        ("set rules", "plan_rules"),
        ("scenario", "new_proposal"),
        ("pdf", "export"),
        ("take back", "undo"),
    ],
)
def test_other_words_find_a_command_too(active: MainWindow, words: str, command: str) -> None:
    active.session.select(Subject("post", "gl1"))
    assert typed(opened(active), words)[0].key == command


def test_enter_does_it_and_the_keyboard_is_where_it_was(active: MainWindow) -> None:
    active.session.select(Subject("post", "gl1"))
    QTest.keyClicks(opened(active).search, "move down")
    press(Key.Key_Return)
    come_back(active)
    assert active.session.document.history[-1].change.label.startswith("Move Grassroots Leader 1")
    assert active.canvas.hasFocus()


def test_the_arrows_and_a_click_choose_too(active: MainWindow) -> None:
    palette = opened(active)
    typed(palette, "view")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Up)
    row = rows(palette)[1]
    assert palette.found.current is row
    box = palette.list.visualItemRect(palette.list.item(1))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert not palette.isVisible()
    assert active.actions_by_name[row.key].isChecked()


def test_what_can_not_be_now_says_why_and_enter_does_not_do_it(active: MainWindow) -> None:
    palette = opened(active)
    assert typed(palette, "remove")[0].reason == "Select something first."
    assert "Select something first." in palette.list.item(0).text()
    press(Key.Key_Return)
    assert palette.isVisible()
    assert not active.session.document.history


def test_escape_goes_back_and_changes_nothing(active: MainWindow) -> None:
    palette = opened(active)
    press(Key.Key_Escape)
    assert not palette.isVisible()
    come_back(active)
    assert active.canvas.hasFocus()


def test_what_was_used_lately_comes_first(active: MainWindow) -> None:
    typed(opened(active), "reporting")
    press(Key.Key_Return)
    come_back(active)
    assert rows(opened(active))[0].key == "view_reporting"


def test_it_goes_to_a_post_by_its_holder_to_a_team_and_to_a_proposal(active: MainWindow) -> None:
    assert [row.text for row in typed(opened(active), "mbeki")] == ["Go to Grassroots Leader 1 · Joan Mbeki"]
    press(Key.Key_Return)
    come_back(active)
    assert active.session.selection == (Subject("post", "gl1"),)
    typed(opened(active), "curriculum & p")
    press(Key.Key_Return)
    come_back(active)
    assert active.session.selection == (Subject("team", "cp"),)


def test_a_command_is_called_as_it_is_at_the_moment(active: MainWindow) -> None:
    active.session.select(Subject("post", "gl1"))
    assert any(row.text == "What if Joan Mbeki leaves?" for row in typed(opened(active), "what if"))
