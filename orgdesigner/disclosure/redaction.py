"""A structure as an audience may see it: whatever is made of it can tell no more."""

from collections.abc import Iterator

from orgdesigner.disclosure.audience import Audience
from orgdesigner.disclosure.naming import named
from orgdesigner.disclosure.sensitivity import sensitivity_of, sensitivity_of_kind
from orgdesigner.model.records import RECORD_TYPES, Person, Record
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View


def disclosed(view: View, audience: Audience) -> Structure:
    """Return a structure of its own that holds only what an audience may be told.

    Names become initials or staff groups, other fields are as if nothing had been entered, and records of a
    kind that the audience is not told of are not there. Pay in bands is in no record, since a field of money
    holds an amount: who tells bands takes them from `bands`, and everything else from here.
    """
    return Structure(_told(view, audience))


def _told(view: View, audience: Audience) -> Iterator[Record]:
    for record_type in RECORD_TYPES:
        if audience.may_read(sensitivity_of_kind(record_type.kind)):
            for record in view.all(record_type):
                yield _without(record, audience)


def _without(record: Record, audience: Audience) -> Record:
    kept_back = {
        name: field.get_default(call_default_factory=True, validated_data={})
        for name, field in type(record).model_fields.items()
        if not audience.may_read(sensitivity_of(record.kind, name))
    }
    if isinstance(record, Person) and "name" in kept_back:
        kept_back["name"] = named(record, audience.names)
    return record.evolve(**kept_back) if kept_back else record
