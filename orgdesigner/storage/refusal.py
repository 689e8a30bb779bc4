"""Why bytes are not a plan that can be opened, and why a disk would not do what it was asked."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orgdesigner.errors import FileRefused, SaveFailed


class Refusal(Exception):
    """The bytes are not a plan that can be opened; the message ends a sentence that begins with the file."""


def damaged(how: str = "") -> Refusal:
    """Return the refusal of a file that was a plan once."""
    return Refusal(f"it is damaged{f' ({how})' if how else ''}; open a backup or an earlier version of it")


_OF_THE_SYSTEM = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left in your allowance on the disk",
    errno.EFBIG: "the file is too large",
    errno.EACCES: "you have no permission there",
    errno.EPERM: "you have no permission there",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "the file or its folder is not there",
    errno.ENOTDIR: "its folder is not there",
    errno.ENODEV: "it is not an ordinary file",
    errno.ELOOP: "its links lead round in a circle",
    errno.EILSEQ: "its name, or that of its folder, holds something that is no letter; rename it",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EBUSY: "another program is using it",
    errno.EISDIR: "it is a folder",
}
_OF_SQLITE = {
    "SQLITE_FULL": _OF_THE_SYSTEM[errno.ENOSPC],
    "SQLITE_READONLY": _OF_THE_SYSTEM[errno.EACCES],
    "SQLITE_CANTOPEN": _OF_THE_SYSTEM[errno.ENOENT],
    "SQLITE_BUSY": _OF_THE_SYSTEM[errno.EBUSY],
}


def why(error: OSError | sqlite3.Error) -> str:
    """Say in plain words why a disk refused, as the end of a sentence."""
    if isinstance(error, OSError):
        return _OF_THE_SYSTEM.get(error.errno or 0, "the disk reported an error")
    return _OF_SQLITE.get(getattr(error, "sqlite_errorname", ""), "the disk reported an error")


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Say in a sentence of the user's words why a file can't be opened: raises FileRefused."""
    try:
        yield
    except Refusal as reason:
        raise FileRefused(
            f"{_called(path)} can't be opened: {reason}. Nothing in it was changed."
        ) from reason
    except OSError as error:
        raise FileRefused(f"{_called(path)} can't be opened: {why(error)}. Nothing was changed.") from error


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Say in a sentence of the user's words why a file can't be saved: raises SaveFailed."""
    try:
        yield
    except Refusal as reason:
        raise SaveFailed(f"{_called(path)} was not saved: {reason}. Your work is kept.") from reason
    except (OSError, sqlite3.Error) as error:
        raise SaveFailed(
            f"{_called(path)} was not saved: {why(error)}. What was in the file is still there and your work"
            " is kept; try again, or save it in another place."
        ) from error


def _called(path: Path) -> str:
    return f"“{''.join(letter if letter.isprintable() else '?' for letter in path.name)}”"
