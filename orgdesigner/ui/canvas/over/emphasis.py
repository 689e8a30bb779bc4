"""The lines of what is selected, drawn over the others: its way up to the head, and its other links."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from orgdesigner.chart.paint.draw import STYLES
from orgdesigner.chart.picture import Box, Line
from orgdesigner.chart.spatial import Extent
from orgdesigner.model import relations
from orgdesigner.model.records import LINE, Post
from orgdesigner.ui.canvas.chart_area import ChartArea

WIDTH = 1.6
"""The width of a line that is emphasised, in screen pixels at any zoom."""

_NEAR = 2.0
"""How near to its cards a line ends, in chart units."""


class Emphasis:
    """Finds the lines of the selected post, anew only when the picture or the selection is another."""

    def __init__(self, area: ChartArea) -> None:
        self._area = area
        self._known: tuple[Extent, str | None, tuple[Line, ...]] | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are emphasised: upward from the selected post, and its links of other kinds."""
        extent, session = self._area.shown, self._area.session
        chosen = session.selected_posts()[-1:] if len(session.selection) == 1 else ()
        post = chosen[0] if chosen else None
        if self._known is None or self._known[0] is not extent or self._known[1] != post:
            self._known = extent, post, tuple(self._found(extent, post)) if post else ()
        return self._known[2]

    def paint(self, painter: QPainter) -> None:
        """Draw what of the lines is in view."""
        area = self._area
        seen = area.camera.seen(area.visible_size())
        for line in self.lines:
            if _box(line).meets(seen):
                colour = QColor(area.theme.accent)
                painter.setPen(QPen(colour, WIDTH, STYLES[line.stroke], Qt.PenCapStyle.FlatCap))
                places = (area.camera.to_screen(x, y) for x, y in line.points)
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in places]))

    def _found(self, extent: Extent, post: str) -> list[Line]:
        view = self._area.session.view
        if view.get(Post, post) is None:
            return []
        found = [
            line for line in _lines_at(extent, post) if line.kind != LINE and post in (line.upper, line.lower)
        ]
        upward = [post, *(above.id for above in relations.managers_upward(view, post))]
        for each in upward[:-1]:
            found.extend(line for line in _lines_at(extent, each) if line.kind == LINE and line.lower == each)
        return found


def _lines_at(extent: Extent, post: str) -> list[Line]:
    box = extent.box(post)
    if box is None:
        return []
    near = Box(box.x - _NEAR, box.y - _NEAR, box.width + 2 * _NEAR, box.height + 2 * _NEAR)
    return extent.lines_within(near)


def _box(line: Line) -> Box:
    xs, ys = zip(*line.points, strict=True)
    return Box(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)
