"""A large structure is checked while the window answers, which says so, and never shows what is not so."""

import pytest
from pytestqt.qtbot import QtBot

from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.rules.engine import Engine
from orgdesigner.ui import session as session_module
from orgdesigner.ui.main_window import MainWindow
from tests.rules.examples import said
from tests.ui.conftest import SCHOOL, TODAY

PATIENCE = 20_000


@pytest.fixture(autouse=True)
def every_structure_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every one is checked in slices, and these are as short as can be."""
    monkeypatch.setattr(session_module, "_SMALL", 0)
    monkeypatch.setattr(session_module, "_SLICE", 0)
    monkeypatch.setattr(session_module, "_SLICE_OF_EDIT", 0)


def fresh(window: MainWindow, place: str = CURRENT) -> list[object]:
    document = window.session.document
    before = None if place == CURRENT else document.view(CURRENT)
    return [*map(said, Engine(document.structure(place), today=TODAY, before=before).findings)]


def told(window: MainWindow) -> list[object]:
    return [*map(said, window.session.findings)]


def listed(window: MainWindow) -> list[object]:
    rows = window.findings.list.rows
    return [said(finding) for group in rows.groups for finding in group.findings]


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.checking is None, timeout=PATIENCE)


def test_the_window_says_that_it_is_checking_and_then_what_was_found(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.filing.open_document(Document({CURRENT: parse(SCHOOL)}), "Hill School")
    assert window.session.checking == 0
    assert told(window) == []
    assert "Checking the structure" in window.findings.all_clear.text()
    assert window.status.words.count("checking…") == 3
    wait(window, qtbot)
    assert told(window) == fresh(window) != []
    assert sorted(map(repr, listed(window))) == sorted(map(repr, fresh(window)))
    assert "checking…" not in window.status.words


def test_of_two_plans_opened_at_once_nothing_of_the_first_is_ever_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    wait(window, qtbot)
    window.filing.open_document(Document({CURRENT: parse(SCHOOL)}), "First")
    for _ in range(20):
        qtbot.wait(0)  # the rules are being asked of the first
    assert window.session.checking is not None
    heard: list[list[object]] = []
    window.filing.open_document(Document({CURRENT: parse('school "S"\npost b "Post b"')}), "Second")
    window.session.findings_changed.connect(lambda: heard.append(told(window)))
    wait(window, qtbot)
    expected = fresh(window)
    assert told(window) == expected
    assert all(each in ([], expected) for each in heard)


def test_edits_made_while_it_is_checked_are_heard(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    window.filing.open_document(Document({CURRENT: parse(SCHOOL)}), "Hill School")
    for _ in range(10):
        qtbot.wait(0)
    session.perform(lambda view: remove_posts(view, ["dep2"]))
    session.perform(lambda view: set_fields(view, view.need(Post, "gl1"), title="Non-teaching lead"))
    session.undo()
    session.redo()
    wait(window, qtbot)
    assert told(window) == fresh(window)


def test_a_proposal_is_checked_when_it_is_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.document.apply(new_proposal(session.view, "Year one"), "year-one")
    session.look_at("year-one")
    assert session.checking is not None
    session.perform(lambda view: remove_posts(view, ["gl3"]))
    wait(window, qtbot)
    assert told(window) == fresh(window, "year-one")
    session.look_at(CURRENT)
    wait(window, qtbot)
    assert told(window) == fresh(window)
