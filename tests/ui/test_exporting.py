"""What leaves the window for an audience is what the window said they would be told."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orgdesigner.disclosure.audience import AUDIENCES, PUBLIC
from orgdesigner.exchange.steps import Step
from orgdesigner.model.records import Person, Post
from orgdesigner.ui.background import Watched
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import press

PATIENCE = 50_000


def asked(window: MainWindow) -> ExportDialog:
    """Open the window that asks for whom, and return it."""
    window.paper.export_for()
    [dialog] = [each for each in window.findChildren(ExportDialog) if each.isVisible()]
    return dialog


def test_an_export_for_the_public_says_and_holds_no_names(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "chart.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(file), ""))
    dialog = asked(window)
    dialog.audience.setCurrentText(PUBLIC.title)
    assert PUBLIC.in_words() in dialog.told.text()
    press(dialog, "Choose the file")
    qtbot.waitUntil(lambda: window.toast.words == f"Written: {file.name}", timeout=PATIENCE)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(file).pages))
    view = window.session.view
    assert [post.title for post in view.all(Post) if post.title not in text] == []
    assert [person.name for person in view.all(Person) if person.name in text] == []


def test_a_pack_is_offered_only_of_a_proposal(window: MainWindow) -> None:
    dialog = asked(window)
    offered = [dialog.what.itemText(row) for row in range(dialog.what.count())]
    assert ("Consultation pack" in offered) is (window.session.place != "current")
    dialog.reject()


def test_every_audience_is_there_and_says_what_it_is_told(window: MainWindow) -> None:
    dialog = asked(window)
    for row, audience in enumerate(AUDIENCES):
        dialog.audience.setCurrentIndex(row)
        assert audience.in_words() in dialog.told.text()
        assert dialog.order.audience is audience
    dialog.reject()


def test_work_that_is_cancelled_says_nothing_and_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    shown = Event()

    def work(step: Step) -> None:
        step(0.5)
        shown.wait(PATIENCE)
        step(0.6)

    said: list[object] = []
    watched = Watched(window, "Working…", work)
    watched.finished.connect(said.append)
    watched.refused.connect(said.append)
    watched.start()
    progress = watched._progress
    qtbot.waitUntil(lambda: progress.value() == 500, timeout=PATIENCE)
    with qtbot.waitSignal(watched.destroyed, timeout=PATIENCE):
        press(progress, "Cancel")
        shown.set()
    assert said == []
