"""The honest cue: what a drop would do, in words, in a shape, and as the very change that it commits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TypedDict

from orgdesigner.chart.picture import Box, ChartView, Flow, RegionKind
from orgdesigner.chart.spatial import Extent, PlacedSpot
from orgdesigner.errors import EditRefused
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.memberships import join_team, leave_team
from orgdesigner.model.edits.moves import insert_between, report_to
from orgdesigner.model.edits.sequence import one_after_another
from orgdesigner.model.records import Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.targets import InRegion, OnCard, OnLine, Side, Target, target_at

BAR = 4.0
"""How far an insertion bar stands from the card that it is beside."""

HERE_NOW = "It is here now. Drop it somewhere else, or press Esc."


@dataclass(frozen=True)
class Cue:
    """What a drop would do. Without a change it can't be, and the words say why.

    The shape is an outline, a bar of no width where the card goes in, a path along a line, or several of
    these. `holds` is what shall stay where it is on screen when the drop moves the rest.
    """

    words: str
    change: Change | None = None
    outline: Box | None = None
    bar: Box | None = None
    path: tuple[tuple[float, float], ...] = ()
    holds: Subject | None = None


class _Shape(TypedDict, total=False):
    outline: Box
    path: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Dragged:
    """The posts that are dragged, in the order of the picture, and the team each is dragged out of."""

    posts: tuple[str, ...]
    teams: tuple[str | None, ...]


def dragged(extent: Extent, posts: Sequence[str]) -> Dragged:
    """Return what is dragged when these posts' cards are, in the order of the picture."""
    spots = [spot for post in extent.in_order(posts) if (spot := extent.spot(post))]
    return Dragged(tuple(each.post for each in spots), tuple(_team_of(extent, each) for each in spots))


def cue_at(view: View, extent: Extent, load: Dragged, x: float, y: float, *, scale: float, also: bool) -> Cue:
    """Return what dropping at a chart point would do; `also`: joins a team as well as the present one."""
    return cue_for(view, extent, load, target_at(extent, x, y, scale=scale), also=also)


def cue_for(view: View, extent: Extent, load: Dragged, target: Target | None, *, also: bool) -> Cue:
    """Return what dropping on a target would do."""
    try:
        if isinstance(target, OnCard):
            return _beside(view, load, target)
        if isinstance(target, OnLine):
            return _between(view, load, target)
        if isinstance(target, InRegion):
            return _into(view, extent, load, target, also=also)
    except EditRefused as refusal:
        return Cue(str(refusal), **_shape(target))
    if extent.view is ChartView.TEAMS:
        return Cue("Nothing changes here. Drop it on a team or on a post.")
    return Cue("Nothing changes here. Drop it on a post, beside a post or on a line.")


def _shape(target: Target | None) -> _Shape:
    """Return how a target that can't be is shown."""
    if isinstance(target, OnLine):
        return {"path": target.line.points}
    if isinstance(target, OnCard):
        return {"outline": target.placed.box}
    return {"outline": target.region.box} if target else {}


def _beside(view: View, load: Dragged, target: OnCard) -> Cue:
    placed = target.placed
    post = view.need(Post, placed.post)
    if placed.post in load.posts:
        return Cue(HERE_NOW, outline=placed.box)
    if target.side is Side.ON:
        change = report_to(view, load.posts, post.id)
        if not change:
            return Cue(f"Reports to {post.title} already", outline=placed.box)
        last = _last(view, post.id, load.posts)
        if last is not None:
            change = report_to(view, load.posts, post.id, after=last.id)
        words = f"Reports to {post.title}" + (f", after {last.title}" if last else "")
        return Cue(words, change, outline=placed.box, holds=_post(placed))
    above = relations.manager(view, post.id)
    where = {target.side.value: post.id}
    change = report_to(view, load.posts, above.id if above else None, **where)
    words = f"Reports to {above.title if above else 'nobody'}, {target.side.value} {post.title}"
    bar = _bar(placed, target.side)
    if not change:
        return Cue(HERE_NOW, bar=bar)
    return Cue(words, change, bar=bar, holds=_post(placed))


def _between(view: View, load: Dragged, target: OnLine) -> Cue:
    line = target.line
    if len(load.posts) > 1:
        return Cue("Only one post at a time can go between two others.", path=line.points)
    upper, lower = view.need(Post, line.upper), view.need(Post, line.lower)
    change = insert_between(view, load.posts[0], upper.id, lower.id)
    words = f"Reports to {upper.title}, and {lower.title} reports to it"
    return Cue(words, change, path=line.points, holds=Subject("post", upper.id))


