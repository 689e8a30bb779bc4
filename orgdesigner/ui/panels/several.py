"""An editor of several records, and the row that names one of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from orgdesigner.ui.panels.editors import Chooser, Editor
from orgdesigner.ui.panels.lines import RecordEditor
from orgdesigner.ui.widgets.elided import ElidedButton


class RecordsEditor(Editor):
    """Several records, each with a cross to take it off, and a line to add another."""

    def __init__(self, chooser: Chooser, placeholder: str) -> None:
        super().__init__()
        self._chooser = chooser
        self._value: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._rows: list[QWidget] = []
        self._adder = RecordEditor(chooser, placeholder=placeholder)
        self._adder.edited.connect(self._add)
        self._adder.puzzled.connect(self.puzzled)
        self._column.addWidget(self._adder)
        self.setFocusProxy(self._adder)

    def show_value(self, value: Any) -> None:
        self._value = tuple(value)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._shown_row(each, self._chooser.name(each)) for each in self._value]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self._adder.show_value(None)

    def _shown_row(self, record_id: str, name: str) -> QWidget:
        row = RemovableRow(name, record_id)
        row.removed.connect(self._remove)
        return row

    def _add(self, record_id: str | None) -> None:
        if record_id is not None and record_id not in self._value:
            self.edited.emit((*self._value, record_id))

    def _remove(self, record_id: str) -> None:
        self.edited.emit(tuple(each for each in self._value if each != record_id))


class RemovableRow(QWidget):
    """A name, a few words beneath it, and a cross; `opened` and `removed` carry the id of what it names."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(
        self, name: str, record_id: str, *, supporting: str = "", opens: bool = False, removable: bool = True
    ) -> None:
        super().__init__()
        self._id = record_id
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._opener(name) if opens else _label(name))
        if supporting:
            beneath = _label(supporting)
            beneath.setObjectName("supporting")
            beneath.setContentsMargins(5 if opens else 0, 0, 0, 2)
            words.addWidget(beneath)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addLayout(words, 1)
        if removable:
            row.addWidget(self._cross(name))

    def _cross(self, name: str) -> QToolButton:
        cross = QToolButton()
        cross.setObjectName("quiet")
        cross.setText("×")
        cross.setAccessibleName(f"Take off {name}")
        cross.setToolTip("Take off")
        cross.clicked.connect(self._remove)
        return cross

    def _opener(self, name: str) -> QWidget:
        button = ElidedButton(name)
        button.setObjectName("line")
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _remove(self) -> None:
        self.removed.emit(self._id)


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
