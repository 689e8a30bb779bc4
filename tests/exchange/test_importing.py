"""Files are read in a process of its own, which may fail in any way without harm to what is open."""

import os
import sys
from pathlib import Path

import pytest

from orgdesigner.errors import EditRefused, FileRefused
from orgdesigner.exchange import child, organogram, worker
from orgdesigner.exchange.importing import import_change, import_files
from orgdesigner.exchange.outcome import Imported, Remark
from orgdesigner.exchange.source import LARGEST
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import Document
from orgdesigner.model.relations import manager
from orgdesigner.model.view import View
from tests.exchange.made_files import imported, junior, junior_row, senior, senior_row

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
    outcome = import_files(paths)
    assert outcome == organogram.read([organogram.Source(path.name, path.read_bytes()) for path in paths])
    assert outcome.message == (
        "Imported staff.csv and junior.csv. 4 rows: 2 placed, 1 in the tray, 1 refused."
    )


def test_which_fields_a_file_said_something_about_survives_the_journey(tmp_path: Path) -> None:
    outcome = import_files([file(tmp_path, TWO)])
    post = next(record for record in outcome.records if isinstance(record, r.Post))
    assert "fte" in post.model_fields_set
    assert "access" not in post.model_fields_set


def test_reading_loads_nothing_of_the_window_and_of_the_file_format(tmp_path: Path) -> None:
    program = (
        "import sys; from orgdesigner.exchange import worker;"
        f"assert 'imported' in worker.answer([{str(file(tmp_path, TWO))!r}]);"
        "assert not {'PySide6', 'sqlalchemy'} & sys.modules.keys()"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", program]) == 0


def test_a_module_in_the_folder_that_somebody_is_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(tmp_path, "raise SystemExit(3)", "csv.py")
    monkeypatch.chdir(tmp_path)
    assert import_files([file(tmp_path, TWO)]).placed == 2


@pytest.mark.parametrize("name", ["naïve 😀 100% #1.csv", "a" * 120 + ".csv", "trailing.csv."])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert import_files([file(tmp_path, TWO, name)]).files == (name,)


def test_an_import_can_be_given_up(tmp_path: Path) -> None:
    big = file(tmp_path, senior(*(senior_row(str(n), "1") for n in range(5_000))))
    with pytest.raises(FileRefused, match="cancelled; nothing was changed"):
        import_files([big], cancelled=lambda: True)


def test_an_import_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LONGEST", 0.0)
    big = file(tmp_path, senior(*(senior_row(str(n), "1") for n in range(5_000))))
    with pytest.raises(FileRefused, match="took longer"):
        import_files([big])


@POSIX
def test_a_file_that_needs_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A smaller limit, so that a smaller file is enough; one character beyond the basic plane makes Python
    # keep every character in four bytes.
    smaller = "child.MOST_MEMORY = 160 * 1024**2; worker.main()"
    found = "import sys; sys.path.append(sys.argv[1]); from orgdesigner.exchange import child, worker"
    monkeypatch.setattr(child, "_PROGRAM", f"{found}; {smaller}")
    assert import_files([file(tmp_path, TWO)]).placed == 2
    huge = file(tmp_path, b"a,b,c\n" * 4_000_000 + "😀".encode(), "huge.csv")
    with pytest.raises(FileRefused, match="more memory"):
        import_files([huge])


@POSIX
def test_a_reader_that_dies_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = file(tmp_path, "#!/bin/sh\nkill -ABRT $$\n", "python")
    dying.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(dying))
    with pytest.raises(FileRefused, match="broke off"):
        import_files([file(tmp_path, TWO)])


def test_records_of_which_some_do_not_arrive_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_less = "import io; out, sys.stdout = sys.stdout, io.StringIO(); worker.main()"
    told = "out.writelines(sys.stdout.getvalue().splitlines(keepends=True)[:-1])"
    found = "import sys; sys.path.append(sys.argv[1]); from orgdesigner.exchange import worker"
    monkeypatch.setattr(child, "_PROGRAM", f"{found}; {one_less}; {told}")
    with pytest.raises(FileRefused, match="broke off"):
        import_files([file(tmp_path, TWO)])


