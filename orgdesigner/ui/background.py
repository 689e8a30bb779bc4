"""Work that takes longer than a moment, in a thread, with a window that says so and can cancel it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from orgdesigner.errors import UserError
from orgdesigner.exchange.steps import Cancelled, Step

Job = Callable[[Callable[[], bool]], Any]
"""Does the work; is given a question to ask often: was it cancelled?"""

_WHOLE = 1000
_LOOK_EVERY = 30
"""Milliseconds between two looks at whether the work is done."""


class Background(QObject):
    """One piece of work. Its result, a refusal in words, or a bug is told in the window's own thread.

    The window looks for the result by itself: a signal that another thread sends to what is written in Python
    now and then never arrives. Only work that asks whether it was cancelled is `cancellable`: it is offered
    nowhere else.
    """

    finished = Signal(object)
    refused = Signal(str)
    cancelled = Signal()

    def __init__(self, window: QWidget, words: str, job: Job, *, cancellable: bool = True) -> None:
        super().__init__(window)
        self._cancelled = Event()
        self._job = job
        self._work: Future[Any] | None = None
        self._progress = QProgressDialog("", "Cancel", 0, 0, window)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._progress.setLabel(label)
        if not cancellable:
            self._progress.setCancelButton(None)
        self._progress.setWindowTitle("OrgDesigner")
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(300)
        self._progress.canceled.connect(self._cancel)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._progress.setValue(0)
        thread = ThreadPoolExecutor(max_workers=1)
        self._work = thread.submit(self._job, self._cancelled.is_set)
        thread.shutdown(wait=False)
        self._looking.start()

    def _cancel(self) -> None:
        self._cancelled.set()
        self.cancelled.emit()

    def _show_progress(self) -> None:
        """Say how far the work is, if it says so itself."""

    def _look(self) -> None:
        """Tell how the work ended, if it did; what is no refusal is a bug, and is raised here."""
        if self._work is None or not self._work.done():
            self._show_progress()
            return
        self._looking.stop()
        self._progress.reset()
        self._progress.deleteLater()
        self.deleteLater()
        try:
            result = self._work.result()
        except Cancelled:
            return
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.finished.emit(result)


class Watched(Background):
    """Work that says how far it is, and ends at the next step once it is cancelled."""

    def __init__(self, window: QWidget, words: str, work: Callable[[Step], Any]) -> None:
        self._done = 0.0
        self._to_do = work
        super().__init__(window, words, self._run)
        self._progress.setMaximum(_WHOLE)

    def _run(self, cancelled: Callable[[], bool]) -> Any:
        def step(done: float) -> None:
            if cancelled():
                raise Cancelled
            self._done = done

        return self._to_do(step)

    def _show_progress(self) -> None:
        # The last of it is left to the end of the work: a full bar closes its window.
        value = min(round(self._done * _WHOLE), _WHOLE - 1)
        if not self._cancelled.is_set() and value != self._progress.value():
            self._progress.setValue(value)
