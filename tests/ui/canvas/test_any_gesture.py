"""Hundreds of random presses, moves, keys, undos and resizes leave a valid plan and a hand that is free."""

import random
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.looking import EVERYTHING
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT, Event
from orgdesigner.model.structure import Structure
from orgdesigner.report.marking import marks_of
from orgdesigner.rules.engine import Engine
from tests.rules.examples import said
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import CTRL, Hand

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
BUTTONS = (Qt.MouseButton.LeftButton,) * 4 + (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
KEYS = (
    Key.Key_Escape, Key.Key_Delete, Key.Key_Return, Key.Key_Insert, Key.Key_F2, Key.Key_Home, Key.Key_End,
    Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Space, Key.Key_H, Key.Key_Tab,
)  # fmt: skip
CTRL_KEYS = (Key.Key_D, Key.Key_X, Key.Key_V)
STEPS = 350


class Monkey:
    """Does one random thing after another."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self.hand = hand
        self.random = random.Random(seed)

    def somewhere(self) -> QPoint:
        """A point on a card, most of the time, or anywhere in the view and a little beyond."""
        canvas = self.hand.canvas
        cards = canvas.picture.cards
        if cards and self.random.random() < 0.7:
            placed = self.random.choice(cards)
            return self.hand.at(placed.post, self.random.random(), self.random.random())
        size = canvas.viewport().size()
        return QPoint(
            self.random.randint(-20, size.width() + 20), self.random.randint(-20, size.height() + 20)
        )

    def modifiers(self) -> Qt.KeyboardModifier:
        return self.random.choice((NONE, NONE, CTRL))

    def act(self) -> None:
        actions = (
            self.press, self.move, self.move, self.move, self.release, self.drag, self.drag, self.click,
            self.key, self.key, self.undo_or_redo, self.resize, self.wheel, self.look,
        )  # fmt: skip
        self.random.choice(actions)()

    def press(self) -> None:
        self.hand.press(self.somewhere(), self.modifiers(), self.random.choice(BUTTONS))

    def move(self) -> None:
        self.hand.move(self.somewhere(), self.modifiers())

    def release(self) -> None:
        self.hand.release(self.somewhere(), self.modifiers(), self.random.choice(BUTTONS))

    def drag(self) -> None:
        cards = self.hand.canvas.picture.cards
        if cards:
            self.hand.canvas.reveal(self.random.choice(cards).post)
            self.hand.press(self.somewhere(), self.modifiers())
            for _ in range(3):
                self.hand.move(self.somewhere(), self.modifiers())
            self.hand.release(self.somewhere(), self.modifiers())

    def click(self) -> None:
        self.hand.click(self.somewhere(), self.modifiers())

    def key(self) -> None:
        if self.random.random() < 0.2:
            self.hand.key(self.random.choice(CTRL_KEYS), CTRL)
        elif self.random.random() < 0.3:
            self.hand.key(self.random.choice(KEYS[7:11]), CTRL_SHIFT)
        else:
            self.hand.key(self.random.choice(KEYS))

    def undo_or_redo(self) -> None:
        session = self.hand.canvas.session
        self.random.choice((session.undo, session.undo, session.redo))()

    def resize(self) -> None:
        self.hand.canvas.resize(self.random.randint(200, 1200), self.random.randint(150, 800))

    def wheel(self) -> None:
        self.hand.wheel(self.somewhere(), self.random.choice((-2, -1, 1, 2)), self.modifiers())

    def look(self) -> None:
        canvas = self.hand.canvas
        self.random.choice((canvas.zoom_fit, canvas.zoom_actual, canvas.zoom_in, canvas.viewport().repaint))()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("chart_view", ChartView)
def test_whatever_the_hand_does_the_plan_is_valid_and_the_hand_is_free(
    show: Show, chart_view: ChartView, seed: int
) -> None:
    hand = show(view=chart_view)
    document = hand.canvas.session.document
    start = document.structure(CURRENT).copy()
    heard: list[Event] = []
    document.subscribe(heard.append)
    monkey = Monkey(hand, seed)
    for _ in range(STEPS):
        monkey.act()
    QApplication.processEvents()
    hand.key(Key.Key_Escape)
    hand.canvas.cancel_gesture()
    hand.canvas.setFocus()
    assert not hand.canvas.gesture_active
    assert len(heard) > 10

    structure = document.structure(CURRENT)
    again = Structure(record for table in structure.tables.values() for record in table.values())
    assert again.view == structure.view
    fresh = Engine(structure, today=date(2026, 9, 1))
    assert [said(each) for each in hand.canvas.session.findings] == [said(each) for each in fresh.findings]
    hand.canvas.look_so(EVERYTHING)
    drawn = {placed.post: placed.card.mark for placed in hand.canvas.picture.cards}
    marks = marks_of(structure.view, fresh.findings)
    assert drawn == {post: marks.get(("post", post)) for post in structure.tables["post"]}

    while document.can_undo:
        hand.canvas.session.undo()
    assert document.structure(CURRENT).view == start.view
