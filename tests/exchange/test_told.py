"""What a writer of files is given for an audience holds nothing that they may not be told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, Audience, Names, Pay
from orgdesigner.exchange.outgoing.reports import text
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.model.records import RECORD_TYPES, Allowance, Holding, Person, Post, School
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, Level, Severity, StaffGroup
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


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_of_equal_pay_nothing_false_is_said_to_who_may_not_see_it(audience: Audience) -> None:
    view = Structure(
        [
            School(id="school"),
            *(
                Post(id=f"p{n}", title=f"Head of Year {n}", role_class="Head of Year", level=Level.MIDDLE)
                for n in (7, 8)
            ),
            Person(id="x7", name=NAME, staff_group=StaffGroup.TEACHING),
            Person(id="x8", name="Nobody Else", staff_group=StaffGroup.SUPPORT),
            *(Holding(id=f"h{n}", post=f"p{n}", person=f"x{n}") for n in (7, 8)),
            Allowance(id="a7", post="p7", allowance_kind=AllowanceKind.TLR2, annual=Decimal(4_321)),
            Allowance(id="a8", post="p8", allowance_kind=AllowanceKind.RR, annual=Decimal(3_210)),
        ]
    ).view
    report = tell(view, audience, CAPTION, tables=pay_tables()).report("allowances")
    said = text(report, CAPTION)
    assert "receives an allowance" not in said
    assert ("4,321" in said) is (audience.pay is Pay.EXACT)
    assert ("One teaching staff: £4,000 to £4,999 a year, TLR2" in said) is (audience.pay is Pay.BANDED)
    assert ("unequal money" in said) is (audience.pay is not Pay.ABSENT)
    assert ("Nothing is said of pay" in said) is (audience.pay is Pay.ABSENT)
    assert NAME not in said or audience is LEADERS


def test_findings_about_pay_are_for_who_may_hear_of_pay() -> None:
    view = Structure([School(id="school")]).view
    found = [Finding(rule, Severity.ADVICE, (), "found") for rule in ("PAY-204", "EQ-515", "TEAM-409")]
    heard = {
        each.key: [
            one.rule for one in tell(view, each, CAPTION, tables=pay_tables(), findings=found).findings
        ]
        for each in AUDIENCES
    }
    assert heard == {
        "leaders": ["EQ-515", "PAY-204", "TEAM-409"],
        "governors": ["PAY-204", "TEAM-409"],
        "unions": ["PAY-204", "TEAM-409"],
        "staff": ["TEAM-409"],
        "public": ["TEAM-409"],
    }
