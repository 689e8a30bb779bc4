"""A view that notes what is read from it, so that rules need not declare what they depend on."""

from collections.abc import Hashable
from typing import Any, TypeVar

from orgdesigner.model.index import Bucket, Index
from orgdesigner.model.records import Record
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

R = TypeVar("R", bound=Record)


class TrackedView(View):
    """A view that notes in `read` every bucket that was looked into, also where nothing was there."""

    def __init__(self, structure: Structure) -> None:
        super().__init__(structure)
        self.read: set[Bucket] = set()

    def get(self, record_type: type[R], record_id: str | None) -> R | None:
        """Return a record by its id, or None if there is none."""
        if record_id is not None:
            self.read.add(("record", record_type.kind, record_id))
        return super().get(record_type, record_id)

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Return every record of one kind, in no stated order."""
        self.read.add(("all", record_type.kind))
        return super().all(record_type)

    def has(self, record_type: type[Record]) -> bool:
        """Return whether there is any record of a kind; one that is there is witness enough."""
        witness = next(iter(self._structure.tables[record_type.kind]), None)
        kind = record_type.kind
        self.read.add(("all", kind) if witness is None else ("exists", kind, witness))
        return witness is not None

    def find(self, index: Index[R], key: Hashable) -> tuple[R, ...]:
        """Return the records in one bucket of an index, by id."""
        self.read.add((index.name, key))
        return super().find(index, key)

    def ids(self, index: Index[Any], key: Hashable) -> tuple[str, ...]:
        """Return the ids of the records in one bucket of an index, sorted."""
        self.read.add(("ids", index.name, key))
        return super().ids(index, key)

    def count(self, index: Index[Any], key: Hashable) -> int:
        """Return how many records are in one bucket of an index."""
        self.read.add(("ids", index.name, key))
        return super().count(index, key)

    def keys(self, index: Index[Any]) -> tuple[Hashable, ...]:
        """Return the keys of an index that hold at least one record, in no stated order."""
        self.read.add(("keys", index.name))
        return super().keys(index)

    def snapshot(self) -> Structure:
        """A rule reads records, not whole structures: those would make every edit ask it again."""
        raise TypeError("a tracked view gives no snapshot")
