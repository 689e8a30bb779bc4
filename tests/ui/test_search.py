"""Searching: what fits stands out, the keys go from one to the next, and Esc gives the view back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from orgdesigner.chart.looking import PLAIN, Looking
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.posts import add_post, remove_posts
from orgdesigner.model.records import Holding, Membership, Person, Post, Priority, Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import LEFT

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier

WIDE = """
team sa "Students" leadership leads=dep1
  member dep1
  member tutor1
person idle "Ivy O’Neill" teaching
priority 1 "Attainment" accountable=dep2
priority 12 "Belonging" accountable=dep1
post head "Headteacher" head
  post dep1 "Deputy One" senior
    held "Zoë Okafor" teaching
""" + "".join(f'    post tutor{n} "Tutor {n}" role_class="Form Tutor"\n' for n in range(1, 13)) + """
  post dep2 "Deputy Two" senior
    held "Pat O'Neill" support
    post eng "Head of English"
"""  # fmt: skip


@pytest.fixture
def wide(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window on a tree that is wider than what is in view."""
    window = make_window(sketch=WIDE)
    window.canvas.animated = False
    window.navigation.show_view(ChartView.REPORTING)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.canvas.is_settled)
    window.actions_by_name["find"].trigger()
    return window


def kept(window: MainWindow) -> set[str]:
    lens = window.canvas.lens
    return {post.id for post in window.session.view.all(Post) if not lens.fades(post.id)}


