"""The texts of structures, and what an audience reads in those that they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from functools import cache, cached_property
from inspect import getmembers, isclass
from typing import get_args

from orgdesigner.exchange.outgoing.scanning.names import is_written_in
from orgdesigner.exchange.outgoing.scanning.ordinary import ORDINARY
from orgdesigner.exchange.outgoing.scanning.words import Phrase, capitalised, words
from orgdesigner.model import words as vocabulary
from orgdesigner.model.records import RECORD_TYPES, Record, School, ref_fields
from orgdesigner.model.view import View

TELLING = 6
"""So many words in a row of a note are taken for a piece of it: fewer may be anybody's."""

_LONGEST_NAME = 300
"""A field that holds so many characters and no more says what something is called."""

_BETWEEN = "open held by to for from until since of and only reserved reports all staff teaching support"
"""Words with which the program says who holds what, and since when."""


class Texts:
    """What is told of some structures: `named` is what something is called, `written` is free text.

    `said` is what else the audience may read of them, such as findings.
    """

    def __init__(self, views: Iterable[View], said: Iterable[str]) -> None:
        self.named: set[str] = set()
        self.written: set[str] = set()
        self._said = [*said]
        self._days: set[date] = set()
        self.headcounts: frozenset[int] = frozenset()
        for view in views:
            self.headcounts |= _headcounts(view)
            for kind in RECORD_TYPES:
                for record in view.all(kind):
                    self._days |= {day for _, day in record if isinstance(day, date)}
                    for field, text in texts_of(record):
                        (self.written if is_free_text(kind, field) else self.named).add(text)

    @cached_property
    def named_words(self) -> frozenset[str]:
        """The words of what something is called."""
        return frozenset(word for text in self.named for word in words(text))

    @cached_property
    def whole_names(self) -> frozenset[Phrase]:
        """What something is called, from the first word to the last."""
        return frozenset(tuple(words(text)) for text in self.named)

    @cached_property
    def called(self) -> frozenset[str]:
        """The words that say nobody's name by themselves: ordinary ones, and what something is called."""
        return self.named_words | ORDINARY

    @cached_property
    def loose(self) -> frozenset[str]:
        """The words of free text that may be names: they have a capital letter, and nothing is called so."""
        return frozenset(word for text in self.written for word in capitalised(text)) - self.called

    @cached_property
    def of_the_program(self) -> frozenset[str]:
        """The words of titles, of days, and of the program between them.

        On a page one title stands below another; six of these in a row, with no other among them, are no
        piece of a note.
        """
        days = {word for day in self._days for word in words(f"{day.day} {day:%B} {day.year}")}
        return self.named_words | days | frozenset(_BETWEEN.split())

    @cached_property
    def known(self) -> frozenset[Phrase]:
        """Every run of words that the audience may read, in what is told and in what the program writes."""
        texts = self.named | self.written | {*self._said, *_labels()}
        return frozenset(
            run for text in texts for length in range(1, TELLING + 1) for run in runs(words(text), length)
        )

    @cached_property
    def known_names(self) -> frozenset[Phrase]:
        """Those of them with which something is called, of one word or two."""
        return frozenset(run for text in self.named for length in (1, 2) for run in runs(words(text), length))

    def has(self, form: Phrase, *, surname_first: bool) -> bool:
        """Whether somebody wrote a form of a name, as names are written."""
        if len(form) <= TELLING and form not in self.known:
            return False
        texts = (*self.named, *self.written)
        return any(is_written_in(text, form, surname_first=surname_first) for text in texts)


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text of a record with its field; ids, choices and days are none."""
    for field in _fields(type(record)):
        value = getattr(record, field)
        if not value:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and not isinstance(each, Enum):
                yield field, each


def _headcounts(view: View) -> frozenset[int]:
    """Return how many staff the school says that it has, of each group and altogether."""
    said = [(school.teaching_headcount or 0, school.support_headcount or 0) for school in view.all(School)]
    return frozenset(number for both in said for number in (*both, sum(both)))


@cache
def is_free_text(record_type: type[Record], name: str) -> bool:
    """Whether a field holds sentences, and not what something is called."""
    limits = record_type.model_fields[name].metadata
    return max((getattr(each, "max_length", 0) or 0 for each in limits), default=0) > _LONGEST_NAME


@cache
def _fields(record_type: type[Record]) -> tuple[str, ...]:
    others = {"id", "rule", "subjects", *(ref.name for ref in ref_fields(record_type))}
    return tuple(
        name
        for name, field in record_type.model_fields.items()
        if name not in others and _may_be_text(field.annotation)
    )


def _may_be_text(annotation: object) -> bool:
    """Whether a field may hold text, by itself or among other values."""
    return annotation is str or any(map(_may_be_text, get_args(annotation)))


@cache
def _labels() -> frozenset[str]:
    kinds = [kind for _, kind in getmembers(vocabulary, isclass) if issubclass(kind, vocabulary.Word)]
    titles = {field.title or "" for kind in RECORD_TYPES for field in kind.model_fields.values()}
    return frozenset({word.label for kind in kinds for word in kind} | titles)


def runs(said: Iterable[str], length: int) -> Iterator[Phrase]:
    """Yield every so many words in a row."""
    said = tuple(said)
    return (said[at : at + length] for at in range(len(said) - length + 1))
