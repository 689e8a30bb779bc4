"""Who serves which priority of the School Improvement Plan: by team, by level, by staff group or by post."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, StaffGroup, TeamKind


class By(Enum):
    """What the posts that serve a priority are grouped by."""

    TEAM = "team"
    LEVEL = "level"
    STAFF_GROUP = "staff_group"
    POST = "post"


class Cover(Enum):
    """How well a priority is covered: by no post, by vacant posts, by one person alone, or by several."""

    NOBODY = "nobody"
    VACANT = "vacant"
    ALONE = "alone"
    SHARED = "shared"


@dataclass(frozen=True)
class Part:
    """The posts of a group that serve one priority; `people` are the ids of those who hold them.

    A post that answers for a priority is not counted among those that contribute to it as well.
    """

    accountable: tuple[r.Post, ...]
    contributing: tuple[r.Post, ...]
    people: frozenset[str]

    @property
    def posts(self) -> tuple[r.Post, ...]:
        """All of the posts, the accountable one first."""
        return self.accountable + self.contributing


@dataclass(frozen=True)
class Group:
    """Posts that belong together, and the part that they have in each priority, in order.

    `record` is the team or the post that it is; None for a level or a staff group.
    """

    name: str
    parts: tuple[Part, ...]
    record: r.Team | r.Post | None = None


@dataclass(frozen=True)
class Coverage:
    """The priorities by number, the part that everybody has in each, and that of each group.

    `names_nobody`: the structure has posts alone, so that a post without a holder is no vacancy.
    """

    priorities: tuple[r.Priority, ...]
    whole: tuple[Part, ...]
    groups: tuple[Group, ...]
    names_nobody: bool

    def cover(self, part: Part) -> Cover:
        """Return how well a part of the posts covers a priority."""
        if not part.posts:
            return Cover.NOBODY
        if not part.people and not self.names_nobody:
            return Cover.VACANT
        count = len(part.posts) if self.names_nobody else len(part.people)
        return Cover.ALONE if count == 1 else Cover.SHARED

    def rests_on(self, number: int, part: Part) -> bool:
        """Whether a priority, by its place, rests on one person alone, who is of this part."""
        return bool(part.posts) and self.cover(part) is self.cover(self.whole[number]) is Cover.ALONE


def coverage(view: View, by: By) -> Coverage:
    """Return who serves which priority; reads the posts that serve one, and for POST all leadership posts."""
    priorities = tuple(relations.priorities(view))
    whole = tuple(_part(view, priority) for priority in priorities)
    serving = {post.id: post for part in whole for post in part.posts}
    groups = _GROUPS[by](view, whole, list(serving.values()))
    return Coverage(priorities, whole, tuple(groups), names_nobody=not view.has(r.Holding))


def _part(view: View, priority: r.Priority) -> Part:
    accountable = (priority.accountable,) if priority.accountable else ()
    others = (each for each in dict.fromkeys(priority.contributing) if each not in accountable)
    first, rest = (tuple(view.need(r.Post, each) for each in ids) for ids in (accountable, others))
    return Part(first, rest, _people(view, (*first, *rest)))


def _people(view: View, posts: Iterable[r.Post]) -> frozenset[str]:
    return frozenset(each.person for post in posts for each in view.find(relations.HOLDINGS_OF_POST, post.id))


def _among(view: View, part: Part, chosen: Iterable[str]) -> Part:
    """The part that some posts have, by their ids, in what a priority gets."""
    ids = set(chosen)
    accountable = tuple(post for post in part.accountable if post.id in ids)
    contributing = tuple(post for post in part.contributing if post.id in ids)
    return Part(accountable, contributing, _people(view, (*accountable, *contributing)))


def _group(
    view: View,
    name: str,
    whole: Sequence[Part],
    posts: Iterable[r.Post],
    record: r.Team | r.Post | None = None,
) -> Group:
    ids = {post.id for post in posts}
    return Group(name, tuple(_among(view, part, ids) for part in whole), record)


def _by_team(view: View, whole: Sequence[Part], serving: Sequence[r.Post]) -> Iterator[Group]:
    """The leadership teams, the other teams that have a post which serves a priority, and posts in none."""
    of_team: dict[str, list[r.Post]] = {}
    alone = []
    for post in serving:
        teams = relations.teams_of_post(view, post.id)
        for team in teams:
            of_team.setdefault(team.id, []).append(post)
        if not teams:
            alone.append(post)
    kinds = list(TeamKind)
    for team in sorted(relations.teams(view), key=lambda each: kinds.index(each.team_kind)):
        if team.id in of_team or team.team_kind is TeamKind.LEADERSHIP:
            yield _group(view, team.name, whole, of_team.get(team.id, ()), team)
    if alone:
        yield _group(view, "In no team", whole, alone)


def _by_level(view: View, whole: Sequence[Part], serving: Sequence[r.Post]) -> Iterator[Group]:
    for level in Level:
        yield _group(view, level.label, whole, [post for post in serving if post.level is level])


def _by_staff_group(view: View, whole: Sequence[Part], serving: Sequence[r.Post]) -> Iterator[Group]:
    """Teaching and support staff, and the posts that nobody holds. Who shares a post counts in their own."""
    groups: dict[str, set[StaffGroup]] = {
        post.id: {
            relations.staff_group(view, each.person)
            for each in view.find(relations.HOLDINGS_OF_POST, post.id)
        }
        for post in serving
    }
    for staff in StaffGroup:
        posts = [post for post in serving if staff in groups[post.id]]
        group = _group(view, f"{staff.label} staff", whole, posts)
        parts = (
            Part(each.accountable, each.contributing, _of_group(view, each.people, staff))
            for each in group.parts
        )
        yield Group(group.name, tuple(parts))
    vacant = [post for post in serving if not groups[post.id]]
    if vacant:
        yield _group(view, "Vacant posts", whole, vacant)


def _of_group(view: View, people: Iterable[str], staff: StaffGroup) -> frozenset[str]:
    return frozenset(each for each in people if relations.staff_group(view, each) is staff)


def _by_post(view: View, whole: Sequence[Part], serving: Sequence[r.Post]) -> Iterator[Group]:
    """The posts that serve a priority, and leadership posts that serve none: the most senior first."""
    leading = (post for post in view.all(r.Post) if post.is_leadership and not post.external)
    posts = {post.id: post for post in (*serving, *leading)}
    levels = list(Level)
    for post in sorted(posts.values(), key=lambda each: (levels.index(each.level), relations.in_order(each))):
        yield _group(view, post.title, whole, [post], post)


_GROUPS = {By.TEAM: _by_team, By.LEVEL: _by_level, By.STAFF_GROUP: _by_staff_group, By.POST: _by_post}
