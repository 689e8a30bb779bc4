"""Every edit survives a crash with its history, and nothing of it goes before its user has chosen."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from orgdesigner.errors import FileRefused, SaveFailed
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.structure import Structure
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.sessions import discard, orphans
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.crash import crash
from tests.storage.disks import FailingDisk, inside
from tests.storage.plans import a_document, contents, evolve, retitle


def title(copy: WorkingCopy) -> str:
    return copy.document.view().need(r.Post, "ta").title


def sessions_in(store: Path) -> list[Path]:
    return list((store / "sessions").iterdir())


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
