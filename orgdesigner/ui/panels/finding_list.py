"""The findings as a list: in groups that open and close, each a sentence with its working beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from orgdesigner.rules.base import Finding
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.panels.finding_groups import WAIVED, Group
from orgdesigner.ui.panels.finding_model import FindingModel
from orgdesigner.ui.panels.finding_row import FindingRow

_FIX, _WAIVE = Qt.Key.Key_F, Qt.Key.Key_W
_TURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
"""The keys that open and close a group; so do the right and the left arrow."""

KEYS = (
    ("Enter", "Show on the chart what the finding is about"),
    (chr(_FIX), "Fix it, or choose among its fixes"),
    (chr(_WAIVE), "Waive it, or change its waiver"),
    ("Left, Right", "Close and open a group"),
)
"""The keys in the list, in words."""


class FindingList(QTreeView):
    """The list itself. Enter goes to what a finding is about, F fixes it, W waives it.

    `chosen` carries the finding that the keyboard is on, or None on a heading; `fix_requested` and
    `waive_requested` the finding whose button or key was pressed.
    """

    chosen = Signal(object)
    fix_requested = Signal(object)
    waive_requested = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName("Findings")
        self.setAccessibleDescription("Enter shows it on the chart, F fixes it, W waives it")
        self.rows = FindingModel(self)
        self.setModel(self.rows)
        self._row = FindingRow(appearance, self)
        self.setItemDelegate(self._row)
        self.setMouseTracking(True)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._closed = {WAIVED}
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_closed)
        self.selectionModel().currentChanged.connect(self._choose)

    def current(self) -> Finding | None:
        """Return the finding that is chosen."""
        return self.rows.finding(self.currentIndex())

    def show_groups(self, groups: Sequence[Group], waivers: Mapping[str, str]) -> None:
        """List other findings; the chosen one stays so, and the next takes its place if it is gone.

        `waivers` says in words what each waiver's id stands for.
        """
        before, place = self.currentIndex(), self.verticalScrollBar().value()
        chosen, heading = self.current(), self.rows.group(before)
        group = self.rows.groups[before.internalId() - 1].key if chosen else ""
        row = before.row()
        self.rows.show(groups, waivers)
        for number, each in enumerate(groups):
            self.setExpanded(self.rows.heading(number), each.key not in self._closed)
        if heading is not None:
            keys = [each.key for each in groups]
            after = self.rows.heading(keys.index(heading.key)) if heading.key in keys else QModelIndex()
        else:
            after = self.rows.index_of(chosen) if chosen else self._first_shown()
            if not after.isValid():
                after = self.rows.nearest(group, row)
        if after.isValid() and self.rows.finding(after) and not self.isExpanded(after.parent()):
            after = after.parent()
        self.selectionModel().setCurrentIndex(after, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(place)
        self._scroll_to(after)

    def button_of(self, index: QModelIndex) -> QRect:
        """Where the button of a row's fix is, in the viewport; empty if it has none."""
        finding = self.rows.finding(index)
        return self._row.button(self.visualRect(index), finding) if finding else QRect()

    def choose(self, index: QModelIndex) -> bool:
        """Choose a row, in a group that opens for it; return whether there is such a row."""
        if index.isValid():
            self.expand(index.parent())
            self.setCurrentIndex(index)
            self._scroll_to(index)
            self.setFocus()
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finding, heading = self.current(), self.rows.group(self.currentIndex())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and finding is not None and event.key() in (_FIX, _WAIVE):
            (self.fix_requested if event.key() == _FIX else self.waive_requested).emit(finding)
        elif heading is not None and event.key() in _TURN:
            self._turn(self.currentIndex())
        elif self.rows.more(self.currentIndex()) is not None and event.key() in _TURN:
            self._list_more(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are commands here; the search field finds words."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        finding, index = self._button_at(point), self.indexAt(point)
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if finding is not None:
            self.fix_requested.emit(finding)
        elif self.rows.group(index) is not None:
            self._turn(index)
        elif self.rows.more(index) is not None:
            self._list_more(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        over = self._button_at(point) is not None or self.rows.more(self.indexAt(point)) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll_to(self.currentIndex())  # the first findings come before the pane has its height

    def _button_at(self, point: QPoint) -> Finding | None:
        index = self.indexAt(point)
        return self.rows.finding(index) if self.button_of(index).contains(point) else None

    def _scroll_to(self, index: QModelIndex) -> None:
        """Bring a row into view, and the heading above the first one with it."""
        if index.isValid():
            if index.row() == 0 and index.parent().isValid():
                self.scrollTo(index.parent())
            self.scrollTo(index)

    def _first_shown(self) -> QModelIndex:
        opened = (each.key for each in self.rows.groups if each.key not in self._closed)
        key = next(opened, None)
        return self.rows.nearest(key, 0) if key is not None else QModelIndex()

    def _turn(self, index: QModelIndex) -> None:
        if self.rows.group(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))

    def _list_more(self, index: QModelIndex) -> None:
        self.setCurrentIndex(self.rows.list_more(index))

    def _note_open(self, index: QModelIndex) -> None:
        group = self.rows.group(index)
        if group is not None:
            self._closed.discard(group.key)

    def _note_closed(self, index: QModelIndex) -> None:
        group = self.rows.group(index)
        if group is not None:
            self._closed.add(group.key)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.finding(index))
