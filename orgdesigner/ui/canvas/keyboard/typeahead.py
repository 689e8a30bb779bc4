"""What is typed in quick succession, to go to the card that begins so."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class TypeAhead:
    """The letters typed since the last pause; how long a pause is, the system says."""

    def __init__(self) -> None:
        self._typed = ""
        self._since = QElapsedTimer()

    @property
    def goes_on(self) -> bool:
        """Whether the next letter belongs to those before it."""
        return self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval()

    def add(self, text: str) -> str:
        """Add a letter, and return all that belong together."""
        self._typed = self._typed + text if self.goes_on else text
        self._since.start()
        return self._typed
