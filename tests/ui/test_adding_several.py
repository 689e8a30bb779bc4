"""Add several: seven alike or a pasted list, said beforehand, in one step, and selected afterwards."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from orgdesigner.model import relations
from orgdesigner.model.records import Post
from orgdesigner.model.words import Access, AllowanceKind
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.add_posts import AddPosts, titles_of
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.form import Field
from tests.ui.hands import line, press, retype


def opened(window: MainWindow) -> AddPosts:
    window.actions_by_name["add_posts"].trigger()
    (dialog,) = (each for each in window.findChildren(AddPosts) if each.isVisible())
    return dialog


def field(dialog: AddPosts, name: str) -> Field:
    return next(each for each in dialog.findChildren(Field) if each.name == name)


def type_titles(dialog: AddPosts, text: str) -> None:
    titles = field(dialog, "titles").findChild(QPlainTextEdit)
    assert isinstance(titles, QPlainTextEdit)
    titles.setFocus()
    titles.selectAll()
    for number, each in enumerate(text.splitlines()):
        if number:
            QTest.keyClick(titles, Qt.Key.Key_Return)
        QTest.keyClicks(titles, each)
    QTest.keyClick(titles, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def inside(dialog: AddPosts, name: str, kind: type[QWidget]) -> QWidget:
    found = field(dialog, name).findChild(kind)
    assert isinstance(found, QWidget)
    return found


def added(window: MainWindow) -> list[Post]:
    [step] = [entry.change for entry in window.session.document.history]
    return list(step.added(Post))


def test_seven_alike_come_in_one_step_below_a_post_in_a_team_and_are_selected(window: MainWindow) -> None:
    window.session.select(Subject("post", "dep2"))
    dialog = opened(window)
    retype(line(field(dialog, "team")), "Curriculum & Pedagogy", key=None)
    retype(line(field(dialog, "role_class")), "Grassroots Leader", key=None)
    said = dialog.words.text()
    press(dialog, "Add")
    posts = added(window)
    titles = [post.title for post in posts]
    assert titles == [f"Grassroots Leader {number}" for number in range(1, 8)]
    assert said.startswith("Adds 7 posts below Deputy: Curriculum")
    view = window.session.view
    assert [post.id for post in relations.reports(view, "dep2")] == ["gl3", *(post.id for post in posts)]
    assert {team.id for post in posts for team in relations.teams_of_post(view, post.id)} == {"cp"}
    assert {post.role_class for post in posts} == {"Grassroots Leader"}
    assert window.session.selected_posts() == tuple(post.id for post in posts)
    window.session.undo()
    assert not any(window.session.view.get(Post, post.id) for post in posts)


def test_a_list_of_titles_comes_once_each_unless_a_number_was_typed(window: MainWindow) -> None:
    dialog = opened(window)
    type_titles(dialog, "Head of Art\nHead of Drama\n\nHead of Music")
    assert dialog.words.text() == (
        "Adds 3 posts that report to nobody yet: Head of Art, Head of Drama, Head of Music"
    )
    press(dialog, "Add")
    assert [post.title for post in added(window)] == ["Head of Art", "Head of Drama", "Head of Music"]


def test_they_have_the_access_and_the_allowance_that_was_asked_for(window: MainWindow) -> None:
    dialog = opened(window)
    retype(line(field(dialog, "count")), "2", key=None)
    QTest.mouseClick(inside(dialog, "numbered", QCheckBox), Qt.MouseButton.LeftButton)
    access = inside(dialog, "access", QComboBox)
    QTest.keyClicks(access, Access.SUPPORT.label)
    retype(line(field(dialog, "access_reason")), "A proportional share", key=None)
    QTest.keyClicks(inside(dialog, "allowance", QComboBox), AllowanceKind.RR.label)
    retype(line(field(dialog, "annual")), "£2,000", key=None)
    press(dialog, "Add")
    posts = added(window)
    assert [post.title for post in posts] == ["Grassroots Leader"] * 2
    assert {(post.access, post.access_reason) for post in posts} == {(Access.SUPPORT, "A proportional share")}
    paid = [
        each for post in posts for each in window.session.view.find(relations.ALLOWANCES_OF_POST, post.id)
    ]
    assert [(each.allowance_kind, each.annual) for each in paid] == [(AllowanceKind.RR, Decimal(2000))] * 2


def test_an_allowance_without_its_value_is_refused_and_the_window_stays(window: MainWindow) -> None:
    dialog = opened(window)
    QTest.keyClicks(inside(dialog, "allowance", QComboBox), AllowanceKind.RR.label)
    press(dialog, "Add")
    assert dialog.isVisible()
    assert "yearly value" in dialog.refusal
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not window.session.document.history


@pytest.mark.parametrize(
    ("text", "count", "numbered", "titles"),
    [
        ("Tutor", 3, True, ["Tutor 1", "Tutor 2", "Tutor 3"]),
        ("Tutor", 3, False, ["Tutor"] * 3),
        ("Tutor", 1, True, ["Tutor"]),
        (" A \n\n  B  b\t\n", 1, True, ["A", "B b"]),
        ("A\nB", 2, True, ["A 1", "A 2", "B 1", "B 2"]),
        ("", 7, True, []),
    ],
)
def test_titles(text: str, count: int, numbered: bool, titles: list[str]) -> None:
    assert titles_of(text, count, numbered=numbered) == titles


@given(st.text(), st.integers(1, 20), st.booleans())
def test_any_text_gives_so_many_of_each_line_and_none_is_blank(text: str, count: int, numbered: bool) -> None:
    titles = titles_of(text, count, numbered=numbered)
    assert len(titles) == count * len([each for each in text.splitlines() if each.strip()])
    assert all(title.strip() == title and title for title in titles)


def test_what_is_typed_first_replaces_the_suggested_title(window: MainWindow) -> None:
    dialog = opened(window)
    titles = field(dialog, "titles").findChild(QPlainTextEdit)
    assert isinstance(titles, QPlainTextEdit)
    QTest.keyClicks(titles, "Tutor")
    press(dialog, "Add")
    assert {post.title for post in added(window)} == {f"Tutor {number}" for number in range(1, 8)}
