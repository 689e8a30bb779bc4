"""A save replaces the file as a whole or leaves it, says what happened, and can be tried again."""

import errno
import os
import re
import stat
from pathlib import Path

import pytest

from orgdesigner.errors import SaveFailed
from orgdesigner.model import records as r
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.versions import versions
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.disks import FailingDisk, inside
from tests.storage.plans import a_document, contents, evolve, retitle


@pytest.fixture
def disk() -> FailingDisk:
    return FailingDisk()


def title_in(path: Path) -> str:
    return read_plan(path).view().need(r.Post, "ta").title


def files_beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each != path)


def test_a_save_puts_the_document_in_the_file(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    saved = copy.save()
    assert (saved.path, saved.conflict) == (plan, False)
    assert contents(read_plan(plan)) == contents(copy.document)
    copy.close(keep_session=False)
    assert files_beside(plan) == []


def test_a_save_keeps_the_rights_of_the_file(plan: Path, store: Path) -> None:
    plan.chmod(0o640)
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    copy.close(keep_session=False)


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_plan(a_document(), tmp_path / "new.orgplan")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.orgplan").stat().st_mode) == 0o640


def test_a_save_goes_through_a_link_and_leaves_the_link(plan: Path, store: Path) -> None:
    link = plan.with_name("link.orgplan")
    link.symlink_to(plan.name)
    copy = WorkingCopy.open(link, store)
    retitle(copy.document, "Higher Level TA")
    copy.save()
    copy.close(keep_session=False)
    assert link.is_symlink()
    assert title_in(plan) == "Higher Level TA"


@pytest.mark.parametrize(
    ("method", "error", "words"),
    [
        ("write_new", errno.ENOSPC, "there is no room left on the disk"),
        ("write half", errno.EDQUOT, "there is no room left in your allowance"),
        ("write_new", errno.EACCES, "you have no permission there"),
        ("write_new", errno.EROFS, "the disk can only be read"),
        ("replace", errno.EIO, "the disk reported an error"),
        ("replace", errno.EACCES, "you have no permission there"),
    ],
)
def test_a_save_that_fails_is_said_in_words_leaves_the_file_and_can_be_tried_again(
    plan: Path, store: Path, disk: FailingDisk, method: str, error: int, words: str
) -> None:
    before = plan.read_bytes()
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Higher Level TA")
    disk.fail(method, error, inside(plan.parent))
    with pytest.raises(SaveFailed, match=f"“plan.orgplan” was not saved: {words}.*your work is kept"):
        copy.save()
    assert plan.read_bytes() == before
    assert files_beside(plan) == [".~lock.plan.orgplan#"]
    assert copy.dirty
    disk.mend()
    retitle(copy.document, "Lead TA")
    assert copy.save().path == plan
    assert (title_in(plan), copy.edits_since_save) == ("Lead TA", 0)
    copy.close(keep_session=False)


def test_a_file_that_another_program_holds_is_tried_for_a_moment(
    plan: Path, store: Path, disk: FailingDisk
) -> None:
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Higher Level TA")
    disk.fail("replace", errno.EACCES, lambda target: target == plan and len(disk.waited) < 5)
    copy.save()
    assert title_in(plan) == "Higher Level TA"
    assert disk.waited == sorted(disk.waited)
    assert sum(disk.waited) < 1
    copy.close(keep_session=False)


def test_what_the_disk_did_not_take_in_is_not_put_in_place(plan: Path, store: Path) -> None:
    class Forgetful(FailingDisk):
        """A disk that reports success and holds something else."""

        def read(self, path: Path) -> bytes:
            found = super().read(path)
            return found[:-1] + b"?" if path.suffix == ".tmp" else found

    before = plan.read_bytes()
    copy = WorkingCopy.open(plan, store, disk=Forgetful())
    retitle(copy.document, "Higher Level TA")
    with pytest.raises(SaveFailed, match="the disk reported an error"):
        copy.save()
    assert plan.read_bytes() == before
    copy.close(keep_session=False)


def test_an_error_after_the_rename_does_not_make_our_file_another_s(
    plan: Path, store: Path, disk: FailingDisk
) -> None:
    copy = WorkingCopy.open(plan, store, disk=disk)
    for title in ("First", "Second", "Third"):
        retitle(copy.document, title)
        disk.fail("sync_folder", errno.EIO, inside(plan.parent))
        with pytest.raises(SaveFailed):
            copy.save()
        disk.mend()
    assert not copy.save().conflict
    assert title_in(plan) == "Third"
    copy.close(keep_session=False)


def test_a_folder_that_has_vanished_is_said_and_another_place_takes_the_plan(
    plan: Path, store: Path, tmp_path: Path
) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    plan.parent.rename(tmp_path / "moved")
    with pytest.raises(SaveFailed, match="not there"):
        copy.save()
    assert copy.save_as(tmp_path / "elsewhere.orgplan").path == tmp_path / "elsewhere.orgplan"
    assert title_in(tmp_path / "elsewhere.orgplan") == "Higher Level TA"
    copy.close(keep_session=False)


def test_a_file_that_was_deleted_is_written_anew(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    plan.unlink()
    assert not copy.save().conflict
    assert title_in(plan) == "Higher Level TA"
    copy.close(keep_session=False)


def test_a_file_that_is_marked_read_only_is_not_replaced(plan: Path, store: Path) -> None:
    """Not even by somebody who could: a rename does not ask."""
    plan.chmod(0o444)
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    with pytest.raises(SaveFailed, match="marked as read-only; save it under another name"):
        copy.save()
    assert title_in(plan) == "Teaching Assistant"
    copy.close(keep_session=False)


# What somebody else wrote


def test_a_file_that_somebody_else_changed_is_left_and_ours_goes_beside_it(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Ours")
    theirs = a_document()
    retitle(theirs, "Theirs")
    write_plan(theirs, plan, replace=True)
    saved = copy.save()
    assert saved.conflict
    assert re.fullmatch(r"plan \(conflict .+ \d{4}-\d\d-\d\d \d\d\.\d\d\)\.orgplan", saved.path.name)
    assert (title_in(plan), title_in(saved.path)) == ("Theirs", "Ours")
    assert copy.path == saved.path
    retitle(copy.document, "Ours again")
    assert copy.save() == type(saved)(saved.path)
    assert (title_in(plan), title_in(saved.path)) == ("Theirs", "Ours again")
    copy.close(keep_session=False)


def test_a_second_conflict_in_a_minute_gets_a_name_of_its_own(plan: Path, store: Path) -> None:
    names = set()
    for title in ("One", "Two", "Three"):
        copy = WorkingCopy.open(plan, store)
        retitle(copy.document, title)
        theirs = a_document()
        retitle(theirs, f"Not {title}")
        write_plan(theirs, plan, replace=True)
        names.add(copy.save().path)
        copy.close(keep_session=False)
    assert {title_in(name) for name in names} == {"One", "Two", "Three"}


def test_a_file_that_is_changed_while_it_is_saved_is_left_too(
    plan: Path, store: Path, disk: FailingDisk
) -> None:
    class Busy(FailingDisk):
        """A disk on which a sync client puts its version in place in the middle of our save."""

        def write_new(self, path: Path, data: bytes, *, mode: int = 0o600) -> None:
            super().write_new(path, data, mode=mode)
            if path.suffix == ".tmp" and title_in(plan) != "Theirs":
                theirs = a_document()
                retitle(theirs, "Theirs")
                write_plan(theirs, plan, replace=True)

    copy = WorkingCopy.open(plan, store, disk=Busy())
    retitle(copy.document, "Ours")
    saved = copy.save()
    assert saved.conflict
    assert (title_in(plan), title_in(saved.path)) == ("Theirs", "Ours")
    copy.close(keep_session=False)


def test_a_conflict_on_a_disk_without_links_overwrites_nothing(
    plan: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory stick: it can rename, and can't give a file a second name."""

    def refuse(_: Path, __: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    names = set()
    for title in ("One", "Two"):
        copy = WorkingCopy.open(plan, store)
        retitle(copy.document, title)
        theirs = a_document()
        retitle(theirs, f"Not {title}")
        write_plan(theirs, plan, replace=True)
        names.add(copy.save().path)
        copy.close(keep_session=False)
    assert {title_in(name) for name in names} == {"One", "Two"}


# Under another name


def test_save_as_goes_on_with_the_other_file(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    other = plan.with_name("other.orgplan")
    copy.save_as(other)
    assert (copy.path, copy.dirty) == (other, False)
    assert (title_in(plan), title_in(other)) == ("Teaching Assistant", "Higher Level TA")
    assert files_beside(plan) == [".~lock.other.orgplan#", "other.orgplan"]
    copy.close(keep_session=False)


def test_save_as_that_fails_goes_on_with_the_file_as_before(
    plan: Path, store: Path, disk: FailingDisk
) -> None:
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Higher Level TA")
    disk.fail("write_new", errno.ENOSPC, lambda path: path.suffix == ".tmp")
    with pytest.raises(SaveFailed):
        copy.save_as(plan.with_name("other.orgplan"))
    disk.mend()
    assert copy.save().path == plan
    assert files_beside(plan) == [".~lock.plan.orgplan#"]
    copy.close(keep_session=False)


def test_save_as_to_the_same_file_is_a_save(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    retitle(copy.document, "Higher Level TA")
    assert copy.save_as(plan.parent / ".." / "school" / "plan.orgplan").path == plan
    assert title_in(plan) == "Higher Level TA"
    copy.close(keep_session=False)


def test_save_as_does_not_replace_a_plan_that_is_open(plan: Path, store: Path) -> None:
    write_plan(a_document(), plan.with_name("other.orgplan"))
    other = WorkingCopy.open(plan.with_name("other.orgplan"), store)
    copy = WorkingCopy.open(plan, store)
    with pytest.raises(SaveFailed, match="has it open; choose another name"):
        copy.save_as(plan.with_name("other.orgplan"))
    for each in (other, copy):
        each.close(keep_session=False)


def test_a_plan_without_a_file_says_that_it_needs_one(store: Path, tmp_path: Path) -> None:
    copy = WorkingCopy.adopt(a_document(), store)
    with pytest.raises(SaveFailed, match="no file yet"):
        copy.save()
    copy.save_as(tmp_path / "new.orgplan")
    retitle(copy.document, "Higher Level TA")
    copy.save()
    assert title_in(tmp_path / "new.orgplan") == "Higher Level TA"
    copy.close(keep_session=False)


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_not_replaced(kind: str, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.orgplan"
    target.mkdir() if kind == "folder" else os.mkfifo(target)
    copy = WorkingCopy.adopt(a_document(), store)
    with pytest.raises(SaveFailed, match="was not saved: it is"):
        copy.save_as(target)
    assert target.is_dir() or target.is_fifo()
    copy.close(keep_session=False)


def test_a_plan_is_written_over_another_only_if_that_is_wanted(plan: Path) -> None:
    with pytest.raises(SaveFailed, match="there is a file of that name"):
        write_plan(a_document(), plan)
    write_plan(a_document(), plan, replace=True)


# What is kept, and what is not


def test_the_ten_versions_before_are_kept_for_the_user_alone(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    for number in range(12):
        retitle(copy.document, f"Version {number}")
        copy.save()
    kept = versions(store, plan)
    assert [title_in(each) for each in kept] == [f"Version {number}" for number in range(10, 0, -1)]
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept} == {0o600}
    copy.close(keep_session=False)


def test_a_save_goes_on_where_no_version_can_be_kept(plan: Path, store: Path, disk: FailingDisk) -> None:
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Higher Level TA")
    disk.fail("make_folder", errno.ENOSPC)
    copy.save()
    assert title_in(plan) == "Higher Level TA"
    copy.close(keep_session=False)


def test_a_deleted_name_is_in_no_byte_of_the_saved_file(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    for name in ("Zebedee Quirke", "Amaryllis Featherstone", "Someone Else"):
        evolve(copy.document, r.Person, "sian", name=name)
    copy.save()
    saved = plan.read_bytes()
    assert b"Someone Else" in saved
    assert b"Zebedee" not in saved
    assert b"Amaryllis" not in saved
    copy.close(keep_session=False)


def test_what_an_interrupted_save_left_is_removed_at_the_next_opening(
    plan: Path, store: Path, disk: FailingDisk
) -> None:
    copy = WorkingCopy.open(plan, store, disk=disk)
    retitle(copy.document, "Higher Level TA")
    disk.fail("replace", errno.EIO, inside(plan.parent))
    disk.fail("remove", errno.EIO, inside(plan.parent))
    with pytest.raises(SaveFailed):
        copy.save()
    copy.close(keep_session=False)
    assert len(files_beside(plan)) == 1
    (plan.parent / "somebody.tmp").write_text("not ours")
    WorkingCopy.open(plan, store).close(keep_session=False)
    assert files_beside(plan) == ["somebody.tmp"]


def test_what_could_not_be_opened_again_is_not_saved(plan: Path, store: Path) -> None:
    copy = WorkingCopy.open(plan, store)
    evolve(copy.document, r.Person, "sian", expertise=tuple(f"Subject {n:0190}" for n in range(6_000)))
    with pytest.raises(
        SaveFailed, match=r"a person has a list of more than 1,000,000 characters.*work is kept"
    ):
        copy.save()
    copy.document.undo()
    retitle(copy.document, "Higher Level TA")
    copy.save()
    assert title_in(plan) == "Higher Level TA"
    copy.close(keep_session=False)
