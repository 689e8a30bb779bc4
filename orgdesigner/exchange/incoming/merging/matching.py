"""Who and what of a list is in the structure already: teams by name, people by code and name, posts by more.

Nobody is guessed where two would do: who can't be told apart is new to the structure, and offered as such.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orgdesigner.exchange.incoming.merging.grounds import Ground, Match, Pairs
from orgdesigner.exchange.incoming.merging.posts import match_posts
from orgdesigner.exchange.incoming.organogram.cells import UNNAMED
from orgdesigner.model import relations
from orgdesigner.model.ids import LONGEST
from orgdesigner.model.records import KINDS, Person, Post, Team
from orgdesigner.model.spelling import plain
from orgdesigner.model.view import View

_STYLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "revd"}
"""Words before a name that one list has and the next has not."""

_ONE_NAME = 85
"""From so alike on, of 100, two names under one reference are one name that was put right."""


@dataclass(frozen=True)
class Matching:
    """The pairs of a list and a structure, kind by kind."""

    teams: Pairs
    people: Pairs
    posts: Pairs

    def __iter__(self) -> Iterator[Match]:
        for pairs in (self.teams, self.posts, self.people):
            yield from pairs

    def of(self, kind: str) -> Pairs | None:
        """Return the pairs of one kind of record, or None for a kind that is known by its id alone."""
        return {Team.kind: self.teams, Person.kind: self.people, Post.kind: self.posts}.get(kind)


def match(
    present: View, listed: View, apart: Collection[Match] = (), same: Collection[Match] = ()
) -> Matching:
    """Return who of the list is who in the structure.

    What somebody says comes before everything that is found: `apart` are none, and `same` are matches. One of
    which either side is no more, because the list is read otherwise by now, says nothing.
    """
    known = [
        each
        for each in same
        if listed.get(KINDS[each.kind], each.listed) and present.get(KINDS[each.kind], each.present)
    ]
    teams, people, posts = (Pairs(each.kind, apart, known) for each in (Team, Person, Post))
    _match_teams(present, listed, teams)
    _match_people(present, listed, people)
    match_posts(present, listed, posts, people=people, teams=teams)
    return Matching(teams, people, posts)


def person_key(name: str) -> str:
    """Return a name as it is compared: “OKAFOR, Mrs Amara” is "amara okafor"."""
    surname, comma, forenames = name.partition(",")
    words = plain(f"{forenames} {surname}" if comma else name).split()
    while len(words) > 1 and words[0] in _STYLES:
        del words[0]
    return " ".join(words)


def _match_teams(present: View, listed: View, pairs: Pairs) -> None:
    for team in listed.all(Team):
        if present.get(Team, team.id) is not None:
            pairs.join(team.id, team.id, Ground.REFERENCE)
    here, there = ([(plain(team.name), team) for team in view.all(Team)] for view in (listed, present))
    pairs.join_unique(here, there, Ground.NAME)


def _match_people(present: View, listed: View, pairs: Pairs) -> None:
    pairs.join_unique(_codes(listed), _codes(present), Ground.STAFF_CODE)
    for person in listed.all(Person):
        for each in ids_for(person.id):
            there = present.get(Person, each)
            if there is not None and _is_same(person, there):
                pairs.join(person.id, there.id, Ground.REFERENCE)
    pairs.join_unique(
        _names_and_posts(listed), _names_and_posts(present), Ground.NAME_AND_POST, fits=_may_be_same
    )
    pairs.join_unique(_names(listed), _names(present), Ground.NAME, fits=_may_be_same)


def ids_for(listed: str) -> Iterator[str]:
    """Yield the ids that something of a list may have in the structure: its own, or it with a number."""
    yield listed
    yield from (numbered for number in range(2, 10) if len(numbered := f"{listed}-{number}") <= LONGEST)


def _is_same(person: Person, there: Person) -> bool:
    """Whether two with one reference are one: some lists give the references of a post to its next holder."""
    if all(codes := (_code(person), _code(there))):
        return codes[0] == codes[1]
    from rapidfuzz import fuzz

    names = person_key(person.name), person_key(there.name)
    return names[0] == names[1] or fuzz.token_sort_ratio(*names) >= _ONE_NAME


def _may_be_same(one: Person, other: Person) -> bool:
    """Two staff codes are two people, whatever they are called."""
    codes = _code(one), _code(other)
    return not all(codes) or codes[0] == codes[1]


def _code(person: Person) -> str:
    return person.staff_code.strip().casefold()


def _codes(view: View) -> Iterator[tuple[str, Person]]:
    return ((_code(person), person) for person in view.all(Person) if _code(person))


def _names(view: View) -> Iterator[tuple[str, Person]]:
    for person in view.all(Person):
        if person.name != UNNAMED and (key := person_key(person.name)):
            yield key, person


def _names_and_posts(view: View) -> Iterator[tuple[tuple[str, str], Person]]:
    for name, person in _names(view):
        for held in view.find(relations.HOLDINGS_OF_PERSON, person.id):
            yield (name, plain(view.need(Post, held.post).title)), person
