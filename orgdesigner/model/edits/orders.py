"""Places in a stored order: how records get between others while as few as can be are touched.

Neighbours in an order are `GAP` apart where there is room, so that most moves write the moved record only.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from orgdesigner.errors import EditRefused
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Forum, Membership, Post, Team

Ordered = TypeVar("Ordered", bound=Post | Team | Membership | Forum)

GAP = 1024
_BELOW_ALL = -(2**53) - 1
_ABOVE_ALL = 2**53 + 1


def place(draft: Draft, moved: Sequence[Ordered], siblings: Sequence[Ordered], at: int) -> None:
    """Set the orders of the moved records so that they come between `siblings[:at]` and `siblings[at:]`.

    The siblings are in their order and hold none of the moved records. Those of them that stand in the way
    are renumbered, and only those.
    """
    line = [draft.get(type(each), each.id) or each for each in (*siblings[:at], *moved, *siblings[at:])]
    if _in_order(line[max(0, at - 1) : at + len(moved) + 1]):
        return
    taken = [each.order for each in (*line[:at], *line[at + len(moved) :])]
    low, high = room(taken, at, len(moved))
    below = taken[low - 1] if low else _BELOW_ALL
    above = taken[high] if high < len(taken) else _ABOVE_ALL
    window = line[low : high + len(moved)]
    for record, order in zip(window, spread(below, above, len(window)), strict=True):
        draft.set(record, order=order)


def shift_among(draft: Draft, siblings: Sequence[Ordered], here: int, by: int) -> Ordered:
    """Move the record at a place by so many places; return the one that it passes last."""
    there = min(max(here + by, 0), len(siblings) - 1)
    if there == here:
        raise EditRefused(f"That is the {'first' if by < 0 else 'last'} place already.")
    place(draft, [siblings[here]], [*siblings[:here], *siblings[here + 1 :]], there)
    return siblings[there]


def position(siblings: Sequence[Ordered], *, before: str | None = None, after: str | None = None) -> int:
    """Return how many of the siblings come before the place that is asked for; without one, all of them."""
    if before is None and after is None:
        return len(siblings)
    for place_of, sibling in enumerate(siblings):
        if sibling.id in (before, after):
            return place_of + (sibling.id == after)
    raise EditRefused("What it should stand beside is no longer there. Look again and repeat the step.")


def room(taken: Sequence[int], at: int, count: int) -> tuple[int, int]:
    """Return the smallest window around a place whose members and newcomers fit between its neighbours.

    `taken` are the orders so far, ascending; those at [low:high] must be renumbered, with `count` newcomers.
    """
    edges = [_BELOW_ALL, *taken, _ABOVE_ALL]
    for size in range(len(taken) + 1):
        for low in range(max(0, at - size), min(at, len(taken) - size) + 1):
            if edges[low + size + 1] - edges[low] > size + count:
                return low, low + size
    raise OverflowError("more records than there are places in an order")


def spread(below: int, above: int, count: int) -> list[int]:
    """Return ascending orders between two neighbours: `GAP` apart at an open end, else evenly."""
    step = min(GAP, (above - below) // (count + 1))
    if below == _BELOW_ALL and above == _ABOVE_ALL:
        return [step * i for i in range(count)]
    if above == _ABOVE_ALL:
        return [below + step * (i + 1) for i in range(count)]
    if below == _BELOW_ALL:
        return [above - step * (count - i) for i in range(count)]
    return [below + (above - below) * (i + 1) // (count + 1) for i in range(count)]


def _in_order(line: Sequence[Ordered]) -> bool:
    keys = [(each.order, each.id) for each in line]
    return all(first < second for first, second in pairwise(keys))
