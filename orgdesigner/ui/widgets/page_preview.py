"""A small picture of one page, how many there are, and the way to turn them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from orgdesigner.chart.theme import Theme

_ROOM = 12


class PagePreview(QWidget):
    """Shows a page, or says in words what there is in place of pages. `turned` carries the page asked for."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = _Paper(theme, self)
        self.paper.resized.connect(self.resized)
        self.paper.turned.connect(self._turn)
        self.words = QLabel()
        self.words.setObjectName("supporting")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.back = _arrow("‹", "The page before", self)
        self.on = _arrow("›", "The next page", self)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self._number, self._count = 0, 0
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper, 1)
        column.addLayout(row)
        self._offer()

    @property
    def room(self) -> QSize:
        """How large the picture of a page may be."""
        return self.paper.room

    def show_page(self, image: QImage, number: int, count: int, words: str) -> None:
        """Show a page, counted from 0, of several."""
        self._number, self._count = number, count
        self.paper.show_image(image)
        self.words.setText(words)
        self._offer()

    def wait(self, words: str) -> None:
        """Say that a picture is on its way; the last one stays until it is there."""
        self.words.setText(words)

    def say(self, words: str) -> None:
        """Show no page, but say what there is."""
        self._number, self._count = 0, 0
        self.paper.show_words(words)
        self.words.clear()
        self._offer()

    def _turn(self, by: int) -> None:
        number = self._number + by
        if 0 <= number < self._count:
            self._number = number
            self._offer()
            self.turned.emit(number)

    def _offer(self) -> None:
        for button, there in ((self.back, self._number > 0), (self.on, self._number + 1 < self._count)):
            button.setVisible(self._count > 1)
            button.setEnabled(there)


class _Paper(QWidget):
    """The page itself, white on the ground that pages lie on in the window."""

    resized = Signal()
    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._words = ""
        self.setMinimumSize(220, 200)
        self.setAccessibleName("The page as it will be")

    @property
    def room(self) -> QSize:
        return QSize(max(1, self.width() - 2 * _ROOM), max(1, self.height() - 2 * _ROOM))

    def show_image(self, image: QImage) -> None:
        self._image, self._words = image, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.update()

    def show_words(self, words: str) -> None:
        self._image, self._words = QImage(), words
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(440, 460)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.canvas))
            if self._words:
                painter.setPen(QColor(self._theme.text))
                inside = self.rect().adjusted(3 * _ROOM, _ROOM, -3 * _ROOM, -_ROOM)
                painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            elif not self._image.isNull():
                size = self._image.deviceIndependentSize().toSize()
                size.scale(size.boundedTo(self.room), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, 0, 0)
                place.setSize(size)
                painter.drawImage(place, self._image)
                painter.setPen(QPen(QColor(self._theme.strong_border), 1))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.setPen(QColor(self._theme.accent if self.hasFocus() else self._theme.border))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Left: -1,
        }
        turn = turns.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(turn)


def _arrow(text: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
