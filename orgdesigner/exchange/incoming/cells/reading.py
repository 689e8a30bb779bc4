"""A file that somebody chose, read in a process of its own: the way in for the window and the command line.

The window gives a path and gets a Book. In between, `main` runs in the other process, within a limit of
memory and of time, and nothing of Qt is loaded there.
"""

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from orgdesigner.errors import FileRefused, UserError
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.cells.book import AS_TOLD, Book, How
from orgdesigner.exchange.incoming.cells.wire import book_from, lines_of
from orgdesigner.exchange.incoming.child import broke_off, limit_memory, run_child
from orgdesigner.exchange.incoming.source import read_source

TOO_LARGE = "The file needs more memory than reading may use. Is this the right file?"


def read_book(path: Path, how: How = AS_TOLD, *, cancelled: Callable[[], bool] = lambda: False) -> Book:
    """Return what a file holds, read in another process.

    `cancelled` is asked many times a second. Raises FileRefused, in words, for what can't be read, for what
    takes too long or too much, and if it was cancelled.
    """
    request = json.dumps([os.fspath(path), how]).encode()
    first, *lines = run_child(__name__, request, cancelled=cancelled).splitlines() or [b""]
    try:
        said = dict(json.loads(first))
        if "read" in said:
            return book_from(lines)
    except (ValueError, KeyError, TypeError):
        raise broke_off() from None
    if "bug" in said:
        raise RuntimeError(f"the reader of files failed: {said['bug']}")
    raise FileRefused(said["refused"]) if "refused" in said else broke_off()


def main() -> None:
    """Read the file that standard input names, and answer on standard output."""
    limit_memory()
    # The process is over before there is anything to collect.
    gc.disable()
    path, how = json.load(sys.stdin)
    for line in answer(Path(path), How(*how)):
        sys.stdout.write(line + "\n")


def answer(path: Path, how: How) -> Iterator[str]:
    """Yield what came of reading a file: a line that says whether it was read, and then its book."""
    try:
        book = read_grids(path.name, read_source(path), how)
    except UserError as refusal:
        yield json.dumps({"refused": str(refusal)})
    except MemoryError:
        yield json.dumps({"refused": TOO_LARGE})
    except Exception as bug:  # noqa: BLE001 - it is told to the parent, which raises it
        last = traceback.extract_tb(bug.__traceback__)[-1]
        yield json.dumps({"bug": f"{type(bug).__name__} in {Path(last.filename).name}, line {last.lineno}"})
    else:
        yield json.dumps({"read": True})
        yield from lines_of(book)
