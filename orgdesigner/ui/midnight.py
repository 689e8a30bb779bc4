"""Word of every new day to a program that is left open overnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

_LONGEST = timedelta(hours=1)
"""How long the clock is not looked at: a computer that slept wakes up with its timers late."""


class Midnight(QObject):
    """Looks at a clock; `passed` carries the new day."""

    passed = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._day = now().date()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._wait()

    def _look(self) -> None:
        today = self._now().date()
        if today != self._day:
            self._day = today
            self.passed.emit(today)
        self._wait()

    def _wait(self) -> None:
        now = self._now()
        tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
        self._timer.start(max(1, round(min(tomorrow - now, _LONGEST) / timedelta(milliseconds=1))))
