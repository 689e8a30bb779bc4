"""The working database of a session: every edit is written here, on its own, before it counts as kept."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain

from orgdesigner.model.document import Cause, Document, Entry, Event
from orgdesigner.model.structure import Structure, diff
from orgdesigner.storage import history
from orgdesigner.storage.formats import FORMATS, HISTORY, Format, migrate
from orgdesigner.storage.making import ADD_ENTRY, entry_row
from orgdesigner.storage.reading import read_generation, read_structures
from orgdesigner.storage.refusal import Refusal
from orgdesigner.storage.rows import clear, copy, insert, make
from orgdesigner.storage.untrusted import check_content, check_tables

# Not WAL: it needs memory that redirected profiles lack, and SQLite up to 3.51.2 can lose a log on reset.
# EXTRA: without it a power cut brings back the journal of an edit that counted as kept. A deleted name must
# not stay behind in a free page, nor in a temporary file.
_PRAGMAS = """
    locking_mode = EXCLUSIVE; journal_mode = DELETE; synchronous = EXTRA; fullfsync = ON; foreign_keys = ON;
    secure_delete = ON; temp_store = MEMORY; mmap_size = 0; cache_size = -65536
"""

_MANY = 200
"""Of a change with more steps SQLite does not check each reference: it would read a table at each removal.

What a structure holds was checked before: this is a second net.
"""


@dataclass(frozen=True)
class Restored:
    """What a working database held: the document with its history, and how many edits it had seen.

    `made` are the generations in which the lines of the history were made. It is None where the history
    could not be read, because another version of the program wrote it: the database must be written anew.
    """

    document: Document
    generation: int
    made: tuple[int, ...] | None


class WorkingDatabase:
    """A database that takes every edit in one transaction. All methods raise sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for pragma in _PRAGMAS.split(";"):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    def keep(self, event: Event, document: Document, generation: int) -> None:
        """Write what an edit altered, its line of the history and the generation, all or nothing.

        The document is as the edit made it. When this returns the edit survives a crash and a power cut.
        """
        if len(event.change.steps) > _MANY:
            with self._without_references():
                self._keep(event, document, generation)
        else:
            self._keep(event, document, generation)

    def _keep(self, event: Event, document: Document, generation: int) -> None:
        position = document.position
        with self._transaction() as connection:
            if document.structure(event.where).is_remade_by(event.change):
                self._keep_whole(event, document.structures)
            else:
                make(connection, event.where, event.change)
            self._keep_history(event, position, generation)
            connection.execute("UPDATE meta SET generation = ?", (generation,))

    def _keep_whole(self, event: Event, structures: Mapping[str, Structure]) -> None:
        """Write a structure anew: a new proposal from the rows of the one that it is a copy of."""
        connection, where = self._connection, event.where
        structure = structures[where]
        clear(connection, where)
        # Of a change to several structures at once the others are not all written yet.
        together = event.entry.is_one_with(event.entry)
        model = None if together else _most_like(structure, where, structures)
        if model is None:
            insert(connection, where, chain.from_iterable(map(dict.values, structure.tables.values())))
        else:
            copy(connection, model, where)
            make(connection, where, diff(structures[model].view, structure.view))

    def _keep_history(self, event: Event, position: int, generation: int) -> None:
        execute = self._connection.execute
        if event.cause is Cause.EDIT:
            last = position - 1
            execute("DELETE FROM history WHERE number >= ?", (last,))
            execute(ADD_ENTRY, entry_row(last, event.entry, generation, done=True))
        elif event.cause is Cause.UNDO:
            execute("UPDATE history SET done = 0 WHERE number = ?", (position,))
        else:
            execute("UPDATE history SET done = 1 WHERE number = ?", (position - 1,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _without_references(self) -> Iterator[None]:
        self._connection.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA foreign_keys = ON")

    def content(self) -> bytes:
        """Return the bytes of the whole database: a moment of it that no later edit alters."""
        return self._connection.serialize()

    def read_generation(self) -> int:
        """Return how many edits the database has seen; raises Refusal if it does not say."""
        return read_generation(self._connection)

    def read(self, formats: Mapping[int, Format] = FORMATS) -> Restored:
        """Return everything that was kept; raises Refusal if it is damaged or of a newer format."""
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in formats:
            raise Refusal("it was made by a newer OrgDesigner; bring OrgDesigner up to date to open it")
        check_tables(self._connection, (*formats[version].statements, *HISTORY))
        check_content(self._connection)
        generation = read_generation(self._connection)
        if version < max(formats):
            return Restored(Document(self._migrated(version, formats)), generation, None)
        structures = read_structures(self._connection)
        try:
            entries, position, made = self._read_history()
        except ValueError:
            return Restored(Document(structures), generation, None)
        for entry in entries:  # a proposal that was removed can be brought back
            structures.setdefault(entry.where, Structure())
        return Restored(Document(structures, history=entries, position=position), generation, made)

    def _migrated(self, version: int, formats: Mapping[int, Format]) -> dict[str, Structure]:
        older = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.backup(older)
        with closing(migrate(older, version, formats)) as newest:
            return read_structures(newest)

    def _read_history(self) -> tuple[tuple[Entry, ...], int, tuple[int, ...]]:
        rows = self._connection.execute(
            "SELECT place, label, merge_key, steps, generation, done FROM history ORDER BY number"
        ).fetchall()
        entries = tuple(history.entry(*row[:4]) for row in rows)
        return entries, sum(row[5] for row in rows), tuple(row[4] for row in rows)

    def close(self) -> None:
        """Let go of the database file."""
        with suppress(sqlite3.Error):
            self._connection.close()


def _most_like(structure: Structure, where: str, structures: Mapping[str, Structure]) -> str | None:
    """Return the place of the structure that shares most records with one, if it is most of them."""
    records = [record for table in structure.tables.values() for record in table.values()]
    shared = {
        place: sum(each.tables[record.kind].get(record.id) is record for record in records)
        for place, each in structures.items()
        if place != where
    }
    best = max(shared, key=lambda place: shared[place], default=None)
    return best if best is not None and 2 * shared[best] > len(records) else None
