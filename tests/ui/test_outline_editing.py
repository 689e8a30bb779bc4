"""Whatever can be done to a post on its card can be done from its line in the outline, with the same keys."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesigner.model import relations
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from tests.ui.test_outline import line_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def at_line(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with the keyboard on the line of a post in the outline."""
    window.canvas.animated = False
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    go_to_line(window, "Grassroots Leader 1")
    assert window.session.selected_posts() == ("gl1",)
    return window


def go_to_line(window: MainWindow, text: str) -> None:
    tree = window.outline.tree
    tree.setFocus()
    index: QModelIndex = line_of(tree, text)
    tree.setCurrentIndex(index)


def press(window: MainWindow, keys: str) -> None:
    """Press keys where the keyboard is, as they are written in the menus."""
    combined = QKeySequence(keys)[0]  # type: ignore[index]
    QTest.keyClick(window.outline.tree, combined.key(), combined.keyboardModifiers())


def titles(window: MainWindow) -> list[str]:
    return [post.title for post in window.session.view.all(Post)]


def test_a_post_is_renamed_from_its_line(at_line: MainWindow) -> None:
    press(at_line, "F2")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Keeper of the Orchard")
    QTest.keyClick(field, Key.Key_Return)
    assert "Keeper of the Orchard" in titles(at_line)
    assert line_of(at_line.outline.tree, "Keeper of the Orchard").isValid()


def test_posts_are_added_and_duplicated_from_a_line(at_line: MainWindow) -> None:
    before = len(titles(at_line))
    press(at_line, "Ctrl+D")
    assert len(titles(at_line)) == before + 1
    at_line.session.undo()
    assert at_line.session.selected_posts() == ("gl1",), "the line is chosen again"
    press(at_line, "Insert")
    assert len(titles(at_line)) == before + 1
    view = at_line.session.view
    above = [relations.manager(view, post.id) for post in view.all(Post)]
    assert at_line.session.find(Subject("post", "gl1")) in above


def test_a_post_is_removed_from_its_line(at_line: MainWindow) -> None:
    press(at_line, "Del")
    assert "Grassroots Leader 1" not in titles(at_line)


def test_posts_are_put_in_another_order_from_a_line(at_line: MainWindow) -> None:
    def order() -> list[str]:
        return [seat.post or "" for seat in relations.members(at_line.session.view, "sa")]

    assert order().index("gl1") < order().index("gl2")
    press(at_line, "Ctrl+Shift+Down")
    assert order().index("gl1") > order().index("gl2")
    go_to_line(at_line, "Grassroots Leader 1")
    press(at_line, "Ctrl+Shift+Up")
    assert order().index("gl1") < order().index("gl2")


def test_a_post_is_cut_and_moved_from_line_to_line(at_line: MainWindow) -> None:
    press(at_line, "Ctrl+X")
    go_to_line(at_line, "Deputy: Curriculum")
    press(at_line, "Ctrl+V")
    above = relations.manager(at_line.session.view, "gl1")
    assert above is not None
    assert above.id == "dep2"
