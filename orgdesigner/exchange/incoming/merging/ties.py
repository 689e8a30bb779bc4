"""Ties of a list beside those of the structure: who holds what, who reports where, which seats, which pay."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from orgdesigner.exchange.incoming.merging.restating import Restating
from orgdesigner.model.records import (
    Allowance,
    Holding,
    Link,
    Membership,
    Priority,
    Record,
    RuleSetting,
    Slot,
)
from orgdesigner.model.view import View

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Tie(Generic[R]):
    """A tie as it is and as it would be: None before is new, None after is not in the list."""

    before: R | None
    after: R | None

    @property
    def record(self) -> R:
        """The tie as the list has it, or as it is if the list does not have it."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def is_new(self) -> bool:
        """Whether the structure does not have it."""
        return self.before is None

    @property
    def is_lost(self) -> bool:
        """Whether the list does not have it."""
        return self.after is None

    @property
    def is_altered(self) -> bool:
        """Whether both have it, and say different things of it."""
        return not (self.is_new or self.is_lost) and self.before != self.after


def key_of(record: Record) -> Hashable:
    """Return what makes two ties the same one, whatever their ids and other values are."""
    match record:
        case Holding():
            return record.post, record.person
        case Link():
            return record.link_kind, record.lower, record.upper
        case Membership():
            return record.team, record.post, record.person
        case Allowance():
            return record.post, record.person, record.allowance_kind
        case Slot():
            return record.forum, record.team
        case Priority():
            return record.number
        case RuleSetting():
            return record.rule
        case _:
            return record.id


def ties(
    present: Iterable[R],
    listed: Iterable[R],
    restating: Restating,
    *,
    key: Callable[[R], Hashable] = key_of,
) -> list[Tie[R]]:
    """Return every tie of both sides once: those of the list in its order, then those that only are here."""
    there: dict[Hashable, list[R]] = {}
    for record in sorted(present, key=_by_id):
        there.setdefault(key(record), []).append(record)
    found: list[Tie[R]] = []
    new: list[R] = []
    for record in sorted(listed, key=_by_id):
        same = there.get(key(_restated(record, restating)))
        if same:
            # Two of one key, such as two honoraria: the one of the same id, else the first.
            before = next((each for each in same if each.id == record.id), same[0])
            same.remove(before)
            found.append(Tie(before, restating.altered(before, record)))
        else:
            new.append(record)
    found += [Tie(None, restating.added(record)) for record in new]
    return found + [Tie(before, None) for same in there.values() for before in same]


def allowance_ties(present: View, listed: View, restating: Restating) -> list[Tie[Allowance]]:
    """Return the ties of allowances.

    One for whoever holds a post and one for a person in it are the same, if each side has just the one: or
    the money would be paid twice.
    """
    wide: dict[Hashable, list[Allowance]] = {}
    for allowance in present.all(Allowance):
        wide.setdefault((allowance.post, allowance.allowance_kind), []).append(allowance)
    mine: dict[Hashable, list[Allowance]] = {}
    for allowance in listed.all(Allowance):
        restated = _restated(allowance, restating)
        mine.setdefault((restated.post, restated.allowance_kind), []).append(restated)

    def key(allowance: Allowance) -> Hashable:
        post_and_kind = allowance.post, allowance.allowance_kind
        sides = wide.get(post_and_kind, []), mine.get(post_and_kind, [])
        is_one = all(len(side) == 1 for side in sides) and None in {side[0].person for side in sides}
        return post_and_kind if is_one else key_of(allowance)

    return ties(present.all(Allowance), listed.all(Allowance), restating, key=key)


def by(found: Iterable[Tie[R]], field: str) -> dict[Any, list[Tie[R]]]:
    """Return ties by one of their fields, such as the holdings of each person."""
    groups: dict[Any, list[Tie[R]]] = {}
    for tie in found:
        groups.setdefault(getattr(tie.record, field), []).append(tie)
    return groups


def _restated(record: R, restating: Restating) -> R:
    return record.model_copy(update=restating.stated(record))


def _by_id(record: Record) -> str:
    return record.id
