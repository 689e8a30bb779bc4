"""The small signs of a chart. Each meaning has a shape of its own, so that nothing is lost in grey.

Teaching staff are a disc and support staff a square; a vacancy is a dashed ring; a post kept for one of the
groups has that group's shape half filled. An error is an octagon, a warning a triangle, advice a disc.
"""

from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from orgdesigner.chart.paint.batches import Part, Sign
from orgdesigner.chart.picture import ChipKind, Mark
from orgdesigner.model.words import StaffGroup


def group_sign(group: StaffGroup, colour: QColor) -> Sign:
    """Return the shape of a staff group: a filled disc or an open square."""
    if group is StaffGroup.TEACHING:
        return (Part(None, colour, lambda q, centre: q.drawEllipse(centre, 4.5, 4.5)),)
    return (Part(QPen(colour, 1.8), None, lambda q, centre: q.drawRect(_square(centre, 3.6))),)


def vacancy_sign(colour: QColor) -> Sign:
    """Return the dashed ring of a vacancy."""
    pen = QPen(colour, 1.2)
    pen.setDashPattern([2.0, 1.6])
    return (Part(pen, None, lambda q, centre: q.drawEllipse(centre, 4.2, 4.2)),)


def chip_sign(kind: ChipKind, colour: QColor) -> Sign:
    """Return the sign that stands before a chip's words."""
    if kind is ChipKind.ENDS:
        return (Part(QPen(colour, 1.1), None, _draw_clock),)
    if kind is ChipKind.ALSO:
        return arrow_sign(colour)
    if kind is ChipKind.SUPPORT_ONLY:
        return (
            Part(QPen(colour, 1.2), None, lambda q, centre: q.drawRect(_square(centre, 4.0))),
            Part(None, colour, lambda q, c: q.drawRect(QRectF(c.x() - 4, c.y() - 4, 4, 8))),
        )
    return (
        Part(QPen(colour, 1.2), None, lambda q, centre: q.drawEllipse(centre, 4.0, 4.0)),
        Part(QPen(colour, 1.2), colour, lambda q, centre: q.drawPie(_square(centre, 4.0), 90 * 16, 180 * 16)),
    )


def arrow_sign(colour: QColor) -> Sign:
    """Return the arrow that says that something is elsewhere."""
    return (Part(QPen(colour, 1.2), None, _draw_arrow),)


def mark_sign(mark: Mark, fill: QColor, ink: QColor, *, radius: float) -> Sign:
    """Return the sign of a finding, `radius` from its centre to its edge."""

    def draw_shape(q: QPainter, centre: QPointF) -> None:
        if mark is Mark.ERROR:
            q.drawPolygon(_corners(centre, radius, [(corner + 0.5) * pi / 4 for corner in range(8)]))
        elif mark is Mark.WARNING:
            q.drawPath(_rounded_triangle(centre, radius))
        else:
            q.drawEllipse(centre, radius, radius)

    def draw_point(q: QPainter, centre: QPointF) -> None:
        _draw_point(q, centre, radius, upside_down=mark is Mark.ADVICE, low=mark is Mark.WARNING)

    return Part(None, fill, draw_shape), Part(None, ink, draw_point)


def _draw_arrow(q: QPainter, centre: QPointF) -> None:
    x, y = centre.x(), centre.y()
    q.drawLine(QLineF(x - 3, y + 3, x + 3, y - 3))
    q.drawPolyline(QPolygonF([QPointF(x - 1.5, y - 3), QPointF(x + 3, y - 3), QPointF(x + 3, y + 1.5)]))


def _draw_point(q: QPainter, centre: QPointF, radius: float, *, upside_down: bool, low: bool) -> None:
    """An exclamation mark, or turned over the "i" of information, as shapes: it is no text to be searched."""
    unit = radius / 9
    x, y = centre.x(), centre.y() + (1.5 * unit if low else 0)
    turn = -1 if upside_down else 1
    stem = QRectF(x - 1.1 * unit, min(y - 5 * turn * unit, y + turn * unit), 2.2 * unit, 6 * unit)
    q.drawRoundedRect(stem, unit, unit)
    q.drawEllipse(QPointF(x, y + 3.6 * turn * unit), 1.3 * unit, 1.3 * unit)


def _draw_clock(q: QPainter, centre: QPointF) -> None:
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
