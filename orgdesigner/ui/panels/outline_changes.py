"""Which lines of an outline a change can have altered: only these are looked for again."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesigner.model import relations
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.records import LINE, Forum, Holding, Link, Membership, Person, Post, Record, Team
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.outline_tree import Node

_PLACING = ("level", "order", "name")
"""The fields of a post or a person that say where it stands."""


def altered(root: Node, view: View, change: Change) -> list[Node]:
    """Return the lines whose lines below are to be found again, those above first.

    `root` is among them where the change can have altered which teams, branches or headings there are.
    """
    lines = [line for subject in set(_subjects(view, change)) for line in root.lines.get(subject, ())]
    wanted = {line.parent for line in lines if line.parent is not None}
    wanted.update(line for line in lines if line.known_children is not None)
    if any(_moves(step) for step in change):
        headings = (line for line in root.children if line.subject is None)
        wanted.update((root, *(line for line in headings if line.known_children is not None)))
    if any(isinstance(step.record, Link) and step.record.link_kind != LINE for step in change):
        # Who stands below which coach hangs together in rings and chains; there are few such ties.
        every = (line for lines in root.lines.values() for line in lines)
        wanted.update(line for line in every if line.known_children is not None)
    return sorted(wanted, key=_depth)


def _depth(line: Node) -> int:
    return 0 if line.parent is None else 1 + _depth(line.parent)


def _moves(step: Step) -> bool:
    """Whether a step can do more than alter what a line says."""
    if isinstance(step.record, Person | Post) and step.before is not None and step.after is not None:
        return any(getattr(step.before, each, None) != getattr(step.after, each, None) for each in _PLACING)
    return isinstance(step.record, Person | Post | Team | Membership | Link | Holding | Forum)


def _subjects(view: View, change: Change) -> Iterator[Subject]:
    for step in change:
        for record in (step.before, step.after):
            if record is not None:
                yield from _about(view, record)


def _about(view: View, record: Record) -> Iterator[Subject]:
    """Yield the records whose lines say something of a record, or stand beside or below it."""
    match record:
        case Post() | Forum():
            yield Subject(record.kind, record.id)
        case Person():
            yield Subject(record.kind, record.id)
            held = view.find(relations.HOLDINGS_OF_PERSON, record.id)
            yield from (Subject(Post.kind, holding.post) for holding in held)
        case Holding():
            yield Subject(Post.kind, record.post)
            yield Subject(Person.kind, record.person)
        case Link():
            yield Subject(Post.kind, record.lower)
            yield Subject(Post.kind, record.upper)
        case Membership():
            yield Subject(Team.kind, record.team)
        case Team():
            yield Subject(record.kind, record.id)
            if record.parent is not None:
                yield Subject(record.kind, record.parent)
        case _:
            pass
