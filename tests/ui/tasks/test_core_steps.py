"""The core tasks that look, find, try, print and keep: by keyboard alone and by single clicks alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import RuleSetting, Waiver
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.dialogs.rules import RulesDialog
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.tasks.hands import CTRL, SHIFT, Key, Keyboard, Mouse

BOTH = pytest.mark.parametrize("hand", [Keyboard, Mouse], ids=["keyboard", "clicks"])
Hand = type[Keyboard | Mouse]
CTRL_SHIFT = CTRL | SHIFT


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


@BOTH
def test_find_somebody(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    someone = hand(window)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_F, CTRL)
        someone.write("birtwell")
        someone.press(Key.Key_Return)
    else:
        someone.click(window.topbar.search)
        someone.write("birtwell")
        someone.choose("Edit", "Find next")
    qtbot.waitUntil(lambda: window.session.selection == (Subject("post", "hof-english"),))


@BOTH
def test_follow_a_finding_and_fix_it(window: MainWindow, hand: Hand) -> None:
    someone, list_ = hand(window), window.findings.list
    first = list_.current()
    assert first is not None
    if isinstance(someone, Keyboard):
        someone.tab_to(list_.hasFocus, key=Key.Key_F6)
        someone.press(Key.Key_Return)
        assert window.session.selection
        someone.tab_to(list_.hasFocus, key=Key.Key_F6)
        someone.press(Key.Key_F)
    else:
        someone.click(list_.viewport(), list_.button_of(list_.currentIndex()).center())
    assert len(window.session.document.history) == 1
    assert first.rule not in {finding.rule for finding in window.session.findings}


@BOTH
def test_waive_a_finding(window: MainWindow, hand: Hand) -> None:
    someone, list_ = hand(window), window.findings.list
    if isinstance(someone, Keyboard):
        someone.tab_to(list_.hasFocus, key=Key.Key_F6)
        someone.press(Key.Key_W)
        someone.tab_to("Reason")
        someone.write("Governors decide in May")
        someone.tab_to("Who answers for it")
        someone.write("The chair")
        someone.press(Key.Key_Return)
    else:
        someone.button("Waive", within=window.findings)
        someone.field("Reason")
        someone.write("Governors decide in May")
        someone.field("Who answers for it")
        someone.write("The chair")
        someone.button("Waive")
    [waiver] = window.session.view.all(Waiver)
    assert (waiver.reason, waiver.owner) == ("Governors decide in May", "The chair")


@BOTH
def test_make_a_proposal_and_look_at_what_it_was_copied_from(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_D, CTRL_SHIFT)
        someone.tab_to("Name")
        someone.retype("Leaner")
        someone.press(Key.Key_Return)
    else:
        someone.choose("Plan", "New proposal")
        line = someone.field("Name")
        assert isinstance(line, QLineEdit)
        line.selectAll()
        someone.write("Leaner")
        someone.button("Make the proposal")
    made = window.session.place
    assert window.session.place_name(made) == "Leaner"
    if isinstance(someone, Keyboard):
        someone.command("look at current")
    else:
        someone.button("Current", within=window.topbar)
    assert window.session.place == CURRENT


@BOTH
def test_undo_and_redo(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    before = window.session.view.snapshot().view
    window.session.select(Subject("post", "business-manager"))
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_D, CTRL)
        someone.press(Key.Key_Z, CTRL)
        assert window.session.view == before
        someone.press(Key.Key_Y, CTRL)
    else:
        someone.choose("Edit", "Duplicate")
        someone.button("Undo", within=window.toast)
        assert window.session.view == before
        someone.choose("Edit", "Redo")
    assert window.session.view != before


@BOTH
def test_look_at_one_branch_and_go_back(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    someone.go_to("Deputy Head: Pedagogy")
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_F, CTRL_SHIFT)
    else:
        someone.choose("View", "Focus on this branch or team")
    assert window.canvas.looking.focus is not None
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    else:
        someone.choose("View", "Back from the focus")
    assert window.canvas.looking.focus is None


@BOTH
def test_collapse_a_branch_and_expand_it(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    window.views.view_reporting()
    someone.go_to("Deputy Head: Pedagogy")
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_Minus)
        assert "dht-pedagogy" in window.canvas.looking.collapsed
        someone.press(Key.Key_Plus)
    else:
        someone.choose("View", "Collapse or expand")
        assert "dht-pedagogy" in window.canvas.looking.collapsed
        someone.choose("View", "Collapse or expand")
    assert "dht-pedagogy" not in window.canvas.looking.collapsed


@BOTH
def test_look_at_another_view(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_2, CTRL)
    else:
        someone.button("Reporting", within=window.topbar)
    assert window.canvas.chart_view.value == "reporting"


@BOTH
def test_export_what_is_shown(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_E, CTRL)
    else:
        someone.choose("File", "Export")
    assert isinstance(someone.front(), ExportDialog)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_Escape)
    else:
        someone.button("Cancel")
    assert someone.front() is window


@BOTH
def test_save_and_open(
    window: MainWindow, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "School.orgplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    someone = hand(window)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_S, CTRL_SHIFT)
    else:
        someone.choose("File", "Save as")
    assert file.exists()
    saved, place = window.session.view.snapshot().view, window.session.place
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.filing.open_new()
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_O, CTRL)
    else:
        someone.choose("File", "Open")
    qtbot.waitUntil(lambda: place in window.session.document.places())
    window.session.look_at(place)
    assert window.session.view == saved


@BOTH
def test_ask_a_rule_no_more(window: MainWindow, hand: Hand) -> None:
    someone = hand(window)
    if isinstance(someone, Keyboard):
        someone.press(Key.Key_R, CTRL_SHIFT)
    else:
        someone.choose("Plan", "Rules of this plan")
    dialog = someone.front()
    assert isinstance(dialog, RulesDialog)
    if isinstance(someone, Keyboard):
        someone.tab_to(dialog.list.hasFocus)
        someone.press(Key.Key_Down)
        someone.press(Key.Key_Space)
        someone.tab_to(lambda: getattr(dialog.focusWidget(), "text", str)() == "Use these settings")
        someone.press(Key.Key_Space)
    else:
        index = dialog.list.model().index(0, 0, dialog.list.model().index(0, 0))
        box = dialog.list.visualRect(index)
        someone.click(dialog.list.viewport(), box.center() - QPoint(box.width() // 2 - 12, 0))
        someone.button("Use these settings")
    assert any(setting.off for setting in window.session.view.all(RuleSetting))
