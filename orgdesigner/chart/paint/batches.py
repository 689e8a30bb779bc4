"""Many shapes or texts in one go, as plain numbers: what a chart is made of nearly all of it.

A painter that writes text has no need of Qt's rectangles and points, and can take them all at once. Qt's own
painter takes them one by one.
"""

from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

Place = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""

Segment = tuple[Place, Place]
"""From where to where."""

Words = tuple[str, float, float]
"""A text, its left edge and its base line."""

Sign = Callable[[QPainter, QPointF], None]
"""Draws a small sign round a point; it sets the pens and brushes that it needs."""


@runtime_checkable
class Batches(Protocol):
    """A painter that takes many things in one go, with the pen, brush and font that are set."""

    def draw_boxes(self, boxes: Iterable[Rectangle], radius: float) -> None:
        """Draw boxes with round corners."""

    def draw_ellipses(self, boxes: Iterable[Rectangle]) -> None:
        """Draw the ellipse in each box."""

    def draw_segments(self, segments: Iterable[Segment]) -> None:
        """Draw straight lines."""

    def draw_texts(self, texts: Iterable[Words], width: Callable[[str], float], /) -> None:
        """Write texts; `width` says how long one is in this font."""

    def draw_signs(self, sign: Sign, centres: Iterable[Place]) -> None:
        """Draw the same sign at many places; which pen and brush are set afterwards is not said."""


class OneByOne:
    """Qt's painter, which is handed one after another."""

    def __init__(self, q: QPainter) -> None:
        self._q = q

    def draw_boxes(self, boxes: Iterable[Rectangle], radius: float) -> None:
        draw = self._q.drawRoundedRect
        for box in boxes:
            draw(QRectF(*box), radius, radius)

    def draw_ellipses(self, boxes: Iterable[Rectangle]) -> None:
        draw = self._q.drawEllipse
        for box in boxes:
            draw(QRectF(*box))

    def draw_segments(self, segments: Iterable[Segment]) -> None:
        self._q.drawLines([QLineF(*start, *end) for start, end in segments])

    def draw_texts(self, texts: Iterable[Words], _: Callable[[str], float], /) -> None:
        draw = self._q.drawText
        for text, left, base in texts:
            draw(QPointF(left, base), text)

    def draw_signs(self, sign: Sign, centres: Iterable[Place]) -> None:
        for x, y in centres:
            sign(self._q, QPointF(x, y))


def batches_of(q: QPainter | Batches) -> Batches:
    """Return what takes many things for a painter: itself, if it can."""
    return q if isinstance(q, Batches) else OneByOne(q)
