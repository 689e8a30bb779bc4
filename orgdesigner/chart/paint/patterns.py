"""A colour put on as a pattern: on the bar of a card, in a legend, and on a block seen from far away."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QTransform

from orgdesigner.chart.theme import Pattern

_BRUSHES = {
    Pattern.SOLID: Qt.BrushStyle.SolidPattern,
    Pattern.DASHES: Qt.BrushStyle.HorPattern,
    Pattern.STRIPES: Qt.BrushStyle.BDiagPattern,
    Pattern.DOTS: Qt.BrushStyle.Dense5Pattern,
    Pattern.HALF: Qt.BrushStyle.Dense6Pattern,
    Pattern.RAILS: Qt.BrushStyle.VerPattern,
    Pattern.RUNGS: Qt.BrushStyle.CrossPattern,
    Pattern.HOLLOW: Qt.BrushStyle.NoBrush,
}


def draw_bar(q: QPainter, bar: QRectF, colour: str, pattern: Pattern) -> None:
    """Draw an upright bar; a pattern is as wide as the bar, so that it needs no width to be seen."""
    q.setPen(Qt.PenStyle.NoPen)
    q.setBrush(QColor(colour))
    q.drawRects(list(_pieces(bar, pattern)))


def brush(colour: str, pattern: Pattern, scale: float) -> QBrush:
    """Return what fills a block; its pattern is as large on screen at every zoom."""
    made = QBrush(QColor(colour), _BRUSHES[pattern])
    if pattern not in (Pattern.SOLID, Pattern.HOLLOW):
        made.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
    return made


def _pieces(bar: QRectF, pattern: Pattern) -> Iterator[QRectF]:
    left, top, width, height = bar.x(), bar.y(), bar.width(), bar.height()
    if pattern is Pattern.SOLID:
        yield bar
    elif pattern is Pattern.HALF:
        yield QRectF(left, top, width / 2, height)
    elif pattern is Pattern.RAILS:
        yield QRectF(left, top, width / 3, height)
        yield QRectF(left + width * 2 / 3, top, width / 3, height)
    elif pattern is Pattern.HOLLOW:
        yield from _outline(bar, width / 4)
    elif pattern is Pattern.RUNGS:
        yield QRectF(left, top, width / 4, height)
        yield from _along(bar, width / 3, width)
    elif pattern is Pattern.STRIPES:
        for number, piece in enumerate(_along(bar, width / 2, width / 2)):
            yield QRectF(left + (number % 2) * width / 2, piece.y(), width / 2, piece.height())
    else:
        length = 1.5 if pattern is Pattern.DASHES else 0.75
        yield from _along(bar, length * width, 0.75 * width)


def _along(bar: QRectF, length: float, gap: float) -> Iterator[QRectF]:
    """Yield pieces of the bar from the top down; the last one may be shorter."""
    top = bar.top()
    while top < bar.bottom():
        yield QRectF(bar.x(), top, bar.width(), min(length, bar.bottom() - top))
        top += length + gap


def _outline(bar: QRectF, line: float) -> Iterator[QRectF]:
    yield QRectF(bar.x(), bar.y(), bar.width(), line)
    yield QRectF(bar.x(), bar.bottom() - line, bar.width(), line)
    yield QRectF(bar.x(), bar.y(), line, bar.height())
    yield QRectF(bar.right() - line, bar.y(), line, bar.height())
