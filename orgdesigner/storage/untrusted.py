"""Bytes that anybody may have made, opened without trusting them.

They are read into memory, so that a journal or a log beside the file is never applied; SQLite is told to run
nothing that they bring; and their tables must be exactly those that OrgDesigner makes before a row is read.
"""

import sqlite3
import time
from collections.abc import Mapping

from orgdesigner.model.records import KINDS, School
from orgdesigner.storage.columns import Listed
from orgdesigner.storage.formats import FORMATS, Format, migrate
from orgdesigner.storage.image import LARGEST, check_header, check_seal
from orgdesigner.storage.refusal import Refusal, damaged
from orgdesigner.storage.tables import RECORD_TABLES

SECONDS = 10.0
"""How long SQLite may look at one file."""

LONGEST_LIST = 1_000_000
"""How many characters a list may take; every other text has a limit of its own in its record."""

MOST_RECORDS = 500_000
MOST_STRUCTURES = 200
MOST_EDITS = 1 << 53

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST,  # bytes of a text or a row
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # of our own: the database that rows are copied into
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def open_image(image: bytes, formats: Mapping[int, Format] = FORMATS) -> sqlite3.Connection:
    """Return a database in memory, of the newest format, that holds what the bytes of a plan hold.

    Raises Refusal where the bytes are not a whole plan as OrgDesigner writes it. The records are not looked
    at yet: `reading.read_structures` does that.
    """
    version = check_header(image, formats)
    image = check_seal(image)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _guard(connection)
        connection.deserialize(image)
        check_tables(connection, formats[version].statements)
        check_content(connection)
        connection.execute("PRAGMA query_only = OFF")
        connection = migrate(connection, version, formats)
        check_size(connection)
        _check_lists(connection)
        return connection
    except (sqlite3.Error, UnicodeError) as error:
        # Hostile bytes reach the text of an error, which then can't be decoded: no sqlite3.Error at all.
        connection.close()
        raise damaged() from error
    except BaseException:
        connection.close()
        raise


def _guard(connection: sqlite3.Connection) -> None:
    """Have nothing run, nothing written, and an end to everything; before the bytes are looked at."""
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    deadline = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 10_000)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")


def check_tables(connection: sqlite3.Connection, made_by: tuple[str, ...]) -> None:
    """Raise Refusal unless the tables are those that the statements make, and there is nothing else."""
    found = connection.execute("SELECT type, sql FROM sqlite_schema ORDER BY rowid").fetchall()
    if found != [("table", statement) for statement in made_by]:
        raise Refusal(
            "it is not as OrgDesigner makes a plan: parts were added, altered or taken away; ask whoever sent"
            " it, or open a backup"
        )


def check_size(connection: sqlite3.Connection) -> None:
    """Raise Refusal if there is more than OrgDesigner can show."""
    counts = {kind: connection.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in KINDS}
    if sum(counts.values()) > MOST_RECORDS:
        raise Refusal(f"it has {sum(counts.values()):,} records, and at most {MOST_RECORDS:,} can be opened")
    if counts[School.kind] > MOST_STRUCTURES:  # each structure has one
        raise Refusal(
            f"it has {counts[School.kind]:,} proposals, and at most {MOST_STRUCTURES} can be opened"
        )


def _check_lists(connection: sqlite3.Connection) -> None:
    """A record bounds every text of it, and no list: refuse here what could be saved and not be opened."""
    for kind, table in RECORD_TABLES.items():
        lists = [f"max(length({column.name}))" for column in table.columns if isinstance(column.type, Listed)]
        found = connection.execute(f"SELECT {', '.join(lists)} FROM {kind}").fetchone() if lists else ()
        if any(length is not None and length > LONGEST_LIST for length in found):
            raise Refusal(f"a {KINDS[kind].noun} has a list of more than {LONGEST_LIST:,} characters")


def check_content(connection: sqlite3.Connection) -> None:
    """Raise Refusal unless the database is whole, in its pages, its values' types and its references."""
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise damaged()
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged("a record points at one that is not there")
    generations = connection.execute("SELECT generation FROM meta LIMIT 2").fetchall()
    if len(generations) != 1 or not 0 <= generations[0][0] < MOST_EDITS:
        raise damaged("it does not say of which moment it is")
