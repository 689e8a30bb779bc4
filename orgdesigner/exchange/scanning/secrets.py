"""What must not be found in a file for an audience, as it would be written there."""

import dataclasses
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from inspect import getmembers, isclass
from typing import NamedTuple, get_args

from orgdesigner.disclosure.audience import Audience, Names, Pay
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, SALARY_STEP, band
from orgdesigner.disclosure.sensitivity import sensitivity_of, sensitivity_of_kind
from orgdesigner.exchange.scanning.ordinary import ORDINARY
from orgdesigner.exchange.scanning.words import capitalised, sums, words
from orgdesigner.model import words as vocabulary
from orgdesigner.model.pay import annual_salary
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import RECORD_TYPES, Allowance, Holding, Person, Post, Record, ref_fields
from orgdesigner.model.relations import HOLDINGS_OF_PERSON
from orgdesigner.model.view import View

Phrase = tuple[str, ...]

TELLING = 6
"""So many words in a row of a note are taken for a piece of it: fewer may be anybody's."""

_STAFF_GROUPS = tuple(f"{group.label} staff" for group in vocabulary.StaffGroup)

_LONG_ENOUGH = 12
"""A note of fewer words is looked for as a line of its own, if it has so many letters."""

_LINE = re.compile(r"[\n\r\t;,|]")
_LONGEST_LINE = 200
_ROUND = 100
"""Pounds: nobody can tell a sum that is a multiple of it from a budget."""

_LEAST_SUM = 100
_LONGEST_NAME = 300
"""A field that holds so many characters and no more says what something is called."""

