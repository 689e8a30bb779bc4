"""A plan that differs from another in everything that an audience may not be told, and in nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from string import ascii_lowercase, digits
from typing import Any

from orgdesigner.disclosure.audience import Audience, Pay
from orgdesigner.model import records as r
from orgdesigner.model.document import Document
from orgdesigner.model.record import ref_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.disclosure.whose import KEPT, kept_from

COUNTED = {"person.early_career"}
"""What is told of nobody, but counted: "leaving out five early in their career"."""

STANDS = {
    *("waiver.rule", "waiver.subjects"),  # what is waived is left out for who is told of no waivers
    "appointment_round.role_class",
}
BANDED_TOO = {"post.salary", "holding.salary", "allowance.annual", "allowance.reason"}
"""What of pay is altered for an audience of bands: sums by a pound, so that the bands stay."""

_BAND = 1_000


def twin(document: Document, audience: Audience) -> Document:
    """Return the plan with other names, sums, notes and ids, as far as the audience may not know them."""
    return Document(
        {place: Structure(_records(document.view(place), audience)) for place in document.places()}
    )


def _records(view: View, audience: Audience) -> Iterator[r.Record]:
    kept = kept_from(audience.key) - COUNTED - STANDS
    if audience.pay is Pay.BANDED:
        kept = {field for field in kept if field not in KEPT["pay"] or field in BANDED_TOO}
    for record_type in r.RECORD_TYPES:
        for number, record in enumerate(sorted(view.all(record_type), key=lambda each: each.id)):
            if isinstance(record, r.AppointmentRound) and "appointment_round.held" in kept:
                continue
            if isinstance(record, r.Allowance) and audience.pay is Pay.ABSENT and number % 2:
                continue
            yield record.evolve(**_values(record, kept), **_ids(record))


def _values(record: r.Record, kept: set[str]) -> dict[str, Any]:
    refs = {"id", *(ref.name for ref in ref_fields(type(record)))}
    return {
        name: _other(getattr(record, name))
        for name in type(record).model_fields
        if name not in refs and f"{record.kind}.{name}" in kept
    }


def _other(value: Any) -> Any:
    """Return another value of the same kind, and nothing for nothing."""
    match value:
        case bool():
            return not value
        case Decimal():
            beside = 1 if value % _BAND < _BAND - 1 else -1
            return value + beside if value > 1 else round(value / 2, 4)
        case date():
            return value + timedelta(days=30)
        case tuple():
            return tuple(map(_other, value))
        case str() if type(value) is str and value:
            return " ".join(f"{word[0]}ebra{word[-2:]}{word[:3]}" for word in value.split())
    return value


def _ids(record: r.Record) -> dict[str, Any]:
    """Return the ids of a record, all of them others; those of people in the opposite order."""
    ids: dict[str, Any] = {"id": _id(record.kind, record.id)}
    for ref in ref_fields(type(record)):
        value = getattr(record, ref.name)
        if ref.many:
            ids[ref.name] = tuple(_id(ref.kind, each) for each in value)
        elif value is not None:
            ids[ref.name] = _id(ref.kind, value)
    if isinstance(record, r.Waiver):
        ids["subjects"] = tuple(
            f"{kind}:{_id(kind, old)}" for kind, _, old in (each.partition(":") for each in record.subjects)
        )
    return ids


def _id(kind: str, old: str) -> str:
    if kind in ("school", "proposal"):
        return old
    return "y" + (old.translate(_BACKWARDS) if kind in ("person", "allowance") else old)


_BACKWARDS = str.maketrans(f"{ascii_lowercase}{digits}", f"{ascii_lowercase[::-1]}{digits[::-1]}")
