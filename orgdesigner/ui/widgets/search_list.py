"""A line to type in above the list of what fits: the arrows go through the list while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

_ROW = 28
"""How tall a line is, in pixels."""

Found = Sequence[tuple[str, Any]]


class SearchList(QWidget):
    """Lists what a source finds for what is typed; `turned` tells that another line is the current one.

    `taken` comes with Enter or a double click in the list.
    """

    turned = Signal()
    taken = Signal()

    def __init__(self, source: Callable[[str], Found], *, prompt: str, name: str, nothing: str) -> None:
        super().__init__()
        self._source = source
        self.search = QLineEdit()
        self.search.setPlaceholderText(prompt)
        self.search.setAccessibleName(prompt)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(self.taken)
        self.list.currentRowChanged.connect(self.turned)
        self._nothing = QLabel(nothing)
        self._nothing.setObjectName("hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.search, self._nothing, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.search)
        self.refresh()

    @property
    def current(self) -> Any:
        """What the current line stands for, or None."""
        chosen = self.list.currentRow() >= 0
        return self.list.currentItem().data(Qt.ItemDataRole.UserRole) if chosen else None

    def refresh(self) -> None:
        """List what fits what is typed, the first line current."""
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for words, value in self._source(self.search.text()):
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(blocked)
        self._nothing.setVisible(not self.list.count())
        self.turned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _WALKING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
