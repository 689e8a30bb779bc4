"""Names of people: in one cell or two, the surname first or last, two people in one cell, or nobody."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.exchange.incoming.organogram.cells import (
    UNNAMED,
    Holder,
    folded,
    holder,
    one_line,
    shortened,
)
from orgdesigner.exchange.incoming.stafflist.callings import honorific_first, without_honorific
from orgdesigner.exchange.incoming.stafflist.vocabulary import role_of

_BETWEEN_TWO = re.compile(r"\s*(?:/|&|;|\+|\band\b)\s*", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:post |currently |now )?vacan\w*\b.*|(?:to be|tbc|tba|appointed)\b.*|recruiting|unfilled|"
    r".*\bto be appointed|agency.*|\(?empty\)?|advert\w*|frozen|(?:open|unfilled) (?:position|post)|"
    r"peripatetic\b.*|.*\b(?:ltd|limited)\.?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[(\[]([^()\[\]]*)[)\]]|\s[-–]\s*((?:mat|pat|adopt|cover|acting|second)\w*\b.*))$", re.IGNORECASE
)
_AND_TITLE = re.compile(r"([^,(]+?)(?:\s+[-–—|]\s+|,\s+|\s*[(])([^()]+)[)]?")
_REMARK = re.compile(
    r"mat(ernity)?|pat(ernity)?|adoption|leave|cover(ing)?|acting|second\w*|agency|supply|temp\w*|fixed|ftc|"
    r"part|full|p/?t|f/?t|ect\d?|nqt|job|share|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|am|pm|until|from|to|time|term|"
    r"on|for|since|days?|hours?|hrs|fte|career|break|sick\w*|long|vice|and|\d[\d.,:/%-]*",
    re.IGNORECASE,
)
_LEAVE = re.compile(r"\b(mat\w*|pat\w*|adoption|sick\w*|leave|career|absen\w*)\b", re.IGNORECASE)
_SHARE = re.compile(r"(0?\.\d+|1(?:\.0+)?)(?:\s*fte)?|(\d{1,3})\s*%", re.IGNORECASE)
_LEAST_SHOUTED = 3
_SMALL = {
    "van",
    "der",
    "den",
    "de",
    "del",
    "della",
    "la",
    "le",
    "du",
    "da",
    "dos",
    "von",
    "zu",
    "bin",
    "al",
    "y",
}
_ALWAYS_SMALL = {"ap", "ab", "ferch"}


class Named(NamedTuple):
    """Somebody whom a cell names: the name, the share of the post and the words that stand behind it.

    Why somebody is away is nothing that a structure needs: of “maternity cover” there remains “cover”.
    """

    name: str
    share: Decimal | None = None
    remark: str = ""

    @property
    def covers(self) -> bool:
        """Whether somebody stands in for whoever holds the post."""
        return "cover" in self.remark.casefold()


def titles_behind(column: Sequence[str]) -> bool:
    """Whether most cells of a column of names say a title as well: “Nell Abbot – Headteacher”."""
    parts = [_split(text) for text in column if text]
    return 2 * sum(bool(title and role_of(title)) for _name, title in parts) > len(parts) > 0


def apart(text: str) -> tuple[str, str]:
    """Return the name and the title that one cell says; no title where it says none."""
    name, title = _split(text)
    return (name, title) if title and not _is_remark(title) else (text, "")


def _split(text: str) -> tuple[str, str]:
    found = _AND_TITLE.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


class Names:
    """Reads the names of one list, as most of them are written."""

    def __init__(self, column: Sequence[str], surnames: Sequence[str] = ()) -> None:
        stated = [text for text in column if text]
        # One name with a comma may have a title behind it; a list of them has the surnames first.
        commas = sum(text.count(",") == 1 for text in stated)
        self.surname_first = 2 * commas > len(stated) > 0
        people = [text for text in (*stated, *surnames) if text and not is_nobody(text)]
        # “BROWN Alison”: capitals are all that tells which is the surname.
        self._capitals_first = len(people) >= _LEAST_SHOUTED and all(map(_begins_in_capitals, people))
        self._shouted = len(people) >= _LEAST_SHOUTED and all(map(_is_shouted, people))

    def people(self, whole: str, *, surname: str, forename: str) -> tuple[tuple[Named, ...], bool]:
        """Return who is in the post of a row, and whether the row says that it is vacant."""
        text = whole or " ".join(filter(None, (forename, surname)))
        if not text:
            return (), False
        if is_nobody(text) or is_nobody(surname):
            return (), True
        if holder(text, None) is Holder.UNNAMED:
            return (Named(UNNAMED),), False
        parts = [part for part in _BETWEEN_TWO.split(text) if part]
        if len(parts) > 1 and all(_is_whole(part) for part in parts):
            found = {folded(person.name): person for person in reversed([*map(self._person, parts)])}
            return tuple(reversed(found.values())), False
        return (self._person(text),), False

    def _person(self, text: str) -> Named:
        text = honorific_first(text)
        remark = ""
        found = _BEHIND.search(text)
        if found and found.start() and _is_remark(inside := (found[1] or found[2] or "").strip()):
            text, remark = text[: found.start()], inside
        return Named(self.in_order(honorific_first(text)), _share_in(remark), _without_reason(remark))

    def in_order(self, name: str) -> str:
        """Return a name with the forename first, if the list has its surnames first, and without capitals."""
        honorific, plain = without_honorific(name)
        surname, comma, forename = plain.partition(",")
        if self.surname_first and comma and forename.strip():
            name = f"{honorific} {forename} {surname}"
        elif self._capitals_first:
            words = plain.split()
            first = next(place for place, word in enumerate(words) if not _is_capitals(word))
            name = " ".join(filter(None, (honorific, *words[first:], *words[:first])))
        return shortened(_in_small_letters(one_line(name)) if self._shouted else one_line(name))


def is_nobody(text: str) -> bool:
    """Whether a cell for a name says that there is nobody."""
    return bool(text) and (holder(text, None) is Holder.VACANT or _NOBODY.fullmatch(text) is not None)


def full_keys_of(name: str) -> set[str]:
    """Return the ways to write a whole name, with no forename cut to its first letter."""
    _honorific, plain = without_honorific(one_line(name))
    first, _, last = plain.rpartition(" ")
    both = {folded(name), folded(plain)}
    return both | {folded(f"{last}, {first}"), folded(f"{last} {first}")} if first else both


def _is_whole(part: str) -> bool:
    """Whether one of two names in a cell is somebody's own: “Mrs Quigley/Mrs Rooney”, not “Ann/Bea Cole”."""
    honorific, plain = without_honorific(_BEHIND.sub("", part))
    return len(plain.split()) > (0 if honorific else 1)


