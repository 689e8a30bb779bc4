"""Every record can be found and chosen by what it is called, also where two are called the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesigner.model.edits.posts import add_post
from orgdesigner.model.records import Post
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.lines import pick
from orgdesigner.ui.panels.naming import Names


@pytest.fixture
def alike(window: MainWindow) -> MainWindow:
    """A window on a school with three vacant posts of one title."""
    window.session.perform(lambda view: add_post(view, title="Teaching Assistant", manager="dep1", count=3))
    return window


def test_posts_of_one_name_are_each_chosen_from_the_list(alike: MainWindow) -> None:
    choices = Names(alike.session).choices("post")
    assert [pick(choices, choice.text) for choice in choices] == choices
    assert {choice.id for choice in choices} == {post.id for post in alike.session.view.all(Post)}


def test_posts_of_one_name_are_each_found(alike: MainWindow, qtbot: QtBot) -> None:
    alike.activateWindow()
    qtbot.waitUntil(alike.isActiveWindow)
    alike.actions_by_name["find"].trigger()
    QTest.keyClicks(alike.topbar.search, "teaching assistant vacant")
    qtbot.waitUntil(lambda: alike.search.is_shown)
    found = set[str]()
    for _ in range(3):
        QTest.keyClick(alike.topbar.search, Qt.Key.Key_Return)
        found.update(alike.session.selected_posts())
    assert len(found) == 3
