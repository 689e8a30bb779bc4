"""Disks that fail where a test wants them to."""

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orgdesigner.storage.disk import Disk

When = Callable[[Path], bool]


def always(_: Path) -> bool:
    return True


def inside(folder: Path) -> When:
    """Whether a path lies in a folder."""
    return lambda path: folder in path.parents or path == folder


class FailingDisk(Disk):
    """A disk whose methods fail, by name, with an error number, while `failing` says so; it never waits."""

    def __init__(self) -> None:
        self.failing: dict[str, tuple[int, When]] = {}
        self.waited: list[float] = []
        self.before_replace: Callable[[Path], None] = lambda _: None

    def fail(self, method: str, error: int = errno.EIO, when: When = always) -> None:
        self.failing[method] = error, when

    def mend(self) -> None:
        self.failing.clear()

    def _maybe_fail(self, method: str, path: Path) -> None:
        error, when = self.failing.get(method, (0, always))
        if error and when(path):
            raise OSError(error, os.strerror(error))

    def read(self, path: Path) -> bytes:
        self._maybe_fail("read", path)
        return super().read(path)

    def write_new(self, path: Path, data: bytes, *, mode: int = 0o600) -> None:
        if "write half" in self.failing and self.failing["write half"][1](path):
            super().write_new(path, data[: len(data) // 2])
            self._maybe_fail("write half", path)
        self._maybe_fail("write_new", path)
        super().write_new(path, data, mode=mode)

    def replace(self, source: Path, target: Path) -> None:
        self._maybe_fail("replace", target)
        self.before_replace(target)
        super().replace(source, target)

    def name(self, source: Path, target: Path) -> None:
        self._maybe_fail("name", target)
        super().name(source, target)

    def sync_folder(self, path: Path) -> None:
        self._maybe_fail("sync_folder", path)
        super().sync_folder(path)

    def remove(self, path: Path) -> None:
        self._maybe_fail("remove", path)
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self._maybe_fail("make_folder", path)
        super().make_folder(path)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)


class Unreadable(sqlite3.Connection):
    """A connection to a database that takes edits and can't be read as a whole."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql.startswith("INSERT INTO image."):
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(sql, *values)


class WornDisk(FailingDisk):
    """A disk from which a database can't be read any more."""

    def connect(self, path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level=None, timeout=0, factory=Unreadable)


class SmallDisk(FailingDisk):
    """A disk on which a database may grow only so far: SQLite itself finds it full."""

    pages = 0

    def connect(self, path: Path) -> sqlite3.Connection:
        connection = super().connect(path)
        if self.pages:
            connection.execute(f"PRAGMA max_page_count = {self.pages}")
        return connection
