"""What a rule is, and what it says.

A rule is one file: its docstring is its page, its decorator names it, and its generator yields what it finds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, ClassVar

from orgdesigner.model.changes import Change
from orgdesigner.model.index import Index
from orgdesigner.model.records import Record
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import Severity as Severity
from orgdesigner.rules.page import Page, read_page


class Strength(Enum):
    """How far a program may go: decide, list for a person to decide, or remind and never score."""

    HARD = "hard"
    ADVICE = "advice"
    PROMPT = "prompt"


@dataclass(frozen=True, order=True)
class Subject:
    """A record that a finding is about."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Fix:
    """An ordinary edit that clears a finding, named by its effect: "Pay it flat: +£287"."""

    label: str
    change: Change


@dataclass(frozen=True)
class Finding:
    """What a rule says about a structure: a sentence with the figure in it, and the working beneath it.

    `subjects` are the records to look at, the chief one first; none means the school as a whole. `waiver`
    is the id of the waiver that excuses the finding, or empty. `money` is what it comes to in pounds a year,
    where the rule adds that up.
    """

    rule: str
    severity: Severity
    subjects: tuple[Subject, ...]
    message: str
    working: str = ""
    fixes: tuple[Fix, ...] = ()
    waiver: str = ""
    money: Decimal | None = None

    @property
    def is_waived(self) -> bool:
        """Whether a waiver excuses this finding."""
        return bool(self.waiver)

    @property
    def badged(self) -> tuple[Subject, ...]:
        """The subjects that carry a badge for it: of advice only the chief one.

        Advice about a role or the whole school names many posts; a sign on each of their cards would hide the
        few that matter.
        """
        return self.subjects[:1] if self.severity is Severity.ADVICE else self.subjects

    @cached_property
    def order(self) -> tuple[int, str, str, tuple[Subject, ...]]:
        """What findings are sorted by: how much they matter, then the rule, then what they say."""
        return self.severity.rank, self.rule, self.message, self.subjects


@dataclass(frozen=True)
class Found:
    """What a rule's generator yields; the engine adds which rule says so, and whether it is waived."""

    message: str
    subjects: tuple[Subject, ...]
    working: str = ""
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    money: Decimal | None = None


def found(
    message: str,
    *subjects: Record | Subject,
    working: str = "",
    fixes: Iterable[Fix] = (),
    severity: Severity | None = None,
    money: Decimal | None = None,
) -> Found:
    """Return what a rule has found: a sentence in the school's words, and the records to look at.

    A subject that is named, where its record need not be read, does not make the rule depend on the record.
    `severity` is for the case that matters more, or less, than the rule's own; `money` what it comes to in
    pounds a year.
    """
    named = (each if isinstance(each, Subject) else Subject(each.kind, each.id) for each in subjects)
    return Found(message, tuple(named), working, tuple(fixes), severity, money)


@dataclass(frozen=True)
class Example:
    """A sketch in which a rule finds something, and the id of the chief subject of each of its findings.

    `before` is a sketch of the current structure, for a rule that compares.
    """

    sketch: str
    found_at: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True)
class EachRecord:
    """A rule is asked about every record of some types; the key of a cell is the record's kind and id."""

    record_types: tuple[type[Record], ...]
    at_once: ClassVar[int] = 32
    """How many cells can be asked between two looks at the clock: each looks at little."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The kinds of record whose steps may bring, alter or end a cell."""
        return tuple(record_type.kind for record_type in self.record_types)

    def count(self, structure: Structure) -> int:
        """Return how many cells there are."""
        return sum(len(structure.tables[kind]) for kind in self.sources)

    def cells(self, view: View) -> Iterator[tuple[Hashable, Record]]:
        """Yield the key of every cell there is, and the record that the rule is asked about."""
        for record_type in self.record_types:
            kind = record_type.kind
            for record in view.all(record_type):
                yield (kind, record.id), record

    def subject(self, structure: Structure, key: Any) -> Record | None:
        """Return the record that the rule is asked about; None if it is not there."""
        kind, record_id = key
        return structure.tables[kind].get(record_id)


@dataclass(frozen=True)
class EachKey:
    """A rule is asked about every key of an index, such as every role class; that is a cell's key too."""

    index: Index[Any]
    at_once: ClassVar[int] = 1
    """How many cells can be asked between two looks at the clock: a key may have thousands of records."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The index whose buckets bring or end a cell."""
        return (self.index.name,)

    def count(self, structure: Structure) -> int:
        """Return how many cells there are."""
        return len(structure.buckets[self.index.name])

    def cells(self, view: View) -> Iterator[tuple[Hashable, Hashable]]:
        """Yield the key of every cell there is, and what the rule is asked about, which is the key too."""
        for key in view.keys(self.index):
            yield key, key

    def subject(self, structure: Structure, key: Any) -> Hashable | None:
        """Return the key, which the rule is asked about; None if no record has it."""
        return key if key in structure.buckets[self.index.name] else None


Check = Callable[..., Iterator[Found]]
"""`check(view, record_or_key)`, with the rule's limits by name: `check(view, post, *, most)`."""


@dataclass(frozen=True)
class Limit:
    """Where a rule begins to find something: a number that a plan may set, and what it counts.

    `label` is what it is called on screen, with its unit: "Direct reports, at most".
    """

    name: str
    label: str
    usual: Decimal

    def __str__(self) -> str:
        return f"{self.label} (usually {self.usual.normalize():f})"


@dataclass(frozen=True)
class Rule:
    """One rule. `check` is asked once for every record of a type, or for every key of an index.

    A rule about the school as a whole is asked of the one School record; it should read few others. One that
    `compares` is asked only of a proposal, and gets the current structure too.
    """

    id: str
    name: str
    severity: Severity
    strength: Strength
    each: EachRecord | EachKey
    check: Check
    page: Page
    limits: tuple[Limit, ...] = ()
    compares: bool = False

    @property
    def area(self) -> str:
        """The folder that the rule's file is in, such as "equity"."""
        return self.check.__module__.rsplit(".", 2)[-2]


def rule(
    rule_id: str,
    name: str,
    *,
    each: type[Record] | tuple[type[Record], ...] | Index[Any],
    severity: Severity,
    strength: Strength,
    limits: Iterable[Limit] = (),
    compares: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator: `check(view, record)`, or `check(view, key)` where `each` is an index.

    Each of `limits` is given to it by its name. A rule that `compares` is given the current structure too, as
    `check(view, record, before=...)`, and is asked of proposals only. The docstring of the generator's module
    becomes the rule's page; raises ValueError if it is incomplete.
    """
    if isinstance(each, Index):
        asked: EachRecord | EachKey = EachKey(each)
    else:
        asked = EachRecord(each if isinstance(each, tuple) else (each,))

    def made(check: Check) -> Rule:
        page = read_page(sys.modules[check.__module__].__doc__ or "")
        return Rule(rule_id, name, severity, strength, asked, check, page, tuple(limits), compares)

    return made
