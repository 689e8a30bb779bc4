"""A form for one record: sections of labelled editors, each of which makes one edit of one field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from orgdesigner.errors import UserError
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Record
from orgdesigner.ui.panels.editors import Editor, TickEditor
from orgdesigner.ui.panels.forms import Section, editor, sections
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.panels.related_lists import RelatedLists
from orgdesigner.ui.session import Session


class Field(QWidget):
    """A label, an editor beneath it, and beneath that the reason why what was typed does not fit.

    `edited` carries the field's name and another value.
    """

    edited = Signal(str, object)

    def __init__(self, name: str, label: str, tip: str, control: Editor) -> None:
        super().__init__()
        self.name = name
        self.control = control
        control.edited.connect(self._pass_on)
        control.puzzled.connect(self.explain)
        control.introduce(label, tip)
        control.setToolTip(tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if not isinstance(control, TickEditor):
            caption = QLabel(label)
            caption.setObjectName("fieldlabel")
            caption.setBuddy(control)
            caption.setWordWrap(True)
            column.addWidget(caption)
        column.addWidget(control)
        self._reason = QLabel()
        self._reason.setObjectName("fielderror")
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.hide()
        column.addWidget(self._reason)
        column.addStretch()

    @property
    def reason(self) -> str:
        """Why what was typed does not fit; empty if it does."""
        return self._reason.text()

    def _pass_on(self, value: Any) -> None:
        self.edited.emit(self.name, value)

    def show_value(self, value: Any) -> None:
        """Show a value, and no reason."""
        self.control.show_value(value)
        self.explain("")

    def explain(self, reason: str) -> None:
        """Say why what was typed does not fit; nothing hides the line."""
        if reason == self.reason:
            return
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        for line in self.control.findChildren(QWidget):
            line.setProperty("wrong", bool(reason))
            line.style().unpolish(line)
            line.style().polish(line)


class Form(QWidget):
    """The fields of a record of one type; built once for each type and shown for any record of it."""

    def __init__(self, session: Session, names: Names, record_type: type[Record]) -> None:
        super().__init__()
        self._session = session
        self._record_type = record_type
        self._record_id = ""
        self._fields: dict[str, Field] = {}
        self._lists: RelatedLists | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for section in sections(record_type):
            column.addWidget(self._section(section, names))
        self._column = column

    def show_record(self, record: Record) -> None:
        """Show another record of the type."""
        self._record_id = record.id
        for name, field in self._fields.items():
            field.show_value(getattr(record, name))
        if self._lists is not None:
            self._lists.show_record(record)

    def take_in(self, lists: RelatedLists) -> None:
        """Show lists after the first section, always of the record that the form shows."""
        self._lists = lists
        self._column.insertWidget(1, lists)

    @property
    def field_names(self) -> tuple[str, ...]:
        """The fields of the form, from the top down."""
        return tuple(self._fields)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self._fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, section: Section, names: Names) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for row in section.rows:
            if isinstance(row, str):
                column.addWidget(self._field(row, names))
            else:
                pair = QHBoxLayout()
                pair.setSpacing(8)
                for name in row:
                    pair.addWidget(self._field(name, names), 1, Qt.AlignmentFlag.AlignBottom)
                column.addLayout(pair)
        return Fold(section.title, rows) if section.title else rows

    def _field(self, name: str, names: Names) -> Field:
        info = self._record_type.model_fields[name]
        control = editor(self._record_type, name, names)
        field = Field(name, info.title or name, info.description or "", control)
        field.edited.connect(self._edit)
        self._fields[name] = field
        return field

    def _edit(self, name: str, value: Any) -> None:
        try:
            record = self._session.view.need(self._record_type, self._record_id)
            change = set_fields(self._session.view, record, **{name: value})
        except UserError as error:
            self._fields[name].explain(_without_label(str(error)))
            return
        self._fields[name].explain("")
        self._session.apply(change)


class Fold(QWidget):
    """A part of a form with a heading that opens and closes it; `turned` says which it now is."""

    turned = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, opened: bool = False) -> None:
        super().__init__()
        self._content = content
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        self._button = QToolButton()
        self._button.setObjectName("quiet")
        self._button.setText(title)
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(line)
        column.addWidget(self._button)
        column.addWidget(content)
        self._button.setChecked(opened)
        self._turn(opened)
        self._button.toggled.connect(self.turned)

    def _turn(self, opened: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self._button.setArrowType(arrow)
        self._content.setVisible(opened)


def _without_label(message: str) -> str:
    """Return a refusal without the field's label before it, which stands above the editor already."""
    _, colon, reason = message.partition(": ")
    words = reason if colon else message
    return words[:1].upper() + words[1:]
