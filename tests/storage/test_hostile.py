"""A file that anybody may have made is refused in a sentence, or opened safely; and left as it is, always."""

import os
import random
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from orgdesigner.errors import FileRefused
from orgdesigner.model import records as r
from orgdesigner.storage import untrusted
from orgdesigner.storage.plan_file import read_plan
from orgdesigner.storage.reading import read_structures
from orgdesigner.storage.refusal import Refusal
from orgdesigner.storage.untrusted import open_image
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.hostile import files, tables, values
from tests.storage.hostile.made import GOOD, Spoil, resealed
from tests.storage.plans import a_document, contents

# A message within two seconds is the promise; a busy machine is given twenty.
pytestmark = pytest.mark.timeout(20)

REFUSED = {**files.REFUSED, **tables.REFUSED, **values.REFUSED}
OPENED = {**files.OPENED, **values.OPENED}
CORRUPT = sorted(Path(__file__).with_name("corrupt").glob("*.db"))
TECHNICAL = ("sql", "database", "malformed", "utf", "byte 0x", "error:", "none", "traceback", "b'")


def everything_in(folder: Path) -> dict[str, tuple[object, ...]]:
    """Every file of a folder with its bytes, times and rights."""
    found: dict[str, tuple[object, ...]] = {}
    for path in folder.rglob("*"):
        state = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(state.st_mode) else None
        found[str(path)] = (data, state.st_mtime_ns, state.st_mode, state.st_ino)
    return found


def assert_refused(path: Path, folder: Path) -> None:
    before = everything_in(folder)
    with pytest.raises(FileRefused) as refusal:
        read_plan(path)
    assert_a_sentence(str(refusal.value), path)
    assert "the disk reported an error" not in str(refusal.value)
    assert everything_in(folder) == before


def assert_a_sentence(said: str, path: Path) -> None:
    """In words that a school business manager understands, with the file's name and what became of it."""
    assert said.startswith(f"“{path.name}” can't be opened: ")
    assert said.endswith((". Nothing in it was changed.", ". Nothing was changed."))
    assert len(said) < 300
    assert not any(word in said.lower() for word in TECHNICAL)
    assert said.isprintable()


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder of a school's with nothing in it yet."""
    folder = tmp_path / "school"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("spoil", REFUSED.values(), ids=REFUSED)
def test_a_hostile_document_is_refused_and_left_alone(spoil: Spoil, school: Path) -> None:
    path = school / "plan.orgplan"
    path.write_bytes(spoil())
    path.chmod(0o640)
    assert_refused(path, school)


@pytest.mark.parametrize("spoil", OPENED.values(), ids=OPENED)
def test_a_strange_document_that_is_whole_is_opened_and_left_alone(spoil: Spoil, school: Path) -> None:
    path = school / "plan.orgplan"
    path.write_bytes(spoil())
    before = everything_in(school)
    assert len(read_plan(path).view().all(r.Person)) == 2
    assert everything_in(school) == before


@pytest.mark.parametrize("corrupt", CORRUPT, ids=lambda path: path.stem)
def test_a_database_that_troubled_sqlite_is_refused_and_left_alone(corrupt: Path, school: Path) -> None:
    path = school / corrupt.name
    path.write_bytes(corrupt.read_bytes())
    assert_refused(path, school)


@pytest.mark.parametrize("corrupt", CORRUPT, ids=lambda path: path.stem)
def test_it_is_refused_under_a_plan_s_header_too(corrupt: Path, school: Path) -> None:
    """As the header of a plan, and then what troubled SQLite, so that more than the header is looked at."""
    path = school / "plan.orgplan"
    body = corrupt.read_bytes()
    path.write_bytes(GOOD[:100] + body[100:])
    assert_refused(path, school)


def test_there_are_plenty_of_hostile_documents() -> None:
    assert len(REFUSED) > 120
    assert len(CORRUPT) == 13


def test_nothing_is_begun_for_a_document_that_is_refused(school: Path, tmp_path: Path) -> None:
    path = school / "plan.orgplan"
    path.write_bytes(REFUSED["link to nowhere"]())
    before = everything_in(school)
    with pytest.raises(FileRefused):
        WorkingCopy.open(path, tmp_path / "store")
    assert everything_in(school) == before
    assert not (tmp_path / "store").exists()


