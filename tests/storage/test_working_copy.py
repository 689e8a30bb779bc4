"""Every edit survives; sessions are found, taken up or ended as their user says; and they are private."""

import errno
import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from orgdesigner.errors import FileRefused, SaveFailed
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.structure import Structure
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.sessions import clear, default_store, discard, orphans
from orgdesigner.storage.versions import versions
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.crash import crash
from tests.storage.disks import FailingDisk, SmallDisk, WornDisk, inside
from tests.storage.plans import a_document, contents, evolve, retitle


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The small school's file, in a folder of its own."""
    path = tmp_path / "school" / "plan.orgplan"
    path.parent.mkdir()
    write_plan(a_document(), path)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def title(copy: WorkingCopy) -> str:
    return copy.document.view().need(r.Post, "ta").title


def sessions_in(store: Path) -> list[Path]:
    return list((store / "sessions").iterdir())


# Recovering


def test_an_edit_survives_a_crash(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    crash(copy)
    (orphan,) = orphans(store)
    assert (orphan.path, orphan.edits) == (plan, 1)
    recovered = WorkingCopy.recover(orphan, store)
    assert (title(recovered), recovered.dirty, recovered.edits_since_save) == ("Higher Level TA", True, 1)
    assert recovered.path == plan
    recovered.close(keep_session=False)


def test_recovering_leaves_the_file_so_that_both_versions_can_be_looked_at(plan: Path, store: Path) -> None:
    before = plan.read_bytes()
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert plan.read_bytes() == before
    assert read_plan(plan).view().need(r.Post, "ta").title == "Teaching Assistant"
    recovered.save()
    assert contents(read_plan(plan)) == contents(recovered.document)
    recovered.close(keep_session=False)


def test_undo_works_across_a_crash(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    for new in ("First", "Second", "Third"):
        retitle(copy.document, new)
    copy.document.undo()
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert title(recovered) == "Second"
    recovered.document.redo()
    assert title(recovered) == "Third"
    for _ in range(3):
        recovered.document.undo()
    assert contents(recovered.document) == contents(a_document())
    recovered.close(keep_session=False)


def test_typing_that_became_one_step_is_one_step_after_a_crash(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    for typed in ("H", "HL", "HLTA"):
        retitle(copy.document, typed, merge_key="title of ta")
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert [entry.change.label for entry in recovered.document.history] == ["Call it HLTA"]
    recovered.document.undo()
    assert title(recovered) == "Teaching Assistant"
    recovered.close(keep_session=False)


def test_a_proposal_that_was_removed_can_be_brought_back_after_a_crash(plan: Path, store: Path) -> None:
    from orgdesigner.model.edits.proposals import remove_proposal

    copy = WorkingCopy.open(plan, store)
    copy.document.apply(remove_proposal(copy.document.view("year-one")), "year-one")
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert recovered.document.places() == (CURRENT,)
    recovered.document.undo()
    assert contents(recovered.document) == contents(a_document())
    recovered.close(keep_session=False)


def test_a_plan_that_was_never_saved_survives_a_crash(store: Path) -> None:
    copy = WorkingCopy.adopt(Document({CURRENT: Structure([r.School(id=r.SCHOOL_ID)])}), store)
    evolve(copy.document, r.School, r.SCHOOL_ID, name="Ashdown School")
    crash(copy)
    (orphan,) = orphans(store)
    assert (orphan.path, orphan.edits) == (None, 1)
    recovered = WorkingCopy.recover(orphan, store)
    assert recovered.document.view().school.name == "Ashdown School"
    recovered.close(keep_session=False)


def test_a_document_with_a_history_is_adopted_with_it(store: Path) -> None:
    """What was done before the first picture was painted is kept like everything after it."""
    document = a_document()
    retitle(document, "Early")
    copy = WorkingCopy.adopt(document, store)
    assert (copy.dirty, copy.edits_since_save) == (True, 1)
    crash(copy)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    recovered.document.undo()
    assert contents(recovered.document) == contents(a_document())
    assert not recovered.dirty
    recovered.close(keep_session=False)


def test_a_crash_after_a_save_leaves_nothing_to_recover_and_the_history(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    crash(copy)
    assert orphans(store) == []
    again = WorkingCopy.open(plan, store)
    assert not again.dirty
    again.document.undo()
    assert title(again) == "Teaching Assistant"
    again.close(keep_session=False)


def test_a_history_that_can_t_be_read_is_given_up_for_what_it_led_to(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    for new in ("First", "Second"):
        retitle(copy.document, new)
    crash(copy)
    (database,) = store.glob("sessions/*/work-*.db")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE history SET steps = '[[\"unknown\", null, null]]'")
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    assert (title(recovered), recovered.document.history, recovered.dirty) == ("Second", (), True)
    retitle(recovered.document, "Third")
    crash(recovered)
    again = WorkingCopy.recover(orphans(store)[0], store)
    assert (title(again), len(again.document.history)) == ("Third", 1)
    again.close(keep_session=False)


def test_edits_that_were_kept_and_are_damaged_are_refused_in_words_and_left(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    crash(copy)
    (database,) = store.glob("sessions/*/work-*.db")
    database.write_bytes(b"no database" * 1_000)
    (orphan,) = orphans(store)
    assert orphan.edits is None
    with pytest.raises(FileRefused, match="the edits that were kept of it are damaged; open the file itself"):
        WorkingCopy.recover(orphan, store)
    assert database.exists()
    discard(orphan)
    assert sessions_in(store) == []


def test_a_session_record_that_is_damaged_does_not_lose_what_it_belongs_to(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    crash(copy)
    (record,) = store.glob("sessions/*/session.json")
    record.write_text("{")
    assert [orphan.edits for orphan in orphans(store)] == [None]
    assert len(list(store.glob("sessions/*/work-*.db"))) == 1


def test_a_session_that_never_began_is_removed(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    crash(copy)
    (record,) = store.glob("sessions/*/session.json")
    record.unlink()
    assert orphans(store) == []
    assert sessions_in(store) == []


def test_a_session_that_is_alive_is_no_orphan_and_can_t_be_taken_over(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    assert orphans(store) == []
    crash(copy)
    (orphan,) = orphans(store)
    recovered = WorkingCopy.recover(orphan, store)
    with pytest.raises(FileRefused, match="open in another window"):
        WorkingCopy.recover(orphan, store)
    recovered.close(keep_session=False)


def test_a_recovered_plan_does_not_overwrite_what_somebody_saved_meanwhile(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Ours")
    crash(copy)
    theirs = a_document()
    retitle(theirs, "Theirs")
    write_plan(theirs, plan, replace=True)
    recovered = WorkingCopy.recover(orphans(store)[0], store)
    saved = recovered.save()
    assert saved.conflict
    assert read_plan(plan).view().need(r.Post, "ta").title == "Theirs"
    recovered.close(keep_session=False)


def test_a_crash_between_the_rename_and_the_record_is_no_conflict(plan: Path, store: Path) -> None:
    disk = FailingDisk()
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Higher Level TA")
    disk.fail("sync_folder", errno.EIO, inside(plan.parent))
    with pytest.raises(SaveFailed):
        copy.save()
    crash(copy)
    assert orphans(store) == []
    again = WorkingCopy.open(plan, store)
    assert (title(again), len(again.document.history), again.dirty) == ("Higher Level TA", 1, False)
    retitle(again.document, "Lead TA")
    assert not again.save().conflict
    again.close(keep_session=False)


# Keeping and ending sessions


def test_the_history_stays_until_the_session_is_ended(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    copy.close(keep_session=True)
    again = WorkingCopy.open(plan, store)
    assert len(again.document.history) == 1
    again.close(keep_session=False)
    assert sessions_in(store) == []
    once_more = WorkingCopy.open(plan, store)
    assert once_more.document.history == ()
    once_more.close(keep_session=False)


def test_a_kept_history_is_dropped_when_the_file_has_changed(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    copy.close(keep_session=True)
    theirs = a_document()
    retitle(theirs, "Theirs")
    write_plan(theirs, plan, replace=True)
    again = WorkingCopy.open(plan, store)
    assert (title(again), again.document.history) == ("Theirs", ())
    assert len(sessions_in(store)) == 1
    again.close(keep_session=False)


def test_a_kept_history_that_is_damaged_keeps_nobody_from_the_file(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    copy.close(keep_session=True)
    (database,) = store.glob("sessions/*/work-*.db")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM school")
    again = WorkingCopy.open(plan, store)
    assert (title(again), again.document.history) == ("Higher Level TA", ())
    assert len(sessions_in(store)) == 1
    again.close(keep_session=False)


def test_unsaved_edits_wait_for_the_user_to_choose(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Unsaved")
    copy.close(keep_session=True)
    again = WorkingCopy.open(plan, store)
    assert title(again) == "Teaching Assistant"
    again.close(keep_session=False)
    (orphan,) = orphans(store)
    assert orphan.edits == 1
    discard(orphan)
    assert orphans(store) == []


def test_undoing_to_what_was_saved_is_as_good_as_saving(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    undo, redo = copy.document.undo, copy.document.redo
    retitle(copy.document, "Saved")
    copy.save()
    retitle(copy.document, "Not saved")
    dirty = [copy.dirty]
    for step in (undo, undo, redo, redo, undo):
        step()
        dirty.append(copy.dirty)
    assert dirty == [True, False, True, False, True, False]
    undo()
    retitle(copy.document, "Saved")
    assert copy.dirty  # the same title, and not what was saved: nobody can tell that it is
    copy.close(keep_session=True)
    assert [orphan.edits for orphan in orphans(store)] == [8]


def test_an_example_that_nobody_touched_leaves_nothing(store: Path) -> None:
    crash(WorkingCopy.adopt(a_document(), store))
    assert orphans(store) == []
    assert sessions_in(store) == []


def test_clearing_removes_everything_that_is_not_open(plan: Path, store: Path) -> None:
    other = plan.with_name("other.orgplan")
    write_plan(a_document(), other)
    for path in (plan, other):
        copy = WorkingCopy.open(path, store)
        retitle(copy.document, "Higher Level TA")
        copy.save()
        if path == plan:
            copy.close(keep_session=True)
    clear(store)
    assert len(sessions_in(store)) == 1
    assert versions(store, plan) == []
    retitle(copy.document, "Still kept")
    assert copy.recovery_off == ""
    copy.close(keep_session=False)
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_everything_in_the_store_is_for_the_user_alone(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    for path in [store, *store.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600) or path.name == "lock"
    copy.close(keep_session=False)


def test_the_store_is_where_this_system_keeps_such_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "here"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "here"))
    if sys.platform != "darwin":
        assert default_store() == tmp_path / "here" / "OrgDesigner"


# Where nothing can be kept


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


# A second instance


def test_a_plan_that_is_open_elsewhere_is_read_only_and_can_be_copied(plan: Path, store: Path) -> None:
    first = WorkingCopy.open(plan, store)
    second = WorkingCopy.open(plan, store)
    assert (first.read_only, second.read_only) == (False, True)
    assert " on " in second.locked_by
    retitle(second.document, "A copy")
    with pytest.raises(SaveFailed, match=f"{second.locked_by} has it open; save yours under another name"):
        second.save()
    second.save_as(plan.with_name("copy.orgplan"))
    assert not second.read_only
    second.save()
    for copy in (first, second):
        copy.close(keep_session=False)
    assert sorted(path.name for path in plan.parent.iterdir()) == ["copy.orgplan", "plan.orgplan"]


def test_a_plan_that_another_program_has_open_is_noticed(plan: Path, store: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from orgdesigner.storage.working_copy import WorkingCopy;"
        f"copy = WorkingCopy.open(Path({str(plan)!r}), Path({str(store)!r}));"
        "print('open', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        copy = WorkingCopy.open(plan, store)
        assert copy.read_only
        copy.close(keep_session=False)
        other.kill()
    again = WorkingCopy.open(plan, store)
    assert not again.read_only
    again.close(keep_session=False)


def test_a_lock_file_that_a_crash_left_holds_nobody_up(plan: Path, store: Path) -> None:
    crash(WorkingCopy.open(plan, store))
    assert plan.with_name(".~lock.plan.orgplan#").exists()
    copy = WorkingCopy.open(plan, store)
    assert not copy.read_only
    copy.close(keep_session=False)
    assert [path.name for path in plan.parent.iterdir()] == ["plan.orgplan"]


@pytest.mark.parametrize("trap", ["link", "folder", "pipe"])
def test_a_trap_in_the_place_of_a_lock_is_left_alone(
    plan: Path, store: Path, tmp_path: Path, trap: str
) -> None:
    import os

    lock = plan.with_name(".~lock.plan.orgplan#")
    victim = tmp_path / "victim"
    victim.write_text("precious")
    if trap == "link":
        lock.symlink_to(victim)
    elif trap == "folder":
        lock.mkdir()
    else:
        os.mkfifo(lock)
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    copy.close(keep_session=False)
    assert victim.read_text() == "precious"
    assert lock.is_symlink() or lock.is_dir() or lock.is_fifo()


def test_the_session_s_record_names_no_more_than_the_file(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    (record,) = store.glob("sessions/*/session.json")
    assert json.loads(record.read_text()).keys() == {"path", "fingerprint", "saved", "pending", "working"}
    copy.close(keep_session=False)
