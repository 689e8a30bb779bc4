"""What an audience is told of a plan, as JSON: a plan in its own right, which opens and fits the same schema.

The current structure and the proposal are as their audience may see them. Where something is held back,
records have new ids: an id may come from a file that was read, and be somebody's number there.
"""

from collections.abc import Collection, Iterator
from typing import Any

from orgdesigner.exchange.json_plan import write
from orgdesigner.exchange.steps import Step
from orgdesigner.exchange.told import Told
from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import KINDS, RECORD_TYPES, Proposal, Record, School, Waiver, ref_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

PROPOSED = "proposal"
"""The place of the proposal in the plan that is written."""

_ONE_OF_ITS_KIND = (School, Proposal)

_Ids = dict[tuple[str, str], str]
"""The new id of each record, by its kind and old id."""


def plan_json(told: Told, step: Step) -> bytes:
    """Return the plan: the structure, or a proposal with the current structure that it starts from."""
    views = {CURRENT: told.view} if told.before is None else {CURRENT: told.before, PROPOSED: told.view}
    step(0.0)
    if not told.audience.is_told_all:
        new = _new_ids(views.values())
        views = {place: Structure(_renamed(view, new)).view for place, view in views.items()}
    step(0.5)
    text = write(views)
    step(1.0)
    return text.encode()


def _new_ids(views: Collection[View]) -> _Ids:
    """Number the records of every kind; one that is in both structures has one number."""
    new: _Ids = {}
    for record_type in RECORD_TYPES:
        ids = dict.fromkeys(record.id for view in views for record in sorted(view.all(record_type), key=_id))
        for number, old in enumerate(ids, start=1):
            kept = record_type in _ONE_OF_ITS_KIND
            new[record_type.kind, old] = old if kept else f"{record_type.kind}-{number}"
    return new


def _renamed(view: View, new: _Ids) -> Iterator[Record]:
    for record_type in RECORD_TYPES:
        for record in view.all(record_type):
            yield record.evolve(id=new[record.kind, record.id], **_pointing(record, new))


def _pointing(record: Record, new: _Ids) -> dict[str, Any]:
    """Return the fields of a record that name others, with their new ids."""
    fields: dict[str, Any] = {}
    for field in ref_fields(type(record)):
        value = getattr(record, field.name)
        if field.many:
            fields[field.name] = tuple(new[field.kind, each] for each in value)
        elif value is not None:
            fields[field.name] = new[field.kind, value]
    if isinstance(record, Waiver):
        fields["subjects"] = tuple(_subjects(record, new))
    return fields


def _subjects(waiver: Waiver, new: _Ids) -> Iterator[str]:
    """Yield what a waiver excuses, by kind and id; a role class has no record, and no other name."""
    for subject in waiver.subjects:
        kind, _, old = subject.partition(":")
        if kind not in KINDS:
            yield subject
        elif (kind, old) in new:
            yield f"{kind}:{new[kind, old]}"


def _id(record: Record) -> str:
    return record.id
