"""Text as words that can be compared, whatever their capitals, accents and spaces."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

Phrase = tuple[str, ...]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_APART = r",.'’\u00a0\u2009\u202f"
"""What stands between thousands: in Britain a comma, elsewhere a point, an apostrophe or a narrow space."""

# No sum begins with a nought, but the number of a record and that of a telephone may.
# A plain space parts thousands only after a pound sign: in a table two numbers stand beside each other.
_MONEY = re.compile(
    rf"(?:(£\s?)|(?<![\w.,]))([1-9]\d{{0,2}}(?P<apart>[{_APART}]|(?<=£\d) |(?<=£\d\d) |(?<=£\d\d\d) )"
    rf"\d{{3}}(?:(?P=apart)\d{{3}})*|(?!0)\d+)([.,]\d{{1,2}})?(?![\w,.]*\d)"
)
_SAINT = re.compile(r"\b(?:St|Saint|SS)\.?\s+\w+(?:['’]\w+)*")
_COUNTED = re.compile(
    r"[ \u00a0](?:pupils|students|children|learners|places|people|families|parents|members|visitors|hours"
    r"|books)\b"
)
"""What is counted and is no money, where it follows a number."""

_NO_DIGIT = re.compile(r"\D")
_BAND = re.compile(r"£[\d,]+\s*to\s*£[\d,]+")
"""With or without space: it may be on two lines, which one reading of a file runs together."""

_LIKE_A_YEAR = range(1900, 2100)
_LONGEST_SUM = 12
"""Digits: what has more is no sum of money, but the numbers of a drawing run together."""

_FIGURES = 4
"""A bare number with fewer figures may be a number of anything."""


class _Plain(dict[int, int | None]):
    """Every character as itself, but for accents and what can't be seen: those are left out."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) in ("Mn", "Cf") else code
        self[code] = kept
        return kept


_PLAIN = _Plain()


class Sum(NamedTuple):
    """A number in a text, and whether it has a pound sign."""

    amount: Decimal
    has_pound: bool


def words(text: str) -> list[str]:
    """Return the words of a text without capitals and accents; what can't be seen is left out."""
    plain = text.casefold().replace("’", "'")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_PLAIN)
    found = _WORD.findall(plain)
    return [word.removesuffix("'s") for word in found] if "'s" in plain else found


def spoken(line: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each word of a line as `words` has it, with its place."""
    for place in _WORD.finditer(line):
        yield from ((word, place) for word in words(place.group()))


def sums(text: str) -> list[Sum]:
    """Return the numbers of a text that may be sums: no years, bands, numbers of pupils or small numbers.

    A number is read in every way in which somebody may have meant it: 45.123 is forty-five thousand too.
    """
    found = []
    plain = _BAND.sub(" ", text)
    for match in _MONEY.finditer(plain):
        pound, whole, apart, pence = match.groups()
        digits = whole if whole.isdigit() else _NO_DIGIT.sub("", whole)
        if len(digits) > _LONGEST_SUM or (not pound and _COUNTED.match(plain, match.end())):
            continue
        is_money = bool(pound or apart)
        amount = Decimal(digits + (pence or "").replace(",", "."))
        if is_money or (len(digits) >= _FIGURES and (pence or int(digits) not in _LIKE_A_YEAR)):
            found.append(Sum(amount, bool(pound)))
    return found


def capitalised(text: str) -> set[str]:
    """Return the words of a text that begin with a capital letter, as `words` has them: it may be a name.

    The name of a saint is not taken: St Peter's is a church or a school.
    """
    return {
        word for found in _WORD.findall(_SAINT.sub(" ", text)) if found[0].isupper() for word in words(found)
    }
