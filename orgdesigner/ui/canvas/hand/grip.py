"""What the mouse holds: the gesture it is in the middle of, from one event to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer, scroll_speed

TICK = 16
"""Milliseconds between two steps of scrolling at the edge."""


class Grip(QObject):
    """Leads one gesture at a time; `changed` says whether one is under way that a command would disturb."""

    changed = Signal(bool)

    def __init__(self, area: ChartArea) -> None:
        super().__init__(area)
        self._area = area
        self.gesture: Gesture | None = None
        self.pointer = Pointer(0, 0)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(TICK)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def begun(self) -> bool:
        """Whether the mouse is in the middle of more than a press that may be a click."""
        return self.gesture is not None and self.gesture.begun

    def take(self, gesture: Gesture | None) -> None:
        """Be in the middle of a gesture, or of none."""
        was_begun = self.begun
        self.gesture = gesture
        if gesture is None or not gesture.scrolls:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()
        self._area.viewport().update()
        if self.begun != was_begun:
            self.changed.emit(self.begun)

    def move(self, pointer: Pointer) -> None:
        """Follow the mouse, with whatever is held."""
        self.pointer = pointer
        self.follow()

    def follow(self) -> None:
        """Look again at what is under the mouse, which may have changed without it."""
        gesture = self.gesture
        if gesture is not None:
            before = gesture.area()
            following = gesture.move(self.pointer)
            if following is not gesture:
                self.take(following)
            self._area.viewport().update(before.united(following.area()).toAlignedRect())

    def release(self, pointer: Pointer) -> None:
        """Let go: do what the gesture was for."""
        gesture = self.gesture
        if gesture is not None:
            self.take(None)
            gesture.release(pointer)

    def cancel(self) -> None:
        """Forget the gesture, as if it had not begun."""
        gesture = self.gesture
        if gesture is not None:
            self.take(None)
            gesture.cancel()

    def turn_control(self, *, down: bool) -> None:
        """Let the gesture know at once that Ctrl went down or up."""
        control = Qt.KeyboardModifier.ControlModifier
        others = self.pointer.modifiers & ~control
        self.pointer = self.pointer._replace(modifiers=others | control if down else others)
        self.follow()

    def _scroll(self) -> None:
        if self.gesture is not None and self.gesture.resting:
            return
        push = scroll_speed(self.pointer, self._area.visible_size())
        if not push.isNull():
            self._area.look(self._area.camera.panned(push.x(), push.y()))
