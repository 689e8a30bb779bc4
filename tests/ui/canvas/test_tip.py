"""What the mouse rests on says what its card can't; a selected post shows its way up to the head."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.chart.cards.anatomy import mark_place
from orgdesigner.chart.picture import ChartView
from orgdesigner.model import relations
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import LINE, Post
from orgdesigner.rules.base import Subject
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import Hand

Key = Qt.Key

SCHOOL = """
team sa "Students & Achievement" leadership leads=dep1
  member dep1
  member hoy
team wg "Behaviour" working_group
  member hoy
priority 1 "Attainment"
post head "Headteacher" head
  post dep1 "Deputy: Students" senior
    held "Miriam Okafor" teaching qts
    post hoy "Head of Year 7 and the Transition from Primary Schools" middle role_class="Head of Year"
      held "Joan Mbeki" teaching qts
      post tutor "Tutor"
  post dep2 "Deputy: Curriculum" senior
    link coaching hoy
    post eng "Head of English" middle role_class="Head of Year"
"""


@pytest.fixture
def chart(show: Show) -> Hand:
    hand = show(SCHOOL, ChartView.REPORTING)
    hand.canvas.zoom_to(1.0)
    return hand


def rest(hand: Hand, at: QPoint, qtbot: QtBot) -> str:
    """Let the mouse rest somewhere, and return what is said then."""
    hand.move(at)
    qtbot.waitUntil(lambda: hand.canvas.tip.isVisible())
    return hand.canvas.tip.words


def test_a_card_says_what_it_can_not_show(chart: Hand, qtbot: QtBot) -> None:
    words = rest(chart, chart.at("hoy", 0.4, 0.3), qtbot)
    assert words.startswith("Head of Year 7 and the Transition from Primary Schools, Joan Mbeki")
    assert "Reports to Deputy: Students" in words
    assert "In Students & Achievement and Behaviour" in words


def test_the_sign_of_a_finding_says_the_finding(chart: Hand, qtbot: QtBot) -> None:
    canvas = chart.canvas
    about = {each.id: finding for finding in canvas.session.findings for each in finding.badged}
    post = next(post for post in canvas.extent.posts() if post in about)
    placed = canvas.extent.card(post)
    assert placed is not None
    sign = canvas.camera.box_on_screen(mark_place(placed.card, placed.box, canvas.zoom))
    words = rest(chart, QPoint(round(sign.x + sign.width / 2), round(sign.y + sign.height / 2)), qtbot)
    messages = [f.message for f in canvas.session.findings if Subject("post", post) in f.badged]
    assert words.splitlines()[: min(3, len(messages))] == messages[:3]
    assert "Reports to" not in words


def test_a_line_says_whose_it_is(chart: Hand, qtbot: QtBot) -> None:
    canvas = chart.canvas
    box = canvas.extent.box("tutor")
    assert box is not None
    line = next(each for each in canvas.extent.lines_within(box) if each.lower == "tutor")
    (x1, y1), (x2, y2) = line.points[-2:]
    x, y = canvas.camera.to_screen((x1 + x2) / 2, (y1 + y2) / 2)
    words = rest(chart, QPoint(round(x), round(y)), qtbot)
    assert words == "Tutor reports to Head of Year 7 and the Transition from Primary Schools"


def test_the_heading_of_a_team_says_more_of_it(show: Show, qtbot: QtBot) -> None:
    hand = show(SCHOOL, ChartView.TEAMS)
    region = hand.canvas.extent.region("sa")
    assert region is not None
    heading = hand.canvas.camera.box_on_screen(region.heading)
    words = rest(hand, QPoint(round(heading.x + 8), round(heading.y + 8)), qtbot)
    assert "Led by Deputy: Students" in words


@pytest.mark.parametrize("end", ["esc", "off", "press", "wheel", "leave", "edit"])
def test_it_goes_at_once(chart: Hand, qtbot: QtBot, end: str) -> None:
    canvas = chart.canvas
    rest(chart, chart.at("hoy"), qtbot)
    if end == "esc":
        chart.key(Key.Key_Escape)
    elif end == "off":
        chart.move(QPoint(4, 4))
    elif end == "press":
        chart.press(chart.at("hoy"))
        assert not canvas.tip.isVisible()
        chart.release(chart.at("hoy"))
    elif end == "wheel":
        chart.wheel(chart.at("hoy"), -1)
    elif end == "leave":
        QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    else:
        view = canvas.session.view
        canvas.session.perform(lambda view: set_fields(view, view.need(Post, "eng"), title="English"))
        assert view.need(Post, "eng").title == "English"
    assert not canvas.tip.isVisible()


def test_it_does_not_come_in_the_middle_of_a_drag(chart: Hand, qtbot: QtBot) -> None:
    chart.begin_drag("tutor", chart.at("dep2"))
    qtbot.wait(800)
    assert not chart.canvas.tip.isVisible()
    chart.key(Key.Key_Escape)
    chart.release(chart.at("dep2"))


def test_it_lies_in_the_view_and_not_over_its_card(chart: Hand, qtbot: QtBot) -> None:
    canvas = chart.canvas
    for post in ("head", "tutor", "eng"):
        rest(chart, chart.at(post), qtbot)
        tip = canvas.tip.geometry().translated(-canvas.viewport().pos())
        assert canvas.viewport().rect().contains(tip)
        assert not tip.intersects(QRectF(*chart.box(post)).toRect())
        chart.move(QPoint(4, 4))


def test_names_are_shown_as_they_are(show: Show, qtbot: QtBot) -> None:
    hand = show('post a "<b>Head</b> & all" head\n', ChartView.REPORTING)
    assert rest(hand, hand.at("a", 0.3, 0.5), qtbot).startswith("<b>Head</b> & all")


def test_the_way_up_to_the_head_is_emphasised_and_no_other_line(chart: Hand) -> None:
    canvas = chart.canvas
    chart.click(chart.at("tutor"))
    view = canvas.session.view
    upward = ["tutor", *(post.id for post in relations.managers_upward(view, "tutor"))]
    wanted = set(pairwise(upward))
    assert {(line.lower, line.upper) for line in canvas.emphasis.lines} == wanted
    chart.click(QPoint(4, 4))
    assert canvas.emphasis.lines == ()


def test_links_of_other_kinds_are_emphasised_at_both_ends(chart: Hand) -> None:
    for post in ("hoy", "dep2"):
        chart.canvas.session.select(Subject("post", post))
        others = {line.link for line in chart.canvas.emphasis.lines if line.kind != LINE}
        view = chart.canvas.session.view
        ties = (*view.find(relations.TIES_UPWARD, post), *view.find(relations.TIES_DOWNWARD, post))
        assert others == {link.id for link in ties}
        assert others


def test_an_edit_moves_the_emphasis_along(chart: Hand) -> None:
    canvas = chart.canvas
    chart.click(chart.at("tutor"))
    chart.drag("tutor", chart.at("dep2"))
    assert {(line.lower, line.upper) for line in canvas.emphasis.lines} == {
        ("tutor", "dep2"),
        ("dep2", "head"),
    }
