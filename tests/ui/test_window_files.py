"""Opening, saving and leaving in the real window: nothing is lost, and nothing is said that is not so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.storage.plan_file import read_plan
from orgdesigner.ui.filing import read_orphan
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.recent import recent_files
from tests.ui.conftest import SCHOOL, MakeWindow
from tests.ui.hands import LEFT, button


def rename(window: MainWindow, title: str) -> None:
    window.session.perform(lambda view: set_fields(view, view.need(Post, "gl1"), title=title))


def box(window: MainWindow, name: str) -> QMessageBox:
    found = [
        each for each in window.findChildren(QMessageBox) if each.objectName() == name and each.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} windows are called {name}"
    return found[0]


def answer(window: MainWindow, button: QMessageBox.StandardButton) -> None:
    QTest.mouseClick(box(window, "leaving").button(button), LEFT)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Stand in for the system's own window in which a file is chosen, which no test can click."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: (str(path), ""))


def died_with(file: Path, title: str) -> None:
    """Let another process open a plan, rename a post and die without a word."""
    program = (
        "import os, sys; from pathlib import Path;"
        "from orgdesigner.model.edits.fields import set_fields; from orgdesigner.model.records import Post;"
        "from orgdesigner.storage.sessions import default_store;"
        "from orgdesigner.storage.working_copy import WorkingCopy;"
        "copy = WorkingCopy.open(Path(sys.argv[1]), default_store()); view = copy.document.view();"
        "copy.document.apply(set_fields(view, view.need(Post, 'gl1'), title=sys.argv[2])); os._exit(9)"
    )
    died = subprocess.run([sys.executable, "-c", program, str(file), title], check=False)
    assert died.returncode == 9


@pytest.fixture
def saved(make_window: MakeWindow, tmp_path: Path) -> Path:
    window = make_window(sketch=SCHOOL)
    window.filing.save_as(tmp_path / "school.orgplan")
    window.close()
    return tmp_path / "school.orgplan"


def test_the_first_start_shows_the_example_with_a_way_in(make_window: MakeWindow) -> None:
    window = make_window()
    assert window.session.view.school.name
    assert len(window.session.document.places()) == 3
    assert "example" in window.bars.words("welcome")
    assert not window.filing.dirty


def test_what_is_saved_is_what_is_opened_again(
    window: MainWindow, make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(window, "Research Lead")
    choose_file(monkeypatch, tmp_path / "school")
    window.files.save_plan()
    assert not window.filing.dirty
    kept = window.session.view.snapshot().view
    window.filing.close()
    again = make_window(file=tmp_path / "school.orgplan")
    assert again.session.view == kept
    assert again.windowTitle().startswith("school.orgplan")
    assert recent_files()[0] == tmp_path / "school.orgplan"


def test_closing_with_changes_asks_and_each_answer_does_what_it_says(
    make_window: MakeWindow, saved: Path
) -> None:
    window = make_window(file=saved)
    before = saved.read_bytes()
    rename(window, "Not yet")
    assert not window.close()
    answer(window, QMessageBox.StandardButton.Cancel)
    assert not window.close()
    answer(window, QMessageBox.StandardButton.Discard)
    assert not window.isVisible()
    assert saved.read_bytes() == before


def test_closing_with_save_saves_first(make_window: MakeWindow, saved: Path) -> None:
    window = make_window(file=saved)
    rename(window, "Research Lead")
    window.close()
    answer(window, QMessageBox.StandardButton.Save)
    assert not window.isVisible()
    assert read_plan(saved).view().need(Post, "gl1").title == "Research Lead"


def test_closing_without_changes_asks_nothing(make_window: MakeWindow, saved: Path) -> None:
    window = make_window(file=saved)
    window.close()
    assert not window.isVisible()


def test_undoing_to_what_was_saved_is_clean_again(make_window: MakeWindow, saved: Path) -> None:
    window = make_window(file=saved)
    rename(window, "Another")
    assert [window.filing.dirty, window.isWindowModified()] == [True, True]
    window.session.undo()
    assert [window.filing.dirty, window.isWindowModified()] == [False, False]


@pytest.mark.parametrize(
    "contents", [b"", b"\x89PNG\r\n", b"SQLite format 3\x00" + bytes(84)], ids=["empty", "png", "cut"]
)
def test_a_file_that_is_no_plan_is_refused_in_words_and_what_is_open_stays(
    window: MainWindow, tmp_path: Path, contents: bytes
) -> None:
    bad = tmp_path / "bad.orgplan"
    bad.write_bytes(contents)
    shown = window.session.document
    window.files.open_path(bad)
    assert "bad.orgplan" in box(window, "refusal").text()
    assert window.session.document is shown
    assert bad.read_bytes() == contents


def test_a_second_window_on_the_same_file_is_told_and_saves_elsewhere(
    make_window: MakeWindow, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_window(file=saved)
    second = make_window(file=saved)
    assert "has this plan open" in second.bars.words("locked")
    rename(second, "Mine")
    choose_file(monkeypatch, tmp_path / "mine.orgplan")
    second.files.save_plan()
    assert read_plan(tmp_path / "mine.orgplan").view().need(Post, "gl1").title == "Mine"
    assert read_plan(saved).view().need(Post, "gl1").title == "Grassroots Leader 1"


def test_a_file_that_somebody_else_changed_is_not_overwritten(make_window: MakeWindow, saved: Path) -> None:
    window = make_window(file=saved)
    theirs = saved.read_bytes()
    rename(window, "Ours")
    os.utime(saved)
    saved.write_bytes(theirs[:-1] + bytes([theirs[-1] ^ 1]))
    changed = saved.read_bytes()
    window.files.save_plan()
    assert saved.read_bytes() == changed
    assert "conflict" in window.bars.words("conflict")
    beside = [each for each in saved.parent.glob("*.orgplan") if each != saved]
    assert [read_plan(each).view().need(Post, "gl1").title for each in beside] == ["Ours"]


def test_work_of_a_window_that_died_is_offered_and_recovered_with_its_history(
    make_window: MakeWindow, saved: Path
) -> None:
    died_with(saved, "Before the crash")
    window = make_window(sketch=SCHOOL)
    assert "not saved" in window.bars.words("recovery")
    [orphan] = window.filing.orphans()
    window.filing.take(read_orphan(orphan, window.filing.store()), "Recovered plan")
    assert window.session.view.need(Post, "gl1").title == "Before the crash"
    window.session.undo()
    assert window.session.view.need(Post, "gl1").title == "Grassroots Leader 1"


def test_a_folder_that_can_not_be_written_is_said_and_the_work_stays(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(window, "Still here")
    choose_file(monkeypatch, tmp_path / "nowhere" / "school.orgplan")
    window.files.save_plan()
    assert box(window, "refusal").text()
    assert window.session.view.need(Post, "gl1").title == "Still here"
    assert window.filing.dirty
    choose_file(monkeypatch, tmp_path / "school.orgplan")
    window.files.save_plan()
    assert not window.filing.dirty


def test_dropping_a_plan_on_the_window_opens_it(window: MainWindow, saved: Path) -> None:
    window.files.open_dropped([saved])
    assert window.filing.path == saved


def test_ctrl_s_saves_and_ctrl_z_undoes_wherever_the_keyboard_is(
    make_window: MakeWindow, saved: Path, qtbot: QtBot
) -> None:
    window = make_window(file=saved)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rename(window, "Research Lead")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not window.filing.dirty
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.view.need(Post, "gl1").title == "Grassroots Leader 1"


def test_opening_the_same_file_again_shows_it_as_it_was_saved_and_it_can_be_saved(
    make_window: MakeWindow, saved: Path
) -> None:
    window = make_window(file=saved)
    rename(window, "Not kept")
    window.files.open_path(saved)
    answer(window, QMessageBox.StandardButton.Discard)
    assert window.session.view.need(Post, "gl1").title == "Grassroots Leader 1"
    assert not window.filing.locked_by
    rename(window, "Kept")
    window.files.save_plan()
    assert read_plan(saved).view().need(Post, "gl1").title == "Kept"


def test_a_file_that_was_damaged_while_it_was_open_is_refused_and_the_work_stays_protected(
    make_window: MakeWindow, saved: Path
) -> None:
    window = make_window(file=saved)
    saved.write_bytes(b"damaged")
    window.files.open_path(saved)
    assert box(window, "refusal").text()
    assert window.session.view.need(Post, "gl1").title == "Grassroots Leader 1"
    rename(window, "Still kept")
    assert not window.filing.recovery_off
    assert window.filing.dirty


def test_what_is_kept_is_cleared_by_its_button_and_not_by_enter(window: MainWindow, saved: Path) -> None:
    def kept() -> list[Path]:
        return [each for each in (window.filing.store() / "versions").rglob("*") if each.is_file()]

    def shown() -> QMessageBox:
        window.actions_by_name["show_kept"].trigger()
        (found,) = (each for each in window.findChildren(QMessageBox) if each.isVisible())
        return found

    window.files.open_path(saved)
    rename(window, "Research Lead")
    window.files.save_plan()
    window.filing.open_new()
    before = kept()
    assert before
    QTest.keyClick(shown(), Qt.Key.Key_Return)
    assert kept() == before
    QTest.mouseClick(button(shown(), "Clear what is not open"), LEFT)
    assert kept() == []
