"""What everything is painted with: a painter, a theme, and how large a pixel is."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgdesigner.chart.measure import Measure
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

    def frame(self, box: Box) -> QRectF:
        """Return a rectangle whose outline, a hairline wide, lies inside the box and fills whole pixels."""
        half = self.hairline / 2
        if self.vector:
            return QRectF(box.x + half, box.y + half, box.width - 2 * half, box.height - 2 * half)
        left, top = round(box.x * self.scale) / self.scale, round(box.y * self.scale) / self.scale
        right, bottom = (
            round(box.right * self.scale) / self.scale,
            round(box.bottom * self.scale) / self.scale,
        )
        return QRectF(left + half, top + half, right - left - 2 * half, bottom - top - 2 * half)

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
        for text, left, middle in words:
            self.q.drawText(QPointF(left, middle + down), text)

    def write_centred(
        self, role: TextRole, colour: str, words: Iterable[tuple[str, Box]], *, size: int | None = None
    ) -> None:
        """Write texts in the middle of their boxes."""
        grown = 1.0 if size is None else size / role.size
        placed = []
        for text, box in words:
            left = box.x + (box.width - self.measure.width(text, role) * grown) / 2
            placed.append((text, left, box.y + box.height / 2))
        self.write(role, colour, placed, size=size)
