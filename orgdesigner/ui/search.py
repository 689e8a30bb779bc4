"""The search field: finds a post, a person or a team by a part of its name and goes there."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from orgdesigner.model import relations
from orgdesigner.model.records import Person, Post, Record, Team
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.naming import told_apart
from orgdesigner.ui.session import Session


class SearchField(QLineEdit):
    """A line with the names that fit what is typed; `found` carries the record that was chosen."""

    found = Signal(object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._places: dict[str, Subject] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(14)
        completer.activated.connect(self._go_to)
        self.setCompleter(completer)
        self.setPlaceholderText("Find a post or person  Ctrl+F")
        self.setAccessibleName("Find a post or person")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(150)
        self.setMaximumWidth(240)
        self.returnPressed.connect(self._take_first)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._places = _places(self._session.view)
        self._names.setStringList(sorted(self._places, key=str.casefold))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _take_first(self) -> None:
        completer = self.completer()
        completer.setCompletionPrefix(self.text())
        if self.text() and completer.completionCount():
            self._go_to(completer.currentCompletion())

    def _go_to(self, name: str) -> None:
        subject = self._places.get(name)
        if subject is not None:
            self.found.emit(subject)


def _places(view: View) -> dict[str, Subject]:
    """Return what can be found, by name: posts with their holders, people without a post, and teams."""
    idle = (each for each in view.all(Person) if not view.find(relations.HOLDINGS_OF_PERSON, each.id))
    found: list[Record] = [*view.all(Post), *idle, *view.all(Team)]
    return {name: Subject(record.kind, record.id) for name, record in told_apart(view, found)}
