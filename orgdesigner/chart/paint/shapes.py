"""The small signs of a chart. Each meaning has a shape of its own, so that nothing is lost in grey.

Teaching staff are a disc and support staff a square; a vacancy is a dashed ring; a post kept for one of the
groups has that group's shape half filled. An error is an octagon, a warning a triangle, advice a disc.
"""

from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from orgdesigner.chart.picture import ChipKind, Mark
from orgdesigner.model.words import StaffGroup

_OPEN = Qt.BrushStyle.NoBrush
_NO_PEN = Qt.PenStyle.NoPen


def draw_group(q: QPainter, centre: QPointF, group: StaffGroup, colour: QColor) -> None:
    """Draw the shape of a staff group: a filled disc or an open square."""
    if group is StaffGroup.TEACHING:
        _pen(q, None, colour)
        q.drawEllipse(centre, 4.5, 4.5)
    else:
        _pen(q, QPen(colour, 1.8), None)
        q.drawRect(_square(centre, 3.6))


def draw_vacancy(q: QPainter, centre: QPointF, colour: QColor) -> None:
    """Draw the dashed ring of a vacancy."""
    pen = QPen(colour, 1.2)
    pen.setDashPattern([2.0, 1.6])
    _pen(q, pen, None)
    q.drawEllipse(centre, 4.2, 4.2)


def draw_chip_sign(q: QPainter, centre: QPointF, kind: ChipKind, colour: QColor) -> None:
    """Draw the sign that stands before a chip's words."""
    if kind is ChipKind.ENDS:
        _draw_clock(q, centre, colour)
    elif kind is ChipKind.ALSO:
        draw_arrow(q, centre, colour)
    else:
        _draw_half_filled(q, centre, colour, square=kind is ChipKind.SUPPORT_ONLY)


def draw_arrow(q: QPainter, centre: QPointF, colour: QColor) -> None:
    """Draw the arrow that says that something is elsewhere."""
    x, y = centre.x(), centre.y()
    _pen(q, QPen(colour, 1.2), None)
    q.drawLine(QLineF(x - 3, y + 3, x + 3, y - 3))
    q.drawPolyline(QPolygonF([QPointF(x - 1.5, y - 3), QPointF(x + 3, y - 3), QPointF(x + 3, y + 1.5)]))


def draw_mark(q: QPainter, centre: QPointF, mark: Mark, fill: QColor, ink: QColor, *, radius: float) -> None:
    """Draw the sign of a finding, `radius` from its centre to its edge."""
    _pen(q, None, fill)
    if mark is Mark.ERROR:
        turns = [(corner + 0.5) * pi / 4 for corner in range(8)]
        q.drawPolygon(_corners(centre, radius, turns))
    elif mark is Mark.WARNING:
        q.drawPath(_rounded_triangle(centre, radius))
    else:
        q.drawEllipse(centre, radius, radius)
    _draw_point(q, centre, ink, radius, upside_down=mark is Mark.ADVICE, low=mark is Mark.WARNING)


def _draw_point(
    q: QPainter, centre: QPointF, ink: QColor, radius: float, *, upside_down: bool, low: bool
) -> None:
    """An exclamation mark, or turned over the "i" of information, as shapes: it is no text to be searched."""
    unit = radius / 9
    x, y = centre.x(), centre.y() + (1.5 * unit if low else 0)
    turn = -1 if upside_down else 1
    _pen(q, None, ink)
    stem = QRectF(x - 1.1 * unit, min(y - 5 * turn * unit, y + turn * unit), 2.2 * unit, 6 * unit)
    q.drawRoundedRect(stem, unit, unit)
    q.drawEllipse(QPointF(x, y + 3.6 * turn * unit), 1.3 * unit, 1.3 * unit)


def _draw_half_filled(q: QPainter, centre: QPointF, colour: QColor, *, square: bool) -> None:
    _pen(q, QPen(colour, 1.2), None)
    outline = _square(centre, 4.0)
    if square:
        q.drawRect(outline)
        q.fillRect(QRectF(outline.x(), outline.y(), 4.0, 8.0), colour)
    else:
        q.drawEllipse(outline)
        q.setBrush(colour)
        q.drawPie(outline, 90 * 16, 180 * 16)


def _draw_clock(q: QPainter, centre: QPointF, colour: QColor) -> None:
    _pen(q, QPen(colour, 1.1), None)
    q.drawEllipse(centre, 4.4, 4.4)
    hands = [QPointF(centre.x(), centre.y() - 2.6), centre, QPointF(centre.x() + 2.0, centre.y() + 1.0)]
    q.drawPolyline(QPolygonF(hands))


def _rounded_triangle(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    corners = _corners(centre, radius * 1.12, [-pi / 2, pi / 6, 5 * pi / 6]).toList()
    for number, corner in enumerate(corners):
        before, after = corners[number - 1], corners[(number + 1) % 3]
        begin, end = corner + (before - corner) * 0.16, corner + (after - corner) * 0.16
        if number:
            path.lineTo(begin)
        else:
            path.moveTo(begin)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _corners(centre: QPointF, radius: float, turns: list[float]) -> QPolygonF:
    return QPolygonF([QPointF(centre.x() + radius * cos(t), centre.y() + radius * sin(t)) for t in turns])


def _square(centre: QPointF, half: float) -> QRectF:
    return QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)


def _pen(q: QPainter, pen: QPen | None, brush: QColor | None) -> None:
    q.setPen(_NO_PEN if pen is None else pen)
    q.setBrush(_OPEN if brush is None else brush)
