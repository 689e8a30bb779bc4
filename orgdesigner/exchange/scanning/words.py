"""Text as words that can be compared, whatever their capitals, accents and spaces."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MONEY = re.compile(r"(£\s?)?(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?![\w,]*\d)")
_BAND = re.compile(r"£[\d,]+\s+to\s+£[\d,]+")
_LIKE_A_YEAR = range(1900, 2100)
_FIGURES = 4
"""A bare number with fewer figures may be a number of anything."""


class Sum(NamedTuple):
    """A number in a text, and whether it has a pound sign."""

    amount: Decimal
    has_pound: bool


def words(text: str) -> list[str]:
    """Return the words of a text without capitals and accents; what can't be seen is left out."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if unicodedata.category(each) not in ("Mn", "Cf"))
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(plain)]


def sums(text: str) -> list[Sum]:
    """Return the numbers of a text that may be sums: no years, no bands, and no small bare numbers."""
    found = []
    for match in _MONEY.finditer(_BAND.sub(" ", text)):
        pound, whole, pence = match.groups()
        is_money = bool(pound or "," in whole)
        amount = Decimal(whole.replace(",", "") + (pence or ""))
        if is_money or (len(whole) >= _FIGURES and (pence or int(whole) not in _LIKE_A_YEAR)):
            found.append(Sum(amount, bool(pound)))
    return found
