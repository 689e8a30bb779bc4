"""Dragging somebody without a post onto the post that they shall hold."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPixmap

from orgdesigner.chart.picture import Box
from orgdesigner.model.records import Person
from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.carrying import Carrying
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer
from orgdesigner.ui.canvas.hand.held import Held
from orgdesigner.ui.canvas.hand.targets import OnCard, Side
from orgdesigner.ui.canvas.hand.tray_drop import onto_post

_BESIDE = QPointF(14, 10)
"""How far from the mouse the words are."""


class DragPerson(Held):
    """Somebody is in the hand, to be given a post."""

    def __init__(self, carrying: Carrying, person: str, start: Pointer) -> None:
        ghost = overlay.Ghost(QPixmap(1, 1), 0, carrying.area.theme)
        super().__init__(carrying, start, _BESIDE, ghost)
        self._person = person
        self._name = carrying.area.session.view.need(Person, person).name

    @property
    def words(self) -> str:
        return self.cue.words if self.cue.change is not None else self._name

    @property
    def resting(self) -> bool:
        """Whether the mouse is outside the chart, where nothing scrolls."""
        return not self.is_over_chart

    def move(self, pointer: Pointer) -> Gesture:
        self.at = pointer
        chart = self.chart
        target = None
        if not self.resting:
            at = chart.camera.to_chart(pointer.x, pointer.y)
            under = chart.extent.spots_within(Box(*at, 0, 0))
            spot = next((each for each in under if each.box.holds(*at)), None)
            target = OnCard(spot, Side.ON) if spot else None
        self.cue = onto_post(chart.session.view, self._person, target)
        self.carrying.say(self.cue.words)
        return self

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        chart = self.chart
        self.carrying.say("")
        if self.cue.change is not None:
            chart.hold(self.cue.holds)
            chart.session.apply(self.cue.change)
            if self.cue.holds is not None:
                chart.session.select(self.cue.holds)
