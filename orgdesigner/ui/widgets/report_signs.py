"""The points of a scale, which can be pointed at, chosen with the keyboard and heard: one button each.

Tab reaches them once; the arrow keys go from one to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from orgdesigner.report.blocks import Point
from orgdesigner.report.marks import draw_mark
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.tips import literal

_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Sign(QAbstractButton):
    """One point of a scale; says what it is to the pointer and to a screen reader."""

    shown = Signal(object)
    stepped = Signal(int)
    """An arrow key was pressed: one on (1), or one back (-1)."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sign: Point | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._go)

    @property
    def subject(self) -> Subject | None:
        """The record that a click goes to."""
        return self._sign.subject if self._sign else None

    def show_sign(self, sign: Point) -> None:
        """Show another point."""
        if sign == self._sign:
            return
        self._sign = sign
        words = f"{sign.label} ({sign.mark.value})"
        self.setAccessibleName(words)
        self.setToolTip(literal(words))
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(arrow if sign.subject is None else hand)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _NEXT:
            self.stepped.emit(_NEXT[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.hover) if self.underMouse() and self.subject else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self._sign is not None:
            centre, ink, ground = QPointF(self.rect().center()), QColor(theme.text), QColor(theme.panel)
            draw_mark(painter, self._sign.mark, centre, 6, ink, ground)
        painter.end()

    def _go(self) -> None:
        if self.subject is not None:
            self.shown.emit(self.subject)


class Signs(QWidget):
    """Signs with one stop for the Tab key between them; a subclass says where each stands."""

    shown = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._signs: list[Sign] = []
        self._shown: tuple[Point, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def signs(self) -> Sequence[Sign]:
        """The signs that are shown."""
        return self._signs[: len(self._shown)]

    def show_signs(self, signs: Sequence[Point]) -> None:
        """Show other signs, with the buttons there are."""
        if self._shown and self._shown == tuple(signs):
            return
        for _ in range(len(self._signs), len(signs)):
            self._signs.append(self._made())
        self._shown = tuple(signs)
        for button, sign in zip(self._signs, signs, strict=False):
            button.show_sign(sign)
            button.show()
        for button in self._signs[len(signs) :]:
            button.hide()
        self._stop_at(0 if not any(each.hasFocus() for each in self.signs) else self._here())
        self.updateGeometry()
        self.place()

    def place(self) -> None:
        """Move every sign to where it stands at the present width."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _made(self) -> Sign:
        sign = Sign(self._appearance, self)
        sign.shown.connect(self.shown)
        sign.stepped.connect(self._step)
        return sign

    def _here(self) -> int:
        return next((number for number, each in enumerate(self.signs) if each.hasFocus()), 0)

    def _step(self, by: int) -> None:
        number = min(max(self._here() + by, 0), len(self.signs) - 1)
        self._stop_at(number)
        self.signs[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, number: int) -> None:
        for each, sign in enumerate(self.signs):
            stops = Qt.FocusPolicy.StrongFocus if each == number else Qt.FocusPolicy.ClickFocus
            if sign.focusPolicy() is not stops:
                sign.setFocusPolicy(stops)
