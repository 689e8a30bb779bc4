"""What stands across the foot of a card with reports: a handle to fold them away, and then their count.

A handle is drawn where the mouse is, over the chart; a badge is part of the chart. Both have their place
here, so that what is drawn is what is clicked.
"""

from orgdesigner.chart.detail import Detail, detail_at, text_size
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Below, Box
from orgdesigner.chart.theme import TextRole

BADGE = 18.0
"""The height of a badge and the diameter of a handle, where text has its ordinary size."""

SMALL = 14.0
"""The diameter of a handle in pixels where only short titles are read."""

OVER_CARD = 0.35
"""How much of its card a badge covers at most: the face of a small card stays to be read and clicked."""

REACH = 24.0
"""Pixels beyond a card within which everything stands that belongs to it."""


def reach(scale: float) -> float:
    """Return how far from its card something may stand that belongs to it, in chart units."""
    return REACH / min(1.0, scale)


def badge_text(below: Below, room: float, measure: Measure, scale: float) -> str:
    """Return what a badge says: how many report to the post and, in brackets, how many are below it.

    Where that is wider than the room, it says only how many are below it.
    """
    text = f"{below.direct} ({below.total})"
    return text if _width(text, below, measure, scale) <= room else f"({below.total})"


def badge_place(below: Below, box: Box, measure: Measure, scale: float) -> Box:
    """Return the place of a badge, across the lower edge of a card."""
    text = badge_text(below, box.width, measure, scale)
    return _across(box, _width(text, below, measure, scale), badge_height(scale))


def badge_height(scale: float) -> float:
    """Return how tall a badge is, in chart units: a little less round text that is enlarged."""
    size = text_size(TextRole.SMALL.size, scale)
    return BADGE if size == TextRole.SMALL.size else size * 1.3


def handle_place(box: Box, scale: float) -> Box | None:
    """Return the place of the handle of a card whose reports show; none where a card is only a block."""
    detail = detail_at(scale)
    if detail is Detail.BLOCK:
        return None
    side = _side(scale)
    return _across(box, side, side)


def beside_heading(heading: Box, scale: float) -> Box:
    """Return the place of the handle of a team: on the left edge, in the middle of its heading."""
    side = _side(scale)
    return Box(heading.x - side / 2, heading.y + (heading.height - side) / 2, side, side)


def covered(box: Box, scale: float) -> float:
    """Return how much of a card's lower edge its badge covers."""
    return min(badge_height(scale) / 2, OVER_CARD * box.height)


def _side(scale: float) -> float:
    side = SMALL if detail_at(scale) is Detail.SHORT_TITLE else BADGE
    return side / min(1.0, scale)


def _across(box: Box, width: float, height: float) -> Box:
    covers = min(height / 2, OVER_CARD * box.height)
    return Box(box.x + (box.width - width) / 2, box.bottom - covers, width, height)


def _width(text: str, below: Below, measure: Measure, scale: float) -> float:
    size = text_size(TextRole.SMALL.size, scale)
    height = badge_height(scale)
    sign = height if below.mark else 0.0
    return measure.width(text, TextRole.SMALL) * size / TextRole.SMALL.size + 0.8 * height + sign
