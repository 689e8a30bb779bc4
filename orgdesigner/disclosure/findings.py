"""What the findings of a rule give away, beside the structure: nobody is told them who may not be told that.

A sentence tells something by being there, whatever is left out of it: who reads that a TLR has no end knows
who has a TLR. `tests/disclosure` holds this table against the rules, whose own examples are asked again
without the fields that may not be told.
"""

from collections.abc import Mapping

from orgdesigner.disclosure.audience import Audience, Pay
from orgdesigner.disclosure.sensitivity import Sensitivity

S = Sensitivity

_PAY = "PAY-"
"""What the ids of rules about pay begin with."""

_OF_RULES: Mapping[str, frozenset[Sensitivity]] = {
    "EQ-508": frozenset({S.APPOINTMENTS}),
    "EQ-512": frozenset({S.APPOINTMENTS}),
    "EQ-513": frozenset({S.APPOINTMENTS}),
    "EQ-514": frozenset({S.APPOINTMENTS}),
    "EQ-515": frozenset({S.PERSONAL}),
    "PAY-203": frozenset({S.PERSONAL}),
    "PAY-211": frozenset({S.PERSONAL}),
    "RES-604": frozenset({S.PERSONAL}),
    "STAFF-803": frozenset({S.IDENTITY}),
    "TERM-302": frozenset({S.IDENTITY}),
    "WORD-901": frozenset({S.NOTES}),
}


def tells(rule_id: str) -> frozenset[Sensitivity]:
    """Return what the findings of a rule give away."""
    of_pay = frozenset({S.PAY}) if rule_id.startswith(_PAY) else frozenset()
    return of_pay | _OF_RULES.get(rule_id, frozenset())


def may_hear(audience: Audience, rule_id: str) -> bool:
    """Whether an audience may be told the findings of a rule; whoever is told bands hears no amounts."""
    needed = tells(rule_id)
    if audience.pay is Pay.BANDED:
        needed -= {S.PAY}
    return all(audience.may_read(each) for each in needed)
