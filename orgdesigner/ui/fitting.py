"""Dialogs that fit the screen: none is larger than it, and what finds no room in one is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QMessageBox, QScrollArea, QVBoxLayout, QWidget

_FRAME = QSize(16, 40)
"""What a window manager puts round a dialog, in pixels."""


class Fitting(QObject):
    """Fits the dialogs of a window as they are shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.type() is QEvent.Type.ChildPolished:
            child = event.child()
            if isinstance(child, QDialog):
                child.installEventFilter(self)
        elif event.type() is QEvent.Type.Show and isinstance(watched, QDialog):
            fit(watched, watched.screen().availableSize() - _FRAME)
        return False


def fit(dialog: QDialog, room: QSize) -> None:
    """Make a dialog no larger than the room there is; what it holds is scrolled if it needs more."""
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    layout = dialog.layout()
    too_large = least.width() > room.width() or least.height() > room.height()
    if too_large and layout is not None and not isinstance(dialog, QMessageBox):
        inside = QWidget()
        inside.setLayout(layout)
        area = QScrollArea(dialog)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard begins in the first field all the same
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        dialog.setMinimumSize(QSize(1, 1))
    if dialog.width() > room.width() or dialog.height() > room.height():
        dialog.resize(dialog.size().boundedTo(room))
