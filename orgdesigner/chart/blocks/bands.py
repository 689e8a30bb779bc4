"""A picture as bands that follow each other downward: on screen without end, on paper page by page."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from orgdesigner.chart.blocks.regionblock import RegionBlock
from orgdesigner.chart.draft import Draft
from orgdesigner.chart.picture import Alias, Line, Note, PlacedCard


class Band(Protocol):
    """A part of a picture as wide as the picture, which can be set at any height."""

    @property
    def height(self) -> float:
        """How tall it is."""

    @property
    def after(self) -> float:
        """How much is left free below it."""

    @property
    def joined(self) -> bool:
        """Whether it is not parted from the band below it, as a heading is not."""

    def place(self, draft: Draft, y: float) -> None:
        """Add it to a picture, its upper edge at `y`."""

    def split(self, height: float) -> "tuple[Band, Band] | None":
        """Return what has room in so much height, and the rest; None if it can't be parted there."""


@dataclass(frozen=True)
class Strip:
    """Cards, notes, lines and aliases, measured from the strip's upper edge, which stay together."""

    height: float
    cards: tuple[PlacedCard, ...] = ()
    notes: tuple[Note, ...] = ()
    lines: tuple[Line, ...] = ()
    after: float = 0.0
    joined: bool = False
    begins: str = ""
    """The post whose branch begins here, if one does."""
    within: tuple[str, str] = ("", "")
    """The post whose branch goes on here, if one does, and the way to it from the top in words."""
    aliases: tuple[Alias, ...] = ()

    def place(self, draft: Draft, y: float) -> None:
        """Add it to a picture, its upper edge at `y`."""
        draft.cards.extend(placed._replace(box=placed.box.shifted(0, y)) for placed in self.cards)
        draft.notes.extend(replace(note, box=note.box.shifted(0, y)) for note in self.notes)
        draft.aliases.extend(replace(alias, box=alias.box.shifted(0, y)) for alias in self.aliases)
        draft.lines.extend(
            line._replace(points=tuple((px, py + y) for px, py in line.points)) for line in self.lines
        )

    def split(self, height: float) -> None:
        """A strip is never parted."""


@dataclass(frozen=True)
class Row:
    """Regions side by side, their headings and their bodies equally tall.

    They stand `across` apart from `left` on, or each where `lefts` says.
    """

    blocks: tuple[RegionBlock, ...]
    left: float
    across: float
    after: float = 0.0
    joined: bool = False
    lefts: tuple[float, ...] = ()

    @cached_property
    def heading(self) -> float:
        """How tall the headings are."""
        return max(block.heading for block in self.blocks)

    @cached_property
    def height(self) -> float:
        """How tall the regions are."""
        return self.heading + max(block.body for block in self.blocks)

    @property
    def places(self) -> Iterator[tuple[float, RegionBlock]]:
        """The regions, each with its left edge."""
        x = self.left
        for number, block in enumerate(self.blocks):
            yield (self.lefts[number] if self.lefts else x), block
            x += block.width + self.across

    def place(self, draft: Draft, y: float) -> None:
        """Add the regions to a picture, their upper edge at `y`."""
        heading = self.heading
        body = self.height - heading
        for x, block in self.places:
            block.place(draft, x, y, heading=heading, body=body)

    def split(self, height: float) -> "tuple[Row, Row] | None":
        """Return the regions as far as there is room, and those that continue, between two cards."""
        room = height - self.heading
        first: list[RegionBlock] = []
        rest: list[RegionBlock] = []
        lefts: list[float] = []
        for x, block in self.places:
            parts = (block, None) if block.body <= room else block.split(room)
            if parts is None:
                return None
            first.append(parts[0])
            if parts[1] is not None:
                rest.append(parts[1])
                lefts.append(x)
        if not rest:
            return None
        following = replace(self, blocks=tuple(rest), lefts=tuple(lefts) if self.lefts else ())
        return replace(self, blocks=tuple(first)), following


def stack(bands: Iterable[Band]) -> Draft:
    """Return all bands below each other."""
    draft = Draft()
    y = 0.0
    for band in bands:
        band.place(draft, y)
        y += band.height + band.after
    return draft


def page_by_page(
    bands: Iterable[Band], height: float, filled: float = 0.0, beat: Callable[[], None] = lambda: None
) -> list[list[Band]]:
    """Return the bands of each page of that height.

    A band is parted if it is taller than a page, or if else less than this part of a page would be `filled`.
    `beat` is called for each that is set: it raises to give up.
    """
    pages: list[list[Band]] = [[]]
    used = 0.0
    waiting = deque(bands)
    while waiting:
        beat()
        group = _joined(waiting)
        needed = sum(band.height + band.after for band in group) - group[-1].after
        if used + needed <= height:
            pages[-1].extend(group)
            used += needed + group[-1].after
        elif (
            used
            and used < height * filled
            and (parts := group[-1].split(height - used - (needed - group[-1].height)))
        ):
            pages[-1].extend((*group[:-1], parts[0]))
            waiting.appendleft(parts[1])
            used = height
        elif used:
            waiting.extendleft(reversed(group))
            pages.append([])
            used = 0.0
        else:
            parts = group[-1].split(height - (needed - group[-1].height))
            pages[-1].extend((*group[:-1], parts[0] if parts else group[-1]))
            waiting.extendleft(parts[1:] if parts else ())
            used = height
    return [page for page in pages if page]


def _joined(waiting: deque[Band]) -> list[Band]:
    group = [waiting.popleft()]
    while group[-1].joined and waiting:
        group.append(waiting.popleft())
    return group
