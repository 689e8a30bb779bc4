"""Move to…: the way to move posts without dragging, by typing a part of the name of where they go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QSignalBlocker, Qt, Signal
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

_USUAL = 4
"""The ways to go to a post; a post that leaves one of many teams has more."""


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
        self._row = QHBoxLayout(self._choice)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addStretch(1)
        self._radios: list[QRadioButton] = []
        for _ in range(_USUAL):
            self._add_radio()
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
        chosen = self._buttons.checkedId()
        return self._ways[chosen] if 0 <= chosen < len(self._ways) else None

    def _find(self, text: str) -> list[tuple[str, Subject]]:
        return places(self._session.view, self._posts, text)

    def _show_ways(self) -> None:
        place = self._places.current
        self._ways = ways(self._session.view, self._posts, place) if place is not None else []
        before = self._buttons.checkedButton()
        names = [way.name.replace("&", "&&") for way in self._ways]
        kept = before.text() if before is not None else ""
        while len(self._radios) < len(names):
            self._add_radio()
        for radio, name in zip_longest(self._radios, names):
            radio.setText(name or "")
            radio.setVisible(name is not None)
        with QSignalBlocker(self._buttons):  # the words are worked out once, below
            self._radios[names.index(kept) if kept in names else 0].setChecked(True)
        self._choice.setVisible(len(names) > 1)
        self._show_words()

    def _add_radio(self) -> None:
        radio = QRadioButton()
        self._row.insertWidget(len(self._radios), radio)
        self._buttons.addButton(radio, len(self._radios))
        self._radios.append(radio)

    def _show_words(self) -> None:
        """Say what the chosen way does, or why it can't be."""
        way = self._way
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