def _is_remark(words: str) -> bool:
    """Whether words behind a name say how somebody works; other words are a name too, or a former one."""
    return bool(words) and _REMARK.fullmatch(re.split(r"[\s&,/-]+", words)[0]) is not None


def _without_reason(remark: str) -> str:
    if _LEAVE.search(remark):
        return "cover" if "cover" in remark.casefold() else "away"
    return remark


def _share_in(remark: str) -> Decimal | None:
    found = _SHARE.fullmatch(remark)
    if found is None:
        return None
    share = Decimal(found[2]) / 100 if found[2] else Decimal(found[1])
    return share if 0 < share <= 1 else None


def _is_shouted(name: str) -> bool:
    """Whether a name has its surname, or all of it, in capitals."""
    _honorific, plain = without_honorific(honorific_first(name))
    return any(_is_capitals(word) for word in plain.replace(",", " ").split())


def _begins_in_capitals(name: str) -> bool:
    """Whether a name has its surname first in capitals, and forenames behind it that are not."""
    words = without_honorific(_BEHIND.sub("", honorific_first(name)))[1].split()
    return len(words) > 1 and "," not in name and _is_capitals(words[0]) and not _is_capitals(words[-1])


def _is_capitals(word: str) -> bool:
    return word.isupper() and sum(sign.isalpha() for sign in word) > 1 and "." not in word


def _in_small_letters(name: str) -> str:
    words = name.split()
    shouted = [place for place, word in enumerate(words) if _is_capitals(word)]
    return " ".join(
        _in_capitals_no_more(word, inside=place - 1 in shouted) if place in shouted else word
        for place, word in enumerate(words)
    )


def _in_capitals_no_more(word: str, *, inside: bool) -> str:
    small = word.casefold()
    if small in _ALWAYS_SMALL or (inside and small in _SMALL):
        return small
    capital = re.sub(r"(^|[-'’])(\w)", lambda found: found[1] + found[2].upper(), small)
    return re.sub(r"\bMc(\w)", lambda found: f"Mc{found[1].upper()}", capital)
