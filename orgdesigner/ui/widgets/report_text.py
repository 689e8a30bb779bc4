"""Headings and sentences of a report on screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from orgdesigner.report.blocks import Heading, Sentence
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
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
    """A sentence about a record; `shown` carries the record when it is clicked, or Enter is pressed."""

    shown = Signal(object)

    def __init__(self, block: Sentence, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._subject: Subject | None = None
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
        room = QRect(0, 0, width - 2 * _ROUND, 1_000_000)
        text = QFontMetrics(self._font()).boundingRect(room, _WRAP, self.accessibleName())
        return text.height() + 2 * _ROUND

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._appearance.theme
        painter = QPainter(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        font = self._font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(theme.accent))
        inner = self.rect().adjusted(_ROUND, _ROUND, -_ROUND, -_ROUND)
        painter.drawText(inner, int(_WRAP), self.accessibleName())
        painter.end()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._strong else QFont.Weight.Normal)
        return font

    def _go(self) -> None:
        if self._subject is not None:
            self.shown.emit(self._subject)
