"""The signs of findings: an octagon for an error, a triangle for a warning, a disc for advice."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap, QPolygonF

from orgdesigner.chart.theme import Theme
from orgdesigner.rules.base import Severity


def paint_severity(
    painter: QPainter, centre: QPointF, radius: float, severity: Severity, theme: Theme
) -> None:
    """Paint a sign round a point; the shape and the mark inside it say as much as the colour."""
    colours = {Severity.ERROR: theme.error, Severity.WARNING: theme.warning, Severity.ADVICE: theme.advice}
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours[severity]))
    if severity is Severity.ADVICE:
        painter.drawEllipse(centre, radius * 0.9, radius * 0.9)
    else:
        painter.drawPolygon(_outline(centre, radius, severity))
    font = QFont(painter.font())
    font.setPixelSize(round(radius * 1.25))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(theme.on_mark))
    drop = radius * 0.2 if severity is Severity.WARNING else 0
    box = QRectF(centre.x() - radius, centre.y() - radius + drop, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "i" if severity is Severity.ADVICE else "!")


def _outline(centre: QPointF, radius: float, severity: Severity) -> QPolygonF:
    corners = 8 if severity is Severity.ERROR else 3
    turn = pi / 8 if severity is Severity.ERROR else -pi / 2
    reach = radius if severity is Severity.ERROR else radius * 1.05
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    return QPolygonF([centre + QPointF(reach * cos(angle), reach * sin(angle)) for angle in angles])


def severity_icon(severity: Severity, theme: Theme) -> QIcon:
    """Return a sign as an icon, for trees and tabs."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_severity(painter, QPointF(8, 8), 7, severity, theme)
    painter.end()
    return QIcon(pixmap)
