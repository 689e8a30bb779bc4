"""What a part of a picture has in it, at its place in the whole."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from orgdesigner.chart.boxindex import touches
from orgdesigner.chart.part import Inner, line_box
from orgdesigner.chart.picture import Alias, Box, Line, Note, Region

SLACK = 0.01
"""Chart units by which a part's own reckoning may differ from that of the whole picture."""


def near_in(inner: Inner, box: Box) -> Box:
    """Return a rectangle, a little larger, in the coordinates of a part."""
    x, y = box.x - SLACK - inner.x, box.y - SLACK - inner.y
    return Box(x, y, box.width + 2 * SLACK, box.height + 2 * SLACK)


def lines_of(inner: Inner, box: Box) -> Iterator[Line]:
    """Yield the lines of a part whose own rectangles meet a rectangle, at their places."""
    x, y, part = inner
    near = part.lines_near(near_in(inner, box)) if part.lines else ()
    for link, kind, upper, lower, stroke, points in near:
        line = Line(link, kind, upper, lower, stroke, tuple((px + x, py + y) for px, py in points))
        if touches(line_box(line), box):
            yield line


def aliases_of(inner: Inner, box: Box, fades: Callable[[str], bool] | None = None) -> Iterator[Alias]:
    """Yield the aliases of a part that meet a rectangle, at their places, faded where their posts are."""
    x, y, part = inner
    placed = (
        replace(alias, box=alias.box.shifted(x, y), faded=fades is not None and fades(alias.post))
        for alias in part.aliases
    )
    return (alias for alias in placed if touches(alias.box, box))


def notes_of(inner: Inner, box: Box) -> Iterator[Note]:
    """Yield the notes of a part that meet a rectangle, at their places."""
    x, y, part = inner
    placed = (replace(note, box=note.box.shifted(x, y)) for note in part.notes)
    return (note for note in placed if touches(note.box, box))


def shifted_region(region: Region, x: float, y: float) -> Region:
    """Return a region at its place, where its part is at a point."""
    return replace(region, box=region.box.shifted(x, y), heading=region.heading.shifted(x, y))


def distance(line: Line, x: float, y: float) -> float:
    """Return how far a point is from a line, whose parts are all level or upright."""
    return min(
        max(min(x1, x2) - x, x - max(x1, x2), min(y1, y2) - y, y - max(y1, y2), 0.0)
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False)
    )
