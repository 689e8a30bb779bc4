"""The rows of a legend: a category with its colour, pattern and count, and a sign with what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from orgdesigner.chart.legend.categories import Entry
from orgdesigner.chart.legend.drawsigns import draw_sign
from orgdesigner.chart.legend.entries import Sign
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paint.patterns import draw_bar
from orgdesigner.chart.theme import Theme, pattern_of
from orgdesigner.ui.widgets.tips import literal

ROW = 24
SIGN_ROW = 22
LEFT = 8
TEXT = 32
"""Where the words of a row begin."""

SHARE = 52
"""The room of the last column."""

SWATCH = 6.0
"""The width of a swatch, which has the shape of the bar on a card."""


class CategoryRow(QAbstractButton):
    """A category; `chosen` carries its key when it is clicked, or pressed by Space or Enter."""

    chosen = Signal(str)

    def __init__(self, entry: Entry, theme: Theme, *, chosen: bool) -> None:
        super().__init__()
        self._entry, self._theme, self._chosen = entry, theme, chosen
        name, count = entry.category.name, f"{entry.posts:,}"
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setText(name)
        self.setAccessibleName(f"{name}: {count} of {entry.total:,} posts, {entry.share}")
        self.setAccessibleDescription("Press to show all" if chosen else "Press to show only these")
        self.setToolTip(literal(f"{name}: {entry.share}. " + ("Show all" if chosen else "Show only these")))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._choose)

    @property
    def key(self) -> str:
        """The key of the category."""
        return self._entry.category.key

    def sizeHint(self) -> QSize:
        return QSize(160, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, entry = self._theme, self._entry
        count = f"{entry.posts:,}"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = theme.selected if self._chosen else theme.hover if self.underMouse() else ""
            painter.setPen(QPen(QColor(theme.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            colour = entry.category.colour
            swatch = QRectF(LEFT + 4, 4, SWATCH, ROW - 8)
            if colour:
                draw_bar(painter, swatch, theme.bar(colour), pattern_of(colour))
            metrics = painter.fontMetrics()
            right = self.width() - LEFT
            painter.setPen(QColor(theme.muted))
            line = QRectF(TEXT, 0, right - TEXT, ROW)
            ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, ends, entry.share)
            painter.drawText(line.adjusted(0, 0, -SHARE, 0), ends, count)
            room = right - TEXT - SHARE - metrics.horizontalAdvance(count) - 8
            name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.setPen(QColor(theme.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _choose(self) -> None:
        self.chosen.emit(self.key)


class SignRow(QWidget):
    """A sign as it is on the chart, and what it means."""

    def __init__(self, sign: Sign, text: str, theme: Theme, measure: Measure) -> None:
        super().__init__()
        self.text = text
        self._sign, self._theme, self._measure = sign, theme, measure
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, SIGN_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics = painter.fontMetrics()
            name = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.width() - TEXT - LEFT)
            painter.setPen(QColor(self._theme.text))
            line = QRectF(TEXT, 0, self.width() - TEXT, SIGN_ROW)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            ink = Ink(painter, self._theme, self._measure, scale=1.0, vector=False)
            draw_sign(ink, self._sign, LEFT, SIGN_ROW / 2)
