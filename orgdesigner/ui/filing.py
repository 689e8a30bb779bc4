"""Which file is open, and what is kept of it: the window's side of storage.

Nothing of storage is imported before it is needed, so that the first picture does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from orgdesigner.errors import UserError
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.records import SCHOOL_ID, School
from orgdesigner.model.structure import Structure
from orgdesigner.ui.doing import Doing
from orgdesigner.ui.session import Session

if TYPE_CHECKING:
    from orgdesigner.storage.sessions import Orphan
    from orgdesigner.storage.working_copy import Saved, WorkingCopy

SUFFIX = ".orgplan"

_SHORT = 1024 * 1024
"""A file of at most so many bytes, some 600 posts, is read in a moment."""


_FEW = 5_000
"""A plan of at most so many records is saved in a moment."""


def takes_long(path: Path) -> bool:
    """Whether reading a file takes so long that the window should answer meanwhile."""
    return path.is_file() and path.stat().st_size > _SHORT


def empty_document() -> Document:
    """Return a plan with nothing in it but a school that has no name yet."""
    return Document({CURRENT: Structure([School(id=SCHOOL_ID)])})


def read_file(path: Path, store: Path) -> WorkingCopy:
    """Read a plan's file, in any thread; raises FileRefused in words if it can't be read."""
    from orgdesigner.storage.working_copy import WorkingCopy

    return WorkingCopy.open(path, store)


def read_orphan(orphan: Orphan, store: Path) -> WorkingCopy:
    """Read what a session left that ended without a word, in any thread; raises FileRefused in words."""
    from orgdesigner.storage.working_copy import WorkingCopy

    return WorkingCopy.recover(orphan, store)


def _with_suffix(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(SUFFIX)


class Filing(QObject):
    """Opens, keeps and saves the plan of a session. `state_changed` when there is something else to say."""

    state_changed = Signal()

    def __init__(self, session: Session, *, store: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._copy: WorkingCopy | None = None
        self._untitled = "New plan"
        self._not_kept = ""
        self._saving: Doing | None = None
        session.history_changed.connect(self.state_changed)

    # What is the case

    @property
    def path(self) -> Path | None:
        """The file of the plan; None if it has none yet."""
        return self._copy.path if self._copy else None

    @property
    def name(self) -> str:
        """What the plan is called on screen."""
        return self.path.name if self.path else self._untitled

    @property
    def dirty(self) -> bool:
        """Whether there is anything that is not saved."""
        return self._copy.dirty if self._copy else self._session.document.can_undo

    @property
    def whereabouts(self) -> str:
        """Where the work is, in a few words."""
        if self._saving is not None:
            return "saving…"
        if self._copy is not None and self._copy.read_only:
            return "read-only"
        if self.recovery_off:
            return "not protected against a crash"
        if self.path is None:
            return "not saved yet; kept on this computer"
        return "changes kept on this computer" if self.dirty else "saved on this computer"

    @property
    def locked_by(self) -> str:
        """Who else has the file open; empty if nobody has."""
        return self._copy.locked_by if self._copy else ""

    @property
    def recovery_off(self) -> str:
        """Why the newest edits would not survive a crash, in words; empty while they would."""
        return self._copy.recovery_off if self._copy else self._not_kept

    # Opening

    def open_new(self) -> None:
        """Begin with an empty structure."""
        self._begin(empty_document(), "New plan")

    def open_example(self, place: str = CURRENT) -> None:
        """Look at the example school; it has no file of its own, so the example itself is never altered."""
        from orgdesigner.assets import resource
        from orgdesigner.exchange import json_plan

        text = resource("example", "plan.json").read_text(encoding="utf-8")
        self._begin(Document(json_plan.read(text)), "Example school", place)

    def open_document(self, document: Document, name: str) -> None:
        """Look at a plan that came from elsewhere, such as an import, and has no file yet."""
        self._begin(document, name)

    def open_file(self, path: Path) -> None:
        """Open a plan's file; raises FileRefused in words, and what is open stays, if it can't be."""
        self.make_way_for(path)
        try:
            self.take(read_file(path, self.store()))
        except UserError:
            self.protect()
            raise

    def make_way_for(self, path: Path) -> None:
        """Let go of a file that is to be read again, or this window would be the one that has it open."""
        if self.path is not None and self.path == path.resolve():
            self.close()

    def take(self, copy: WorkingCopy, untitled: str = "") -> None:
        """Look at a plan that was read; `untitled` is what it is called if it has no file."""
        self.close()
        self._untitled = untitled or self._untitled
        self._copy = copy
        copy.on_recovery(self._tell)
        self._session.open(copy.document)
        self.state_changed.emit()

    def protect(self) -> None:
        """Begin to keep every edit of a plan that has no file yet; called after the first picture."""
        if self._copy is not None:
            return
        from orgdesigner.storage.working_copy import WorkingCopy

        try:
            self._copy = WorkingCopy.adopt(self._session.document, self.store())
        except UserError as error:
            self._not_kept = str(error)
        else:
            self._copy.on_recovery(self._tell)
        self.state_changed.emit()

    def orphans(self) -> list[Orphan]:
        """Return what earlier sessions left behind when they ended without a word."""
        from orgdesigner.storage.sessions import orphans

        return orphans(self.store())

    # Saving and closing

    def save(self) -> Saved:
        """Save to the plan's file; raises SaveFailed in words, and nothing is lost."""
        copy = self._copy_to_save()
        saved = copy.save()
        self.state_changed.emit()
        return saved

    def save_as(self, path: Path) -> Saved:
        """Save to another file and go on with that one; raises SaveFailed in words, and nothing is lost."""
        copy = self._copy_to_save()
        saved = copy.save_as(_with_suffix(path))
        self.state_changed.emit()
        return saved

    def begin_to_save(
        self, path: Path | None, done: Callable[[Saved], object], refused: Callable[[str], object]
    ) -> None:
        """Save to the plan's file, or to another one, while the window goes on; a small plan at once.

        `done` is told where it went, or `refused` why it could not be, in words; then nothing is lost.
        """
        try:
            copy = self._copy_to_save()
        except UserError as error:
            refused(str(error))
            return
        work = copy.save_in_parts() if path is None else copy.save_as_in_parts(_with_suffix(path))
        doing = self._saving = Doing(work, self)
        doing.finished.connect(partial(self._end_saving, done))
        doing.refused.connect(partial(self._end_saving, refused))
        doing.begin()
        if self._is_small():
            self.finish_saving()
        elif self._saving is not None:
            self.state_changed.emit()

    def finish_saving(self) -> None:
        """Wait until what is being saved is saved, or refused."""
        if self._saving is not None:
            self._saving.finish()

    def close(self) -> None:
        """Let go of the plan, with the user's leave to forget what is not saved.

        A plan with a file keeps its history for the next time; one without leaves nothing.
        """
        self.finish_saving()
        if self._copy is not None:
            self._copy.close(keep_session=self.path is not None and not self._copy.dirty)
            self._copy = None

    # What is kept

    def store(self) -> Path:
        """Return the folder, private to the user, in which the sessions are kept."""
        if self._store is None:
            from orgdesigner.storage.sessions import default_store

            self._store = default_store()
        return self._store

    def kept_in_words(self) -> str:
        """Say what is kept on this computer besides the plan's file, and where."""
        return (
            "While a plan is open, every change is kept at once, so that a crash or a power cut loses "
            "nothing. The history of a plan (which can hold names and pay that you have removed since) and "
            "its last ten saved versions stay for the next time, readable by you alone.\n\n"
            f"They are in {self.store()}.\n\n"
            "Clearing them removes the history and the versions of every plan that is not open."
        )

    def clear_kept(self) -> None:
        """Remove what is kept of plans that are not open."""
        from orgdesigner.storage.sessions import clear

        clear(self.store())

    def _begin(self, document: Document, name: str, place: str = CURRENT) -> None:
        self.close()
        self._untitled = name
        self._not_kept = ""
        self._session.open(document, place)
        self.state_changed.emit()

    def _copy_to_save(self) -> WorkingCopy:
        self.finish_saving()
        self.protect()
        return self._need_copy()

    def _end_saving(self, tell: Callable[[Any], object], result: object) -> None:
        self._saving = None
        self.state_changed.emit()
        tell(result)

    def _is_small(self) -> bool:
        structures = self._session.document.structures.values()
        return sum(len(table) for each in structures for table in each.tables.values()) <= _FEW

    def _need_copy(self) -> WorkingCopy:
        if self._copy is None:
            raise UserError(self._not_kept)
        return self._copy

    def _tell(self, _problem: str) -> None:
        self.state_changed.emit()
