"""A change is a value: a label and the records before and after. Everything that alters a structure is one.

The same value is the undo and the redo, the event that everybody hears, the line of the journal, the fix of
a finding, the preview of a drop, and the difference between the current structure and a proposal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from orgdesigner.model.records import Record

R = TypeVar("R", bound=Record)


class Step(NamedTuple):
    """One record before and after: None before means added, None after means removed."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the step, or as it was if the step removes it."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a step has a record before or after")
        return record

    @property
    def key(self) -> tuple[str, str]:
        """The kind and the id of the record."""
        return self.record.kind, self.record.id

    @property
    def inverse(self) -> "Step":
        """The step that takes this one back."""
        return Step(self.after, self.before)


@dataclass(frozen=True)
class Change:
    """Labelled steps, each record at most once; applied all or not at all."""

    label: str
    steps: tuple[Step, ...]

    def __bool__(self) -> bool:
        return bool(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back; it keeps the label, which names what is taken back."""
        return Change(self.label, tuple(step.inverse for step in reversed(self.steps)))

    def added(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the records of one kind that the change adds, such as a new post that is to be selected."""
        return tuple(
            step.after for step in self.steps if step.before is None and isinstance(step.after, record_type)
        )

    def relabelled(self, label: str) -> "Change":
        """Return the same steps under another label."""
        return Change(label, self.steps)


def squash(label: str, changes: Iterable[Change]) -> Change:
    """Return one change that does what the given ones do one after the other.

    A record that ends as it began has no step.
    """
    first_and_last: dict[tuple[str, str], Step] = {}
    for change in changes:
        for step in change.steps:
            seen = first_and_last.get(step.key)
            first_and_last[step.key] = step if seen is None else Step(seen.before, step.after)
    return Change(label, tuple(step for step in first_and_last.values() if step.before != step.after))
