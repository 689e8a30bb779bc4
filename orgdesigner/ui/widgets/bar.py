"""A bar across the window for what stays true until somebody deals with it, such as a read-only file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget


class Bars(QWidget):
    """The bars that are shown, one for each topic; a new one about a topic takes the place of the old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._bars: dict[str, Bar] = {}
        self._said: dict[str, str] = {}

    def show_bar(
        self,
        topic: str,
        words: str,
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        *,
        warning: bool = False,
    ) -> None:
        """Say something, with buttons for what can be done about it.

        What the user has hidden stays so until there is something else to say, or it was true no longer.
        """
        if self._said.get(topic) == words:
            return
        self.hide_bar(topic)
        bar = Bar(topic, words, actions, warning=warning)
        bar.close_button.clicked.connect(partial(self._take_away, topic))
        self._said[topic] = words
        self._bars[topic] = bar
        self._column.addWidget(bar)

    def hide_bar(self, topic: str) -> None:
        """Take away what was said about a topic."""
        self._said.pop(topic, None)
        self._take_away(topic)

    def words(self, topic: str) -> str:
        """What is said about a topic; empty if nothing is."""
        bar = self._bars.get(topic)
        return bar.words if bar is not None else ""

    def _take_away(self, topic: str) -> None:
        bar = self._bars.pop(topic, None)
        if bar is not None:
            bar.hide()
            bar.deleteLater()


class Bar(QFrame):
    """One message with its buttons."""

    def __init__(
        self, topic: str, words: str, actions: Sequence[tuple[str, Callable[[], None]]], *, warning: bool
    ) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("kind", "warning" if warning else "note")
        self.setProperty("topic", topic)
        self.words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        for text, do in actions:
            button = QPushButton(text)
            button.clicked.connect(do)
            row.addWidget(button)
        self.close_button = QToolButton()
        self.close_button.setObjectName("quiet")
        self.close_button.setText("×")
        self.close_button.setAccessibleName("Hide this message")
        row.addWidget(self.close_button)
