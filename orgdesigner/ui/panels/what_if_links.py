"""What if she leaves? The ways to ask it from the details of a post or a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgdesigner.model import relations
from orgdesigner.model.records import Person, Post, Record
from orgdesigner.model.view import View
from orgdesigner.ui.widgets.elided import ElidedButton

if TYPE_CHECKING:
    from orgdesigner.model.leaving import Departure


class WhatIfLinks(QWidget):
    """A button for the post that is shown and one for each of its holders, or for the person."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._shown: dict[Departure, str] = {}

    def show_record(self, view: View, record: Record) -> None:
        """Offer what can be asked about a record; nothing, if it is neither a post nor a person."""
        offered = dict(questions(view, record))
        if offered != self._shown:
            self._shown = offered
            while (item := self._column.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for departure, words in offered.items():
                button = self._button(departure, words)
                self._column.addWidget(button)
                button.show()
        self.setVisible(bool(offered))

    def _button(self, departure: Departure, words: str) -> ElidedButton:
        button = ElidedButton(words)
        button.setObjectName("line")
        button.clicked.connect(lambda: self.asked.emit(departure))
        return button


def questions(view: View, record: Record | None) -> list[tuple[Departure, str]]:
    """Return what can be asked about a record, in words."""
    if not isinstance(record, Person | Post):
        return []
    from orgdesigner.model.leaving import Departure, How

    if isinstance(record, Person):
        return [(Departure(How.LEAVES, record.id), f"What if {record.name} leaves?")]
    people = relations.holders(view, record.id)
    return [
        (Departure(How.EMPTY, record.id), "What if this post were empty?"),
        *((Departure(How.LEAVES, each.id), f"What if {each.name} leaves?") for each in people),
    ]
