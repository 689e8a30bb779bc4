"""Where posts can go without being dragged, and in which ways: each with its words and the very edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest

from orgdesigner.model import relations
from orgdesigner.model.edits import memberships, moves
from orgdesigner.model.edits.coaching import coached_by, coaching_of, may_coach, without_coach
from orgdesigner.model.edits.sequence import Edit
from orgdesigner.model.records import Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.rules.rollup import branch
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.places import find_posts

NOBODY = Subject("nobody", "")
"""The place of posts that report to nobody."""

NO_COACH = Subject("no_coach", "")
"""The place of posts that nobody coaches."""

LEAVE = "leave"
"""The kind of a place that is the way out of a team; its id is the team's."""

_LISTED = 200
"""How many posts, and how many teams, are listed at once; typing finds the others."""


@dataclass(frozen=True)
class Way:
    """One way to go to a place: a few words to choose it by, what it does in a sentence, and the edit."""

    name: str
    words: str
    edit: Edit


def places(view: View, posts: Sequence[str], text: str) -> list[tuple[str, Subject]]:
    """Return the places that fit what was typed: teams, the ways out of teams, nobody, and posts.

    What is among the posts or below them is left out: it would be a loop.
    """
    words = text.casefold().split()
    present = _shared_teams(view, posts)
    teams = ((f"Team: {team.name}", Subject(Team.kind, team.id)) for team in view.all(Team))
    fitting = (place for place in teams if _fits(words, place[0]))
    here = nsmallest(_LISTED, fitting, key=lambda place: place[0].casefold())
    here += [(f"Leave the team: {team.name}", Subject(LEAVE, team.id)) for team in present]
    here.append(("Report to nobody", NOBODY))
    if any(coaching_of(view, post) for post in posts):
        here.append(("Be coached by nobody", NO_COACH))
    barred = {subject.id for post in posts for subject in branch(view, post)}

    def open_to_them(post: Post) -> bool:
        return post.id not in barred

    found = find_posts(view, text, most=_LISTED, among=open_to_them, also="report to:")
    return [
        *(place for place in here if _fits(words, place[0])),
        *((f"Report to: {full_name(view, post)}", Subject(Post.kind, post.id)) for post in found),
    ]


def _fits(words: Sequence[str], name: str) -> bool:
    plain = name.casefold()
    return all(word in plain for word in words)


def ways(view: View, posts: Sequence[str], place: Subject) -> list[Way]:
    """Return the ways in which posts can go to a place, the ordinary one first."""
    if place == NOBODY:
        return [
            Way(
                "",
                _verb(posts, "Reports to nobody"),
                partial(moves.report_to, post_ids=posts, manager_id=None),
            )
        ]
    if place == NO_COACH:
        return [Way("", _verb(posts, "Is coached by nobody"), partial(without_coach, post_ids=posts))]
    if place.kind == LEAVE:
        team = view.need(Team, place.id)
        leave = partial(memberships.leave_team, post_ids=posts, team_id=team.id)
        return [Way("", _verb(posts, f"Leaves {team.name}"), leave)]
    if place.kind == Team.kind:
        return _ways_into_team(view, posts, view.need(Team, place.id))
    return _ways_to_post(view, posts, view.need(Post, place.id))


def _ways_into_team(view: View, posts: Sequence[str], team: Team) -> list[Way]:
    join = partial(memberships.join_team, post_ids=posts, team_id=team.id)
    left = [each for each in _shared_teams(view, posts) if each.id != team.id]
    found = [
        Way(
            f"Leave {each.name}",
            _verb(posts, f"Joins {team.name}") + f"; leaves {each.name}",
            partial(join, leave=each.id),
        )
        for each in left
    ]
    also = "Join as well" if left else "Join"
    return [*found, Way(also, _verb(posts, f"Joins {team.name}") + (" as well" if left else ""), join)]


def _ways_to_post(view: View, posts: Sequence[str], post: Post) -> list[Way]:
    above = relations.manager(view, post.id)
    upper = above.title if above else "nobody"
    report = partial(moves.report_to, post_ids=posts)
    found = [Way("Below it", _verb(posts, f"Reports to {post.title}"), partial(report, manager_id=post.id))]
    for side in ("before", "after"):
        words = _verb(posts, f"Reports to {upper}") + f", {side} {post.title}"
        edit = partial(report, manager_id=above.id if above else None, **{side: post.id})
        found.append(Way(f"{side.capitalize()} it", words, edit))
    if above is not None and len(posts) == 1:
        words = f"Reports to {upper}, and {post.title} reports to it"
        edit = partial(moves.insert_between, post_id=posts[0], upper_id=above.id, lower_id=post.id)
        found.append(Way("In the line above it", words, edit))
    if may_coach(view, posts, post.id):
        coached = _verb(posts, f"Is coached by {post.title}")
        found.append(Way("As its coach", coached, partial(coached_by, post_ids=posts, coach_id=post.id)))
    return found


def _verb(posts: Sequence[str], words: str) -> str:
    """Return a sentence about one post for several."""
    if len(posts) == 1:
        return words
    verb, _, rest = words.partition(" ")
    return f"{len(posts)} posts {verb.lower().removesuffix('s')} {rest}"


def _shared_teams(view: View, posts: Sequence[str]) -> list[Team]:
    """Return the teams that all of the posts are in."""
    sets = [{team.id: team for team in relations.teams_of_post(view, post)} for post in posts]
    return [team for team in sets[0].values() if all(team.id in each for each in sets)] if sets else []
