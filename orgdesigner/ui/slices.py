"""Work that reads a large structure, done a slice at a time: it rests in the middle of a look into it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Semaphore, Thread
from time import perf_counter
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.model.index import Index
from orgdesigner.model.records import Record
from orgdesigner.model.view import View

R = TypeVar("R", bound=Record)
T = TypeVar("T")

SLICE = 0.012
"""Seconds for which work goes on before the window may answer again."""


class _GivenUp(BaseException):
    """Ends work that nobody wants any more, from within; what is written for errors does not catch it."""


class _Turns:
    """Whose turn it is: the window's, or that of the work. One of the two always stands still."""

    def __init__(self) -> None:
        self.until = 0.0
        self.is_done = False
        self.result: Any = None
        self.failure: BaseException | None = None
        self._given_up = False
        self._works, self._is_back = Semaphore(0), Semaphore(0)

    def work(self, seconds: float) -> None:
        """Let the work go on for a while; called by the window, which waits."""
        self.until = perf_counter() + seconds
        self._works.release()
        self._is_back.acquire()

    def rest(self) -> None:
        """Let the window go on; called by the work, which waits."""
        self._is_back.release()
        self._works.acquire()
        if self._given_up:
            raise _GivenUp

    def give_up(self) -> None:
        """End the work where it rests."""
        self._given_up = True
        self._works.release()

    def run(self, job: Callable[[], Any]) -> None:
        """Do the whole work, from its first turn to its last."""
        self._works.acquire()
        if self._given_up:
            return
        try:
            self.result = job()
        except _GivenUp:
            return
        except BaseException as failure:  # noqa: BLE001 - raised in the window's own thread
            self.failure = failure
        self.is_done = True
        self._is_back.release()


class RestingView(View):
    """A view of the same structure at whose looks the work rests, once its time is over."""

    def __init__(self, view: View, turns: _Turns) -> None:
        super().__init__(view._structure)  # noqa: SLF001 - another face of the same structure
        self._turns = turns

    def get(self, record_type: type[R], record_id: str | None) -> R | None:
        """Return a record by its id, or None if there is none."""
        self._rest()
        return super().get(record_type, record_id)

    def find(self, index: Index[R], key: Hashable) -> tuple[R, ...]:
        """Return the records in one bucket of an index, by id."""
        self._rest()
        return super().find(index, key)

    def ids(self, index: Index[Any], key: Hashable) -> tuple[str, ...]:
        """Return the ids of the records in one bucket of an index, sorted."""
        self._rest()
        return super().ids(index, key)

    def _rest(self) -> None:
        if perf_counter() > self._turns.until:
            self._turns.rest()


class InSlices(Generic[T]):
    """A piece of work that reads a structure and is done a slice at a time.

    It has a thread, so that it can rest in the middle of anything, but never runs beside the window's: it
    goes on while `advance` waits for it, and stands still in between. It holds no lock of the interpreter
    while the window paints, and reads no record while an edit is made; after an edit it is to be given up,
    because it would go on with what it read before. It may not touch a widget.
    """

    def __init__(self, work: Callable[[View], T], view: View) -> None:
        turns = self._turns = _Turns()
        resting = RestingView(view, turns)
        # A thread that rests keeps no program from ending, and knows nothing of this object.
        Thread(target=turns.run, args=(lambda: work(resting),), daemon=True).start()

    def advance(self, seconds: float) -> bool:
        """Go on for about so many seconds; return whether all is done. A failure is raised here."""
        if not self._turns.is_done:
            self._turns.work(seconds)
        if self._turns.failure is not None:
            raise self._turns.failure
        return self._turns.is_done

    @property
    def result(self) -> T:
        """What came of it, once all is done."""
        if not self._turns.is_done:
            raise RuntimeError("the work is not done yet")
        return cast("T", self._turns.result)

    def give_up(self) -> None:
        """Let go of what is not done yet."""
        if not self._turns.is_done:
            self._turns.give_up()

    __del__ = give_up


class Slicing(QObject):
    """Does one piece of work in slices between what the window does; `ready` carries what came of it.

    Asked for another, it gives up the one before.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: InSlices[Any] | None = None
        self._turning = QTimer(self)
        self._turning.timeout.connect(self._advance)

    @property
    def busy(self) -> bool:
        """Whether there is work that is not done yet."""
        return self._work is not None

    def ask(self, work: Callable[[View], object], view: View) -> None:
        """Begin a piece of work that reads this view."""
        self.give_up()
        self._work = InSlices(work, view)
        self._turning.start(0)

    def give_up(self) -> None:
        """Let go of the work, because nobody wants it or the structure has changed."""
        self._turning.stop()
        if self._work is not None:
            self._work.give_up()
            self._work = None

    def _advance(self) -> None:
        work = self._work
        if work is None:
            return
        try:
            is_done = work.advance(SLICE)
        except BaseException:
            self.give_up()
            raise
        if is_done:
            self.give_up()
            self.ready.emit(work.result)
