"""Ids: random for what stands for itself, and speaking for ties, which their two ends already name.

A speaking id makes the same tie the same record wherever it is made: in two proposals, or in the copies of
two people who worked apart.
"""

import secrets

from orgdesigner.model.records import (
    LINE,
    Allowance,
    Holding,
    Link,
    Membership,
    Priority,
    Record,
    RuleSetting,
    Slot,
)

LONGEST = 64
"""Characters in an id, at most; see `fields.Id`."""


def new_id(kind: str) -> str:
    """Return an id that no other record has, in any plan: the kind and 60 random bits."""
    return f"{kind}-{secrets.token_hex(8)[:15]}"


def speaking_id(record: Record) -> str | None:
    """Return the id that a new record with these values speaks for itself, or None if it has none.

    A record keeps its id when its values change, so an older record may have another one.
    """
    spoken = ":".join(_parts(record))
    return spoken if 0 < len(spoken) <= LONGEST else None


def _parts(record: Record) -> tuple[str, ...]:
    match record:
        case Link() if record.link_kind == LINE:
            return LINE, record.lower
        case Link():
            return record.link_kind, record.lower, record.upper
        case Holding():
            return "holds", record.post, record.person
        case Membership():
            return "member", record.team, record.post or record.person or ""
        case Allowance():
            kind = record.allowance_kind.value.replace("&", "")
            return (kind, record.post, record.person) if record.person else (kind, record.post)
        case Slot():
            return "slot", record.forum, record.team
        case Priority():
            return "priority", str(record.number)
        case RuleSetting():
            return "rule", record.rule
        case _:
            return ()
