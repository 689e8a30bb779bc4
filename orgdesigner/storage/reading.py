"""Rows read as validated records.

SQLite writes each row as JSON and pydantic parses that: both are compiled code, so that whole, validated
records take hardly longer than bare tuples would.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Column, func, literal_column, select

from orgdesigner.errors import EditRefused
from orgdesigner.model.collecting import collecting_nothing
from orgdesigner.model.fields import Id
from orgdesigner.model.records import KINDS, Record
from orgdesigner.model.structure import Structure
from orgdesigner.storage.columns import Listed, Scaled
from orgdesigner.storage.refusal import damaged
from orgdesigner.storage.rows import sql, stored
from orgdesigner.storage.tables import META, RECORD_TABLES


def read_structures(connection: sqlite3.Connection) -> dict[str, Structure]:
    """Return every structure of a database by its place, its records validated and its integrity checked.

    Records that two structures have in common are shared. Raises Refusal for what no plan holds.
    """
    with collecting_nothing():
        try:
            by_place = _read_records(connection)
        except sqlite3.Error as error:  # a text that is no UTF-8, a list that is no JSON, or too long a value
            raise damaged() from error
        _check_places(by_place)
        return {place: _structure(records) for place, records in by_place.items()}


def _read_records(connection: sqlite3.Connection) -> dict[str, list[Record]]:
    by_place: dict[str, list[Record]] = {}
    for kind in RECORD_TABLES:
        rows = connection.execute(_select(kind, _telling(connection, kind))).fetchall()
        places, texts = zip(*rows, strict=True) if rows else ((), ())
        if len(set(places)) == 1:
            by_place.setdefault(places[0], []).extend(_validated(kind, texts))
            continue
        distinct = tuple(dict.fromkeys(texts))
        record_of = dict(zip(distinct, _validated(kind, distinct), strict=True))
        for place, text in rows:
            by_place.setdefault(place, []).append(record_of[text])
    return by_place


def read_generation(connection: sqlite3.Connection) -> int:
    """Return how many edits the content of a database has seen; raises Refusal if it does not say."""
    row = connection.execute(sql(select(META.c.generation))).fetchone()
    if row is None:
        raise damaged()
    return int(row[0])


def _check_places(places: Iterable[str]) -> None:
    try:
        TypeAdapter(list[Id]).validate_python(list(places))
    except ValidationError:
        raise damaged("a proposal has an impossible name") from None


_AT_ONCE = 2_000
"""How many records are validated in one go: no other thread of the program runs meanwhile."""


def _validated(kind: str, texts: Sequence[str]) -> list[Record]:
    adapter, records = _adapter(kind), []
    try:
        for start in range(0, len(texts), _AT_ONCE):
            records += adapter.validate_json(f"[{','.join(texts[start : start + _AT_ONCE])}]")
        return records
    except ValidationError as error:
        raise damaged(_in_words(kind, error)) from None


def _in_words(kind: str, error: ValidationError) -> str:
    place = error.errors(include_url=False, include_input=False)[0]["loc"]
    field = KINDS[kind].model_fields.get(str(place[1])) if len(place) > 1 else None
    return f"an impossible value of “{field.title if field and field.title else KINDS[kind].noun}”"


@cache
def _adapter(kind: str) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[KINDS[kind]])  # type: ignore[valid-type]


def _structure(records: list[Record]) -> Structure:
    try:
        return Structure(records)
    except EditRefused as reason:
        raise damaged("its records contradict each other") from reason


def _telling(connection: sqlite3.Connection, kind: str) -> tuple[str, ...]:
    """The columns in which at least one row says something else than a record would say of itself.

    Most of a plan's columns don't: leaving those out halves the time of reading.
    """
    defaults = _defaults(kind)
    differing = ", ".join(f'count(*) FILTER (WHERE "{name}" IS NOT ?)' for name in defaults)
    found = (
        connection.execute(f"SELECT {differing} FROM {kind}", [*defaults.values()]).fetchone()
        if defaults
        else ()
    )
    usual = {name for name, differs in zip(defaults, found, strict=True) if not differs}
    return tuple(name for name in KINDS[kind].model_fields if name not in usual)


@cache
def _defaults(kind: str) -> dict[str, Any]:
    """What a row holds, by column, where a record was not told anything."""
    fields = KINDS[kind].model_fields
    return {
        name: stored(RECORD_TABLES[kind].c[name], field.default)
        for name, field in fields.items()
        if not field.is_required()
    }


@cache
def _select(kind: str, names: tuple[str, ...]) -> str:
    columns = RECORD_TABLES[kind].c
    pairs = chain.from_iterable((literal_column(f"'{name}'"), _in_json(columns[name])) for name in names)
    return sql(select(columns.structure, func.json_object(*pairs)))


def _in_json(column: Column[Any]) -> Any:
    """What stands in the JSON of a record for a column."""
    if isinstance(column.type, Scaled):
        name, parts = f'"{column.name}"', column.type.parts
        return literal_column(f"iif({name} % {parts} = 0, {name} / {parts}, {name} / {parts}.0)")
    if isinstance(column.type, Listed):
        return func.json(column)
    return column
