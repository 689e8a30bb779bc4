"""What a drag goes over: the chart, branches that spring open, and the tray beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt

from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.hand.cue import Cue
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer
from orgdesigner.ui.canvas.hand.grip import Grip
from orgdesigner.ui.canvas.hand.spring import Spring


class Outside(Protocol):
    """Something outside the chart that posts can be dropped on."""

    def holds(self, at: QPoint) -> bool:
        """Whether a place on the screen is on it."""
        ...

    def mark(self, cue: Cue | None) -> None:
        """Show what a drop there would do, or nothing."""
        ...


class Carrying:
    """What a drag goes over: the chart, and the tray beside it, where it may begin or end."""

    def __init__(self, area: ChartArea, grip: Grip, spring: Spring, say: Callable[[str], None]) -> None:
        """`say` tells what a drop would do, in words, and nothing when there is nothing to tell."""
        self.area, self._grip, self.spring, self.say = area, grip, spring, say
        self.tray: Outside | None = None

    def pointer_at(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> Pointer:
        """Return where the mouse is in the viewport, by its place on the whole screen."""
        here = self.area.viewport().mapFromGlobal(at)
        return Pointer(here.x(), here.y(), modifiers)

    def begin(self, gesture: Gesture, pointer: Pointer) -> None:
        """Go on with a gesture that began outside; the chart has the keyboard then, so that Esc ends it."""
        self.area.setFocus(Qt.FocusReason.MouseFocusReason)
        self._grip.take(gesture)
        self._grip.move(pointer)

    def follow(self, pointer: Pointer) -> None:
        """Follow the mouse, which is held by whatever the gesture began in."""
        self._grip.move(pointer)

    def put_down(self, pointer: Pointer) -> None:
        """Let go of what was carried here."""
        self._grip.release(pointer)

    def is_over_tray(self, pointer: Pointer) -> bool:
        """Whether the mouse is over the tray."""
        at = self.area.viewport().mapToGlobal(QPoint(round(pointer.x), round(pointer.y)))
        return self.tray is not None and self.tray.holds(at)

    def mark_tray(self, cue: Cue | None) -> None:
        """Show on the tray what a drop there would do; None for nothing."""
        if self.tray is not None:
            self.tray.mark(cue)
