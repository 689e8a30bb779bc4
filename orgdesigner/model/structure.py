"""One whole state of a school: all records, indexed, and checked once for what an edit touched.

A `Structure` changes only through `apply`. Everybody but its document reads it through a `View`.
"""

from bisect import bisect, bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.index import REFERENCES, Bucket, Index
from orgdesigner.model.integrity import check, suspects
from orgdesigner.model.records import KINDS, RECORD_TYPES, Record, School
from orgdesigner.model.relations import INDEXES
from orgdesigner.model.view import View

_MANY = 2_000
"""So many steps are made by taking in everything anew."""

_UPHEAVAL = 1_000
"""A change with more steps, of at least a quarter of all records, leaves another structure behind."""

__all__ = ["Bucket", "Index", "Structure", "View", "diff"]


class Structure:
    """All records of one state of a school.

    `indexes` are those that views may ask; they are kept up to date at every step. `tables` maps kind and
    id to the record, `buckets` maps index name and key to the ids of the records there, ascending. No bucket
    is empty, and none is ever altered but replaced, so that copies share them and cost little.
    """

    def __init__(self, records: Iterable[Record] = (), *, indexes: Iterable[Index[Any]] = INDEXES) -> None:
        self.indexes = tuple(dict.fromkeys((*indexes, *REFERENCES)))
        self._indexes_of: dict[str, list[Index[Any]]] = {kind: [] for kind in KINDS}
        for index in self.indexes:
            self._indexes_of[index.record_type.kind].append(index)
        self.tables: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self.buckets: dict[str, dict[Hashable, tuple[str, ...]]] = {index.name: {} for index in self.indexes}
        self._fill(records)

    @property
    def view(self) -> View:
        """The read-only face of this structure.

        It is made when asked for: if both knew each other, a large structure would wait for the collector.
        """
        return View(self)

    def copy(self) -> "Structure":
        """Return a structure of its own with the same records, which are shared."""
        twin = Structure(indexes=self.indexes)
        twin.tables = {kind: table.copy() for kind, table in self.tables.items()}
        twin.buckets = {name: buckets.copy() for name, buckets in self.buckets.items()}
        return twin

    def apply(self, change: Change) -> None:
        """Make a change, all of it or nothing.

        Raises EditRefused, in words, if a record is no longer as the change remembers it, or if the
        structure would break what every structure keeps (see `integrity`).
        """
        if len(change.steps) > _MANY and self._apply_many(change):
            return
        done: list[Step] = []
        try:
            for step in change.steps:
                self._expect(step)
                self._replace(step)
                done.append(step)
            check(self.view, change.steps)
        except BaseException:
            for step in reversed(done):
                self._replace(step.inverse)
            raise

    def _apply_many(self, change: Change) -> bool:
        """Make a change with many steps by taking in all records anew; return whether it could be made.

        Step by step each would copy a bucket that may hold most of the school. What can't be made is left to
        be refused step by step, in words about the step.
        """
        tables = {kind: table.copy() for kind, table in self.tables.items()}
        try:
            for step in change.steps:
                kind, record_id = step.key
                self._expect(step, tables)
                if step.after is None:
                    del tables[kind][record_id]
                else:
                    tables[kind][record_id] = step.after
            records = chain.from_iterable(table.values() for table in tables.values())
            made = Structure(records, indexes=self.indexes)
        except EditRefused:
            return False
        if any(tables.values()) and not tables[School.kind]:
            return False
        self.tables, self.buckets = made.tables, made.buckets
        return True

    def is_remade_by(self, change: Change) -> bool:
        """Whether a change that was made leaves so little as it was that whoever follows begins anew."""
        steps = len(change.steps)
        return steps > _UPHEAVAL and steps * 4 > sum(map(len, self.tables.values()))

    def touched(self, step: Step) -> Iterator[Bucket]:
        """Yield every bucket whose reader could now read something else."""
        kind, record_id = step.key
        yield "record", kind, record_id
        yield "all", kind
        if step.before is None or step.after is None:
            yield "exists", kind, record_id
        for index in self._indexes_of[kind]:
            before = set(index.keys(step.before)) if step.before else set()
            after = set(index.keys(step.after)) if step.after else set()
            yield from ((index.name, key) for key in before | after)
            yield from (("ids", index.name, key) for key in before ^ after)
            if before != after:
                yield "keys", index.name

    def _expect(self, step: Step, tables: Mapping[str, Mapping[str, Record]] | None = None) -> None:
        kind, record_id = step.key
        present = (tables or self.tables)[kind].get(record_id)
        if present is not step.before and present != step.before:
            raise EditRefused(f"The {step.record.noun} has changed since; look again and repeat the step.")

    def _replace(self, step: Step) -> None:
        kind, record_id = step.key
        if step.after is None:
            del self.tables[kind][record_id]
        else:
            self.tables[kind][record_id] = step.after
        for index in self._indexes_of[kind]:
            old = set() if step.before is None else set(index.keys(step.before))
            new = set() if step.after is None else set(index.keys(step.after))
            buckets = self.buckets[index.name]
            for key in new - old:
                bucket = buckets.get(key, ())
                at = bisect(bucket, record_id)
                buckets[key] = (*bucket[:at], record_id, *bucket[at:])
            for key in old - new:
                bucket = buckets.pop(key)
                at = bisect_left(bucket, record_id)
                if len(bucket) > 1:
                    buckets[key] = bucket[:at] + bucket[at + 1 :]

    def _fill(self, records: Iterable[Record]) -> None:
        """Take in all records at once: as if each were added, at a fraction of the cost."""
        tables = self.tables
        for record in records:
            table = tables[record.kind]
            if record.id in table:
                raise EditRefused(f"There are two {record.noun} records with the same id.")
            table[record.id] = record
        unusual: dict[tuple[str, str], list[Record]] = {}
        for index in self.indexes:
            kind, hinge = index.record_type.kind, index.hinges_on
            rows: Iterable[Record] = tables[kind].values()
            if hinge:
                if (kind, hinge) not in unusual:
                    usual = index.record_type.model_fields[hinge].get_default()
                    value_of = attrgetter(hinge)
                    unusual[kind, hinge] = [record for record in rows if value_of(record) != usual]
                rows = unusual[kind, hinge]
            self.buckets[index.name] = _filled(rows, index.keys)
        check(self.view, [Step(None, record) for record in self._suspects()])

    def _suspects(self) -> Iterator[Record]:
        for index in REFERENCES:
            buckets = self.buckets[index.name]
            for missing in buckets.keys() - self.tables[index.target].keys():
                table = self.tables[index.record_type.kind]
                yield from (table[record_id] for record_id in buckets[missing])
        yield from suspects(self.view)


