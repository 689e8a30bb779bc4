"""How somebody's name is written, and what stands in its place that is nobody's."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from orgdesigner.exchange.outgoing.scanning.ordinary import ORDINARY, PLACEHOLDERS
from orgdesigner.exchange.outgoing.scanning.words import Phrase, spoken, words

TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")
_SHORTEST = 3
_WORDS_TOO = ("a", "i")
_NEXT = re.compile(r"\.? |[-.]")
"""What stands between the words of a name, and in the form that has the surname first."""

_SURNAME_FIRST = re.compile(r", ?")
_ONE_OF_INITIALS = re.compile(r"(?:\w\.|\bC of)\s?\Z")
"""What a letter before a surname is one of: "P.H.", and "C of E" of a school."""


def name_of(text: str) -> Phrase:
    """Return the words of somebody's name without a title, the surname last; none if it is no name.

    "Teacher 2", "Vacant" and "J.B." are entered for people too: the number of somebody is nobody's name,
    and what stands for a name or is no more than letters can be told from nothing else in a file.
    """
    surname, comma, others = text.partition(",")
    said = (*words(others), *words(surname)) if comma else tuple(words(text))
    named = tuple(word for word in said if not word.isdigit())
    if all(len(word) == 1 for word in named):
        return ()
    if named[0] in PLACEHOLDERS and all(word in PLACEHOLDERS or len(word) == 1 for word in named):
        return ()
    plain = tuple(word for word in named if word not in TITLES)
    return plain if len(plain) > 1 else named


def forms(said: Phrase) -> Iterator[tuple[Phrase, bool]]:
    """Yield how a name is written: whole, surname first, without middle names, after a title.

    With each comes whether the surname is first.
    """
    if len(said) > 1:
        first, last = said[0], said[-1]
        yield (last, *said[:-1]), True
        yield (last, first), True
        yield said, False
        yield (first, last), False
        if first[0] not in _WORDS_TOO and len(last) > 1:
            yield (first[0], last), False
        yield from (((title, last), False) for title in TITLES)
    elif said and len(said[0]) > 2:
        yield said, False


def is_part(word: str) -> bool:
    """Whether a word of a name may name somebody by itself."""
    return len(word) >= _SHORTEST and word not in TITLES and not any(map(str.isdigit, word))


def is_ordinary(form: Phrase, called: Container[str]) -> bool:
    """Whether every word of a form of a name is one that stands elsewhere in a file too.

    `called` are the words of what has a name in the structure: "Head" and "English" are surnames.
    """
    return all(
        len(word) == 1 or word in called or word in ORDINARY or word in PLACEHOLDERS or word in TITLES
        for word in form
    )


def is_written_in(text: str, form: Phrase, *, surname_first: bool) -> bool:
    """Whether a form of a name stands in a text as names are written: on one line, with capital letters.

    "Faith" above "Head of Year" is no Faith Head, nor is "P.H." before it an H. Head.
    """
    between = _SURNAME_FIRST if surname_first else _NEXT
    return any(_is_on(line, form, between) for line in text.splitlines())


def _is_on(line: str, form: Phrase, between: re.Pattern[str]) -> bool:
    said = list(spoken(line))
    for at in range(len(said) - len(form) + 1):
        found = said[at : at + len(form)]
        if tuple(word for word, _ in found) != form:
            continue
        places = [place for _, place in found]
        gaps = [line[one.end() : two.start()] for one, two in pairwise(places)]
        if any(place.group()[0].islower() for place in places):
            continue
        # A single letter that is a word too begins a sentence: “A Head of Year …”.
        if form[0] in _WORDS_TOO and "." not in gaps[0]:
            continue
        if len(form[0]) == 1 and _ONE_OF_INITIALS.search(line[: places[0].start()]):
            continue
        if _are_between(gaps, between):
            return True
    return False


def _are_between(gaps: Iterable[str], between: re.Pattern[str]) -> bool:
    """Whether what is between the words of a name may be there; after a surname that is first, a comma."""
    first, *others = [*gaps, ""]
    return bool(between.fullmatch(first) or not first) and all(
        not gap or _NEXT.fullmatch(gap) for gap in others
    )
