"""The strips that a report on paper is made of: each a line or a row, with what is on it, whole on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from orgdesigner.chart.theme import TextRole
from orgdesigner.report.blocks import Mark, Post
from orgdesigner.report.scales import PlacedScale


class Outline(Enum):
    """Who may hold a post, as the outline of its sign says it."""

    OPEN = "open to all staff"
    RESERVED = "reserved for one staff group"
    LIMITED = "limited to one staff group"


class Words(NamedTuple):
    """A line of text: its left edge and the middle of its line, from the strip's corner."""

    text: str
    role: TextRole
    x: float
    middle: float
    muted: bool = False
    size: int | None = None


class Sign(NamedTuple):
    """A mark, or the sign of a post, round a point."""

    sign: Mark | Post
    x: float
    y: float


class Rule(NamedTuple):
    """A thin line across, at a height."""

    left: float
    right: float
    y: float
    strong: bool = False


class OnScale(NamedTuple):
    """A whole scale, from its upper left corner."""

    scale: PlacedScale
    x: float


Item = Words | Sign | Rule | OnScale


@dataclass(frozen=True)
class Strip:
    """What no page edge cuts: how tall it is, and the room above it where it does not begin a page.

    One that `keeps` stays on the page of the next; `head` is repeated before it where it begins a page.
    `part` is what a list of the report's parts calls what begins here.
    """

    height: float
    items: tuple[Item, ...]
    above: float = 0.0
    keeps: bool = False
    head: tuple[Strip, ...] = ()
    part: str = ""

    def meanings(self) -> Iterator[Mark | Outline]:
        """Yield everything on the strip that a legend explains."""
        for item in self.items:
            if isinstance(item, Sign):
                yield from meanings_of(item.sign)
            elif isinstance(item, OnScale):
                yield from (spot.point.mark for spot in item.scale.spots)


def meanings_of(sign: Mark | Post) -> tuple[Mark | Outline, ...]:
    """Return what a sign says: its mark, and for a post its outline too."""
    return (sign,) if isinstance(sign, Mark) else (outline_of(sign), sign.mark)


def outline_of(post: Post) -> Outline:
    """Return what the outline of a post's sign says."""
    return Outline.RESERVED if post.reserved else Outline.LIMITED if post.limited else Outline.OPEN


def in_order(meanings: Iterable[Mark | Outline]) -> list[Mark | Outline]:
    """Return each meaning once: outlines first, then marks, in the order in which they are defined."""
    found = set(meanings)
    return [each for each in (*Outline, *Mark) if each in found]
