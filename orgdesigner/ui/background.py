"""Work that takes longer than a moment, in a thread, with a window that says so and can cancel it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from orgdesigner.errors import UserError

Job = Callable[[Callable[[], bool]], Any]
"""Does the work; is given a question to ask often: was it cancelled?"""


class Background(QObject):
    """One piece of work. Its result, a refusal in words, or a bug is told in the window's own thread."""

    finished = Signal(object)
    refused = Signal(str)
    _failed = Signal(object)

    def __init__(self, window: QWidget, words: str, job: Job) -> None:
        super().__init__(window)
        self._cancelled = Event()
        self._job = job
        self._progress = QProgressDialog(words, "Cancel", 0, 0, window)
        self._progress.setWindowTitle("OrgDesigner")
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(300)
        self._progress.canceled.connect(self._cancelled.set)
        self.finished.connect(self._end)
        self.refused.connect(self._end)
        self._failed.connect(self._raise)

    def start(self) -> None:
        """Begin."""
        self._progress.setValue(0)
        QThreadPool.globalInstance().start(_Runner(self))

    def run(self) -> None:
        """Do the work; called in the other thread."""
        try:
            result = self._job(self._cancelled.is_set)
        except UserError as error:
            self.refused.emit(str(error))
        except Exception as error:  # noqa: BLE001 - raised again in the window's thread, where bugs are reported
            self._failed.emit(error)
        else:
            self.finished.emit(result)

    def _end(self, _outcome: object) -> None:
        self._progress.reset()
        self._progress.deleteLater()
        self.deleteLater()

    def _raise(self, error: Exception) -> None:
        self._end(None)
        raise error


class _Runner(QRunnable):
    def __init__(self, work: Background) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work.run()
