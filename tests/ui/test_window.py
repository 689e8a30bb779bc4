"""The window as a whole: every command is reachable, told apart, and does something."""

from collections import Counter
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Person, Post, Priority, Team
from orgdesigner.model.relations import manager, teams_of_post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import COMMANDS, CONTEXT_MENUS, MENUS, SUBMENUS
from orgdesigner.ui.dialogs.move_to import MoveTo
from orgdesigner.ui.dialogs.question import Question
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.form import Field
from tests.ui.hands import button, line, press, retype

D = TypeVar("D", bound=QDialog)


def open_dialog(window: MainWindow, kind: type[D]) -> D:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def asked(question: Question, name: str) -> Field:
    return next(each for each in question.findChildren(Field) if each.name == name)


@pytest.mark.usefixtures("qapp")
def test_no_two_commands_share_a_key() -> None:
    keys = Counter(
        QKeySequence(command.shortcut).toString() for command in COMMANDS if command.shortcut is not None
    )
    assert [key for key, count in keys.items() if key and count > 1] == []


def test_every_command_is_in_a_menu_and_no_menu_has_a_letter_twice() -> None:
    in_menus = [name for _, names in (*MENUS, *SUBMENUS.values()) for name in names]
    assert {command.name for command in COMMANDS} <= set(in_menus)
    texts = {command.name: command.text for command in COMMANDS}
    texts |= {name: title for name, (title, _) in SUBMENUS.items()}
    contexts = (("a right click", names) for names in CONTEXT_MENUS)
    for title, names in (*MENUS, *SUBMENUS.values(), ("bar", ()), *contexts):
        shown = [texts[name] for name in names if name in texts] or [name for name, _ in MENUS]
        letters = Counter(text[text.index("&") + 1].casefold() for text in shown if "&" in text)
        assert [letter for letter, count in letters.items() if count > 1] == [], title


def test_views_and_panes_are_turned_by_their_commands(window: MainWindow) -> None:
    actions = window.actions_by_name
    actions["view_reporting"].trigger()
    assert window.canvas.chart_view is ChartView.REPORTING
    assert actions["view_reporting"].isChecked()
    assert not actions["view_teams"].isChecked()
    for name, pane in (
        ("show_outline", window.outline),
        ("show_inspector", window.inspector),
        ("show_findings", window.foot),
    ):
        assert actions[name].isChecked()
        actions[name].trigger()
        assert not pane.isVisible()
        assert not actions[name].isChecked()
        actions[name].trigger()
        assert pane.isVisible()


def test_a_proposal_is_made_looked_at_edited_and_removed_and_undo_brings_all_back(window: MainWindow) -> None:
    start = window.session.view.snapshot().view
    window.actions_by_name["new_proposal"].trigger()
    question = open_dialog(window, Question)
    retype(line(asked(question, "name")), "Year one", key=None)
    press(question, "Make the proposal")
    assert window.session.place_name(window.session.place) == "Year one"
    assert window.session.view.need(Post, "gl1").title == "Grassroots Leader 1"
    window.session.select(Subject("post", "gl1"))
    window.actions_by_name["remove"].trigger()
    assert window.session.view.get(Post, "gl1") is None
    assert window.session.document.view(CURRENT) == start
    window.actions_by_name["remove_proposal"].trigger()
    assert window.session.document.places() == (CURRENT,)
    window.session.undo()
    window.session.undo()
    assert window.session.view.get(Post, "gl1") is not None
    assert window.session.place_name(window.session.place) == "Year one"
    window.session.undo()
    assert window.session.document.places() == (CURRENT,)


@pytest.mark.parametrize(
    ("command", "answers", "kind"),
    [
        ("add_team", {"name": "Research"}, Team),
        ("add_person", {"name": "Ada Quill"}, Person),
        ("add_priority", {"name": "Belonging"}, Priority),
    ],
)
def test_what_is_asked_for_is_added_in_one_step(
    window: MainWindow, command: str, answers: dict[str, str], kind: type
) -> None:
    before = len(window.session.view.all(kind))
    window.actions_by_name[command].trigger()
    question = open_dialog(window, Question)
    for name, text in answers.items():
        retype(line(asked(question, name)), text, key=None)
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert len(window.session.view.all(kind)) == before + 1
    assert len(window.session.document.history) == 1


def test_an_answer_that_can_not_be_is_said_in_the_question_which_stays(window: MainWindow) -> None:
    window.actions_by_name["add_team"].trigger()
    question = open_dialog(window, Question)
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert question.isVisible()
    assert "empty" in question.refusal
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert not window.session.document.history


def test_move_to_does_without_dragging_what_a_drag_does(window: MainWindow) -> None:
    window.session.select(Subject("post", "gl1"))
    window.actions_by_name["move_to"].trigger()
    dialog = open_dialog(window, MoveTo)
    QTest.keyClicks(dialog.search, "curriculum &")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert {team.id for team in teams_of_post(window.session.view, "gl1")} == {"cp"}
    window.actions_by_name["move_to"].trigger()
    dialog = open_dialog(window, MoveTo)
    QTest.keyClicks(dialog.search, "report deputy: curriculum")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    above = manager(window.session.view, "gl1")
    assert above is not None
    assert above.id == "dep2"


def test_move_to_offers_nothing_that_would_be_a_loop(window: MainWindow) -> None:
    window.session.select(Subject("post", "dep1"))
    window.actions_by_name["move_to"].trigger()
    dialog = open_dialog(window, MoveTo)
    offered = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert not any("Grassroots Leader 1" in text or "Deputy: Students" in text for text in offered)
    assert any("Grassroots Leader 3" in text for text in offered)


