"""Branches of a reporting tree as parts: cards at their places, and the lines to the branches below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate, pairwise

from orgdesigner.chart.cards.cardsize import Size
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.layout.placing import way
from orgdesigner.chart.layout.shape import Shape
from orgdesigner.chart.layout.stacks import GAP
from orgdesigner.chart.layout.ties import Pencil, Tie
from orgdesigner.chart.part import Inner, Part, Spot
from orgdesigner.chart.picture import Box, Flow, Line
from orgdesigner.model import records as r
from orgdesigner.model.words import Arrangement

CARD = CardStyle(208.0)

EDGE = 10.0
"""How far ties may reach beyond a branch at its sides."""


class Branch(Part):
    """A post with everything below it; or co-leads side by side, with everything below either of them.

    It stays the same object until something in it changes. `heads` are the posts that it begins with, and
    `arrangement` is that of their reports, if there are any; `foot` is how far down their level reaches where
    levels are aligned. `below` are the branches of the reports, `links` those to the cards below in their
    order, and `ties` other ties whose ways up meet here. Lines are made when they are asked for.
    """

    heads: tuple[str, ...]
    shape: Shape
    flow: Flow
    pencil: Pencil
    arrangement: Arrangement | None = None
    foot: float = 0.0
    below: Sequence[Branch] = ()
    links: Sequence[r.Link] = ()
    ties: Sequence[Tie] = ()

    def __init__(
        self, heads: tuple[str, ...], sizes: Sequence[Size], shape: Shape, pencil: Pencil, flow: Flow
    ) -> None:
        # A part is frozen, and there is one for every post: what is not set has its default.
        put = self.__dict__
        put["key"] = heads[0]
        put["bounds"] = Box(0.0, 0.0, shape.right - shape.left, shape.down)
        put["heads"], put["shape"], put["pencil"], put["flow"] = heads, shape, pencil, flow
        left = -shape.left - shape.width / 2
        if len(heads) == 1:
            put["spots"] = (Spot(heads[0], Box(left, 0.0, shape.width, shape.height), CARD, flow),)
        else:
            lefts = accumulate([size.width + GAP for size in sizes[:-1]], initial=left)
            put["spots"] = tuple(
                Spot(head, Box(x, 0.0, size.width, size.height), CARD, Flow.ACROSS)
                for head, size, x in zip(heads, sizes, lefts, strict=True)
            )

    def over(
        self,
        below: Sequence[Branch],
        *,
        arrangement: Arrangement,
        foot: float,
        links: Sequence[r.Link],
        ties: Sequence[Tie],
    ) -> Branch:
        """Set branches below, while the branch is being made; returns it."""
        put = self.__dict__
        put["below"], put["arrangement"], put["foot"] = below, arrangement, foot
        put["links"], put["ties"] = links, ties
        shape, left = self.shape, -self.shape.left
        put["inner"] = tuple(
            [
                Inner(left + aside + each.shape.left, drop, each)
                for each, aside, drop in zip(below, shape.asides, shape.drops, strict=True)
            ]
        )
        if ties:
            put["bounds"] = Box(-EDGE, 0.0, shape.across + 2 * EDGE, shape.down)
        return self

    def flowing(self, flow: Flow) -> Branch:
        """Return the same branch as it is where its neighbours follow each other in a way."""
        if flow is self.flow:
            return self
        other = copy(self)
        put = other.__dict__
        put["flow"] = flow
        if len(self.spots) == 1:
            put["spots"] = (self.spots[0]._replace(flow=flow),)
        return other

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines to the reports, between co-leads, and the ties that meet here."""
        if not self.ties:
            return self.own_lines
        return (*self.own_lines, *self.pencil.ties(self, self.ties))

    @cached_property
    def own_lines(self) -> tuple[Line, ...]:
        """The lines to the reports, and between co-leads."""
        return tuple(_lines(self)) if self.below else _brackets(self)


def width_of(sizes: Sequence[Size]) -> float:
    """Return how wide cards are side by side."""
    return sum([size.width for size in sizes]) + GAP * (len(sizes) - 1)


def height_of(sizes: Sequence[Size]) -> float:
    """Return how tall cards are side by side."""
    return max([size.height for size in sizes])


def _brackets(branch: Branch) -> tuple[Line, ...]:
    return tuple(branch.pencil.bracket(one, other) for one, other in pairwise(branch.spots))


def _lines(branch: Branch) -> Iterator[Line]:
    boxes = {spot.post: spot.box for spot in branch.spots}
    pencil = branch.pencil
    yield from _brackets(branch)
    given = iter(branch.links)
    middle, shape = -branch.shape.left, branch.shape
    for (x, y, part), trunk in zip(branch.inner, shape.trunks, strict=True):
        place = None if trunk is None else middle + trunk
        # Of co-leads the one that is next to the trunk is reached at its side.
        first = part.spots[0].box.shifted(x, y)
        nearest = 0 if place is None or place < first.x else len(part.spots) - 1
        for number, spot in enumerate(part.spots):
            link = next(given)
            upper, lower = boxes[link.upper], spot.box.shifted(x, y)
            yield pencil.line(link, tuple(way(shape, upper, lower, place, by_side=number == nearest)))
