"""The window's side of a trial: asks, and hears of the newest question only.

Two threads of its own write and read, so that nobody waits: whoever asks looks with `heard` now and then.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming import child
from orgdesigner.exchange.incoming.trial import wire
from orgdesigner.exchange.incoming.trial.habits import Habits
from orgdesigner.exchange.incoming.trial.said import Said, Source
from orgdesigner.exchange.incoming.trial.shown import Shown
from orgdesigner.model.changes import Change
from orgdesigner.model.collecting import collecting_nothing
from orgdesigner.model.records import KINDS
from orgdesigner.model.view import View

_SWITCH = 0.0003
"""Seconds after which reading an answer lets the window have the interpreter."""

_USUAL_SWITCH = sys.getswitchinterval()


class Counted(NamedTuple):
    """What the lines come to that were asked about, in words."""

    words: str


class Drawn(NamedTuple):
    """The change that was asked for, and the account of it in words."""

    change: Change
    words: str


class Progress(NamedTuple):
    """How far the work is, from 0 to 1, and what is being done."""

    done: float = 0.0
    words: str = ""


Answer = Shown | Counted | Drawn
_Answers = SimpleQueue[tuple[int, Answer | Exception]]
_Requests = SimpleQueue[Iterable[bytes] | None]
_LAST = -1
"""Stands for the number of the question with what comes after the last answer."""


class Conversation:
    """Talks about one source and one structure to a process that it starts when it is first asked."""

    def __init__(self, source: Source, view: View) -> None:
        self._source, self._view = source, view
        self._number, self._shows = 0, 0
        self._last_word = 0.0
        self._waits_for = 0
        self._progress = Progress()
        self._answers: _Answers = SimpleQueue()
        self._requests: _Requests = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None

    # Asking

    def understand(self, said: Said, habits: Habits) -> None:
        """Ask what the source would do."""
        self._ask("understand", said=said.plain(), habits=dict(habits), shows=self._shows)

    def count(self, taken: Sequence[int]) -> None:
        """Ask what some lines come to."""
        self._ask("count", taken=list(taken))

    def take(self, taken: Sequence[int]) -> None:
        """Ask for the change that some lines make."""
        self._ask("take", taken=list(taken))

    def as_plan(self, empty: View) -> None:
        """Ask for the change that makes the whole list a plan of its own, of an empty structure."""
        self._view = empty
        self._ask("plan")

    # Hearing

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question is not answered yet."""
        return bool(self._waits_for)

    @property
    def is_over(self) -> bool:
        """Whether there is no other process."""
        return self._process is None

    @property
    def progress(self) -> Progress:
        """How far the work on the newest question is."""
        return self._progress

    def heard(self) -> list[Answer]:
        """Return what came since the last time; what nobody waits for any longer is left out.

        Raises FileRefused, in words, if the source can't be read, or if nothing was heard for too long.
        """
        found: list[Answer] = []
        while True:
            try:
                number, answer = self._answers.get_nowait()
            except Empty:
                break
            if number in (_LAST, self._waits_for) and self._waits_for:
                self._waits_for = 0
                if number == _LAST:
                    self.end()
                if isinstance(answer, Exception):
                    raise answer
                if isinstance(answer, Shown):
                    self._shows = number
                found.append(answer)
        if self._waits_for and time.monotonic() - self._last_word > child.LONGEST:
            self.end()
            raise child.took_too_long()
        return found

    def end(self) -> None:
        """End the other process, whatever it is doing."""
        self._waits_for = 0
        self._requests.put(None)
        if self._process is not None:
            self._process.kill()
            self._process = None

    # In between

    def _ask(self, what: str, **values: object) -> None:
        if self._process is None or self._process.poll() is not None:
            self._begin()
        self._number += 1
        self._waits_for, self._last_word, self._progress = self._number, time.monotonic(), Progress()
        self._requests.put([wire.line({"ask": what, "number": self._number, **values})])

    def _begin(self) -> None:
        process = self._process = child.start_child("orgdesigner.exchange.incoming.trial.desk")
        # Of their own for each process: what an earlier one still says is heard by nobody.
        self._requests, self._answers, self._shows = SimpleQueue(), SimpleQueue(), 0
        self._requests.put(_about(self._source, self._view))
        Thread(target=_write, args=(process, self._requests), daemon=True).start()
        Thread(target=self._read, args=(process, self._requests, self._answers), daemon=True).start()

    def _read(self, process: subprocess.Popen[bytes], requests: _Requests, answers: _Answers) -> None:
        """Read all that a process says, to its end."""
        assert process.stdout is not None
        try:
            with process.stdout as coming:
                for first in coming:
                    self._take_in(json.loads(first), coming, answers)
        except (ValueError, KeyError, TypeError):
            pass  # cut off in the middle of an answer
        finally:
            process.kill()
            process.wait()
            requests.put(None)
        answers.put((_LAST, child.broke_off()))

    def _take_in(self, head: dict[str, Any], lines: Iterator[bytes], answers: _Answers) -> None:
        number = head.pop("number")
        if "done" in head:
            if number == self._waits_for:
                self._progress, self._last_word = Progress(**head), time.monotonic()
            return
        with _yielding():
            answers.put((number, self._answer(head, lines)))

    def _answer(self, head: dict[str, Any], lines: Iterator[bytes]) -> Answer | Exception:
        match head:
            case {"shown": shown}:
                return wire.shown_in(shown, lines)
            case {"counted": words}:
                return Counted(words)
            case {"change": label, "count": count, "words": words}:
                # All of it is read before it is looked at: a record that is none leaves no answer behind.
                return Drawn(
                    wire.change_in(label, count, iter(list(islice(lines, count))), self._view), words
                )
            case {"refused": words}:
                return FileRefused(words)
        return RuntimeError(f"the import failed: {head.get('bug')}")


def _write(process: subprocess.Popen[bytes], requests: _Requests) -> None:
    """Write what is asked, until nobody asks any more."""
    assert process.stdin is not None
    try:
        with process.stdin as going:
            while (request := requests.get()) is not None:
                with _yielding():
                    going.writelines(request)
                    going.flush()
    except (OSError, ValueError):
        pass  # it has ended: whoever reads hears that


def _about(source: Source, view: View) -> Iterator[bytes]:
    """Yield what it is about, line by line as it is written: a structure takes a while."""
    records = [record for record_type in KINDS.values() for record in view.all(record_type)]
    paths = [str(path) for path in source.paths]
    yield wire.line(
        {"ask": "about", "number": 0, "paths": paths, "pasted": source.pasted, "count": len(records)}
    )
    yield from wire.records_out(records)


@contextmanager
def _yielding() -> Iterator[None]:
    """Let the window have the interpreter, for which it asks at every cell that it paints."""
    sys.setswitchinterval(_SWITCH)
    try:
        with collecting_nothing():
            yield
    finally:
        sys.setswitchinterval(_USUAL_SWITCH)
