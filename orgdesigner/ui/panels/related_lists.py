"""The lists of what hangs together with a record, below its first fields in the details."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesigner.model.records import Record
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.lines import RecordEditor
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.panels.related import Related, Row, related
from orgdesigner.ui.panels.several import RemovableRow
from orgdesigner.ui.session import Session


class RelatedLists(QWidget):
    """All lists of one type of record; `opened` carries the record of a line that was pressed."""

    opened = Signal(object)

    def __init__(self, session: Session, names: Names, record_type: type[Record]) -> None:
        super().__init__()
        self._lists = [_RelatedList(session, names, each) for each in related(record_type)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in self._lists:
            each.opened.connect(self.opened)
            column.addWidget(each)
        if not self._lists:
            self.hide()  # to show it here, where it has no parent yet, would open a window of its own

    def show_record(self, record: Record) -> None:
        """Show the lists of another record of the type."""
        for each in self._lists:
            each.show_owner(record.id)


class _RelatedList(QWidget):
    """One list: a heading, its lines, and a way to add another.

    It stays while its lines come and go, because the line in which one is added is often what is being typed
    in when they do.
    """

    opened = Signal(object)

    def __init__(self, session: Session, names: Names, each: Related) -> None:
        super().__init__()
        self._session, self._each = session, each
        self._owner = ""
        self._rows: dict[str, Row] = {}
        self._lines: list[RemovableRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        title = QLabel(each.title)
        title.setObjectName("fieldlabel")
        self._column.addWidget(title)
        self._adder = RecordEditor(names.chooser(each.adds), placeholder=each.prompt) if each.adds else None
        if self._adder is not None:
            self._adder.introduce(f"{each.title}: {each.prompt}")
            self._adder.edited.connect(self._add)
            self._adder.puzzled.connect(session.refused)
            self._column.addWidget(self._adder)
        elif each.add is not None:
            button = QPushButton(each.prompt)
            button.clicked.connect(self._add_new)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_owner(self, owner: str) -> None:
        """Show the lines of another record, or of the same after a change."""
        rows = {row.record.id: row for row in self._each.rows(self._session.view, owner)}
        if self._adder is not None:
            self._adder.show_value(None)
        if (owner, rows) != (self._owner, self._rows):
            self._owner, self._rows = owner, rows
            self._show_lines()
        self.setVisible(bool(rows) or self._each.add is not None)

    def _show_lines(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for place, (record_id, row) in enumerate(self._rows.items(), start=1):
            line = RemovableRow(
                row.name,
                record_id,
                supporting=row.supporting,
                opens=True,
                removable=self._each.remove is not None,
            )
            line.opened.connect(self._open)
            line.removed.connect(self._remove)
            self._column.insertWidget(place, line)
            self._lines.append(line)

    def _open(self, record_id: str) -> None:
        record = self._rows[record_id].record
        self.opened.emit(Subject(record.kind, record.id))

    def _remove(self, record_id: str) -> None:
        remove, owner, row = self._each.remove, self._owner, self._rows[record_id]
        if remove is not None:
            self._session.perform(lambda view: remove(view, owner, row))

    def _add(self, record_id: str | None) -> None:
        if record_id:
            self._add_chosen(record_id)

    def _add_new(self) -> None:
        self._add_chosen("")

    def _add_chosen(self, chosen: str) -> None:
        add, owner = self._each.add, self._owner
        if add is not None:
            self._session.perform(lambda view: add(view, owner, chosen))
