"""Headings and sentences of a report on screen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from orgdesigner.report.blocks import Heading, Sentence
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance

UNDERLINE = 2.5
"""How far beneath its letters stands the thin line of what leads to a record."""

_ROUND = 2
"""The room round a link, for its frame when the keyboard is there."""


class Words(QLabel):
    """A paragraph of plain text; `look` is its name in the style sheet."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)


class HeadingView(Words):
    """A heading."""

    shown = Signal(object)

    def __init__(self, block: Heading, parent: QWidget | None = None) -> None:
        super().__init__("reportpart" if block.level == 1 else "strong", parent)
        self.show_block(block)

    def show_block(self, block: Heading) -> None:
        """Show another heading of the same level."""
        self.setText(block.text)


class SentenceView(Words):
    """A sentence that leads nowhere."""

    shown = Signal(object)

    def __init__(self, block: Sentence, parent: QWidget | None = None) -> None:
        super().__init__("strong" if block.strong else "supporting" if block.quiet else "reporttext", parent)
        self.show_block(block)

    def show_block(self, block: Sentence) -> None:
        """Show another sentence that looks the same."""
        self.setText(block.text)


class LinkView(QAbstractButton):
    """A sentence about a record, thinly underlined; `shown` carries the record when it is pressed."""

    shown = Signal(object)

    def __init__(self, block: Sentence, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._subject: Subject | None = None
        self._heights: dict[int, int] = {}
        self._strong = block.strong
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._go)
        self.show_block(block)

    def show_block(self, block: Sentence) -> None:
        """Show another sentence that looks the same."""
        self._subject = block.subject
        self._heights.clear()
        self.setText(block.text.replace("&", "&&"))
        self.setAccessibleName(block.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self.accessibleName()) + 2 * _ROUND, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, QFontMetrics(self._font()).height() + 2 * _ROUND)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = ceil(self._lines(width).boundingRect().height()) + 2 * _ROUND
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.translate(_ROUND, _ROUND)
        lines = self._lines(self.width())
        painter.setPen(QColor(theme.accent if self.underMouse() else theme.text))
        lines.draw(painter, QPointF(0, 0))
        painter.setPen(QPen(QColor(theme.accent if self.underMouse() else theme.strong_border), 1))
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            beneath = round(line.y() + line.ascent()) + UNDERLINE
            painter.drawLine(QLineF(line.x(), beneath, line.x() + line.naturalTextWidth(), beneath))
        painter.end()

    def _lines(self, width: int) -> QTextLayout:
        """The words, broken into lines."""
        lines = QTextLayout(self.accessibleName().replace("\n", "\u2028"), self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines.setTextOption(option)
        lines.beginLayout()
        top = 0.0
        while (line := lines.createLine()).isValid():
            line.setLineWidth(max(1, width - 2 * _ROUND))
            line.setPosition(QPointF(0, top))
            top += line.height()
        lines.endLayout()
        return lines

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._strong else QFont.Weight.Normal)
        return font

    def _go(self) -> None:
        if self._subject is not None:
            self.shown.emit(self._subject)
