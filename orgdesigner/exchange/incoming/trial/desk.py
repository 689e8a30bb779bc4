"""The process in which a trial is worked out: it listens, works, and answers, till nobody asks any more.

Nothing of Qt is loaded here. Whoever asks for something else is answered next: the work that is under way
gives up at its next step.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import traceback
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from orgdesigner.errors import FileRefused, UserError
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.child import limit_memory
from orgdesigner.exchange.incoming.merging.choosing import change_of, with_needs
from orgdesigner.exchange.incoming.merging.lines import Preview
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.exchange.incoming.trial import wire, wording
from orgdesigner.exchange.incoming.trial.said import Said, Source
from orgdesigner.exchange.incoming.trial.understanding import READ, Reader, Understood
from orgdesigner.exchange.steps import Cancelled
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

TOO_LARGE = "The import needs more memory than it may use. Is this the right file?"
NOTHING_YET = "The list was not read yet."
_TELL_EVERY = 0.05
"""Seconds between two words about how far the work is."""

Request = tuple[dict[str, Any], list[bytes]]


def main() -> None:
    """Answer the requests on standard input until it ends."""
    limit_memory()
    gc.disable()  # what is made is let go of as a whole, and the end of the process is the end of it
    requests: SimpleQueue[Request | None] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    desk = Desk(sys.stdout.buffer, requests)
    while (request := requests.get()) is not None:
        desk.answer(*request)


def _listen(coming: IO[bytes], requests: SimpleQueue[Request | None]) -> None:
    for first in coming:
        head = json.loads(first)
        requests.put((head, list(islice(coming, head.get("count", 0)))))
    requests.put(None)


class Desk:
    """Holds a source, a structure, and what came of the one for the other."""

    def __init__(self, out: IO[bytes], requests: SimpleQueue[Request | None]) -> None:
        self._out, self._requests = out, requests
        self._source = Source()
        self._records: list[bytes] = []
        self._reader: Reader | None = None
        self._structure: Structure | None = None
        self._found = Understood()
        self._shown: tuple[int, Grid | None] = (0, None)
        self._number, self._told = 0, 0.0

    def answer(self, head: dict[str, Any], lines: list[bytes]) -> None:
        """Answer one request, with what was asked for, a refusal in words, or the place of a bug."""
        self._number, self._told = head["number"], 0.0
        try:
            getattr(self, f"_{head['ask']}")(head, lines)
        except Cancelled:
            pass
        except UserError as refusal:
            self._say({"refused": str(refusal)})
        except MemoryError:
            self._say({"refused": TOO_LARGE})
        except Exception as bug:  # noqa: BLE001 - it is told to the window's process, which raises it
            last = traceback.extract_tb(bug.__traceback__)[-1]
            self._say({"bug": f"{type(bug).__name__} in {Path(last.filename).name}, line {last.lineno}"})

    # What can be asked

    def _about(self, head: dict[str, Any], lines: list[bytes]) -> None:
        """Hear which source it is about, and which structure; neither is looked at yet."""
        self._source = Source(tuple(Path(path) for path in head["paths"]), head["pasted"])
        self._records = lines

    def _understand(self, head: dict[str, Any], _lines: list[bytes]) -> None:
        """Say what the list would do, with the sheet unless it is the one that the window shows."""
        number, present = self._shown
        if number != head["shows"]:
            present = None
        self._found = Understood()  # let go of first: two of them need twice the memory
        reader = self._reader = self._reader or Reader(self._source)
        said = Said.from_plain(head["said"])
        self._found = reader.understand(self._view, said, head["habits"], self._step)
        shown = wording.shown(self._found, present)._replace(stamps=reader.stamps)
        first, rest = wire.shown_out(shown)
        self._say({"shown": first}, rest)
        self._shown = self._number, self._found.grid
        gc.collect()

    def _count(self, head: dict[str, Any], _lines: list[bytes]) -> None:
        """Say in words what some lines come to, with those that they need."""
        _, preview = self._ready()
        taken = head["taken"]
        along = len(with_needs(self._view, preview, taken)) - len(taken)
        self._say({"counted": wording.taken(preview, taken, along)})

    def _take(self, head: dict[str, Any], _lines: list[bytes]) -> None:
        """Return the change that some lines make."""
        imported, preview = self._ready()
        change = change_of(self._view, preview, head["taken"])
        words = wording.at_the_end(imported, preview, head["taken"])
        self._say_change(change.label, words, wire.change_out(change))

    def _plan(self, _head: dict[str, Any], _lines: list[bytes]) -> None:
        """Return the change that makes the whole list a plan of its own."""
        imported, _ = self._ready()
        empty = Structure().view
        preview = preview_of(empty, imported)
        change = change_of(empty, preview, preview.everything)
        self._say_change(change.label, wording.account(imported), wire.change_out(change))

    @property
    def _view(self) -> View:
        if self._structure is None:
            self._structure = Structure(wire.records_in(self._records))
            self._records = []
        return self._structure.view

    def _ready(self) -> tuple[Imported, Preview]:
        if self._found.imported is None or self._found.preview is None:
            raise FileRefused(NOTHING_YET)
        return self._found.imported, self._found.preview

    # Answering

    def _say_change(self, label: str, words: str, steps: list[bytes]) -> None:
        self._say({"change": label, "words": words, "count": len(steps)}, steps)

    def _step(self, done: float) -> None:
        if not self._requests.empty():
            raise Cancelled
        now = time.monotonic()
        if now - self._told > _TELL_EVERY:
            self._told = now
            rows = self._reader.rows if self._reader is not None else 0
            self._say({"done": done, "words": wording.progress(min(1.0, done / READ), rows)})

    def _say(self, head: dict[str, Any], rest: Iterable[bytes] = ()) -> None:
        self._out.write(wire.line({"number": self._number, **head}))
        self._out.writelines(rest)
        self._out.flush()
