"""Putting new bytes in the place of a plan, so that at every moment one of the two is there, whole.

Each step answers an experiment in which data was lost without it: `docs/file-format.md` has the list.
"""

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from orgdesigner.storage.disk import Disk, State
from orgdesigner.storage.image import fingerprint
from orgdesigner.storage.refusal import Refusal
from orgdesigner.storage.untrusted import open_image

_TRIES = 8
_FIRST_WAIT = 0.005


class Changed(Refusal):
    """Somebody else wrote to the file while it was being saved."""

    def __init__(self) -> None:
        super().__init__("somebody else wrote to it at the same moment; try again")


class Seen(NamedTuple):
    """What a plan's place held when a save began, and its fingerprint; all None if there was no file."""

    state: State | None = None
    contents: bytes | None = None
    fingerprint: str | None = None


def look(path: Path, disk: Disk) -> Seen:
    """Return what a place holds now; raises Refusal if its file says that it must not be written."""
    state = disk.state(path)
    if state is None:
        return Seen()
    if not state.mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):  # a rename would not ask
        raise Refusal("it is marked as read-only; save it under another name")
    contents = disk.read(path)
    return Seen(state, contents, fingerprint(contents))


def put(path: Path, image: bytes, seen: Seen, *, disk: Disk, keep: Callable[[bytes], None]) -> None:
    """Put an image in the place of what was seen there, which `keep` is given before it goes.

    When this returns the disk holds the new file under its name. Raises Changed if the file is no longer
    the one that was seen, OSError if the disk fails; then the file is as it was, or (if only the folder could
    not be flushed) the new one.
    """
    temporary = _temporary(path)
    try:
        disk.write_new(temporary, image, mode=stat.S_IMODE(seen.state.mode) if seen.state else _new_mode())
        _verify(disk.read(temporary), image)
        if seen.contents is not None:
            keep(seen.contents)
        if disk.state(path) != seen.state:
            raise Changed
        _rename(temporary, path, disk)
        disk.sync_folder(path.parent)
    finally:
        with suppress(OSError):  # then the next opening removes it
            disk.remove(temporary)


def put_beside(path: Path, image: bytes, *, by: str, now: datetime, disk: Disk) -> Path:
    """Put an image in a new file beside a plan, named as a conflict; return its path."""
    stem = f"{path.stem[:50]} (conflict {_in_a_name(by)} {now:%Y-%m-%d %H.%M}"
    temporary = _temporary(path)
    try:
        disk.write_new(temporary, image, mode=_new_mode())
        _verify(disk.read(temporary), image)
        number = 1
        while True:
            beside = path.with_name(f"{stem}{f', {number}' if number > 1 else ''}){path.suffix}")
            try:
                disk.name(temporary, beside)
                break
            except FileExistsError:
                number += 1
        disk.sync_folder(path.parent)
        return beside
    finally:
        with suppress(OSError):
            disk.remove(temporary)


def remove_stale(path: Path, disk: Disk) -> None:
    """Remove what an interrupted save of a plan left beside it: it holds personal data.

    Only for whoever has the plan's lock: another's save may be under way.
    """
    with suppress(OSError):
        for stale in path.parent.glob(f"{_temporary_stem(path)}-*.tmp"):
            disk.remove(stale)


def _temporary_stem(path: Path) -> str:
    """A plan's own: of one length, because a long name may leave no room for more."""
    return f".orgplan-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]}"


def _temporary(path: Path) -> Path:
    return path.with_name(f"{_temporary_stem(path)}-{secrets.token_hex(4)}.tmp")


def _new_mode() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _verify(written: bytes, image: bytes) -> None:
    if written != image:
        raise OSError(errno.EIO, "the disk holds something else than was written")
    open_image(written).close()


def _rename(source: Path, target: Path, disk: Disk) -> None:
    for attempt in range(_TRIES):
        try:
            disk.replace(source, target)
            return
        except PermissionError:  # a virus scanner or a sync client holds the file for a moment
            if attempt == _TRIES - 1:
                raise
            disk.wait(_FIRST_WAIT * 2**attempt)


def _in_a_name(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter in " -_.")[:40]
