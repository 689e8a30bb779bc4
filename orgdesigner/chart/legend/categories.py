"""What a chart can be coloured and filtered by, and which posts are in which category of it."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import NamedTuple

from orgdesigner.chart.cards.homes import rank, team_colours, teams_of
from orgdesigner.chart.picture import Mark, Marks
from orgdesigner.chart.theme import NO_CATEGORY, QUIET, category_colour
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, ContractKind, Level, StaffGroup

NONE = ""
"""The key of what is in no category."""


class Aspect(Enum):
    """What a chart can be coloured by; the value is what the screen says. First comes what it usually is."""

    OWN = "Teams’ own"
    STAFF_GROUP = "Staff group"
    ACCESS = "Who may hold it"
    CONTRACT = "Contract"
    PRIORITY = "Priority"
    FINDING = "Finding"
    LEVEL = "Level"
    TEAM = "Team"


class Category(NamedTuple):
    """One of the categories of an aspect: a name on screen, and the name of a colour of the theme."""

    key: str
    name: str
    colour: str


class Entry(NamedTuple):
    """A category that is on the chart, and how many posts of how many are in it."""

    category: Category
    posts: int
    total: int

    @property
    def share(self) -> str:
        """How many of a hundred posts are in it, in words."""
        percent = round(100 * self.posts / self.total)
        return f"{percent} %" if percent or not self.posts else "under 1 %"


VACANT, UNNAMED, OTHERS = "vacant", "unnamed", "others"
_FOUND = {Mark.ERROR: "To be put right", Mark.WARNING: "To be looked at", Mark.ADVICE: "Advice"}


def categories(view: View, aspect: Aspect) -> list[Category]:
    """Return the categories of an aspect in their order; the last is for posts that are in none."""
    if aspect is Aspect.OWN:
        return _own(view)
    named, rest = _NAMED[aspect](view)
    found = [Category(key, name, category_colour(place)) for place, (key, name) in enumerate(named)]
    return [*found, Category(NONE, rest, NO_CATEGORY)]


class Sorting:
    """The posts of a structure, sorted into the categories of one aspect, bit by bit where there are many."""

    def __init__(self, view: View, aspect: Aspect, marks: Marks) -> None:
        self.aspect = aspect
        self._view = view
        self._marks = marks
        self._keys_of = _KEYS_OF[aspect]
        self._others = _quiet_teams(view) if aspect is Aspect.OWN else frozenset[str]()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._posts: dict[str, set[str]] = {}
        self._waiting = [post.id for post in view.all(r.Post)]

    def work(self, seconds: float) -> bool:
        """Sort more posts within the time; return whether all are sorted."""
        end = time.perf_counter() + seconds
        while self._waiting and time.perf_counter() < end:
            for post in self._waiting[-64:]:
                self._sort(post)
            del self._waiting[-64:]
        return not self._waiting

    def follow(self, posts: Iterable[str]) -> None:
        """Sort posts anew that a change may have altered, added or removed."""
        for post in posts:
            for key in self._keys.pop(post, ()):
                self._posts[key].discard(post)
            self._sort(post)

    def wear(self, marks: Marks) -> None:
        """Sort anew the posts whose worst finding is another than before."""
        before, self._marks = self._marks, marks
        self.follow(
            record_id
            for kind, record_id in before.keys() | marks.keys()
            if kind == r.Post.kind and before.get((kind, record_id)) is not marks.get((kind, record_id))
        )

    def entries(self) -> list[Entry]:
        """Return the categories that are on the chart, with their counts."""
        counts = {key: len(posts) for key, posts in self._posts.items() if posts}
        total = len(self._keys)
        return [
            Entry(category, counts[category.key], total)
            for category in categories(self._view, self.aspect)
            if category.key in counts
        ]

    def posts(self, key: str) -> AbstractSet[str]:
        """Return the posts in a category."""
        return frozenset(self._posts.get(key, ()))

    def colours(self) -> Mapping[str, str]:
        """Return the name of each post's colour: that of the first category it is in."""
        colour = {category.key: category.colour for category in categories(self._view, self.aspect)}
        return {post: colour[keys[0]] for post, keys in self._keys.items()}

    def _sort(self, post_id: str) -> None:
        post = self._view.get(r.Post, post_id)
        if post is None:
            return
        keys = tuple(dict.fromkeys(self._keys_of(self._view, post, self._marks))) or (NONE,)
        if self.aspect is Aspect.OWN and keys[0] in self._others:
            keys = (OTHERS,)
        self._keys[post_id] = keys
        for key in keys:
            self._posts.setdefault(key, set()).add(post_id)


