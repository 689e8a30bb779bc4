"""Removing a post never loses its reports silently: they go where one says, and the window says where."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from orgdesigner.model import relations
from orgdesigner.model.edits.posts import Reports, remove_posts
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.remove import RemoveDialog
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.removing import removed_in_words, what_moves
from tests.ui.conftest import SCHOOL
from tests.ui.hands import come_back, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


def opened(window: MainWindow, *posts: str) -> RemoveDialog:
    window.session.select(*(Subject("post", post) for post in posts))
    QTest.keyClick(window.canvas, Key.Key_Delete, SHIFT)
    (dialog,) = (each for each in window.findChildren(RemoveDialog) if each.isVisible())
    come_back(dialog)
    return dialog


def manager(window: MainWindow, post: str) -> str | None:
    above = relations.manager(window.session.view, post)
    return above.id if above else None


@pytest.mark.parametrize(
    ("posts", "reports", "to", "words"),
    [
        (["dep1"], Reports.UP, None,
         "Removed Deputy: Students; 2 posts now report to Headteacher; 1 person is now without a post"),
        (["dep1"], Reports.TO, "dep2",
         "Removed Deputy: Students; 2 posts now report to Deputy: Curriculum; "
         "1 person is now without a post"),
        (["dep1"], Reports.TRAY, None,
         "Removed Deputy: Students; 2 posts now report to nobody; 1 person is now without a post"),
        (["gl3"], Reports.UP, None, "Removed Grassroots Leader 3"),
        (["dep1", "dep2"], Reports.UP, None,
         "Removed 2 posts; 3 posts now report to Headteacher; 2 people are now without a post"),
    ],
)  # fmt: skip
def test_the_words_are_read_off_the_change(
    posts: list[str], reports: Reports, to: str | None, words: str
) -> None:
    view = parse(SCHOOL).view
    assert removed_in_words(view, remove_posts(view, posts, reports=reports, to=to)) == words


def test_what_is_only_thought_about_is_said_so() -> None:
    view = parse(SCHOOL).view
    words = what_moves(view, remove_posts(view, ["dep1"]), done=False)
    assert words == "2 posts will report to Headteacher; 1 person will be without a post"


def test_delete_says_what_happened_selects_the_next_card_and_undo_takes_it_back(active: MainWindow) -> None:
    active.session.select(Subject("post", "dep1"))
    follower = active.canvas.commands.card_after(["dep1"])
    QTest.keyClick(active.canvas, Key.Key_Delete)
    assert active.toast.words.startswith("Removed Deputy: Students; 2 posts now report to Headteacher")
    assert active.session.selected_posts() == (follower,)
    press(active.toast, "Undo")
    assert manager(active, "gl1") == "dep1"


@pytest.mark.parametrize(
    ("choice", "after"), [("goes &up", "head"), ("reports to &nobody", None), ("reports to a &post", "dep2")]
)
def test_the_reports_go_where_one_says(active: MainWindow, choice: str, after: str | None) -> None:
    dialog = opened(active, "dep1")
    QTest.mouseClick(
        next(each for each in dialog.findChildren(QRadioButton) if each.text().startswith(choice)),
        Qt.MouseButton.LeftButton,
        pos=QPoint(8, 8),
    )
    if choice.startswith("reports to a"):
        QTest.keyClicks(dialog.places.search, "lindqvist")
    said = dialog.words.text()
    assert said.startswith("2 posts will report to")
    press(dialog, "Remove")
    assert active.session.view.get(Post, "dep1") is None
    assert manager(active, "gl1") == manager(active, "gl2") == after
    assert active.toast.words.casefold().startswith(
        "removed deputy: students; "
        + said.rstrip(".").replace("will", "now").replace(" be ", " ").casefold()[:30]
    )
    active.session.undo()
    assert manager(active, "gl1") == "dep1"


def test_a_post_that_is_removed_too_can_not_take_them(active: MainWindow) -> None:
    dialog = opened(active, "dep1", "dep2")
    QTest.keyClick(dialog.focusWidget(), Key.Key_Down)
    listed = [dialog.places.list.item(row).text() for row in range(dialog.places.list.count())]
    assert dialog.places.isVisible()
    assert listed
    assert not any("Deputy" in text for text in listed)


def test_escape_removes_nothing(active: MainWindow) -> None:
    dialog = opened(active, "dep1")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not active.session.document.history


def test_a_post_without_reports_is_removed_without_a_choice(active: MainWindow) -> None:
    dialog = opened(active, "gl3")
    assert not any(each.isVisible() for each in dialog.findChildren(QRadioButton))
    assert dialog.words.text() == "Nobody reports to it."
    QTest.keyClick(dialog, Key.Key_Return)
    assert active.session.view.get(Post, "gl3") is None
