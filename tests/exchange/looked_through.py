"""A small school with a name, a note and pay, and a file for an audience looked through for them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import PUBLIC, Audience
from orgdesigner.exchange.outgoing.exporting import Source
from orgdesigner.exchange.outgoing.scanning.scan import TellsTooMuch, scan
from orgdesigner.exchange.outgoing.scanning.secrets import Secrets
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model.records import Allowance, Holding, Person, Post, School, Team
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, StaffGroup

NAME = "Zoë O’Canary-Finch"
NOTE = "May retire early, and has asked us to say nothing about it"


def source(
    *, purpose: str = "Leads the school", note: str = NOTE, name: str = NAME, point: str = "", team: str = ""
) -> Source:
    view = Structure(
        [
            School(id="school"),
            *([Team(id="t", name=team)] if team else []),
            Post(
                id="p",
                title="Head of Year",
                purpose=purpose,
                salary=Decimal(61_234),
                pay_point=point,
                notes=note,
            ),
            Person(id="x", name=name, staff_group=StaffGroup.TEACHING),
            Holding(id="h", post="p", person="x"),
            Allowance(id="a", post="p", allowance_kind=AllowanceKind.TLR3, annual=Decimal(2_345)),
        ]
    ).view
    return Source(view, Caption("Hollin Bridge", "Current", date(2026, 11, 22)))


def looked_through(name: str, data: bytes, audience: Audience = PUBLIC) -> None:
    told, secrets = told_to(audience)
    scan(name, data, secrets, [told.view], unwatched)


@cache
def told_to(audience: Audience) -> tuple[Told, Secrets]:
    return source().told_to(audience)


def stopped_by(text: str, of: Source, audience: Audience = PUBLIC) -> str:
    """What is said of a text that is to be written for an audience; nothing if it may be."""
    told, secrets = of.told_to(audience)
    try:
        scan("a.txt", text.encode(), secrets, [told.view], unwatched)
    except TellsTooMuch as stopped:
        return str(stopped)
    return ""
