"""The tray's lines for Qt: posts that are not placed with their pay, then people without a post."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orgdesigner.model.records import Person, Post
from orgdesigner.model.tray import Tray
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

COSTED = 500
"""A tray with more posts is not costed: to read their pay would take longer than anybody waits."""


class TrayModel(QAbstractTableModel):
    """Two columns: what it is, and its pay in a year."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self.subjects: list[Subject] = []
        self._pay: dict[str, Decimal | None] = {}

    def show(self, view: View, tray: Tray) -> None:
        """Show what is in the tray now."""
        self.beginResetModel()
        self._view = view
        posts = tray.posts
        self.subjects = [Subject(Post.kind, post.id) for post in posts]
        self.subjects += [Subject(Person.kind, person.id) for person in tray.people]
        self._pay = _pay_of(view, posts) if posts and len(posts) <= COSTED else {}
        self.endResetModel()

    @property
    def total(self) -> Decimal | None:
        """The pay of all posts in a year, as far as it is known; None where none is."""
        known = [pay for pay in self._pay.values() if pay is not None]
        return sum(known, Decimal(0)) if known else None

    def count(self, kind: str) -> int:
        """Return how many lines are about records of a kind."""
        return sum(subject.kind == kind for subject in self.subjects)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.subjects)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        subject = self.subjects[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self._pay_words(subject) if index.column() else self._name(subject)
        return literal(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def _name(self, subject: Subject) -> str:
        assert self._view is not None
        if subject.kind == Post.kind:
            return full_name(self._view, self._view.need(Post, subject.id))
        person = self._view.need(Person, subject.id)
        return f"{person.name} · {person.staff_group.label.lower()}, no post"

    def _pay_words(self, subject: Subject) -> str:
        pay = self._pay.get(subject.id)
        return "—" if pay is None else f"£{pay:,.0f}"


def _pay_of(view: View, posts: Sequence[Post]) -> dict[str, Decimal | None]:
    """Return the pay of posts by their ids; few starts need what works it out, so it is imported here."""
    from orgdesigner.model.cost import pay_of_post
    from orgdesigner.rules.shared.tables import pay_tables

    return {post.id: pay_of_post(view, post, pay_tables()) for post in posts}
