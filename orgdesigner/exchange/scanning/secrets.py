"""What must not be found in a file for an audience, as it would be written there."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from inspect import getmembers, isclass
from typing import NamedTuple

from orgdesigner.disclosure.audience import Audience, Names, Pay
from orgdesigner.disclosure.sensitivity import sensitivity_of, sensitivity_of_kind
from orgdesigner.exchange.scanning.words import sums, words
from orgdesigner.model import words as vocabulary
from orgdesigner.model.pay import annual_salary
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import RECORD_TYPES, Holding, Person, Post, Record, ref_fields
from orgdesigner.model.relations import HOLDINGS_OF_PERSON
from orgdesigner.model.view import View

Phrase = tuple[str, ...]

TELLING = 6
"""So many words in a row of a note are taken for a piece of it: fewer may be anybody's."""

_LONG_ENOUGH = 12
"""A note of fewer words is looked for as a line of its own, if it has so many letters."""

_LINE = re.compile(r"[\n\r\t;,|]")
_LONGEST_LINE = 200
_ROUND = 100
"""Pounds: nobody can tell a sum that is a multiple of it from a budget."""

_LEAST_SUM = 100
_LONGEST_POINT = 6
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")
_WORDS_TOO = ("a", "i")


class Leak(NamedTuple):
    """What was found, in words that do not repeat it, and the words as they were searched for."""

    what: str
    phrase: Phrase = ()
    amount: Decimal | None = None


@dataclass(frozen=True)
class Secrets:
    """Phrases by how they begin (two words of them, or one), whole lines and sums, each with what it is.

    `harmless` are sentences with a round sum that the audience may read: it may be a budget, and is let be.
    """

    phrases: dict[Phrase, list[Leak]]
    lines: dict[Phrase, Leak]
    amounts: dict[Decimal, Leak]
    harmless: tuple[str, ...] = ()

    def found_in(self, text: str, *, is_read: bool) -> Leak | None:
        """Return what a text tells that it may not; where nobody reads it, a number needs a pound sign."""
        for amount, has_pound in sums(self._without_harmless(text)):
            if (is_read or has_pound) and amount in self.amounts:
                return self.amounts[amount]
        for line in _LINE.split(text) if self.lines and is_read else ():
            if len(line) < _LONGEST_LINE and (leak := self.lines.get(tuple(words(line)))):
                return leak
        said = tuple(words(text))
        for at in range(len(said)):
            for start in (said[at : at + 1], said[at : at + 2]):
                for leak in self.phrases.get(start, ()):
                    if said[at : at + len(leak.phrase)] == leak.phrase and (is_read or _is_long(leak.phrase)):
                        return leak
        return None

    def _without_harmless(self, text: str) -> str:
        if not self.harmless or "£" not in text:
            return text
        plain = " ".join(text.split())
        for sentence in self.harmless:
            plain = plain.replace(sentence, " ")
        return plain


def secrets_of(
    views: Iterable[View],
    audience: Audience,
    told: Iterable[View],
    tables: PayTables,
    said: Iterable[str] = (),
) -> Secrets:
    """Return what an audience may not be told of some structures, given what they are told of them.

    A note that says what they may read elsewhere is no secret, be it in the structures or in what is `said`
    of them, such as a finding. A name is one wherever somebody wrote it, but not where a person is called
    like a post.
    """
    texts = {
        text
        for view in told
        for kind in RECORD_TYPES
        for record in view.all(kind)
        for _, text in texts_of(record)
    }
    gathered = _Gathered(_known([*texts, *said]))
    for view in views:
        if audience.names is not Names.FULL:
            gathered.names(view)
        if audience.pay is not Pay.EXACT:
            gathered.amounts.update(_salaries(view, tables))
        for record, field, value in _kept_back(view, audience):
            what = _what(view, record, field)
            if isinstance(value, Decimal):
                gathered.amounts.update(_rounded(value, what) if value >= _LEAST_SUM else ())
            elif field == "pay_point":
                gathered.phrases.update((point, Leak(what, point)) for point in _points(tuple(words(value))))
            else:
                gathered.text(tuple(words(value)), what)
    by_start: dict[Phrase, list[Leak]] = {}
    for phrase, leak in gathered.phrases.items():
        by_start.setdefault(phrase[:2], []).append(leak)
    harmless = _harmless(texts, gathered.amounts)
    return Secrets(by_start, gathered.lines, gathered.amounts, tuple(sorted(harmless)))


