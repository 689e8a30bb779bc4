"""What of a picture meets a rectangle, and what is under a point, without looking at the rest of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from orgdesigner.chart.picture import Alias, Box, Line, Note, Picture, PlacedCard, Region

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
        """Like `meets`, but a line without width or height is met too."""
        own = self._things[number][0]
        across = own.x <= box.x + box.width and box.x <= own.x + own.width
        return across and own.y <= box.y + box.height and box.y <= own.y + own.height


class Extent:
    """A picture that can be asked what is where."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._by_post = {placed.card.post: placed for placed in picture.cards}
        self._cards = BoxIndex((placed.box, placed) for placed in picture.cards)
        self._lines = BoxIndex((line_box(line), line) for line in picture.lines)
        self._regions = BoxIndex((region.box, region) for region in picture.regions)
        self._aliases = BoxIndex((alias.box, alias) for alias in picture.aliases)
        self._notes = BoxIndex((note.box, note) for note in picture.notes)

    def card(self, post: str) -> PlacedCard | None:
        """Return the card of a post, or None if the picture does not show it."""
        return self._by_post.get(post)

    def within(self, box: Box) -> Picture:
        """Return the part of the picture that meets a rectangle, to be painted."""
        return replace(
            self.picture,
            cards=tuple(self._cards.meeting(box)),
            regions=tuple(self._regions.meeting(box)),
            lines=tuple(self._lines.meeting(box)),
            aliases=tuple(self._aliases.meeting(box)),
            notes=tuple(self._notes.meeting(box)),
        )

    def cards_within(self, box: Box) -> list[PlacedCard]:
        """Return the cards that meet a rectangle, in the order of the picture."""
        return self._cards.meeting(box)

    def lines_within(self, box: Box) -> list[Line]:
        """Return the lines whose own rectangles meet a rectangle, in the order of the picture."""
        return self._lines.meeting(box)

    def at(
        self, x: float, y: float, *, reach: float = 0.0
    ) -> PlacedCard | Alias | Note | Line | Region | None:
        """Return the foremost thing under a point, or None; a line is met within `reach` of it."""
        point = Box(x, y, 0, 0)
        solid: list[PlacedCard | Alias | Note] = [*self._notes.meeting(point), *self._aliases.meeting(point)]
        solid.extend(self._cards.meeting(point))
        for thing in reversed(solid):
            if thing.box.holds(x, y):
                return thing
        near = self._lines.meeting(Box(x - reach, y - reach, 2 * reach, 2 * reach))
        for line in reversed(near):
            if distance(line, x, y) <= reach:
                return line
        return self.region_at(x, y)

    def region_at(self, x: float, y: float) -> Region | None:
        """Return the region under a point, whatever lies on it."""
        regions = (region for region in self._regions.meeting(Box(x, y, 0, 0)) if region.box.holds(x, y))
        return next(regions, None)


def line_box(line: Line) -> Box:
    """Return the rectangle round a line."""
    xs, ys = zip(*line.points, strict=True)
    left, top = min(xs), min(ys)
    return Box(left, top, max(xs) - left, max(ys) - top)


def distance(line: Line, x: float, y: float) -> float:
    """Return how far a point is from a line, whose parts are all level or upright."""
    return min(
        max(min(x1, x2) - x, x - max(x1, x2), min(y1, y2) - y, y - max(y1, y2), 0.0)
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False)
    )
