"""What the keys do to the selection: add, rename, remove, copy and move posts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.rules.base import Subject
from tests.ui.canvas import reading
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import CTRL, Hand

Key = Qt.Key
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def select(hand: Hand, *posts: str) -> None:
    hand.canvas.session.select(*(Subject("post", post) for post in posts))


def selected(hand: Hand) -> str:
    return hand.canvas.session.selected_posts()[-1]


def steps(hand: Hand) -> int:
    return hand.canvas.session.document.position


def test_insert_adds_a_report_and_begins_to_name_it(reporting: Hand) -> None:
    select(reporting, "maths")
    reporting.key(Key.Key_Insert)
    reporting.type("Second in Maths")
    reporting.key(Key.Key_Return)
    view = reporting.canvas.session.view
    assert reading.manager(view, reading.titled(view, "Second in Maths")) == "maths"
    assert steps(reporting) == 1


def test_enter_adds_a_sibling_just_after(reporting: Hand) -> None:
    select(reporting, "hoy7")
    reporting.key(Key.Key_Return)
    reporting.type("Head of Year 7b")
    reporting.key(Key.Key_Return)
    view = reporting.canvas.session.view
    added = reading.titled(view, "Head of Year 7b")
    assert reading.reports(view, "dep1") == ["hoy7", added, "hoy8", "hoy9"]


def test_enter_in_a_team_adds_a_member_just_after(teams: Hand) -> None:
    select(teams, "hoy7")
    teams.key(Key.Key_Return)
    teams.key(Key.Key_Return)
    view = teams.canvas.session.view
    added = selected(teams)
    assert reading.members(view, "sa") == ["hoy7", added, "hoy8", "hoy9"]


def test_a_new_post_that_is_not_named_keeps_its_first_title(reporting: Hand) -> None:
    select(reporting, "maths")
    reporting.key(Key.Key_Insert)
    reporting.type("Second")
    reporting.key(Key.Key_Escape)
    assert reporting.canvas.session.view.need(r.Post, selected(reporting)).title == "New post"
    reporting.canvas.session.undo()
    assert reading.reports(reporting.canvas.session.view, "maths") == []


def test_a_post_is_added_to_the_selected_team(teams: Hand) -> None:
    teams.canvas.session.select(Subject("team", "it"))
    teams.canvas.commands.add_report()
    teams.key(Key.Key_Return)
    assert reading.members(teams.canvas.session.view, "it") == [selected(teams)]


def test_delete_removes_a_post_and_its_reports_go_up_one(reporting: Hand) -> None:
    select(reporting, "hoy8")
    order = [placed.post for placed in reporting.canvas.picture.cards]
    reporting.key(Key.Key_Delete)
    view = reporting.canvas.session.view
    assert view.get(r.Post, "hoy8") is None
    assert reading.reports(view, "dep1") == ["hoy7", "tutor", "hoy9"]
    assert selected(reporting) == order[order.index("hoy8") + 1]
    reporting.canvas.session.undo()
    assert reading.manager(view, "tutor") == "hoy8"


def test_ctrl_d_adds_a_copy_and_selects_it(reporting: Hand) -> None:
    select(reporting, "maths", "bm")
    reporting.key(Key.Key_D, CTRL)
    view = reporting.canvas.session.view
    copies = reporting.canvas.session.selected_posts()
    assert [view.need(r.Post, post).title for post in copies] == ["Head of Maths", "Business Manager"]
    assert not {"maths", "bm"} & set(copies)
    assert steps(reporting) == 1


def test_where_an_addition_is_taken_back_what_was_selected_before_is_so_again(reporting: Hand) -> None:
    select(reporting, "maths")
    reporting.key(Key.Key_Insert)
    reporting.key(Key.Key_Escape)
    assert selected(reporting) != "maths"
    reporting.canvas.session.undo()
    assert selected(reporting) == "maths"


def test_what_was_cut_is_moved_under_the_selection(reporting: Hand) -> None:
    select(reporting, "hoy7", "hoy8")
    reporting.key(Key.Key_X, CTRL)
    assert steps(reporting) == 0
    select(reporting, "bm")
    reporting.key(Key.Key_V, CTRL)
    assert reading.reports(reporting.canvas.session.view, "bm") == ["hoy7", "hoy8"]
    assert steps(reporting) == 1


def test_what_was_cut_can_be_moved_to_a_team(teams: Hand) -> None:
    select(teams, "hoy7")
    teams.key(Key.Key_X, CTRL)
    teams.canvas.session.select(Subject("team", "it"))
    teams.key(Key.Key_V, CTRL)
    view = teams.canvas.session.view
    assert reading.members(view, "it") == ["hoy7"]
    assert "hoy7" not in reading.members(view, "sa")


def test_what_was_copied_is_put_below_with_its_branch_as_often_as_one_likes(reporting: Hand) -> None:
    select(reporting, "hoy8")
    reporting.key(Key.Key_C, CTRL)
    assert steps(reporting) == 0
    view = reporting.canvas.session.view
    for place in ("bm", "maths"):
        select(reporting, place)
        reporting.key(Key.Key_V, CTRL)
        [copy] = reporting.canvas.session.selected_posts()
        assert reading.manager(view, copy) == place
        assert [view.need(r.Post, each).title for each in reading.reports(view, copy)] == ["Tutor"]
    assert reading.manager(view, "hoy8") == "dep1"
    assert steps(reporting) == 2
    reporting.key(Key.Key_Escape)
    reporting.key(Key.Key_V, CTRL)
    assert steps(reporting) == 2


def test_what_was_copied_can_be_put_into_another_proposal_and_what_was_cut_can_not(reporting: Hand) -> None:
    session = reporting.canvas.session
    session.document.apply(new_proposal(session.view, "Next year"), "next")
    select(reporting, "bm")
    reporting.key(Key.Key_Insert)
    reporting.type("Site Manager")
    reporting.key(Key.Key_Return)
    select(reporting, "bm")
    reporting.key(Key.Key_C, CTRL)
    session.look_at("next")
    select(reporting, "maths")
    reporting.key(Key.Key_V, CTRL)
    [copy] = session.selected_posts()
    assert reading.manager(session.view, copy) == "maths"
    [below] = reading.reports(session.view, copy)
    assert session.view.need(r.Post, below).title == "Site Manager"
    done = steps(reporting)
    select(reporting, "hoy7")
    reporting.key(Key.Key_X, CTRL)
    session.look_at(CURRENT)
    select(reporting, "maths")
    reporting.key(Key.Key_V, CTRL)
    assert steps(reporting) == done


def test_what_is_copied_is_counted_with_all_that_comes_along(reporting: Hand, qtbot: QtBot) -> None:
    select(reporting, "hoy8")
    with qtbot.waitSignal(reporting.canvas.message) as said:
        reporting.key(Key.Key_C, CTRL)
    assert said.args is not None
    assert said.args[0].startswith("A copy of 2 posts in hand.")


def test_escape_lets_go_of_what_was_cut(reporting: Hand) -> None:
    select(reporting, "hoy7")
    reporting.key(Key.Key_X, CTRL)
    reporting.key(Key.Key_Escape)
    select(reporting, "bm")
    reporting.key(Key.Key_V, CTRL)
    assert steps(reporting) == 0


@pytest.mark.parametrize(
    ("key", "manager", "order"),
    [
        (Key.Key_Left, "head", ["dep2", "dep1", "bm"]),
        (Key.Key_Right, "head", ["dep1", "bm", "dep2"]),
        (Key.Key_Up, None, ["head", "dep2", "gov"]),
        (Key.Key_Down, "dep1", ["hoy7", "hoy8", "hoy9", "dep2"]),
    ],
)
def test_ctrl_shift_and_the_arrows_reorder_promote_and_demote(
    reporting: Hand, key: Key, manager: str | None, order: list[str]
) -> None:
    select(reporting, "dep2")
    reporting.key(key, CTRL_SHIFT)
    view = reporting.canvas.session.view
    assert reading.manager(view, "dep2") == manager
    assert reading.reports(view, manager) == order
    assert selected(reporting) == "dep2"


def test_ctrl_shift_and_the_arrows_move_a_member_in_its_team_and_to_the_next(teams: Hand) -> None:
    select(teams, "hoy8")
    teams.key(Key.Key_Up, CTRL_SHIFT)
    view = teams.canvas.session.view
    assert reading.members(view, "sa") == ["hoy8", "hoy7", "hoy9"]
    teams.key(Key.Key_Right, CTRL_SHIFT)
    assert reading.members(view, "cp")[-1] == "hoy8"
    assert "hoy8" not in reading.members(view, "sa")


def test_what_cannot_be_moved_is_refused_in_words(reporting: Hand) -> None:
    refusals: list[str] = []
    reporting.canvas.session.refused.connect(refusals.append)
    select(reporting, "head")
    reporting.key(Key.Key_Up, CTRL_SHIFT)
    assert len(refusals) == 1
    assert steps(reporting) == 0


def test_the_empty_state_begins_with_the_first_post(show: Show) -> None:
    empty = show('school "Hill School"')
    imports: list[None] = []
    empty.canvas.import_requested.connect(lambda: imports.append(None))
    buttons = {button.text(): button for button in empty.canvas.findChildren(QPushButton)}
    assert all(button.isVisible() for button in buttons.values())
    buttons["Import a staff list…"].click()
    assert imports == [None]
    buttons["Add the first post"].click()
    empty.type("Headteacher")
    empty.key(Key.Key_Return)
    assert reading.titled(empty.canvas.session.view, "Headteacher")
    empty.canvas.viewport().repaint()
    assert not any(button.isVisible() for button in buttons.values())


def test_the_arrows_mean_the_picture_even_where_a_command_of_the_window_has_them(
    reporting: Hand, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    used: list[None] = []
    action = QAction("Move up", window)
    action.setShortcut("Ctrl+Shift+Up")
    action.triggered.connect(lambda: used.append(None))
    window.addAction(action)
    window.setCentralWidget(reporting.canvas)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    reporting.canvas.setFocus()
    select(reporting, "tutor")
    reporting.key(Key.Key_Up, CTRL_SHIFT)
    assert reading.manager(reporting.canvas.session.view, "tutor") == "dep1"
    assert used == []
    reporting.canvas.setParent(None)
