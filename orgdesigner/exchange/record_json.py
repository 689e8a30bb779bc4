"""Records as plain JSON values and back, validated."""

from typing import Any

from orgdesigner.model.records import KINDS, Record


def plain(record: Record) -> dict[str, Any]:
    """Return the fields of a record that differ from what they are when nothing is said."""
    return {"id": record.id, **record.model_dump(mode="json", exclude_defaults=True)}


def plain_as_set(record: Record) -> dict[str, Any]:
    """Return the fields that whoever made the record has set, whatever their values."""
    return record.model_dump(mode="json", exclude_unset=True)


def record_from(kind: str, values: dict[str, Any]) -> Record:
    """Return a validated record; raises KeyError for an unknown kind and pydantic's ValidationError."""
    return KINDS[kind].model_validate(values)
