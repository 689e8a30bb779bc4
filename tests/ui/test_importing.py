"""A staff list comes in as one step with an account of its rows, or not at all and with the reason."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from orgdesigner.exchange.organogram import Source, read
from orgdesigner.exchange.outcome import Imported
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.ui.background import Background
from orgdesigner.ui.commands import importing
from orgdesigner.ui.dialogs.account import AccountDialog
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press

FOLDER = Path(__file__).resolve().parents[1] / "exchange" / "organograms"
BODY = "childrens_workforce_development_council-2011-03-31"
FILES = [FOLDER / f"{BODY}-senior.csv", FOLDER / f"{BODY}-junior.csv"]
EMPTY_SKETCH = 'school "Hill School"'
PATIENCE = 20_000
"""Milliseconds that reading in another process may take on a busy computer."""


def plan(window: MainWindow) -> Mapping[str, View]:
    document = window.session.document
    return {place: document.view(place).snapshot().view for place in document.places()}


def read_here() -> Imported:
    return read([Source(path.name, path.read_bytes()) for path in FILES])


def posts_of_files() -> set[str]:
    return {record.id for record in read_here().records if isinstance(record, Post)}


def questions(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def accounts(window: MainWindow) -> list[AccountDialog]:
    return [dialog for dialog in window.findChildren(AccountDialog) if dialog.isVisible()]


def import_and_choose(window: MainWindow, qtbot: QtBot, answer: str) -> None:
    """Import into a plan that has posts, and answer where it shall go."""
    window.files.imports.import_paths(FILES)
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=PATIENCE)
    press(questions(window)[0], answer)


@pytest.mark.parametrize("is_long", [False, True])
def test_a_list_for_an_empty_plan_comes_in_at_once_as_one_step(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_long: bool
) -> None:
    if is_long:  # then the plan is made while the window goes on
        monkeypatch.setattr(importing, "_SHORT", 0)
    window = make_window(sketch=EMPTY_SKETCH)
    before = plan(window)
    window.files.imports.import_paths(FILES)
    qtbot.waitUntil(lambda: bool(accounts(window)), timeout=PATIENCE)
    assert {post.id for post in window.session.view.all(Post)} == posts_of_files()
    window.session.undo()
    assert plan(window) == before
    assert not window.session.document.can_undo


def test_the_account_names_every_row_that_needs_a_look(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths(FILES)
    qtbot.waitUntil(lambda: bool(accounts(window)), timeout=PATIENCE)
    rows = accounts(window)[0].tree.model()
    groups = [rows.index(number, 0) for number in range(rows.rowCount())]
    shown = [rows.index(n, 0, group).data() for group in groups for n in range(rows.rowCount(group))]
    expected = read_here()
    remarks = [*expected.refused, *expected.tray, *expected.remarks]
    assert remarks, "a file with nothing to say about it proves nothing"
    assert shown == [str(remark) for remark in remarks]


def test_a_list_comes_into_the_open_structure_beside_what_is_there_as_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before, there = plan(window), {post.id for post in window.session.view.all(Post)}
    import_and_choose(window, qtbot, "Into this structure")
    assert {post.id for post in window.session.view.all(Post)} == there | posts_of_files()
    assert window.session.view.school.name == "Hill School"
    assert len(accounts(window)) == 1
    window.session.undo()
    assert plan(window) == before
    assert not window.session.document.can_undo


@pytest.mark.parametrize("is_long", [False, True])
def test_a_list_as_a_new_plan_leaves_nothing_of_the_old_one(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_long: bool
) -> None:
    if is_long:
        monkeypatch.setattr(importing, "_SHORT", 0)
    import_and_choose(window, qtbot, "New plan")
    qtbot.waitUntil(lambda: bool(accounts(window)), timeout=PATIENCE)
    assert {post.id for post in window.session.view.all(Post)} == posts_of_files()
    assert window.filing.name == "Imported plan"
    assert window.session.document.can_undo


def test_a_file_that_is_no_staff_list_is_refused_in_words_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "shopping.csv"
    bad.write_text("apples,pears\n3,4\n", encoding="utf-8")
    before = plan(window)
    window.files.imports.import_paths([bad])
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=PATIENCE)
    [refusal] = questions(window)
    assert refusal.objectName() == "refusal"
    assert "shopping.csv" in refusal.text()
    assert plan(window) == before
    assert not window.session.document.can_undo
    assert accounts(window) == []


def test_an_answer_of_cancel_leaves_everything(window: MainWindow, qtbot: QtBot) -> None:
    before = plan(window)
    import_and_choose(window, qtbot, "Cancel")
    assert plan(window) == before
    assert window.filing.name == "Hill School"
    assert [accounts(window), window.session.document.can_undo] == [[], False]


def test_cancelling_while_it_is_read_leaves_everything(window: MainWindow, qtbot: QtBot) -> None:
    before = plan(window)
    window.files.imports.import_paths(FILES)
    [work] = window.findChildren(Background)
    with qtbot.waitSignals([work.destroyed], timeout=PATIENCE):
        [cancel] = [each for each in window.findChildren(QPushButton) if each.text() == "Cancel"]
        cancel.click()
    assert plan(window) == before
    assert [accounts(window), window.session.document.can_undo] == [[], False]
    assert not any("New plan" in (b.text() for b in box.buttons()) for box in questions(window))


def test_dropping_a_file_on_the_window_imports_it(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    senior = FILES[0]
    window.files.open_dropped([senior])
    qtbot.waitUntil(lambda: bool(accounts(window)), timeout=PATIENCE)
    imported = read([Source(senior.name, senior.read_bytes())])
    expected = {record.id for record in imported.records if isinstance(record, Post)}
    assert {post.id for post in window.session.view.all(Post)} == expected
