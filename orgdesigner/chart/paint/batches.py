"""Many shapes or texts in one go, as plain numbers: what a chart is made of nearly all of it.

A painter that writes text has no need of Qt's rectangles and points, and can take them all at once. Qt's own
painter takes them one by one.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen

Place = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""

Segment = tuple[Place, Place]
"""From where to where."""

Words = tuple[str, float, float]
"""A text, its left edge and its base line."""


class Part(NamedTuple):
    """A part of a sign: its pen and its brush, or none, and what draws it round a point."""

    pen: QPen | None
    brush: QColor | None
    draw: Callable[[QPainter, QPointF], object]

    def take_up(self, q: QPainter) -> None:
        """Set the pen and the brush."""
        q.setPen(Qt.PenStyle.NoPen if self.pen is None else self.pen)
        q.setBrush(Qt.BrushStyle.NoBrush if self.brush is None else self.brush)


Sign = tuple[Part, ...]
"""A small sign: its parts, from the lowest."""


def draw_sign(q: QPainter, sign: Sign, centre: QPointF) -> None:
    """Draw a sign round a point."""
    for part in sign:
        part.take_up(q)
        part.draw(q, centre)


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
        """Draw the same sign at many places; it leaves its own pen and brush set."""


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
        points = [QPointF(*centre) for centre in centres]
        for part in sign if points else ():
            part.take_up(self._q)
            for point in points:
                part.draw(self._q, point)


class IntoPdf(OneByOne):
    """Qt's painter where it writes a PDF: boxes of one size are the same figures at other places.

    To pack figures that are all different takes Qt's writer twice as long.
    """

    def draw_boxes(self, boxes: Iterable[Rectangle], radius: float) -> None:
        paths: dict[Place, QPainterPath] = {}
        at_x = at_y = 0.0
        self._q.save()
        for x, y, width, height in boxes:
            path = paths.get((width, height))
            if path is None:
                path = paths[width, height] = QPainterPath()
                path.addRoundedRect(0, 0, width, height, radius, radius)
            self._q.translate(x - at_x, y - at_y)
            self._q.drawPath(path)
            at_x, at_y = x, y
        self._q.restore()


def batches_of(q: QPainter | Batches) -> Batches:
    """Return what takes many things for a painter: itself, if it can."""
    if isinstance(q, Batches):
        return q
    return IntoPdf(q) if q.paintEngine().type() is QPaintEngine.Type.Pdf else OneByOne(q)