def test_search_finds_a_person_by_a_part_of_the_name_and_goes_there(window: MainWindow) -> None:
    window.actions_by_name["find"].trigger()
    search = window.topbar.search
    QTest.keyClicks(search, "mbeki")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.session.selection == (Subject("post", "gl1"),)


def test_f6_goes_through_the_panes_and_leaves_none_out(window: MainWindow) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    places = []
    for _ in range(5):
        window.actions_by_name["next_pane"].trigger()
        places.append(QApplication.focusWidget())
    assert len(set(map(id, places))) == 5


def test_after_an_edit_the_toast_says_it_and_its_button_takes_it_back(window: MainWindow) -> None:
    window.session.select(Subject("post", "gl1"))
    window.actions_by_name["remove"].trigger()
    assert "Remove" in window.toast.words
    press(window.toast, "Undo")
    assert window.session.view.get(Post, "gl1") is not None


def test_what_was_taken_back_by_the_keyboard_is_said_and_not_offered_for_undo_again(
    window: MainWindow,
) -> None:
    window.session.select(Subject("post", "gl1"))
    window.actions_by_name["remove"].trigger()
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.words == "Undone: Remove Grassroots Leader 1"
    offer = window.toast.findChild(QPushButton)
    assert offer is not None
    assert not offer.isVisible()
    window.session.redo()
    assert window.toast.words == "Done again: Remove Grassroots Leader 1"


def test_a_proposal_may_go_before_what_was_last_done_in_it_has_been_drawn(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, canvas = window.session, window.canvas
    session.document.apply(new_proposal(session.view, "Year one"), "year-one")
    session.look_at("year-one")
    window.resize(700, 420)
    canvas.zoom_to(2)
    qtbot.waitUntil(lambda: canvas.minimap.picture is not None)
    session.perform(lambda view: remove_posts(view, ["gl2"]))
    window.actions_by_name["remove_proposal"].trigger()
    assert session.place == CURRENT
    assert "gl2" in canvas.extent.posts()
    session.undo()
    assert session.place == "year-one"
    assert "gl2" not in canvas.extent.posts()


def type_on_card(window: MainWindow, post: str, words: str) -> None:
    window.canvas.go_to(post)
    window.actions_by_name["rename"].trigger()
    editor = window.canvas.findChild(QLineEdit, "cardeditor")
    assert editor is not None
    QTest.keyClicks(editor, words)


def test_what_is_typed_on_a_card_is_kept_where_it_was_typed_when_one_looks_elsewhere(
    window: MainWindow,
) -> None:
    session = window.session
    session.document.apply(new_proposal(session.view, "Year one"), "year-one")
    type_on_card(window, "gl1", "Lead")
    QTest.mouseClick(button(window.topbar, "Year one"), Qt.MouseButton.LeftButton)
    assert session.place == "year-one"
    assert session.view.need(Post, "gl1").title == "Grassroots Leader 1"
    assert session.document.view(CURRENT).need(Post, "gl1").title == "Lead"


@pytest.mark.parametrize("command", ["view_reporting", "focus_here", "fold_to_2", "view_allowances"])
def test_what_is_typed_on_a_card_is_kept_when_the_card_goes_elsewhere(
    window: MainWindow, command: str
) -> None:
    type_on_card(window, "dep1", "Second Head")
    window.actions_by_name[command].trigger()
    assert window.session.view.need(Post, "dep1").title == "Second Head"
    assert [each for each in window.canvas.findChildren(QLineEdit, "cardeditor") if each.isVisible()] == []


def test_light_and_dark_are_changed_while_the_window_is_open(window: MainWindow) -> None:
    light = window.grab().toImage()
    window.appearance.choose(dark=True)
    dark = window.grab().toImage()
    window.appearance.choose(dark=False)
    corner = (light.width() - 20, light.height() // 2)
    assert light.pixelColor(*corner).lightness() > 200
    assert dark.pixelColor(*corner).lightness() < 60


def test_a_very_long_name_is_shown_whole_in_no_place_and_breaks_nothing(window: MainWindow) -> None:
    long = "Deputy Headteacher and Designated Safeguarding Lead for Everything Else " * 2
    window.session.perform(lambda view: set_fields(view, view.need(Post, "gl1"), title=long.strip()[:200]))
    window.session.select(Subject("post", "gl1"))
    QApplication.processEvents()
    assert window.width() == 1366
    assert window.minimumSizeHint().width() <= 1366


def test_a_right_click_on_a_card_offers_what_can_be_done_with_it(window: MainWindow) -> None:
    placed = window.canvas.extent.card("gl1")
    assert placed is not None
    window.canvas.reveal("gl1")
    box = window.canvas.camera.box_on_screen(placed.box)
    at = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
    QApplication.sendEvent(
        window.canvas.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.canvas.viewport().mapToGlobal(at)),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.session.selection == (Subject("post", "gl1"),)
    menu.close()
    rename = next(action for action in menu.actions() if action.text() == "Re&name")
    assert rename.isEnabled()


def test_the_empty_state_leads_to_an_import(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    titles: list[str] = []

    def choose_nothing(_parent: QWidget, title: str, *_rest: str) -> tuple[list[str], str]:
        titles.append(title)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose_nothing)
    window.filing.open_new()
    QApplication.processEvents()
    press(window.canvas, "Import")
    assert len(titles) == 1
