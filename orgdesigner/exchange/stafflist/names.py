"""Names of people: in one cell or two, the surname first or last, two people in one cell, or nobody."""

import re
from collections.abc import Sequence

from orgdesigner.exchange.organogram.cells import UNNAMED, Holder, folded, holder, one_line, shortened

_BETWEEN_TWO = re.compile(r"\s*(?:/|&|;|\+|\band\b)\s*", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:post |currently |now )?vacan\w*\b.*|(?:to be|tbc|tba|appointed)\b.*|recruiting|unfilled|"
    r".*\bto be appointed|agency.*|\(?empty\)?|advert\w*|frozen",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"^(mr|mrs|ms|miss|mx|dr|prof|rev)\.?\s+", re.IGNORECASE)


class Names:
    """Reads the names of one list, as most of them are written."""

    def __init__(self, column: Sequence[str]) -> None:
        stated = [text for text in column if text]
        # One name with a comma may have a title behind it; a list of them has the surnames first.
        commas = sum(text.count(",") == 1 for text in stated)
        self.surname_first = 2 * commas > len(stated) > 0

    def people(self, whole: str, *, surname: str, forename: str) -> tuple[tuple[str, ...], bool]:
        """Return who is in the post of a row, and whether the row says that it is vacant."""
        text = whole or " ".join(filter(None, (forename, surname)))
        if not text:
            return (), False
        if is_nobody(text) or is_nobody(surname):
            return (), True
        if holder(text, None) is Holder.UNNAMED:
            return (UNNAMED,), False
        parts = [part for part in _BETWEEN_TWO.split(text) if part]
        if len(parts) > 1 and all(len(_SALUTATION.sub("", part).split()) > 1 for part in parts):
            return tuple(dict.fromkeys(self.in_order(part) for part in parts)), False
        return (self.in_order(text),), False

    def in_order(self, name: str) -> str:
        """Return a name with the forename first, if the list has its surnames first."""
        surname, comma, forename = name.partition(",")
        if self.surname_first and comma and forename.strip():
            return shortened(one_line(f"{forename} {surname}"))
        return shortened(name)


def is_nobody(text: str) -> bool:
    """Whether a cell for a name says that there is nobody."""
    return bool(text) and (holder(text, None) is Holder.VACANT or _NOBODY.fullmatch(text) is not None)


def keys_of(name: str) -> set[str]:
    """Return what a name may be written as where somebody reports to it, each folded for comparing."""
    plain = _SALUTATION.sub("", one_line(name))
    keys = {folded(name), folded(plain)}
    first, _, last = plain.rpartition(" ")
    if first:
        keys |= {folded(f"{last}, {first}"), folded(f"{last} {first}"), folded(f"{first[0]} {last}")}
        keys |= {folded(f"{first[0]}. {last}"), folded(f"{last}, {first[0]}")}
    return keys


def full_keys_of(name: str) -> set[str]:
    """Return the ways to write a whole name, with no forename cut to its first letter."""
    plain = _SALUTATION.sub("", one_line(name))
    first, _, last = plain.rpartition(" ")
    both = {folded(name), folded(plain)}
    return both | {folded(f"{last}, {first}"), folded(f"{last} {first}")} if first else both
