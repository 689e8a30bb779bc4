"""A session is taken up or ended as its user says, and is private."""

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from orgdesigner.model import records as r
from orgdesigner.storage.plan_file import write_plan
from orgdesigner.storage.sessions import clear, default_store, discard, orphans
from orgdesigner.storage.versions import versions
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.crash import crash
from tests.storage.plans import a_document, retitle


def title(copy: WorkingCopy) -> str:
    return copy.document.view().need(r.Post, "ta").title


def sessions_in(store: Path) -> list[Path]:
    return list((store / "sessions").iterdir())


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
