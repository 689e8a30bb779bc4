"""How far long work has come: called as it goes, so that it can be watched and given up."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Step = Callable[[float], None]
"""Takes how much is done, from 0 to 1, and raises Cancelled if nobody wants the rest."""

Item = TypeVar("Item")


class Cancelled(Exception):
    """The work was given up because somebody asked for that: nothing was written, and nothing is wrong."""


def unwatched(done: float) -> None:
    """Go on: the step of work that nobody watches."""


def part(step: Step, start: float, end: float) -> Step:
    """Return the step of a part of the work, which counts from 0 to 1 itself."""
    return lambda done: step(start + (end - start) * done)


def stepping(items: Sequence[Item], step: Step) -> Iterator[Item]:
    """Yield the items, and say after each how much of them is done."""
    for done, item in enumerate(items, start=1):
        yield item
        step(done / len(items))
