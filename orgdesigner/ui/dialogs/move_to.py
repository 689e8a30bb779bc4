"""Move to…: the way to move posts without dragging, by typing a part of the name of where they go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.model import relations
from orgdesigner.model.records import Post, Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.session import Session

_LISTED = 200
"""How many places are listed at once; typing finds the others."""


class MoveTo(QDialog):
    """Lists the managers and teams that posts can move to; `chosen` carries the one that was taken."""

    chosen = Signal(object)

    def __init__(self, session: Session, posts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Move to…")
        self.resize(460, 460)
        self._places = _places(session, posts)
        what = full_name(session.view, session.view.need(Post, posts[0]))
        title = QLabel(f"Move “{what}”" if len(posts) == 1 else f"Move {len(posts)} posts")
        title.setObjectName("strong")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Type a manager or a team")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Where to")
        self.list.itemActivated.connect(self.accept)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._move = QPushButton("Move")
        self._move.setDefault(True)
        buttons.addButton(self._move, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        for widget in (title, self.search, self.list, buttons):
            column.addWidget(widget)
        self._narrow("")
        self.search.setFocus()

    def accept(self) -> None:
        """Take the place that is chosen."""
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in arrows:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        found = [place for place in self._places if all(word in place[0].casefold() for word in words)]
        for name, subject in found[:_LISTED]:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, subject)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._move.setEnabled(bool(found))


def _places(session: Session, posts: Sequence[str]) -> list[tuple[str, Subject]]:
    """Return where posts can go, by name: every team, and every post that is not among or below them."""
    view = session.view
    barred = set(posts) | {below.id for post in posts for below in relations.below(view, post)}
    teams = [(f"Team: {team.name}", Subject("team", team.id)) for team in view.all(Team)]
    managers = [
        (f"Report to: {full_name(view, post)}", Subject("post", post.id))
        for post in view.all(Post)
        if post.id not in barred
    ]
    return sorted(teams, key=_by_name) + sorted(managers, key=_by_name)


def _by_name(place: tuple[str, Subject]) -> str:
    return place[0].casefold()
