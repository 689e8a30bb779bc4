"""The journal of a document: it hears every edit and keeps it where a crash can't reach it."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from orgdesigner.model.document import Event
from orgdesigner.storage.beginning import Beginning
from orgdesigner.storage.disk import Disk
from orgdesigner.storage.making import plan_image, plan_image_in, working_image
from orgdesigner.storage.parts import Parts
from orgdesigner.storage.refusal import why
from orgdesigner.storage.sessions import SessionFolder


class Journal:
    """Keeps the edits of one document in a session of its own.

    Where an edit can't be kept, all is written anew; where that fails too, the document goes on in memory,
    `problem` says why, and the next edit or save tries again. `on_problem` is told when that changes.
    """

    def __init__(self, beginning: Beginning, store: Path, *, disk: Disk) -> None:
        self.generation = beginning.generation
        self.record = beginning.record
        self.problem = ""
        self.on_problem: Callable[[str], None] = lambda _: None
        self._document = beginning.document
        self._store = store
        self._disk = disk
        self._folder = beginning.folder
        self._database = beginning.database
        if self._database is None:
            self._attempt(lambda: self._write(beginning.image or self._image()))
        self._document.subscribe(self._hear)

    def keep(self) -> None:
        """Write the whole anew, if an edit could not be kept."""
        if self._database is None:
            self._attempt(lambda: self._write(self._image()))

    def note(self, **values: Any) -> None:
        """Alter the session's record."""
        self.record = self.record.model_copy(update=values)
        if self._database is not None:
            self._attempt(self._write_record)

    def plan_image(self) -> Parts[bytes]:
        """Return the bytes of a plan file that holds the document as it is now."""
        self.keep()
        if self._database is not None:
            try:
                kept = self._database.content()
                image: bytes = yield partial(plan_image_in, kept)
                return image
            except sqlite3.Error:
                self._drop_database()  # the store can't be read: the document itself is in memory
        return plan_image(self._document, self.generation)

    def close(self, *, end: bool) -> None:
        """Stop listening and let go of the session; `end` removes everything that it kept."""
        self._document.unsubscribe(self._hear)
        self._drop_database()
        if self._folder is not None:
            self._folder.end() if end else self._folder.release()
            self._folder = None

    def _hear(self, event: Event) -> None:
        self.generation += 1
        if self._database is not None:
            try:
                self._keep(event)
            except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
                raise  # a bug, and no disk's fault
            except (OSError, sqlite3.Error):
                self._drop_database()
        self.keep()

    def _keep(self, event: Event) -> None:
        if self._folder is None or self._database is None:
            raise RuntimeError("an edit is kept in a session that has begun")
        # A database file that was removed while it is open takes everything and keeps nothing.
        (self._folder.path / self.record.working).stat()
        self._database.keep(event, self._document, self.generation)

    def _image(self) -> bytes:
        return working_image(self._document, self.generation)

    def _write(self, image: bytes) -> None:
        """Write the working database beside the one before, which goes once the record names the new one."""
        if self._folder is not None and not self._folder.path.is_dir():
            self._folder.release()
            self._folder = None
        if self._folder is None:
            self._folder = SessionFolder.begin(self._store, self._disk)
        name = self._folder.add_database(image)
        database = self._folder.open_database(name)
        self.record = self.record.model_copy(update={"working": name})
        try:
            self._write_record()
        except OSError:
            database.close()
            raise
        self._database = database
        self._folder.remove_databases(but=name)

    def _write_record(self) -> None:
        if self._folder is not None:
            self._folder.write(self.record)

    def _attempt(self, step: Callable[[], None]) -> None:
        """Do a step that a disk may refuse; if it does, say that the work can't be recovered, and why."""
        try:
            step()
        except (OSError, sqlite3.Error) as error:
            self._drop_database()
            problem = f"Your edits can't be kept safe from a crash: {why(error)}. Save often."
        else:
            problem = ""
        if problem != self.problem:
            self.problem = problem
            self.on_problem(problem)

    def _drop_database(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None
