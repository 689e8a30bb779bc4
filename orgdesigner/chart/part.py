"""A picture as a tree of parts, of which an edit makes anew only those that it touches.

A part is measured from its own corner and never changes, so a branch that moves is the same part at another
place. What a card says is no part of it: cards are made when they are seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.picture import Alias, Box, Flow, Line, Note, Region


class Spot(NamedTuple):
    """Where a post's card stands in its part, and in which style; `box` is as large as the card."""

    post: str
    box: Box
    style: CardStyle
    flow: Flow


class Inner(NamedTuple):
    """A part inside another one, and where in it its own coordinates begin."""

    x: float
    y: float
    part: "Part"


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """Some of a picture: a branch, a team, a row of teams, or the whole.

    `key` is its name, which no other part of a picture has and which it keeps from edit to edit. `bounds`
    hold everything in it, its inner parts too. If there is a region, the spots stand in it. Read in order, a
    part's own spots come before those of its inner parts, and all spots follow each other as a reader goes.
    """

    key: str
    bounds: Box
    spots: tuple[Spot, ...] = ()
    region: Region | None = None
    lines: tuple[Line, ...] = ()
    aliases: tuple[Alias, ...] = ()
    notes: tuple[Note, ...] = ()
    inner: tuple[Inner, ...] = ()


def walk(root: Part) -> Iterator[Inner]:
    """Yield every part with its place in the picture, each before those inside it, in reading order.

    Trees of any depth are walked: a chain of a thousand posts has a thousand parts inside each other.
    """
    waiting = [Inner(0.0, 0.0, root)]
    while waiting:
        x, y, part = waiting.pop()
        yield Inner(x, y, part)
        waiting.extend(Inner(x + each.x, y + each.y, each.part) for each in reversed(part.inner))