def test_whatever_is_altered_under_a_right_digest_is_refused_or_opened_and_nothing_worse() -> None:
    """Without the digest nearly one in five of these would open, altered, and nobody would know."""
    chance = random.Random(11)
    for _ in range(200):
        image = bytearray(GOOD)
        for _ in range(chance.choice([1, 2, 5, 30])):
            image[chance.randrange(100, len(image))] = chance.choice([0, 255, chance.randrange(256)])
        try:
            with closing(open_image(resealed(bytes(image)))) as connection:
                read_structures(connection)
        except Refusal:
            continue


def test_more_records_than_can_be_shown_are_refused(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = school / "plan.orgplan"
    path.write_bytes(GOOD)
    monkeypatch.setattr(untrusted, "MOST_RECORDS", 40)
    with pytest.raises(FileRefused, match="it has 47 records, and at most 40 can be opened"):
        read_plan(path)


# What lies beside a document


def test_a_log_beside_a_document_is_never_applied(school: Path) -> None:
    path = school / "plan.orgplan"
    path.write_bytes(GOOD)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE person SET name = 'HACKED'")
        connection.commit()
        logs = {name: (school / name).read_bytes() for name in ("plan.orgplan-wal", "plan.orgplan-shm")}
    path.write_bytes(GOOD)
    for name, log in logs.items():
        (school / name).write_bytes(log)
    before = everything_in(school)
    assert contents(read_plan(path)) == contents(a_document())
    assert everything_in(school) == before


def test_a_journal_beside_a_document_is_never_rolled_back(school: Path) -> None:
    path = school / "plan.orgplan"
    path.write_bytes(REFUSED["negative pay"]())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE post SET notes = hex(zeroblob(4000))")
        journal = (school / "plan.orgplan-journal").read_bytes()
    path.write_bytes(GOOD)
    (school / "plan.orgplan-journal").write_bytes(journal)
    before = everything_in(school)
    assert contents(read_plan(path)) == contents(a_document())
    assert everything_in(school) == before


# What is no file


def test_a_link_to_a_document_opens_it(school: Path) -> None:
    (school / "plan.orgplan").write_bytes(GOOD)
    (school / "link.orgplan").symlink_to("plan.orgplan")
    assert contents(read_plan(school / "link.orgplan")) == contents(a_document())


def test_links_that_lead_round_in_a_circle_are_refused(school: Path) -> None:
    (school / "a.orgplan").symlink_to("b.orgplan")
    (school / "b.orgplan").symlink_to("a.orgplan")
    assert_refused(school / "a.orgplan", school)


def test_a_link_to_nowhere_is_refused_and_nothing_is_made_there(school: Path) -> None:
    (school / "a.orgplan").symlink_to("nowhere.orgplan")
    assert_refused(school / "a.orgplan", school)


def test_a_file_that_is_not_there_is_refused(school: Path) -> None:
    assert_refused(school / "gone.orgplan", school)


def test_a_folder_is_refused(school: Path) -> None:
    (school / "folder.orgplan").mkdir()
    assert_refused(school / "folder.orgplan", school)


def test_a_pipe_is_refused_and_nobody_waits_for_it(school: Path) -> None:
    os.mkfifo(school / "pipe.orgplan")
    assert_refused(school / "pipe.orgplan", school)


def test_a_device_that_never_ends_is_refused(school: Path) -> None:
    (school / "zero.orgplan").symlink_to("/dev/zero")
    with pytest.raises(FileRefused, match="not an ordinary file"):
        read_plan(school / "zero.orgplan")


def test_a_file_above_the_limit_is_refused_unread(school: Path) -> None:
    path = school / "huge.orgplan"
    with path.open("wb") as file:
        file.write(GOOD[:100])
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(FileRefused, match="too large"):
        read_plan(path)


def test_a_name_that_is_no_text_is_refused(school: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(school) + b"/pl\xffan.orgplan"))
    path.write_bytes(GOOD)
    with pytest.raises(FileRefused, match="no letter"):
        read_plan(path)
