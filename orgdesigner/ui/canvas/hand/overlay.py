"""What is drawn over the tiles, in screen pixels: selection, cue, rubber band and the card in the hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from orgdesigner.chart.paint.typeface import font
from orgdesigner.chart.theme import RADIUS, TextRole, Theme
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.hand.cue import Cue

OUTLINE = 2.0
"""The width of the outline of what is selected."""

ROOM = 4.0
"""How far outlines reach beyond what they surround."""

LABEL_PADDING = 8.0


def draw_selection(painter: QPainter, boxes: Sequence[QRectF], theme: Theme, *, scale: float) -> None:
    """Surround what is selected."""
    painter.setPen(QPen(QColor(theme.accent), OUTLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_round(painter, boxes, scale)


def draw_ring(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Surround all of the chart: the keyboard is in it."""
    painter.setPen(QPen(QColor(theme.accent), OUTLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(OUTLINE / 2, OUTLINE / 2, -OUTLINE / 2, -OUTLINE / 2))


def draw_hover(painter: QPainter, box: QRectF, theme: Theme, *, scale: float) -> None:
    """Surround what the mouse is over."""
    painter.setPen(QPen(QColor(theme.strong_border), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_round(painter, [box], scale)


def draw_lifted(painter: QPainter, boxes: Sequence[QRectF], theme: Theme) -> None:
    """Let cards look as if they were taken out, at the place where they still are."""
    ground = QColor(theme.canvas)
    ground.setAlphaF(0.65)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRects(boxes)


def draw_band(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw the rubber band."""
    fill = QColor(theme.accent)
    fill.setAlphaF(0.1)
    painter.setPen(QPen(QColor(theme.accent), 1))
    painter.setBrush(fill)
    painter.drawRect(box)


def draw_cue(painter: QPainter, cue: Cue, camera: Camera, theme: Theme) -> None:
    """Show where a drop goes: in the accent colour, or grey and dashed where it can't be."""
    possible = cue.change is not None
    colour = QColor(theme.accent if possible else theme.disabled)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.SolidLine if possible else Qt.PenStyle.DashLine
    if cue.outline is not None:
        painter.setPen(QPen(colour, OUTLINE, style))
        _draw_round(painter, [QRectF(*camera.box_on_screen(cue.outline))], camera.scale)
    painter.setPen(QPen(colour, 2 * OUTLINE, style, Qt.PenCapStyle.RoundCap))
    if cue.path:
        painter.drawPolyline(QPolygonF([QPointF(*camera.to_screen(x, y)) for x, y in cue.path]))
    if cue.bar is not None:
        bar = QRectF(*camera.box_on_screen(cue.bar))
        painter.drawLine(QLineF(bar.topLeft(), bar.bottomRight()))


def cue_area(cue: Cue, camera: Camera) -> QRectF:
    """Return what a cue covers on screen."""
    area = QRectF()
    for box in (cue.outline, cue.bar):
        if box is not None:
            area = area.united(QRectF(*camera.box_on_screen(box)).adjusted(-1, -1, 1, 1))
    if cue.path:
        area = area.united(
            QPolygonF([QPointF(*camera.to_screen(*point)) for point in cue.path]).boundingRect()
        )
    return area.adjusted(-8, -8, 8, 8)


class Ghost:
    """The card in the hand, with what comes along and what a drop would do written beside it."""

    def __init__(self, card: QPixmap, along: int, theme: Theme) -> None:
        self._card = card
        self._along = f"+{along:,} post{'s' if along > 1 else ''}" if along else ""
        self._theme = theme
        self._font = font(TextRole.TEXT)
        self._metrics = QFontMetricsF(self._font)

    def area(self, corner: QPointF, words: str, view: QRectF) -> QRectF:
        """Return what the ghost covers when its corner is there."""
        area = QRectF(corner, self._card.deviceIndependentSize())
        for box, _ in self._labels(corner, words, view):
            area = area.united(box)
        return area.adjusted(-3, -3, 3, 3)

    def paint(self, painter: QPainter, corner: QPointF, words: str, view: QRectF, *, possible: bool) -> None:
        """Draw it; the words stay in the view even where the card does not."""
        painter.setOpacity(0.95 if possible else 0.6)
        painter.drawPixmap(corner, self._card)
        painter.setOpacity(1.0)
        for box, text in self._labels(corner, words, view):
            self._draw_label(painter, box, text, strong=possible and text is words)

    def _labels(self, corner: QPointF, words: str, view: QRectF) -> list[tuple[QRectF, str]]:
        """Return what is written below the card, line by line, moved up and aside into the view."""
        texts = [text for text in (self._along, words) if text]
        height = self._metrics.height() + LABEL_PADDING
        top = min(
            corner.y() + self._card.deviceIndependentSize().height() + 4,
            view.bottom() - 4 - len(texts) * (height + 4),
        )
        labels = []
        for line, text in enumerate(texts):
            width = self._metrics.horizontalAdvance(text) + 2 * LABEL_PADDING
            left = max(view.left() + 4, min(corner.x(), view.right() - 4 - width))
            labels.append((QRectF(left, top + line * (height + 4), width, height), text))
        return labels

    def _draw_label(self, painter: QPainter, box: QRectF, words: str, *, strong: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(QColor(theme.accent if strong else theme.strong_border), 1))
        painter.setBrush(QColor(theme.accent if strong else theme.panel))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.on_accent if strong else theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _draw_round(painter: QPainter, boxes: Sequence[QRectF], scale: float) -> None:
    """Draw rounded outlines; of many, or far out, plain ones, which cost a fraction."""
    room = min(ROOM, max(1.0, ROOM * scale))
    grown = [box.adjusted(-room, -room, room, room) for box in boxes]
    if scale < 0.3 or len(grown) > 200:
        painter.drawRects(grown)
        return
    radius = RADIUS * scale + room / 2
    for box in grown:
        painter.drawRoundedRect(box, radius, radius)
