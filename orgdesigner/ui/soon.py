"""What takes longer than a moment in a large plan has a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QObject):
    """Does a thing at once where it is short, so that nothing flickers, and else when the window is free.

    However often it is asked for until then, it is done once.
    """

    def __init__(self, do: Callable[[], object], owner: QObject, *, is_short: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._do, self._is_short = do, is_short
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.now)

    def ask(self) -> None:
        """Do it now, or soon."""
        if self._is_short():
            self.now()
        else:
            self._waiting.start(0)

    def now(self) -> None:
        """Do it, and not once more."""
        self._waiting.stop()
        self._do()

    def settle(self) -> None:
        """Do it now if it waits to be done."""
        if self._waiting.isActive():
            self.now()