_LONGEST_POINT = 6
_SHORTEST_NAME = 3
_POINT = re.compile(r"([a-z]{1,6})(\d{1,2})")
_BEFORE_POINTS = ("scp", "point")
_SCALES = {"m": ("mps", "main"), "u": ("ups", "upper"), "l": ("leadership",), "uq": ("unqualified",)}
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

    `parts` are words of names that stand by themselves in free text. `harmless` are sentences with a round
    sum that the audience may read: it may be a budget, and is let be.
    """

    phrases: dict[Phrase, list[Leak]]
    lines: dict[Phrase, Leak]
    amounts: dict[Decimal, Leak]
    parts: dict[str, Leak] = dataclasses.field(default_factory=dict)
    harmless: tuple[str, ...] = ()

    @cached_property
    def _begins(self) -> frozenset[str]:
        """The words with which phrases begin."""
        return frozenset(start[0] for start in self.phrases)

    def found_in(self, text: str, *, is_read: bool) -> Leak | None:
        """Return what a text tells that it may not; where nobody reads it, a number needs a pound sign."""
        if leak := self._sum_in(text, is_read=is_read):
            return leak
        for line in _LINE.split(text) if self.lines and is_read else ():
            if len(line) < _LONGEST_LINE and (leak := self.lines.get(tuple(words(line)))):
                return leak
        said = tuple(words(text))
        begins = self._begins
        for at in (at for at, word in enumerate(said) if word in begins):
            for start in (said[at : at + 1], said[at : at + 2]):
                for leak in self.phrases.get(start, ()):
                    if said[at : at + len(leak.phrase)] == leak.phrase and (is_read or _is_long(leak.phrase)):
                        return leak
        if self.parts and is_read:
            return next((self.parts[word] for word in capitalised(text) if word in self.parts), None)
        return None

    def _sum_in(self, text: str, *, is_read: bool) -> Leak | None:
        if not self.amounts or not (is_read or "£" in text):
            return None
        found = sums(self._without_harmless(text))
        amounts = (amount for amount, has_pound in found if is_read or has_pound)
        return next((self.amounts[amount] for amount in amounts if amount in self.amounts), None)

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
    beat: Callable[[], None] = lambda: None,
) -> Secrets:
    """Return what an audience may not be told of some structures, given what they are told of them.

    A note that says what they may read elsewhere is no secret, be it in the structures or in what is `said`
    of them, such as a finding. A name is one wherever somebody wrote it, but not where a person is called
    like a post. A word of a name is one only by itself in free text, and not if something is called so.
    `beat` is called for everything that is kept back: it raises to give up.
    """
    named, written = _texts_in(told)
    texts = named | written
    titles = {word for text in (*named, *_STAFF_GROUPS) for word in words(text)}
    gathered = _Gathered(_known([*texts, *said]), titles)
    called = {word for text in named for word in words(text)} | ORDINARY
    loose = {word for text in written for word in capitalised(text)} - called
    for view in views:
        if audience.names is not Names.FULL:
            gathered.names(view, called, loose)
        if audience.pay is not Pay.EXACT:
            gathered.pay(view, tables, in_bands=audience.pay is Pay.ABSENT)
        for record, field, value in _kept_back(view, audience):
            beat()
            what = _what(view, record, field)
            if isinstance(value, Decimal):
                gathered.amounts.update(_rounded(value, what) if value >= _LEAST_SUM else ())
            elif field == "pay_point":
                gathered.phrases.update((point, Leak(what, point)) for point in _points(value))
            else:
                gathered.text(tuple(words(value)), what)
    by_start: dict[Phrase, list[Leak]] = {}
    for phrase, leak in gathered.phrases.items():
        by_start.setdefault(phrase[:2], []).append(leak)
    harmless = _harmless(texts, gathered.amounts)
    return Secrets(by_start, gathered.lines, gathered.amounts, gathered.parts, tuple(sorted(harmless)))


def _texts_in(views: Iterable[View]) -> tuple[set[str], set[str]]:
    """Return what something is called in some structures, and what is written in their free text."""
    named: set[str] = set()
    written: set[str] = set()
    for view in views:
        for kind in RECORD_TYPES:
            for record in view.all(kind):
                for field, text in texts_of(record):
                    (written if is_free_text(kind, field) else named).add(text)
    return named, written


class _Gathered:
    """Secrets as they are found, record by record; `known` is what the audience may read anyway.

    `titles` are the words of what is called something: on a page one title stands below another, and six of
    their words in a row, with no other among them, are no piece of a note.
    """

    def __init__(self, known: set[Phrase], titles: set[str]) -> None:
        self._known, self._titles = known, titles
        self.phrases: dict[Phrase, Leak] = {}
        self.lines: dict[Phrase, Leak] = {}
        self.amounts: dict[Decimal, Leak] = {}
        self.parts: dict[str, Leak] = {}

    def names(self, view: View, called: Container[str], loose: Container[str]) -> None:
        """Take in everybody's name; `called` are words of what has names, `loose` those of free text."""
        titles = {tuple(words(post.title)) for post in view.all(Post)}
        for person in view.all(Person):
            said = tuple(words(person.name))
            if said in titles or (len(said) == 1 and said[0] in called):
                continue
            holder = _held(view, person)
            what = f"the name of {holder}"
            self.phrases.update((form, Leak(what, form)) for form in _forms(said))
            part = f"what may be part of the name of {holder}"
            self.parts.update(
                (word, Leak(part, (word,))) for word in said if _is_name(word) and word in loose
            )

    def pay(self, view: View, tables: PayTables, *, in_bands: bool) -> None:
        """Take in what everybody is paid a year and a month; `in_bands`, too, if not even those are told."""
        for holding in view.all(Holding):
            salary = annual_salary(view, holding, tables)
            if salary is None or salary.value < _LEAST_SUM:
                continue
            what = f"what the holder of “{view.need(Post, holding.post).title}” is paid"
            monthly = round(salary.value / 12, 2)
            self.amounts.update([*_rounded(salary.value, what), (monthly, Leak(what, amount=monthly))])
            if in_bands:
                self._band(band(salary.value, SALARY_STEP), what)
        for allowance in view.all(Allowance) if in_bands else ():
            if allowance.annual:
                what = f"the allowance of “{view.need(Post, allowance.post).title}”"
                self._band(band(allowance.annual, ALLOWANCE_STEP), what)

    def _band(self, told: str, what: str) -> None:
        said = tuple(words(told))
        self.phrases[said] = Leak(what, said)

    def text(self, said: Phrase, what: str) -> None:
        """Take in a text: a long one in pieces, a short one as a line."""
        if len(said) > TELLING:
            runs = (run for run in _runs(said, TELLING) if run not in self._known)
            runs = (run for run in runs if not self._titles.issuperset(run))
            self.phrases.update((run, Leak(what, run)) for run in runs)
        elif len(" ".join(said)) >= _LONG_ENOUGH and said not in self._known:
            self.lines[said] = Leak(what, said)


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text of a record with its field; ids, choices and days are none."""
    for field in _fields(type(record)):
        value = getattr(record, field)
        if not value:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and not isinstance(each, Enum):
                yield field, each


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


def _rounded(value: Decimal, what: str) -> list[tuple[Decimal, Leak]]:
    """Return a sum as it is, and to the pound."""
    return [(each, Leak(what, amount=each)) for each in (value, value.quantize(Decimal(1)))]


def _harmless(texts: Iterable[str], amounts: Container[Decimal]) -> Iterator[str]:
    for text in texts:
        found = [each.amount for each in sums(text) if each.amount in amounts] if "£" in text else []
        if found and not any(amount % _ROUND for amount in found):
            yield " ".join(text.split())


def _forms(said: Phrase) -> Iterator[Phrase]:
    """Yield how somebody's name is written: whole, surname first, without middle names, after a title."""
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


def _is_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and word not in _TITLES and not any(map(str.isdigit, word))


def _points(value: str) -> Iterator[Phrase]:
    """Yield how a pay point is written: M6, M 6, MPS6; a bare number is one only after what makes it one."""
    said = tuple(words(value))
    whole = "".join(said)
    if whole.isdigit():
        yield from ((before, whole) for before in _BEFORE_POINTS)
        yield (f"scp{whole}",)
    elif (found := _POINT.fullmatch(whole)) is not None:
        letters, number = found.groups()
        for scale in (letters, *_SCALES.get(letters, ())):
            yield (f"{scale}{number}",)
            if len(scale) > 1:  # "M. 6" is anything beside an initial
                yield scale, number
    elif len(whole) <= _LONGEST_POINT and any(map(str.isdigit, whole)):
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
    fields = type(record).model_fields
    title = fields[field].title or field
    name = "title" if "title" in fields else "name"
    named = getattr(record, name) if name in fields and not isinstance(record, Person) else ""
    post = view.get(Post, getattr(record, "post", None)) if "post" in fields else None
    about = f" “{named}”" if named else f" of “{post.title}”" if post else ""
    return f"“{title}” of {'the' if about else 'a'} {record.noun}{about}"
