"""What a drop in a team's region, or in what two teams share, would do: who joins and who leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from orgdesigner.chart.picture import Box, RegionKind
from orgdesigner.chart.spatial import Extent, PlacedSpot
from orgdesigner.model import relations
from orgdesigner.model.edits.memberships import join_team, leave_team
from orgdesigner.model.edits.sequence import Edit, one_after_another
from orgdesigner.model.records import Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.cue import HERE_NOW, Cue, Dragged, bar_beside, names_of
from orgdesigner.ui.canvas.hand.targets import InRegion, Side


def into_team(view: View, extent: Extent, load: Dragged, target: InRegion, *, also: bool) -> Cue:
    """Return what a drop in a region does: its posts join its team, or both of the teams that share it.

    They leave those they come from, unless they join them as well.
    """
    region = target.region
    teams = [view.need(Team, team) for team in region.teams]
    leads = {post for team in teams for post in team.leads}
    if region.kind is RegionKind.TEAM:
        for post, present in zip(load.posts, load.teams, strict=True):
            if present == region.teams and post in leads:
                words = f"“{view.need(Post, post).title}” leads {teams[0].name}, and who leads comes first."
                return Cue(words, outline=region.box)
    order = extent.spots_in(region)
    at = _place_in_order(order, target, leads)
    follower = next((each.post for each in order[at:] if each.post not in load.posts), None)
    edits = list(_edits(view, load, region.teams, follower, also=also))
    change = one_after_another(view, edits)
    bar = _bar_in(order, at)
    if not change:
        return Cue(HERE_NOW, bar=bar)
    words = _words(view, load, region.teams, follower, also=also)
    return Cue(words, change, outline=region.box, bar=bar, holds=Subject(Team.kind, region.team))


def out_of_teams(view: View, load: Dragged, target: InRegion) -> Cue:
    """Return what a drop among the posts in no team does."""
    outline = target.region.box
    left = [team for present in load.teams for team in present]
    if not left:
        return Cue("Is in no team already", outline=outline)
    edits = [
        partial(leave_team, post_ids=posts, team_id=team)
        for present, posts in _by_teams(load)
        for team in present
    ]
    words = f"Leaves {names_of(view, left)}"
    return Cue(words, one_after_another(view, edits), outline=outline)


def _edits(
    view: View, load: Dragged, teams: tuple[str, ...], follower: str | None, *, also: bool
) -> Iterator[Edit]:
    """Yield the steps: into every team, out of one on the way if there is one, then out of the others."""
    for present, posts in _by_teams(load):
        left = [] if also else [team for team in present if team not in teams]
        for team in teams:
            leave = team if team in present or _all_in(view, posts, team, teams) else None
            if leave is None and left:
                leave = left.pop(0)
            yield partial(join_team, post_ids=posts, team_id=team, leave=leave, before=follower)
        for team in left:
            yield partial(leave_team, post_ids=posts, team_id=team)


def _all_in(view: View, posts: Sequence[str], team: str, teams: tuple[str, ...]) -> bool:
    """Whether posts that come to stand between two teams are all in one of them already."""
    if len(teams) == 1:
        return False
    return all(team in {each.id for each in relations.teams_of_post(view, post)} for post in posts)


def _words(view: View, load: Dragged, teams: tuple[str, ...], follower: str | None, *, also: bool) -> str:
    place = f"before {view.need(Post, follower).title}" if follower else "last"
    joined = [team for team in teams if any(team not in present for present in load.teams)]
    left = [team for present in load.teams for team in present if team not in teams]
    stays = [team for team in teams if team not in joined]
    parts = []
    if joined:
        parts.append(f"Joins {names_of(view, joined)}{' as well' if also and left else ''}")
    if stays:
        parts.append(f"{'stays' if joined else 'Stays'} in {names_of(view, stays)}")
    words = f"{', '.join(parts)}, {place}"
    return f"{words}; leaves {names_of(view, left)}" if left and not also else words


def _by_teams(load: Dragged) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the posts in their order, those next to each other together that come from the same teams."""
    parted = groupby(zip(load.teams, load.posts, strict=True), key=itemgetter(0))
    return [(teams, [post for _, post in pairs]) for teams, pairs in parted]


def _place_in_order(order: Sequence[PlacedSpot], target: InRegion, leads: set[str]) -> int:
    """Return before which card in a region a drop goes: never before one that leads the team."""
    if target.near is None:
        return 0
    at = order.index(target.near) + (target.side is Side.AFTER)
    return max(at, sum(placed.post in leads for placed in order))


def _bar_in(order: Sequence[PlacedSpot], at: int) -> Box | None:
    if not order:
        return None
    if at < len(order):
        return bar_beside(order[at], Side.BEFORE)
    return bar_beside(order[-1], Side.AFTER)
