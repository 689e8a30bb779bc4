"""What records are called on screen where one must be told from another, and lists of them to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

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


def told_apart(view: View, records: Iterable[Record]) -> list[tuple[str, Record]]:
    """Return records by name, no name twice: the second of a name is “Teacher · vacant (2)”."""
    named = [(full_name(view, record), record) for record in records]
    named.sort(key=lambda each: (each[0].casefold(), each[1].id))
    seen: Counter[str] = Counter()
    apart = []
    for name, record in named:
        seen[name] += 1
        apart.append((f"{name} ({seen[name]})" if seen[name] > 1 else name, record))
    return apart


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
        return [Choice(record.id, name) for name, record in told_apart(view, view.all(KINDS[kind]))]

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
