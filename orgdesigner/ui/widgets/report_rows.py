"""A row of posts and a scale on screen: a title, what is to be seen in words, and the signs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.report.blocks import PostRow, Scale
from orgdesigner.report.drawscale import draw_line_and_labels
from orgdesigner.report.scales import STEP, PlacedScale, placed
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_posts import PostSigns
from orgdesigner.ui.widgets.report_signs import Signs
from orgdesigner.ui.widgets.report_text import Words


class _Titled(QWidget):
    """A title, words beneath it, and signs beneath them."""

    shown = Signal(object)

    def __init__(self, signs: PostSigns | Signs, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.title, self.words, self._signs = Words("strong", self), Words("reporttext", self), signs
        signs.shown.connect(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.title, self.words, signs):
            column.addWidget(part)

    def _show(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._signs.setAccessibleName(f"{title}: {words}" if words else title)


class PostRowView(_Titled):
    """The posts of a role, one sign each."""

    def __init__(self, block: PostRow, appearance: Appearance, parent: QWidget | None = None) -> None:
        self.signs = PostSigns(appearance)
        super().__init__(self.signs, parent)
        self.show_block(block)

    def show_block(self, block: PostRow) -> None:
        """Show another row of posts."""
        self._show(block.title, block.words)
        self.signs.show_posts(block.posts)


class ScaleView(_Titled):
    """Values on a line, one sign each."""

    def __init__(
        self, block: Scale, appearance: Appearance, measure: Measure, parent: QWidget | None = None
    ) -> None:
        self.signs = _ScaleLine(appearance, measure)
        super().__init__(self.signs, parent)
        self.show_block(block)

    def show_block(self, block: Scale) -> None:
        """Show another scale."""
        self._show(block.title, block.words)
        self.signs.show_scale(block)


class _ScaleLine(Signs):
    """The line with its labels, and the signs upon it."""

    def __init__(self, appearance: Appearance, measure: Measure) -> None:
        super().__init__(appearance)
        self._measure = measure
        self._scale = Scale("", (), "")
        self._placed: tuple[int, PlacedScale] | None = None

    def show_scale(self, scale: Scale) -> None:
        """Show another scale, its signs from left to right."""
        if self._placed is not None and scale == self._scale:
            return
        self._scale, self._placed = scale, None
        self.show_signs([spot.point for spot in self._at(max(1, self.width())).spots])
        self.update()

    def place(self) -> None:
        spots = self._at(self.width()).spots
        for sign, spot in zip(self.signs, spots, strict=True):
            side = round(STEP)
            sign.setGeometry(round(spot.x) - side // 2, round(spot.y) - side // 2, side, side)

    def heightForWidth(self, width: int) -> int:
        return round(self._at(width).height) + 4

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(painter, self._appearance.theme, self._measure, scale=1.0, vector=False)
        draw_line_and_labels(ink, self._at(self.width()))
        painter.end()

    def _at(self, width: int) -> PlacedScale:
        if self._placed is None or self._placed[0] != width:
            self._placed = width, placed(self._scale, width, self._measure)
        return self._placed[1]
