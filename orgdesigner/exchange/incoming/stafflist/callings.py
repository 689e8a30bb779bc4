"""Who is meant by “Mrs Smith” or “O'Sullivan, Maire”: names that are cut short or spelt otherwise."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from orgdesigner.exchange.incoming.organogram.cells import one_line

_HONORIFIC = r"(mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|fr|sr)\b\.?"
_BEFORE = re.compile(rf"^{_HONORIFIC}\s+(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"[\s,]*[(\[]\s*{_HONORIFIC}\s*[)\]]$", re.IGNORECASE)
_INSIDE = re.compile(rf",\s*{_HONORIFIC}\s+(?=\S)", re.IGNORECASE)
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_OFFICES = {"head", "deputy", "principal", "head teacher", "headteacher", "bursar", "slt", "chair", "leader"}
"""Words that mean an office where they stand alone, though somebody may be called so."""


class Called(NamedTuple):
    """A name for comparing: its honorific, if it has one, and its words without capitals and accents."""

    honorific: str
    words: tuple[str, ...]


def honorific_first(name: str) -> str:
    """Return a name with its honorific in front: “Mrs Smith, Jane” for “Smith, Jane (Mrs)”."""
    for pattern, instead in ((_BEHIND, ""), (_INSIDE, ", ")):
        if found := pattern.search(name):
            return f"{found[1]} {name[: found.start()]}{instead}{name[found.end() :]}"
    return name


def without_honorific(name: str) -> tuple[str, str]:
    """Return the honorific before a name, as it is written, and the name without it."""
    found = _BEFORE.match(name)
    return (found[0].strip(), name[found.end() :]) if found else ("", name)


def called(name: str) -> Called:
    """Return a name for comparing, whether its surname stands first with a comma or last."""
    honorific, plain = without_honorific(honorific_first(one_line(name)))
    surname, comma, forename = plain.partition(",")
    spelt = unicodedata.normalize("NFKD", f"{forename} {surname}" if comma else plain).translate(_APOSTROPHES)
    bare = "".join(sign for sign in spelt if not unicodedata.combining(sign)).casefold()
    return Called(honorific.casefold().rstrip("."), tuple(bare.replace(".", " ").split()))


class Callings:
    """Finds people by a surname and what stands by it: an honorific, forenames, initials."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        """`people` are pairs of what is to be found and the whole name of whoever stands for it."""
        self._by_last: dict[str, list[tuple[str, Called]]] = {}
        for found, name in people:
            person = called(name)
            if person.words:
                self._by_last.setdefault(person.words[-1], []).append((found, person))

    def find(self, reference: str) -> list[str]:
        """Return what everybody whom a reference may mean stands for, once each."""
        meant = called(reference)
        if not meant.words or (not meant.honorific and " ".join(meant.words) in _OFFICES):
            return []
        candidates = self._by_last.get(meant.words[-1], ())
        return list(dict.fromkeys(found for found, person in candidates if _may_be(meant, person)))


def _may_be(meant: Called, person: Called) -> bool:
    if "mr" in (meant.honorific, person.honorific) and _woman(meant, person):
        return False
    return any(
        meant.words[-length:] == person.words[-length:]
        and _fit(meant.words[:-length], person.words[:-length])
        for length in range(1, len(meant.words) + 1)
    )


def _woman(*people: Called) -> bool:
    return any(each.honorific in {"mrs", "miss", "ms"} for each in people)


def _fit(stated: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether forenames or initials, as many as are stated, are those of a person in their order."""
    if len(stated) > len(given):
        return False
    return all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0])
        for one, other in zip(stated, given, strict=False)
    )
