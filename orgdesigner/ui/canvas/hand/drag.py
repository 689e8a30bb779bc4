"""Dragging posts: the cue under the mouse is the change that the drop commits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.carrying import Carrying
from orgdesigner.ui.canvas.hand.cue import Cue, Dragged, dragged
from orgdesigner.ui.canvas.hand.drop import cue_for
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer
from orgdesigner.ui.canvas.hand.targets import OnCard, Side, Target, target_at
from orgdesigner.ui.canvas.hand.tray_drop import into_tray


class DragPosts(Gesture):
    """Posts are in the hand; what is below them comes along in the reporting view."""

    scrolls = True

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
        super().__init__(chart)
        self._carrying = carrying
        self._came_in = held_at is None
        self.load: Dragged = dragged(chart.extent, posts)
        self._at = start
        self._seen: tuple[Target | None, bool] | None = None
        self.cue = Cue("")
        placed = chart.extent.card(grabbed)
        if placed is None:
            raise LookupError("a card that is not in the picture can't be dragged")
        self._grabbed = placed
        corner = chart.camera.to_screen(placed.box.x, placed.box.y)
        self._offset = held_at or QPointF(corner[0] - start.x, corner[1] - start.y)
        self._ghost = overlay.Ghost(chart.card_picture(placed), self._along(), chart.theme)

    @property
    def cursor(self) -> Qt.CursorShape:
        possible = self.cue.change is not None
        return Qt.CursorShape.DragMoveCursor if possible else Qt.CursorShape.ForbiddenCursor

    def move(self, pointer: Pointer) -> Gesture:
        self._at = pointer
        chart = self.chart
        self._came_in = self._came_in or self._view.contains(QPointF(pointer.x, pointer.y))
        if self._carrying.is_over_tray(pointer):
            self._seen = None
            self._show(into_tray(chart.session.view, self.load.posts))
            self._carrying.spring.hover(None)
            return self
        target = target_at(
            chart.extent, *chart.camera.to_chart(pointer.x, pointer.y), scale=chart.camera.scale
        )
        if (target, pointer.control) != self._seen:
            self._seen = target, pointer.control
            self._show(cue_for(chart.session.view, chart.extent, self.load, target, also=pointer.control))
        self._carrying.spring.hover(_held_over(target))
        return self

    @property
    def resting(self) -> bool:
        return not self._came_in or self._carrying.is_over_tray(self._at)

    def _show(self, cue: Cue) -> None:
        self.cue = cue
        self._carrying.say(cue.words)
        self._carrying.mark_tray(cue if self._carrying.is_over_tray(self._at) else None)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._carrying.say("")
        self._carrying.mark_tray(None)
        if self.cue.change is not None:
            self._make(self.cue.change)
        self._carrying.spring.let_go(self.load.posts if self.cue.change is not None else ())

    def _make(self, change: Change) -> None:
        """Make the change that the cue showed; what it was shown beside stays where it is on screen."""
        chart = self.chart
        chart.hold(self.cue.holds, self._in_hand())
        chart.session.apply(change)
        chart.session.select(*(Subject("post", post) for post in self.load.posts))
        chart.bring_up_to_date()
        chart.hold(None)
        self._carrying.spring.folding.select_what_hides()

    def cancel(self) -> None:
        self._carrying.say("")
        self._carrying.mark_tray(None)
        self._carrying.spring.let_go()

    def area(self) -> QRectF:
        cue = overlay.cue_area(self.cue, self.chart.camera)
        return cue.united(self._ghost.area(self._corner, self.cue.words, self._view))

    def paint(self, painter: QPainter) -> None:
        possible = self.cue.change is not None
        self._ghost.paint(painter, self._corner, self.cue.words, self._view, possible=possible)
        overlay.draw_cue(painter, self.cue, self.chart.camera, self.chart.theme)

    def _in_hand(self) -> dict[str, Box]:
        """Return where in the chart the card in the hand is."""
        x, y = self.chart.camera.to_chart(self._corner.x(), self._corner.y())
        return {self._grabbed.post: self._grabbed.box._replace(x=x, y=y)}

    @property
    def _view(self) -> QRectF:
        return QRectF(self.chart.viewport().rect())

    @property
    def _corner(self) -> QPointF:
        return QPointF(self._at.x, self._at.y) + self._offset

    def _along(self) -> int:
        """Return how many posts come along beside the one whose card is in the hand."""
        if self.chart.chart_view is not ChartView.REPORTING:
            return len(self.load.posts) - 1
        view = self.chart.session.view
        moved = set(self.load.posts)
        for post in self.load.posts:
            moved.update(below.id for below in relations.below(view, post))
        return len(moved) - 1


def _held_over(target: Target | None) -> str | None:
    """Return the post on whose card something is held, in its middle, or None."""
    return target.placed.post if isinstance(target, OnCard) and target.side is Side.ON else None
