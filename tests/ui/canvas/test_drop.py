"""The cue is honest: its words are what is true after its change, and what is greyed changes nothing."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.spatial import Extent
from orgdesigner.model.records import Link as _Link
from orgdesigner.model.records import Team as _Team
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.drop import Cue, Dragged, cue_at, dragged
from tests.ui.canvas import reading
from tests.ui.canvas.structures import extent_of, schools


@dataclass
class Try:
    """A drag over a point, and the structures before and after the cue's change."""

    cue: Cue
    load: Dragged
    before: View
    after: View


@st.composite
def tries(draw: st.DrawFn, chart_view: ChartView) -> Try:
    structure: Structure = draw(schools())
    extent = extent_of(structure.view, chart_view)
    drawn = [placed.post for placed in extent.picture.cards]
    assume(drawn)
    load = dragged(extent, draw(st.lists(st.sampled_from(drawn), min_size=1, max_size=3, unique=True)))
    x, y = draw(_points(extent))
    scale = draw(st.sampled_from([0.1, 0.5, 1.0, 4.0]))
    cue = cue_at(structure.view, extent, load, x, y, scale=scale, also=draw(st.booleans()))
    after = structure.copy()
    if cue.change is not None:
        after.apply(cue.change)
    return Try(cue, load, structure.view, after.view)


def _points(extent: Extent) -> st.SearchStrategy[tuple[float, float]]:
    """Points anywhere in the picture, and more often on cards and lines."""
    bounds = extent.picture.bounds
    share = st.floats(0, 1)
    boxes = [placed.box for placed in extent.picture.cards] + [
        region.box for region in extent.picture.regions
    ]
    boxes += [bounds]
    inside = st.tuples(st.sampled_from(boxes), share, share).map(
        lambda drawn: (drawn[0].x + drawn[0].width * drawn[1], drawn[0].y + drawn[0].height * drawn[2])
    )
    corners = [point for line in extent.picture.lines for point in line.points]
    return inside | st.sampled_from(corners) if corners else inside


@given(tries(ChartView.REPORTING))
def test_words_about_reporting_are_true_after_the_drop(attempt: Try) -> None:
    _check(attempt)


@given(tries(ChartView.TEAMS))
def test_words_about_teams_are_true_after_the_drop(attempt: Try) -> None:
    _check(attempt)


def _check(attempt: Try) -> None:
    cue = attempt.cue
    assert cue.words
    if cue.change is None:
        event("refused")
        assert attempt.after == attempt.before
        return
    assert attempt.after != attempt.before
    for pattern, claim in CLAIMS:
        match = re.fullmatch(pattern, cue.words)
        if match:
            event(pattern)
            claim(attempt, **match.groupdict())
            return
    pytest.fail(f"nothing is known of the words: {cue.words}")


def _reports_to(attempt: Try, upper: str, side: str | None = None, beside: str | None = None) -> None:
    view = attempt.after
    above = None if upper == "nobody" else reading.titled(view, upper)
    moved = _topmost(attempt)
    assert {reading.manager(view, post) for post in moved} == {above}
    if beside is not None:
        order = [
            each for each in reading.reports(view, above) if each in moved or each == _id(attempt, beside)
        ]
        everyone = reading.reports(view, above)
        place = everyone.index(_id(attempt, beside))
        assert order == (
            [*moved, _id(attempt, beside)] if side == "before" else [_id(attempt, beside), *moved]
        )
        next_to = (
            everyone[place - len(moved) : place] if side == "before" else everyone[place + 1 :][: len(moved)]
        )
        assert next_to == moved


def _between(attempt: Try, upper: str, lower: str) -> None:
    (post,) = attempt.load.posts
    assert reading.manager(attempt.after, post) == _id(attempt, upper)
    assert reading.manager(attempt.after, _id(attempt, lower)) == post


def _joins(attempt: Try, team: str, place: str, also: str | None = None, left: str | None = None) -> None:
    view, load = attempt.after, attempt.load
    team_id = reading.named(view, team)
    order = reading.members(view, team_id)
    moved = [post for post in load.posts if post in order]
    assert set(load.posts) <= {*order, *reading.leads(view, team_id)}
    if place == "last":
        assert order[-len(moved) :] == moved
    else:
        at = order.index(_id(attempt, place.removeprefix("before ")))
        assert order[at - len(moved) : at] == moved
    for post, source in zip(load.posts, load.teams, strict=True):
        if source not in (None, team_id):
            stays = post in (*reading.members(view, source), *reading.leads(view, source))
            assert stays == bool(also)
            assert bool(also) or attempt.before.need(_Team, source).name in re.split(", | and ", left or "")
    assert _line(attempt.before) == _line(attempt.after)


def _stays(attempt: Try, team: str, place: str) -> None:
    _joins(attempt, team, place)


def _leaves(attempt: Try, left: str) -> None:
    view = attempt.after
    for post, source in zip(attempt.load.posts, attempt.load.teams, strict=True):
        if source is not None:
            assert post not in (*reading.members(view, source), *reading.leads(view, source))
            assert attempt.before.need(_Team, source).name in re.split(", | and ", left)
    assert _line(attempt.before) == _line(attempt.after)


CLAIMS = (
    (r"Reports to (?P<upper>Post \d+), and (?P<lower>Post \d+) reports to it", _between),
    (r"Reports to (?P<upper>Post \d+|nobody)(, (?P<side>before|after) (?P<beside>Post \d+))?", _reports_to),
    (r"Stays in (?P<team>Team \d+), (?P<place>last|before Post \d+)", _stays),
    (
        r"Joins (?P<team>Team \d+)(?P<also> as well)?, (?P<place>last|before Post \d+)"
        r"(; leaves (?P<left>.+))?",
        _joins,
    ),
    (r"Leaves (?P<left>.+)", _leaves),
)


def _topmost(attempt: Try) -> list[str]:
    """The dragged posts that do not come along below another of them, in their order in the tree before."""
    view, chosen = attempt.before, set(attempt.load.posts)
    found: list[str] = []

    def walk(post: str) -> None:
        if post in chosen:
            found.append(post)
            return
        for below in reading.reports(view, post):
            walk(below)

    for top in reading.reports(view, None):
        walk(top)
    return found


def _line(view: View) -> set[tuple[str, str]]:
    return {(link.lower, link.upper) for link in view.all(_Link)}


def _id(attempt: Try, title: str) -> str:
    return reading.titled(attempt.after, title)
