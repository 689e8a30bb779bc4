"""Opening everything below a line of the outline, in slices: a large school has thousands of lines."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView, QWidget

from orgdesigner.ui.panels.outline_tree import Node
from orgdesigner.ui.slices import SLICE


class OutlineTree(QTreeView):
    """A tree in which the key * opens the line that the keyboard is at, and everything below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_below: Callable[[QModelIndex], object] = self.expandRecursively

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Asterisk and self.currentIndex().isValid():
            self.open_below(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Opening(QObject):
    """Opens lines and those below them, from the top, a slice at a time; a short outline is open at once."""

    def __init__(self, tree: QTreeView, index_of: Callable[[Node], QModelIndex]) -> None:
        super().__init__(tree)
        self._tree, self._index_of = tree, index_of
        self._waiting: deque[Node] = deque()
        self._turning = QTimer(self)
        self._turning.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there are lines still to be opened."""
        return bool(self._waiting)

    def begin(self, lines: list[Node]) -> None:
        """Open some lines and everything below them; what was still to be opened is forgotten."""
        self._waiting = deque(lines)
        self._turning.start(0)
        self._go_on()

    def end(self) -> None:
        """Open no more."""
        self._waiting.clear()
        self._turning.stop()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        while self._waiting and perf_counter() < until:
            line = self._waiting.popleft()
            if line.parent is not None and line.has_children:  # or else it went meanwhile
                self._tree.expand(self._index_of(line))
                self._waiting.extendleft(reversed(line.children))
        if not self._waiting:
            self._turning.stop()
