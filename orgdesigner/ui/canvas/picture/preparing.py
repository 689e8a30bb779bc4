"""The first picture of a large structure in the making: in slices, between which the window answers."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.paint.typeface import font
from orgdesigner.chart.theme import TextRole, Theme
from orgdesigner.ui.canvas.picture.scene import Scene

SLICE = 0.012
"""Seconds of work before the window may answer again."""

QUIET = 0.1
"""Seconds after which it is said what takes so long; what is faster than that would only flicker."""

_OF_THE_MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
    }
)


class Preparing(QObject):
    """Has a scene prepared while the window goes on; `ready` when its picture can be made at once."""

    ready = Signal()

    def __init__(self, scene: Scene, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._scene = scene
        self._viewport = viewport
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def goes_on(self) -> bool:
        """Whether there is nothing to be shown yet."""
        return self._timer.isActive() and not self._scene.is_prepared

    def begin(self) -> None:
        """Prepare what the scene shows now, if that is more than a moment's work."""
        self._end()
        if not self._scene.is_prepared:
            self._began = time.perf_counter()
            self._timer.start(0)
            self._viewport.installEventFilter(self)
            self._viewport.setCursor(Qt.CursorShape.BusyCursor)

    def draw(self, painter: QPainter, area: QRect, theme: Theme) -> None:
        """Draw an empty ground, and say in words what is being done if it takes longer than a moment."""
        painter.fillRect(area, QColor(theme.canvas))
        if time.perf_counter() - self._began > QUIET:
            painter.setFont(font(TextRole.TEXT))
            painter.setPen(QColor(theme.muted))
            words = f"Drawing {self._scene.count:,} posts …"
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the mouse out: where nothing is to be seen yet, nothing can be pointed at."""
        return event.type() in _OF_THE_MOUSE or super().eventFilter(watched, event)

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._viewport.removeEventFilter(self)
            self._viewport.unsetCursor()

    def _go_on(self) -> None:
        if not self._scene.is_prepared:
            self._scene.prepare(SLICE)
        if self._scene.is_prepared:
            self._end()
            self.ready.emit()
        elif not self._scene.can_be_shown:
            self._viewport.update()
