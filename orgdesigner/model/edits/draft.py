"""What an edit works on: a view of how things are, and the records as they shall be."""

from collections.abc import Iterable
from typing import Any, TypeVar

from orgdesigner.model.changes import Change, Step
from orgdesigner.model.ids import new_id, speaking_id
from orgdesigner.model.records import KINDS, Record, build
from orgdesigner.model.view import View

R = TypeVar("R", bound=Record)


class Draft:
    """Collects what an edit does, record by record, and gives it as one change.

    Questions about how records hang together go to `view`, which stays as it was before the edit.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self._after: dict[tuple[str, str], Record | None] = {}

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return a record as drafted so far, or None if it is not there or has been removed."""
        key = record_type.kind, record_id
        if key not in self._after:
            return self.view.get(record_type, record_id)
        after = self._after[key]
        return after if isinstance(after, record_type) else None

    def add(self, record_type: type[R], *, record_id: str | None = None, **values: Any) -> R:
        """Add a record; without an id it gets its speaking id, or a random one if that is taken."""
        record = build(record_type, id=record_id or new_id(record_type.kind), **values)
        spoken = speaking_id(record)
        if record_id is None and spoken is not None and self.get(record_type, spoken) is None:
            record = record.evolve(id=spoken)
        if self.get(record_type, record.id) is not None:
            raise ValueError(f"there is a {record_type.kind} with the id {record.id} already")
        self._after[record.kind, record.id] = record
        return record

    def add_like(self, record: R, *, record_id: str | None = None, **values: Any) -> R:
        """Add a record with the values of another one, but for those given."""
        kept = {name: getattr(record, name) for name in type(record).model_fields if name != "id"}
        return self.add(type(record), record_id=record_id, **(kept | values))

    def set(self, record: R, **values: Any) -> R:
        """Give a record other values, on top of what has been drafted for it."""
        evolved = (self.get(type(record), record.id) or record).evolve(**values)
        self._after[record.kind, record.id] = evolved
        return evolved

    def remove(self, records: Iterable[Record]) -> None:
        """Take records away; what points at them is the caller's to settle (see `forget`)."""
        for record in records:
            self._after[record.kind, record.id] = None

    def change(self, label: str) -> Change:
        """Return what has been drafted as one change; a record that ends as it began has no step."""
        steps = (
            Step(self.view.get(KINDS[kind], record_id), after)
            for (kind, record_id), after in self._after.items()
        )
        return Change(label, tuple(step for step in steps if step.before != step.after))
