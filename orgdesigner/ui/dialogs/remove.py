"""Remove…: posts are removed, and whoever reported to them goes where one says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.errors import UserError
from orgdesigner.model import relations
from orgdesigner.model.edits.posts import Reports, remove_posts
from orgdesigner.model.records import Post
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.places import find_posts
from orgdesigner.ui.removing import what_moves
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.search_list import SearchList

_LISTED = 200


class RemoveDialog(QDialog):
    """Asks where the reports go and says what that means; `decided` carries the posts and the answer."""

    decided = Signal(object, object, object)

    def __init__(self, session: Session, posts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Remove")
        self.setMinimumWidth(440)
        self._session, self._posts = session, tuple(posts)
        view = session.view
        what = full_name(view, view.need(Post, posts[0])) if len(posts) == 1 else f"{len(posts)} posts"
        title = _label(f"Remove “{what}”" if len(posts) == 1 else f"Remove {what}", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(title)
        self._choices = QButtonGroup(self)
        self._ways = tuple(Reports)
        chosen = set(posts)
        left = any(each.id not in chosen for post in posts for each in relations.reports(view, post))
        if left:
            column.addWidget(
                _label("Whoever reports to it…" if len(posts) == 1 else "Whoever reports to them…", "hint")
            )
        for number, way in enumerate(self._ways):
            button = QRadioButton(_WORDS[way])
            self._choices.addButton(button, number)
            button.setVisible(left)
            column.addWidget(button)
        self._make_list_and_foot(column)
        self._choices.button(0).setChecked(True)
        self._choices.idToggled.connect(self._show_what_moves)
        self.places.turned.connect(self._show_what_moves)
        self.places.taken.connect(self.accept)
        self._show_what_moves()
        self._choices.button(0).setFocus()

    def accept(self) -> None:
        """Remove as decided."""
        if self._remove.isEnabled():
            self.decided.emit(self._posts, self._way, self._to)
            super().accept()

    @property
    def _way(self) -> Reports:
        return self._ways[max(0, self._choices.checkedId())]

    @property
    def _to(self) -> str | None:
        return self.places.current if self._way is Reports.TO else None

    def _make_list_and_foot(self, column: QVBoxLayout) -> None:
        self.places = SearchList(
            self._find, prompt="Type a post or a name", name="To whom", nothing="No post has these words."
        )
        self.places.list.setMinimumHeight(180)
        column.addWidget(self.places)
        self.words = _label("", "hint")
        column.addWidget(self.words)
        foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._remove = QPushButton("Remove")
        self._remove.setDefault(True)
        foot.addButton(self._remove, QDialogButtonBox.ButtonRole.AcceptRole)
        foot.accepted.connect(self.accept)
        foot.rejected.connect(self.reject)
        column.addWidget(foot)

    def _find(self, text: str) -> list[tuple[str, str]]:
        view, gone = self._session.view, set(self._posts)
        found = find_posts(view, text, most=_LISTED, among=lambda post: post.id not in gone)
        return [(full_name(view, post), post.id) for post in found]

    def _show_what_moves(self) -> None:
        """Say what the removal does, or why it can't be."""
        view, named = self._session.view, self._way is Reports.TO
        self.places.setVisible(named)
        ready = not named or self._to is not None
        words = "" if ready else "Choose to whom they report."
        if ready:
            try:
                change = remove_posts(view, self._posts, reports=self._way, to=self._to)
                moves = what_moves(view, change, done=False)
                words = f"{moves[:1].upper()}{moves[1:]}." if moves else "Nobody reports to it."
            except UserError as error:
                words, ready = str(error), False
        self.words.setText(words)
        self._remove.setEnabled(ready)


_WORDS = {
    Reports.UP: "goes &up one, in its place",
    Reports.TO: "reports to a &post that you choose",
    Reports.TRAY: "reports to &nobody for now",
}


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
