"""Work that takes longer than a moment, in a thread, with a window that says so and can cancel it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from orgdesigner.errors import UserError

Job = Callable[[Callable[[], bool]], Any]
"""Does the work; is given a question to ask often: was it cancelled?"""

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

    def _look(self) -> None:
        """Tell how the work ended, if it did; what is no refusal is a bug, and is raised here."""
        if self._work is None or not self._work.done():
            return
        self._looking.stop()
        self._progress.reset()
        self._progress.deleteLater()
        self.deleteLater()
        try:
            result = self._work.result()
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.finished.emit(result)
