"""The whole chart very small: teams, posts and the worst findings, gathered in slices and then painted."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from orgdesigner.chart.looking import Lens
from orgdesigner.chart.paint.batches import draw_sign
from orgdesigner.chart.paint.shapes import mark_sign
from orgdesigner.chart.part import walk
from orgdesigner.chart.picture import Box, Mark
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.theme import Theme
from orgdesigner.rules.base import Finding
from orgdesigner.ui.canvas.picture.scene import box_of

MARGIN = 6
"""Screen pixels that are kept free round the chart."""

CLUSTER = 10
"""Screen pixels within which findings are one mark: that of the worst."""

RADIUS = 4.0
"""The size of a mark."""

LARGEST = QSize(176, 120)
SMALLEST = QSize(96, 96)
"""Large enough for a hand; what is larger than the chart in it would only cover cards."""

NEAREST = 0.08
"""The largest scale: a chart of a few posts has a small map."""

_LEAST = 1.5
"""The least side of a block, in screen pixels: a post is seen however far away it is."""

_AT_ONCE = 128
"""How many posts are looked at before the clock is."""

_WORST_LAST = tuple(reversed(Mark))


def map_size(bounds: Box) -> QSize:
    """Return the size of a map in the shape of a chart, as far as that is neither too flat nor too narrow."""
    width, height = max(bounds.width, 1.0), max(bounds.height, 1.0)
    scale = min(NEAREST, LARGEST.width() / width, LARGEST.height() / height)
    return QSize(round(width * scale), round(height * scale)).expandedTo(SMALLEST)


class MapPicture:
    """A picture of a chart, made by and by; `size` is in screen pixels and `scale` is those a chart unit."""

    def __init__(
        self,
        extent: Extent,
        findings: Iterable[Finding],
        *,
        theme: Theme,
        lens: Lens,
        ratio: float,
    ) -> None:
        self.extent, self.findings = extent, findings
        self.theme, self.lens, self.ratio = theme, lens, ratio
        bounds = extent.bounds
        self.size = size = map_size(bounds)
        room_x, room_y = size.width() - 2 * MARGIN, size.height() - 2 * MARGIN
        self.scale = min(NEAREST, room_x / max(bounds.width, 1.0), room_y / max(bounds.height, 1.0))
        self._left = (size.width() - bounds.width * self.scale) / 2 - bounds.x * self.scale
        self._top = (size.height() - bounds.height * self.scale) / 2 - bounds.y * self.scale
        self._teams: list[tuple[QRectF, str]] = []
        self._blocks: dict[str, set[tuple[int, int, int, int]]] = {}
        self._marks: dict[tuple[int, int], tuple[int, QPointF]] = {}
        self._work = self._gather()
        self.image: QImage | None = None
        """The picture, once it is made."""

    def go_on(self, seconds: float) -> bool:
        """Go on for a while; return whether the picture is made."""
        end = time.perf_counter() + seconds
        while self.image is None and time.perf_counter() < end:
            if next(self._work, self) is self:
                self.image = self._painted()
        return self.image is not None

    def on_map(self, box: Box) -> QRectF:
        """Return where a part of the chart is on the map."""
        x, y = self._left + box.x * self.scale, self._top + box.y * self.scale
        return QRectF(x, y, box.width * self.scale, box.height * self.scale)

    def to_chart(self, at: QPointF) -> tuple[float, float]:
        """Return the chart point at a point of the map."""
        return (at.x() - self._left) / self.scale, (at.y() - self._top) / self.scale

    def marks(self) -> list[tuple[Mark, QPointF]]:
        """Return the marks with their places, the worst last: they lie over the others."""
        found = sorted(self._marks.values(), key=lambda each: each[0])
        return [(_WORST_LAST[rank], place) for rank, place in found]

    def _gather(self) -> Iterator[None]:
        for seen, inner in enumerate(walk(self.extent.root)):
            x, y, part = inner
            if part.region is not None:
                self._teams.append((self.on_map(part.region.box.shifted(x, y)), part.region.colour))
            for spot in part.spots:
                self._block(spot.post, spot.box.shifted(x, y))
            if len(part.spots) > _AT_ONCE or seen % _AT_ONCE == 0:
                yield
        for seen, finding in enumerate(self.findings):
            if not finding.is_waived:
                mark = _WORST_LAST.index(Mark(finding.severity.value))
                for subject in finding.badged:
                    box = box_of(self.extent, subject)
                    if box is not None:
                        self._mark(mark, self.on_map(box))
            if seen % 16 == 0:
                yield

    def _block(self, post: str, box: Box) -> None:
        """Note a card in whole device pixels: of many on the same ones, one is painted."""
        place, grain = self.on_map(box), self.ratio
        width, height = max(place.width(), _LEAST), max(place.height(), _LEAST)
        pixels = (
            round(place.x() * grain),
            round(place.y() * grain),
            max(1, round(width * grain)),
            max(1, round(height * grain)),
        )
        self._blocks.setdefault(self._colour(post), set()).add(pixels)

    def _colour(self, post: str) -> str:
        theme, lens = self.theme, self.lens
        if lens.fades(post):
            return theme.border
        if lens.colours is not None and (colour := lens.colours.get(post)):
            return theme.team(colour).bar
        return theme.tie if lens.kept is None else theme.accent

    def _mark(self, rank: int, place: QRectF) -> None:
        at = place.center()
        cell = int(at.x() // CLUSTER), int(at.y() // CLUSTER)
        if cell not in self._marks or self._marks[cell][0] < rank:
            self._marks[cell] = rank, at

    def _painted(self) -> QImage:
        theme, ratio = self.theme, self.ratio
        image = QImage(self.size * ratio, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.panel))
        with QPainter(image) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.scale(ratio, ratio)
            for place, colour in self._teams:
                painter.setBrush(QColor(theme.team(colour).tint))
                painter.drawRect(place)
            painter.resetTransform()
            # Those that faded first: what stands out lies over them.
            for colour in sorted(self._blocks, key=lambda each: each != theme.border):
                painter.setBrush(QColor(colour))
                painter.drawRects([QRect(*pixels) for pixels in self._blocks[colour]])
            painter.scale(ratio, ratio)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fills = {Mark.ERROR: theme.error, Mark.WARNING: theme.warning, Mark.ADVICE: theme.advice}
            for mark, at in self.marks():
                sign = mark_sign(mark, QColor(fills[mark]), QColor(theme.on_mark), radius=RADIUS)
                draw_sign(painter, sign, at)
        image.setDevicePixelRatio(ratio)
        return image
