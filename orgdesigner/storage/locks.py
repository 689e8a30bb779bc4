"""Advisory locks: who has a plan open, and which session is alive.

The operating system holds them and lets go of them when a process ends, however it ends. A disk that can't
lock is no reason to stop: a save still compares the file with what was read.
"""

import errno
import getpass
import os
import platform
import stat
import sys
from contextlib import suppress
from pathlib import Path

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_LONGEST = 200


class Held(Exception):
    """Another process, or another window of this one, has the lock; `by` says who, if it is known."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


class Lock:
    """A lock that is held until `release`, on a file made for it."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of the lock, and remove its file while nobody else can have it."""
        with suppress(OSError):  # in another user's folder: without the lock the file means nothing
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)


def take(path: Path) -> Lock | None:
    """Take a lock; return None where the disk can't lock. Raises Held if somebody else has it."""
    while True:
        try:
            descriptor = _open(path)
        except OSError:
            return None
        try:
            _lock(descriptor)
        except OSError as error:
            held = error.errno in _BUSY
            by = _read(descriptor) if held else ""
            os.close(descriptor)
            if held:
                raise Held(by) from None
            return None
        if _is_still(path, descriptor):
            _sign(descriptor)
            return Lock(path, descriptor)
        os.close(descriptor)  # the one before us removed the file between our opening it and locking it


def beside(path: Path) -> Path:
    """Return the name of the lock of a plan."""
    return path.with_name(f".~lock.{path.name}#")


def user() -> str:
    """Return the name of who is working here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, nor in the system's list
        return "somebody"


def _open(path: Path) -> int:
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o644)
    except PermissionError:  # another user's: it can be locked all the same
        descriptor = os.open(path, os.O_RDONLY | flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.ENODEV, "not an ordinary file")
    return descriptor


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    with suppress(OSError):  # opened for reading only, or the disk is full: held all the same, by somebody
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{user()} on {platform.node() or 'another computer'}".encode()[:_LONGEST])


def _read(descriptor: int) -> str:
    try:
        written = os.read(descriptor, _LONGEST).decode(errors="replace")
    except OSError:
        return ""
    return "".join(letter for letter in written if letter.isprintable())


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # Windows keeps others from reading what is locked: lock a byte far behind what is written.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # Not `lockf`: its locks belong to the process, so that a second window of it would get one too, and
        # would drop the first one's on closing.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
