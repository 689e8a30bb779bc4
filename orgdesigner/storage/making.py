"""Whole databases as bytes, made in memory from a document or from another database."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from orgdesigner.model.document import Document, Entry
from orgdesigner.model.structure import Structure
from orgdesigner.storage import history
from orgdesigner.storage.formats import FORMATS, HISTORY, NEWEST, create
from orgdesigner.storage.image import NO_DIGEST, seal
from orgdesigner.storage.rows import insert
from orgdesigner.storage.tables import META, RECORD_TABLES

_PLAN = FORMATS[NEWEST].statements
WORKING = (*_PLAN, *HISTORY)
"""The statements that make the tables of a working copy."""

ADD_ENTRY = "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?)"


def plan_image(document: Document, generation: int) -> bytes:
    """Return the bytes of a plan file that holds a document, without its history."""
    with closing(_filled(document.structures, generation, _PLAN)) as connection:
        return plan_image_of(connection)  # and so byte for byte as from a working copy


def working_image(document: Document, generation: int) -> bytes:
    """Return the bytes of a working copy that holds a document with its history."""
    with closing(_filled(document.structures, generation, WORKING)) as connection:
        for number, entry in enumerate(document.history):
            row = entry_row(number, entry, generation, done=number < document.position)
            connection.execute(ADD_ENTRY, row)
        return connection.serialize()


def plan_image_of(connection: sqlite3.Connection) -> bytes:
    """Return the bytes of a plan file with what an open database holds, without its history."""
    return seal(_copied(connection, _PLAN))


def plan_image_in(working: bytes) -> bytes:
    """Return the bytes of a plan file with what the bytes of a working copy hold, without its history."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(working)
        return plan_image_of(connection)


def working_image_of(connection: sqlite3.Connection) -> bytes:
    """Return the bytes of a working copy with what an open database holds, and no history yet."""
    return _copied(connection, WORKING)


def entry_row(number: int, entry: Entry, generation: int, *, done: bool) -> tuple[str | int | None, ...]:
    """Return the row of a line of the history."""
    change = entry.change
    return number, entry.where, change.label, entry.merge_key, history.as_text(change), generation, done


def _filled(
    structures: Mapping[str, Structure], generation: int, made_by: tuple[str, ...]
) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create(connection, NEWEST, made_by, into="main")
    connection.execute(f"INSERT INTO {META.name} VALUES (?, ?)", (NO_DIGEST, generation))
    for place, structure in sorted(structures.items()):
        insert(connection, place, (each for table in structure.tables.values() for each in table.values()))
    return connection


def _copied(connection: sqlite3.Connection, made_by: tuple[str, ...]) -> bytes:
    """Copy the rows into a fresh database: nothing that was deleted comes along, in no byte."""
    # SQLite moves whole rows, untouched, where it has no reference to check; they were checked before.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ATTACH ':memory:' AS image")
    try:
        create(connection, NEWEST, made_by, into="image")
        for name in (META.name, *RECORD_TABLES):
            connection.execute(f"INSERT INTO image.{name} SELECT * FROM main.{name}")
        connection.execute(f"UPDATE image.{META.name} SET digest = ?", (NO_DIGEST,))
        return connection.serialize(name="image")
    finally:
        connection.execute("DETACH image")
        connection.execute("PRAGMA foreign_keys = ON")
