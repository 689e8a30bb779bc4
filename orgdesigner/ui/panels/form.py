"""A form for one record: sections of labelled editors, each of which makes one edit of one field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
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
    """The fields of a record of one type; built once for each type and shown for any record of it.

    The fields of a section that was never opened are not made yet.
    """

    def __init__(self, session: Session, names: Names, record_type: type[Record]) -> None:
        super().__init__()
        self._session = session
        self._names = names
        self._record_type = record_type
        self._record: Record | None = None
        self._fields: dict[str, Field] = {}
        self._folds: dict[str, Fold] = {}
        self._lists: RelatedLists | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for section in sections(record_type):
            column.addWidget(self._section(section))
        self._column = column

    def show_record(self, record: Record) -> None:
        """Show another record of the type."""
        self._record = record
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
        return tuple(name for section in sections(self._record_type) for name in section.names)

    def field(self, name: str) -> Field:
        """Return a field, made now if its section was never opened."""
        if name not in self._fields:
            self._folds[name].fill()
        return self._fields[name]

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self.field(name).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, section: Section) -> QWidget:
        if not section.title:
            return self._rows(section)
        fold = Fold(section.title, partial(self._rows, section))
        self._folds |= dict.fromkeys(section.names, fold)
        return fold

    def _rows(self, section: Section) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for row in section.rows:
            if isinstance(row, str):
                column.addWidget(self._field(row))
            else:
                pair = QHBoxLayout()
                pair.setSpacing(8)
                for name in row:
                    pair.addWidget(self._field(name), 1, Qt.AlignmentFlag.AlignBottom)
                column.addLayout(pair)
        return rows

    def _field(self, name: str) -> Field:
        info = self._record_type.model_fields[name]
        control = editor(self._record_type, name, self._names)
        field = Field(name, info.title or name, info.description or "", control)
        field.edited.connect(self._edit)
        self._fields[name] = field
        if self._record is not None:
            field.show_value(getattr(self._record, name))
        return field

    def _edit(self, name: str, value: Any) -> None:
        assert self._record is not None
        try:
            record = self._session.view.need(self._record_type, self._record.id)
            change = set_fields(self._session.view, record, **{name: value})
        except UserError as error:
            self._fields[name].explain(_without_label(str(error)))
            return
        self._fields[name].explain("")
        self._session.apply(change)


class Fold(QWidget):
    """A part of a form with a heading that opens and closes it; `turned` says which it now is.

    What is in it is made when it is first opened.
    """

    turned = Signal(bool)

    def __init__(self, title: str, make: Callable[[], QWidget], *, opened: bool = False) -> None:
        super().__init__()
        self._make = make
        self._content: QWidget | None = None
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        self._button = QToolButton()
        self._button.setObjectName("quiet")
        self._button.setText(title)
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.toggled.connect(self._turn)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(line)
        column.addWidget(self._button)
        self._button.setChecked(opened)
        self._turn(opened)
        self._button.toggled.connect(self.turned)

    def fill(self) -> None:
        """Make what is in it, if that is not done yet."""
        if self._content is None:
            content = self._content = self._make()
            self._column.addWidget(content)
            content.setVisible(self._button.isChecked())
            _put_in_tab_order(self._button, content.findChildren(QWidget))

    def _turn(self, opened: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self._button.setArrowType(arrow)
        if opened:
            self.fill()
        if self._content is not None:
            self._content.setVisible(opened)


def _put_in_tab_order(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go on from a widget to others, which came later and so would be the last in the window."""
    window = before.window()
    for each in widgets:  # among them are the lists of choices, which are windows of their own
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window:
            QWidget.setTabOrder(before, each)
            before = each


def _without_label(message: str) -> str:
    """Return a refusal without the field's label before it, which stands above the editor already."""
    _, colon, reason = message.partition(": ")
    words = reason if colon else message
    return words[:1].upper() + words[1:]
