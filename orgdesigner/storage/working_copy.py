"""A plan that is open: its document, the journal that keeps every edit, and the file that a save replaces."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

from orgdesigner.errors import SaveFailed
from orgdesigner.model.document import Document
from orgdesigner.storage import locks
from orgdesigner.storage.beginning import Beginning, Point, from_file, from_kept, from_memory, from_orphan
from orgdesigner.storage.disk import DISK, Disk
from orgdesigner.storage.image import fingerprint
from orgdesigner.storage.journal import Journal
from orgdesigner.storage.parts import Parts, at_once
from orgdesigner.storage.refusal import Refusal, opening, saving
from orgdesigner.storage.saving import Changed, Seen, look, put, put_beside, remove_stale
from orgdesigner.storage.sessions import Mark, Orphan, Pending
from orgdesigner.storage.versions import keep_version


@dataclass(frozen=True)
class Saved:
    """Where a save went.

    `conflict` says that somebody else had changed the plan's file: it was left alone, and this is a new file
    beside it, with which the work goes on.
    """

    path: Path
    conflict: bool = False


class _Moment(NamedTuple):
    """A moment in the life of a document: what its session calls it, and where its history was."""

    mark: Mark
    point: Point


class WorkingCopy:
    """An open plan.

    `document` is what is edited: every edit is kept in the store at once. `path` is the file that a save
    replaces, None for a plan that has none yet. `locked_by` says who else has it open; then it is read-only.
    """

    def __init__(self, beginning: Beginning, store: Path, *, disk: Disk) -> None:
        self.document = beginning.document
        self.path = Path(beginning.record.path) if beginning.record.path else None
        self.locked_by = ""
        self._journal = Journal(beginning, store, disk=disk)
        self._unaltered = beginning.unaltered
        self._store = store
        self._disk = disk
        self._lock = self._lock_file(self.path) if self.path else None

    @classmethod
    def open(cls, path: Path, store: Path, *, disk: Disk = DISK) -> Self:
        """Open a plan's file, with the history of an earlier session if the file is as that left it.

        Raises FileRefused, in words, and leaves the file as it is, if it is not a whole plan.
        """
        with opening(path):
            real = disk.resolve(path)
            contents = disk.read(real)
            beginning = from_kept(real, contents, store, disk) or from_file(real, contents)
        return cls(beginning, store, disk=disk)

    @classmethod
    def adopt(cls, document: Document, store: Path, *, disk: Disk = DISK) -> Self:
        """Keep, from now on, a document that has no file yet: a new one, or an example."""
        return cls(from_memory(document), store, disk=disk)

    @classmethod
    def recover(cls, orphan: Orphan, store: Path, *, disk: Disk = DISK) -> Self:
        """Go on, with its history, where a session ended without a word; its file is left as it is.

        Raises FileRefused, in words, and leaves the session as it is, if what it kept is damaged.
        """
        with opening(orphan.path or Path("Untitled plan")):
            beginning = from_orphan(orphan.folder, disk)
        return cls(beginning, store, disk=disk)

    def _lock_file(self, path: Path) -> locks.Lock | None:
        try:
            lock = locks.take(locks.beside(path))
        except locks.Held as held:
            self.locked_by = held.by or "Somebody else"
            return None
        if lock is not None:
            remove_stale(path, self._disk)
        return lock

    # What is the case

    @property
    def read_only(self) -> bool:
        """Whether somebody else has the file open: it can be saved only under another name."""
        return bool(self.locked_by)

    @property
    def dirty(self) -> bool:
        """Whether the document differs from what was last saved; undoing to there makes it clean again."""
        here = self._here()
        return self._unaltered is None or here[0] != self._unaltered[0] or here[1] is not self._unaltered[1]

    @property
    def edits_since_save(self) -> int:
        """How many edits, undone and redone ones included, were made after the last save."""
        return self._journal.generation - self._journal.record.saved.generation

    @property
    def generation(self) -> int:
        """How many edits the plan has seen since it was made."""
        return self._journal.generation

    @property
    def recovery_off(self) -> str:
        """Why the newest edits would not survive a crash, in words; empty while they would."""
        return self._journal.problem

    def on_recovery(self, tell: Callable[[str], None]) -> None:
        """Call `tell` with `recovery_off` each time that it changes."""
        self._journal.on_problem = tell

    def keep(self) -> None:
        """Try again to keep what could not be kept; `recovery_off` says how it went."""
        self._journal.keep()

    # Saving

    def save(self) -> Saved:
        """Replace the plan's file with the document as it is now.

        If somebody else has changed the file since, it is left alone and the plan goes to a new file beside
        it. Raises SaveFailed, in words; the work goes on then, and another try is welcome.
        """
        return at_once(self.save_in_parts())

    def save_as(self, path: Path) -> Saved:
        """Write the document to another file, in the place of any that is there, and go on with that one.

        Raises SaveFailed, in words; the work goes on with the file as before.
        """
        return at_once(self.save_as_in_parts(path))

    def save_in_parts(self) -> Parts[Saved]:
        """Do what `save` does, in parts. An edit meanwhile is not in what is saved, which is dirty then."""
        if self.path is None:
            raise SaveFailed("This plan has no file yet. Choose where to save it.")
        with saving(self.path):
            if self.read_only:
                raise Refusal(f"{self.locked_by} has it open; save yours under another name")
            now = self._now()
            image = yield from self._journal.plan_image()
            seen = yield partial(look, self.path, self._disk)
            if not self._is_ours(seen):
                return (yield from self._save_beside(self.path, image, now))
            try:
                yield from self._replace(self.path, image, seen, now)
            except Changed:
                return (yield from self._save_beside(self.path, image, now))
        return Saved(self.path)

    def save_as_in_parts(self, path: Path) -> Parts[Saved]:
        """Do what `save_as` does, in parts, as `save_in_parts` does."""
        with saving(path):
            place = self._disk.resolve(path) if path.exists() else self._disk.resolve(path.parent) / path.name
            if self.path is not None and not self.read_only and _are_one(place, self.path):
                return (yield from self.save_in_parts())
            try:
                lock = locks.take(locks.beside(place))
            except locks.Held as held:
                raise Refusal(f"{held.by or 'somebody else'} has it open; choose another name") from None
            now = self._now()
            try:
                image = yield from self._journal.plan_image()
                seen = yield partial(look, place, self._disk)
                yield self._putting(place, image, seen)
            except BaseException:
                if lock is not None:
                    lock.release()
                raise
            self._move_to(place, image, lock, now)
        return Saved(place)

    def close(self, *, keep_session: bool) -> None:
        """Let go of the plan; the session stays, for its history or its unsaved edits, or is removed."""
        if keep_session and not self.dirty:
            self._journal.note(saved=self._mark())
        self._journal.close(end=not keep_session)
        self._unlock_file()

    def _is_ours(self, seen: Seen) -> bool:
        """Whether the file is the one that we read or wrote; one that is gone overwrites nothing."""
        pending = self._journal.record.pending
        if pending is not None and seen.fingerprint == pending.fingerprint:
            # A save that failed after its rename: what is there is ours.
            self._journal.note(fingerprint=pending.fingerprint, saved=pending.saved, pending=None)
        return seen.fingerprint in (None, self._journal.record.fingerprint)

    def _replace(self, path: Path, image: bytes, seen: Seen, now: _Moment) -> Parts[None]:
        # Noted beforehand, so that an error after the rename does not make our own file look like another's.
        pending = Pending(fingerprint=fingerprint(image), saved=now.mark)
        self._journal.note(pending=pending)
        yield self._putting(path, image, seen)
        self._note_saved(path, pending.fingerprint, now)

    def _putting(self, path: Path, image: bytes, seen: Seen) -> Callable[[], None]:
        def keep(contents: bytes) -> None:
            keep_version(self._store, path, contents, disk=self._disk)

        return partial(put, path, image, seen, disk=self._disk, keep=keep)

    def _save_beside(self, path: Path, image: bytes, now: _Moment) -> Parts[Saved]:
        day = datetime.now().astimezone()
        beside = yield partial(put_beside, path, image, by=locks.user(), now=day, disk=self._disk)
        self._move_to(beside, image, locks.take(locks.beside(beside)), now)
        return Saved(beside, conflict=True)

    def _move_to(self, path: Path, image: bytes, lock: locks.Lock | None, now: _Moment) -> None:
        self._unlock_file()
        self._lock = lock
        self.locked_by = ""
        self.path = path
        self._note_saved(path, fingerprint(image), now)

    def _note_saved(self, path: Path, written: str, now: _Moment) -> None:
        self._journal.note(path=str(path), fingerprint=written, pending=None, saved=now.mark)
        self._unaltered = now.point

    def _unlock_file(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _now(self) -> _Moment:
        return _Moment(self._mark(), self._here())

    def _mark(self) -> Mark:
        return Mark(generation=self._journal.generation, position=self.document.position)

    def _here(self) -> Point:
        position = self.document.position
        return position, self.document.history[position - 1] if position else None


def _are_one(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))
