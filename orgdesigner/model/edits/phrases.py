"""How labels name what an edit is about."""

from collections.abc import Sequence

from orgdesigner.model.records import Record

_PLURALS = {"person": "people", "priority": "priorities"}


def what(records: Sequence[Record]) -> str:
    """Name one record by its caption, and several by their number."""
    if len(records) == 1:
        return records[0].caption
    noun = records[0].noun if records else "record"
    return f"{len(records)} {_PLURALS.get(noun, noun + 's')}"