def sought(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type words into the field and wait for the chart to show what has them."""
    field = window.topbar.search
    field.selectAll()
    for letter in words:  # QTest has no keys for letters that no keyboard of ours has
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    qtbot.waitUntil(lambda: field.count not in ("", "…") and window.search.is_shown)


def in_view(window: MainWindow, post: str) -> bool:
    canvas = window.canvas
    placed = canvas.extent.card(post)
    return placed is not None and placed.box.meets(canvas.camera.seen(canvas.visible_size()))


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("okafor", {"dep1"}),
        ("ZOE", {"dep1"}),
        ("oneill", {"dep2"}),
        ("o’neill", {"dep2"}),
        ("deputy zoë", {"dep1"}),
        ("p1", {"dep2"}),
        ("priority 12", {"dep1"}),
        ("attainment", {"dep2"}),
        ("students", {"dep1", "tutor1"}),
        ("form tut", {f"tutor{n}" for n in range(1, 13)}),
        ("vacant english", {"eng"}),
        ("nobody of this name", set()),
    ],
)
def test_what_has_the_words_keeps_its_colour(
    wide: MainWindow, qtbot: QtBot, words: str, posts: set[str]
) -> None:
    sought(wide, qtbot, words)
    assert kept(wide) == posts


def test_the_count_says_how_many_there_are_and_which_of_them_is_chosen(
    wide: MainWindow, qtbot: QtBot
) -> None:
    sought(wide, qtbot, "tutor")
    assert wide.topbar.search.count == "12 found"
    QTest.keyClick(wide.topbar.search, Key.Key_Return)
    assert wide.topbar.search.count == "1 of 12"


def test_enter_goes_through_all_in_reading_order_and_round_and_shift_enter_back(
    wide: MainWindow, qtbot: QtBot
) -> None:
    field = wide.topbar.search
    sought(wide, qtbot, "tutor")
    visited = []
    for _ in range(13):
        QTest.keyClick(field, Key.Key_Return)
        assert field.hasFocus()
        visited.append(wide.session.selected_posts()[-1])
        assert in_view(wide, visited[-1])
    assert visited == [*(f"tutor{n}" for n in range(1, 13)), "tutor1"]
    QTest.keyClick(field, Key.Key_Return, SHIFT)
    assert wide.session.selected_posts() == ("tutor12",)


def test_f3_goes_on_from_the_chart_and_its_buttons_do_by_click(wide: MainWindow, qtbot: QtBot) -> None:
    sought(wide, qtbot, "tutor")
    QTest.keyClick(wide.topbar.search, Key.Key_Down)
    assert wide.canvas.hasFocus()
    assert wide.session.selected_posts() == ("tutor1",)
    QTest.keyClick(wide.canvas, Key.Key_F3)
    assert wide.session.selected_posts() == ("tutor2",)
    QTest.keyClick(wide.canvas, Key.Key_F3, SHIFT)
    assert wide.session.selected_posts() == ("tutor1",)
    following = wide.topbar.search.buttons[1]
    QTest.mouseClick(following, LEFT)
    assert wide.session.selected_posts() == ("tutor2",)


def test_the_view_does_not_move_while_something_that_fits_is_in_it(wide: MainWindow, qtbot: QtBot) -> None:
    assert in_view(wide, "dep1")
    before = wide.canvas.camera
    sought(wide, qtbot, "deputy")
    QTest.keyClick(wide.topbar.search, Key.Key_Return)
    assert wide.session.selected_posts() == ("dep1",)
    assert wide.canvas.camera == before


def test_the_view_goes_to_what_is_not_in_it(wide: MainWindow, qtbot: QtBot) -> None:
    wide.canvas.zoom_to(2.0)
    wide.canvas.reveal("tutor12")
    assert not in_view(wide, "tutor1")
    sought(wide, qtbot, "tutor 1")
    sought(wide, qtbot, "students tutor")
    assert in_view(wide, "tutor1")


def test_esc_gives_back_the_view_and_what_was_selected(wide: MainWindow, qtbot: QtBot) -> None:
    canvas = wide.canvas
    wide.session.select(Subject("post", "head"))
    canvas.zoom_to(1.5)
    before = canvas.camera, canvas.looking, wide.session.selection
    sought(wide, qtbot, "tutor 7")
    QTest.keyClick(wide.topbar.search, Key.Key_Return)
    assert in_view(wide, "tutor7")
    assert (canvas.camera, canvas.looking, wide.session.selection) != before
    QTest.keyClick(wide.topbar.search, Key.Key_Escape)
    assert (canvas.camera, canvas.looking, wide.session.selection) == before
    assert canvas.lens is PLAIN
    assert wide.topbar.search.text() == ""
    assert canvas.hasFocus()


def test_what_is_folded_over_it_opens_and_esc_folds_it_again(wide: MainWindow, qtbot: QtBot) -> None:
    canvas = wide.canvas
    canvas.look_so(Looking(collapsed=frozenset({"dep1"})))
    before = canvas.camera, canvas.looking
    sought(wide, qtbot, "tutor")
    visited = []
    for _ in range(12):
        QTest.keyClick(wide.topbar.search, Key.Key_Return)
        visited.append(wide.session.selected_posts()[-1])
        assert in_view(wide, visited[-1])
    assert visited == [f"tutor{n}" for n in range(1, 13)]
    QTest.keyClick(wide.topbar.search, Key.Key_Escape)
    assert (canvas.camera, canvas.looking) == before


def test_what_a_focus_leaves_out_is_gone_to_by_leaving_it_and_esc_brings_it_back(
    wide: MainWindow, qtbot: QtBot
) -> None:
    wide.session.select(Subject("post", "dep2"))
    wide.views.focus_here()
    before = wide.canvas.camera, wide.canvas.looking
    assert "tutor3" not in set(wide.canvas.extent.posts())
    wide.actions_by_name["find"].trigger()
    sought(wide, qtbot, "tutor 3")
    assert in_view(wide, "tutor3")
    assert wide.toast.words.startswith("Deputy Two: left")
    QTest.keyClick(wide.topbar.search, Key.Key_Escape)
    assert (wide.canvas.camera, wide.canvas.looking) == before
    assert wide.canvas.path_bar.words.endswith("Deputy Two")
    QTest.keyClick(wide.canvas, Key.Key_Escape)
    assert wide.canvas.path_bar.words == "", "and the way back is what it was"


def test_esc_in_the_chart_ends_the_search_and_stays(wide: MainWindow, qtbot: QtBot) -> None:
    sought(wide, qtbot, "tutor 12")
    QTest.keyClick(wide.topbar.search, Key.Key_Down)
    before = wide.canvas.camera
    QTest.keyClick(wide.canvas, Key.Key_Escape)
    assert wide.canvas.lens is PLAIN
    assert wide.topbar.search.text() == ""
    assert wide.canvas.camera == before
    assert wide.session.selected_posts() == ("tutor12",)


def test_a_search_from_a_sheet_shows_the_chart_and_esc_the_sheet_again(
    wide: MainWindow, qtbot: QtBot
) -> None:
    wide.navigation.show_view("access")
    wide.actions_by_name["find"].trigger()
    sought(wide, qtbot, "english")
    assert wide.middle.current is wide.canvas
    assert in_view(wide, "eng")
    QTest.keyClick(wide.topbar.search, Key.Key_Escape)
    assert wide.middle.sheet_name == "access"


def test_where_nothing_fits_it_is_said_with_what_to_do(wide: MainWindow, qtbot: QtBot) -> None:
    field = wide.topbar.search
    sought(wide, qtbot, "xylophone")
    assert field.count == "Nothing found"
    assert field.words.startswith("Try a part of a title")
    QTest.keyClick(field, Key.Key_Return)
    assert wide.session.selection == ()
    QTest.keyClick(field, Key.Key_Escape)
    assert field.words == ""


@pytest.mark.parametrize(
    ("width", "words"), [(1366, "tutor"), (1366, "Xerxes"), (1920, "tutor"), (800, "tutor")]
)
def test_what_is_said_below_the_field_is_beside_it_and_hides_no_details(
    wide: MainWindow, qtbot: QtBot, width: int, words: str
) -> None:
    wide.resize(width, 768)
    sought(wide, qtbot, words)
    field = wide.topbar.search
    below = next(each for each in wide.findChildren(QFrame, "found") if each.isVisible())
    left = field.mapTo(wide, QPoint(0, 0)).x()
    assert left - below.width() <= below.x() <= left + field.width() - below.width()
    if wide.inspector.isVisible():
        assert below.geometry().right() < wide.inspector.mapTo(wide, QPoint(0, 0)).x()


def test_what_an_edit_brings_or_takes_is_found_or_not_at_once(wide: MainWindow, qtbot: QtBot) -> None:
    sought(wide, qtbot, "tutor")
    wide.session.perform(lambda view: add_post(view, title="Head Tutor", manager="dep2"))
    wide.session.perform(
        lambda view: set_fields(view, view.need(Post, "tutor1"), title="Mentor", role_class="")
    )
    wide.session.perform(lambda view: remove_posts(view, ["tutor2"]))
    qtbot.waitUntil(lambda: wide.search.is_shown)
    assert wide.topbar.search.count == "11 found"
    titles = {wide.session.view.need(Post, post).title for post in kept(wide)}
    assert titles == {"Head Tutor", *(f"Tutor {n}" for n in range(3, 13))}


def test_people_in_no_post_and_teams_are_found_too(wide: MainWindow, qtbot: QtBot) -> None:
    sought(wide, qtbot, "ivy")
    QTest.keyClick(wide.topbar.search, Key.Key_Return)
    assert wide.session.selection == (Subject("person", "idle"),)
    sought(wide, qtbot, "students")
    QTest.keyClick(wide.topbar.search, Key.Key_Return, SHIFT)
    assert wide.topbar.search.count == "3 of 3"
    assert Subject("team", "sa") in {Subject(*key) for key in wide.search.found}


def test_the_keyboard_stays_in_the_field_and_no_list_comes_up(wide: MainWindow, qtbot: QtBot) -> None:
    sought(wide, qtbot, "tut")
    assert QApplication.activePopupWidget() is None
    assert wide.topbar.search.hasFocus()


def brute_force(window: MainWindow, words: str) -> set[str]:
    """Every post that has all of the words, by looking at each record of the structure."""
    view, found = window.session.view, set()
    for post in view.all(Post):
        said = [post.title, post.role_class]
        said += [view.need(Person, held.person).name for held in view.all(Holding) if held.post == post.id]
        said += [
            team.name
            for team in view.all(Team)
            if post.id in team.leads
            or any(seat.team == team.id and seat.post == post.id for seat in view.all(Membership))
        ]
        said += [
            each.name
            for each in view.all(Priority)
            if each.accountable == post.id or post.id in each.contributing
        ]
        if all(any(word in text.casefold() for text in said) for word in words.split()):
            found.add(post.id)
    return found


@pytest.mark.parametrize("words", ["t", "tutor 1", "deputy", "e d", "form", "students", "belong", "2 r"])
def test_what_stands_out_is_what_looking_at_every_post_finds(
    wide: MainWindow, qtbot: QtBot, words: str
) -> None:
    sought(wide, qtbot, words)
    assert kept(wide) == brute_force(wide, words)
