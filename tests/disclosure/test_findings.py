"""What a rule finds tells something of what it read: the table of that is held against the rules."""

from __future__ import annotations

from datetime import date

import pytest

from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, STAFF, Audience, Names, Pay
from orgdesigner.disclosure.findings import may_hear, tells
from orgdesigner.disclosure.redaction import disclosed
from orgdesigner.disclosure.sensitivity import Sensitivity
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import Rule, Subject
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.examples import bad, before, drawn, good

DAY = date(2026, 11, 21)
S = Sensitivity
ASKED = (S.IDENTITY, S.PERSONAL, S.PAY, S.APPOINTMENTS, S.NOTES)

ABSENCE = {
    *("EQ-502", "EQ-503", "EQ-509", "TERM-303"),  # a limit or a seat that gives no reason, or does give one
    *("PAY-204", "PAY-209", "PAY-211", "PAY-215"),  # an allowance that gives none, or the same as before
}
"""Rules that say whether a reason is on record: that there is one may be told, and what it is not."""


UNDATED = {"PAY-206", "STAFF-802", "TERM-301"}
"""Rules that say that two things are held at once, or that no end is on record, and no day."""


def without(kept_back: Sensitivity) -> Audience:
    """Somebody who is told everything but one kind of thing."""
    names = Names.INITIALS if kept_back is S.IDENTITY else Names.FULL
    pay = Pay.ABSENT if kept_back is S.PAY else Pay.EXACT
    return Audience("all-but", "All but", names, pay, LEADERS.told - {kept_back})


def found(rule: Rule, structure: Structure, current: View | None) -> list[tuple[Subject, ...]]:
    return sorted(f.subjects for f in Engine(structure, today=DAY, before=current, rules=[rule]).findings)


@pytest.mark.parametrize("rule", rules(), ids=lambda each: each.id)
def test_what_a_rule_depends_on_is_what_its_findings_tell(rule: Rule) -> None:
    depends = set()
    for example in (*good(rule), *bad(rule)):
        whole, current = drawn(example.sketch), before(example)
        for kept_back in ASKED:
            who = without(kept_back)
            less = None if current is None else disclosed(current, who).view
            if found(rule, disclosed(whole.view, who), less) != found(rule, whole, current):
                depends.add(kept_back)
    if rule.id in ABSENCE:
        depends.discard(S.NOTES)
    if rule.id in UNDATED:
        depends.discard(S.IDENTITY)
    assert depends <= tells(rule.id)


def test_the_table_names_rules_that_there_are() -> None:
    known = {rule.id for rule in rules()}
    assert known >= ABSENCE | UNDATED
    assert {rule for rule in known if tells(rule)} >= {"EQ-515", "RES-604", "PAY-201"}


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_whoever_is_told_nothing_of_pay_hears_of_no_allowance(audience: Audience) -> None:
    assert may_hear(audience, "PAY-201") is (audience.pay is not Pay.ABSENT)
    assert may_hear(audience, "EQ-515") is (S.PERSONAL in audience.told)
    assert may_hear(audience, "TEAM-409")


def test_who_applied_is_told_to_who_may_hear_of_appointments() -> None:
    assert may_hear(GOVERNORS, "EQ-512")
    assert not may_hear(STAFF, "EQ-512")
