"""Dragging posts: the cue under the mouse is the change that the drop commits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.carrying import Carrying
from orgdesigner.ui.canvas.hand.cue import Cue, Dragged, dragged
from orgdesigner.ui.canvas.hand.drop import cue_for
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer
from orgdesigner.ui.canvas.hand.held import Held
from orgdesigner.ui.canvas.hand.targets import OnCard, Side, Target, target_at
from orgdesigner.ui.canvas.hand.tray_drop import into_tray


class DragPosts(Held):
    """Posts are in the hand; what is below them comes along in the reporting view."""

    def __init__(
        self,
        carrying: Carrying,
        posts: Sequence[str],
        grabbed: str,
        start: Pointer,
        held_at: QPointF | None = None,
    ) -> None:
        """`held_at` is how far from the mouse the card is when it is dragged in from elsewhere."""
        chart = carrying.area
        placed = chart.extent.card(grabbed)
        if placed is None:
            raise LookupError("a card that is not in the picture can't be dragged")
        corner = chart.camera.to_screen(placed.box.x, placed.box.y)
        offset = held_at or QPointF(corner[0] - start.x, corner[1] - start.y)
        self.load: Dragged = dragged(chart.extent, posts)
        ghost = overlay.Ghost(chart.card_picture(placed), _along(chart, self.load.posts), chart.theme)
        super().__init__(carrying, start, offset, ghost)
        self._grabbed = placed
        self._came_in = held_at is None
        self._seen: tuple[Target | None, bool] | None = None

    def move(self, pointer: Pointer) -> Gesture:
        self.at = pointer
        chart = self.chart
        self._came_in = self._came_in or self.is_over_chart
        if self.carrying.is_over_tray(pointer):
            self._seen = None
            self._show(into_tray(chart.session.view, self.load.posts))
            self.carrying.spring.hover(None)
            return self
        target = target_at(
            chart.extent, *chart.camera.to_chart(pointer.x, pointer.y), scale=chart.camera.scale
        )
        if (target, pointer.control) != self._seen:
            self._seen = target, pointer.control
            self._show(cue_for(chart.session.view, chart.extent, self.load, target, also=pointer.control))
        self.carrying.spring.hover(_held_over(target))
        return self

    @property
    def resting(self) -> bool:
        return not self._came_in or self.carrying.is_over_tray(self.at)

    def _show(self, cue: Cue) -> None:
        self.cue = cue
        self.carrying.say(cue.words)
        self.carrying.mark_tray(cue if self.carrying.is_over_tray(self.at) else None)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self.carrying.say("")
        self.carrying.mark_tray(None)
        if self.cue.change is not None:
            self._make(self.cue.change)
        self.carrying.spring.let_go(self.load.posts if self.cue.change is not None else ())

    def _make(self, change: Change) -> None:
        """Make the change that the cue showed; what it was shown beside stays where it is on screen."""
        chart = self.chart
        chart.hold(self.cue.holds, self._in_hand())
        chart.session.apply(change)
        chart.session.select(*(Subject("post", post) for post in self.load.posts))
        chart.bring_up_to_date()
        chart.hold(None)
        self.carrying.spring.folding.select_what_hides()

    def cancel(self) -> None:
        super().cancel()
        self.carrying.mark_tray(None)
        self.carrying.spring.let_go()

    def _in_hand(self) -> dict[str, Box]:
        """Return where in the chart the card in the hand is."""
        x, y = self.chart.camera.to_chart(self.corner.x(), self.corner.y())
        return {self._grabbed.post: self._grabbed.box._replace(x=x, y=y)}


def _along(chart: ChartArea, posts: Sequence[str]) -> int:
    """Return how many posts come along beside the one whose card is in the hand."""
    if chart.chart_view is not ChartView.REPORTING:
        return len(posts) - 1
    moved = set(posts)
    for post in posts:
        moved.update(below.id for below in relations.below(chart.session.view, post))
    return len(moved) - 1


def _held_over(target: Target | None) -> str | None:
    """Return the post on whose card something is held, in its middle, or None."""
    return target.placed.post if isinstance(target, OnCard) and target.side is Side.ON else None
