"""The history of a document as rows of the working copy: records as JSON, before and after."""

from typing import Any

from pydantic_core import from_json, to_json

from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import Entry
from orgdesigner.model.records import KINDS, Record


def as_text(change: Change) -> str:
    """Return the steps of a change as a JSON list of [kind, before, after]."""
    return to_json([(step.record.kind, step.before, step.after) for step in change.steps]).decode()


def entry(place: str, label: str, merge_key: str | None, steps: str) -> Entry:
    """Return the line of the history that `as_text` wrote; raises ValueError if it is not one."""
    changed = tuple(
        Step(_record(kind, before), _record(kind, after)) for kind, before, after in from_json(steps)
    )
    return Entry(place, Change(label, changed), merge_key)


def _record(kind: str, values: dict[str, Any] | None) -> Record | None:
    if kind not in KINDS:
        raise ValueError("a line of the history is of an unknown kind")
    return None if values is None else KINDS[kind].model_validate(values)
