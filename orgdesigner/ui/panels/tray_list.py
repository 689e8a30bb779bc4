"""The lines of the tray, which are dragged onto the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from orgdesigner.model.records import Person
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.drag import DragPosts
from orgdesigner.ui.canvas.hand.drag_person import DragPerson
from orgdesigner.ui.canvas.hand.gestures import DRAG_DISTANCE, Gesture, Pointer
from orgdesigner.ui.panels.tray_model import TrayModel
from orgdesigner.ui.session import Session

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.canvas import Canvas

_HELD_AT = QPointF(-24, -16)
"""How far from the mouse a card is that is dragged out of the tray."""


class TrayList(QTreeView):
    """Posts and people in lines. A drag of one goes on as a gesture of the canvas, which gets the keyboard.

    `place_requested` says that Enter was pressed.
    """

    place_requested = Signal()

    def __init__(self, session: Session, canvas: Canvas, model: TrayModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._canvas, self._lines = session, canvas, model
        self._pressed: tuple[QPoint, Subject] | None = None
        self._carrying = False
        self.setAccessibleName("Not placed")
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = event.globalPosition().toPoint(), self._lines.subjects[index.row()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        start, subject = self._pressed
        at = event.globalPosition().toPoint()
        pointer = self._canvas.carrying.pointer_at(at, event.modifiers())
        if self._carrying:
            self._canvas.carrying.follow(pointer)
        elif (at - start).manhattanLength() >= DRAG_DISTANCE:
            gesture = self._gesture(subject, pointer)
            if gesture is not None:
                self._carrying = True
                self._canvas.carrying.begin(gesture, pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carrying, self._carrying, self._pressed = self._carrying, False, None
        if carrying:
            at = event.globalPosition().toPoint()
            self._canvas.carrying.put_down(self._canvas.carrying.pointer_at(at, event.modifiers()))
        else:
            super().mouseReleaseEvent(event)

    def _gesture(self, subject: Subject, pointer: Pointer) -> Gesture | None:
        canvas = self._canvas
        if subject.kind == Person.kind:
            return DragPerson(canvas.carrying, subject.id, pointer)
        canvas.focusing.reach(subject)
        if canvas.extent.box(subject.id) is None:
            return None
        chosen = self._session.selected_posts()
        posts = chosen if subject.id in chosen else (subject.id,)
        return DragPosts(canvas.carrying, posts, subject.id, pointer, _HELD_AT)
