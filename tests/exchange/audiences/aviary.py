"""A plan full of canaries: words that stand nowhere else, one or more in every text of every record.

Which fields can hold a text is asked of the model, so that a new field gets its canary by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any, get_args

from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.record import ref_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Access, AllowanceKind, Level, StaffGroup
from orgdesigner.storage.plan_file import read_plan, write_plan

AS_IT_IS = {
    "school.id": "its id says that it is the one school",
    "proposal.id": "and this the one proposal",
    "school.pay_year": "the name of a pay table",
    "school.link_names": "kinds of link are asked for by name",
    "link.link_kind": "one of those",
    "team.colour": "the name of a colour of the palette",
    "waiver.rule": "the id of a rule",
    "waiver.subjects": "ids with their kinds",
    "rule_setting.rule": "the id of a rule",
    "rule_setting.limits": "the limits of that rule",
}
"""Texts that have to be what they are, and why."""

SUMS = ("salary", "annual")


def may_hold_text(record_type: type[r.Record], name: str) -> bool:
    """Whether somebody can type words into a field, or into the things that it is a list of."""
    return _has_text(record_type.model_fields[name].annotation)


def _has_text(annotation: Any) -> bool:
    if isinstance(annotation, type):
        if issubclass(annotation, r.Value):
            return any(_has_text(each.annotation) for each in annotation.model_fields.values())
        return issubclass(annotation, str) and not issubclass(annotation, Enum)
    return any(_has_text(inner) for inner in get_args(annotation))


@dataclass
class Aviary:
    """The plan, the field of each canary that an exported structure has, and the canaries of no such one."""

    document: Document
    canaries: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)


class Hatchery:
    """Makes canaries, and knows where each is."""

    def __init__(self, first: int) -> None:
        self._number = count(first)
        self.canaries: dict[str, str] = {}

    def hatch(self, where: str) -> str:
        """Return a new canary for a field."""
        canary = f"Zq{next(self._number)}x"
        self.canaries[canary] = where
        return canary

    def filled(self, record: r.Record) -> r.Record:
        """Return the record with two canaries in every text and one in every sum of money."""
        values: dict[str, Any] = {}
        refs = {ref.name for ref in ref_fields(type(record))}
        for name in type(record).model_fields:
            where = f"{record.kind}.{name}"
            if name in SUMS:
                values[name] = Decimal(30_000 + next(self._number) * 7)
                self.canaries[f"{values[name]:,}"] = where
            elif name not in {"id", *refs} and where not in AS_IT_IS and may_hold_text(type(record), name):
                values[name] = self._typed(record, name, where)
        return record.evolve(**values)

    def _typed(self, record: r.Record, name: str, where: str) -> Any:
        if name == "characteristics":
            applied = record.applied_teaching + record.applied_support  # type: ignore[attr-defined]
            return (r.CharacteristicCount(name=self.hatch(where), applied=applied // 2),)
        said = " ".join(self.hatch(where) for _ in range(2))
        return (said,) if isinstance(getattr(record, name), tuple) else said


def structure(hatchery: Hatchery) -> Structure:
    """Return a small school with every kind of record, whose ids are canaries too."""
    ids: dict[str, str] = {}

    def named(short: str, kind: str) -> str:
        if short not in ids:
            ids[short] = hatchery.hatch(f"{kind}.id")
        return ids[short]

    def post(number: int) -> str:
        return named(f"p{number}", "post")

    records: list[r.Record] = [r.School(id=r.SCHOOL_ID)]
    records += [r.Team(id=named(f"t{n}", "team"), name="T", leads=(post(n + 1),)) for n in range(2)]
    for n in range(6):
        group = StaffGroup.TEACHING if n % 2 else StaffGroup.SUPPORT
        level = Level.SENIOR if n < 4 else Level.NONE
        access = Access.SUPPORT if n == 2 else Access.ALL
        person = named(f"x{n}", "person")
        records += [
            r.Post(id=post(n), title="P", level=level, access=access),
            r.Person(id=person, name="X", staff_group=group),
            r.Holding(id=named(f"h{n}", "holding"), post=post(n), person=person),
            r.Membership(id=named(f"m{n}", "membership"), team=ids[f"t{n % 2}"], post=post(n)),
            r.Allowance(
                id=named(f"a{n}", "allowance"),
                post=post(n),
                allowance_kind=AllowanceKind.TLR3,
                annual=Decimal(1),
            ),
        ]
        if n:
            records.append(r.Link(id=named(f"l{n}", "link"), lower=post(n), upper=post(0)))
    guest = named("x9", "person")
    records += [
        r.Post(id=post(9), title="P"),
        r.Person(id=guest, name="X", staff_group=StaffGroup.SUPPORT),
        r.Membership(id=named("m9", "membership"), team=ids["t0"], person=guest),
        r.Priority(id=named("q", "priority"), number=1, name="Q", accountable=post(1)),
        r.Forum(id=named("f", "forum"), name="F", chair=post(0)),
        r.Slot(id=named("s", "slot"), forum=ids["f"], team=ids["t0"], minutes=30),
        r.Waiver(
            id=named("w", "waiver"),
            rule="TEAM-401",
            subjects=(f"post:{post(0)}",),
            reason="W",
            owner="O",
            expires=date(2030, 1, 1),
        ),
        r.AppointmentRound(
            id=named("r", "appointment_round"), name="R", applied_teaching=18, applied_support=8
        ),
        r.RuleSetting(id=named("rs", "rule_setting"), rule="TEAM-409", off=True),
    ]
    return Structure(hatchery.filled(record) for record in records)


def aviary(folder: Path) -> Aviary:
    """Return a plan with two proposals and an edit that was undone, saved and read again."""
    told, untold = Hatchery(100), Hatchery(2_000)
    current = structure(told)
    proposed = current.copy()
    post = proposed.view.all(r.Post)[3]
    proposal = told.filled(r.Proposal(id=r.PROPOSAL_ID, name="N"))
    proposed.apply(Change("Draft", (Step(post, told.filled(post)), Step(None, proposal))))
    other = current.copy()
    other.apply(
        Change("Other", tuple(Step(each, untold.filled(each)) for each in current.view.all(r.Person)))
    )
    document = Document({CURRENT: current, "one": proposed, "two": other})
    person = document.view().all(r.Person)[5]
    document.apply(Change(untold.hatch("label"), (Step(person, untold.filled(person)),)))
    document.undo()
    path = folder / f"{untold.hatch('file name')}.orgplan"
    write_plan(document, path)
    return Aviary(read_plan(path), told.canaries, [path.stem, *untold.canaries])
