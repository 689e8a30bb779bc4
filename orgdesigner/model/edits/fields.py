"""Setting fields of any record: what an inspector, a table and a rename on the card do."""

from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import KINDS, Record, RefField, Value, ref_fields
from orgdesigner.model.view import View
from orgdesigner.model.words import Word

_PRIVATE = {"salary", "annual"}
"""Fields whose values stay out of labels: a history is read over shoulders, and pay is nobody's business."""

_LONGEST = 60
"""Characters of a value that a label repeats; a longer one is not repeated."""


def set_fields(view: View, record: Record, **values: Any) -> Change:
    """Give a record of any kind other values: its fields by name, validated.

    Raises EditRefused with the field's label and what it may hold, if a value does not fit, or if the record
    is no longer there.
    """
    present = view.need(type(record), record.id)
    unknown = values.keys() - (type(record).model_fields.keys() - {"id"})
    if unknown:
        raise TypeError(f"a {record.kind} has no field {', '.join(sorted(unknown))} to set")
    for field in ref_fields(type(record)):
        _refuse_missing(view, field, values.get(field.name))
    draft = Draft(view)
    evolved = draft.set(present, **values)
    changed = [name for name in values if getattr(present, name) != getattr(evolved, name)]
    return draft.change(_label(view, present, evolved, changed))


def _refuse_missing(view: View, field: RefField, value: Any) -> None:
    record_type = KINDS[field.kind]
    for each in (value or ()) if field.many else (value,):
        if each is not None and view.get(record_type, each) is None:
            raise EditRefused(f"That {record_type.noun} is no longer there.")


def _label(view: View, before: Record, after: Record, names: list[str]) -> str:
    caption = before.caption
    if len(names) != 1:
        return f"Change {caption}"
    name = names[0]
    if name in ("title", "name"):
        return f"Rename {caption} to {after.caption}"
    title = type(before).model_fields[name].title or name
    value = _said(view, after, name)
    if value == "":
        return f"Clear {title} of {caption}"
    return f"Change {title} of {caption}" if value is None else f"Set {title} of {caption} to {value}"


def _said(view: View, record: Record, name: str) -> str | None:
    """Say a field's value in words: "" if it is empty, None if it is too long to repeat."""
    value = getattr(record, name)
    if name in _PRIVATE and value is not None:
        return None
    field = next((each for each in ref_fields(type(record)) if each.name == name), None)
    if field is not None:
        ids = value if field.many else [value] if value else []
        value = tuple(view.need(KINDS[field.kind], each).caption for each in ids)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Word():
            return value.label
        case date():
            return f"{value:%d/%m/%Y}"
        case Decimal():
            return f"{value.normalize():f}"
        case tuple() if any(isinstance(each, Value) for each in value):
            return None
        case tuple():
            value = ", ".join(str(each) for each in value)
    said = str(value)
    return said if len(said) <= _LONGEST and "\n" not in said else None
