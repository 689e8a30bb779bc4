"""Where an edit can't be kept that is said, the work goes on, and it is kept as soon as it can be."""

import errno
from pathlib import Path

import pytest

from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.storage.plan_file import read_plan
from orgdesigner.storage.sessions import orphans
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.crash import crash
from tests.storage.disks import FailingDisk, SmallDisk, WornDisk, inside
from tests.storage.plans import contents, evolve, retitle


def title(copy: WorkingCopy) -> str:
    return copy.document.view().need(r.Post, "ta").title


def test_a_store_that_can_t_be_written_is_said_and_the_work_goes_on(plan: Path, store: Path) -> None:
    disk = FailingDisk()
    disk.fail("make_folder", errno.ENOSPC)
    copy = WorkingCopy.open(plan, store, disk=disk)
    assert copy.recovery_off == (
        "Your edits can't be kept safe from a crash: there is no room left on the disk. Save often."
    )
    retitle(copy.document, "Higher Level TA")
    copy.save()
    assert contents(read_plan(plan)) == contents(copy.document)
    disk.mend()
    copy.keep()
    assert copy.recovery_off == ""
    copy.close(keep_session=False)


def fill_up(copy: WorkingCopy, disk: SmallDisk, store: Path) -> None:
    """Edit until the working copy has no room left, and no other one can be written either."""
    disk.fail("write_new", errno.ENOSPC, inside(store))
    for number in range(100):
        if not copy.recovery_off:
            evolve(copy.document, r.School, r.SCHOOL_ID, notes="n" * (9_000 + number))


def test_a_disk_that_fills_up_is_said_once_and_kept_again_when_there_is_room(plan: Path, store: Path) -> None:
    told: list[str] = []
    disk = SmallDisk()
    disk.pages = 20
    copy = WorkingCopy.open(plan, store, disk=disk)
    copy.on_recovery(told.append)
    fill_up(copy, disk, store)
    retitle(copy.document, "Not kept")
    retitle(copy.document, "Not kept either")
    assert len(told) == 1
    assert "there is no room left on the disk" in told[0]
    disk.mend()
    disk.pages = 0
    retitle(copy.document, "Kept again")
    assert told[1:] == [""]
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert contents(recovered.document) == contents(copy.document)
    assert recovered.document.history == copy.document.history
    recovered.close(keep_session=False)


def test_what_was_kept_before_the_disk_was_full_is_not_given_up(plan: Path, store: Path) -> None:
    disk = SmallDisk()
    disk.pages = 20
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Kept")
    fill_up(copy, disk, store)
    assert copy.recovery_off
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert title(recovered) == "Kept"
    recovered.close(keep_session=False)


def test_a_working_copy_that_fails_once_is_written_anew_at_once(plan: Path, store: Path) -> None:
    disk = SmallDisk()
    disk.pages = 20
    copy = WorkingCopy.open(plan, store, disk=disk)
    disk.pages = 0
    for number in range(20):
        evolve(copy.document, r.School, r.SCHOOL_ID, notes="n" * (9_000 + number))
    assert copy.recovery_off == ""
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert contents(recovered.document) == contents(copy.document)
    recovered.close(keep_session=False)


def test_a_store_that_was_deleted_under_an_open_plan_is_made_anew(plan: Path, store: Path) -> None:
    """A file that is open takes everything after it was removed, and keeps nothing."""
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "First")
    for path in sorted(store.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    retitle(copy.document, "Second")
    assert copy.recovery_off == ""
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert (title(recovered), len(recovered.document.history)) == ("Second", 2)
    recovered.close(keep_session=False)


def test_a_working_copy_that_can_t_be_read_holds_up_no_save(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store, disk=WornDisk())
    retitle(copy.document, "Higher Level TA")
    copy.save()
    assert contents(read_plan(plan)) == contents(copy.document)
    copy.close(keep_session=False)


@pytest.mark.parametrize("undone", [0, 1, 2])
def test_a_change_of_most_of_the_school_is_kept_done_undone_and_done_again(
    plan: Path, store: Path, undone: int
) -> None:
    copy = WorkingCopy.open(plan, store)
    posts = [r.Post(id=f"many{number}", title=f"Post {number}") for number in range(1_500)]
    copy.document.apply(Change("Bring in many", tuple(Step(None, post) for post in posts)))
    for step in (copy.document.undo, copy.document.redo)[:undone]:
        step()
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert contents(recovered.document) == contents(copy.document)
    assert (recovered.document.view().get(r.Post, "many7") is None) == (undone == 1)
    recovered.close(keep_session=False)