def _own(view: View) -> list[Category]:
    """The teams that have a colour, the rest of them together, and no colour where there is no team."""
    colours = team_colours(view)
    teams = [team for team in sorted(view.all(r.Team), key=rank) if colours[team.id] != QUIET]
    return [
        *(Category(team.id, team.name, colours[team.id]) for team in teams),
        Category(OTHERS, "Other teams", QUIET),
        Category(NONE, "In no team", ""),
    ]


def _quiet_teams(view: View) -> AbstractSet[str]:
    return frozenset(team for team, colour in team_colours(view).items() if colour == QUIET)


def _of_home(view: View, post: r.Post, _: Marks) -> Iterator[str]:
    yield from (team.id for team in teams_of(view, post.id)[:1])


def _of_staff_group(view: View, post: r.Post, _: Marks) -> Iterator[str]:
    held = relations.holdings(view, post.id)
    yield from (view.need(r.Person, holding.person).staff_group for holding in held)
    if not held:  # one card may stand for several like posts, whose holders are nowhere named
        yield UNNAMED if post.fte > 1 else VACANT


def _of_priority(view: View, post: r.Post, _: Marks) -> Iterator[str]:
    held, helped = (
        sorted(view.find(index, post.id), key=lambda priority: priority.number)
        for index in (relations.ACCOUNTABLE_FOR, relations.CONTRIBUTES_TO)
    )
    yield from (priority.id for priority in (*held, *helped))


def _of_finding(_: View, post: r.Post, marks: Marks) -> Iterator[str]:
    mark = marks.get((r.Post.kind, post.id))
    if mark is not None:
        yield mark.value


def _of_level(_: View, post: r.Post, __: Marks) -> Iterator[str]:
    if post.level is not Level.NONE:
        yield post.level


def _of_team(view: View, post: r.Post, _: Marks) -> Iterator[str]:
    yield from (team.id for team in teams_of(view, post.id))


Named = tuple[Iterable[tuple[str, str]], str]

_KEYS_OF: Mapping[Aspect, Callable[[View, r.Post, Marks], Iterable[str]]] = {
    Aspect.OWN: _of_home,
    Aspect.STAFF_GROUP: _of_staff_group,
    Aspect.ACCESS: lambda _, post, __: (post.access,),
    Aspect.CONTRACT: lambda _, post, __: (post.contract,),
    Aspect.PRIORITY: _of_priority,
    Aspect.FINDING: _of_finding,
    Aspect.LEVEL: _of_level,
    Aspect.TEAM: _of_team,
}

_NAMED: Mapping[Aspect, Callable[[View], Named]] = {
    Aspect.STAFF_GROUP: lambda _: (
        [
            *((group, f"{group.label} staff") for group in StaffGroup),
            (VACANT, "Vacant"),
            (UNNAMED, "Not named"),
        ],
        "",
    ),
    Aspect.ACCESS: lambda _: ([(access, access.label) for access in Access], ""),
    Aspect.CONTRACT: lambda _: ([(kind, kind.label) for kind in ContractKind], ""),
    Aspect.PRIORITY: lambda view: (
        [(each.id, f"{each.number}  {each.name}") for each in relations.priorities(view)],
        "No priority",
    ),
    Aspect.FINDING: lambda _: ([(mark.value, words) for mark, words in _FOUND.items()], "Nothing found"),
    Aspect.LEVEL: lambda _: (
        [(level, level.label) for level in Level if level is not Level.NONE],
        Level.NONE.label,
    ),
    Aspect.TEAM: lambda view: (
        [(team.id, team.name) for team in sorted(view.all(r.Team), key=rank)],
        "In no team",
    ),
}
