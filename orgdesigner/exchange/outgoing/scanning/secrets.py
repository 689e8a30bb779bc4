"""What must not be found in a file for an audience, as it would be written there."""

import dataclasses
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from orgdesigner.disclosure.audience import Audience, Names, Pay
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, SALARY_STEP, band
from orgdesigner.disclosure.sensitivity import sensitivity_of, sensitivity_of_kind
from orgdesigner.exchange.outgoing.scanning.names import forms, is_ordinary, is_part, is_written_in, name_of
from orgdesigner.exchange.outgoing.scanning.ordinary import ORDINARY
from orgdesigner.exchange.outgoing.scanning.texts import TELLING, Texts, runs, texts_of
from orgdesigner.exchange.outgoing.scanning.words import Phrase, capitalised, sums, words
from orgdesigner.model.pay import annual_salary
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import RECORD_TYPES, Allowance, Holding, Person, Post, Record
from orgdesigner.model.relations import HOLDINGS_OF_PERSON
from orgdesigner.model.view import View

_LONG_ENOUGH = 12
"""A note of fewer words is looked for as a line of its own, if it has so many letters."""

_LINE = re.compile(r"[\n\r\t;,|]")
_LONGEST_LINE = 200
_ROUND = 100
"""Pounds: nobody can tell a sum that is a multiple of it from a budget."""

_LEAST_SUM = 100
_LONGEST_POINT = 6
_POINT = re.compile(r"([a-z]{1,6})(\d{1,2})")
_BEFORE_POINTS = ("scp", "point")
_LONGEST_SCALE = 3
"""Letters before the number of a pay point, such as MPS: "Leadership 12" and "level1" may be anything."""

_SCALES = {"m": ("mps", "main"), "u": ("ups", "upper"), "l": ("leadership",), "uq": ("unqualified",)}


class Leak(NamedTuple):
    """What was found, in words that do not repeat it, and the words as they were searched for."""

    what: str
    phrase: Phrase = ()
    amount: Decimal | None = None
    strictly: bool = False
    """Whether it is one only where it is on one line with capital letters: each of its words is ordinary."""

    surname_first: bool = False

    def is_in(self, text: str, said: Phrase) -> bool:
        """Whether a text, whose words are given too, has the phrase."""
        length = len(self.phrase)
        if not any(said[at : at + length] == self.phrase for at in range(len(said) - length + 1)):
            return False
        return not self.strictly or is_written_in(text, self.phrase, surname_first=self.surname_first)


@dataclass(frozen=True)
class Secrets:
    """Phrases by how they begin (two words of them, or one), whole lines and sums, each with what it is.

    `parts` are words of names that stand by themselves in free text. `harmless` are texts with a round sum
    that the audience may read, which may be a budget and is let be, each with the other sums in it. One of
    `headcounts` that has no pound sign is let be as well.
    """

    phrases: dict[Phrase, list[Leak]]
    lines: dict[Phrase, Leak]
    amounts: dict[Decimal, Leak]
    parts: dict[str, Leak] = dataclasses.field(default_factory=dict)
    harmless: tuple[tuple[str, str], ...] = ()
    headcounts: frozenset[int] = frozenset()

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
                    if said[at : at + len(leak.phrase)] != leak.phrase:
                        continue
                    if (is_read or _is_long(leak.phrase)) and leak.is_in(text, said):
                        return leak
        if self.parts and is_read:
            return next((self.parts[word] for word in capitalised(text) if word in self.parts), None)
        return None

    def _sum_in(self, text: str, *, is_read: bool) -> Leak | None:
        if not self.amounts or not (is_read or "£" in text):
            return None
        found = sums(self._without_harmless(text))
        amounts = (
            amount for amount, has_pound in found if has_pound or (is_read and amount not in self.headcounts)
        )
        return next((self.amounts[amount] for amount in amounts if amount in self.amounts), None)

    def _without_harmless(self, text: str) -> str:
        if not self.harmless:
            return text
        plain = " ".join(text.split())
        for sentence, rest in self.harmless:
            plain = plain.replace(sentence, f" {rest} ")
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
    texts = Texts(told, said)
    gathered = _Gathered(texts)
    views = [*views]
    titles = {tuple(words(post.title)) for view in views for post in view.all(Post)}
    for view in views:
        if audience.names is not Names.FULL:
            gathered.names(view, titles)
        if audience.pay is not Pay.EXACT:
            gathered.pay(view, tables, in_bands=audience.pay is Pay.ABSENT)
        for record, field, value in _kept_back(view, audience):
            beat()
            what = _what(view, record, field)
            if isinstance(value, Decimal):
                gathered.amounts.update(_rounded(value, what) if value >= _LEAST_SUM else ())
            elif field == "pay_point":
                gathered.point(value, what, titled=_title_of(view, record))
            else:
                gathered.text(tuple(words(value)), what)
    by_start: dict[Phrase, list[Leak]] = {}
    for phrase, leak in gathered.phrases.items():
        by_start.setdefault(phrase[:2], []).append(leak)
    told_sums = _harmless(texts.named | texts.written, gathered.amounts)
    harmless = sorted(told_sums, key=lambda each: (-len(each[0]), each))
    return Secrets(
        by_start, gathered.lines, gathered.amounts, gathered.parts, tuple(harmless), texts.headcounts
    )


