"""The words of staff lists: headings and what they mean, titles and whose posts they usually are."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from orgdesigner.assets import resource
from orgdesigner.exchange.meanings import TAKEN, Meaning
from orgdesigner.model.words import Level, StaffGroup

LEAST_LIKENESS = 87
"""How alike a heading must be to a known one, of 100, to be taken for it."""

_SPELLED_ALIKE = 90
"""How alike letter by letter, of 100, a heading must be that lacks a word of the known one."""

_BY_A_WORD = 80
"""How sure a heading is of which one word tells the meaning."""

_SHORT = 5
"""Known headings up to so many letters are looked for alone, and not among other words."""

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REQUIRED = re.compile(r"\s*\[[^\]]*\]\s*$")
_TWO_TONGUES = re.compile(r"\s*[/|\n]\s*")
_OF_WHICH = re.compile(r"^head of (department|faculty) (?:of )?(?=\w)")
_APART = re.compile(r"[^a-z0-9]+")
_ABOUT_WHOM = re.compile(
    r"^(employee|staff|teacher|current|main|legal|contract|post) | (dd mm y+|gbp|pounds)$"
)


class Known(NamedTuple):
    """A heading that is known: its words, and everything that it can mean."""

    words: str
    meanings: tuple[Meaning, ...]


class Likeness(NamedTuple):
    """How a heading was recognised: as which, and how alike the two are, of 100."""

    known: Known
    certainty: int


class Role(NamedTuple):
    """What the title of a post usually says of its holder and of the post."""

    group: StaffGroup
    level: Level


def words_of(text: str) -> str:
    """Return a heading as plain words: without regard to case, accents, punctuation and joined words."""
    plain = (
        unicodedata.normalize("NFKC", _HUMP.sub(" ", text))
        .casefold()
        .replace("&", " and ")
        .replace("%", " percent ")
    )
    return _APART.sub(" ", plain).strip()


def _joined(words: str) -> str:
    return words.replace(" ", "")


@cache
def headings() -> Mapping[str, Known]:
    """Return every known heading, by its words written together."""
    meanings: dict[str, dict[Meaning, None]] = {}
    spelled: dict[str, str] = {}
    for meaning, names in _every_name():
        words = words_of(names)
        meanings.setdefault(_joined(words), {})[meaning] = None
        spelled.setdefault(_joined(words), words)
    ranks = {meaning: rank for rank, meaning in enumerate(Meaning)}
    return {
        joined: Known(spelled[joined], tuple(sorted(each, key=ranks.__getitem__)))
        for joined, each in meanings.items()
        if joined
    }


def _every_name() -> Iterable[tuple[Meaning, str]]:
    for meaning, by_source in _resource("headings.json")["meanings"].items():
        for names in by_source.values():
            yield from ((Meaning(meaning), name) for name in names)
    yield from ((meaning, meaning.label) for meaning in TAKEN)


@cache
def recognised(heading: str) -> Likeness | None:
    """Return what a heading is taken for: one that is known, or the one that is most like it.

    Of a heading in two languages, such as “Swydd / Job title”, one half is enough; two that mean different
    things tell nothing.
    """
    words = words_of(_REQUIRED.sub("", heading))
    if known := headings().get(_joined(words)):
        return Likeness(known, 100)
    if known := headings().get(_joined(_ABOUT_WHOM.sub("", words))):
        return Likeness(known, 90)
    halves = [headings().get(_joined(words_of(half))) for half in _TWO_TONGUES.split(heading)]
    told = [half for half in halves if half]
    if len(halves) == 2 and told:
        return Likeness(told[-1], 95) if told[0].meanings[0] is told[-1].meanings[0] else None
    words = _unabbreviated(words)
    if known := headings().get(_joined(words)):
        return Likeness(known, 95)
    if len(_joined(words)) < 3 or len(words) > 60:
        return None
    return _told_as_private(words) or _alike(words) or _told_by_a_word(words)


def is_heading(text: str) -> bool:
    """Whether a text is one of the known headings as it stands."""
    return _joined(words_of(text)) in headings()


def _unabbreviated(words: str) -> str:
    short = _resource("headings.json")["telling"]["short"]
    return " ".join(short.get(word, word) for word in words.split())


def _alike(words: str) -> Likeness | None:
    """Return the known heading that is most like a heading, if it is like it enough."""
    from rapidfuzz import fuzz, process

    choices = {joined: known.words for joined, known in headings().items() if len(joined) > 2}
    best = process.extractOne(words, choices, scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS)
    if best is None or not _tells(words, best[0]):
        return None
    return Likeness(headings()[best[2]], min(99, round(best[1])))


def _tells(words: str, known: str) -> bool:
    """Whether a likeness is more than a word that both happen to hold, such as “name” in “trust name”."""
    from rapidfuzz import fuzz

    if set(known.split()) <= set(words.split()):
        return len(known) > _SHORT and 2 * len(_joined(known)) >= len(_joined(words))
    return fuzz.ratio(words, known) >= _SPELLED_ALIKE


def _told_as_private(words: str) -> Likeness | None:
    """Return that a column is never kept if its heading has one word of what never is: “DBS start date”."""
    found = set(words.split()) & set(_resource("headings.json")["telling"]["never"])
    return Likeness(Known(" ".join(sorted(found)), (Meaning.NEVER,)), _BY_A_WORD) if found else None


def _told_by_a_word(words: str) -> Likeness | None:
    """Return what a heading means by a telling word in it, if the others are neutral: “Budgeted FTE”."""
    telling = _resource("headings.json")["telling"]
    said = words.split()
    meanings = tuple(Meaning(each) for each, known in telling["words"].items() if set(known) & set(said))
    known = {word for each in meanings for word in telling["words"][each.value]}
    if not meanings or not set(said) <= known | set(telling["neutral"]):
        return None
    return Likeness(Known(" ".join(word for word in said if word in known), meanings), _BY_A_WORD)


@cache
def role_of(title: str) -> Role | None:
    """Return what a title usually says, by the longest known title in it; None where none is known."""
    padded = f" {words_of(title)} | {in_full(title)} "
    found = max((known for known in _roles() if f" {known} " in padded), key=len, default=None)
    return _roles()[found] if found else None


@cache
def in_full(title: str) -> str:
    """Return the words of a title for comparing, with nothing cut short: “DHT Pastoral”, “HoD History”.

    Of a department, a faculty or a year that is named, the name is enough: “Head of History”.
    """
    words = words_of(title.casefold())
    for pattern, full in _short_titles():
        if full not in words:
            words = pattern.sub(full, words)
    return _OF_WHICH.sub("head of ", words)


@cache
def _short_titles() -> Sequence[tuple[re.Pattern[str], str]]:
    """Return what is short for which title, the longest first; “assistant head of year” is no headteacher."""
    short = _resource("roles.json")["short"]["words"]
    return [
        (re.compile(rf"\b{each}\b(?! of\b)"), short[each]) for each in sorted(short, key=len, reverse=True)
    ]


@cache
def _roles() -> Mapping[str, Role]:
    return {
        words_of(title): Role(StaffGroup(role["group"]), Level(role["level"]))
        for role in _resource("roles.json")["roles"]
        for title in role["titles"]
    }


@cache
def section_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that only groups of people have, such as “department”, and all that they can have."""
    told = _resource("sections.json")
    return frozenset(told["groups"]), frozenset((*told["groups"], *told["subjects"]))


@cache
def _resource(name: str) -> Any:
    return json.loads(resource("imports", name).read_text(encoding="utf-8"))
