"""How long the event loop stood still, and where the program was meanwhile."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT = 2
"""Milliseconds between two beats, while the event loop turns."""

QUIET = 0.35
"""Seconds without a long pause after which nothing is thought to follow an action."""

_LONG = 0.02
_SAMPLE_EVERY = 0.005
Place = tuple[str, ...]


@dataclass
class Pause:
    """The longest time in which the event loop did not turn: on the clock, and of the thread's CPU."""

    clock: float = 0.0
    cpu: float = 0.0
    total: float = 0.0
    where: Counter[Place] = field(default_factory=Counter)


class Watch(QObject):
    """Notes the longest pause of the event loop while an action and all that follows from it are done."""

    def __init__(self) -> None:
        super().__init__()
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._turn)
        self._sampler = _Sampler()

    def of(self, act: Callable[[], object], busy: Callable[[], bool] = lambda: False) -> Pause:
        """Do something in the event loop; return the longest pause until all is quiet and not busy."""
        self._longest = Pause()
        self._started = self._last_long = time.perf_counter()
        self._busy = busy
        self._sampler.clear()
        self._loop = QEventLoop()
        self._note()
        self._beat.start()
        QTimer.singleShot(0, self, lambda: act())
        self._loop.exec()
        self._beat.stop()
        self._longest.total = self._last_long - self._started
        return self._longest

    def stop(self) -> None:
        """End the thread that looks where the program is."""
        self._sampler.going = False

    def _note(self) -> None:
        self._clock, self._cpu = time.perf_counter(), time.thread_time()
        self._sampler.begin()

    def _turn(self) -> None:
        now = time.perf_counter()
        pause = now - self._clock - BEAT / 1000
        if pause > _LONG or self._busy():
            self._last_long = now
        cpu = time.thread_time() - self._cpu
        if pause > self._longest.clock:
            self._longest = Pause(pause, cpu, where=self._sampler.seen())
        self._note()
        if now - self._last_long > QUIET:
            self._loop.quit()


class _Sampler(threading.Thread):
    """Looks, many times a second, where the main thread is."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.going = True
        self._seen: Counter[Place] = Counter()
        self._main = threading.main_thread().ident or 0
        self.start()

    def clear(self) -> None:
        self._seen = Counter()

    begin = clear

    def seen(self) -> Counter[Place]:
        return self._seen

    def run(self) -> None:
        while self.going:
            time.sleep(_SAMPLE_EVERY)
            frame = sys._current_frames().get(self._main)  # noqa: SLF001 - made for this
            if frame is not None:
                self._seen[_place(frame)] += 1


def _place(frame: FrameType | None) -> Place:
    """The innermost functions of the program that a thread is in, outermost first."""
    found: list[str] = []
    while frame is not None:
        name = frame.f_code.co_filename
        if "orgdesigner" in name or "benchmarks" in name:
            short = name.rsplit("orgdesigner/", 1)[-1].removesuffix(".py")
            found.append(f"{short}:{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return tuple(reversed(found))


class Collecting:
    """The longest time that one search for garbage has taken, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._begun = 0.0
        gc.callbacks.append(self._hear)

    def _hear(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self._begun = time.perf_counter()
        else:
            self.longest = max(self.longest, time.perf_counter() - self._begun)
