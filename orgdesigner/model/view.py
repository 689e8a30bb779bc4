"""The read-only face of a structure: what edits, rules, layouts and panels are given."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from orgdesigner.errors import EditRefused
from orgdesigner.model.index import REFERENCES, Index
from orgdesigner.model.records import SCHOOL_ID, Record, School

if TYPE_CHECKING:
    from orgdesigner.model.structure import Structure

R = TypeVar("R", bound=Record)


class View:
    """The read-only face of a structure."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure

    def get(self, record_type: type[R], record_id: str | None) -> R | None:
        """Return a record by its id, or None if there is none."""
        if record_id is None:
            return None
        return cast("R | None", self._structure.tables[record_type.kind].get(record_id))

    def need(self, record_type: type[R], record_id: str) -> R:
        """Return a record by its id; raises EditRefused if it is no longer there."""
        record = self.get(record_type, record_id)
        if record is None:
            raise EditRefused(f"That {record_type.noun} is no longer there.")
        return record

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Return every record of one kind, in no stated order."""
        return tuple(cast("Iterable[R]", self._structure.tables[record_type.kind].values()))

    def find(self, index: Index[R], key: Hashable) -> tuple[R, ...]:
        """Return the records in one bucket of an index, by id."""
        table = self._structure.tables[index.record_type.kind]
        bucket = self._structure.buckets[index.name].get(key, ())
        return tuple(cast("R", table[record_id]) for record_id in bucket)

    def ids(self, index: Index[Any], key: Hashable) -> tuple[str, ...]:
        """Return the ids of the records in one bucket of an index, sorted.

        Whoever needs no more than this hears only of records that enter or leave the bucket.
        """
        return self._structure.buckets[index.name].get(key, ())

    def count(self, index: Index[Any], key: Hashable) -> int:
        """Return how many records are in one bucket of an index."""
        return len(self._structure.buckets[index.name].get(key, ()))

    def has(self, record_type: type[Record]) -> bool:
        """Return whether there is any record of a kind."""
        return bool(self._structure.tables[record_type.kind])

    def keys(self, index: Index[Any]) -> tuple[Hashable, ...]:
        """Return the keys of an index that hold at least one record, in no stated order."""
        return tuple(self._structure.buckets[index.name])

    def referrers(self, kind: str, record_id: str) -> tuple[Record, ...]:
        """Return every record that points at the given one, by kind and id."""
        found = {
            (record.kind, record.id): record
            for index in REFERENCES
            if index.target == kind
            for record in self.find(index, record_id)
        }
        return tuple(record for _, record in sorted(found.items()))

    @property
    def school(self) -> School:
        """The school itself."""
        return self.need(School, SCHOOL_ID)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._structure.tables == other._structure.tables

    __hash__ = None  # type: ignore[assignment]

    def snapshot(self) -> Structure:
        """Return a structure of its own with the same records, which are shared."""
        return self._structure.copy()
