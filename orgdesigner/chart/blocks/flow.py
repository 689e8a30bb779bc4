"""Setting things side by side and below each other: plain geometry, in the order given."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

ROUNDING = 0.001
"""Widths that are equal by design may differ by less than this."""


class Cell(NamedTuple):
    """Where a thing of a flow stands: its top left corner."""

    x: float
    y: float


class Flowed(NamedTuple):
    """A flow: a cell for every thing, in order, and how tall the whole is."""

    cells: tuple[Cell, ...]
    height: float


def columns(heights: Sequence[float], *, count: int, width: float, gap: float, across: float) -> Flowed:
    """Fill columns from top to bottom and then from left to right, equally many things in each.

    `width` is of one column, `gap` between things in a column and `across` between columns.
    """
    if not heights:
        return Flowed((), 0)
    rows = -(-len(heights) // count)
    cells: list[Cell] = []
    deepest = 0.0
    for start in range(0, len(heights), rows):
        x, y = start // rows * (width + across), 0.0
        for height in heights[start : start + rows]:
            cells.append(Cell(x, y))
            y += height + gap
        deepest = max(deepest, y - gap)
    return Flowed(tuple(cells), deepest)


def rows(sizes: Sequence[tuple[float, float]], *, width: float, across: float, down: float) -> Flowed:
    """Fill rows from left to right and then downward, tops aligned; what is wider than `width` is alone."""
    cells: list[Cell] = []
    y = 0.0
    for line in lines(sizes, [each for each, _ in sizes], room=width, across=across):
        x = tallest = 0.0
        for each_width, each_height in line:
            cells.append(Cell(x, y))
            x += each_width + across
            tallest = max(tallest, each_height)
        y += tallest + down
    return Flowed(tuple(cells), max(0.0, y - down))


def lines(things: Sequence[T], widths: Sequence[float], *, room: float, across: float) -> Iterator[list[T]]:
    """Yield things line by line, as many in each as have room; what is wider than the room is alone."""
    line: list[T] = []
    used = 0.0
    for thing, width in zip(things, widths, strict=True):
        if line and used + width > room + ROUNDING:
            yield line
            line, used = [], 0.0
        line.append(thing)
        used += width + across
    if line:
        yield line
