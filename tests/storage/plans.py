"""Plans that the tests of storage save, open, spoil and crash."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.model import records as r
from orgdesigner.model import words as w
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.structure import Structure


def every_kind() -> list[r.Record]:
    """A small school with a record of every kind but a proposal, and something in most fields."""
    return [*FORMER, *SINCE_FORMAT_2]


FORMER: list[r.Record] = [
    r.School(id=r.SCHOOL_ID, name="Ashdown School", pension_rate_support=Decimal("0.2145"), notes="One\nTwo"),
    r.Post(id="head", title="Headteacher", level=w.Level.HEAD, salary=Decimal(98106), order=1),
    r.Post(
        id="deputy",
        title="Deputy Headteacher",
        level=w.Level.SENIOR,
        fte=Decimal("0.8"),
        starts=date(2026, 9, 1),
        hours=Decimal("32.5"),
        weeks=Decimal("44.143"),
        critical=True,
        second="head",
        order=2,
    ),
    r.Post(id="ta", title="Teaching Assistant", access=w.Access.SUPPORT, access_reason="NJC", order=3),
    r.Person(id="amara", name="Amara Okafor", staff_group=w.StaffGroup.TEACHING, qts=True),
    r.Person(id="sian", name="Siân O’Neill", staff_group=w.StaffGroup.SUPPORT, expertise=("Phonics", "EAL")),
    r.Holding(id="h1", post="head", person="amara"),
    r.Holding(id="h2", post="ta", person="sian", share=Decimal("0.5"), term_time_fraction=Decimal("0.856")),
    r.Link(id="l1", lower="deputy", upper="head"),
    r.Link(id="l2", lower="ta", upper="deputy"),
    r.Link(id="l3", lower="ta", upper="head", link_kind=r.COACHING),
    r.Team(id="slt", name="Leadership Team", leads=("head",), team_kind=w.TeamKind.LEADERSHIP),
    r.Team(id="people", name="Partnerships", parent="slt", lead=w.TeamLead.NONE, order=2),
    r.Membership(id="m1", team="slt", post="deputy"),
    r.Membership(id="m2", team="people", person="sian", membership_kind=w.MembershipKind.ROTATING),
    r.Priority(id="sip1", number=1, name="Reading", accountable="deputy", contributing=("ta", "head")),
    r.Allowance(id="a1", post="deputy", allowance_kind=w.AllowanceKind.TLR2, annual=Decimal("3391.05")),
    r.Forum(id="f1", name="SLT meeting", chair="head", attendees=("head", "deputy"), teams=("people",)),
    r.Slot(id="s1", forum="f1", team="people", minutes=30),
    r.Waiver(id="w1", rule="team.lead", reason="In hand", owner="Head", expires=date(2027, 7, 31)),
    r.AppointmentRound(id="r1", name="Grassroots Leaders", applied_support=11, applied_teaching=7),
]
"""What the first format could hold already."""

SINCE_FORMAT_2: list[r.Record] = [
    r.RuleSetting(
        id="rule:TEAM-409",
        rule="TEAM-409",
        severity=w.Severity.WARNING,
        limits=(r.Limit(name="most", value=Decimal(12)),),
    ),
    r.AppointmentRound(
        id="r2",
        name="Heads of Year",
        appointed_internal=2,
        panel=("head",),
        characteristics=(r.CharacteristicCount(name="Women", applied=12),),
    ),
]


def a_document(records: Sequence[r.Record] = ()) -> Document:
    """The small school, or other records, and a proposal for it."""
    document = Document({CURRENT: Structure(records or every_kind())})
    proposal = Structure()
    proposal.apply(new_proposal(document.view(), "Year one"))
    return Document({CURRENT: document.structure(CURRENT), "year-one": proposal})


def evolve(document: Document, record_type: type[r.Record], record_id: str, **values: Any) -> None:
    """Make one edit: give a record other values."""
    before = document.view().need(record_type, record_id)
    document.apply(Change(f"Alter a {before.noun}", (Step(before, before.evolve(**values)),)))


def retitle(document: Document, title: str, *, post: str = "ta", merge_key: str | None = None) -> None:
    """Make one edit: give a post another title."""
    before = document.view().need(r.Post, post)
    change = Change(f"Call it {title}", (Step(before, before.evolve(title=title)),))
    document.apply(change, merge_key=merge_key)


def contents(document: Document) -> dict[str, dict[str, dict[str, r.Record]]]:
    """Everything that a document holds, by place, kind and id; what is empty is not there."""
    return {
        place: {kind: dict(table) for kind, table in structure.tables.items()}
        for place, structure in document.structures.items()
        if any(structure.tables.values())
    }
