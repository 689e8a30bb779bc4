"""Whether two structures are the same but for the random ids of what was added to each."""

from orgdesigner.model.records import RECORD_TYPES, Record
from orgdesigner.model.view import View


def same_but_for_new_ids(before: View, one: View, other: View) -> list[str]:
    """Return what differs, in words; nothing if the two are the same."""
    mine, theirs = _written(before, one), _written(before, other)
    return [f"- {each}" for each in sorted(theirs - mine)] + [f"+ {each}" for each in sorted(mine - theirs)]


def _written(before: View, view: View) -> set[str]:
    records = [record for kind in RECORD_TYPES for record in view.all(kind)]
    added = [record for record in records if before.get(type(record), record.id) is None]
    names = {record.id: f"<{record.kind} {number}>" for number, record in enumerate(sorted(added, key=_rank))}
    return {_with_names(record, names) for record in records}


def _rank(record: Record) -> tuple[str, str, int]:
    return record.kind, record.caption, int(getattr(record, "order", 0))


def _with_names(record: Record, names: dict[str, str]) -> str:
    text = f"{record.kind} {record.model_dump_json()}"
    for record_id, name in names.items():
        text = text.replace(record_id, name)
    return text
