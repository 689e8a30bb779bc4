"""How well something fits what is typed: by the beginnings of words, in an order that one can foresee."""

from __future__ import annotations

import re
from functools import lru_cache

Rank = tuple[int, int]

_WORD = re.compile(r"[\w%£&]+")


def rank(typed: str, name: str, others: str = "") -> Rank | None:
    """Return how well a name fits, smaller is better; None if it does not.

    Best is a name that begins with what is typed; then one in which each typed word begins a word of the
    name, in the name's order before any other; then one that needs its other words; then one whose initials
    are typed; and last one that only holds what is typed somewhere.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return 0, 0
    plain = name.casefold()
    if plain.startswith(" ".join(wanted)):
        return 0, 0
    words = _words(plain)
    places = [_beginning(each, words) for each in wanted]
    if all(place is not None for place in places):
        return (1 if places == sorted(places, key=lambda place: place or 0) else 2), places[0] or 0
    if all(_beginning(each, words + _words(others.casefold())) is not None for each in wanted):
        return 3, sum(place is None for place in places)
    if len(wanted) == 1 and len(wanted[0]) > 1 and "".join(word[0] for word in words).startswith(wanted[0]):
        return 4, 0
    if all(each in plain for each in wanted):
        return 5, plain.index(wanted[0])
    return None


def _beginning(typed: str, words: tuple[str, ...]) -> int | None:
    return next((place for place, word in enumerate(words) if word.startswith(typed)), None)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
