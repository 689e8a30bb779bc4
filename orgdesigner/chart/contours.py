"""How close things can stand side by side: the heart of a tidy tree.

The outline of everything below a thing is walked downward along its left and its right contour. A contour is
a chain of things, each with a step to the side to the next one, so that setting two branches beside each
other takes only as many steps as the shallower of them is deep (Reingold and Tilford 1981; for things of
different sizes, van der Ploeg 2014).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

NONE = -1


class Things(NamedTuple):
    """What is to be set out, by number, in lists that grow together.

    `bottoms` are how far down things end; those side by side begin equally high. `lefts` and `rights` are how
    far a thing reaches from its middle; `below` are those side by side below it, in their order.
    """

    bottoms: list[float]
    lefts: list[float]
    rights: list[float]
    below: list[list[int]]


class _Chain(NamedTuple):
    """The contours of one side: for each thing the next one down, how far aside that is, and the last one."""

    next: list[int]
    step: list[float]
    last: list[int]
    last_aside: list[float]


def spread(things: Things, order: Sequence[int], held: Mapping[int, float], *, gap: float) -> list[float]:
    """Return how far the middle of each thing is to the right of the middle of the one above it.

    `order` are the things to look at, each before those below it. `held` gives the answer for a thing that is
    alone below another and is not to stand under its middle. Packing from the left crowds small branches to
    the left, packing from the right to the right; their mean is even, and as both keep every distance it does
    too.
    """
    mirrored = things._replace(
        lefts=things.rights, rights=things.lefts, below=[below[::-1] for below in things.below]
    )
    from_left = _pack(things, order, held, gap)
    from_right = _pack(mirrored, order, {thing: -aside for thing, aside in held.items()}, gap)
    return [round((one - other) / 2) for one, other in zip(from_left, from_right, strict=True)]


def _pack(things: Things, order: Sequence[int], held: Mapping[int, float], gap: float) -> list[float]:
    """Set everything as far to the left as it can be, and what is above it over the middle."""
    count = len(things.bottoms)
    aside = [0.0] * count
    left, right = (_Chain([NONE] * count, [0.0] * count, list(range(count)), [0.0] * count) for _ in "lr")
    for above in reversed(order):
        below = things.below[above]
        if not below:
            continue
        first = below[0]
        for thing, before in zip(below[1:], below, strict=False):
            aside[thing] = _set_beside(things, left, right, (first, before, aside[before]), thing, gap)
        shift = held[first] if first in held else -aside[below[-1]] / 2
        for thing in below:
            aside[thing] += shift
        for chain, thing in ((left, first), (right, below[-1])):
            chain.next[above], chain.step[above] = thing, aside[thing]
            # The first thing stands for the whole row: its chains were sewn together with the others'.
            chain.last[above], chain.last_aside[above] = (
                chain.last[first],
                chain.last_aside[first] + aside[first],
            )
    return aside


def _set_beside(
    things: Things, left: _Chain, right: _Chain, row: tuple[int, int, float], thing: int, gap: float
) -> float:
    """Return how far right of a row's first thing another one stands, and sew its contours to the row's.

    `row` is its first thing, its last one, and how far aside that is from the first.
    """
    first, before, at = row
    place, (a, a_at), (b, b_at) = _walk(things, left, right, (before, at), thing, gap)
    if a != NONE:
        end = right.last[thing]
        right.next[end], right.step[end] = a, a_at - (place + right.last_aside[thing])
        return place
    right.last[first], right.last_aside[first] = right.last[thing], place + right.last_aside[thing]
    if b != NONE:
        end = left.last[first]
        left.next[end], left.step[end] = b, place + b_at - left.last_aside[first]
        left.last[first], left.last_aside[first] = left.last[thing], place + left.last_aside[thing]
    return place


def _walk(
    things: Things, left: _Chain, right: _Chain, start: tuple[int, float], thing: int, gap: float
) -> tuple[float, tuple[int, float], tuple[int, float]]:
    """Walk down the right contour of a row and the left one of a thing, as far as both reach.

    Returns the distance that they need, and where each stands then: NONE for one that has ended.
    """
    lefts, rights, bottoms = things.lefts, things.rights, things.bottoms
    (a, a_at), (b, b_at) = start, (thing, 0.0)
    needed = a_at + rights[a] + lefts[b]
    while True:
        a_bottom, b_bottom = bottoms[a], bottoms[b]
        if a_bottom <= b_bottom:
            a_at += right.step[a]
            a = right.next[a]
        if b_bottom <= a_bottom:
            b_at += left.step[b]
            b = left.next[b]
        if a == NONE or b == NONE:
            return needed + gap, (a, a_at), (b, b_at)
        distance = a_at + rights[a] + lefts[b] - b_at
        if distance > needed:
            needed = distance
