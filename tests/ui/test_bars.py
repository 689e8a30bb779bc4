"""A bar stays until somebody deals with it, and what the user has hidden does not come back by itself."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.ui.widgets.bar import Bar, Bars
from tests.ui.hands import press


@pytest.fixture
def bars(qtbot: QtBot) -> Bars:
    made = Bars()
    qtbot.addWidget(made)
    made.show_bar("locked", "Somebody has it open.")
    return made


def hide_with_the_cross(bars: Bars) -> None:
    press(bars, "×")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_hidden_bar_can_be_taken_back_by_the_program(bars: Bars) -> None:
    hide_with_the_cross(bars)
    assert bars.words("locked") == ""
    bars.hide_bar("locked")
    assert bars.findChildren(Bar) == []


def test_a_hidden_bar_stays_hidden_while_the_same_is_true(bars: Bars) -> None:
    hide_with_the_cross(bars)
    bars.show_bar("locked", "Somebody has it open.")
    assert bars.words("locked") == ""
    bars.show_bar("locked", "Somebody else has it open.")
    assert bars.words("locked") == "Somebody else has it open."


def test_a_bar_comes_back_when_it_is_true_again(bars: Bars) -> None:
    hide_with_the_cross(bars)
    bars.hide_bar("locked")
    bars.show_bar("locked", "Somebody has it open.")
    assert bars.words("locked") == "Somebody has it open."


def test_a_new_bar_takes_the_place_of_the_old_one_of_its_topic(bars: Bars) -> None:
    bars.show_bar("locked", "Somebody else has it open.")
    bars.show_bar("recovery", "Work was not saved.")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [bar.words for bar in bars.findChildren(Bar)] == [
        "Somebody else has it open.",
        "Work was not saved.",
    ]
