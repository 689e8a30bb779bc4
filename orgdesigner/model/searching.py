"""What records can be found by, and what somebody who types a few words means by them.

A post is found by its title, its holders, its role, its teams and its priorities: by "P6" and by what the
priority is called. A post without a holder is found by "vacant". Nothing is found by its pay.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.spelling import plain
from orgdesigner.model.view import View

VACANT = "vacant"
_LEAST = 3
"""So many letters of "vacant" are meant as that; fewer are a part of a name."""

Key = tuple[str, str]
"""The kind and id of a record."""

_SPELLED_OUT = {
    "maths": "mathematics",
    "pe": "physical education",
    "re": "religious education",
    "dt": "design and technology",
    "mfl": "languages",
    "ta": "teaching assistant",
    "hlta": "higher level teaching assistant",
    "hod": "head of department",
    "hoy": "head of year",
    "slt": "senior leadership team",
}
"""What schools call by a short word and write out in full, or the other way round."""

_PRIORITY = re.compile(r"\bpriority (\d+)\b")
_NUMBERED = re.compile(r"p(\d{1,3})")
_plain = lru_cache(maxsize=4096)(plain)

# What is not a word of the record's own is one sign that nobody types, so that no part of it is found: "can"
# does not find who is vacant, nor "2" what serves Priority 12.
_IS_VACANT = "\ue000"


def _serves(number: int) -> str:
    return chr(0xE100 + number) if number < 1000 else ""


class Query:
    """Some words, all of which a record must have somewhere, in any order and also inside its own words.

    A priority by its number, "P6" or "priority 6", is meant as it is: P1 is not P12.
    """

    def __init__(self, typed: str) -> None:
        words = _PRIORITY.sub(r"p\1", plain(typed)).split()
        self.words = tuple(_meant(word) for word in words)

    def __bool__(self) -> bool:
        return bool(self.words)

    def narrows(self, other: "Query") -> bool:
        """Whether all that this finds, the other one finds too."""
        return all(any(_implies(own, theirs) for own in self.words) for theirs in other.words)

    def finds(self, text: str) -> bool:
        """Whether a text, as `FoundBy` gives it, has all of the words."""
        return all(any(each in text for each in word) for word in self.words)


def _meant(word: str) -> tuple[str, ...]:
    """Return what somebody who typed a word may mean, any of which is enough."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered:
        return _serves(int(numbered[1])), f" {word} "
    if word in _SPELLED_OUT:
        return word, _SPELLED_OUT[word]
    return (word, _IS_VACANT) if len(word) >= _LEAST and VACANT.startswith(word) else (word,)


def _implies(own: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return all(any(each in mine for each in theirs) for mine in own)


class FoundBy:
    """The words that each record of a structure can be found by, put together when they are asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._texts: dict[Key, str] = {}

    def all(self) -> Iterator[Key]:
        """Yield what can be found: teams, posts, and people who are in no post."""
        view = self._view
        yield from ((r.Team.kind, team.id) for team in relations.teams(view))
        yield from ((r.Post.kind, post.id) for post in view.all(r.Post))
        yield from ((r.Person.kind, each.id) for each in view.all(r.Person) if _is_idle(view, each.id))

    def has(self, key: Key) -> bool:
        """Whether a record is among what can be found, as the structure is now."""
        kind, record_id = key
        there = self._view.get(r.KINDS[kind], record_id) is not None
        return there and (kind != r.Person.kind or _is_idle(self._view, record_id))

    def text(self, key: Key) -> str:
        """Return the words of a record, with a space before and after each."""
        text = self._texts.get(key)
        if text is None:
            words = self._words_of_post(key[1]) if key[0] == r.Post.kind else self._name(key)
            text = self._texts[key] = f" {' '.join(words)} "
        return text

    def forget(self, keys: Iterable[Key]) -> None:
        """Put the words of some records together anew when they are asked for."""
        for key in keys:
            self._texts.pop(key, None)

    def _name(self, key: Key) -> Iterator[str]:
        kind, record_id = key
        yield plain(self._view.need(r.KINDS[kind], record_id).caption)

    def _words_of_post(self, post_id: str) -> Iterator[str]:
        view = self._view
        post = view.need(r.Post, post_id)
        yield plain(post.title)
        yield _plain(post.role_class)
        holdings = view.find(relations.HOLDINGS_OF_POST, post_id)
        yield from (plain(view.need(r.Person, holding.person).name) for holding in holdings)
        if not holdings:
            yield _IS_VACANT
        yield from (_plain(view.need(r.Team, team).name) for team in _teams(view, post_id))
        for index in (relations.ACCOUNTABLE_FOR, relations.CONTRIBUTES_TO):
            for priority in view.find(index, post_id):
                yield f"{_serves(priority.number)} {_plain(priority.name)}"


def _teams(view: View, post_id: str) -> set[str]:
    seats = {seat.team for seat in view.find(relations.TEAMS_OF_POST, post_id)}
    return seats.union(view.ids(relations.TEAMS_LED, post_id))


def _is_idle(view: View, person_id: str) -> bool:
    return not view.count(relations.HOLDINGS_OF_PERSON, person_id)
