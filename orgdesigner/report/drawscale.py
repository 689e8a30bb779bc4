"""A scale, painted: the line, the gap upon it, the labels beneath; on paper its marks too."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor

from orgdesigner.chart.paint.ink import Ink
from orgdesigner.report.marks import draw_mark
from orgdesigner.report.scales import LABEL, LINE, RADIUS, SIGN, PlacedScale

_TICK = 4.0
_THICK = 3.0


def draw_line_and_labels(ink: Ink, scale: PlacedScale) -> None:
    """Draw everything but the marks upon the line, which on screen can be chosen one by one."""
    ink.use(ink.pen(ink.theme.strong_border), None)
    ink.q.drawLine(QLineF(scale.left, scale.axis, scale.right, scale.axis))
    ink.q.drawLine(QLineF(scale.left, scale.axis - _TICK, scale.left, scale.axis + _TICK))
    if scale.gap:
        start, end = scale.gap
        ink.use(None, ink.theme.text)
        ink.q.drawRect(QRectF(start, scale.axis - _THICK / 2, end - start, _THICK))
    ink.use(ink.pen(ink.theme.border), None)
    for spot in scale.spots:
        ink.q.drawLine(QLineF(spot.x, scale.axis, spot.x, spot.label_y))
    for spot in scale.spots:
        tall = len(spot.label) * LINE
        ink.use(None, ink.theme.panel)
        ink.q.drawRect(QRectF(spot.label_x, spot.label_y, spot.label_width, tall))
        sign = QPointF(spot.label_x + RADIUS, spot.label_y + LINE / 2)
        draw_mark(ink.q, spot.point.mark, sign, 5.0, QColor(ink.theme.muted), QColor(ink.theme.panel))
    words = [
        (line, spot.label_x + SIGN, spot.label_y + LINE * (number + 0.5))
        for spot in scale.spots
        for number, line in enumerate(spot.label)
    ]
    ink.write(LABEL, ink.theme.text, words)


def draw_points(ink: Ink, scale: PlacedScale) -> None:
    """Draw the marks upon the line."""
    for spot in scale.spots:
        centre = QPointF(spot.x, spot.y)
        draw_mark(ink.q, spot.point.mark, centre, RADIUS, QColor(ink.theme.text), QColor(ink.theme.panel))
