"""The history panel: what was done, in words; a click goes back or forward to that point."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from orgdesigner.model.document import CURRENT, Entry
from orgdesigner.ui.session import Session

_START = "The plan as it was opened"
_SHOWN = 500
"""How many lines are listed; older ones can still be undone."""


class HistoryPanel(QWidget):
    """Every change as a line, newest first; those taken back are grey and can be done again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = QListWidget(self)
        self.rows.setAccessibleName("History")
        self.rows.itemActivated.connect(self._go_to)
        self.rows.itemClicked.connect(self._go_to)
        self._hint = QLabel(
            "Nothing has been changed yet. Every change appears here and can be undone.", self
        )
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._hint)
        column.addWidget(self.rows)
        session.history_changed.connect(self._show)
        session.replaced.connect(self._show)
        self._show()

    def _show(self) -> None:
        document = self._session.document
        history, position = document.history, document.position
        self._hint.setVisible(not history)
        self.rows.setVisible(bool(history))
        self.rows.clear()
        for number in range(len(history), max(0, len(history) - _SHOWN), -1):
            entry, after = history[number - 1], history[number : number + 1]
            if not any(each.is_one_with(entry) for each in after):  # a step is one line
                self._add(
                    f"{entry.change.label}{self._place(entry, history)}", number, done=number <= position
                )
        self._add(_START, 0, done=True)
        # A point that is older than what is listed has no row, and so none is current.
        rows = range(self.rows.count())
        numbers = [self.rows.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
        self.rows.setCurrentRow(numbers.index(position) if position in numbers else -1)

    def _place(self, entry: Entry, history: tuple[Entry, ...]) -> str:
        if entry.is_one_with(entry):
            together = sum(each.is_one_with(entry) for each in history)
            return f"   in {together} structures"
        return "" if entry.where == CURRENT else f"   in {self._name(entry.where)}"

    def _name(self, where: str) -> str:
        places = self._session.document.places()
        return self._session.place_name(where) if where in places else "a removed proposal"

    def _add(self, text: str, number: int, *, done: bool) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, number)
        if not done:
            item.setForeground(self.palette().placeholderText())
            item.setToolTip("Taken back; click to do it again")
        self.rows.addItem(item)

    def _go_to(self, item: QListWidgetItem) -> None:
        target = int(item.data(Qt.ItemDataRole.UserRole))
        while self._session.document.position > target:
            self._session.undo()
        while self._session.document.position < target:
            self._session.redo()
