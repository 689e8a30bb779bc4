"""Work for a window that may want something else before it is done: only the newest is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.errors import UserError
from orgdesigner.model.collecting import collecting_nothing

Job = Callable[[Callable[[], bool]], Any]
"""Does the work, in a thread; is given a question to ask now and then: is it unwanted by now?"""

_LOOK_EVERY = 30
"""Milliseconds between two looks at whether the work is done."""

_SWITCH = 0.0003
"""Seconds after which the work lets the window have the interpreter, for which it asks at every cell."""

_USUAL_SWITCH = sys.getswitchinterval()


class NewestWork(QObject):
    """`done` carries what came of the newest work, `refused` why nothing did."""

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unwanted = Event()
        self._work: Future[Any] | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether there is work that is not done yet."""
        return self._work is not None

    def ask(self, job: Job) -> None:
        """Begin another piece of work; what was under way is wanted no longer."""
        self.give_up()
        unwanted = self._unwanted = Event()
        thread = ThreadPoolExecutor(max_workers=1)
        self._work = thread.submit(_yielding, job, unwanted.is_set)
        thread.shutdown(wait=False)
        self._looking.start()

    def give_up(self) -> None:
        """Want nothing any more."""
        self._unwanted.set()
        self._looking.stop()
        self._work = None

    def _look(self) -> None:
        work = self._work
        if work is None or not work.done():
            return
        self.give_up()
        try:
            result = work.result()
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.done.emit(result)


def _yielding(job: Job, unwanted: Callable[[], bool]) -> Any:
    sys.setswitchinterval(_SWITCH)
    try:
        with collecting_nothing():
            return job(unwanted)
    finally:
        sys.setswitchinterval(_USUAL_SWITCH)
