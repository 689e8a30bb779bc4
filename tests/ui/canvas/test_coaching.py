"""Coaching drawn and edited by hand and keyboard; posts that two teams share, dropped in and taken out."""

import pytest
from PySide6.QtCore import QPoint, Qt

from orgdesigner.chart.picture import ChartView, RegionKind
from orgdesigner.model import records as r
from orgdesigner.model.edits.coaching import coached_by
from orgdesigner.model.view import View
from tests.ui.canvas import reading
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import CTRL, Hand

Key = Qt.Key
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier

SCHOOL = """
team sa "Students" leadership
  member one
  member two
  member both
team cp "Curriculum" leadership
  member three
  member both
team it "IT Services" support
  member four
post head "Headteacher" head
  post one "One"
  post two "Two"
  post three "Three"
  post four "Four"
  post both "Both"
"""


def coaches(view: View, post: str) -> set[str]:
    return {link.upper for link in view.all(r.Link) if link.link_kind == r.COACHING and link.lower == post}


def line(view: View) -> set[tuple[str, str]]:
    return {(link.lower, link.upper) for link in view.all(r.Link) if link.link_kind == r.LINE}


def said(hand: Hand) -> list[str]:
    words: list[str] = []
    hand.canvas.message.connect(words.append)
    return words


@pytest.fixture
def coaching(show: Show) -> Hand:
    hand = show(SCHOOL, ChartView.COACHING)
    hand.canvas.session.perform(lambda view: coached_by(view, ["two"], "one"))
    return hand


@pytest.fixture
def teams(show: Show) -> Hand:
    return show(SCHOOL, ChartView.TEAMS)


def region_point(hand: Hand, kind: RegionKind) -> QPoint:
    """A point in the heading of the first region of a kind, scrolled into view."""
    box = next(each.heading for each in hand.canvas.extent.regions() if each.kind is kind)
    hand.canvas.reveal_box(box)
    x, y = hand.canvas.camera.to_screen(box.x + box.width - 20, box.y + 12)
    return QPoint(round(x), round(y))


def test_a_post_dropped_on_another_is_coached_by_it_and_reports_where_it_did(coaching: Hand) -> None:
    view, words = coaching.canvas.session.view, said(coaching)
    before = line(view)
    coaching.drag("three", coaching.at("one"))
    assert coaches(view, "three") == {"one"}
    assert line(view) == before
    assert "Is coached by One" in words
    coaching.canvas.session.undo()
    assert coaches(view, "three") == set()


def test_a_coach_is_replaced_and_with_ctrl_joined_by_another(coaching: Hand) -> None:
    view, words = coaching.canvas.session.view, said(coaching)
    coaching.drag("two", coaching.at("three"), CTRL)
    assert coaches(view, "two") == {"one", "three"}
    assert "Is coached by Three as well as One" in words
    coaching.drag("two", coaching.at("four"))
    assert coaches(view, "two") == {"three", "four"}
    assert "Is coached by Four instead of One" in words


def test_two_can_coach_each_other(coaching: Hand) -> None:
    view = coaching.canvas.session.view
    coaching.drag("one", coaching.at("two"))
    assert (coaches(view, "one"), coaches(view, "two")) == ({"two"}, {"one"})
    assert sorted(coaching.canvas.extent.posts()) == sorted(post.id for post in view.all(r.Post))


def test_a_drop_on_a_line_of_coaching_goes_between(coaching: Hand) -> None:
    view = coaching.canvas.session.view
    (tie,) = coaching.canvas.picture.lines
    (x1, y1), (x2, y2) = tie.points[-2:]
    x, y = coaching.canvas.camera.to_screen((x1 + x2) / 2, (y1 + y2) / 2)
    coaching.drag("three", QPoint(round(x), round(y)))
    assert (coaches(view, "three"), coaches(view, "two")) == ({"one"}, {"three"})


def test_a_drop_among_those_without_a_coach_takes_the_coach_away(coaching: Hand) -> None:
    view, words = coaching.canvas.session.view, said(coaching)
    coaching.drag("two", region_point(coaching, RegionKind.NO_COACH))
    assert coaches(view, "two") == set()
    assert "Is coached by nobody any more" in words


