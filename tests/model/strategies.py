"""Arbitrary values, records and whole structures, for tests that hold for all of them.

`structures()` draws valid structures in which any field may hold anything that it accepts;
`random_edits.random_edit` draws something to do to them.
"""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from orgdesigner.model import fields as f
from orgdesigner.model import records as r
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.ids import speaking_id
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Word

R = TypeVar("R", bound=r.Value)
Ids = Mapping[str, Sequence[str]]
"""The ids of the records that others may point at, by kind."""

NO_IDS: Ids = {}


def _text(*, shortest: int = 0, lines: bool = False) -> SearchStrategy[str]:
    turns_reading_round = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    breaks = "" if lines else "\u2028\u2029"
    ordinary = st.characters(
        codec="utf-8", exclude_categories=["Cc"], exclude_characters=turns_reading_round + breaks
    )
    alphabet = ordinary | st.sampled_from("\n\t\r\x85") if lines else ordinary
    telling = st.sampled_from(["SENCO", 'Say "no"', "R&R", "a,b", "# 1", "back\\slash", "x=y", " ", "Zoë Ó"])
    return telling | st.text(alphabet, min_size=shortest, max_size=8)


_LETTERS = string.ascii_letters + string.digits
_IDS = st.builds(
    str.__add__,
    st.sampled_from(_LETTERS),
    st.text(_LETTERS + "_.:-", max_size=3) | st.just("z" * 63),
)
_ORDERS = (
    st.integers(-2, 2) | st.integers(-3, 6).map(lambda place: place * GAP) | st.integers(-(2**53), 2**53)
)

# Compared by identity: an alias of fields.py is one object wherever it is used.
_BY_ALIAS: tuple[tuple[Any, SearchStrategy[Any]], ...] = (
    (f.Id, _IDS),
    (f.Title, _text(shortest=1)),
    (f.Line, _text()),
    (f.Text, _text(lines=True)),
    (f.Money, st.decimals(0, 10_000_000, places=2)),
    (f.Fte, st.decimals(0, 500, places=4)),
    (f.Fraction, st.decimals(0, 1, places=4)),
    (f.Count, st.integers(0, 1_000_000)),
    (f.Months, st.integers(1, 600)),
    (f.GuardedCount, st.integers(5, 1_000_000)),
    (f.Threshold, st.decimals(0, 1_000_000, places=4)),
    (f.Order, _ORDERS),
    (f.Hours, st.decimals(0, 168, places=2)),
    (f.Weeks, st.decimals(0, 53, places=3)),
    (f.Day, st.dates(date(1900, 1, 1), date(2199, 12, 31))),
    (bool, st.booleans()),
)
_REFERENCES = ((f.PostRef, "post"), (f.PersonRef, "person"), (f.TeamRef, "team"), (f.ForumRef, "forum"))


def values(record_type: type[r.Value], name: str, ids: Ids = NO_IDS) -> SearchStrategy[Any]:
    """Anything that a field accepts; if it points at records, then at those of the given ids."""
    annotation = _annotation(record_type, name)
    inner = get_args(annotation)[0] if get_origin(annotation) else annotation
    for alias, kind in _REFERENCES:
        if alias in (annotation, inner) and not ids.get(kind):
            return st.just(()) if get_origin(annotation) is tuple else st.none()
        if annotation is alias:
            return st.sampled_from(ids[kind])
        if inner is alias and get_origin(annotation) is tuple:
            return st.lists(st.sampled_from(ids[kind]), max_size=3).map(tuple)
        if inner is alias:
            return st.none() | st.sampled_from(ids[kind])
    return _plain(record_type, name)


def _annotation(record_type: type[r.Value], name: str) -> Any:
    return next(each.__annotations__ for each in record_type.__mro__ if name in each.__annotations__)[name]


@cache
def _plain(record_type: type[r.Value], name: str) -> SearchStrategy[Any]:
    if (record_type, name) == (r.Waiver, "reason"):
        return _text(shortest=1, lines=True)
    return _of(_annotation(record_type, name))


def _of(annotation: Any) -> SearchStrategy[Any]:
    for alias, strategy in _BY_ALIAS:
        if annotation is alias:
            return strategy
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return st.lists(_of(inner[0]), max_size=3).map(tuple)
    if inner:
        return st.none() | _of(inner[0])
    if issubclass(annotation, Word):
        return st.sampled_from(list(annotation))
    return records(annotation)


