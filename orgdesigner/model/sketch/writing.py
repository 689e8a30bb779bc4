"""A structure as text: defaults left out, and what can be derived derived."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.ids import speaking_id
from orgdesigner.model.sketch.grammar import SHAPES, slug
from orgdesigner.model.view import View
from orgdesigner.model.words import Word

T = TypeVar("T")
R = TypeVar("R", bound=r.Record)
_BARE = re.compile(r"[A-Za-z0-9_.:&/+-]+")
_NAMED = (r.Person, r.Post, r.Team, r.Forum, r.AppointmentRound)


def sketch(view: View, *, exact: bool = True) -> str:
    """Return a structure as text; `parse` gives the same structure back.

    With `exact=False` the numbers of stored orders and the ids of ties are left out: what remains is what a
    reader sees.
    """
    return "".join(f"{line}\n" for line in _Writer(view, exact=exact).lines())


class _Writer:
    def __init__(self, view: View, *, exact: bool) -> None:
        self.view = view
        self.exact = exact

    def lines(self) -> Iterator[str]:
        view = self.view
        for school in view.all(r.School):
            yield from self._school(school)
        for proposal in view.all(r.Proposal):
            yield self._line(0, "proposal", proposal, {"id": r.PROPOSAL_ID})
        for priority in relations.priorities(view):
            yield self._line(0, "priority", priority)
        yield from self._teams()
        yield from self._posts()
        yield from self._people()
        yield from self._forums()
        for waiver in _by_id(view.all(r.Waiver)):
            yield self._line(0, "waiver", waiver)
        for each in _by_id(view.all(r.AppointmentRound)):
            yield from self._with_values("round", each, "count", "characteristics")
        for setting in _by_id(view.all(r.RuleSetting)):
            yield from self._with_values("rule", setting, "limit", "limits")

    def _school(self, school: r.School) -> Iterator[str]:
        usual: dict[str, Any] = {"id": r.SCHOOL_ID}
        if school.link_names:
            usual["link_names"] = school.link_names
        yield self._line(0, "school", school, usual)
        if school.link_names != r.LINK_NAMES:
            for name in school.link_names:
                yield self._line(1, "tie", name)

    def _with_values(self, keyword: str, record: r.Record, inner: str, name: str) -> Iterator[str]:
        """Yield the line of a record, and one for each value in a list of it."""
        values = getattr(record, name)
        yield self._line(0, keyword, record, {name: values})
        for value in values:
            yield self._line(1, inner, value)

    def _teams(self) -> Iterator[str]:
        top = [team for team in relations.teams(self.view) if team.parent is None]
        for depth, place, team in _tree(top, lambda team: relations.teams_within(self.view, team.id)):
            yield self._line(depth, "team", team, {"order": place * GAP, "parent": team.parent})
            for at, seat in enumerate(relations.members(self.view, team.id)):
                yield self._line(depth + 1, "member", seat, {"order": at * GAP, "team": team.id})

    def _posts(self) -> Iterator[str]:
        view = self.view
        for depth, place, post in _tree(relations.roots(view), lambda post: relations.reports(view, post.id)):
            line = self._line(depth, "post", post, {"order": place * GAP})
            upward = view.find(relations.LINE_UPWARD, post.id)
            if self.exact and upward and upward[0].id != speaking_id(upward[0]):
                line += f" line={upward[0].id}"
            yield line
            for holding in relations.holdings(view, post.id):
                yield self._held(depth + 1, holding)
            for allowance in view.find(relations.ALLOWANCES_OF_POST, post.id):
                yield self._line(depth + 1, "allowance", allowance, {"post": post.id})
            for link in view.find(relations.TIES_UPWARD, post.id):
                yield self._line(depth + 1, "link", link, {"lower": post.id})

    def _people(self) -> Iterator[str]:
        for person in _by_id(self.view.all(r.Person)):
            if not self._is_held_once(person):
                yield self._line(0, "person", person)

    def _forums(self) -> Iterator[str]:
        for place, forum in enumerate(relations.forums(self.view)):
            yield self._line(0, "forum", forum, {"order": place * GAP})
            for slot in self.view.find(relations.SLOTS_OF_FORUM, forum.id):
                yield self._line(1, "slot", slot, {"forum": forum.id})

    def _held(self, depth: int, holding: r.Holding) -> str:
        person = self.view.need(r.Person, holding.person)
        usual = {"post": holding.post}
        if not self._is_held_once(person):
            return self._line(depth, "held", holding, usual)
        who = self._line(0, "person", person).removeprefix("person ")
        return " ".join([f"{'  ' * depth}held {who}", *self._rest("held", holding, usual)])

    def _is_held_once(self, person: r.Person) -> bool:
        """Whether a person is written on the one line that says what they hold."""
        return len(self.view.find(relations.HOLDINGS_OF_PERSON, person.id)) == 1

    def _line(self, depth: int, keyword: str, record: r.Value, usual: dict[str, Any] | None = None) -> str:
        shape = SHAPES[keyword]
        words = ["  " * depth + keyword]
        for name in shape.first:
            value = getattr(record, name)
            if value is not None and not (name == "id" and _is_slug(record)):
                words.append(_said(value))
        if shape.text:
            words.append(json.dumps(getattr(record, shape.text), ensure_ascii=False))
        return " ".join([*words, *self._rest(keyword, record, usual or {})])

    def _rest(self, keyword: str, record: r.Value, usual: dict[str, Any]) -> Iterator[str]:
        """Yield what the fields say that neither lead the line nor are as usual."""
        shape = SHAPES[keyword]
        for name, field in type(record).model_fields.items():
            if name in shape.first or name == shape.text or (name in ("id", "order") and not self.exact):
                continue
            value = getattr(record, name)
            if value == usual.get(name, field.get_default()) or (name == "id" and value == _usual_id(record)):
                continue
            if value is True or name in shape.alone:
                yield name if value is True else _said(value)
            else:
                yield f"{name}={_said(value)}"


def _by_id(records: Iterable[R]) -> list[R]:
    return sorted(records, key=lambda record: record.id)


def _usual_id(record: r.Value) -> str | None:
    return speaking_id(record) if isinstance(record, r.Record) else None


def _is_slug(record: r.Value) -> bool:
    """Whether a person's id is the one that the name gives; posts' and teams' are always written."""
    return isinstance(record, r.Person) and record.id == slug(record.name)


def _said(value: Any) -> str:
    match value:
        case tuple():
            return ",".join(_said(each) for each in value)
        case Word():
            value = value.value
        case date():
            value = value.isoformat()
        case int() | Decimal():
            value = str(value)
    return value if _BARE.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _tree(roots: Sequence[T], below: Callable[[T], Sequence[T]]) -> Iterator[tuple[int, int, T]]:
    """Yield depth, place among its siblings and record, each branch from the top down."""
    waiting = [(0, place, root) for place, root in enumerate(roots)][::-1]
    while waiting:
        depth, place, record = waiting.pop()
        yield depth, place, record
        waiting.extend([(depth + 1, at, child) for at, child in enumerate(below(record))][::-1])
