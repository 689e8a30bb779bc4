"""Everything that is asked of a disk, in one place: a test may put a disk there that fails."""

import errno
import os
import sqlite3
import stat
import sys
import time
from pathlib import Path
from typing import NamedTuple

from orgdesigner.storage.image import LARGEST

if sys.platform != "win32":
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a named pipe would wait for ever
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class State(NamedTuple):
    """What tells cheaply that a file is another, or has been written to."""

    device: int
    inode: int
    size: int
    modified: int
    mode: int


class Disk:
    """The files and folders of this computer. All methods raise OSError."""

    def resolve(self, path: Path) -> Path:
        """Return the file that a path means when all links are followed; it must be there."""
        found = os.path.realpath(path, strict=True)
        try:
            found.encode()
        except UnicodeEncodeError:
            raise OSError(errno.EILSEQ, "a name that is no text") from None
        return Path(found)

    def state(self, path: Path) -> State | None:
        """Return what tells that a file is still the same, or None if there is none."""
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return State(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode)

    def read(self, path: Path) -> bytes:
        """Return the bytes of an ordinary file of at most LARGEST bytes."""
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.ENODEV, "not an ordinary file")
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.ENODEV, "not an ordinary file")
            found = file.read(LARGEST + 1)
        if len(found) > LARGEST:
            raise OSError(errno.EFBIG, "too large")
        return found

    def write_new(self, path: Path, data: bytes, *, mode: int = 0o600) -> None:
        """Write a file that is not there yet, and return when the disk holds it.

        Until it is whole nobody but the user can read it.
        """
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if mode != 0o600 and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            flush(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which is no more."""
        source.replace(target)

    def name(self, source: Path, target: Path) -> None:
        """Give a file a name that must still be free."""
        try:
            target.hardlink_to(source)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links, such as a memory stick
            if target.exists():
                raise FileExistsError(errno.EEXIST, "there is such a file") from None
            source.rename(target)
        else:
            source.unlink()

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder, and those above it, that nobody but the user can look into."""
        if not path.is_dir():
            self.make_folder(path.parent)
            path.mkdir(mode=0o700, exist_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Return when the disk holds the names in a folder; Windows does so of itself."""
        if sys.platform == "win32":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def wait(self, seconds: float) -> None:
        """Wait a moment, for another program to let go of a file."""
        time.sleep(seconds)

    def connect(self, path: Path) -> sqlite3.Connection:
        """Open a database that is there; raises sqlite3.Error.

        A large plan is opened in one thread and edited in another, never in both at once.
        """
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=0,
            check_same_thread=False,
        )


def flush(descriptor: int) -> None:
    """Return when the disk, and not only its cache, holds a file."""
    if sys.platform == "darwin":  # where fsync stops at the disk's own cache
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


DISK = Disk()
