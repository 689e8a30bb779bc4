"""The cue is honest: its words are what is true after its change, and what is greyed changes nothing."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.spatial import Extent
from orgdesigner.model.records import COACHING, LINE
from orgdesigner.model.records import Link as _Link
from orgdesigner.model.records import Post as _Post
from orgdesigner.model.records import Team as _Team
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.hand.cue import Cue, Dragged, dragged
from orgdesigner.ui.canvas.hand.drop import cue_at
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


@given(tries(ChartView.COACHING))
def test_words_about_coaching_are_true_after_the_drop(attempt: Try) -> None:
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


def _joins(attempt: Try, place: str, **said: str | None) -> None:
    """The posts are in the teams that they join or stay in, at the place; they left what the words name."""
    view, load = attempt.after, attempt.load
    into = {side: _teams(attempt, said.get(side)) for side in ("joins", "stays", "left")}
    for team_id in (*into["joins"], *into["stays"]):
        order = reading.members(view, team_id)
        moved = [post for post in load.posts if post in order]
        assert set(load.posts) <= {*order, *reading.leads(view, team_id)}
        if place == "last":
            assert order[-len(moved) :] == moved
        else:
            at = order.index(_id(attempt, place.removeprefix("before ")))
            assert order[at - len(moved) : at] == moved
    for post, sources in zip(load.posts, load.teams, strict=True):
        assert set(into["stays"]) <= set(sources)
        for source in set(sources) - {*into["joins"], *into["stays"]}:
            stays = post in (*reading.members(view, source), *reading.leads(view, source))
            assert stays == bool(said.get("also"))
            assert stays or source in into["left"]
    assert _line(attempt.before) == _line(attempt.after)


def _teams(attempt: Try, names: str | None) -> list[str]:
    return [reading.named(attempt.before, name) for name in re.split(", | and ", names or "") if name]


def _is_coached(attempt: Try, coach: str, beside: str | None = None, left: str | None = None) -> None:
    upper = _id(attempt, coach)
    for post, source in zip(attempt.load.posts, attempt.load.coaches, strict=True):
        before, after = _coaches(attempt.before, post), _coaches(attempt.after, post)
        if source not in (None, upper):
            told = re.split(", | and ", beside or left or "")
            assert attempt.before.need(_Post, source or "").title in told
        assert after == before | {upper} - ({source} if left and source != upper else set())
    _only_coaching_changed(attempt)


def _coaches_between(attempt: Try, upper: str, lower: str) -> None:
    (post,) = attempt.load.posts
    top, bottom = _id(attempt, upper), _id(attempt, lower)
    assert top in _coaches(attempt.after, post)
    assert _coaches(attempt.after, bottom) == _coaches(attempt.before, bottom) - {top} | {post}
    _only_coaching_changed(attempt)


def _has_no_coach(attempt: Try) -> None:
    assert not any(_coaches(attempt.after, post) for post in attempt.load.posts)
    _only_coaching_changed(attempt)


def _coaches(view: View, post: str) -> set[str]:
    return {link.upper for link in view.all(_Link) if link.link_kind == COACHING and link.lower == post}


def _only_coaching_changed(attempt: Try) -> None:
    change = attempt.cue.change
    assert change is not None
    assert all(isinstance(step.record, _Link) and step.record.link_kind == COACHING for step in change)
    assert _line(attempt.before) == _line(attempt.after)


def _leaves(attempt: Try, left: str) -> None:
    view = attempt.after
    for post, sources in zip(attempt.load.posts, attempt.load.teams, strict=True):
        for source in sources:
            assert post not in (*reading.members(view, source), *reading.leads(view, source))
            assert attempt.before.need(_Team, source).name in re.split(", | and ", left)
    assert _line(attempt.before) == _line(attempt.after)


TEAMS = r"Team \d+(?:(?:, | and )Team \d+)*"
CLAIMS = (
    (r"Reports to (?P<upper>Post \d+), and (?P<lower>Post \d+) reports to it", _between),
    (r"Reports to (?P<upper>Post \d+|nobody)(, (?P<side>before|after) (?P<beside>Post \d+))?", _reports_to),
    (
        rf"(Joins (?P<joins>{TEAMS})(?P<also> as well)?)?(, )?([Ss]tays in (?P<stays>{TEAMS}))?, "
        r"(?P<place>last|before Post \d+)(; leaves (?P<left>.+))?",
        _joins,
    ),
    (r"Is coached by (?P<upper>Post \d+), and coaches (?P<lower>Post \d+)", _coaches_between),
    (r"Is coached by nobody any more", _has_no_coach),
    (
        r"Is coached by (?P<coach>Post \d+)( as well as (?P<beside>.+)| instead of (?P<left>.+))?",
        _is_coached,
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
    return {(link.lower, link.upper) for link in view.all(_Link) if link.link_kind == LINE}


def _id(attempt: Try, title: str) -> str:
    return reading.titled(attempt.after, title)
