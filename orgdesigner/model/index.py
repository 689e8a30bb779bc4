"""How records are found by what they hold, and how readers learn that an answer may have changed."""

from collections.abc import Callable, Hashable, Iterable
from operator import attrgetter
from typing import Any, Generic, TypeVar

from orgdesigner.model.records import RECORD_TYPES, Record, RefField, ref_fields

R = TypeVar("R", bound=Record)
Bucket = tuple[Hashable, ...]
"""What a reader looked into, or a step alters.

("record", kind, id) and ("exists", kind, id): one record, and whether it is there. ("all", kind): a table.
(index name, key) and ("ids", index name, key): the records in a bucket, and which they are. ("keys", index
name): which buckets an index has.
"""


class Index(Generic[R]):
    """Finds records of one kind by a key; a record for which `keys` yields nothing is left out.

    An index is also the unit of invalidation: whoever reads a bucket hears of every step that alters it. A
    bucket that holds most of the posts of a school would therefore make every edit slow: yield nothing for
    the ordinary case. `hinges_on` names a field without which that is so: where it is as usual, `keys` yields
    nothing. A structure that is opened passes over such records without asking.
    """

    def __init__(
        self,
        name: str,
        record_type: type[R],
        keys: Callable[[R], Iterable[Hashable]],
        *,
        hinges_on: str = "",
    ) -> None:
        self.name = name
        self.record_type = record_type
        self.keys = keys
        self.hinges_on = hinges_on


class Reference(Index[R]):
    """Finds records by the id of the record that one of their fields points at; `target` is its kind."""

    def __init__(self, record_type: type[R], field: RefField) -> None:
        hinge = field.name if field.many or field.optional else ""
        super().__init__(f"{record_type.kind}.{field.name}", record_type, _targets(field), hinges_on=hinge)
        self.target = field.kind


def _targets(field: RefField) -> Callable[[Any], Iterable[str]]:
    value_of = attrgetter(field.name)
    if field.many:
        return value_of

    def target(record: Record) -> tuple[str, ...]:
        value = value_of(record)
        return () if value is None else (value,)

    return target


REFERENCES: tuple[Reference[Any], ...] = tuple(
    Reference(record_type, field) for record_type in RECORD_TYPES for field in ref_fields(record_type)
)
"""An index for every field that points at a record. They keep a structure whole and answer most questions."""


def reference(record_type: type[R], field_name: str) -> Index[R]:
    """Return the index of a record type by a field that points at another record."""
    name = f"{record_type.kind}.{field_name}"
    return next(index for index in REFERENCES if index.name == name)
