"""A screen that nobody sees, with a window manager, for windows that a real mouse works in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool")
LISTENER_NEEDED = (*NEEDED, "dbus-run-session")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that has the bindings to what screen readers hear."""

LAPTOP = (1366, 768)
"""Width and height of an ordinary laptop's screen, in pixels."""


def missing() -> list[str]:
    """Return the programs that a real mouse needs and that are not installed here."""
    return [name for name in NEEDED if shutil.which(name) is None]


def missing_to_listen() -> list[str]:
    """Return what a screen reader needs and is not installed here."""
    lacking = [name for name in LISTENER_NEEDED if shutil.which(name) is None]
    ask = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    try:
        done = subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True, check=False, timeout=30)
    except OSError:
        return [*lacking, SYSTEM_PYTHON]
    return lacking if done.returncode == 0 else [*lacking, "gir1.2-atspi-2.0"]


@contextmanager
def screen(home: Path, size: tuple[int, int] = LAPTOP) -> Iterator[dict[str, str]]:
    """Yield the environment of programs that shall show themselves on a new screen, with a new home."""
    home.mkdir(parents=True, exist_ok=True)
    environment = _environment(home)
    with _server(size, environment) as display:
        environment["DISPLAY"] = f":{display}"
        with _running(["openbox", "--sm-disable"], environment):
            yield environment


def drive(
    story: str,
    *arguments: str,
    environment: Mapping[str, str],
    seconds: int = 120,
    within: Sequence[str] = (),
) -> None:
    """Run a story with the real window, by the command `within` which it runs; fails with what it said."""
    command = [*within, sys.executable, "-m", f"tests.real_mouse.{story}", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, timeout=seconds, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise AssertionError(done.stderr or f"{story} ended with {done.returncode}")


def _environment(home: Path) -> dict[str, str]:
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return os.environ | folders | {
        "HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf"),
    }  # fmt: skip


@contextmanager
def _server(size: tuple[int, int], environment: Mapping[str, str]) -> Iterator[str]:
    """Start a server on a display that it chooses itself, and yield its number when it is ready."""
    reading, writing = os.pipe()
    width, height = size
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with _running(command, environment, keep=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as said:
            display = said.readline().strip()
        if not display:
            raise RuntimeError("Xvfb did not start")
        yield display


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str], keep: Sequence[int] = ()
) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, pass_fds=keep, stdout=quiet, stderr=quiet) as process:
        try:
            yield
        finally:
            process.terminate()
