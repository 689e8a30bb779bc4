"""What a plan is made of is not looked through for garbage, and goes all the same when it is closed."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.collector import Collector
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.outline import OutlinePanel
from orgdesigner.ui.session import Session
from tests.ui.conftest import SCHOOL, TODAY


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    gc.enable()


def test_once_all_is_made_the_search_passes_over_it(window: MainWindow, qtbot: QtBot) -> None:
    Collector(window.session, window)
    structure = Document({CURRENT: parse(SCHOOL)})
    window.filing.open_document(structure, "Hill School")
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled, timeout=10_000)
    table = structure.structure(CURRENT).tables[Post.kind]
    assert gc.get_freeze_count() > 10_000
    assert not any(each is table for each in gc.get_objects())


def test_a_plan_that_was_passed_over_goes_when_another_is_opened(qtbot: QtBot) -> None:
    session = Session(Document({CURRENT: parse(SCHOOL)}), today=TODAY)
    outline = OutlinePanel(session, Appearance(dark=False))
    qtbot.addWidget(outline)
    Collector(session, outline)
    outline.tree.expandAll()
    assert session.findings
    qtbot.waitUntil(gc.isenabled, timeout=10_000)
    gone = ref(session.document.structure(CURRENT))
    gc.disable()  # nothing is searched for
    session.open(Document({CURRENT: parse(SCHOOL)}))
    gc.disable()
    assert gone() is None
