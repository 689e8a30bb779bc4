"""Where everything on a scale stands: plain geometry, for screen and paper.

The line begins at nothing, so that a gap is as large as it is. Marks that would touch stand upon each other.
Labels stand beneath the line in lanes, so that no two overlap, each hanging from its place by a thin line.
"""

from typing import NamedTuple

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.theme import TextRole
from orgdesigner.report.blocks import Point, Scale
from orgdesigner.report.wrapping import wrapped

LABEL = TextRole.TEXT
LINE = 16.0
RADIUS = 6.0
STEP = 16.0
"""How far the centres of marks are apart that stand upon each other."""

SIGN = 16.0
"""The room for the mark before a label."""

_SIDE = 8.0
_NARROWEST_LABEL = 150.0
_GAP = 12.0


class Spot(NamedTuple):
    """A point of a scale: where its mark stands, and its label with the left edge and top of its lines."""

    point: Point
    x: float
    y: float
    label: tuple[str, ...]
    label_x: float
    label_y: float
    label_width: float


class PlacedScale(NamedTuple):
    """A scale with a place for everything; `gap` is from where to where the values differ, if they do."""

    spots: tuple[Spot, ...]
    left: float
    right: float
    axis: float
    gap: tuple[float, float] | None
    height: float


def placed(scale: Scale, width: float, measure: Measure) -> PlacedScale:
    """Return where everything of a scale stands in a width."""
    points = sorted(scale.points, key=lambda point: point.value)
    low = min(0.0, *(point.value for point in points)) if points else 0.0
    high = max(0.0, *(point.value for point in points)) if points else 0.0
    left, right = _SIDE, max(width - _SIDE, _SIDE + 1)
    span = (high - low) or 1.0
    places = [left + (point.value - low) / span * (right - left) for point in points]
    levels = _levels(places)
    axis = (max(levels, default=0) + 1) * STEP
    labels = [_label(point, x, width, measure) for point, x in zip(points, places, strict=True)]
    tops, bottom = _lanes(labels, axis + _GAP)
    spots = tuple(
        Spot(point, x, axis - level * STEP - STEP / 2, lines, label_x, top, label_width)
        for point, x, level, (lines, label_x, label_width), top in zip(
            points, places, levels, labels, tops, strict=True
        )
    )
    gap = (places[0], places[-1]) if points and points[0].value < points[-1].value else None
    return PlacedScale(spots, left, right, axis, gap, bottom)


def _levels(places: list[float]) -> list[int]:
    """How high each mark stands, from 0, so that none touches another."""
    last: list[float] = []
    levels = []
    for x in places:
        level = next((n for n, before in enumerate(last) if x - before >= STEP), len(last))
        last[level : level + 1] = [x]
        levels.append(level)
    return levels


def _label(point: Point, x: float, width: float, measure: Measure) -> tuple[tuple[str, ...], float, float]:
    """The lines of a label, its left edge and its width: it ends beneath its mark, if that leaves it room."""
    room = min(width, max(x + RADIUS, _NARROWEST_LABEL)) - SIGN
    lines = wrapped(point.label, room, LABEL, measure)
    wide = SIGN + max(measure.width(line, LABEL) for line in lines)
    return lines, max(0.0, x + RADIUS - wide), wide


def _lanes(labels: list[tuple[tuple[str, ...], float, float]], top: float) -> tuple[list[float], float]:
    """The top of each label, and where the lowest of them ends."""
    ends: list[float] = []
    tallest: list[int] = []
    chosen = []
    for lines, x, wide in labels:
        lane = next((n for n, end in enumerate(ends) if x >= end + _GAP), len(ends))
        ends[lane : lane + 1] = [x + wide]
        tallest[lane : lane + 1] = (
            [max(len(lines), *tallest[lane : lane + 1])] if lane < len(tallest) else [len(lines)]
        )
        chosen.append(lane)
    tops = [top + sum(tallest[:lane]) * LINE for lane in range(len(tallest))]
    return [tops[lane] for lane in chosen], top + sum(tallest) * LINE
