"""Dragging somebody without a post onto the post that they shall hold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgdesigner.chart.picture import Box
from orgdesigner.model.records import Person
from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.carrying import Carrying
from orgdesigner.ui.canvas.hand.cue import Cue
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer
from orgdesigner.ui.canvas.hand.targets import OnCard, Side
from orgdesigner.ui.canvas.hand.tray_drop import onto_post

_BESIDE = QPointF(14, 10)
"""How far from the mouse the words are."""


class DragPerson(Gesture):
    """Somebody is in the hand, to be given a post."""

    scrolls = True

    def __init__(self, carrying: Carrying, person: str, start: Pointer) -> None:
        chart = carrying.area
        super().__init__(chart)
        self._carrying = carrying
        self._person = person
        self._at = start
        self.cue = Cue("")
        self._name = chart.session.view.need(Person, person).name
        self._ghost = overlay.Ghost(QPixmap(1, 1), 0, chart.theme)

    @property
    def resting(self) -> bool:
        """Whether the mouse is outside the chart, where nothing scrolls."""
        return not self._view.contains(QPointF(self._at.x, self._at.y))

    @property
    def cursor(self) -> Qt.CursorShape:
        possible = self.cue.change is not None
        return Qt.CursorShape.DragMoveCursor if possible else Qt.CursorShape.ForbiddenCursor

    def move(self, pointer: Pointer) -> Gesture:
        self._at = pointer
        chart = self.chart
        target = None
        if not self.resting:
            at = chart.camera.to_chart(pointer.x, pointer.y)
            under = chart.extent.spots_within(Box(*at, 0, 0))
            spot = next((each for each in under if each.box.holds(*at)), None)
            target = OnCard(spot, Side.ON) if spot else None
        self.cue = onto_post(chart.session.view, self._person, target)
        self._carrying.say(self.cue.words)
        return self

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        chart = self.chart
        self._carrying.say("")
        if self.cue.change is not None:
            chart.hold(self.cue.holds)
            chart.session.apply(self.cue.change)
            if self.cue.holds is not None:
                chart.session.select(self.cue.holds)

    def cancel(self) -> None:
        self._carrying.say("")

    def area(self) -> QRectF:
        cue = overlay.cue_area(self.cue, self.chart.camera)
        return cue.united(self._ghost.area(self._corner, self._words, self._view))

    def paint(self, painter: QPainter) -> None:
        possible = self.cue.change is not None
        self._ghost.paint(painter, self._corner, self._words, self._view, possible=possible)
        overlay.draw_cue(painter, self.cue, self.chart.camera, self.chart.theme)

    @property
    def _words(self) -> str:
        return self.cue.words if self.cue.change is not None else self._name

    @property
    def _view(self) -> QRectF:
        return QRectF(self.chart.viewport().rect())

    @property
    def _corner(self) -> QPointF:
        return QPointF(self._at.x, self._at.y) + _BESIDE
