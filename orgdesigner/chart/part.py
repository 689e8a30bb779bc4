"""A picture as a tree of parts, of which an edit makes anew only those that it touches.

A part is measured from its own corner and never changes, so a branch that moves is the same part at another
place. What a card says is no part of it: cards are made when they are seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from orgdesigner.chart.boxindex import BoxIndex
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.picture import Alias, Box, Flow, Line, Note, Region

FEW = 24
"""So many things are looked at one by one; an index pays for more."""


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

    @property
    def bounds(self) -> Box:
        """What the part takes up, in the coordinates of the one it is inside."""
        return self.part.bounds.shifted(self.x, self.y)


@dataclass(frozen=True, eq=False)
class Part:
    """Some of a picture: a branch, a team, a row of teams, or the whole.

    `key` is its name, which no other part of a picture has and which it keeps from edit to edit. `bounds`
    hold everything in it, its inner parts too; those of a whole picture leave a margin around it. If there
    is a region, the spots stand in it. Read in order, a part's own spots come before those of its inner
    parts, and all spots follow each other as a reader goes.
    """

    key: str
    bounds: Box
    spots: tuple[Spot, ...] = ()
    region: Region | None = None
    lines: tuple[Line, ...] = ()
    aliases: tuple[Alias, ...] = ()
    notes: tuple[Note, ...] = ()
    inner: tuple[Inner, ...] = ()

    # A part with much in it, such as the row of a manager with many reports, is searched by an index, which
    # is made when it is first asked for and lives as long as the part.

    def spots_near(self, box: Box) -> Sequence[Spot]:
        """Return the spots that may meet a rectangle."""
        return self.spots if len(self.spots) <= FEW else self._spots.meeting(box)

    def inner_near(self, box: Box) -> Sequence[Inner]:
        """Return the inner parts that may meet a rectangle."""
        return self.inner if len(self.inner) <= FEW else self._inner.meeting(box)

    def lines_near(self, box: Box) -> Sequence[Line]:
        """Return the lines that may meet a rectangle."""
        return self.lines if len(self.lines) <= FEW else self._lines.meeting(box)

    @cached_property
    def number_of_spot(self) -> dict[str, int]:
        """Which of the spots each post has."""
        return {spot.post: number for number, spot in enumerate(self.spots)}

    @cached_property
    def number_of_inner(self) -> dict[str, int]:
        """Which of the inner parts has each key."""
        return {inner.part.key: number for number, inner in enumerate(self.inner)}

    @cached_property
    def _spots(self) -> BoxIndex[Spot]:
        return BoxIndex((spot.box, spot) for spot in self.spots)

    @cached_property
    def _inner(self) -> BoxIndex[Inner]:
        return BoxIndex((inner.bounds, inner) for inner in self.inner)

    @cached_property
    def _lines(self) -> BoxIndex[Line]:
        return BoxIndex((line_box(line), line) for line in self.lines)


def walk(root: Part) -> Iterator[Inner]:
    """Yield every part with its place in the picture, each before those inside it, in reading order.

    Trees of any depth are walked: a chain of a thousand posts has a thousand parts inside each other.
    """
    waiting = [Inner(0.0, 0.0, root)]
    while waiting:
        x, y, part = waiting.pop()
        yield Inner(x, y, part)
        waiting.extend(Inner(x + each.x, y + each.y, each.part) for each in reversed(part.inner))


def line_box(line: Line) -> Box:
    """Return the rectangle round a line."""
    xs, ys = zip(*line.points, strict=True)
    left, top = min(xs), min(ys)
    return Box(left, top, max(xs) - left, max(ys) - top)


def first_in(part: Part) -> str | None:
    """Return the post of the first card in a part, or None."""
    return next((spot.post for _, _, each in walk(part) for spot in each.spots), None)


def last_in(part: Part) -> str | None:
    """Return the post of the last card in a part, or None."""
    waiting = [(part, False)]
    while waiting:
        part, searched = waiting.pop()
        if not searched:
            waiting.append((part, True))
            waiting.extend((each.part, False) for each in part.inner)
        elif part.spots:
            return part.spots[-1].post
    return None
