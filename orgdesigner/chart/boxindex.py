"""Things with a rectangle each, found by a rectangle without looking at the rest of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from orgdesigner.chart.picture import Box

T = TypeVar("T")

_SMALLEST = 128.0


class BoxIndex(Generic[T]):
    """Things with a rectangle each, found by a rectangle.

    Things of about the same size are kept together, in bands as tall as they are at most, and in a band by
    their left edge: a query is two binary searches in each band that it meets.
    """

    def __init__(self, things: Iterable[tuple[Box, T]]) -> None:
        self._things = tuple(things)
        bands: dict[float, dict[int, list[tuple[float, int]]]] = {}
        for number, (box, _) in enumerate(self._things):
            size = _SMALLEST
            while size < box.width or size < box.height:
                size *= 4
            bands.setdefault(size, {}).setdefault(int(box.y // size), []).append((box.x, number))
        for of_size in bands.values():
            for band in of_size.values():
                band.sort()
        self._bands = bands

    def meeting(self, box: Box) -> list[T]:
        """Return the things whose rectangles meet the given one, in the order they were given in."""
        found: list[int] = []
        for size, bands in self._bands.items():
            first, last = int((box.y - size) // size), int(box.bottom // size)
            rows = range(first, last + 1) if last - first < len(bands) else list(bands)
            for row in rows:
                band = bands.get(row)
                if band:
                    begin = bisect_left(band, (box.x - size, -1))
                    end = bisect_right(band, (box.right, len(self._things)))
                    found.extend(number for _, number in band[begin:end] if self._touches(number, box))
        found.sort()
        return [self._things[number][1] for number in found]

    def _touches(self, number: int, box: Box) -> bool:
        return touches(self._things[number][0], box)


def touches(one: Box, other: Box) -> bool:
    """Whether two rectangles meet; like `Box.meets`, but one without width or height is met too."""
    across = one.x <= other.x + other.width and other.x <= one.x + one.width
    return across and one.y <= other.y + other.height and other.y <= one.y + one.height
