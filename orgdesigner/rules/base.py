"""What a rule is, and what it says.

A rule is one file: its docstring is its page, its decorator names it, and its generator yields findings.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from orgdesigner.model.changes import Change
from orgdesigner.model.structure import Index, View


class Severity(Enum):
    """How much a finding matters; the order is the order of the findings panel."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Strength(Enum):
    """How far a program may go: decide, list for a person to decide, or remind and never score."""

    HARD = "hard"
    ADVICE = "advice"
    PROMPT = "prompt"


@dataclass(frozen=True)
class Subject:
    """A record that a finding is about."""

    kind: str
    id: str


@dataclass(frozen=True)
class Fix:
    """An ordinary edit that clears a finding, named by its effect: "Pay it flat: +£287"."""

    label: str
    change: Change


@dataclass(frozen=True)
class Finding:
    """What a rule says about a structure: a sentence with the figure in it, and the working beneath it.

    `subjects` are the records to look at, the chief one first; none means the school as a whole.
    """

    rule: str
    severity: Severity
    subjects: tuple[Subject, ...]
    message: str
    working: str = ""
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True)
class Example:
    """A sketch of a structure, and how many findings the rule has in it."""

    sketch: str
    findings: int


Cells = Callable[[View], Iterable[Hashable]]
T = TypeVar("T")


@dataclass(frozen=True)
class EachRecord:
    """A rule is asked once for every record of a kind; the cell's key is the record's id."""

    kind: str


@dataclass(frozen=True)
class EachKey:
    """A rule is asked once for every key of an index that holds a record, such as every role class."""

    index: Index  # type: ignore[type-arg]


@dataclass(frozen=True)
class WholeSchool:
    """A rule is asked once for the structure; only right where it reads few records."""


Subjects = EachRecord | EachKey | WholeSchool
