"""A list to choose from that tells only what a person chose, and that the wheel leaves alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from orgdesigner.exchange.incoming.trial.shown import Choice

_NARROWER = 0.8
"""A usual character is so much narrower than the one by which Qt reckons."""
_MOST = 15
"""The most characters, as Qt reckons, that are shown of what is chosen, unless there is more room."""
_FRAME = 28


class QuietChoice(QComboBox):
    """`chosen` carries the value of the choice that somebody made."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[str] = []
        # What is chosen may be cut short; the list that opens is as wide as its longest choice.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    def show_choices(self, choices: Sequence[Choice], value: str) -> None:
        """Offer some choices, one of them the present one."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems([choice.words for choice in choices])
            self._values = [choice.value for choice in choices]
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
            longest = max((len(each.words) for each in choices), default=0)
            self.setMinimumContentsLength(min(_MOST, round(longest * _NARROWER)))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _FRAME)

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
