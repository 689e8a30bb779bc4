"""What everything is painted with: a painter, a theme, and how large a pixel is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.batches import Batches, Place, Rectangle, Segment, Sign, batches_of
from orgdesigner.chart.paint.typeface import font
from orgdesigner.chart.picture import Box
from orgdesigner.chart.theme import TextRole, Theme

PRINTED_HAIRLINE = 0.75
"""The width of a thin line on paper, in chart units: a little over half a point."""

_CAPITALS = 0.364
"""Half the height of the font's capitals, as a part of its size: what centres a line of text on a line."""

NO_PEN, NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush


@dataclass(frozen=True)
class Ink:
    """A painter in chart units with a theme; `scale` is pixels to a unit.

    `vector` says that there are no pixels (paper): lines have a width of their own and nothing is moved to
    the nearest pixel.
    """

    q: QPainter
    theme: Theme
    measure: Measure
    scale: float
    vector: bool

    @property
    def hairline(self) -> float:
        """The width of the thinnest line, in chart units."""
        return PRINTED_HAIRLINE if self.vector else max(1.0, round(self.scale)) / self.scale

    def pen(self, colour: str, *, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Return a pen so many hairlines wide."""
        return QPen(QColor(colour), self.hairline * width, style)

    def use(self, pen: QPen | None, brush: str | None) -> None:
        """Set the pen and the brush, or none of them."""
        self.q.setPen(NO_PEN if pen is None else pen)
        self.q.setBrush(NO_BRUSH if brush is None else QColor(brush))

    @cached_property
    def _batches(self) -> Batches:
        return batches_of(self.q)

    def frame(self, box: Box) -> QRectF:
        """Return a rectangle whose outline, a hairline wide, lies inside the box and fills whole pixels."""
        return QRectF(*self._inside([box])[0])

    def draw_framed(self, boxes: Iterable[Box], radius: float) -> None:
        """Draw boxes with round corners whose outlines lie inside and fill whole pixels."""
        self._batches.draw_boxes(self._inside(boxes), radius)

    def draw_boxes(self, boxes: Iterable[Rectangle], radius: float) -> None:
        """Draw boxes with round corners."""
        self._batches.draw_boxes(boxes, radius)

    def draw_ellipses(self, boxes: Iterable[Rectangle]) -> None:
        """Draw the ellipse in each box."""
        self._batches.draw_ellipses(boxes)

    def draw_segments(self, segments: Iterable[Segment]) -> None:
        """Draw straight lines; those along or across fill whole pixels."""
        if not self.vector:
            on = self.on_pixel
            segments = [((on(x1), on(y1)), (on(x2), on(y2))) for (x1, y1), (x2, y2) in segments]
        self._batches.draw_segments(segments)

    def draw_signs(self, sign: Sign, centres: Iterable[Place]) -> None:
        """Draw the same sign at many places; the pen and the brush have to be set anew afterwards."""
        self._batches.draw_signs(sign, centres)

    def _inside(self, boxes: Iterable[Box]) -> list[Rectangle]:
        thin = self.hairline
        half = thin / 2
        if self.vector:
            return [(x + half, y + half, width - thin, height - thin) for x, y, width, height in boxes]
        scale, inside = self.scale, []
        for x, y, width, height in boxes:
            left, top = round(x * scale) / scale, round(y * scale) / scale
            right, bottom = round((x + width) * scale) / scale, round((y + height) * scale) / scale
            inside.append((left + half, top + half, right - left - thin, bottom - top - thin))
        return inside

    def on_pixel(self, at: float) -> float:
        """Return the nearest place where a hairline fills whole pixels."""
        if self.vector:
            return at
        return round(at * self.scale) / self.scale + self.hairline / 2

    def write(
        self,
        role: TextRole,
        colour: str,
        words: Iterable[tuple[str, float, float]],
        *,
        size: int | None = None,
    ) -> None:
        """Write texts in one font and colour; each with its left edge and the middle of its line."""
        self.q.setFont(font(role, size=size))
        self.q.setPen(QColor(colour))
        down = _CAPITALS * (role.size if size is None else size)
        grown, measured = 1.0 if size is None else size / role.size, self.measure.width
        self._batches.draw_texts(
            [(text, left, middle + down) for text, left, middle in words],
            lambda text: measured(text, role) * grown,
        )

    def write_centred(
        self, role: TextRole, colour: str, words: Iterable[tuple[str, Box]], *, size: int | None = None
    ) -> None:
        """Write texts in the middle of their boxes."""
        grown, measured = 1.0 if size is None else size / role.size, self.measure.width
        placed = [
            (text, x + (width - measured(text, role) * grown) / 2, y + height / 2)
            for text, (x, y, width, height) in words
        ]
        self.write(role, colour, placed, size=size)
