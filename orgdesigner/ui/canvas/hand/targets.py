"""What lies under a dragged card: which card and which side of it, which line, which region, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from orgdesigner.chart.picture import Box, ChartView, Flow, Line, Region
from orgdesigner.chart.placed import distance
from orgdesigner.chart.spatial import Extent, PlacedSpot
from orgdesigner.model.records import COACHING, LINE

EDGE_SHARE = 0.25
"""How much of a card each of its edges takes, so that the middle is half of it."""

EDGE_PIXELS = 12.0
"""How wide an edge is on screen at least; what the card has no room for lies outside it."""

REACH_PIXELS = 6.0
"""How near to a line the mouse must be, in screen pixels."""


class Side(Enum):
    """Before a card in the stored order, on it, or after it."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"


@dataclass(frozen=True)
class OnCard:
    """A card, and which side of it."""

    placed: PlacedSpot
    side: Side


@dataclass(frozen=True)
class OnLine:
    """A line of management, or in the coaching view of coaching."""

    line: Line


@dataclass(frozen=True)
class InRegion:
    """A place among the cards of a region: beside `near`, or the only one where there is no card."""

    region: Region
    near: PlacedSpot | None
    side: Side


Target = OnCard | OnLine | InRegion


def target_at(extent: Extent, x: float, y: float, *, scale: float) -> Target | None:
    """Return what is under a chart point, or None where there is nothing to drop on.

    In a region of the teams view the place among its cards counts, wherever in the region the point is. In
    the coaching view a card is one thing from edge to edge: those who are coached stand in the stored order.
    """
    if extent.view is ChartView.COACHING:
        return _coaching_target(extent, x, y, scale)
    teams = extent.view is ChartView.TEAMS
    region = extent.region_at(x, y)
    if teams and region is not None:
        return _place_in(extent, region, x, y)
    on_card = _card_target(extent, x, y, scale)
    if on_card is not None:
        return on_card
    line = _line_near(extent, x, y, REACH_PIXELS / scale, LINE)
    if line is not None:
        return OnLine(line)
    return _place_in(extent, region, x, y) if region is not None else None


def _card_target(extent: Extent, x: float, y: float, scale: float) -> OnCard | None:
    least = EDGE_PIXELS / scale
    near = extent.spots_within(Box(x - least, y - least, 2 * least, 2 * least))
    reached = [placed for placed in near if _reach(placed, least).holds(x, y)]
    if not reached:
        return None
    placed = min(reached, key=lambda each: _outside(each.box, x, y))
    start, length, at = _along(placed, x, y)
    edge = EDGE_SHARE * length
    if at < start + edge:
        return OnCard(placed, Side.BEFORE)
    return OnCard(placed, Side.AFTER if at >= start + length - edge else Side.ON)


def _reach(placed: PlacedSpot, least: float) -> Box:
    """Return the card with the part of its edges that lies outside it."""
    box = placed.box
    if placed.flow is Flow.ACROSS:
        return Box(box.x - least, box.y, box.width + 2 * least, box.height)
    return Box(box.x, box.y - least, box.width, box.height + 2 * least)


def _along(placed: PlacedSpot, x: float, y: float) -> tuple[float, float, float]:
    """Return start, length and the point's place along the direction in which the neighbours follow."""
    box = placed.box
    return (box.x, box.width, x) if placed.flow is Flow.ACROSS else (box.y, box.height, y)


def _outside(box: Box, x: float, y: float) -> float:
    return max(box.x - x, x - box.right, box.y - y, y - box.bottom, 0.0)


def _coaching_target(extent: Extent, x: float, y: float, scale: float) -> Target | None:
    for placed in extent.spots_within(Box(x, y, 0, 0)):
        if placed.box.holds(x, y):
            return OnCard(placed, Side.ON)
    line = _line_near(extent, x, y, REACH_PIXELS / scale, COACHING)
    if line is not None:
        return OnLine(line)
    region = extent.region_at(x, y)
    return _place_in(extent, region, x, y) if region is not None else None


def _line_near(extent: Extent, x: float, y: float, reach: float, kind: str) -> Line | None:
    """Return the line of a kind under a point; of several that run together, the nearest card's."""
    area = Box(x - reach, y - reach, 2 * reach, 2 * reach)
    near = [
        line
        for line in extent.lines_within(area)
        if line.kind == kind and distance(line, x, y) <= reach and extent.box(line.lower) is not None
    ]

    def far(line: Line) -> float:
        lower = extent.box(line.lower)
        return _outside(lower, x, y) if lower else 0.0

    return min(near, key=far, default=None)


def _place_in(extent: Extent, region: Region, x: float, y: float) -> InRegion:
    cards = extent.spots_in(region)
    if not cards:
        return InRegion(region, None, Side.ON)
    near = min(cards, key=lambda each: _outside(each.box, x, y))
    start, length, at = _along(near, x, y)
    return InRegion(region, near, Side.BEFORE if at < start + length / 2 else Side.AFTER)
