"""What rules are about, as the screen says it: the letters before the number of a rule's id say which."""

AREAS = {
    "EQ": "Access",
    "PAY": "Allowances",
    "COV": "Priorities",
    "TEAM": "Teams",
    "AUT": "Authority",
    "TERM": "Terms",
    "RES": "Resilience",
    "STAFF": "Staff",
    "WORD": "Words",
}
"""The name of every area, by the letters of its rules, in the order in which they are shown."""

ACCESS, PARITY, COVERAGE = "EQ-", "PAY-", "COV-"
"""What the ids of the rules behind the figures at the foot of the window begin with."""


def area_of(rule_id: str) -> str:
    """Return the name of the area that a rule belongs to."""
    return AREAS[rule_id.partition("-")[0]]
