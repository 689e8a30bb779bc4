"""A scroll area that looks at a plane through a camera: scroll bars, wheel, pinch and zoom."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QGestureEvent, QPinchGesture, QScrollBar, QWidget

from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.picture import Box
from orgdesigner.ui.canvas.camera import STEP, Camera, Size, allowed_scale, fitting

NOTCH = 120
"""What one notch of a wheel counts, in Qt's eighths of a degree."""

SCROLL = 72
"""Screen pixels that one notch of the wheel scrolls."""

SETTLES = 90
"""Milliseconds after its last step in which a zoom may still go on."""


class CameraArea(QAbstractScrollArea):
    """Shows the part of a plane that its camera sees; `bounds` is where there is anything in the plane."""

    camera_moved = Signal()
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera = Camera()
        self._bounds = Box(0, 0, 0, 0)
        self._setting_bars = False
        self._zooming = QTimer(self)
        self._zooming.setSingleShot(True)
        self._zooming.setInterval(SETTLES)
        self._zooming.timeout.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self._scroll_across)
        self.verticalScrollBar().valueChanged.connect(self._scroll_down)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def camera(self) -> Camera:
        """Where the area looks."""
        return self._camera

    @property
    def zoom(self) -> float:
        """Screen pixels a chart unit: 1 is 100 %."""
        return self._camera.scale

    @property
    def is_zooming(self) -> bool:
        """Whether a zoom has only just happened and is likely to go on."""
        return self._zooming.isActive()

    def visible_size(self) -> Size:
        """Return the size of the viewport."""
        return Size(self.viewport().width(), self.viewport().height())

    def set_bounds(self, bounds: Box) -> None:
        """Say which part of the plane has anything in it."""
        self._bounds = bounds
        self._set_bars()

    def look(self, camera: Camera) -> None:
        """Look somewhere else; some of what is there stays in view."""
        self.look_exactly(camera.kept_near(self._bounds, self.visible_size()))

    def look_exactly(self, camera: Camera) -> None:
        """Look just there, to the last pixel."""
        if camera == self._camera:
            return
        zoomed = camera.scale != self._camera.scale
        self._camera = camera
        self._set_bars()
        self.viewport().update()
        self.camera_moved.emit()
        if zoomed:
            self._zooming.start()
            self.zoom_changed.emit(camera.scale)

    def leave_free_above(self, pixels: int) -> None:
        """Leave screen pixels free above what is shown, which stays where it is on screen."""
        before = self.viewportMargins().top()
        if pixels != before:
            self.look_exactly(self._camera.panned(0, before - pixels))
            self.setViewportMargins(0, pixels, 0, 0)

    # Zooming

    def zoom_in(self) -> None:
        """Show everything larger, round the middle."""
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        """Show everything smaller, round the middle."""
        self.zoom_to(self.zoom / STEP)

    def zoom_actual(self) -> None:
        """Show everything at 100 %."""
        self.zoom_to(1.0)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom so that the point of the viewport, or its middle, stays where it is."""
        size = self.visible_size()
        x, y = (at.x(), at.y()) if at is not None else (size.width / 2, size.height / 2)
        self.look(self._camera.zoomed(allowed_scale(scale, self._bounds, size), x, y))

    def zoom_fit(self) -> None:
        """Show everything that is worth it: all of the plane, if nothing else is."""
        self.fit(self._bounds)

    def fit(self, box: Box) -> None:
        """Show all of a part of the plane, at 100 % at most."""
        self.look(fitting(box, self.visible_size()))

    def reveal_box(self, box: Box) -> None:
        """Scroll to a part of the plane if it is not in view."""
        self.look(self._camera.revealing(box, self.visible_size()))

    # What Qt says

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = _turned(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.zoom * STEP ** (turned.y() / SCROLL), event.position())
        else:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not turned.x():
                turned = QPoint(turned.y(), 0)
            self.look(self._camera.panned(turned.x(), turned.y()))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.zoom * (1 + event.value()), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self.zoom_to(self.zoom * pinch.scaleFactor(), QPointF(at))
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: the camera moves, and everything is drawn from where it looks."""

    # Scroll bars, which count screen pixels

    def _set_bars(self) -> None:
        """Let the bars say what the camera sees."""
        if self._setting_bars:
            return
        self._setting_bars = True
        for _ in range(2):
            # A bar that comes or goes leaves another size of the viewport to say it for.
            size, scale, bounds = self.visible_size(), self._camera.scale, self._bounds
            seen = self._camera.seen(size)
            _set_bar(self.horizontalScrollBar(), bounds.x, bounds.right, seen.x, size.width, scale)
            _set_bar(self.verticalScrollBar(), bounds.y, bounds.bottom, seen.y, size.height, scale)
        self._setting_bars = False

    def _scroll_across(self, value: int) -> None:
        if not self._setting_bars:
            self.look_exactly(self._camera._replace(x=value / self.zoom))

    def _scroll_down(self, value: int) -> None:
        if not self._setting_bars:
            self.look_exactly(self._camera._replace(y=value / self.zoom))


def _set_bar(bar: QScrollBar, low: float, high: float, start: float, length: float, scale: float) -> None:
    """Let a bar range over a stretch of the plane and over what is seen of it, which may lie beyond.

    Where all but the margin of the stretch is in view there is nothing to scroll to.
    """
    value, end = round(start * scale), start + length / scale
    bar.setPageStep(int(length))
    bar.setSingleStep(SCROLL // 3)
    if start <= low + MARGIN and end >= high - MARGIN:
        bar.setRange(value, value)
    else:
        bar.setRange(min(math.floor(low * scale), value), max(math.ceil(high * scale) - int(length), value))
    bar.setValue(value)


def _turned(event: QWheelEvent) -> QPoint:
    """Return how far the wheel was turned, in screen pixels to scroll."""
    if not event.pixelDelta().isNull():
        return event.pixelDelta()
    turned = event.angleDelta()
    return QPoint(round(turned.x() * SCROLL / NOTCH), round(turned.y() * SCROLL / NOTCH))