class _Gathered:
    """Secrets as they are found, record by record; `known` is what the audience may read anyway."""

    def __init__(self, known: set[Phrase]) -> None:
        self._known = known
        self.phrases: dict[Phrase, Leak] = {}
        self.lines: dict[Phrase, Leak] = {}
        self.amounts: dict[Decimal, Leak] = {}

    def names(self, view: View) -> None:
        """Take in everybody's name."""
        titles = {tuple(words(post.title)) for post in view.all(Post)}
        for person in view.all(Person):
            if tuple(words(person.name)) not in titles:
                what = f"the name of {_held(view, person)}"
                self.phrases.update((form, Leak(what, form)) for form in _forms(person.name))

    def text(self, said: Phrase, what: str) -> None:
        """Take in a text: a long one in pieces, a short one as a line."""
        if len(said) > TELLING:
            runs = (run for run in _runs(said, TELLING) if run not in self._known)
            self.phrases.update((run, Leak(what, run)) for run in runs)
        elif len(" ".join(said)) >= _LONG_ENOUGH and said not in self._known:
            self.lines[said] = Leak(what, said)


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text of a record with its field; ids, choices and days are none."""
    for field in _fields(type(record)):
        value = getattr(record, field)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and not isinstance(each, Enum):
                yield field, each


@cache
def _fields(record_type: type[Record]) -> tuple[str, ...]:
    refs = {ref.name for ref in ref_fields(record_type)}
    return tuple(
        field for field in record_type.model_fields if field not in (*refs, "id", "rule", "subjects")
    )


def _kept_back(view: View, audience: Audience) -> Iterator[tuple[Record, str, str | Decimal]]:
    for record_type in RECORD_TYPES:
        whole = not audience.may_read(sensitivity_of_kind(record_type.kind))
        hidden = {
            field
            for field in record_type.model_fields
            if whole or not audience.may_read(sensitivity_of(record_type.kind, field))
        }
        if record_type is Person:
            hidden.discard("name")
        for record in view.all(record_type) if hidden else ():
            yield from ((record, field, text) for field, text in texts_of(record) if field in hidden)
            for field in hidden:
                value = getattr(record, field)
                if isinstance(value, Decimal):
                    yield record, field, value


def _salaries(view: View, tables: PayTables) -> Iterator[tuple[Decimal, Leak]]:
    for holding in view.all(Holding):
        salary = annual_salary(view, holding, tables)
        if salary is not None and salary.value >= _LEAST_SUM:
            title = view.need(Post, holding.post).title
            yield from _rounded(salary.value, f"what the holder of “{title}” is paid")


def _rounded(value: Decimal, what: str) -> list[tuple[Decimal, Leak]]:
    """Return a sum as it is, and to the pound."""
    return [(each, Leak(what, amount=each)) for each in (value, value.quantize(Decimal(1)))]


def _harmless(texts: Iterable[str], amounts: Container[Decimal]) -> Iterator[str]:
    for text in texts:
        found = [each.amount for each in sums(text) if each.amount in amounts] if "£" in text else []
        if found and not any(amount % _ROUND for amount in found):
            yield " ".join(text.split())


def _forms(name: str) -> Iterator[Phrase]:
    """Yield how somebody's name is written: whole, surname first, without middle names, after a title."""
    said = tuple(words(name))
    if len(said) > 1:
        first, last = said[0], said[-1]
        yield said
        yield (last, *said[:-1])
        yield first, last
        yield last, first
        if first[0] not in _WORDS_TOO:
            yield first[0], last
        yield from ((title, last) for title in _TITLES)
    elif said and len(said[0]) > 2:
        yield said


def _points(said: Phrase) -> Iterator[Phrase]:
    """Yield a pay point that has a letter and a figure: M6 tells something, 23 may be anything."""
    whole = "".join(said)
    if len(whole) <= _LONGEST_POINT and any(map(str.isdigit, whole)) and any(map(str.isalpha, whole)):
        yield said


def _known(told: Iterable[str]) -> set[Phrase]:
    texts = [*told]
    texts += [
        word.label
        for _, kind in getmembers(vocabulary, isclass)
        if issubclass(kind, vocabulary.Word)
        for word in kind
    ]
    texts += [field.title or "" for kind in RECORD_TYPES for field in kind.model_fields.values()]
    known: set[Phrase] = set()
    for text in set(texts):
        said = tuple(words(text))
        for length in range(1, TELLING + 1):
            known.update(_runs(said, length))
    return known


def _runs(said: Phrase, length: int) -> Iterator[Phrase]:
    return (said[at : at + length] for at in range(len(said) - length + 1))


def _is_long(phrase: Phrase) -> bool:
    return sum(map(len, phrase)) >= _LONGEST_POINT


def _held(view: View, person: Person) -> str:
    titles = [view.need(Post, each.post).title for each in view.find(HOLDINGS_OF_PERSON, person.id)]
    return f"the holder of “{titles[0]}”" if titles else "somebody without a post"


def _what(view: View, record: Record, field: str) -> str:
    title = type(record).model_fields[field].title or field
    named = getattr(record, "title", None) or (
        None if isinstance(record, Person) else getattr(record, "name", None)
    )
    post = view.get(Post, getattr(record, "post", None))
    about = f" “{named}”" if named else f" of “{post.title}”" if post else ""
    return f"“{title}” of {'the' if about else 'a'} {record.noun}{about}"
