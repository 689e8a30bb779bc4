"""Work that hands out parts of itself, which are done in a thread while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.errors import UserError

if TYPE_CHECKING:
    from orgdesigner.storage.parts import Parts

_LOOK_EVERY = 15
"""Milliseconds between two looks at whether a part is done."""


class Doing(QObject):
    """One piece of work that is under way; `finished` carries what came of it, `refused` why it can't be.

    Between its parts it goes on in the window's own thread. What fails otherwise is a bug, and is raised
    there.
    """

    finished = Signal(object)
    refused = Signal(str)

    def __init__(self, work: Parts[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._part: Future[Any] | None = None
        self._threads = ThreadPoolExecutor(max_workers=1)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)

    def begin(self) -> None:
        """Begin."""
        self._looking.start()
        self._go_on(lambda: next(self._work))

    def finish(self) -> None:
        """Do the rest, however long it takes."""
        while self._part is not None:
            self._take()

    def _look(self) -> None:
        if self._part is not None and self._part.done():
            self._take()

    def _take(self) -> None:
        """Wait for the part that is being done, and go on with what came of it."""
        assert self._part is not None
        done, self._part = self._part, None
        failure = done.exception()
        if failure is not None:
            self._go_on(lambda: self._work.throw(failure))
        else:
            self._go_on(lambda: self._work.send(done.result()))

    def _go_on(self, to_the_next_part: Callable[[], Callable[[], Any]]) -> None:
        try:
            part = to_the_next_part()
        except StopIteration as end:
            self._end()
            self.finished.emit(end.value)
        except UserError as error:
            self._end()
            self.refused.emit(str(error))
        except BaseException:
            self._end()
            raise
        else:
            self._part = self._threads.submit(part)

    def _end(self) -> None:
        self._looking.stop()
        self._threads.shutdown(wait=False)
        self.deleteLater()