def test_escape_leaves_coaching_as_it_was(coaching: Hand) -> None:
    history = coaching.canvas.session.document.history
    coaching.begin_drag("three", coaching.at("one"))
    coaching.key(Key.Key_Escape)
    coaching.release(coaching.at("one"))
    assert coaching.canvas.session.document.history == history


def test_insert_adds_whom_the_selected_post_coaches_in_one_step(coaching: Hand) -> None:
    session = coaching.canvas.session
    coaching.click(coaching.at("one"))
    coaching.key(Key.Key_Insert)
    coaching.type("Coachee")
    coaching.key(Key.Key_Return)
    (new,) = [post.id for post in session.view.all(r.Post) if post.title == "Coachee"]
    assert coaches(session.view, new) == {"one"}
    session.undo()
    assert session.view.get(r.Post, new) is None


def test_enter_adds_somebody_with_the_same_coach_beside_the_selected_post(coaching: Hand) -> None:
    session = coaching.canvas.session
    coaching.click(coaching.at("two"))
    coaching.key(Key.Key_Return)
    coaching.type("Beside")
    coaching.key(Key.Key_Return)
    (new,) = [post.id for post in session.view.all(r.Post) if post.title == "Beside"]
    assert coaches(session.view, new) == {"one"}
    assert reading.manager(session.view, new) == reading.manager(session.view, "two")


def test_the_arrows_with_ctrl_and_shift_move_up_to_the_coach_of_the_coach_or_say_why_not(
    coaching: Hand,
) -> None:
    session = coaching.canvas.session
    session.perform(lambda view: coached_by(view, ["three"], "two"))
    coaching.click(coaching.at("three"))
    coaching.key(Key.Key_Up, CTRL_SHIFT)
    assert coaches(session.view, "three") == {"one"}
    refused: list[str] = []
    session.refused.connect(refused.append)
    coaching.click(coaching.at("one"))
    coaching.key(Key.Key_Up, CTRL_SHIFT)
    assert refused == ["“One” has no coach, so it can't move up."]


def test_what_was_cut_is_coached_by_the_selected_post_when_it_is_put_down(coaching: Hand) -> None:
    session = coaching.canvas.session
    coaching.click(coaching.at("two"))
    coaching.key(Key.Key_X, CTRL)
    coaching.click(coaching.at("four"))
    coaching.key(Key.Key_V, CTRL)
    assert coaches(session.view, "two") == {"four"}


def test_a_drop_between_two_teams_joins_both(teams: Hand) -> None:
    view, words = teams.canvas.session.view, said(teams)
    teams.drag("four", region_point(teams, RegionKind.SHARED))
    assert "four" in reading.members(view, "sa")
    assert "four" in reading.members(view, "cp")
    assert "four" not in reading.members(view, "it")
    assert any(each.startswith("Joins Students and Curriculum, ") for each in words)
    assert any(each.endswith("; leaves IT Services") for each in words)
    assert list(teams.canvas.extent.posts()).count("four") == 1


def test_what_is_shared_and_dropped_in_one_of_its_teams_leaves_the_other(teams: Hand) -> None:
    view, words = teams.canvas.session.view, said(teams)
    teams.drag("both", teams.at("three"))
    assert "both" in reading.members(view, "cp")
    assert "both" not in reading.members(view, "sa")
    assert any(re_words.startswith("Stays in Curriculum, ") for re_words in words)


def test_what_is_shared_goes_to_one_of_its_teams_by_keyboard(teams: Hand) -> None:
    view = teams.canvas.session.view
    teams.click(teams.at("both"))
    teams.key(Key.Key_Right, CTRL_SHIFT)
    assert "both" not in reading.members(view, "sa")
    assert "both" in reading.members(view, "cp")


def test_what_two_teams_share_is_no_record_that_could_be_selected(teams: Hand) -> None:
    teams.click(region_point(teams, RegionKind.SHARED))
    assert teams.canvas.session.selection == ()