def test_a_bug_in_the_importer_is_a_bug_and_names_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: object) -> Imported:
        raise ZeroDivisionError("Ada Example")

    monkeypatch.setattr(organogram, "read", read)
    answer = worker.answer([str(file(tmp_path, TWO))])
    assert answer["bug"].startswith("ZeroDivisionError in test_importing.py, line ")
    assert "Ada" not in str(answer)


# What can't be read at all


def test_a_file_that_is_gone_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"“gone\.csv” could not be read: it is not there"):
        import_files([tmp_path / "gone.csv"])


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"not an ordinary file|open in another program"):
        import_files([tmp_path])


@POSIX
def test_a_pipe_a_device_and_a_link_to_nowhere_are_refused_at_once(tmp_path: Path) -> None:
    pipe, broken, loop = tmp_path / "pipe", tmp_path / "broken", tmp_path / "loop"
    os.mkfifo(pipe)
    broken.symlink_to(tmp_path / "nowhere")
    loop.symlink_to(loop)
    for path in (pipe, broken, loop, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(FileRefused, match=r"not an ordinary file|could not be read"):
            import_files([path])


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(LARGEST + 1)
    with pytest.raises(FileRefused, match="larger than 64 MB"):
        import_files([path])


# Into a plan that is open


def document(outcome: Imported) -> Document:
    plan = Document({})
    plan.apply(import_change(plan.view(), outcome))
    return plan


def director(view: View, number: int) -> r.Post:
    return next(post for post in view.all(r.Post) if post.title == f"Director {number}")


def test_what_a_file_says_nothing_about_stays_as_somebody_made_it() -> None:
    plan = document(imported(TWO))
    before = director(plan.view(), 2)
    edited = before.evolve(critical=True, authority="Decides", order=99)
    plan.apply(Change("Edit", (Step(before, edited),)))
    assert not import_change(plan.view(), imported(TWO))


def test_a_later_file_changes_what_it_says_otherwise_and_adds_what_is_new() -> None:
    plan = document(imported(TWO))
    later = senior(
        senior_row("1"), senior_row("2", "3", FTE="0.5", Name="Bob"), senior_row("3", "1", Name="Vacant")
    )
    plan.apply(import_change(plan.view(), imported(later)))
    view = plan.view()
    assert str(director(view, 2).fte) == "0.5"
    assert manager(view, director(view, 2).id) == director(view, 3)
    assert {person.name for person in view.all(r.Person)} == {"Ada Example", "Bob"}
    assert not import_change(view, imported(later))


def test_a_post_from_the_tray_stays_where_somebody_put_it() -> None:
    orphan = imported(senior(senior_row("1"), senior_row("2", "99")))
    plan = document(orphan)
    top, lost = director(plan.view(), 1), director(plan.view(), 2)
    plan.apply(Change("Place", (Step(None, r.Link(id="mine", lower=lost.id, upper=top.id)),)))
    assert not import_change(plan.view(), orphan)


def test_a_school_keeps_its_name_once_it_has_posts() -> None:
    plan = document(imported(TWO))
    other = imported(senior(senior_row("1", Organisation="Another Board")))
    plan.apply(import_change(plan.view(), other))
    assert plan.view().school.name == "Example Board"
    assert len(plan.view().all(r.Post)) == 3


def test_a_loop_with_what_somebody_drew_is_refused_and_changes_nothing() -> None:
    orphan = imported(senior(senior_row("1"), senior_row("2", "99"), senior_row("3", "1")))
    plan = document(orphan)
    lost, below = director(plan.view(), 2), director(plan.view(), 3)
    plan.apply(Change("Place", (Step(None, r.Link(id="mine", lower=lost.id, upper=below.id)),)))
    before = plan.view().snapshot()
    later = imported(senior(senior_row("1"), senior_row("2", "99"), senior_row("3", "2")))
    with pytest.raises(EditRefused, match="loop"):
        plan.apply(import_change(plan.view(), later))
    assert plan.view() == before.view


def test_an_account_reads_as_a_sentence() -> None:
    rows = tuple(range(2, 15))
    assert str(Remark("was shortened.", "a.csv", (3,), "Name")) == "a.csv, row 3, “Name”: was shortened."
    assert str(Remark("odd.", "a.csv", (3, 4))) == "a.csv, rows 3 and 4: odd."
    assert str(Remark("odd.", "a.csv", rows)).startswith(
        "a.csv, rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"
    )
