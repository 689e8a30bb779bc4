"""What a list says, in the terms of the structure: its references are those of who was found there.

A list is asked only for what it states, which are the fields that its reader set. What somebody does by hand,
the order above all, stays theirs.
"""

from collections.abc import Iterator, Set
from itertools import chain
from typing import Any, TypeVar

from orgdesigner.exchange.incoming.merging.matching import Matching, ids_for
from orgdesigner.exchange.incoming.merging.own_pay import OwnPay
from orgdesigner.exchange.incoming.outcome import Inferred
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.ids import new_id, speaking_id
from orgdesigner.model.records import (
    KINDS,
    Allowance,
    Holding,
    Membership,
    Person,
    Post,
    Record,
    Team,
    build,
    ref_fields,
)
from orgdesigner.model.view import View

R = TypeVar("R", bound=Record)
Values = dict[str, Any]

BY_HAND = ("notes", "arrangement", "assistant", "colour", "short_title", "link_names")
"""Fields that a list may fill and never overwrites."""

_HIGHEST = 2**53


class Restating:
    """Says a list in the ids of the structure."""

    def __init__(
        self, present: View, listed: View, matching: Matching, inferred: Set[Inferred] = frozenset()
    ) -> None:
        self._present, self._listed, self._matching = present, listed, matching
        self._inferred: dict[tuple[str, str], set[str]] = {}
        for each in inferred:
            self._inferred.setdefault((each.kind, each.record), set()).add(each.field)
        self._own_pay = OwnPay(present, listed, posts=matching.posts, people=matching.people)
        self._given: set[tuple[str, str]] = set()
        self._ids: dict[tuple[str, str], str] = {}
        for record_type in (Team, Post, Person):
            for record in listed.all(record_type):
                self._ids[record.kind, record.id] = self._matched(record) or self._free(record)
        self._listed_ids = {(kind, given): listed for (kind, listed), given in self._ids.items()}
        self._nests_teams = any(team.parent for team in listed.all(Team))
        self._orders: dict[tuple[str, str], int] = {}
        for ordered in (Team, Post, Membership):
            self._orders.update(self._places(ordered))

    def listed(self, kind: str, record_id: str) -> str | None:
        """Return the id in the list of a team, post or person with an id in the structure, or None."""
        return self._listed_ids.get((kind, record_id))

    def id_of(self, record: Record) -> str:
        """Return the id that a team, post or person of the list has, or will have, in the structure."""
        return self._ids[record.kind, record.id]

    def present(self, record: R) -> R | None:
        """Return what something of the list is in the structure, or None if it is new there."""
        found = self._matched(record)
        return None if found is None else self._present.get(type(record), found)

    def stated(self, record: Record) -> Values:
        """Return what a record of the list says, without its id and its place in an order."""
        fields = {field.name: field for field in ref_fields(type(record))}
        values = {}
        for name in record.model_fields_set - {"id", "order"}:
            value = getattr(record, name)
            field = fields.get(name)
            if field is not None and value is not None:
                ids = [self._id(field.kind, each) for each in (value if field.many else (value,))]
                value = tuple(ids) if field.many else ids[0]
            values[name] = value
        match record:
            case Team() if self._nests_teams:
                return {"parent": None} | values
            case Post():
                return self._own_pay.of_post(record, values)
            case Holding():
                return self._own_pay.of_holding(record, values)
        return values

    def altered(self, before: R, record: Record) -> R:
        """Return a record of the structure with what the list states of it."""
        return with_values(before, self._news(before, record))

    def added(self, record: R) -> R:
        """Return a record of the list as it enters the structure, after those that are there."""
        values = self.stated(record)
        if (record.kind, record.id) in self._orders:
            values["order"] = self._orders[record.kind, record.id]
        given = self._ids.get((record.kind, record.id))
        if given is not None:
            return build(type(record), **{**values, "id": given})
        made = build(type(record), **{**values, "id": record.id})
        free = self._first_free(record.kind, filter(None, (speaking_id(made), *ids_for(record.id))))
        return made if free == record.id else made.evolve(id=free)

    def is_inferred(self, record: Record, field: str) -> bool:
        """Whether a field of a record of the list was told by something else than the list itself."""
        return field in self._inferred.get((record.kind, record.id), ())

    def _news(self, before: Record, record: Record) -> Values:
        """Return what is stated, but what is somebody's own by now and what the list does not say itself."""
        values = self.stated(record)
        kept = {name for name in BY_HAND if name in values and getattr(before, name)}
        kept |= self._inferred.get((record.kind, record.id), set())
        if isinstance(before, Allowance) and before.person is None:
            # What a list pays stands beside a name, and may still be for whoever holds the post.
            kept.add("person")
        return {name: value for name, value in values.items() if name not in kept}

    def _matched(self, record: Record) -> str | None:
        pairs = self._matching.of(record.kind)
        if pairs is not None:
            return pairs.present(record.id)
        return record.id if self._present.get(type(record), record.id) is not None else None

    def _id(self, kind: str, listed: str) -> str:
        return self._ids.get((kind, listed), listed)

    def _free(self, record: Record) -> str:
        return self._first_free(record.kind, ids_for(record.id))

    def _first_free(self, kind: str, wanted: Iterator[str]) -> str:
        for each in chain(wanted, (new_id(kind) for _ in iter(int, 1))):
            if (kind, each) not in self._given and self._present.get(KINDS[kind], each) is None:
                self._given.add((kind, each))
                return each
        raise AssertionError("ids never end")

    def _places(self, record_type: type[Team] | type[Post] | type[Membership]) -> Iterator[tuple[Any, int]]:
        """Yield the orders of what is new: after everything that is there, in the order of the list."""
        new = sorted(self._listed.all(record_type), key=lambda each: (each.order, each.id))
        if not self._present.has(record_type):
            yield from (((each.kind, each.id), each.order) for each in new)
            return
        last = max(each.order for each in self._present.all(record_type))
        step = min(GAP, (_HIGHEST - last) // len(new)) if new else 0
        for place, record in enumerate(new, start=1):
            yield (record.kind, record.id), last + place * step


def with_values(before: R, values: Values) -> R:
    """Return a record with other values; the same one if nothing differs."""
    differing = {name: value for name, value in values.items() if getattr(before, name) != value}
    return before.evolve(**differing) if differing else before
