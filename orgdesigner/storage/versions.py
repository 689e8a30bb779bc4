"""The earlier versions of each plan, as they were before a save: the last ten, in the user's own store."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from orgdesigner.storage.disk import DISK, Disk

_VERSIONS = "versions"
_KEPT = 10


def keep_version(store: Path, path: Path, contents: bytes, *, disk: Disk = DISK) -> None:
    """Keep what a plan's file held before a save, and let the oldest beyond ten go.

    Where that fails, the save goes on: the disk of the store may be full, and that of the plan not.
    """
    with suppress(OSError):
        folder = _folder(store, path)
        disk.make_folder(folder)
        kept = versions(store, path)
        number = int(kept[0].stem) + 1 if kept else 1
        disk.write_new(folder / f"{number:06}{path.suffix}", contents)
        for old in kept[_KEPT - 1 :]:
            disk.remove(old)


def versions(store: Path, path: Path) -> list[Path]:
    """Return the earlier versions of a plan, newest first; the time of each is that of its file."""
    return sorted((each for each in _folder(store, path).glob("*") if each.stem.isdecimal()), reverse=True)


def remove_versions(store: Path) -> None:
    """Remove every earlier version of every plan."""
    shutil.rmtree(store / _VERSIONS, ignore_errors=True)


def _folder(store: Path, path: Path) -> Path:
    return store / _VERSIONS / hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
