"""A large plan is read while the window goes on: it can be given up, and nothing of anybody's is lost."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.storage.plan_file import write_plan
from orgdesigner.storage.working_copy import WorkingCopy
from orgdesigner.ui import filing
from orgdesigner.ui.background import Background
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press

PATIENCE = 20_000


@pytest.fixture(autouse=True)
def every_plan_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "_SHORT", 0)


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    """Two plans: one with a post a, one with a post b."""
    paths = [tmp_path / "first.orgplan", tmp_path / "second.orgplan"]
    for path, post in zip(paths, "ab", strict=True):
        write_plan(Document({CURRENT: parse(f'school "S"\npost {post} "Post {post}"')}), path)
    return paths


def posts(window: MainWindow) -> set[str]:
    return {post.id for post in window.session.view.all(Post)}


def is_reading(window: MainWindow) -> bool:
    return bool(window.findChildren(Background))


def rename(window: MainWindow, post: str, title: str) -> None:
    window.session.perform(lambda view: set_fields(view, view.need(Post, post), title=title))


def test_what_is_open_stays_until_the_other_plan_is_read(
    window: MainWindow, qtbot: QtBot, plans: list[Path]
) -> None:
    before = posts(window)
    window.files.open_path(plans[0])
    assert posts(window) == before
    qtbot.waitUntil(lambda: posts(window) == {"a"}, timeout=PATIENCE)
    assert (window.filing.path, window.filing.dirty) == (plans[0], False)
    rename(window, "a", "Edited in the thread of the window")
    assert window.filing.whereabouts == "changes kept on this computer"
    assert not window.filing.recovery_off


def test_of_two_plans_the_one_asked_for_last_is_shown(
    window: MainWindow, qtbot: QtBot, plans: list[Path]
) -> None:
    for path in plans:
        window.files.open_path(path)
    qtbot.waitUntil(lambda: not is_reading(window), timeout=PATIENCE)
    assert posts(window) == {"b"}
    WorkingCopy.open(plans[0], window.filing.store()).close(keep_session=False)  # nobody holds the first


def test_reading_that_is_cancelled_changes_nothing_and_holds_nothing(
    window: MainWindow, qtbot: QtBot, plans: list[Path]
) -> None:
    before = posts(window)
    window.files.open_path(plans[0])
    [progress] = window.findChildren(QProgressDialog)
    [cancel] = progress.findChildren(QPushButton)
    cancel.click()
    qtbot.waitUntil(lambda: not is_reading(window), timeout=PATIENCE)
    assert posts(window) == before
    assert not window.filing.recovery_off
    again = WorkingCopy.open(plans[0], window.filing.store())
    assert not again.locked_by
    again.close(keep_session=False)


@pytest.mark.parametrize("answer", ["Cancel", "Don't save"])
def test_an_edit_made_meanwhile_is_asked_about(
    window: MainWindow, qtbot: QtBot, plans: list[Path], answer: str
) -> None:
    window.files.open_path(plans[0])
    rename(window, "head", "Principal")
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=PATIENCE)
    assert window.session.view.need(Post, "head").title == "Principal"
    press(boxes(window)[0], answer)
    assert (posts(window) == {"a"}) is (answer != "Cancel")


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_a_plan_that_can_not_be_read_is_refused_in_words_and_what_is_open_is_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.orgplan"
    bad.write_bytes(b"no plan")
    before = posts(window)
    window.files.open_path(bad)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=PATIENCE)
    assert boxes(window)[0].objectName() == "refusal"
    assert posts(window) == before
    assert not window.filing.recovery_off


def test_at_the_start_the_plan_comes_after_the_window(
    make_window: MakeWindow, qtbot: QtBot, plans: list[Path]
) -> None:
    window = make_window(file=plans[0])
    qtbot.waitUntil(lambda: posts(window) == {"a"}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.filing.recovery_off, timeout=PATIENCE)