def _filled(
    rows: Iterable[Record], keys: Callable[[Any], Iterable[Hashable]]
) -> dict[Hashable, tuple[str, ...]]:
    """Return the buckets of one index. Most hold one record: only those that are shared cost a list."""
    found: dict[Hashable, tuple[str, ...]] = {}
    shared: dict[Hashable, list[str]] = {}
    for record in rows:
        for key in keys(record):
            if key in shared:
                shared[key].append(record.id)
            elif key in found:
                shared[key] = [*found[key], record.id]
            else:
                found[key] = (record.id,)
    for key, ids in shared.items():
        # A record may name a key twice.
        found[key] = tuple(sorted(set(ids)))
    return found


def diff(before: View, after: View, label: str = "Difference") -> Change:
    """Return the change that makes one structure into another: applied to a copy of a, it gives b."""
    steps: list[Step] = []
    for record_type in RECORD_TYPES:
        old = {record.id: record for record in before.all(record_type)}
        new = {record.id: record for record in after.all(record_type)}
        differing = [record_id for record_id, record in new.items() if old.get(record_id) is not record]
        for record_id in sorted({*differing, *(old.keys() - new.keys())}):
            step = Step(old.get(record_id), new.get(record_id))
            if step.before != step.after:
                steps.append(step)
    return Change(label, tuple(steps))
