"""What must not be found in a file for an audience, as it would be written there."""

from collections.abc import Iterable, Iterator
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
"""A note of fewer words is looked for whole, if it has so many letters: "Agreed" is no secret."""

_LEAST_SUM = 100
_LONGEST_POINT = 6
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")
_WORDS_TOO = ("a", "i")


class Leak(NamedTuple):
    """What was found, in words that do not repeat it, and the words as they were searched for."""

    what: str
    phrase: Phrase


@dataclass(frozen=True)
class Secrets:
    """Phrases by how they begin (two words of them, or one), and sums, each with what it is."""

    phrases: dict[Phrase, list[Leak]]
    amounts: dict[Decimal, Leak]

    def found_in(self, text: str, *, is_read: bool) -> Leak | None:
        """Return what a text tells that it may not; where nobody reads it, a number needs a pound sign."""
        for amount, has_pound in sums(text):
            if (is_read or has_pound) and amount in self.amounts:
                return self.amounts[amount]
        said = tuple(words(text))
        for at in range(len(said)):
            for start in (said[at : at + 1], said[at : at + 2]):
                for leak in self.phrases.get(start, ()):
                    if said[at : at + len(leak.phrase)] == leak.phrase and (is_read or _is_long(leak.phrase)):
                        return leak
        return None


def secrets_of(views: Iterable[View], audience: Audience, told: Iterable[View], tables: PayTables) -> Secrets:
    """Return what an audience may not be told of some structures, given what they are told of them.

    A note that says what they may read elsewhere is no secret. A name is one wherever somebody wrote it, but
    not where a person is called like a post.
    """
    known = _known(told)
    leaks: dict[Phrase, Leak] = {}
    amounts: dict[Decimal, Leak] = {}
    for view in views:
        titles = {tuple(words(post.title)) for post in view.all(Post)}
        if audience.names is not Names.FULL:
            for person in view.all(Person):
                what = f"the name of {_held(view, person)}"
                if tuple(words(person.name)) not in titles:
                    leaks.update((phrase, Leak(what, phrase)) for phrase in _forms(person.name))
        for record, field, value in _kept_back(view, audience):
            what = _what(view, record, field)
            if isinstance(value, Decimal) and value >= _LEAST_SUM:
                amounts.update({each: Leak(what, ()) for each in (value, value.quantize(Decimal(1)))})
            elif isinstance(value, str):
                pieces = _points(value) if field == "pay_point" else _pieces(value, known)
                leaks.update((phrase, Leak(what, phrase)) for phrase in pieces)
        if audience.pay is not Pay.EXACT:
            amounts.update(_salaries(view, tables))
    by_start: dict[Phrase, list[Leak]] = {}
    for phrase, leak in leaks.items():
        by_start.setdefault(phrase[:2], []).append(leak)
    return Secrets(by_start, amounts)


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
            leak = Leak(f"what the holder of “{view.need(Post, holding.post).title}” is paid", ())
            yield from ((salary.value, leak), (salary.value.quantize(Decimal(1)), leak))


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


def _pieces(text: str, known: set[Phrase]) -> Iterator[Phrase]:
    said = tuple(words(text))
    if len(said) > TELLING:
        yield from (piece for piece in _runs(said, TELLING) if piece not in known)
    elif len(" ".join(said)) >= _LONG_ENOUGH and said not in known:
        yield said


def _points(text: str) -> Iterator[Phrase]:
    """Yield a pay point that has a letter and a figure: M6 tells something, 23 may be anything."""
    said = tuple(words(text))
    whole = "".join(said)
    if len(whole) <= _LONGEST_POINT and any(map(str.isdigit, whole)) and any(map(str.isalpha, whole)):
        yield said


def _known(told: Iterable[View]) -> set[Phrase]:
    texts = [
        text
        for view in told
        for kind in RECORD_TYPES
        for record in view.all(kind)
        for _, text in texts_of(record)
    ]
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
