"""Renaming on the card: Enter commits, Esc reverts, Tab goes on to the holder, and it is one step."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.rules.base import Subject
from tests.ui.canvas.hand import CTRL, Hand

Key = Qt.Key


def begin(hand: Hand, post: str) -> QLineEdit:
    hand.canvas.session.select(Subject("post", post))
    hand.key(Key.Key_F2)
    (editor,) = (each for each in hand.canvas.viewport().findChildren(QLineEdit) if each.isVisible())
    return editor


def title(hand: Hand, post: str) -> str:
    return hand.canvas.session.view.need(r.Post, post).title


def test_enter_commits_in_one_step(reporting: Hand) -> None:
    begin(reporting, "maths")
    reporting.type("Mathematics")
    assert title(reporting, "maths") == "Head of Maths"
    reporting.key(Key.Key_Return)
    assert title(reporting, "maths") == "Mathematics"
    assert reporting.canvas.session.document.position == 1
    assert reporting.canvas.hasFocus()


def test_escape_reverts(reporting: Hand) -> None:
    begin(reporting, "maths")
    reporting.type("Mathematics")
    reporting.key(Key.Key_Escape)
    assert title(reporting, "maths") == "Head of Maths"
    assert reporting.canvas.session.document.position == 0
    assert reporting.canvas.hasFocus()


def test_a_click_elsewhere_commits(reporting: Hand) -> None:
    begin(reporting, "maths")
    reporting.type("Mathematics")
    reporting.click(reporting.at("eng"))
    assert title(reporting, "maths") == "Mathematics"
    assert reporting.canvas.session.selected_posts() == ("eng",)


def test_tab_goes_to_the_holder_and_both_are_one_step(reporting: Hand) -> None:
    begin(reporting, "dep1")
    reporting.type("Deputy Headteacher")
    reporting.key(Key.Key_Tab)
    reporting.type("Mia Okafor")
    reporting.key(Key.Key_Return)
    people = reporting.canvas.session.view.all(r.Person)
    assert [person.name for person in people] == ["Mia Okafor"]
    assert title(reporting, "dep1") == "Deputy Headteacher"
    assert reporting.canvas.session.document.position == 1
    [entry] = reporting.canvas.session.document.history
    assert entry.change.label == "Change what the card of Deputy One says"


def test_nothing_typed_or_an_empty_title_changes_nothing(reporting: Hand) -> None:
    begin(reporting, "maths")
    reporting.key(Key.Key_Return)
    begin(reporting, "maths")
    reporting.key(Key.Key_Backspace)
    reporting.key(Key.Key_Return)
    assert reporting.canvas.session.document.position == 0


def test_the_line_edit_stays_over_its_card_when_the_view_moves(reporting: Hand) -> None:
    editor = begin(reporting, "maths")
    before = editor.geometry().topLeft() - reporting.at("maths", 0, 0)
    reporting.wheel(reporting.at("maths"), -1)
    moved = editor.geometry().topLeft() - reporting.at("maths", 0, 0) - before
    assert moved.manhattanLength() <= 1
    reporting.wheel(reporting.at("maths"), 2, CTRL)
    assert abs(editor.geometry().left() - reporting.at("maths", 0, 0).x()) < 40


def test_an_undo_while_typing_closes_the_line_edit(reporting: Hand) -> None:
    reporting.drag("eng", reporting.at("bm"))
    begin(reporting, "maths")
    reporting.type("Mathematics")
    reporting.canvas.session.undo()
    assert title(reporting, "maths") == "Head of Maths"
    assert reporting.canvas.hasFocus()


def test_tab_goes_from_the_title_to_the_fte_and_round_and_shift_tab_back(reporting: Hand) -> None:
    editor = begin(reporting, "maths")
    captions = []
    for _ in range(3):
        captions.append(editor.accessibleName())
        reporting.key(Key.Key_Tab)
    assert captions == ["Title", "Held by", "FTE"]
    assert editor.text() == "Head of Maths"
    reporting.key(Key.Key_Backtab)
    assert editor.accessibleName() == "FTE"
    reporting.type("0.6")
    reporting.key(Key.Key_Return)
    assert reporting.canvas.session.view.need(r.Post, "maths").fte == Decimal("0.6")
    assert reporting.canvas.session.document.position == 1


def test_the_name_of_somebody_who_is_there_fills_a_vacant_post(reporting: Hand) -> None:
    begin(reporting, "maths")
    reporting.key(Key.Key_Tab)
    reporting.type("m. okafor")
    reporting.key(Key.Key_Return)
    view = reporting.canvas.session.view
    assert [person.name for person in relations.holders(view, "maths")] == ["M. Okafor"]


@pytest.mark.parametrize(("tabs", "typed"), [(1, "Nobody At All"), (2, "most of the week")])
def test_what_can_not_be_is_said_and_what_was_typed_stays(reporting: Hand, tabs: int, typed: str) -> None:
    refusals: list[str] = []
    reporting.canvas.session.refused.connect(refusals.append)
    editor = begin(reporting, "maths")
    for _ in range(tabs):
        reporting.key(Key.Key_Tab)
    reporting.type(typed)
    reporting.key(Key.Key_Return)
    assert len(refusals) == 1
    assert editor.isVisible()
    assert editor.text() == typed
    reporting.key(Key.Key_Escape)
    assert reporting.canvas.session.document.position == 0


def test_double_click_renames_too(reporting: Hand) -> None:
    reporting.click(reporting.at("maths"))
    QTest.mouseDClick(reporting.canvas.viewport(), Qt.MouseButton.LeftButton, pos=reporting.at("maths"))
    reporting.type("Mathematics")
    reporting.key(Key.Key_Return)
    assert title(reporting, "maths") == "Mathematics"