@cache
def _some_usual(record_type: type[r.Value]) -> SearchStrategy[list[str]]:
    usual = sorted(name for name, each in record_type.model_fields.items() if not each.is_required())
    return st.lists(st.sampled_from(usual), max_size=4, unique=True) if usual else st.just([])


def _record(draw: DrawFn, record_type: type[R], ids: Ids, **given: Any) -> R:
    needed = [name for name, each in record_type.model_fields.items() if each.is_required()]
    chosen = [*needed, *draw(_some_usual(record_type))]
    drawn = {name: draw(values(record_type, name, ids)) for name in chosen if name not in given}
    return r.build(record_type, **{**drawn, **given})


@st.composite
def records(draw: DrawFn, /, record_type: type[R], ids: Ids = NO_IDS, **given: Any) -> R:
    """A record with what is given, what it needs, and a few other fields."""
    return _record(draw, record_type, ids, **given)


@dataclass
class _School:
    """What has been drawn of a structure so far."""

    draw: DrawFn
    found: dict[tuple[str, str], r.Record] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def count(self, most: int) -> int:
        return self.draw(st.integers(0, most))

    def one(self, kind: str) -> str:
        return self.draw(st.sampled_from(self.ids[kind]))

    def name(self, record_type: type[r.Record], least: int, most: int) -> None:
        """Choose ids for the records of a kind, so that others can point at them."""
        chosen = st.lists(_IDS, min_size=least, max_size=most, unique=True)
        self.ids[record_type.kind] = self.draw(chosen)

    def add(self, record_type: type[r.Record], **given: Any) -> None:
        """Draw a record, under its speaking id or another if none is given; leave it out if that is taken."""
        record = _record(self.draw, record_type, self.ids, **{"id": "unnamed", **given})
        if "id" not in given:
            speaking = speaking_id(record) if self.draw(st.booleans()) else None
            record = record.evolve(id=speaking or self.draw(_IDS))
        self.found.setdefault((record.kind, record.id), record)


@st.composite
def structures(draw: DrawFn, *, least: int = 0, proposal: bool | None = None) -> Structure:
    """A valid structure with at least so many posts, people and teams; a proposal, or not, or either."""
    school = _School(draw)
    for record_type, most in ((r.Post, 7), (r.Person, 4), (r.Team, 3), (r.Forum, 2)):
        school.name(record_type, min(least, most), most)
    school.add(r.School, id=r.SCHOOL_ID)
    if draw(st.booleans()) if proposal is None else proposal:
        school.add(r.Proposal, id=r.PROPOSAL_ID)
    for record_type in (r.Post, r.Person, r.Forum):
        for record_id in school.ids[record_type.kind]:
            school.add(record_type, id=record_id)
    _add_teams(school)
    _add_line(school)
    _add_ties(school)
    return Structure(school.found.values())


def _add_teams(school: _School) -> None:
    above: list[str | None] = [None]
    for team_id in school.ids["team"]:
        school.add(r.Team, id=team_id, parent=school.draw(st.sampled_from(above)))
        above.append(team_id)


def _add_line(school: _School) -> None:
    """Let each post report to an earlier one or to nobody, so that there is no loop."""
    above: list[str] = []
    for post_id in school.ids["post"]:
        upper = school.draw(st.none() | st.sampled_from(above)) if above else None
        if upper is not None:
            school.add(r.Link, link_kind=r.LINE, lower=post_id, upper=upper)
        above.append(post_id)


def _add_ties(school: _School) -> None:
    if len(school.ids["post"]) > 1:
        pairs = st.lists(st.sampled_from(school.ids["post"]), min_size=2, max_size=2, unique=True)
        for _ in range(school.count(2)):
            lower, upper = school.draw(pairs)
            kind = school.draw(st.just(r.COACHING) | _IDS.filter(lambda kind: kind != r.LINE))
            school.add(r.Link, link_kind=kind, lower=lower, upper=upper)
    if school.ids["team"]:
        for kind in ("post", "person"):
            for _ in range(school.count(2) if school.ids[kind] else 0):
                other = {"post": "person", "person": "post"}[kind]
                school.add(r.Membership, **{kind: school.one(kind), other: None})
    for record_type, needs in _TIES:
        if all(school.ids[kind] for kind in needs):
            for _ in range(school.count(2)):
                school.add(record_type)


_TIES: tuple[tuple[type[r.Record], tuple[str, ...]], ...] = (
    (r.Holding, ("post", "person")),
    (r.Allowance, ("post",)),
    (r.Slot, ("forum", "team")),
    (r.Priority, ()),
    (r.Waiver, ()),
    (r.AppointmentRound, ()),
    (r.RuleSetting, ()),
)
