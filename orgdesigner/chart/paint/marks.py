"""The signs of findings, many at a time."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtGui import QColor

from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.picture import Box, Mark


def draw_marks(ink: Ink, marks: Sequence[tuple[Mark, Box]]) -> None:
    """Paint the signs of findings; of those that overlap the first kind of them lies below."""
    colours = {
        Mark.ERROR: ink.theme.error,
        Mark.WARNING: ink.theme.warning,
        Mark.ADVICE: ink.theme.advice,
    }
    alike: dict[tuple[Mark, float], list[tuple[float, float]]] = defaultdict(list)
    for mark, (x, y, width, height) in marks:
        alike[mark, width / 2 - 1].append((x + width / 2, y + height / 2))
    for (mark, radius), centres in alike.items():
        fill, on = QColor(colours[mark]), QColor(ink.theme.on_mark)
        ink.draw_signs(shapes.mark_sign(mark, fill, on, radius=radius), centres)
