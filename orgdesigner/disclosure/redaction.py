"""A structure as an audience may see it: whatever is made of it can tell no more."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from orgdesigner.disclosure.audience import Audience
from orgdesigner.disclosure.naming import named
from orgdesigner.disclosure.numbering import Numbering
from orgdesigner.disclosure.sensitivity import Sensitivity, sensitivity_of, sensitivity_of_kind
from orgdesigner.model.guarding import may_be_shown
from orgdesigner.model.records import RECORD_TYPES, AppointmentRound, Person, Record
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View


def disclosed(
    view: View,
    audience: Audience,
    numbering: Numbering | None = None,
    beat: Callable[[], None] = lambda: None,
) -> Structure:
    """Return a structure of its own that holds only what an audience may be told.

    Names become initials or staff groups, other fields are as if nothing had been entered, and records of a
    kind that the audience is not told of are not there. With a `numbering` its ids are new ones, and so is
    the order in which it holds its records. Pay in bands is in no record, since a field of money holds an
    amount: who tells bands takes them from `bands`, and everything else from here. `beat` is called for every
    record: it raises to give up.
    """
    told = _told(view, audience, numbering, beat)
    return Structure(told if numbering is None else sorted(told, key=lambda record: record.id))


def _told(
    view: View, audience: Audience, numbering: Numbering | None, beat: Callable[[], None]
) -> Iterator[Record]:
    for record_type in RECORD_TYPES:
        if not audience.may_read(sensitivity_of_kind(record_type.kind)):
            continue
        kept_back = _kept_back(record_type, audience)
        for record in view.all(record_type):
            beat()
            values = kept_back | _instead(record, audience)
            if numbering is not None:
                values |= numbering.fields_of(record)
            yield record.evolve(**values) if values else record


@cache
def _kept_back(record_type: type[Record], audience: Audience) -> dict[str, Any]:
    """Return the fields that an audience may not read, each as if nobody had entered anything."""
    return {
        name: field.get_default(call_default_factory=True, validated_data={})
        for name, field in record_type.model_fields.items()
        if not audience.may_read(sensitivity_of(record_type.kind, name))
    }


def _instead(record: Record, audience: Audience) -> dict[str, Any]:
    """Return what is told in place of names, and of counts that could point at somebody."""
    if isinstance(record, Person) and not audience.may_read(Sensitivity.IDENTITY):
        return {"name": named(record, audience.names)}
    if isinstance(record, AppointmentRound) and not audience.is_told_all:
        return {"characteristics": may_be_shown(record)}
    return {}
