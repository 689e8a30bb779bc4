"""A button whose words go on in the next line where they don't fit, so that all of them can be read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_SIDES, _ENDS = 28, 14
"""What a button needs beside, and above and below, its words, in pixels."""


class WrappedButton(QPushButton):
    """A push button that grows in height."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.words) + _SIDES
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self.fontMetrics().lineSpacing() + _ENDS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        shown = "\n".join(self._lines(width)).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

    def _lines(self, width: int) -> list[str]:
        metrics, room = self.fontMetrics(), width - _SIDES
        lines: list[str] = []
        for word in self.words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]
