"""What folds and opens a branch with the mouse: a handle at the foot of a card, or the badge in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from orgdesigner.chart.badges import badge_place, handle_place, reach
from orgdesigner.chart.detail import Detail, detail_at
from orgdesigner.chart.picture import Box
from orgdesigner.chart.theme import Theme

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.canvas import Canvas

LEAST = 24.0
"""Screen pixels across which a click is taken, at least."""


def handle_at(canvas: Canvas, x: float, y: float) -> str | None:
    """Return the post whose handle, or badge, is at a point of the chart, or None."""
    scale = canvas.zoom
    if detail_at(scale) is Detail.BLOCK:
        return None
    around = reach(scale)
    near = canvas.extent.spots_within(Box(x - around, y - around, 2 * around, 2 * around))
    for post in [spot.post for spot in near][::-1]:
        place = handle_of(canvas, post)
        if place is not None and _roomy(place, scale).holds(x, y):
            return post
    return None


def handle_of(canvas: Canvas, post: str) -> Box | None:
    """Return the place of a card's handle, or of its badge if it is folded; None if nothing is below it."""
    extent, scale = canvas.extent, canvas.zoom
    if post in canvas.folding.folded:
        placed = extent.card(post)
        below = placed.card.below if placed else None
        return badge_place(below, placed.box, canvas.measure, scale) if placed and below else None
    box = extent.box(post)
    return handle_place(box, scale) if box and canvas.folding.can_fold(post) else None


def draw_handle(painter: QPainter, box: QRectF, theme: Theme, *, folded: bool, hot: bool) -> None:
    """Draw a round handle with a minus; of a folded card, whose badge is drawn already, only an outline."""
    painter.setPen(QPen(QColor(theme.accent if hot else theme.strong_border), 1.5 if hot else 1))
    if folded:
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        return
    painter.setBrush(QColor(theme.card))
    painter.drawEllipse(box)
    painter.setPen(QPen(QColor(theme.accent if hot else theme.text), 1.5))
    middle, arm = box.center(), box.width() / 4.5
    painter.drawLine(QLineF(middle.x() - arm, middle.y(), middle.x() + arm, middle.y()))


def _roomy(place: Box, scale: float) -> Box:
    """Return where a click is taken: as wide and tall as a finger or a shaky hand needs."""
    wider = max(0.0, LEAST / scale - place.width) / 2
    taller = max(0.0, LEAST / scale - place.height)
    return Box(place.x - wider, place.y, place.width + 2 * wider, place.height + taller)
