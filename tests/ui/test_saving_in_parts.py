"""A large plan is saved while somebody works on, and what is saved is what it was when they asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from benchmarks.schools import school
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.storage.plan_file import read_plan
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import MakeWindow

POSTS = 1_500


def rename(window: MainWindow, title: str) -> None:
    window.session.perform(lambda view: set_fields(view, view.need(Post, "p9"), title=title))


def title_in(view: View) -> str:
    return view.need(Post, "p9").title


@pytest.fixture
def window(make_window: MakeWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a large plan that has a file, and one edit that is not saved."""
    made = make_window()
    made.filing.open_document(Document({CURRENT: Structure(school(POSTS))}), "Large")
    made.filing.save_as(tmp_path / "large.orgplan")
    rename(made, "Before")
    yield made
    made.filing.finish_saving()


def saved(window: MainWindow) -> View:
    assert window.filing.path is not None
    return read_plan(window.filing.path).view()


def test_what_is_edited_during_a_save_is_not_saved_and_not_lost(window: MainWindow, qtbot: QtBot) -> None:
    window.files.save_plan()
    assert window.filing.whereabouts == "saving…"
    wanted = window.session.view.snapshot().view
    rename(window, "Meanwhile")
    qtbot.waitUntil(lambda: window.filing.whereabouts != "saving…", timeout=20_000)
    assert saved(window) == wanted
    assert title_in(window.session.view) == "Meanwhile"
    assert window.filing.dirty
    assert window.toast.words == "Saved as large.orgplan"
    window.session.undo()
    assert not window.filing.dirty


def test_without_an_edit_the_plan_is_clean_after_it(window: MainWindow, qtbot: QtBot) -> None:
    window.files.save_plan()
    qtbot.waitUntil(lambda: not window.filing.dirty, timeout=20_000)
    assert saved(window) == window.session.view


def test_saved_under_another_name_the_work_goes_on_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files.save_at(tmp_path / "other")
    rename(window, "Meanwhile")
    qtbot.waitUntil(lambda: window.filing.path == tmp_path / "other.orgplan", timeout=20_000)
    assert title_in(saved(window)) == "Before"
    window.files.save_plan()
    qtbot.waitUntil(lambda: not window.filing.dirty, timeout=20_000)
    assert title_in(saved(window)) == "Meanwhile"
    assert title_in(read_plan(tmp_path / "large.orgplan").view()) != "Before"


def test_a_second_save_waits_for_the_first(window: MainWindow, qtbot: QtBot) -> None:
    window.files.save_plan()
    rename(window, "Meanwhile")
    window.files.save_plan()
    qtbot.waitUntil(lambda: not window.filing.dirty, timeout=20_000)
    assert title_in(saved(window)) == "Meanwhile"


def test_a_window_that_is_closed_while_it_saves_has_saved(window: MainWindow) -> None:
    window.files.save_plan()
    path = window.filing.path
    assert path is not None
    assert window.close()
    assert title_in(read_plan(path).view()) == "Before"


def test_closing_with_save_closes_once_all_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    path = window.filing.path
    assert path is not None
    assert not window.close()
    asked = next(each for each in window.findChildren(QMessageBox) if each.objectName() == "leaving")
    asked.button(QMessageBox.StandardButton.Save).click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert title_in(read_plan(path).view()) == "Before"


def test_what_cannot_be_saved_is_said_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    path = window.filing.path
    assert path is not None
    path.chmod(0o444)
    window.files.save_plan()
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in window.findChildren(QMessageBox)), timeout=20_000
    )
    refused = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    assert "marked as read-only" in refused.text()
    refused.close()
    assert window.filing.dirty
    assert title_in(window.session.view) == "Before"
