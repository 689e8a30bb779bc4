"""The signs of findings, many at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.picture import Box, Mark


def draw_marks(ink: Ink, marks: Sequence[tuple[Mark, Box]]) -> None:
    """Paint the signs of findings."""
    colours = {
        Mark.ERROR: ink.theme.error,
        Mark.WARNING: ink.theme.warning,
        Mark.ADVICE: ink.theme.advice,
    }
    for mark, box in marks:
        centre = QPointF(box.x + box.width / 2, box.y + box.height / 2)
        radius = box.width / 2 - 1
        shapes.draw_mark(ink.q, mark, centre, QColor(colours[mark]), QColor(ink.theme.on_mark), radius=radius)
