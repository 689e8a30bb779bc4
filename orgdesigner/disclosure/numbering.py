"""New ids for what an audience is told: an id may come from a file, and be somebody's number or name there.

They are numbers in the order of the chart, so that they say no more than it does: in the order of the old
ids people would stand as in the list that was read, by surname perhaps, and could be counted off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.record import ref_fields
from orgdesigner.model.view import View

_ONE_OF_ITS_KIND = (r.School, r.Proposal)
_LAST = 1 << 30
"""The place of what is nowhere on the chart."""

_AFTER_IDS = "\uffff"


class Numbering:
    """A new id for every record of some structures; one that is in several has the same in all of them."""

    def __init__(self, views: Iterable[View]) -> None:
        """Number the records; `views` come in the order in which they matter, a proposal first."""
        self._ids: dict[tuple[str, str], str] = {}
        found: dict[tuple[str, str], None] = {}
        for view in views:
            found.update(dict.fromkeys(_in_order(view)))
        counts: dict[str, int] = {}
        for kind, old in found:
            counts[kind] = counts.get(kind, 0) + 1
            # As long as each other, so that they stand in the same order as texts.
            self._ids[kind, old] = f"{kind}-{counts[kind]:05}"
        for only in _ONE_OF_ITS_KIND:
            self._ids.update(((only.kind, old), old) for kind, old in found if kind == only.kind)

    def id_of(self, kind: str, old: str) -> str:
        """Return the new id of a record; empty if there is none of that id."""
        return self._ids.get((kind, old), "")

    def fields_of(self, record: r.Record) -> dict[str, Any]:
        """Return the fields of a record that hold ids, its own and those of others, with the new ones."""
        fields: dict[str, Any] = {"id": self._ids[record.kind, record.id]}
        for field in ref_fields(type(record)):
            value = getattr(record, field.name)
            if field.many:
                fields[field.name] = tuple(self._ids[field.kind, each] for each in value)
            elif value is not None:
                fields[field.name] = self._ids[field.kind, value]
        if isinstance(record, r.Waiver):
            fields["subjects"] = tuple(self._subjects(record))
        return fields

    def _subjects(self, waiver: r.Waiver) -> Iterator[str]:
        """Yield what a waiver excuses, by kind and id; a role class has no record, and no other name."""
        for subject in waiver.subjects:
            kind, _, old = subject.partition(":")
            if kind not in r.KINDS:
                yield subject
            elif new := self.id_of(kind, old):
                yield f"{kind}:{new}"


def chart_order(view: View) -> list[r.Post]:
    """Return every post, each branch from the top down, as the chart of who reports to whom has them."""
    found: list[r.Post] = []
    for top in relations.roots(view):
        found += (top, *relations.below(view, top.id))
    return found


def _in_order(view: View) -> Iterator[tuple[str, str]]:
    """Yield every record by kind and id, in an order that can be seen on the chart.

    What a screen puts side by side in the order of ids keeps that order where nobody can be told by it.
    """
    posts = {post.id: place for place, post in enumerate(chart_order(view))}
    people = _places_of_people(view, posts)
    teams = {team.id: place for place, team in enumerate(relations.teams(view))}
    keys: Mapping[type[r.Record], Callable[[Any], tuple[Any, ...]]] = {
        r.Post: lambda post: (posts.get(post.id, _LAST),),
        r.Person: lambda person: (people[person.id], person.staff_group.value),
        r.Holding: lambda held: (posts[held.post], -held.share),
        r.Link: lambda tie: (posts[tie.lower], posts[tie.upper], tie.link_kind),
        r.Membership: lambda seat: (
            *(teams[seat.team], seat.order, seat.id if seat.post else _AFTER_IDS),
            0 if seat.post else people[seat.person],
        ),
        r.Allowance: lambda paid: (posts[paid.post], paid.allowance_kind.value),
        r.Slot: lambda slot: (slot.forum, teams[slot.team]),
    }
    for record_type in r.RECORD_TYPES:
        key = keys.get(record_type, lambda record: (getattr(record, "order", 0),))
        for record in sorted(view.all(record_type), key=lambda each: (*key(each), each.id)):
            yield record.kind, record.id


def _places_of_people(view: View, posts: Mapping[str, int]) -> dict[str, int]:
    """Return where each person comes first on the chart."""
    held = sorted(view.all(r.Holding), key=lambda each: (posts[each.post], -each.share, each.id))
    first = list(dict.fromkeys(each.person for each in held))
    return dict.fromkeys((person.id for person in view.all(r.Person)), _LAST) | {
        person: place for place, person in enumerate(first)
    }
