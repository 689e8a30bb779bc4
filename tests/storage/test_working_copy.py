"""A plan is open in one place at a time, and who has it is said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from orgdesigner.errors import SaveFailed
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.crash import crash
from tests.storage.plans import retitle


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
