"""Every format that a file was ever released in, and the way from each to the newest.

A file of an older format is brought up to date in memory when it is opened; it changes on the disk only at
the next save. A format is never altered after its release: a new one is added, with a function that fills its
empty tables (the database `next`) from those of the format before it (the database `main`).
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgdesigner.storage import format_1, format_2

APPLICATION_ID = 0x4F50_4C4E
"""What tells a plan from any other SQLite file: "OPLN"."""


@dataclass(frozen=True)
class Format:
    """The statements that make the tables of one format, and how they are filled from the format before."""

    statements: tuple[str, ...]
    fill: Callable[[sqlite3.Connection], None] | None = None


def statements(script: str) -> tuple[str, ...]:
    """Return the statements of a script, each on one line."""
    return tuple(" ".join(statement.split()) for statement in script.split(";"))


FORMATS: Mapping[int, Format] = MappingProxyType(
    {
        1: Format(statements(format_1.SCHEMA)),
        2: Format(statements(format_2.SCHEMA), format_2.fill),
    }
)
NEWEST = max(FORMATS)
HISTORY = statements(format_1.HISTORY)
"""What the private working copy has besides."""


def create(connection: sqlite3.Connection, version: int, made_by: tuple[str, ...], *, into: str) -> None:
    """Make the empty tables of a format in an attached database."""
    connection.execute(f"PRAGMA {into}.application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA {into}.user_version = {version}")
    for statement in made_by:
        connection.execute(statement.replace("CREATE TABLE ", f"CREATE TABLE {into}.", 1))


def migrate(
    connection: sqlite3.Connection, version: int, formats: Mapping[int, Format] = FORMATS
) -> sqlite3.Connection:
    """Return a database of the newest format with what the given one holds; that is closed if it is older."""
    while version < max(formats):
        version += 1
        newer = formats[version]
        if newer.fill is None:
            raise ValueError(f"format {version} does not say how it is filled")
        connection.execute("ATTACH ':memory:' AS next")
        create(connection, version, newer.statements, into="next")
        newer.fill(connection)
        image = connection.serialize(name="next")
        connection.close()
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.deserialize(image)
    return connection
