"""Dragging posts: the cue under the mouse is the change that the drop commits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.model import relations
from orgdesigner.ui.canvas import overlay
from orgdesigner.ui.canvas.cue import Cue, Dragged, dragged
from orgdesigner.ui.canvas.drop import cue_for
from orgdesigner.ui.canvas.gestures import Gesture, Pointer
from orgdesigner.ui.canvas.targets import OnCard, Side, Target, target_at
from orgdesigner.ui.canvas.tray_drop import into_tray

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.canvas import Canvas


class DragPosts(Gesture):
    """Posts are in the hand; what is below them comes along in the reporting view."""

    scrolls = True

    def __init__(
        self,
        canvas: Canvas,
        posts: Sequence[str],
        grabbed: str,
        start: Pointer,
        held_at: QPointF | None = None,
    ) -> None:
        """`held_at` is how far from the mouse the card is when it is dragged in from elsewhere."""
        super().__init__(canvas)
        self._came_in = held_at is None
        self.load: Dragged = dragged(canvas.extent, posts)
        self._at = start
        self._seen: tuple[Target | None, bool] | None = None
        self.cue = Cue("")
        placed = canvas.extent.card(grabbed)
        if placed is None:
            raise LookupError("a card that is not in the picture can't be dragged")
        self._grabbed = placed
        corner = canvas.camera.to_screen(placed.box.x, placed.box.y)
        self._offset = held_at or QPointF(corner[0] - start.x, corner[1] - start.y)
        self._ghost = overlay.Ghost(canvas.card_picture(placed), self._along(), canvas.theme)

    @property
    def cursor(self) -> Qt.CursorShape:
        possible = self.cue.change is not None
        return Qt.CursorShape.DragMoveCursor if possible else Qt.CursorShape.ForbiddenCursor

    def move(self, pointer: Pointer) -> Gesture:
        self._at = pointer
        canvas = self.canvas
        self._came_in = self._came_in or self._view.contains(QPointF(pointer.x, pointer.y))
        if canvas.carrying.is_over_tray(pointer):
            self._seen = None
            self._show(into_tray(canvas.session.view, self.load.posts))
            canvas.spring.hover(None)
            return self
        target = target_at(
            canvas.extent, *canvas.camera.to_chart(pointer.x, pointer.y), scale=canvas.camera.scale
        )
        if (target, pointer.control) != self._seen:
            self._seen = target, pointer.control
            self._show(cue_for(canvas.session.view, canvas.extent, self.load, target, also=pointer.control))
        canvas.spring.hover(_held_over(target))
        return self

    @property
    def resting(self) -> bool:
        return not self._came_in or self.canvas.carrying.is_over_tray(self._at)

    def _show(self, cue: Cue) -> None:
        self.cue = cue
        self.canvas.message.emit(cue.words)
        self.canvas.carrying.mark_tray(cue if self.canvas.carrying.is_over_tray(self._at) else None)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self.canvas.message.emit("")
        self.canvas.carrying.mark_tray(None)
        if self.cue.change is not None:
            self.canvas.drop(self, self.cue.change)
        self.canvas.spring.let_go(self.load.posts if self.cue.change is not None else ())

    def cancel(self) -> None:
        self.canvas.message.emit("")
        self.canvas.carrying.mark_tray(None)
        self.canvas.spring.let_go()

    def area(self) -> QRectF:
        cue = overlay.cue_area(self.cue, self.canvas.camera)
        return cue.united(self._ghost.area(self._corner, self.cue.words, self._view))

    def paint(self, painter: QPainter) -> None:
        possible = self.cue.change is not None
        self._ghost.paint(painter, self._corner, self.cue.words, self._view, possible=possible)
        overlay.draw_cue(painter, self.cue, self.canvas.camera, self.canvas.theme)

    def in_hand(self) -> dict[str, Box]:
        """Return where in the chart the card in the hand is."""
        x, y = self.canvas.camera.to_chart(self._corner.x(), self._corner.y())
        return {self._grabbed.post: self._grabbed.box._replace(x=x, y=y)}

    @property
    def _view(self) -> QRectF:
        return QRectF(self.canvas.viewport().rect())

    @property
    def _corner(self) -> QPointF:
        return QPointF(self._at.x, self._at.y) + self._offset

    def _along(self) -> int:
        """Return how many posts come along beside the one whose card is in the hand."""
        if self.canvas.chart_view is not ChartView.REPORTING:
            return len(self.load.posts) - 1
        view = self.canvas.session.view
        moved = set(self.load.posts)
        for post in self.load.posts:
            moved.update(below.id for below in relations.below(view, post))
        return len(moved) - 1


def _held_over(target: Target | None) -> str | None:
    """Return the post on whose card something is held, in its middle, or None."""
    return target.placed.post if isinstance(target, OnCard) and target.side is Side.ON else None
