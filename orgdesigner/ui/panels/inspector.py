"""The details pane: every field of what is selected, and what hangs together with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgdesigner.model.records import SCHOOL_ID, Record, School
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.editors import RecordEditor, RemovableRow
from orgdesigner.ui.panels.form import Form
from orgdesigner.ui.panels.naming import Names, full_name
from orgdesigner.ui.panels.related import Related, Row, related
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.elided import ElidedButton


class Inspector(QScrollArea):
    """Shows and edits the selected record; the school itself when nothing is selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(248)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._session = session
        self._names = Names(session)
        self._forms: dict[type[Record], Form] = {}
        self._shown: Subject | None = None
        self._came_from: Subject | None = None
        page = QWidget()
        page.setObjectName("panel")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(10)
        self._heading = QLabel()
        self._heading.setObjectName("paneheading")
        self._back = ElidedButton("")
        self._back.setObjectName("quiet")
        self._back.clicked.connect(self._go_back)
        self._advice = QLabel(
            "Select a card to see and change everything about it. This is the school itself."
        )
        self._advice.setObjectName("hint")
        self._advice.setWordWrap(True)
        self._related = QWidget()
        self._related_column = QVBoxLayout(self._related)
        self._related_column.setContentsMargins(0, 0, 0, 0)
        self._related_column.setSpacing(10)
        for widget in (self._heading, self._back, self._advice, self._related):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(page)
        for signal in (session.replaced, session.place_changed, session.changed):
            signal.connect(self._refresh)
        session.selection_changed.connect(self._follow)
        self._follow()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field of the record that is shown."""
        record = self._record()
        if record is not None:
            self._forms[type(record)].focus_field(name)

    @property
    def shown(self) -> Subject | None:
        """The record whose fields are shown."""
        return self._shown

    def _follow(self) -> None:
        selection = self._session.selection
        self._came_from = None
        self._show(selection[-1] if selection else None)

    def _go_back(self) -> None:
        target, self._came_from = self._came_from, None
        self._show(target)

    def _refresh(self) -> None:
        self._show(self._shown if self._shown and self._session.find(self._shown) else None)

    def _record(self) -> Record | None:
        return self._session.find(self._shown) if self._shown else None

    def _show(self, subject: Subject | None) -> None:
        if subject is None:
            chosen = self._session.selection
            subject = chosen[-1] if chosen else Subject(School.kind, SCHOOL_ID)
        self._shown = subject
        record = self._record()
        for form in self._forms.values():
            form.hide()
        self._related.setVisible(record is not None)
        if record is None:
            self._heading.setText("DETAILS")
            return
        count = len(self._session.selection)
        self._heading.setText(
            f"{record.noun.upper()} · LAST OF {count} SELECTED" if count > 1 else record.noun.upper()
        )
        self._advice.setVisible(isinstance(record, School))
        self._show_way_back()
        form = self._form(type(record))
        form.show_record(record)
        form.show()
        self._show_related(record)

    def _show_way_back(self) -> None:
        origin = self._session.find(self._came_from) if self._came_from else None
        self._back.setVisible(origin is not None)
        if origin is not None:
            self._back.set_words(f"‹ {full_name(self._session.view, origin)}")

    def _form(self, record_type: type[Record]) -> Form:
        if record_type not in self._forms:
            form = Form(self._session, self._names, record_type)
            self._forms[record_type] = form
            self._column.insertWidget(3, form)
        return self._forms[record_type]

    def _show_related(self, record: Record) -> None:
        while (item := self._related_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in related(record):
            rows = list(each.rows(self._session.view, record.id))
            if rows or each.add:
                self._related_column.addWidget(_RelatedList(self, each, record.id, rows))

    # For the lists

    def remove_related(self, each: Related, owner: str, row: Row) -> None:
        """Take a line off a list."""
        if each.remove is not None:
            remove = each.remove
            self._session.perform(lambda view: remove(view, owner, row))

    def add_related(self, each: Related, owner: str, chosen: str) -> None:
        """Add a line to a list."""
        if each.add is not None:
            add = each.add
            self._session.perform(lambda view: add(view, owner, chosen))

    def open_related(self, row: Row) -> None:
        """Show the record of a line, with a way back."""
        self._came_from = self._came_from or self._shown
        self._show(Subject.of(row.record))

    @property
    def names(self) -> Names:
        """Names and choices for editors."""
        return self._names


class _RelatedList(QWidget):
    """One list of the details: a heading, its lines, and a way to add another."""

    def __init__(self, inspector: Inspector, each: Related, owner: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self._inspector, self._each, self._owner = inspector, each, owner
        self._rows = {row.record.id: row for row in rows}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = QLabel(each.title)
        title.setObjectName("fieldlabel")
        column.addWidget(title)
        for row in rows:
            line = RemovableRow(
                row.name,
                row.record.id,
                supporting=row.supporting,
                opens=True,
                removable=each.remove is not None,
            )
            line.opened.connect(self._open)
            line.removed.connect(self._remove)
            column.addWidget(line)
        if each.add is not None and each.adds:
            adder = RecordEditor(inspector.names.chooser(each.adds), placeholder=each.prompt)
            adder.setAccessibleName(f"{each.title}: {each.prompt}")
            adder.edited.connect(self._add)
            column.addWidget(adder)
        elif each.add is not None:
            button = QPushButton(each.prompt)
            button.clicked.connect(self._add_new)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, record_id: str) -> None:
        self._inspector.open_related(self._rows[record_id])

    def _remove(self, record_id: str) -> None:
        self._inspector.remove_related(self._each, self._owner, self._rows[record_id])

    def _add(self, record_id: str | None) -> None:
        if record_id:
            self._inspector.add_related(self._each, self._owner, record_id)

    def _add_new(self) -> None:
        self._inspector.add_related(self._each, self._owner, "")
