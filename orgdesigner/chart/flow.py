"""Setting things side by side and below each other: plain geometry, in the order given."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Cell(NamedTuple):
    """Where a thing of a flow stands: its top left corner."""

    x: float
    y: float


class Flowed(NamedTuple):
    """A flow: a cell for every thing, in order, and the size of the whole."""

    cells: tuple[Cell, ...]
    width: float
    height: float


def columns(heights: Sequence[float], *, count: int, width: float, gap: float, across: float) -> Flowed:
    """Fill columns from top to bottom and then from left to right, equally many things in each.

    `width` is of one column, `gap` between things in a column and `across` between columns.
    """
    if not heights:
        return Flowed((), 0, 0)
    rows = -(-len(heights) // count)
    cells: list[Cell] = []
    deepest = 0.0
    for start in range(0, len(heights), rows):
        x, y = start // rows * (width + across), 0.0
        for height in heights[start : start + rows]:
            cells.append(Cell(x, y))
            y += height + gap
        deepest = max(deepest, y - gap)
    used = -(-len(heights) // rows)
    return Flowed(tuple(cells), used * (width + across) - across, deepest)


def rows(sizes: Sequence[tuple[float, float]], *, width: float, across: float, down: float) -> Flowed:
    """Fill rows from left to right and then downward, tops aligned; what is wider than `width` is alone."""
    cells: list[Cell] = []
    y = widest = 0.0
    for line in _lines(sizes, width, across):
        x = tallest = 0.0
        for each_width, each_height in line:
            cells.append(Cell(x, y))
            x += each_width + across
            tallest = max(tallest, each_height)
        widest = max(widest, x - across)
        y += tallest + down
    return Flowed(tuple(cells), widest, max(0.0, y - down))


def centred_rows(sizes: Sequence[tuple[float, float]], *, width: float, across: float, down: float) -> Flowed:
    """Fill rows from left to right and then downward, each centred in the width and on its middle line."""
    cells: list[Cell] = []
    y = 0.0
    for line in _lines(sizes, width, across):
        tallest = max(height for _, height in line)
        x = (width - sum(each + across for each, _ in line) + across) / 2
        for each_width, each_height in line:
            cells.append(Cell(x, y + (tallest - each_height) / 2))
            x += each_width + across
        y += tallest + down
    return Flowed(tuple(cells), width, max(0.0, y - down))


def _lines(
    sizes: Sequence[tuple[float, float]], width: float, across: float
) -> Iterator[list[tuple[float, float]]]:
    line: list[tuple[float, float]] = []
    used = 0.0
    for size in sizes:
        if line and used + size[0] > width + 0.001:
            yield line
            line, used = [], 0.0
        line.append(size)
        used += size[0] + across
    if line:
        yield line
