"""Records written as rows."""

import sqlite3
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import ClauseElement, Column, bindparam, delete, select
from sqlalchemy.dialects import sqlite

from orgdesigner.model.changes import Step
from orgdesigner.model.records import Record
from orgdesigner.storage.tables import RECORD_TABLES

Row = tuple[Any, ...]


def insert(connection: sqlite3.Connection, place: str, records: Iterable[Record]) -> None:
    """Add records that are not there yet to one structure of a database."""
    by_kind: dict[str, list[Row]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(row_of(place, record))
    for kind, rows in by_kind.items():
        # In the order of the key, which a whole structure is stored in: the same content, the same bytes.
        connection.executemany(_insert(kind), sorted(rows, key=itemgetter(0, 1)))


def make(connection: sqlite3.Connection, place: str, steps: Iterable[Step]) -> None:
    """Make the steps of a change in one structure of a database."""
    put: dict[str, list[Row]] = {}
    gone: dict[str, list[Row]] = {}
    for step in steps:
        if step.after is not None:
            put.setdefault(step.after.kind, []).append(row_of(place, step.after))
        elif step.before is not None:
            gone.setdefault(step.before.kind, []).append((place, step.before.id))
    for kind, rows in gone.items():
        connection.executemany(_remove(kind), rows)
    for kind, rows in put.items():
        connection.executemany(_put(kind), rows)


def clear(connection: sqlite3.Connection, place: str) -> None:
    """Take every record out of one structure of a database."""
    for kind in RECORD_TABLES:
        connection.execute(_clear(kind), (place,))


def copy(connection: sqlite3.Connection, model: str, place: str) -> None:
    """Give one structure of a database, which has no records, all those of another."""
    for kind in RECORD_TABLES:
        connection.execute(_copy(kind), (place, model))


def row_of(place: str, record: Record) -> Row:
    """Return the row that holds a record of the given structure."""
    values, encoders = _encoding(record.kind)
    row = [place, *values(record)]
    for position, encode in encoders:
        row[position] = encode(row[position], None)
    return tuple(row)


def stored(column: Column[Any], value: Any) -> Any:
    """Return what a column holds for a value of a record."""
    encode = getattr(column.type, "process_bind_param", None)
    return value if encode is None else encode(value, None)


@cache
def _encoding(
    kind: str,
) -> tuple[Callable[[Record], tuple[Any, ...]], tuple[tuple[int, Callable[..., Any]], ...]]:
    columns = list(RECORD_TABLES[kind].columns)
    encoders = [
        (position, getattr(column.type, "process_bind_param", None))
        for position, column in enumerate(columns)
    ]
    return (
        attrgetter(*(column.name for column in columns[1:])),
        tuple((position, encode) for position, encode in encoders if encode is not None),
    )


@cache
def _insert(kind: str) -> str:
    return sql(sqlite.insert(RECORD_TABLES[kind]))


@cache
def _put(kind: str) -> str:
    statement = sqlite.insert(RECORD_TABLES[kind])
    rest = {
        column.name: column
        for column in statement.excluded
        if not RECORD_TABLES[kind].c[column.name].primary_key
    }
    return sql(statement.on_conflict_do_update(index_elements=["structure", "id"], set_=rest))


@cache
def _remove(kind: str) -> str:
    key = RECORD_TABLES[kind].c
    return sql(
        delete(RECORD_TABLES[kind])
        .where(key.structure == bindparam("place"))
        .where(key.id == bindparam("id"))
    )


@cache
def _clear(kind: str) -> str:
    return sql(delete(RECORD_TABLES[kind]).where(RECORD_TABLES[kind].c.structure == bindparam("place")))


@cache
def _copy(kind: str) -> str:
    table = RECORD_TABLES[kind]
    rest = [column for column in table.c if column.name != "structure"]
    rows = select(bindparam("place"), *rest).where(table.c.structure == bindparam("model"))
    return sql(table.insert().from_select(["structure", *(column.name for column in rest)], rows))


def sql(statement: ClauseElement) -> str:
    """Return the text of a statement, with a question mark for each value."""
    return str(statement.compile(dialect=sqlite.dialect()))
