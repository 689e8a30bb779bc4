"""Something is in the hand: what is seen of it, and the cue for where it is held."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.carrying import Carrying
from orgdesigner.ui.canvas.hand.cue import Cue
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pointer


class Held(Gesture):
    """A drag: a ghost follows the mouse, and the cue and its words say what the drop would do."""

    scrolls = True

    def __init__(self, carrying: Carrying, start: Pointer, offset: QPointF, ghost: overlay.Ghost) -> None:
        """`offset` is how far from the mouse the ghost is."""
        super().__init__(carrying.area)
        self.carrying = carrying
        self.at = start
        self.cue = Cue("")
        self._offset, self._ghost = offset, ghost

    @property
    def cursor(self) -> Qt.CursorShape:
        possible = self.cue.change is not None
        return Qt.CursorShape.DragMoveCursor if possible else Qt.CursorShape.ForbiddenCursor

    @property
    def words(self) -> str:
        """What stands beside the ghost."""
        return self.cue.words

    @property
    def corner(self) -> QPointF:
        """Where in the viewport the upper left corner of the ghost is."""
        return QPointF(self.at.x, self.at.y) + self._offset

    @property
    def is_over_chart(self) -> bool:
        """Whether the mouse is over the chart, and not over something beside it."""
        return self._view.contains(QPointF(self.at.x, self.at.y))

    def cancel(self) -> None:
        self.carrying.say("")

    def area(self) -> QRectF:
        cue = overlay.cue_area(self.cue, self.chart.camera)
        return cue.united(self._ghost.area(self.corner, self.words, self._view))

    def paint(self, painter: QPainter) -> None:
        possible = self.cue.change is not None
        self._ghost.paint(painter, self.corner, self.words, self._view, possible=possible)
        overlay.draw_cue(painter, self.cue, self.chart.camera, self.chart.theme)

    @property
    def _view(self) -> QRectF:
        return QRectF(self.chart.viewport().rect())
