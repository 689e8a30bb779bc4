"""What the mouse can be in the middle of: one class a gesture, from its press to its release or cancelling.

A gesture alters nothing but the selection and the camera until it is released, so that cancelling it is to
forget it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgdesigner.chart.picture import Box
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Size
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.chosen import go_to
from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.handles import handle_at
from orgdesigner.ui.canvas.hits import card_at, jump_at, subject_at
from orgdesigner.ui.canvas.reading.folding import Folding

DRAG_DISTANCE = 6.0
"""Screen pixels that the mouse moves before a press becomes a drag."""

EDGE = 36.0
"""Screen pixels from the edge of the view within which it scrolls by itself."""

FASTEST = 28.0
"""Screen pixels that it scrolls at most in one tick."""


class Pointer(NamedTuple):
    """Where the mouse is in the viewport, in screen pixels, and which modifier keys are down."""

    x: float
    y: float
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def control(self) -> bool:
        """Whether Ctrl is down."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    def distance(self, other: Pointer) -> float:
        """Return how far apart two places are."""
        return hypot(self.x - other.x, self.y - other.y)


class Gesture:
    """Something that the mouse is in the middle of."""

    begun = True
    """Whether it has shown itself: a press that may still become a click has not."""
    scrolls = False
    """Whether the view scrolls when the mouse comes near its edge."""

    def __init__(self, chart: ChartArea) -> None:
        self.chart = chart

    @property
    def cursor(self) -> Qt.CursorShape | None:
        """The shape of the mouse pointer, if it is not the ordinary one."""
        return None

    @property
    def resting(self) -> bool:
        """Whether the mouse is where the view shall not scroll after all, such as over the tray."""
        return False

    def move(self, pointer: Pointer) -> Gesture:
        """Follow the mouse; return the gesture that this is now."""
        raise NotImplementedError

    def release(self, pointer: Pointer) -> None:
        """Do what the gesture was for."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Take back what has been shown."""

    def area(self) -> QRectF:
        """Return what `paint` covers, in screen pixels."""
        return QRectF()

    def paint(self, painter: QPainter) -> None:
        """Draw what belongs to the gesture over the chart."""


class Press(Gesture):
    """The button went down: a click if it comes up again there, and else a drag."""

    begun = False

    def __init__(
        self, folding: Folding, pointer: Pointer, pick_up: Callable[[str, Pointer], Gesture]
    ) -> None:
        """`pick_up` begins to drag the card of a post."""
        chart = folding.area
        super().__init__(chart)
        self._folding, self._pick_up = folding, pick_up
        at = chart.camera.to_chart(pointer.x, pointer.y)
        self._start = pointer
        self._card = card_at(chart.extent, *at)
        self._jump = jump_at(chart.extent, *at)
        self._handle = handle_at(folding, *at)
        self._subject = subject = subject_at(chart.extent, *at, chart.zoom)
        plain = self._jump is None and self._handle is None and not pointer.control
        if plain and subject is not None and subject not in chart.session.selection:
            chart.session.select(subject)

    def move(self, pointer: Pointer) -> Gesture:
        if pointer.distance(self._start) < DRAG_DISTANCE:
            return self
        if self._card is not None:
            return self._pick_up(self._card.post, self._start).move(pointer)
        return RubberBand(self.chart, self._start).move(pointer)

    def release(self, pointer: Pointer) -> None:
        session, subject = self.chart.session, self._subject
        if self._handle is not None:
            self._folding.turn(self._handle.id)
        elif self._jump is not None and not pointer.control:
            go_to(self.chart, self._jump)
        elif not pointer.control:
            session.select(*([subject] if subject else []))
        elif subject in session.selection:
            session.select(*(each for each in session.selection if each != subject))
        elif subject is not None:
            session.select(*session.selection, subject)


class RubberBand(Gesture):
    """A rectangle drawn from empty ground selects the cards that it touches; Ctrl adds them."""

    scrolls = True

    def __init__(self, chart: ChartArea, start: Pointer) -> None:
        super().__init__(chart)
        self._fixed = chart.camera.to_chart(start.x, start.y)
        self._loose = self._fixed
        self._before = chart.session.selection

    def move(self, pointer: Pointer) -> Gesture:
        self._loose = self.chart.camera.to_chart(pointer.x, pointer.y)
        caught = [Subject("post", placed.post) for placed in self.chart.extent.spots_within(self._band)]
        kept = self._before if pointer.control else ()
        self.chart.session.select(*kept, *caught)
        return self

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self.chart.session.select(*self._before)

    def area(self) -> QRectF:
        return QRectF(*self.chart.camera.box_on_screen(self._band)).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter) -> None:
        overlay.draw_band(painter, QRectF(*self.chart.camera.box_on_screen(self._band)), self.chart.theme)

    @property
    def _band(self) -> Box:
        (ax, ay), (bx, by) = self._fixed, self._loose
        return Box(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))


class Pan(Gesture):
    """The chart moves with the mouse."""

    def __init__(self, chart: ChartArea, start: Pointer) -> None:
        super().__init__(chart)
        self._start = start
        self._before = chart.camera

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ClosedHandCursor

    def move(self, pointer: Pointer) -> Gesture:
        self.chart.look(self._before.panned(pointer.x - self._start.x, pointer.y - self._start.y))
        return self

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self.chart.look(self._before)


def scroll_speed(pointer: Pointer, size: Size) -> QPointF:
    """Return how many screen pixels the chart is pushed in one tick: more the deeper into the edge."""
    return QPointF(_push(pointer.x, size.width), _push(pointer.y, size.height))


def _push(at: float, length: float) -> float:
    depth = max(EDGE - at, at - (length - EDGE), 0.0)
    speed = min(1.0, depth / EDGE) ** 2 * FASTEST
    return speed if at < length / 2 else -speed
