"""How sensitive every field of every record is.

A field that is named nowhere here is part of the structure, which whoever sees a chart at all may read.
`tests/disclosure` names those too, so that a new field is thought about before it is told to anybody.
"""

from enum import Enum


class Sensitivity(Enum):
    """What a field tells; the value is its name in a sentence."""

    STRUCTURE = "the structure"
    IDENTITY = "names"
    PERSONAL = "what is known of a person"
    PAY = "pay"
    NOTES = "notes and reasons"
    WAIVERS = "waivers"
    APPOINTMENTS = "appointments"


S = Sensitivity

_FIELDS: dict[str, dict[str, Sensitivity]] = {
    "school": {"pension_rate_support": S.PAY, "notes": S.NOTES},
    "proposal": {"notes": S.NOTES},
    "team": {"notes": S.NOTES},
    "post": {
        "access_reason": S.NOTES,
        "pay_scale": S.PAY,
        "pay_point": S.PAY,
        "salary": S.PAY,
        "hours": S.PAY,
        "weeks": S.PAY,
        "notes": S.NOTES,
    },
    "person": {
        "name": S.IDENTITY,
        "staff_code": S.PERSONAL,
        "qts": S.PERSONAL,
        "early_career": S.PERSONAL,
        "expertise": S.PERSONAL,
        "notes": S.NOTES,
    },
    # Since when somebody has a post says who it is, as a name does: it stands in other lists.
    "holding": {
        "starts": S.IDENTITY,
        "ends": S.IDENTITY,
        "term_time_fraction": S.PAY,
        "pay_scale": S.PAY,
        "pay_point": S.PAY,
        "salary": S.PAY,
    },
    "membership": {"reason": S.NOTES},
    "allowance": {"reason": S.NOTES},
    "forum": {"notes": S.NOTES},
}

_KINDS: dict[str, Sensitivity] = {
    "allowance": S.PAY,
    "waiver": S.WAIVERS,
    "appointment_round": S.APPOINTMENTS,
}
"""Kinds of record of which nothing is told to whom this may not be told."""


def sensitivity_of(kind: str, field: str) -> Sensitivity:
    """Return how sensitive a field of a kind of record is, in a record that may be told of at all."""
    return _FIELDS.get(kind, {}).get(field, S.STRUCTURE)


def sensitivity_of_kind(kind: str) -> Sensitivity:
    """Return how sensitive it is that there is such a record."""
    return _KINDS.get(kind, S.STRUCTURE)
