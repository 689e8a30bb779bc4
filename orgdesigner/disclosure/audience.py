"""Audiences: for whom something leaves the program, and so what may be told in it."""

from dataclasses import dataclass, replace
from enum import Enum

from orgdesigner.disclosure.sensitivity import Sensitivity


class Names(Enum):
    """How people are named."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


class Pay(Enum):
    """How pay is told: to the penny, in bands, or not at all."""

    EXACT = "exact"
    BANDED = "banded"
    ABSENT = "absent"


@dataclass(frozen=True)
class Audience:
    """Somebody for whom a chart or a file is made, and what they may be told.

    `told` holds the kinds of sensitive fields that they may read beside names and pay, which have degrees.
    """

    key: str
    title: str
    names: Names
    pay: Pay
    told: frozenset[Sensitivity] = frozenset()

    def may_read(self, sensitivity: Sensitivity) -> bool:
        """Whether a field of this sensitivity may be told as it is."""
        if sensitivity is Sensitivity.IDENTITY:
            return self.names is Names.FULL
        if sensitivity is Sensitivity.PAY:
            return self.pay is Pay.EXACT
        return sensitivity is Sensitivity.STRUCTURE or sensitivity in self.told

    @property
    def is_told_all(self) -> bool:
        """Whether nothing is held back."""
        return all(self.may_read(each) for each in Sensitivity)

    @property
    def in_a_sentence(self) -> str:
        """Return the title as it stands within a sentence: "the public"."""
        return self.title[:1].lower() + self.title[1:]

    def told_no_more(self, names: Names, pay: Pay) -> "Audience":
        """Return this audience told no more of names and pay than is said here, nor than it may be."""
        return replace(
            self,
            names=max(self.names, names, key=list(Names).index),
            pay=max(self.pay, pay, key=list(Pay).index),
        )

    def in_words(self) -> str:
        """Say what this audience is told, in one line: "full names, pay in bands, no notes"."""
        parts = [_NAMES[self.names], _PAY[self.pay]]
        kept = [each.value for each in Sensitivity if each in _CHOSEN and not self.may_read(each)]
        *others, last = kept or [""]
        without = f"{', '.join(others)} or {last}" if others else last
        parts.append(f"without {without}" if kept else "with notes, waivers and appointments")
        return ", ".join(parts)


_CHOSEN = (Sensitivity.NOTES, Sensitivity.WAIVERS, Sensitivity.APPOINTMENTS)
_NAMES = {
    Names.FULL: "full names",
    Names.INITIALS: "initials in place of names",
    Names.NONE: "posts without names",
}
_PAY = {Pay.EXACT: "pay to the penny", Pay.BANDED: "pay in bands", Pay.ABSENT: "no pay"}

LEADERS = Audience(
    "leaders",
    "The leadership team",
    Names.FULL,
    Pay.EXACT,
    frozenset({Sensitivity.NOTES, Sensitivity.WAIVERS, Sensitivity.APPOINTMENTS, Sensitivity.PERSONAL}),
)
GOVERNORS = Audience(
    "governors",
    "Governors",
    Names.FULL,
    Pay.BANDED,
    frozenset({Sensitivity.WAIVERS, Sensitivity.APPOINTMENTS}),
)
UNIONS = Audience("unions", "Unions", Names.INITIALS, Pay.BANDED, frozenset({Sensitivity.APPOINTMENTS}))
STAFF = Audience("staff", "Staff", Names.FULL, Pay.ABSENT)
PUBLIC = Audience("public", "The public", Names.NONE, Pay.ABSENT)

AUDIENCES = (LEADERS, GOVERNORS, UNIONS, STAFF, PUBLIC)
"""Those that can be chosen, from the one that is told most to the one that is told least."""


def audience_called(key: str) -> Audience:
    """Return the audience with a key; raises KeyError if there is none."""
    return {each.key: each for each in AUDIENCES}[key]
