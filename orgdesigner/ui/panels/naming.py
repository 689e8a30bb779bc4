"""What records are called on screen where one must be told from another, and lists of them to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesigner.model import relations
from orgdesigner.model.records import KINDS, Holding, Person, Post, Record
from orgdesigner.model.structure import View
from orgdesigner.ui.panels.editors import Choice, Chooser
from orgdesigner.ui.session import Session


def full_name(view: View, record: Record) -> str:
    """Return a record's name with what tells it from its like: a post's with its holder."""
    if isinstance(record, Post):
        holders = " and ".join(person.name for person in relations.holders(view, record.id))
        return f"{record.title} · {holders or 'vacant'}"
    if isinstance(record, Holding):
        return f"{view.need(Person, record.person).name} in {view.need(Post, record.post).title}"
    return record.caption


class Names:
    """Names and choices from the structure that a session looks at."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def name(self, kind: str, record_id: str) -> str:
        """Return the name of a record; empty if it is no longer there."""
        view = self._session.view
        record = view.get(KINDS[kind], record_id)
        return full_name(view, record) if record else ""

    def choices(self, kind: str) -> list[Choice]:
        """Return every record of a kind, by name."""
        view = self._session.view
        found = [Choice(record.id, full_name(view, record)) for record in view.all(KINDS[kind])]
        return sorted(found, key=lambda choice: choice.text.casefold())

    def chooser(self, kind: str) -> Chooser:
        """Return what an editor needs to choose a record of a kind."""
        return Chooser(lambda: self.choices(kind), lambda record_id: self.name(kind, record_id))

    def role_classes(self) -> Sequence[Choice]:
        """Return the role classes in use."""
        keys = sorted(str(key) for key in self._session.view.keys(relations.ROLE_CLASS))
        return [Choice(key, key) for key in keys]

    def link_kinds(self) -> Sequence[Choice]:
        """Return the school's kinds of link."""
        return [Choice(each.kind, each.name) for each in self._session.view.school.link_names]
