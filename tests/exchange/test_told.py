"""What a writer of files is given for an audience holds nothing that they may not be told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, Audience, Names, Pay
from orgdesigner.exchange.told import Told, tell
from orgdesigner.model.records import RECORD_TYPES, Allowance, Holding, Person, Post, School
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, Severity, StaffGroup
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.shared.tables import pay_tables

NAME, SALARY, SUM = "Canary Nameson", Decimal(61_234), Decimal(2_345)
CAPTION = Caption("Hollin Bridge", "Current", date(2026, 11, 22))


def _told(audience: Audience) -> Told:
    view = Structure(
        [
            School(id="school"),
            Post(id="p", title="Head", salary=SALARY),
            Person(id="x", name=NAME, staff_group=StaffGroup.TEACHING),
            Holding(id="h", post="p", person="x"),
            Allowance(id="a", post="p", allowance_kind=AllowanceKind.TLR3, annual=SUM),
        ]
    ).view
    found = Finding(
        "TEAM-401", Severity.ADVICE, (Subject("post", "p"),), f"{NAME} gets £2,345", "£61,234 a year"
    )
    waived = Finding("TEAM-402", Severity.ADVICE, (), "a waived matter", waiver="w")
    return tell(view, audience, CAPTION, tables=pay_tables(), findings=(found, waived), before=view)


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_nothing_in_it_is_more_than_they_may_be_told(audience: Audience) -> None:
    told = _told(audience)
    assert told.before is not None
    said = repr([view.all(kind) for view in (told.view, told.before) for kind in RECORD_TYPES])
    said += repr(told.findings) + repr(told.bands)
    assert (NAME in said) is (audience.names is Names.FULL)
    exact = audience.pay is Pay.EXACT
    assert ("2345" in said, "2,345" in said, "61,234" in said) == (exact, exact, exact)
    assert [finding.rule for finding in told.findings] == (
        ["TEAM-401", "TEAM-402"] if audience in (LEADERS, GOVERNORS) else ["TEAM-401"]
    )


def test_an_audience_of_bands_is_told_bands() -> None:
    told = _told(GOVERNORS)
    (holding,), (post,) = told.view.all(Holding), told.view.all(Post)
    assert dict(told.bands) == {holding.id: "£60,000 to £69,999"}
    assert {post: [(each.kind, each.band) for each in paid] for post, paid in told.allowances.items()} == {
        post.id: [(AllowanceKind.TLR3, "£2,000 to £2,999")]
    }
    assert not _told(LEADERS).bands
    assert not _told(LEADERS).allowances
