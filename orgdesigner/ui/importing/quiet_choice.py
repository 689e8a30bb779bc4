"""A list to choose from that tells only what a person chose, and that the wheel leaves alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from orgdesigner.exchange.trial.shown import Choice


class QuietChoice(QComboBox):
    """`chosen` carries the value of the choice that somebody made."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[str] = []
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    def show_choices(self, choices: Sequence[Choice], value: str) -> None:
        """Offer some choices, one of them the present one."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems([choice.words for choice in choices])
            self._values = [choice.value for choice in choices]
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    @property
    def value(self) -> str:
        """The value of the present choice; empty if there is none."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def choose(self, value: str) -> None:
        """Choose as a person does."""
        self.setCurrentIndex(self._values.index(value))
        self.chosen.emit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
