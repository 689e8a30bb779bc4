"""One whole state of a school: all records, indexed, and checked once for what an edit touched.

A `Structure` changes only through `apply`. Everybody but its document reads it through a `View`.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Generic, TypeVar, cast

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.integrity import check
from orgdesigner.model.records import KINDS, RECORD_TYPES, SCHOOL_ID, Record, School, references

R = TypeVar("R", bound=Record)
Bucket = tuple[Hashable, ...]
"""What a reader looks into and a step alters: ("record", kind, id), ("all", kind) or (index name, key)."""


class Index(Generic[R]):
    """Finds records of one kind by a key; a record for which `keys` yields nothing is left out.

    An index is also the unit of invalidation: whoever reads a bucket hears of every step that alters it. A
    bucket that holds most of the posts of a school would therefore make every edit slow: yield nothing for
    the ordinary case.
    """

    def __init__(self, name: str, record_type: type[R], keys: Callable[[R], Iterable[Hashable]]) -> None:
        self.name = name
        self.record_type = record_type
        self.keys = keys

    def buckets(self, record: Record) -> Iterator[tuple[str, Hashable]]:
        """Yield the buckets of this index in which a record lies."""
        for key in self.keys(cast(R, record)):
            yield self.name, key


class View:
    """The read-only face of a structure."""

    def __init__(self, structure: "Structure") -> None:
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
        bucket = self._structure.buckets.get((index.name, key))
        if not bucket:
            return ()
        return tuple(cast("R", bucket[record_id]) for record_id in sorted(bucket))

    def keys(self, index: Index[Any]) -> tuple[Hashable, ...]:
        """Return the keys of an index that hold at least one record, in no stated order."""
        return tuple(self._structure.keys[index.name])

    def referrers(self, kind: str, record_id: str) -> tuple[Record, ...]:
        """Return every record that points at the given one, by kind and id."""
        found = self._structure.referrers.get((kind, record_id), {})
        return tuple(record for _, record in sorted(found.items()))

    @property
    def school(self) -> School:
        """The school itself."""
        return self.need(School, SCHOOL_ID)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._structure.tables == other._structure.tables

    __hash__ = None  # type: ignore[assignment]

    def snapshot(self) -> "Structure":
        """Return a structure of its own with the same records, which are shared."""
        return self._structure.copy()


class Structure:
    """All records of one state of a school.

    `indexes` are those that views may ask; they are kept up to date at every step.
    """

    def __init__(
        self, records: Iterable[Record] = (), *, indexes: Iterable[Index[Any]] | None = None
    ) -> None:
        from orgdesigner.model.relations import INDEXES

        self.indexes = tuple(INDEXES if indexes is None else indexes)
        self._indexes_of: dict[str, list[Index[Any]]] = {kind: [] for kind in KINDS}
        for index in self.indexes:
            self._indexes_of[index.record_type.kind].append(index)
        self.tables: dict[str, dict[str, Record]] = {record_type.kind: {} for record_type in RECORD_TYPES}
        self.buckets: dict[tuple[str, Hashable], dict[str, Record]] = {}
        self.keys: dict[str, dict[Hashable, None]] = {index.name: {} for index in self.indexes}
        self.referrers: dict[tuple[str, str], dict[tuple[str, str], Record]] = {}
        self.view = View(self)
        self.apply(Change("Open", tuple(Step(None, record) for record in records)))

    def copy(self) -> "Structure":
        """Return a structure of its own with the same records, which are shared."""
        twin = Structure.__new__(Structure)
        twin.indexes, twin._indexes_of = self.indexes, self._indexes_of  # noqa: SLF001 (of the same class)
        twin.tables = {kind: dict(table) for kind, table in self.tables.items()}
        twin.buckets = {key: dict(bucket) for key, bucket in self.buckets.items()}
        twin.keys = {name: dict(keys) for name, keys in self.keys.items()}
        twin.referrers = {key: dict(records) for key, records in self.referrers.items()}
        twin.view = View(twin)
        return twin

    def apply(self, change: Change) -> None:
        """Make a change, all of it or nothing.

        Raises EditRefused, in words, if a record is no longer as the change remembers it, or if the
        structure would break what every structure keeps (see `integrity`).
        """
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

    def touched(self, step: Step) -> Iterator[Bucket]:
        """Yield every bucket whose reader could now read something else."""
        kind, record_id = step.key
        yield "record", kind, record_id
        yield "all", kind
        for record in (step.before, step.after):
            if record is not None:
                for index in self._indexes_of[kind]:
                    yield from index.buckets(record)
                for target_kind, target in references(record):
                    yield "referrers", target_kind, target

    def _expect(self, step: Step) -> None:
        kind, record_id = step.key
        present = self.tables[kind].get(record_id)
        if present is not step.before and present != step.before:
            raise EditRefused(f"The {step.record.noun} has changed since; look again and repeat the step.")

    def _replace(self, step: Step) -> None:
        kind, record_id = step.key
        if step.before is not None:
            del self.tables[kind][record_id]
            self._unlist(step.before)
        if step.after is not None:
            self.tables[kind][record_id] = step.after
            self._list(step.after)

    def _list(self, record: Record) -> None:
        for index in self._indexes_of[record.kind]:
            for name, key in index.buckets(record):
                bucket = self.buckets.setdefault((name, key), {})
                bucket[record.id] = record
                self.keys[name][key] = None
        for target in references(record):
            self.referrers.setdefault(target, {})[record.kind, record.id] = record

    def _unlist(self, record: Record) -> None:
        for index in self._indexes_of[record.kind]:
            for name, key in index.buckets(record):
                bucket = self.buckets.get((name, key), {})
                bucket.pop(record.id, None)
                if not bucket:
                    self.buckets.pop((name, key), None)
                    self.keys[name].pop(key, None)
        for target in references(record):
            records = self.referrers.get(target, {})
            records.pop((record.kind, record.id), None)
            if not records:
                self.referrers.pop(target, None)


def diff(before: View, after: View, label: str = "Difference") -> Change:
    """Return the change from one structure to another: `apply(diff(a, b))` on a copy of a equals b."""
    steps: list[Step] = []
    for record_type in RECORD_TYPES:
        old = {record.id: record for record in before.all(record_type)}
        new = {record.id: record for record in after.all(record_type)}
        for record_id in sorted(old.keys() | new.keys()):
            step = Step(old.get(record_id), new.get(record_id))
            if step.before is not step.after and step.before != step.after:
                steps.append(step)
    return Change(label, tuple(steps))
