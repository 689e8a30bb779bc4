"""The structure as nested words: what the outline shows, and what a screen reader reads.

Children are found when a node is opened, from ids, so that what is found then is as it is then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from orgdesigner.chart.cards.meetings import meeting_words
from orgdesigner.chart.coaching.coachingforest import above_of
from orgdesigner.chart.picture import ChartView
from orgdesigner.model import relations
from orgdesigner.model.leading import COACHING_LINKS
from orgdesigner.model.records import COACHING, Forum, Person, Post, Team
from orgdesigner.model.structure import View
from orgdesigner.model.words import Level, TeamKind
from orgdesigner.rules.base import Subject
from orgdesigner.ui.telling import holder_names

BRANCH = "@line"
"""How the key of a line ends that has those below it who report to it."""

Lines = dict[Subject, list["Node"]]
"""The lines about each record, of those that were ever looked for."""


@dataclass(eq=False)
class Node:
    """One line of the outline; two may be about the same post.

    `subject` is None for a heading, which says in `kind` and `ids` what stands below it.
    """

    key: str
    text: str
    subject: Subject | None
    find_children: Callable[[], list[Node]] | None = None
    kind: str = ""
    ids: Sequence[str] = field(default=(), repr=False)
    parent: Node | None = None
    row: int = 0
    is_open: bool = False
    lines: Lines = field(default_factory=dict, repr=False)
    _children: list[Node] | None = field(default=None, repr=False)

    @property
    def children(self) -> list[Node]:
        """The lines below, found when first asked for."""
        if self._children is None:
            self._children = []
            self.put(self.find_children() if self.find_children else [])
        return self._children

    @property
    def known_children(self) -> list[Node] | None:
        """The lines below, if anybody ever asked for them."""
        return self._children

    @property
    def has_children(self) -> bool:
        """Whether there may be lines below; found without looking further than needed."""
        return self.find_children is not None

    def put(self, children: list[Node], at: int = 0) -> None:
        """Put lines below this one, before the one that is at a row."""
        present = self._children = self._children or []
        present[at:at] = children
        for child in children:
            child.parent = self
            child.enter(self.lines)
        for row in range(at, len(present)):
            present[row].row = row

    def take(self, first: int, last: int) -> None:
        """Take the lines below this one from a row to another away, and what is below them."""
        present = self._children or []
        for child in present[first : last + 1]:
            child.leave()
            child.parent = None
        del present[first : last + 1]
        for row in range(first, len(present)):
            present[row].row = row

    @property
    def path(self) -> tuple[int, ...]:
        """Where it stands, from the top: lines further out come before those further in."""
        rows: list[int] = []
        node = self
        while node.parent is not None:
            rows.append(node.row)
            node = node.parent
        return len(rows), *reversed(rows)

    def dissolve(self) -> None:
        """Let go of the lines below, so that what is shown no longer goes without any search for garbage."""
        for child in self._children or ():
            child.parent = None
            child.dissolve()
        self._children, self.lines = None, {}

    def enter(self, lines: Lines) -> None:
        """Take note that this line and those below it are among the lines of an outline."""
        self.lines = lines
        if self.subject is not None:
            lines.setdefault(self.subject, []).append(self)
        for child in self._children or ():
            child.enter(lines)

    def leave(self) -> None:
        """Take note that this line and those below it are no longer among the lines of an outline."""
        if self.subject is not None:
            self.lines[self.subject].remove(self)
        for child in self._children or ():
            child.leave()


def outline(view: View, chart_view: ChartView) -> Node:
    """Return the root of the outline, in the shape of the picture that is shown."""
    find = _VIEWS[chart_view]
    return Node("", "", None, lambda: list(find(view)))


def _teams_view(view: View) -> Iterator[Node]:
    teams = relations.teams(view)
    heads = [post for post in view.all(Post) if post.level is Level.HEAD]
    yield from (_post(view, post, under="head") for post in sorted(heads, key=relations.in_order))
    yield from (_team(view, team) for team in teams if team.team_kind is TeamKind.LEADERSHIP)
    for kind in TeamKind:
        others = [team.id for team in teams if team.team_kind is kind and kind is not TeamKind.LEADERSHIP]
        if others:
            yield Node(
                f"kind:{kind}",
                f"{_GROUPS[kind]} ({len(others)})",
                None,
                lambda others=others: [_team(view, view.need(Team, each)) for each in others],  # type: ignore[misc]
                Team.kind,
                others,
            )
    in_no_team = relations.in_none(view, Post, relations.TEAMS_OF_POST, relations.TEAMS_LED)
    loose = [post for post in in_no_team if post.level is not Level.HEAD]
    yield from _heading(view, "In no team", loose)
    yield from _idle(view)
    yield from _meetings(view)


_GROUPS = {
    TeamKind.LEADERSHIP: "Leadership teams",
    TeamKind.FACULTY: "Faculties and departments",
    TeamKind.YEAR: "Year and phase teams",
    TeamKind.SUPPORT: "Support teams",
    TeamKind.WORKING_GROUP: "Working groups",
    TeamKind.OTHER: "Other teams",
}


def _reporting_view(view: View) -> Iterator[Node]:
    loose = []
    for post in relations.roots(view):
        if view.count(relations.LINE_DOWNWARD, post.id) or post.level is Level.HEAD:
            yield _branch(view, post)
        else:
            loose.append(post)
    yield from _heading(view, "Reporting to nobody", loose)
    yield from _idle(view)


def _coaching_view(view: View) -> Iterator[Node]:
    ties = view.find(COACHING_LINKS, True)
    coaches = {tie.upper for tie in ties}
    tied = coaches | {tie.lower for tie in ties}
    tops = [view.need(Post, each) for each in coaches if above_of(view, each) is None]
    yield from (_coach(view, post) for post in sorted(tops, key=relations.in_order))
    alone = [post for post in view.all(Post) if post.id not in tied]
    yield from _heading(view, "No coach", alone)
    yield from _idle(view)


def _coach(view: View, post: Post) -> Node:
    node = _post(view, post, under="coach")
    if any(tie.link_kind == COACHING for tie in view.find(relations.TIES_DOWNWARD, post.id)):
        node.find_children = lambda: _coached(view, post.id)
    return node


def _coached(view: View, coach: str) -> list[Node]:
    """Whom a post coaches; who stands below another coach in the picture too has no lines below here."""
    ties = [tie for tie in view.find(relations.TIES_DOWNWARD, coach) if tie.link_kind == COACHING]
    posts = sorted(
        ((view.need(Post, tie.lower), tie) for tie in ties), key=lambda each: relations.in_order(each[0])
    )
    return [
        _coach(view, post) if above_of(view, post.id) == tie else _post(view, post, under=tie.id)
        for post, tie in posts
    ]


def _heading(view: View, heading: str, posts: Sequence[Post]) -> Iterator[Node]:
    """Yield a heading over some posts, which are put in their order when it is opened."""
    loose = [post.id for post in posts]
    if loose:
        yield Node(
            f"loose:{heading}",
            f"{heading} ({len(loose)})",
            None,
            lambda: [
                _post(view, post, under="loose") for post in sorted(_all(view, loose), key=relations.in_order)
            ],
            Post.kind,
            loose,
        )


def _all(view: View, posts: Iterable[str]) -> Iterator[Post]:
    return (view.need(Post, each) for each in posts)


_VIEWS = {
    ChartView.TEAMS: _teams_view,
    ChartView.REPORTING: _reporting_view,
    ChartView.COACHING: _coaching_view,
}


def _idle(view: View) -> Iterator[Node]:
    people = relations.in_none(view, Person, relations.HOLDINGS_OF_PERSON)
    people.sort(key=lambda person: (person.name, person.id))
    idle = [person.id for person in people]
    if idle:
        yield Node(
            "loose:people",
            f"People without a post ({len(idle)})",
            None,
            lambda: [_person(view.need(Person, each)) for each in idle],
            Person.kind,
            idle,
        )


def _meetings(view: View) -> Iterator[Node]:
    forums = [forum.id for forum in relations.forums(view)]
    if forums:
        yield Node(
            "forums",
            f"Meetings ({len(forums)})",
            None,
            lambda: [_forum(view, view.need(Forum, each)) for each in forums],
            Forum.kind,
            forums,
        )


def _forum(view: View, forum: Forum) -> Node:
    return Node(f"forum:{forum.id}", meeting_words(view, forum), Subject(Forum.kind, forum.id))


def _team(view: View, team: Team) -> Node:
    return Node(f"team:{team.id}", team.name, Subject("team", team.id), lambda: _members(view, team.id))


def _members(view: View, team_id: str) -> list[Node]:
    team = view.need(Team, team_id)
    found: dict[str, Node] = {}
    for post_id in team.leads:
        found[post_id] = _post(view, view.need(Post, post_id), under=team.id)
    for membership in relations.members(view, team.id):
        if membership.post is not None:
            found.setdefault(membership.post, _post(view, view.need(Post, membership.post), under=team.id))
        elif membership.person is not None:
            found[membership.person] = _person(view.need(Person, membership.person), under=team.id)
    within = [
        _team(view, each) for each in sorted(view.find(relations.TEAMS_WITHIN, team.id), key=_team_order)
    ]
    return [*found.values(), *within]


def _team_order(team: Team) -> tuple[int, str]:
    return team.order, team.id


def _branch(view: View, post: Post) -> Node:
    node = _post(view, post, under="line")
    if view.find(relations.LINE_DOWNWARD, post.id):
        node.find_children = lambda: [_branch(view, each) for each in relations.reports(view, post.id)]
    return node


def _post(view: View, post: Post, *, under: str) -> Node:
    text = f"{post.title} · {holder_names(view, post)}"
    return Node(f"post:{post.id}@{under}", text, Subject("post", post.id))


def _person(person: Person, *, under: str = "") -> Node:
    return Node(f"person:{person.id}@{under}", person.name, Subject("person", person.id))
