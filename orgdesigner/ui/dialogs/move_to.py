"""Move to…: the way to move posts without dragging, by typing a part of the name of where they go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.errors import UserError
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.moving import Way, places, ways
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.search_list import SearchList


class MoveTo(QDialog):
    """Lists where posts can go, and the ways to go there; `chosen` carries the edit that was taken."""

    chosen = Signal(object)

    def __init__(self, session: Session, posts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Move to…")
        self.resize(480, 520)
        self._session, self._posts = session, tuple(posts)
        self._ways: list[Way] = []
        what = full_name(session.view, session.view.need(Post, posts[0]))
        title = _label(f"Move “{what}”" if len(posts) == 1 else f"Move {len(posts)} posts", "strong")
        self._places = SearchList(
            self._find,
            prompt="Type a manager or a team",
            name="Where to",
            nothing="No post or team has these words.",
        )
        self.search, self.list = self._places.search, self._places.list
        self._choice = QWidget()
        self._buttons = QButtonGroup(self)
        self._buttons.idToggled.connect(self._show_words)
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addStretch(1)
        self.words = _label("", "hint")
        foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._move = QPushButton("Move")
        self._move.setDefault(True)
        foot.addButton(self._move, QDialogButtonBox.ButtonRole.AcceptRole)
        foot.accepted.connect(self.accept)
        foot.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, self._places, self._choice, self.words, foot):
            column.addWidget(widget)
        self._places.turned.connect(self._show_ways)
        self._places.taken.connect(self.accept)
        self._show_ways()
        self._places.setFocus()

    def accept(self) -> None:
        """Take the place and the way that are chosen."""
        way = self._way
        if way is not None and self._move.isEnabled():
            self.chosen.emit(way.edit)
            super().accept()

    @property
    def _way(self) -> Way | None:
        return self._ways[self._buttons.checkedId()] if self._ways else None

    def _find(self, text: str) -> list[tuple[str, Subject]]:
        return places(self._session.view, self._posts, text)

    def _show_ways(self) -> None:
        place = self._places.current
        self._ways = ways(self._session.view, self._posts, place) if place is not None else []
        before = self._buttons.checkedButton()
        kept = before.text() if before is not None else ""
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
            button.hide()
            button.deleteLater()
        names = [way.name for way in self._ways]
        checked = names.index(kept) if kept in names else 0
        layout = self._choice.layout()
        assert isinstance(layout, QHBoxLayout)
        last: QWidget = self.list
        for number, name in enumerate(names):
            button = QRadioButton(name.replace("&", "&&"))
            self._buttons.addButton(button, number)
            layout.insertWidget(number, button)
            button.setChecked(number == checked)
            self.setTabOrder(last, button)
            last = button
        self._choice.setVisible(len(names) > 1)
        self._show_words()

    def _show_words(self) -> None:
        """Say what the chosen way does, or why it can't be."""
        way = self._way if self._buttons.checkedId() >= 0 else None
        words, ready = "", False
        if way is not None:
            try:
                ready = bool(way.edit(self._session.view))
                words = f"{way.words}." if ready else "It is there already."
            except UserError as error:
                words = str(error)
        self.words.setText(words)
        self._move.setEnabled(ready)


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
