"""How close branches can stand side by side: the heart of a tidy tree.

The outline of a branch is a left and a right contour, each a chain of edges downward (Reingold and Tilford
1981; for things of different sizes, van der Ploeg 2014). A chain is measured from the middle of the topmost
card and never changes, so that branches share the tails of their chains: to set two branches beside each
other takes as many steps as the shallower of them is deep, and an edit disturbs no chain but those above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple, Protocol, TypeAlias

Edge: TypeAlias = "tuple[float, float, float, float, Edge | None]"
"""How far aside an edge is, how far down it ends, and the next one with the way to where it is measured from.

A plain tuple, since there is one for every post with reports: `(aside, end, dx, dy, next)`. An edge begins
where the one above it ends. Chains are as deep as trees are: never compare them, that would recurse.
"""

Hung: TypeAlias = "tuple[float, float, Edge]"
"""A chain and where it is measured from: `(x, y, first edge)`."""


class Outlined(Protocol):
    """What has contours: `left_edge`, `right_edge` and how far `down` they reach."""

    @property
    def left_edge(self) -> Edge: ...
    @property
    def right_edge(self) -> Edge: ...
    @property
    def down(self) -> float: ...


class Spread(NamedTuple):
    """Things side by side: how far right the middle of each is of the first one's, and their contours."""

    asides: list[float]
    left: Hung
    right: Hung


def spread(things: Sequence[Outlined], *, gap: float) -> Spread:
    """Set things as close as they can be, and evenly.

    Packing from the left crowds small branches to the left, packing from the right to the right; their mean
    is even, and as both keep every distance it does too. Where each touches the one before, both are alike.
    """
    packed, is_loose = _packed_left(things, gap)
    if not is_loose:
        return packed
    asides = [
        # Rounded down, what is apart by whole units stays so.
        float(floor((one + other) / 2))
        for one, other in zip(packed.asides, _packed_right(things, packed.asides[-1], gap), strict=True)
    ]
    return _sewn(things, [aside - asides[0] for aside in asides])


def _packed_left(things: Sequence[Outlined], gap: float) -> tuple[Spread, bool]:
    """Set everything as far to the left as it can be; also say whether that leaves anything room to move."""
    before = things[0]
    left: Hung = (0.0, 0.0, before.left_edge)
    right: Hung = (0.0, 0.0, before.right_edge)
    asides = [0.0]
    is_loose = False
    for thing in things[1:]:
        needed, beyond, a, b = _beside(right, (0.0, 0.0, thing.left_edge), before.down)
        is_loose = is_loose or beyond
        place = needed + gap
        left, right = _sewn_on(left, thing, place, a, b)
        asides.append(place)
        before = thing
    return Spread(asides, left, right), is_loose


def _packed_right(things: Sequence[Outlined], last: float, gap: float) -> list[float]:
    """Return where everything is when it is as far to the right as it can be, the last thing at a place."""
    left: Hung = (last, 0.0, things[-1].left_edge)
    asides = [last]
    for thing in reversed(things[:-1]):
        needed, _, _, b = _beside((0.0, 0.0, thing.right_edge), left, 0.0)
        place = -(needed + gap)
        own: Hung = (place, 0.0, thing.left_edge)
        # What reaches further down than this thing was walked from where it is to where it would touch.
        left = own if b is None else _joined(own, b)
        asides.append(place)
    return asides[::-1]


def _sewn(things: Sequence[Outlined], asides: list[float]) -> Spread:
    """Return the contours of things that stand where they do."""
    left: Hung = (0.0, 0.0, things[0].left_edge)
    right: Hung = (0.0, 0.0, things[0].right_edge)
    for thing, place in zip(things[1:], asides[1:], strict=True):
        _, _, a, b = _beside(right, (0.0, 0.0, thing.left_edge), 0.0)
        left, right = _sewn_on(left, thing, place, a, b)
    return Spread(asides, left, right)


def _beside(right: Hung, left: Hung, near: float) -> tuple[float, bool, Hung | None, Hung | None]:
    """Walk down a right contour and a left one, as far as both reach.

    Returns how far the left one must move right to touch, and what remains of either. Also whether it touches
    further down than `near`: then it is no part of the thing before, but of one further off.
    """
    ax, ay, a = right
    bx, by, b = left
    needed = ax + a[0] - bx - b[0]
    beyond = False
    while True:
        a_end, b_end = ay + a[1], by + b[1]
        if a_end <= b_end:
            end, after = a_end, a[4]
            ax += a[2]
            ay += a[3]
            if after is None:
                if b_end > a_end:
                    return needed, beyond, None, (bx, by, b)
                last = b[4]
                return needed, beyond, None, last and (bx + b[2], by + b[3], last)
            a = after
            if a_end == b_end:
                after = b[4]
                bx += b[2]
                by += b[3]
                if after is None:
                    return needed, beyond, (ax, ay, a), None
                b = after
        else:
            end, after = b_end, b[4]
            bx += b[2]
            by += b[3]
            if after is None:
                return needed, beyond, (ax, ay, a), None
            b = after
        distance = ax + a[0] - bx - b[0]
        if distance > needed:
            needed, beyond = distance, end >= near


def _sewn_on(left: Hung, thing: Outlined, place: float, a: Hung | None, b: Hung | None) -> tuple[Hung, Hung]:
    """Return the contours of a row with a thing beside it; `a` and `b` are what reaches further down."""
    if b is not None:
        left = _joined(left, (place + b[0], b[1], b[2]))
    own: Hung = (place, 0.0, thing.right_edge)
    return left, own if a is None else _joined(own, a)


def _joined(upper: Hung, lower: Hung) -> Hung:
    """Return a chain that goes on as another one does where it ends."""
    x, y, edge = upper
    edges = [edge]
    dx, dy = x, y
    while edge[4] is not None:
        dx, dy, edge = dx + edge[2], dy + edge[3], edge[4]
        edges.append(edge)
    aside, end, _, _, _ = edges.pop()
    joined: Edge = (aside, end, lower[0] - dx, lower[1] - dy, lower[2])
    for aside, end, step, drop, _ in reversed(edges):
        joined = (aside, end, step, drop, joined)
    return x, y, joined
