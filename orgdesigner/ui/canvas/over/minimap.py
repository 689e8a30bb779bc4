"""The minimap: the whole chart in a corner of the canvas, with what is in view framed in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.picture import Mark
from orgdesigner.chart.theme import RADIUS
from orgdesigner.ui.canvas.camera import STEP, Camera
from orgdesigner.ui.canvas.camera_area import NOTCH
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.hand.grip import Grip
from orgdesigner.ui.canvas.over.map_picture import MapPicture
from orgdesigner.ui.canvas.picture.scene import box_of

EDGE = 12
"""Screen pixels between the map and the edges of the chart."""

_SLICE = 0.004
_PAUSE = 150
"""Milliseconds without a move of the camera before the map looks whether it is in the way."""

_SMALLEST_FRAME = 6.0
_INSIDE = 2.0
"""How far inside its edges the picture begins, whose corners are round."""

_NARROWEST = QSize(336, 288)
"""In a smaller chart than this the map would hide too much of it."""

Key = Qt.Key
_PANS = {Key.Key_Left: (1, 0), Key.Key_Right: (-1, 0), Key.Key_Up: (0, 1), Key.Key_Down: (0, -1)}
_ZOOMS = {Key.Key_Plus: STEP, Key.Key_Equal: STEP, Key.Key_Minus: 1 / STEP}


class Minimap(QWidget):
    """Shows where in the chart the view is, and moves it: by a click, a drag, the wheel and the arrow keys.

    It hides where all of the chart is in view and while something is dragged, and goes to another corner
    rather than cover what is selected. `wanted` says whether it is to be there at all.
    """

    def __init__(self, area: ChartArea, grip: Grip) -> None:
        super().__init__(area)
        self._area, self._grip = area, grip
        self._wanted = True
        self._picture: MapPicture | None = None
        self._next: MapPicture | None = None
        self._before: Camera | None = None
        self._corner = 0
        self.setAccessibleName("Map of the chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._go_on)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._step_aside)
        area.rested.connect(self._renew)
        area.camera_moved.connect(self._follow)
        grip.changed.connect(self._show_or_hide)
        area.session.selection_changed.connect(self._pause.start)

    @property
    def wanted(self) -> bool:
        """Whether the map is shown where there is anything beyond the view."""
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: bool) -> None:
        self._wanted = wanted
        self._renew()
        self._show_or_hide()

    @property
    def picture(self) -> MapPicture | None:
        """What the map shows, once it has been made."""
        return self._picture

    def frame(self) -> QRectF:
        """Return what is in view, as a rectangle of the map."""
        if self._picture is None:
            return QRectF()
        area = self._area
        frame = self._picture.on_map(area.camera.seen(area.visible_size()))
        grow_x = max(0.0, _SMALLEST_FRAME - frame.width()) / 2
        grow_y = max(0.0, _SMALLEST_FRAME - frame.height()) / 2
        return frame.adjusted(-grow_x, -grow_y, grow_x, grow_y)

    def place(self) -> None:
        """Lie in the corner of the chart."""
        self._go_to(self._corners()[self._corner])
        self._pause.start()
        self._show_or_hide()

    # What is shown

    def _renew(self) -> None:
        """Begin a new picture if what there is to be seen has changed."""
        area = self._area
        if not area.is_laid_out:
            return  # it comes to rest again when it is
        if not self._wanted or self._everything_seen():
            self._show_or_hide()
            return
        extent, findings, ratio = area.extent, area.session.findings, self.devicePixelRatioF()
        newest = self._next or self._picture
        if newest is not None and (
            newest.extent is extent
            and newest.findings == findings
            and (newest.theme, newest.lens, newest.ratio) == (area.theme, area.lens, ratio)
        ):
            self._show_or_hide()
            return
        self._next = MapPicture(extent, findings, theme=area.theme, lens=area.lens, ratio=ratio)
        self._slices.start(0)

    def _go_on(self) -> None:
        if self._next is None or self._next.go_on(_SLICE):
            self._slices.stop()
            if self._next is not None:
                self._picture, self._next = self._next, None
                self._describe()
                self.resize(self._picture.size)
                self._step_aside()
            self._show_or_hide()
            self.update()

    def _describe(self) -> None:
        """Say to a screen reader what the marks show."""
        marks = [mark for mark, _ in self._picture.marks()] if self._picture else []
        names = {Mark.ERROR: "errors", Mark.WARNING: "warnings", Mark.ADVICE: "advice"}
        there = [name for mark, name in names.items() if mark in marks]
        self.setAccessibleDescription(
            f"Marks: {', '.join(there)}. Arrow keys move the view." if there else "Arrow keys move the view."
        )

    def _everything_seen(self) -> bool:
        area = self._area
        seen, bounds = area.camera.seen(area.visible_size()), area.shown.bounds
        return (
            seen.x <= bounds.x + MARGIN
            and seen.y <= bounds.y + MARGIN
            and seen.right >= bounds.right - MARGIN
            and seen.bottom >= bounds.bottom - MARGIN
        )

    def _show_or_hide(self) -> None:
        viewport = self._area.viewport()
        room = viewport.width() >= _NARROWEST.width() and viewport.height() >= _NARROWEST.height()
        wanted = self._wanted and not self._grip.begun  # a cue's words may go anywhere
        shown = wanted and self._picture is not None and room and not self._everything_seen()
        if self._before is None and shown is self.isHidden():
            if self.hasFocus():
                self._area.setFocus()
            self.setVisible(shown)
            self.raise_()

    def _follow(self) -> None:
        if not self._area.is_laid_out:
            return
        if self._picture is None and self._next is None:
            self._renew()
        self._show_or_hide()
        self._pause.start()
        self.update()

    # Where it lies

    def _corners(self) -> list[QRect]:
        inside = self._area.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        right, bottom = inside.right() + 1 - self.width(), inside.bottom() + 1 - self.height()
        corners = (
            (right, bottom),
            (inside.left(), bottom),
            (right, inside.top()),
            (inside.left(), inside.top()),
        )
        return [QRect(QPoint(x, y), self.size()) for x, y in corners]

    def _step_aside(self) -> None:
        """Go to another corner if what is selected, or what else lies over the chart, is beneath."""
        if self._before is not None:
            return
        corners, taken = self._corners(), list(self._taken())
        free = [n for n, corner in enumerate(corners) if not any(corner.intersects(each) for each in taken)]
        if free and self._corner not in free:
            self._corner = free[0]
        self._go_to(corners[self._corner])

    def _go_to(self, corner: QRect) -> None:
        self.move(corner.topLeft() + self._area.viewport().pos())

    def _taken(self) -> Iterator[QRect]:
        area = self._area
        for subject in area.session.selection[-1:]:
            box = box_of(area.extent, subject) if subject.kind == "post" else None
            if box is not None:
                yield QRectF(*area.camera.box_on_screen(box)).toAlignedRect().adjusted(-4, -4, 4, 4)
        viewport = area.viewport()
        for parent, corner in ((viewport, QPoint()), (area, viewport.pos())):
            for each in parent.children():
                if isinstance(each, QWidget) and each.isVisible() and each not in (self, viewport):
                    place = each.geometry().translated(-corner)
                    if place.size() != viewport.size():
                        yield place

    # Moving the view

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._before = self._area.camera
            self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._before is not None:
            self._look_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._before is not None and event.button() is Qt.MouseButton.LeftButton:
            self._look_at(event.position())
            self._let_go()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom round the middle of the view, as the map shows where that is."""
        turned = event.angleDelta().y() / NOTCH
        if turned:
            self._area.zoom_to(self._area.zoom * STEP**turned)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, area = Key(event.key()), self._area
        if key is Key.Key_Escape and self._before is not None:
            before = self._before
            self._let_go()
            area.look_exactly(before)
        elif key in (Key.Key_Escape, Key.Key_Return, Key.Key_Enter):
            area.setFocus()
        elif key in _PANS:
            size, (across, down) = area.visible_size(), _PANS[key]
            area.look(area.camera.panned(across * size.width / 4, down * size.height / 4))
        elif key in _ZOOMS:
            area.zoom_to(area.zoom * _ZOOMS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._before = None
        self.update()

    def _look_at(self, at: QPointF) -> None:
        """Bring a point of the map to the middle of the view."""
        if self._picture is not None:
            area = self._area
            (x, y), size, scale = self._picture.to_chart(at), area.visible_size(), area.zoom
            area.look(Camera(scale, x - size.width / scale / 2, y - size.height / scale / 2))

    def _let_go(self) -> None:
        """The keys are for the chart again."""
        self._before = None
        self._area.setFocus()
        self._show_or_hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, focused = self._area.theme, self.hasFocus() and self._before is None
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(theme.panel))
            painter.setPen(QPen(QColor(theme.accent if focused else theme.border), 2 if focused else 1))
            edges = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edges, RADIUS, RADIUS)
            inside = edges.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
            if self._picture is not None and self._picture.image is not None:
                ratio = self._picture.ratio
                part = QRectF(inside.topLeft() * ratio, inside.size() * ratio)
                painter.drawImage(inside, self._picture.image, part)
            fill = QColor(theme.accent)
            fill.setAlphaF(0.14)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(self.frame() & inside, 2, 2)
