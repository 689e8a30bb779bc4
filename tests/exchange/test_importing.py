"""Files are read in a process of its own, which may fail in any way without harm to what is open."""

import os
import sys
from pathlib import Path

import pytest

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming import organogram
from orgdesigner.exchange.incoming.lists import import_list
from orgdesigner.exchange.incoming.outcome import Imported, Remark
from orgdesigner.exchange.incoming.source import LARGEST
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import Document
from orgdesigner.model.relations import manager
from orgdesigner.model.view import View
from tests.exchange.made_files import brought_in, imported, junior, junior_row, senior, senior_row

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, signals and limits of POSIX")
TWO = senior(senior_row("1"), senior_row("2", "1"))


def file(folder: Path, text: str | bytes, name: str = "staff.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# In another process


def test_what_comes_back_is_what_was_read(tmp_path: Path) -> None:
    rows = senior_row("1"), senior_row("2", "9"), senior_row("3", "1", FTE="x")
    paths = [file(tmp_path, senior(*rows)), file(tmp_path, junior(junior_row("1")), "junior.csv")]
    outcome = import_list(paths)
    assert outcome == organogram.read([organogram.Source(path.name, path.read_bytes()) for path in paths])
    assert outcome.message == (
        "Imported staff.csv and junior.csv. 4 rows: 2 placed, 1 in the tray, 1 refused."
    )


def test_a_module_in_the_folder_that_somebody_is_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(tmp_path, "raise SystemExit(3)", "csv.py")
    monkeypatch.chdir(tmp_path)
    assert import_list([file(tmp_path, TWO)]).placed == 2


@pytest.mark.parametrize("name", ["naïve 😀 100% #1.csv", "a" * 120 + ".csv", "trailing.csv."])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert import_list([file(tmp_path, TWO, name)]).files == (name,)


# What can't be read at all


def test_a_file_that_is_gone_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"“gone\.csv” could not be read: it is not there"):
        import_list([tmp_path / "gone.csv"])


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"not an ordinary file|open in another program"):
        import_list([tmp_path])


@POSIX
def test_a_pipe_a_device_and_a_link_to_nowhere_are_refused_at_once(tmp_path: Path) -> None:
    pipe, broken, loop = tmp_path / "pipe", tmp_path / "broken", tmp_path / "loop"
    os.mkfifo(pipe)
    broken.symlink_to(tmp_path / "nowhere")
    loop.symlink_to(loop)
    for path in (pipe, broken, loop, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(FileRefused, match=r"not an ordinary file|could not be read"):
            import_list([path])


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(LARGEST + 1)
    with pytest.raises(FileRefused, match="larger than 64 MB"):
        import_list([path])


# Into a plan that is open


def document(outcome: Imported) -> Document:
    plan = Document({})
    plan.apply(brought_in(plan.view(), outcome))
    return plan


def director(view: View, number: int) -> r.Post:
    return next(post for post in view.all(r.Post) if post.title == f"Director {number}")


def test_what_a_file_says_nothing_about_stays_as_somebody_made_it() -> None:
    plan = document(imported(TWO))
    before = director(plan.view(), 2)
    edited = before.evolve(critical=True, authority="Decides", order=99)
    plan.apply(Change("Edit", (Step(before, edited),)))
    assert not brought_in(plan.view(), imported(TWO))


def test_a_later_file_changes_what_it_says_otherwise_and_adds_what_is_new() -> None:
    plan = document(imported(TWO))
    later = senior(
        senior_row("1"), senior_row("2", "3", FTE="0.5", Name="Bob"), senior_row("3", "1", Name="Vacant")
    )
    plan.apply(brought_in(plan.view(), imported(later)))
    view = plan.view()
    assert str(director(view, 2).fte) == "0.5"
    assert manager(view, director(view, 2).id) == director(view, 3)
    assert {person.name for person in view.all(r.Person)} == {"Ada Example", "Bob"}
    assert not brought_in(view, imported(later))


def test_a_post_from_the_tray_stays_where_somebody_put_it() -> None:
    orphan = imported(senior(senior_row("1"), senior_row("2", "99")))
    plan = document(orphan)
    top, lost = director(plan.view(), 1), director(plan.view(), 2)
    plan.apply(Change("Place", (Step(None, r.Link(id="mine", lower=lost.id, upper=top.id)),)))
    assert not brought_in(plan.view(), orphan)


def test_a_school_keeps_its_name_once_it_has_posts() -> None:
    plan = document(imported(TWO))
    other = imported(senior(senior_row("1", Organisation="Another Board", **{"Job Title": "Clerk"})))
    plan.apply(brought_in(plan.view(), other))
    assert plan.view().school.name == "Example Board"
    assert len(plan.view().all(r.Post)) == 3


def test_a_loop_with_what_somebody_drew_is_settled_as_the_file_says() -> None:
    orphan = imported(senior(senior_row("1"), senior_row("2", "99"), senior_row("3", "1")))
    plan = document(orphan)
    lost, below = director(plan.view(), 2), director(plan.view(), 3)
    plan.apply(Change("Place", (Step(None, r.Link(id="mine", lower=lost.id, upper=below.id)),)))
    later = imported(senior(senior_row("1"), senior_row("2", "99"), senior_row("3", "2")))
    plan.apply(brought_in(plan.view(), later))
    assert [(link.lower, link.upper) for link in plan.view().all(r.Link)] == [(below.id, lost.id)]


def test_an_account_reads_as_a_sentence() -> None:
    rows = tuple(range(2, 15))
    assert str(Remark("was shortened.", "a.csv", (3,), "Name")) == "a.csv, row 3, “Name”: was shortened."
    assert str(Remark("odd.", "a.csv", (3, 4))) == "a.csv, rows 3 and 4: odd."
    assert str(Remark("odd.", "a.csv", rows)).startswith(
        "a.csv, rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"
    )
