"""A hand at the mouse and the keyboard: real events on the real widget, in chart points and posts."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.picture import Box
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.sketch import parse
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier

SCHOOL = """
team sa "Students" leadership leads=dep1
  member hoy7
  member hoy8
  member hoy9
team cp "Curriculum" leadership leads=dep2
  member eng
  member hoy9
team it "IT Services" support
post head "Headteacher" head
  post dep1 "Deputy One" senior
    held "M. Okafor" teaching
    post hoy7 "Head of Year 7"
    post hoy8 "Head of Year 8"
      post tutor "Tutor"
    post hoy9 "Head of Year 9"
  post dep2 "Deputy Two" senior
    post eng "Head of English"
    post maths "Head of Maths"
  post bm "Business Manager"
post gov "Clerk to Governors"
"""


def session_of(sketch: str = SCHOOL) -> Session:
    """A session that looks at a sketched structure, on a day in September 2026."""
    return Session(Document({CURRENT: parse(sketch)}), today=date(2026, 9, 1))


class Hand:
    """Moves the mouse over a canvas and presses its keys."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def box(self, post: str) -> Box:
        """Where a post's card is on screen."""
        placed = self.canvas.extent.card(post)
        assert placed is not None, f"{post} is not in the picture"
        return self.canvas.camera.box_on_screen(placed.box)

    def at(self, post: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        """A point on a post's card: by default its middle."""
        box = self.box(post)
        return QPoint(round(box.x + box.width * across), round(box.y + box.height * down))

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.move(at)
        QTest.mouseClick(self.canvas.viewport(), LEFT, modifiers, at)

    def press(
        self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        QTest.mousePress(self.canvas.viewport(), button, modifiers, at)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        viewport = self.canvas.viewport()
        where = QPointF(at)
        everywhere = QPointF(viewport.mapToGlobal(at))
        event = QMouseEvent(
            QEvent.Type.MouseMove, where, everywhere, Qt.MouseButton.NoButton, LEFT, modifiers
        )
        QApplication.sendEvent(viewport, event)

    def release(
        self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        QTest.mouseRelease(self.canvas.viewport(), button, modifiers, at)

    def begin_drag(self, post: str, to: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press on a card and move, without letting go."""
        start = self.at(post)
        self.press(start, modifiers)
        self.move(start + QPoint(0, 7), modifiers)
        self.move(to, modifiers)

    def drag(self, post: str, to: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.begin_drag(post, to, modifiers)
        self.release(to, modifiers)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.canvas, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.canvas, text)

    def wheel(self, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        viewport = self.canvas.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
