"""Work in a thread of which only the newest answer counts, for what is shown again after every edit."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_EVERY = 15
"""Milliseconds between two looks at whether the work is done."""


class Newest(QObject):
    """Does one piece of work at a time; asked for another, it forgets all but the last one asked for.

    `ready` carries the answer, in the window's own thread. Work that fails is a bug, and is raised there too.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at_work: Future[Any] | None = None
        self._next: Callable[[], object] | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._at_work is not None or self._next is not None

    def ask(self, work: Callable[[], object]) -> None:
        """Do this piece of work as soon as the present one is done, in place of any other that waits."""
        self._next = work
        self._begin()

    def _begin(self) -> None:
        if self._at_work is None and self._next is not None:
            thread = ThreadPoolExecutor(max_workers=1)
            self._at_work, self._next = thread.submit(self._next), None
            thread.shutdown(wait=False)
            self._looking.start()

    def _look(self) -> None:
        if self._at_work is None or not self._at_work.done():
            return
        done, self._at_work = self._at_work, None
        self._looking.stop()
        superseded = self._next is not None
        self._begin()
        answer = done.result()
        if not superseded:
            self.ready.emit(answer)
