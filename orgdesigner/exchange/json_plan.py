"""A whole plan as JSON: the current structure, and each proposal as what differs from it.

It is the complete plan, names and pay included, and reading it gives equal structures. The published schema
is resources/schema/orgplan-2.json (see `json_schema`).
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NoReturn

from pydantic import ValidationError

from orgdesigner.errors import EditRefused, FileRefused
from orgdesigner.exchange.record_json import plain, record_from
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import KINDS, PROPOSAL_ID, RECORD_TYPES, Proposal, Record
from orgdesigner.model.structure import Structure, diff
from orgdesigner.model.view import View

FORMAT = "orgplan"
VERSION = 2
PLACE = "[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}"
"""What the id of a proposal looks like: as that of a record."""

_RANK = {record_type.kind: rank for rank, record_type in enumerate(RECORD_TYPES)}


def write(views: Mapping[str, View]) -> str:
    """Return a plan as JSON text, given the view of every place of it; the same plan gives the same text.

    Fields that are as they are when nothing is said are left out. Sums and shares are strings, exact to the
    penny.
    """
    current = views[CURRENT]
    places = sorted(
        (place for place in views if place != CURRENT), key=lambda place: _order(views[place], place)
    )
    plan = {
        "format": FORMAT,
        "version": VERSION,
        "current": _by_kind(record for record_type in RECORD_TYPES for record in current.all(record_type)),
        "proposals": [_proposal(place, current, views[place]) for place in places],
    }
    return json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


def read(text: str | bytes) -> dict[str, Structure]:
    """Return the structures of a plan by place, CURRENT first.

    Raises FileRefused, in words, for what is no such plan, is of a newer version, or would break what every
    structure keeps.
    """
    plan = _parse(text)
    _check_head(plan)
    records = _records(_needed(plan, "current", dict), "the current structure")
    current = _structure(records, "the current structure")
    structures = {CURRENT: current}
    for number, proposal in enumerate(_needed(plan, "proposals", list), start=1):
        name = f"proposal {number}"
        if not isinstance(proposal, dict):
            _refuse(f"{name} is not an object")
        place = proposal.get("id")
        if not isinstance(place, str) or not re.fullmatch(PLACE, place) or place in structures:
            _refuse(f"{name} has no id of its own")
        structures[place] = _proposed(current, proposal, name)
    return structures


def _order(view: View, place: str) -> tuple[int, str]:
    proposal = view.get(Proposal, PROPOSAL_ID)
    return (proposal.order if proposal else 0, place)


def _proposal(place: str, current: View, view: View) -> dict[str, Any]:
    steps = diff(current, view).steps
    return {
        "id": place,
        "changed": _by_kind(step.after for step in steps if step.after is not None),
        "removed": {
            kind: [step.record.id for step in group]
            for kind, group in groupby(
                (step for step in steps if step.after is None), key=lambda step: step.record.kind
            )
        },
    }


def _by_kind(records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    ordered = sorted(records, key=lambda record: (_RANK[record.kind], record.id))
    return {kind: [plain(each) for each in group] for kind, group in groupby(ordered, key=lambda r: r.kind)}


def _parse(text: str | bytes) -> dict[str, Any]:
    try:
        plan = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        _refuse("it is not text in UTF-8")
    except json.JSONDecodeError as error:
        _refuse(f"line {error.lineno} is not JSON")
    except (RecursionError, ValueError):
        _refuse("it holds something that no plan holds")
    if not isinstance(plan, dict):
        _refuse("it is not a JSON object")
    return plan


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no sums")


def _check_head(plan: dict[str, Any]) -> None:
    if plan.get("format") != FORMAT:
        _refuse(f"its format should be “{FORMAT}”")
    version = plan.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        _refuse("it has no version")
    if version > VERSION:
        raise FileRefused("This JSON plan was made by a newer OrgDesigner. Update this one to read it.")


def _needed(plan: dict[str, Any], name: str, kind: type) -> Any:
    value = plan.get(name)
    if not isinstance(value, kind):
        _refuse(f"“{name}” is missing, or is not what it should be")
    return value


def _records(tables: dict[str, Any], where: str) -> list[Record]:
    records: list[Record] = []
    for kind, rows in tables.items():
        if kind not in KINDS or not isinstance(rows, list):
            _refuse(f"{where} holds something unknown")
        records.extend(
            _record(kind, row, f"{KINDS[kind].noun} {n} of {where}") for n, row in enumerate(rows, 1)
        )
    if len({(record.kind, record.id) for record in records}) != len(records):
        _refuse(f"{where} holds two records of one kind with one id")
    return records


def _record(kind: str, row: Any, what: str) -> Record:
    try:
        return record_from(kind, row)
    except ValidationError as error:
        fields = sorted({str(each["loc"][0]) for each in error.errors(include_input=False) if each["loc"]})
        _refuse(f"{what} does not fit: look at {', '.join(fields) or 'its shape'}")


def _structure(records: Iterable[Record], where: str) -> Structure:
    try:
        return Structure(records)
    except EditRefused as error:
        _refuse(f"in {where}, {error}")


def _proposed(current: Structure, proposal: dict[str, Any], name: str) -> Structure:
    structure = current.copy()
    changed = _records(_needed(proposal, "changed", dict), name)
    steps = [Step(structure.view.get(type(record), record.id), record) for record in changed]
    for kind, ids in _needed(proposal, "removed", dict).items():
        if kind not in KINDS or not isinstance(ids, list):
            _refuse(f"{name} removes something unknown")
        steps.extend(Step(_present(structure.view, kind, record_id, name), None) for record_id in ids)
    try:
        structure.apply(Change(name, tuple(steps)))
    except EditRefused as error:
        _refuse(f"in {name}, {error}")
    return structure


def _present(view: View, kind: str, record_id: Any, name: str) -> Record:
    record = view.get(KINDS[kind], record_id) if isinstance(record_id, str) else None
    if record is None:
        _refuse(f"{name} removes a record that is not there")
    return record


def _refuse(reason: str) -> NoReturn:
    raise FileRefused(f"This is not a plan that can be read: {reason.rstrip('.')}.")
