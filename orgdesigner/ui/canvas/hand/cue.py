"""What a drop would do, in words, in a shape, and as the change that it commits; and what is dragged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgdesigner.chart.picture import Box, ChartView, Flow
from orgdesigner.chart.spatial import Extent, PlacedSpot
from orgdesigner.model.changes import Change
from orgdesigner.model.records import COACHING, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.targets import Side

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


@dataclass(frozen=True)
class Dragged:
    """The posts that are dragged, in the order of the picture, and where each is dragged from.

    That is the teams that it is drawn in, and the coach below which it stands; nothing where there is none.
    """

    posts: tuple[str, ...]
    teams: tuple[tuple[str, ...], ...]
    coaches: tuple[str | None, ...]


def dragged(extent: Extent, posts: Sequence[str]) -> Dragged:
    """Return what is dragged when these posts' cards are, in the order of the picture."""
    spots = [spot for post in extent.in_order(posts) if (spot := extent.spot(post))]
    return Dragged(
        tuple(each.post for each in spots),
        tuple(_teams_of(extent, each) for each in spots),
        tuple(_coach_of(extent, each) for each in spots),
    )


def bar_beside(placed: PlacedSpot, side: Side) -> Box:
    """Return the line, without a width, at which a drop beside a card puts in what is dragged."""
    box = placed.box
    if placed.flow is Flow.ACROSS:
        x = box.x - BAR if side is Side.BEFORE else box.right + BAR
        return Box(x, box.y, 0, box.height)
    y = box.y - BAR if side is Side.BEFORE else box.bottom + BAR
    return Box(box.x, y, box.width, 0)


def names_of(view: View, teams: Iterable[str]) -> str:
    """Return the names of teams as a sentence lists them."""
    return listed([view.need(Team, team).name for team in dict.fromkeys(teams)])


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: "A, B and C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def subject_of(placed: PlacedSpot | None) -> Subject | None:
    """Return the post whose card it is."""
    return Subject("post", placed.post) if placed else None


def _teams_of(extent: Extent, placed: PlacedSpot) -> tuple[str, ...]:
    if extent.view is not ChartView.TEAMS or placed.region is None:
        return ()
    return placed.region.teams


def _coach_of(extent: Extent, placed: PlacedSpot) -> str | None:
    """The coach from which a line comes down to the card itself; other coaches' lines end at an alias."""
    if extent.view is not ChartView.COACHING:
        return None
    box = placed.box
    for line in extent.lines_within(box):
        x, y = line.points[-1]
        ends_here = box.x - 1 <= x <= box.right + 1 and box.y - 1 <= y <= box.bottom + 1
        if line.kind == COACHING and line.lower == placed.post and ends_here:
            return line.upper
    return None
