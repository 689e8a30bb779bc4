"""Where sessions live: a private folder each, in a store that belongs to the user of this computer.

A session holds the working database, which keeps every edit and the history, and a record that says what it
belongs to. The record is written last and by a rename: a session without one never began. A session is alive
while its process holds its lock.
"""

import os
import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from orgdesigner.storage import locks
from orgdesigner.storage.database import WorkingDatabase
from orgdesigner.storage.disk import DISK, Disk
from orgdesigner.storage.image import fingerprint
from orgdesigner.storage.refusal import Refusal
from orgdesigner.storage.versions import remove_versions

_SESSIONS = "sessions"
_RECORD = "session.json"
_LOCK = "lock"


class Mark(BaseModel):
    """A point in a session: how many edits there had been, and how many lines of the history were done.

    `position` is None if that is no point of the history any more.
    """

    model_config = ConfigDict(frozen=True)

    generation: int
    position: int | None


class Pending(BaseModel):
    """A save that was begun: the fingerprint that the file will have, and what it will hold."""

    model_config = ConfigDict(frozen=True)

    fingerprint: str
    saved: Mark


class SessionRecord(BaseModel):
    """What a session belongs to: a plan's file as it was read or last saved.

    `path` and `fingerprint` are None for a plan that has no file yet; `working` names the database.
    """

    model_config = ConfigDict(frozen=True)

    path: str | None = None
    fingerprint: str | None = None
    saved: Mark = Mark(generation=0, position=0)
    pending: Pending | None = None
    working: str = ""

    def settled(self, disk: Disk) -> "SessionRecord":
        """Return the record as it would be if a save that was cut short had been noted to its end.

        An error after the rename must not make our own file look like somebody else's.
        """
        if self.pending is None or self.path is None:
            return self
        try:
            there = fingerprint(disk.read(Path(self.path)))
        except OSError:
            return self
        if there != self.pending.fingerprint:
            return self
        return self.model_copy(update={"fingerprint": there, "saved": self.pending.saved, "pending": None})


@dataclass(frozen=True)
class Orphan:
    """What a session that ended without a word left behind.

    `path` is the plan's file, or None if it had none yet; `edits` were made after the last save, and are
    None if the working database is damaged; `when` is the last of them.
    """

    folder: Path
    path: Path | None
    edits: int | None
    when: datetime


class SessionFolder:
    """The folder of one session, while this process holds it."""

    def __init__(self, path: Path, lock: locks.Lock | None, disk: Disk) -> None:
        self.path = path
        self._lock = lock
        self._disk = disk

    @classmethod
    def begin(cls, store: Path, disk: Disk) -> "SessionFolder":
        """Make the folder of a new session; raises OSError."""
        path = store / _SESSIONS / secrets.token_hex(8)
        disk.make_folder(path)
        disk.sync_folder(path.parent)
        return cls(path, locks.take(path / _LOCK), disk)

    @classmethod
    def take_over(cls, path: Path, disk: Disk) -> "SessionFolder":
        """Take over the folder of a session whose process is gone; raises locks.Held if it is alive."""
        return cls(path, locks.take(path / _LOCK), disk)

    def read(self) -> SessionRecord | None:
        """Return the session's record, an empty one if it can't be read, None if the session never began."""
        try:
            return SessionRecord.model_validate_json(self._disk.read(self.path / _RECORD))
        except FileNotFoundError:
            return None
        except (OSError, ValidationError):
            return SessionRecord()

    def write(self, record: SessionRecord) -> None:
        """Put the session's record in the place of the one before; raises OSError."""
        new = self.path / f"{_RECORD}.new"
        self._disk.remove(new)
        self._disk.write_new(new, record.model_dump_json().encode())
        self._disk.replace(new, self.path / _RECORD)
        self._disk.sync_folder(self.path)

    def add_database(self, image: bytes) -> str:
        """Write a new working database beside any other, and return its name; raises OSError."""
        name = f"work-{secrets.token_hex(4)}.db"
        try:
            self._disk.write_new(self.path / name, image)
            self._disk.sync_folder(self.path)
        except OSError:
            with suppress(OSError):
                self._disk.remove(self.path / name)
            raise
        return name

    def open_database(self, name: str) -> WorkingDatabase:
        """Open a working database; raises sqlite3.Error."""
        return WorkingDatabase(self._disk.connect(self.path / name))

    def remove_databases(self, *, but: str) -> None:
        """Remove every working database but one: it has taken the place of the others."""
        with suppress(OSError):
            for file in self.path.glob("work-*"):
                if not file.name.startswith(but):
                    self._disk.remove(file)

    def release(self) -> None:
        """Let go of the folder: for whoever takes the session up again."""
        if self._lock is not None:
            self._lock.release()

    def end(self) -> None:
        """Remove the session and everything that it kept.

        The record goes first: what a crash leaves of the rest is removed at the next look round.
        """
        with suppress(OSError):
            self._disk.remove(self.path / _RECORD)
            for file in self.path.iterdir():
                if file.name != _LOCK:
                    self._disk.remove(file)
        self.release()
        with suppress(OSError):
            self.path.rmdir()


def default_store() -> Path:
    """Return the folder of this user, on this computer, in which sessions and earlier versions are kept."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = str(Path.home() / "Library" / "Application Support")
    else:
        home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "OrgDesigner"


def orphans(store: Path, *, disk: Disk = DISK) -> list[Orphan]:
    """Return what sessions that ended without a word hold beyond the last save, newest first.

    Nothing of theirs is removed. A session that never began, or holds nothing of the user's, is.
    """
    found = []
    for folder in dead(store, disk):
        record = folder.read()
        orphan = left_behind(folder, record.settled(disk)) if record else None
        if orphan is None or (orphan.edits == 0 and orphan.path is None):
            folder.end()
            continue
        folder.release()
        if orphan.edits != 0:
            found.append(orphan)
    return sorted(found, key=lambda orphan: orphan.when, reverse=True)


def dead(store: Path, disk: Disk) -> Iterator[SessionFolder]:
    """Yield the folder of each session whose process is gone, held by this process until it lets go."""
    home = store / _SESSIONS
    for path in sorted(home.iterdir()) if home.is_dir() else ():
        with suppress(locks.Held):
            if path.is_dir():
                yield SessionFolder.take_over(path, disk)


def left_behind(folder: SessionFolder, record: SessionRecord) -> Orphan:
    """Return what a dead session holds beyond the last save."""
    working = folder.path / record.working
    when = datetime.fromtimestamp((working if working.exists() else folder.path).stat().st_mtime).astimezone()
    path = Path(record.path) if record.path else None
    try:
        with closing(folder.open_database(record.working)) as database:
            edits = database.read_generation() - record.saved.generation
    except (sqlite3.Error, Refusal):
        return Orphan(folder.path, path, None, when)
    return Orphan(folder.path, path, edits, when)


def discard(orphan: Orphan, *, disk: Disk = DISK) -> None:
    """Remove what a session left behind, when the user has chosen so."""
    with suppress(locks.Held):
        SessionFolder.take_over(orphan.folder, disk).end()


def clear(store: Path, *, disk: Disk = DISK) -> None:
    """Remove every session that is not alive, and every earlier version of every plan."""
    for folder in dead(store, disk):
        folder.end()
    remove_versions(store)
