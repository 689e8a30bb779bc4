"""A file of an older format is brought up to date in memory, step by step, and is itself left as it is.

The way is tried with two formats that never were: in the first the school had a `title` and posts no FTE, in
the second the title had become the `name`. Those that were are tried in `test_format`.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.storage.database import WorkingDatabase
from orgdesigner.storage.disk import DISK
from orgdesigner.storage.formats import FORMATS, HISTORY, NEWEST, Format, create
from orgdesigner.storage.image import NO_DIGEST, check_header, seal
from orgdesigner.storage.making import plan_image
from orgdesigner.storage.reading import read_structures
from orgdesigner.storage.refusal import Refusal
from orgdesigner.storage.tables import META, RECORD_TABLES
from orgdesigner.storage.untrusted import open_image
from tests.storage.plans import a_document

PRESENT = FORMATS[NEWEST].statements
WITHOUT_FTE = tuple(statement.replace("fte INTEGER NOT NULL, ", "") for statement in PRESENT)
WITH_A_TITLE = tuple(
    statement.replace("id TEXT NOT NULL, name", "id TEXT NOT NULL, title", 1)
    if "TABLE school" in statement
    else statement
    for statement in WITHOUT_FTE
)


def _copy(connection: sqlite3.Connection, *names: str) -> None:
    for name in names:
        connection.execute(f"INSERT INTO next.{name} SELECT * FROM main.{name}")


def _rename_title(connection: sqlite3.Connection) -> None:
    _copy(connection, META.name, *RECORD_TABLES)


def _add_fte(connection: sqlite3.Connection) -> None:
    _copy(connection, META.name, *(name for name in RECORD_TABLES if name != "post"))
    columns = [column.name for column in RECORD_TABLES["post"].columns]
    old = ", ".join("10000" if name == "fte" else f'"{name}"' for name in columns)
    connection.execute(f"INSERT INTO next.post SELECT {old} FROM main.post")


NEVER_WERE = {
    1: Format(WITH_A_TITLE),
    2: Format(WITHOUT_FTE, _rename_title),
    3: Format(PRESENT, _add_fte),
}


def old_database(*more: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create(connection, 1, (*WITH_A_TITLE, *more), into="main")
    connection.execute("INSERT INTO meta VALUES (?, 7)", (NO_DIGEST,))
    values = (
        "'secondary', 'rest_of_england', '2026-27', 'stpcd', NULL, NULL, NULL, '[]', '[]', 'unstated', ''"
    )
    connection.execute(f"INSERT INTO school VALUES ('current', 'school', 'Ashdown School', {values})")
    return connection


@pytest.fixture
def old_image() -> bytes:
    with closing(old_database()) as connection:
        return seal(connection.serialize())


def test_an_older_file_is_brought_up_to_date_in_memory(old_image: bytes) -> None:
    assert check_header(old_image, NEVER_WERE) == 1
    with closing(open_image(old_image, NEVER_WERE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert read_structures(connection)[CURRENT].view.school.name == "Ashdown School"


def test_a_file_in_the_middle_goes_only_the_rest_of_the_way(old_image: bytes) -> None:
    only_the_first_two = {version: NEVER_WERE[version] for version in (1, 2)}
    with closing(open_image(old_image, only_the_first_two)) as connection:
        middle = seal(connection.serialize())
    with closing(open_image(middle, NEVER_WERE)) as connection:
        assert read_structures(connection)[CURRENT].view.school.name == "Ashdown School"


def test_an_older_file_must_be_exactly_of_its_own_format(old_image: bytes) -> None:
    """A file that says that it is older is trusted no more than any other."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(old_image)
        connection.execute("CREATE TABLE extra (x)")
        spoilt = seal(connection.serialize())
    with pytest.raises(Refusal, match="parts were added"):
        open_image(spoilt, NEVER_WERE)


def test_a_newer_file_is_refused_before_it_is_looked_into() -> None:
    image = plan_image(a_document(), 0)
    newer = image[:60] + (NEWEST + 1).to_bytes(4) + image[64:100] + b"?" * (len(image) - 100)
    with pytest.raises(Refusal, match="newer OrgDesigner"):
        open_image(newer)


def test_the_session_of_an_older_program_keeps_its_content_and_gives_up_its_history(tmp_path: Path) -> None:
    path = tmp_path / "work.db"
    with closing(old_database(*HISTORY)) as connection:
        connection.execute("INSERT INTO history VALUES (0, 'current', 'Old', NULL, 'unreadable', 1, 1)")
        path.write_bytes(connection.serialize())
    database = WorkingDatabase(DISK.connect(path))
    restored = database.read(NEVER_WERE)
    assert (restored.generation, restored.made) == (7, None)
    assert restored.document.view().need(r.School, r.SCHOOL_ID).name == "Ashdown School"
    assert restored.document.history == ()
    database.close()


def test_the_session_of_a_newer_program_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "work.db"
    with closing(old_database(*HISTORY)) as connection:
        connection.execute("PRAGMA user_version = 99")
        path.write_bytes(connection.serialize())
    database = WorkingDatabase(DISK.connect(path))
    with pytest.raises(Refusal, match="newer OrgDesigner"):
        database.read()
    database.close()
