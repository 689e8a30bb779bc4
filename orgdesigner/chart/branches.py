"""Branches of a reporting tree as parts: cards at their places, and the lines to the branches below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.cardsize import Size
from orgdesigner.chart.part import Inner, Part, Spot
from orgdesigner.chart.picture import Box, Flow, Line
from orgdesigner.chart.placing import way
from orgdesigner.chart.shape import Shape
from orgdesigner.chart.stacks import GAP
from orgdesigner.chart.ties import Pencil, Tie
from orgdesigner.model import records as r
from orgdesigner.model.words import Arrangement

CARD = CardStyle(208.0)

EDGE = 10.0
"""How far ties may reach beyond a branch at its sides."""


class Made(NamedTuple):
    """What a branch is made from, beside its reports' branches and the links to them."""

    heads: tuple[str, ...]
    sizes: tuple[Size, ...]
    arrangement: Arrangement | None
    foot: float = 0.0
    """How far down its level reaches, where levels are aligned."""


class Branch(Part):
    """A post with everything below it; or co-leads side by side, with everything below either of them.

    It stays the same object until something in it changes. `links` are those to the cards below, in their
    order; `ties` are other ties between two branches below, or between its post and one of them. Lines are
    made when they are asked for.
    """

    made: Made
    shape: Shape
    flow: Flow
    below: Sequence[Branch]
    links: Sequence[r.Link]
    ties: Sequence[Tie]
    pencil: Pencil

    def __init__(
        self,
        made: Made,
        shape: Shape,
        pencil: Pencil,
        flow: Flow = Flow.ACROSS,
        below: Sequence[Branch] = (),
        *,
        links: Sequence[r.Link] = (),
        ties: Sequence[Tie] = (),
    ) -> None:
        # A part is frozen; of its fields those are set here that differ from their defaults.
        put = partial(object.__setattr__, self)
        put("key", made.heads[0])
        put("bounds", Box(-EDGE, 0.0, shape.across + 2 * EDGE, shape.down) if ties else _bounds(shape))
        put("spots", tuple(_spots(made, shape, flow)))
        left = -shape.left
        put(
            "inner",
            tuple(
                [
                    Inner(left + aside + each.shape.left, drop, each)
                    for each, aside, drop in zip(below, shape.asides, shape.drops, strict=True)
                ]
            ),
        )
        put("region", None)
        put("aliases", ())
        put("notes", ())
        put("made", made)
        put("shape", shape)
        put("flow", flow)
        put("below", below)
        put("links", links)
        put("ties", ties)
        put("pencil", pencil)

    def flowing(self, flow: Flow) -> Branch:
        """Return the same branch as it is where its neighbours follow each other in a way."""
        if flow is self.flow:
            return self
        return Branch(self.made, self.shape, self.pencil, flow, self.below, links=self.links, ties=self.ties)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines to the reports, between co-leads, and the ties that meet here."""
        if not self.ties:
            return self.own_lines
        return (*self.own_lines, *self.pencil.ties(self, self.ties))

    @cached_property
    def own_lines(self) -> tuple[Line, ...]:
        """The lines to the reports, and between co-leads."""
        return tuple(_lines(self))


def _bounds(shape: Shape) -> Box:
    return Box(0.0, 0.0, shape.right - shape.left, shape.down)


def width_of(sizes: Sequence[Size]) -> float:
    """Return how wide cards are side by side."""
    return sum([size.width for size in sizes]) + GAP * (len(sizes) - 1)


def height_of(sizes: Sequence[Size]) -> float:
    """Return how tall cards are side by side."""
    return max([size.height for size in sizes])


def _lefts(sizes: Sequence[Size]) -> list[float]:
    return list(accumulate([size.width + GAP for size in sizes[:-1]], initial=0.0))


def _spots(made: Made, shape: Shape, flow: Flow) -> Iterator[Spot]:
    left = -shape.left - shape.width / 2
    heads, sizes = made.heads, made.sizes
    if len(heads) == 1:
        yield Spot(heads[0], Box(left, 0.0, shape.width, shape.height), CARD, flow)
        return
    for head, size, x in zip(heads, sizes, _lefts(sizes), strict=True):
        yield Spot(head, Box(left + x, 0.0, size.width, size.height), CARD, Flow.ACROSS)


def _lines(branch: Branch) -> Iterator[Line]:
    boxes = {spot.post: spot.box for spot in branch.spots}
    pencil = branch.pencil
    for one, other in zip(branch.spots, branch.spots[1:], strict=False):
        yield pencil.bracket(one, other)
    given = iter(branch.links)
    middle, shape = -branch.shape.left, branch.shape
    for (x, y, part), trunk in zip(branch.inner, shape.trunks, strict=True):
        place = None if trunk is None else middle + trunk
        for number, spot in enumerate(part.spots):
            link = next(given)
            upper, lower = boxes[link.upper], spot.box.shifted(x, y)
            yield pencil.line(link, tuple(way(shape, upper, lower, place, by_side=number == 0)))
