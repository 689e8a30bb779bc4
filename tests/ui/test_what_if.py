"""What if she leaves? It is asked from the card, the outline and the details, and changes nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.people import remove_people
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.leaving import Departure, How, departure_change
from orgdesigner.rules.base import Subject
from orgdesigner.rules.foresight import foresee
from orgdesigner.ui.background import Background
from orgdesigner.ui.dialogs.what_if import WhatIf
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.readiness import reasons, state_of
from tests.ui.conftest import TODAY
from tests.ui.hands import button, press
from tests.ui.test_accessible import nameless

MIRIAM = "miriam-okafor"


def dialog(window: MainWindow) -> WhatIf:
    (found,) = [each for each in window.findChildren(WhatIf) if each.isVisible()]
    return found


def said(each: WhatIf) -> list[str]:
    """Everything that the dialog says, in labels and in links."""
    labelled = [part for part in parts(each) if isinstance(part, QLabel | QAbstractButton)]
    return [part.text().replace("&&", "&") for part in labelled]


def parts(each: QWidget) -> list[QWidget]:
    return [part for part in each.findChildren(QWidget) if part.isVisibleTo(each)]


def pop_up(window: MainWindow) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    """Choose a line of a menu with the mouse."""
    (action,) = [each for each in menu.actions() if each.text().replace("&", "").startswith(words)]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.fixture
def asked(window: MainWindow) -> WhatIf:
    """The dialog about Miriam Okafor, asked in the details."""
    window.session.select(Subject("post", "dep1"))
    press(window.inspector, "What if Miriam Okafor leaves?")
    return dialog(window)


def test_the_details_of_a_post_ask_about_it_and_about_each_holder(window: MainWindow) -> None:
    window.session.select(Subject("post", "dep1"))
    press(window.inspector, "What if this post were empty?")
    assert "If nobody is Deputy: Students" in said(dialog(window))
    press(window.inspector, "What if Miriam Okafor leaves?")
    assert "If Miriam Okafor leaves" in said(dialog(window))
    window.session.select(Subject("person", MIRIAM))
    press(window.inspector, "What if Miriam Okafor leaves?")
    window.session.select(Subject("team", "sa"))
    told = [part.text() for part in parts(window.inspector) if isinstance(part, QAbstractButton)]
    assert not [words for words in told if words.startswith("What if")]


def test_the_menu_of_a_card_asks_about_its_holder_by_name(window: MainWindow) -> None:
    window.session.select(Subject("post", "dep1"))
    window.canvas.setFocus()
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, window.canvas.mapToGlobal(at))
    QApplication.sendEvent(window.canvas.viewport(), event)
    choose(pop_up(window), "What if Miriam Okafor leaves?")
    assert "If Miriam Okafor leaves" in said(dialog(window))


def test_the_menu_of_the_outline_asks_about_a_post(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.outline.tree
    window.session.select(Subject("post", "dep2"))
    (index,) = tree.selectionModel().selectedIndexes()
    at = tree.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tree.viewport().mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), event)
    choose(pop_up(window), "What if this post were empty?")
    assert "If nobody is Deputy: Curriculum" in said(dialog(window))


def test_esc_closes_the_menu_of_the_outline_and_asks_nothing(window: MainWindow) -> None:
    tree = window.outline.tree
    window.session.select(Subject("post", "dep2"))
    at = tree.visualRect(tree.selectionModel().selectedIndexes()[0]).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tree.viewport().mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), event)
    QTest.keyClick(pop_up(window), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.findChildren(WhatIf) == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("what_if_empty", "Select a post first."),
        ("what_if_leaves", "Select a person, or a post that somebody holds."),
    ],
)
def test_with_nothing_selected_it_says_what_to_select(window: MainWindow, command: str, words: str) -> None:
    window.session.select()
    window.actions_by_name[command].trigger()
    assert window.findChildren(WhatIf) == []
    assert not window.actions_by_name[command].isEnabled()
    assert words in reasons(state_of(window.session, 0))[command]


def test_it_names_what_is_lost_and_changes_nothing(window: MainWindow, asked: WhatIf) -> None:
    before = window.session.view.snapshot().view
    told = "\n".join(said(asked))
    for words in (
        "one priority with nobody accountable",
        "one team without a lead",
        "Students & Achievement",
    ):
        assert words in told
    assert window.session.view == before
    assert window.session.document.history == ()


def test_a_line_leads_to_its_record_and_the_dialog_stays(window: MainWindow, asked: WhatIf) -> None:
    press(asked, "Grassroots Leader 1 (Joan Mbeki)")
    assert window.session.selection == (Subject("post", "gl1"),)
    assert asked.isVisible()


def test_everything_in_it_has_a_name(window: MainWindow, asked: WhatIf, qtbot: QtBot) -> None:
    press(asked, "Ask the rules")
    qtbot.waitUntil(lambda: "What the rules would say then" in said(asked))
    assert nameless(asked) == []


def test_esc_closes_it(window: MainWindow, asked: WhatIf, qtbot: QtBot) -> None:
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert not asked.isVisible()
    assert window.session.document.history == ()


def test_a_post_may_be_removed_in_the_mind_too(window: MainWindow) -> None:
    window.session.select(Subject("post", "dep1"))
    press(window.inspector, "What if this post were empty?")
    asked = dialog(window)
    press(asked, "The post removed")
    assert "If the post Deputy: Students is removed" in said(asked)
    press(asked, "Nobody in it")
    assert "If nobody is Deputy: Students" in said(asked)


def test_it_follows_the_structure_and_closes_when_who_it_is_about_is_gone(
    window: MainWindow, asked: WhatIf
) -> None:
    window.session.perform(lambda view: make_accountable(view, "priority:2", "dep1"))
    assert "two priorities with nobody accountable" in "\n".join(said(asked))
    window.session.undo()
    assert "one priority with nobody accountable" in "\n".join(said(asked))
    window.session.perform(lambda view: remove_people(view, [MIRIAM]))
    assert not asked.isVisible()


def test_the_rules_are_asked_only_when_wanted_and_of_a_copy(
    window: MainWindow, asked: WhatIf, qtbot: QtBot
) -> None:
    assert "What the rules would say then" not in said(asked)
    findings, history = window.session.findings, window.session.document.history
    press(asked, "Ask the rules")
    qtbot.waitUntil(lambda: "What the rules would say then" in said(asked))
    structure = window.session.document.structure(CURRENT)
    change = departure_change(structure.view, Departure(How.LEAVES, MIRIAM))
    for finding in foresee(structure, change, today=TODAY).appeared:
        assert f"{finding.severity.label}: {finding.message}" in said(asked)
    assert (window.session.findings, window.session.document.history) == (findings, history)


def test_an_answer_of_the_rules_about_an_earlier_structure_is_not_shown(
    window: MainWindow, asked: WhatIf, qtbot: QtBot
) -> None:
    press(asked, "Ask the rules")
    (work,) = asked.findChildren(Background)
    window.session.perform(lambda view: make_accountable(view, "priority:2", "dep1"))
    assert button(asked, "Ask the rules").isEnabled()
    with qtbot.waitSignal(work.finished):
        pass
    assert "What the rules would say then" not in said(asked)


def test_it_can_be_closed_while_the_rules_are_asked(window: MainWindow, asked: WhatIf, qtbot: QtBot) -> None:
    press(asked, "Ask the rules")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(WhatIf) == [])
    press(window.inspector, "What if this post were empty?")
    assert dialog(window).isVisible()


def test_in_a_proposal_it_speaks_of_the_proposal(window: MainWindow, qtbot: QtBot) -> None:
    window.session.document.apply(new_proposal(window.session.view, "Year one"), "year-one")
    window.session.look_at("year-one")
    window.session.select(Subject("post", "dep1"))
    press(window.inspector, "What if Miriam Okafor leaves?")
    asked = dialog(window)
    assert "Hill School · Year one (proposal)" in said(asked)
    press(asked, "Ask the rules")
    qtbot.waitUntil(lambda: "What the rules would say then" in said(asked))
    window.session.look_at(CURRENT)
    assert "Hill School · Current structure" in said(asked)
    assert "What the rules would say then" not in said(asked)
