"""A card alone as a picture: in the hand, or on its way to where an edit moved it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.picture import Box, ChartView, Picture, PlacedCard
from orgdesigner.chart.theme import Theme


def picture_of(
    placed: PlacedCard, view: ChartView, theme: Theme, measure: Measure, *, scale: float, ratio: float
) -> QPixmap:
    """Return a card as large as it is on a screen of `ratio` pixels to each of its own."""
    size = QRectF(0, 0, placed.box.width * scale, placed.box.height * scale)
    pixmap = QPixmap((size.size() * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    alone = placed._replace(box=Box(0, 0, placed.box.width, placed.box.height), region=None)
    with QPainter(pixmap) as painter:
        painter.scale(scale, scale)
        paint(painter, Picture(view, (alone,)), theme=theme, measure=measure, scale=scale)
    return pixmap
