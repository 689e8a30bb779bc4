"""Move to…: all that a drag can do, by typing and by clicking; and what it says is what it does."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from benchmarks.schools import school
from orgdesigner.model import relations
from orgdesigner.model.edits import memberships, moves
from orgdesigner.model.edits.sequence import Edit
from orgdesigner.model.records import Team
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.move_to import MoveTo
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.moving import LEAVE, NOBODY, places, ways
from tests.ui.conftest import SCHOOL
from tests.ui.hands import come_back, press

Key = Qt.Key


def opened(window: MainWindow, *posts: str) -> MoveTo:
    window.session.select(*(Subject("post", post) for post in posts))
    window.actions_by_name["move_to"].trigger()
    (dialog,) = (each for each in window.findChildren(MoveTo) if each.isVisible())
    come_back(dialog)
    return dialog


WAYS: list[tuple[str, Subject, str, str, Edit]] = [
    ("gl1", Subject("post", "dep2"), "Below it", "Reports to Deputy: Curriculum",
     lambda view: moves.report_to(view, ["gl1"], "dep2")),
    ("gl1", Subject("post", "gl3"), "Before it", "Reports to Deputy: Curriculum, before Grassroots Leader 3",
     lambda view: moves.report_to(view, ["gl1"], "dep2", before="gl3")),
    ("gl1", Subject("post", "gl3"), "After it", "Reports to Deputy: Curriculum, after Grassroots Leader 3",
     lambda view: moves.report_to(view, ["gl1"], "dep2", after="gl3")),
    ("gl1", Subject("post", "gl3"), "In the line above it",
     "Reports to Deputy: Curriculum, and Grassroots Leader 3 reports to it",
     lambda view: moves.insert_between(view, "gl1", "dep2", "gl3")),
    ("gl1", NOBODY, "", "Reports to nobody", lambda view: moves.report_to(view, ["gl1"], None)),
    ("gl1", Subject("team", "cp"), "Leave Students & Achievement",
     "Joins Curriculum & Pedagogy; leaves Students & Achievement",
     lambda view: memberships.join_team(view, ["gl1"], "cp", leave="sa")),
    ("gl1", Subject("team", "cp"), "Join as well", "Joins Curriculum & Pedagogy as well",
     lambda view: memberships.join_team(view, ["gl1"], "cp")),
    ("head", Subject("team", "cp"), "Join", "Joins Curriculum & Pedagogy",
     lambda view: memberships.join_team(view, ["head"], "cp")),
    ("gl1", Subject(LEAVE, "sa"), "", "Leaves Students & Achievement",
     lambda view: memberships.leave_team(view, ["gl1"], "sa")),
]  # fmt: skip


@pytest.mark.parametrize(("post", "place", "name", "words", "edit"), WAYS)
def test_every_way_of_a_drag_is_there_with_its_words(
    post: str, place: Subject, name: str, words: str, edit: Edit
) -> None:
    view = parse(SCHOOL).view
    assert place in [subject for _, subject in places(view, [post], "")]
    way = next(each for each in ways(view, [post], place) if each.name == name)
    assert way.words == words
    assert _without_random(way.edit(view)) == _without_random(edit(view))


def _without_random(change: Any) -> list[Any]:
    return [(step.before, step.after) for step in change]


def test_several_posts_are_spoken_of_together_and_none_goes_between_two_others() -> None:
    view = parse(SCHOOL).view
    offered = ways(view, ["gl1", "gl2"], Subject("post", "gl3"))
    names = [way.name for way in offered]
    assert names[:3] == ["Below it", "Before it", "After it"]
    assert "In the line above it" not in names
    assert offered[0].words == "2 posts report to Grassroots Leader 3"


def test_before_a_post_is_chosen_by_the_keyboard_alone(window: MainWindow) -> None:
    window.activateWindow()
    dialog = opened(window, "gl1")
    QTest.keyClicks(dialog.search, "grassroots 3")
    QTest.keyClick(dialog.search, Key.Key_Tab)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Key.Key_Tab)
    below = dialog.focusWidget()
    assert isinstance(below, QRadioButton)
    QTest.keyClick(below, Key.Key_Right)
    before = dialog.focusWidget()
    assert isinstance(before, QRadioButton)
    assert before.text() == "Before it"
    assert before.isChecked()
    assert dialog.words.text() == "Reports to Deputy: Curriculum, before Grassroots Leader 3."
    QTest.keyClick(before, Key.Key_Return)
    assert [each.id for each in relations.reports(window.session.view, "dep2")] == ["gl1", "gl3"]
    assert window.session.selected_posts() == ("gl1",)


def test_a_holder_finds_the_post(window: MainWindow) -> None:
    dialog = opened(window, "gl1")
    QTest.keyClicks(dialog.search, "lindqvist")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Report to: Deputy: Curriculum · Rolf Lindqvist"
    ]
    press(dialog, "Move")
    above = relations.manager(window.session.view, "gl1")
    assert above is not None
    assert above.id == "dep2"


def test_of_very_many_teams_the_first_are_listed_and_typing_finds_each() -> None:
    view = Structure(school(2_700)).view
    names = sorted((f"Team: {team.name}" for team in view.all(Team)), key=str.casefold)
    listed = [words for words, place in places(view, ["p14"], "") if place.kind == Team.kind]
    assert listed == names[: len(listed)]
    assert len(listed) < len(names)
    for name in names[:: len(names) // 7]:
        assert name in [words for words, _ in places(view, ["p14"], name.removeprefix("Team: "))]


def test_where_it_is_already_is_said_and_not_done(window: MainWindow) -> None:
    dialog = opened(window, "gl1")
    QTest.keyClicks(dialog.search, "report okafor")
    assert dialog.words.text() == "It is there already."
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.search, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not window.session.document.history


def test_what_nothing_fits_is_said(window: MainWindow) -> None:
    dialog = opened(window, "gl1")
    QTest.keyClicks(dialog.search, "xyzzy")
    assert dialog.list.count() == 0
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert dialog.isVisible()
