"""The honest cue: what a drop would do, in words, in a shape, and as the very change that it commits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from orgdesigner.chart.picture import Box, ChartView, RegionKind
from orgdesigner.chart.spatial import Extent
from orgdesigner.errors import EditRefused
from orgdesigner.model import relations
from orgdesigner.model.edits.moves import insert_between, report_to
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.coaching_drop import between_coaches, into_no_coach, onto_coach
from orgdesigner.ui.canvas.hand.cue import HERE_NOW, Cue, Dragged, bar_beside, subject_of
from orgdesigner.ui.canvas.hand.targets import InRegion, OnCard, OnLine, Side, Target, target_at
from orgdesigner.ui.canvas.hand.team_drop import into_team, out_of_teams


class _Shape(TypedDict, total=False):
    outline: Box
    path: tuple[tuple[float, float], ...]


def cue_at(view: View, extent: Extent, load: Dragged, x: float, y: float, *, scale: float, also: bool) -> Cue:
    """Return what dropping at a chart point would do; `also`: joins a team as well as the present one."""
    return cue_for(view, extent, load, target_at(extent, x, y, scale=scale), also=also)


def cue_for(view: View, extent: Extent, load: Dragged, target: Target | None, *, also: bool) -> Cue:
    """Return what dropping on a target would do."""
    try:
        coaching = extent.view is ChartView.COACHING
        if isinstance(target, OnCard):
            return onto_coach(view, load, target, also=also) if coaching else _beside(view, load, target)
        if isinstance(target, OnLine):
            return between_coaches(view, load, target) if coaching else _between(view, load, target)
        if isinstance(target, InRegion):
            return _into(view, extent, load, target, also=also)
    except EditRefused as refusal:
        return Cue(str(refusal), **_shape(target))
    return Cue(f"Nothing changes here. Drop it {_WHERE[extent.view]}.")


_WHERE = {
    ChartView.TEAMS: "on a team or on a post",
    ChartView.REPORTING: "on a post, beside a post or on a line",
    ChartView.COACHING: "on the post that coaches it, on a line, or on “No coach”",
}


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
        return Cue(words, change, outline=placed.box, holds=subject_of(placed))
    above = relations.manager(view, post.id)
    where = {target.side.value: post.id}
    change = report_to(view, load.posts, above.id if above else None, **where)
    words = f"Reports to {above.title if above else 'nobody'}, {target.side.value} {post.title}"
    bar = bar_beside(placed, target.side)
    if not change:
        return Cue(HERE_NOW, bar=bar)
    return Cue(words, change, bar=bar, holds=Subject(Post.kind, above.id) if above else subject_of(placed))


def _between(view: View, load: Dragged, target: OnLine) -> Cue:
    line = target.line
    if len(load.posts) > 1:
        return Cue("Only one post at a time can go between two others.", path=line.points)
    upper, lower = view.need(Post, line.upper), view.need(Post, line.lower)
    change = insert_between(view, load.posts[0], upper.id, lower.id)
    words = f"Reports to {upper.title}, and {lower.title} reports to it"
    return Cue(words, change, path=line.points, holds=Subject("post", upper.id))


def _into(view: View, extent: Extent, load: Dragged, target: InRegion, *, also: bool) -> Cue:
    region = target.region
    if region.teams:
        return into_team(view, extent, load, target, also=also)
    if region.kind is RegionKind.NO_COACH:
        return into_no_coach(view, load, target)
    if region.kind is RegionKind.NO_TEAM:
        return out_of_teams(view, load, target)
    change = report_to(view, load.posts, None)
    words = "Reports to nobody" + ("" if change else " already")
    return Cue(words, change or None, outline=region.box)


def _last(view: View, manager: str, moved: Sequence[str]) -> Post | None:
    """Return the last report of a post that is not moved itself."""
    staying = [post for post in relations.reports(view, manager) if post.id not in moved]
    return staying[-1] if staying else None
