"""Reading in a process of its own, which can be given up, and may die without harm to what is open."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from orgdesigner.errors import FileRefused

MOST_MEMORY = 500 * 1024 * 1024
"""Bytes that the process may use, where the system can be told so."""

LONGEST = 60.0
"""Seconds that reading may take."""

_LOOK_EVERY = 0.05
_ROOT = Path(__file__).resolve().parents[3]
# The child finds this program where it was found by us, installed or not.
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from {module} import main; main()"


def run_child(module: str, request: bytes, *, cancelled: Callable[[], bool]) -> bytes:
    """Return what a module's `main` writes on standard output, having read the request on standard input.

    `cancelled` is asked many times a second. Raises FileRefused, in words, if it takes longer than LONGEST
    and if it was cancelled. What it writes may be cut off, if it died.
    """
    deadline = time.monotonic() + LONGEST
    with start_child(module) as child:
        try:
            return b"".join(_output(child, request, lambda: _give_up(deadline, cancelled)))
        finally:
            child.kill()


def start_child(module: str) -> subprocess.Popen[bytes]:
    """Start a process that runs a module's `main`, and talks on its standard input and output."""
    return subprocess.Popen(
        # -P: a file named csv.py in the folder that somebody happens to be in is not the csv module.
        [sys.executable, "-P", "-c", _PROGRAM.format(module=module), str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would flash a console
    )


def limit_memory() -> None:
    """Let this process use at most MOST_MEMORY, so that no file takes the machine with it."""
    try:
        import resource
    except ImportError:  # Windows: there the time limit is the only one
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def broke_off() -> FileRefused:
    """Return the refusal of files at which the process died, or answered what is no answer."""
    return FileRefused(
        "Reading the file broke off, and nothing was imported. It may be damaged, or too large."
    )


def took_too_long() -> FileRefused:
    """Return the refusal of files that nobody would wait for any longer."""
    return FileRefused(f"Reading the file took longer than {LONGEST:.0f} seconds and was given up.")


def _output(child: subprocess.Popen[bytes], request: bytes, give_up: Callable[[], None]) -> Iterator[bytes]:
    waiting: bytes | None = request
    while True:
        try:
            yield child.communicate(waiting, timeout=_LOOK_EVERY)[0]
        except subprocess.TimeoutExpired:
            waiting = None
            give_up()
        else:
            return


def _give_up(deadline: float, cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise FileRefused("The import was cancelled; nothing was changed.")
    if time.monotonic() > deadline:
        raise took_too_long()
