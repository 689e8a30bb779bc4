"""Hundreds of random clicks, drags, keys and commands all over the window leave a valid plan and a free hand.

What is done is drawn from a seed, so that a failure can be lived through again.
"""

import random

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QScrollBar, QSplitterHandle, QWidget

from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.structure import Structure, View
from orgdesigner.rules.engine import Engine
from orgdesigner.ui.actions import COMMANDS
from orgdesigner.ui.main_window import MainWindow
from tests.rules.examples import said
from tests.ui.canvas.hand import CTRL, Hand
from tests.ui.conftest import TODAY, MakeWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
STEPS = 260
ELSEWHERE = {"close_window", "print_chart", "print_preview", "new_plan", "open_example", "recover_work"}
"""Commands that leave the plan or open windows of the system."""
KEYS = (
    Key.Key_Escape, Key.Key_Return, Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down, Key.Key_Left,
    Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_Delete, Key.Key_Insert, Key.Key_F2, Key.Key_F6,
    Key.Key_Space, Key.Key_A, Key.Key_H, Key.Key_Minus, Key.Key_Plus, Key.Key_Menu,
)  # fmt: skip
CTRL_KEYS = (
    Key.Key_Z,
    Key.Key_Y,
    Key.Key_D,
    Key.Key_X,
    Key.Key_C,
    Key.Key_V,
    Key.Key_F,
    Key.Key_0,
    Key.Key_9,
)


class Somebody:
    """Does one random thing after another in a window, and in whatever opens over it."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.random = random.Random(seed)
        self.hand = Hand(window.canvas)
        # A button that is all menu waits, inside the click on it, until its menu is closed.
        self.clicking = False
        self.impatience = QTimer(window)
        self.impatience.timeout.connect(self._close_what_is_waited_for)
        self.impatience.start(50)

    def act(self) -> None:
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            self.random.choice((self.answer, self.key, self.give_up))()
            return
        actions = (
            self.click, self.click, self.drag, self.drag, self.half_a_drag, self.key, self.key, self.key,
            self.command, self.command, self.undo_or_redo, self.wheel, self.resize, self.look_elsewhere,
        )  # fmt: skip
        self.random.choice(actions)()

    def click(self) -> None:
        widget = self._some_widget(self.window)
        at = QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))
        self.clicking = True
        if self.random.random() < 0.1:
            QTest.mouseDClick(widget, LEFT, pos=at)
        else:
            QTest.mouseClick(widget, LEFT, pos=at)
        self.clicking = False

    def drag(self) -> None:
        self.half_a_drag()
        self.hand.release(self._on_canvas())

    def half_a_drag(self) -> None:
        if not self.window.canvas.isVisible():
            return
        control = self.random.choice((Qt.KeyboardModifier.NoModifier, CTRL))
        self.hand.press(self._on_canvas())
        for _ in range(3):
            self.hand.move(self._on_canvas(), control)

    def key(self) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        if self.random.random() < 0.3:
            QTest.keyClick(target, self.random.choice(CTRL_KEYS), CTRL)
        elif self.random.random() < 0.1:
            QTest.keyClick(target, self.random.choice(KEYS), SHIFT)
        else:
            QTest.keyClick(target, self.random.choice(KEYS))

    def command(self) -> None:
        command = self.random.choice([each for each in COMMANDS if each.name not in ELSEWHERE])
        self.window.actions_by_name[command.name].trigger()

    def undo_or_redo(self) -> None:
        session = self.window.session
        self.random.choice((session.undo, session.undo, session.redo))()

    def wheel(self) -> None:
        if self.window.canvas.isVisible():
            self.hand.wheel(self._on_canvas(), self.random.choice((-1, 1)), self.random.choice((CTRL, SHIFT)))

    def resize(self) -> None:
        self.window.resize(self.random.randint(700, 1900), self.random.randint(400, 1000))

    def look_elsewhere(self) -> None:
        session = self.window.session
        session.look_at(self.random.choice(list(session.document.places())))

    def answer(self) -> None:
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if opened is not None:
            widget = opened if isinstance(opened, QMenu) else self._some_widget(opened)
            self.clicking = True
            QTest.mouseClick(widget, LEFT, pos=widget.rect().center())
            self.clicking = False

    def give_up(self) -> None:
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if opened is not None:
            QTest.keyClick(opened, Key.Key_Escape)

    def _close_what_is_waited_for(self) -> None:
        opened = QApplication.activePopupWidget()
        if self.clicking and opened is not None:
            opened.close()

    def let_go(self) -> None:
        """Close whatever is open and let go of whatever is held, as somebody does who leaves."""
        for _ in range(20):
            opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if opened is None:
                break
            QTest.keyClick(opened, Key.Key_Escape)
            QApplication.processEvents()
        for widget in (self.window.canvas, QApplication.focusWidget() or self.window):
            QTest.keyClick(widget, Key.Key_Escape)
        self.hand.release(QPoint(1, 1))
        QTest.keyClick(self.window.canvas, Key.Key_Escape)

    def _on_canvas(self) -> QPoint:
        canvas = self.window.canvas
        size = canvas.viewport().size()
        anywhere = QPoint(
            self.random.randint(-9, size.width() + 9), self.random.randint(-9, size.height() + 9)
        )
        cards = canvas.extent.cards_within(canvas.camera.seen(canvas.visible_size()))
        if not cards or self.random.random() < 0.3:
            return anywhere
        return self.hand.at(self.random.choice(cards).post, self.random.random(), self.random.random())

    def _some_widget(self, parent: QWidget) -> QWidget:
        # The bars between panes and at their edges are as good as a resize, and less likely to matter.
        found = [
            each
            for each in parent.findChildren(QWidget)
            if each.isVisible()
            and each.width() > 0
            and each.height() > 0
            and each.window() is parent.window()
            and not isinstance(each, (QSplitterHandle, QScrollBar))
        ]
        return self.random.choice(found) if found else parent


def structures(document: Document) -> dict[str, View]:
    """Every structure of a plan as it is now."""
    return {place: document.view(place).snapshot().view for place in document.places()}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_somebody_does_in_the_window_plan_and_findings_agree(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    for ask, nothing in (("getOpenFileName", ""), ("getSaveFileName", ""), ("getOpenFileNames", [])):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, chosen=nothing: (chosen, ""))
    window = make_window()
    window.files.settle()
    session = window.session
    starts, done = [structures(session.document)], list[str]()
    # A menu may have led to another plan.
    session.replaced.connect(lambda: starts.append(structures(session.document)))
    session.done.connect(done.append)
    somebody = Somebody(window, seed)
    for _ in range(STEPS):
        somebody.act()
        QApplication.processEvents()
    somebody.let_go()
    assert not window.canvas.gesture_active
    assert done
    document = session.document
    for place in document.places():
        structure = document.structure(place)
        again = Structure(record for table in structure.tables.values() for record in table.values())
        assert again.view == structure.view
        before = None if place == CURRENT else document.structure(CURRENT).copy().view
        fresh = Engine(structure, today=TODAY, before=before)
        found = session.findings_at(place)
        assert [said(each) for each in found] == [said(each) for each in fresh.findings]
    while document.can_undo:
        session.undo()
    assert structures(document) == starts[-1]