def _into(view: View, extent: Extent, load: Dragged, target: InRegion, *, also: bool) -> Cue:
    if target.region.kind is RegionKind.TEAM:
        return _into_team(view, extent, load, target, also=also)
    outline = target.region.box
    if target.region.kind is RegionKind.UNLINKED:
        change = report_to(view, load.posts, None)
        words = "Reports to nobody" + ("" if change else " already")
        return Cue(words, change or None, outline=outline, holds=_post(target.near))
    left = [team for team in load.teams if team is not None]
    if not left:
        return Cue("Is in no team already", outline=outline)
    edits = [partial(leave_team, post_ids=posts, team_id=team) for team, posts in _by_team(load) if team]
    words = f"Leaves {_names(view, left)}"
    return Cue(words, one_after_another(view, edits), outline=outline, holds=_post(target.near))


def _into_team(view: View, extent: Extent, load: Dragged, target: InRegion, *, also: bool) -> Cue:
    team = view.need(Team, target.region.team)
    outline = target.region.box
    for post, present in zip(load.posts, load.teams, strict=True):
        if present == team.id and post in team.leads:
            title = view.need(Post, post).title
            return Cue(f"“{title}” leads {team.name}, and who leads comes first.", outline=outline)
    order = extent.spots_in(target.region)
    at = _place_in_order(order, target, leads=team.leads)
    follower = next((each.post for each in order[at:] if each.post not in load.posts), None)
    edits = [
        partial(
            join_team,
            post_ids=posts,
            team_id=team.id,
            leave=None if also and present != team.id else present,
            before=follower,
        )
        for present, posts in _by_team(load)
    ]
    change = one_after_another(view, edits)
    bar = _bar_in(order, at)
    if not change:
        return Cue(HERE_NOW, bar=bar)
    words = _team_words(view, load, team, follower, also=also)
    return Cue(words, change, outline=outline, bar=bar, holds=_post(target.near) or Subject("team", team.id))


def _team_words(view: View, load: Dragged, team: Team, follower: str | None, *, also: bool) -> str:
    place = f"before {view.need(Post, follower).title}" if follower else "last"
    if set(load.teams) == {team.id}:
        return f"Stays in {team.name}, {place}"
    left = [each for each in load.teams if each not in (None, team.id)]
    if also or not left:
        return f"Joins {team.name}{' as well' if left else ''}, {place}"
    return f"Joins {team.name}, {place}; leaves {_names(view, left)}"


def _by_team(load: Dragged) -> list[tuple[str | None, list[str]]]:
    """Return the posts in their order, those next to each other together that come from the same team."""
    parted = groupby(zip(load.teams, load.posts, strict=True), key=itemgetter(0))
    return [(team, [post for _, post in pairs]) for team, pairs in parted]


def _place_in_order(order: Sequence[PlacedSpot], target: InRegion, *, leads: Sequence[str]) -> int:
    """Return before which card in a region a drop goes: never before one that leads the team."""
    if target.near is None:
        return 0
    at = order.index(target.near) + (target.side is Side.AFTER)
    return max(at, sum(placed.post in leads for placed in order))


def _bar_in(order: Sequence[PlacedSpot], at: int) -> Box | None:
    if not order:
        return None
    return _bar(order[at], Side.BEFORE) if at < len(order) else _bar(order[-1], Side.AFTER)


def _bar(placed: PlacedSpot, side: Side) -> Box:
    """Return the line, without a width, at which a drop beside a card puts in what is dragged."""
    box = placed.box
    if placed.flow is Flow.ACROSS:
        x = box.x - BAR if side is Side.BEFORE else box.right + BAR
        return Box(x, box.y, 0, box.height)
    y = box.y - BAR if side is Side.BEFORE else box.bottom + BAR
    return Box(box.x, y, box.width, 0)


def _last(view: View, manager: str, moved: Sequence[str]) -> Post | None:
    """Return the last report of a post that is not moved itself."""
    staying = [post for post in relations.reports(view, manager) if post.id not in moved]
    return staying[-1] if staying else None


def _team_of(extent: Extent, placed: PlacedSpot) -> str | None:
    if extent.view is not ChartView.TEAMS or placed.region is None:
        return None
    return placed.region.team or None


def _names(view: View, teams: Iterable[str | None]) -> str:
    names = [view.need(Team, team).name for team in dict.fromkeys(teams) if team]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _post(placed: PlacedSpot | None) -> Subject | None:
    return Subject("post", placed.post) if placed else None
