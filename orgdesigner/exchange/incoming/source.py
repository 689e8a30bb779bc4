"""Reading a file that somebody chose: an ordinary file, within a size, as it was at one moment."""

import os
import stat
from pathlib import Path

from orgdesigner.errors import FileRefused

LARGEST = 64 * 1024 * 1024
"""The most bytes of a file that are read."""


def read_source(path: Path) -> bytes:
    """Return all bytes of an ordinary file; raises FileRefused, naming the file, if that can't be.

    A folder, a pipe or a device is refused without being read, so that nothing hangs.
    """
    try:
        # Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise FileRefused(f"“{path.name}” could not be read: {_reason(error)}") from None
    try:
        return _read(descriptor, path.name)
    finally:
        os.close(descriptor)


def _read(descriptor: int, name: str) -> bytes:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise FileRefused(f"“{name}” is not an ordinary file. Choose a file.")
    if before.st_size > LARGEST:
        raise FileRefused(f"“{name}” is larger than {LARGEST // 1024**2} MB, the most that can be read.")
    try:
        data = _read_all(descriptor)
    except OSError as error:
        raise FileRefused(f"“{name}” could not be read: {_reason(error)}") from None
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(
        data
    ) != after.st_size:
        raise FileRefused(f"“{name}” changed while it was being read. Try again.")
    return data


def _read_all(descriptor: int) -> bytes:
    data = bytearray()
    while (part := os.read(descriptor, 1024 * 1024)) and len(data) <= LARGEST:
        data += part
    return bytes(data)


def _reason(error: Exception) -> str:
    reasons = {
        FileNotFoundError: "it is not there any more, or was never there.",
        PermissionError: "it is open in another program, or you may not read it.",
        IsADirectoryError: "it is a folder.",
    }
    for kind, reason in reasons.items():
        if isinstance(error, kind):
            return reason
    words = getattr(error, "strerror", None) or "its name can't be used here"
    return f"{words}."