class _Gathered:
    """Secrets as they are found, record by record, beside the texts that the audience is told."""

    def __init__(self, told: Texts) -> None:
        self._told = told
        self.phrases: dict[Phrase, Leak] = {}
        self.lines: dict[Phrase, Leak] = {}
        self.amounts: dict[Decimal, Leak] = {}
        self.parts: dict[str, Leak] = {}

    def names(self, view: View, titles: Container[Phrase]) -> None:
        """Take in everybody's name, but not where a post is called so, or a team by ordinary words."""
        told = self._told
        for person in view.all(Person):
            said = name_of(person.name)
            if said in titles or (len(said) == 1 and said[0] in told.called):
                continue
            if ORDINARY.issuperset(said) and said in told.whole_names:
                continue
            holder = _held(view, person)
            what = f"the name of {holder}"
            for form, surname_first in forms(said):
                # What somebody wrote may stand on two lines of a file.
                strictly = is_ordinary(form, told.called) and not told.has(form, surname_first=surname_first)
                self.phrases[form] = Leak(what, form, strictly=strictly, surname_first=surname_first)
            part = f"what may be part of the name of {holder}"
            self.parts.update(
                (word, Leak(part, (word,))) for word in said if is_part(word) and word in told.loose
            )

    def point(self, value: str, what: str, titled: str) -> None:
        """Take in a pay point, unless something else is called so, such as a class or a qualification."""
        title = tuple(words(titled))
        for point in _points(value):
            scale = point[0].rstrip("0123456789")
            is_of_pay = len(scale) <= _LONGEST_SCALE or scale in _BEFORE_POINTS
            if point in self._told.known_names and not (is_of_pay and point in runs(title, len(point))):
                continue
            self.phrases[point] = Leak(what, point, strictly=not is_of_pay)

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
            telling = (run for run in runs(said, TELLING) if self._tells(run))
            self.phrases.update((run, Leak(what, run)) for run in telling)
        elif len(" ".join(said)) >= _LONG_ENOUGH and self._tells(said):
            self.lines[said] = Leak(what, said)

    def _tells(self, said: Phrase) -> bool:
        return said not in self._told.known and not self._told.of_the_program.issuperset(said)


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


def _harmless(texts: Iterable[str], amounts: Container[Decimal]) -> Iterator[tuple[str, str]]:
    """Yield the texts with a round sum that is one of somebody's, and what else of money there is in each."""
    for text in texts:
        found = [each for each in sums(text) if each.amount in amounts]
        rest = [each for each in found if each.amount % _ROUND]
        if len(rest) < len(found) and any(map(str.isalpha, text)):
            telling = (f"{'£' if each.has_pound else ''}{each.amount:,}" for each in rest)
            yield " ".join(text.split()), "; ".join(telling)


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


def _is_long(phrase: Phrase) -> bool:
    return sum(map(len, phrase)) >= _LONGEST_POINT


def _title_of(view: View, record: Record) -> str:
    """Return the title of the post whose pay a record tells."""
    post = record if isinstance(record, Post) else view.get(Post, getattr(record, "post", None))
    return post.title if post is not None else ""


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
