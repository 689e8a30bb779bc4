"""How a hostile document is made: a good plan, spoilt on purpose, with its digest put right again.

Only so do the checks behind the digest see it: whoever makes a hostile file can compute a digest too.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from orgdesigner.storage.image import seal
from orgdesigner.storage.making import plan_image
from orgdesigner.storage.refusal import Refusal
from tests.storage.plans import a_document

GOOD = plan_image(a_document(), 3)
PAGE = 4096

Spoil = Callable[[], bytes]
Spoilt = dict[str, Spoil]


@contextmanager
def spoiling() -> Iterator[sqlite3.Connection]:
    """A good plan in memory in which everything is allowed."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(GOOD)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        yield connection


def resealed(image: bytes) -> bytes:
    """The image with a digest that is right, where there is still a place for one."""
    try:
        return seal(image)
    except (Refusal, IndexError):
        return image


def by_sql(*statements: str) -> Spoil:
    """A plan spoilt by SQL."""

    def spoil() -> bytes:
        with spoiling() as connection:
            for statement in statements:
                connection.execute(statement)
            return resealed(connection.serialize())

    return spoil


def with_definition(name: str, old: str, new: str, *statements: str) -> Spoil:
    """A plan spoilt by SQL while the definition of a table is another; afterwards it is as it should be."""

    def spoil() -> bytes:
        with spoiling() as connection:
            _redefine(connection, name, old, new)
            image = connection.serialize()
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(image)
            for statement in statements:
                connection.execute(statement)
            connection.execute("PRAGMA writable_schema = ON")
            _redefine(connection, name, new, old)
            return resealed(connection.serialize())

    return spoil


def _redefine(connection: sqlite3.Connection, name: str, old: str, new: str) -> None:
    connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?",
        (old, new, name),
    )


def by_bytes(place: int, new: bytes) -> Spoil:
    """A plan with other bytes at one place."""
    return lambda: resealed(GOOD[:place] + new + GOOD[place + len(new) :])


def as_is(image: bytes) -> Spoil:
    """Exactly these bytes."""
    return lambda: image


def number(value: int) -> bytes:
    """A number as the header of a file has it."""
    return value.to_bytes(4, signed=value < 0)


def root_page(table: str) -> int:
    """Where in the file the first page of a table begins."""
    with spoiling() as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return (int(found[0]) - 1) * PAGE
