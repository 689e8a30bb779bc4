"""Leadership hangs from more than one line: it is shared across the line, and not only handed down it.

Why: Where every leadership post hangs from one line and nothing crosses it, work is delegated, and trickles
down. Leadership is distributed where people also lead beside the line: together, across it, or as they grow.

Source: The founding documents' warning that distributed leadership is not delegation, and MacBeath's account
of the ways in which it is distributed (2005); read in November 2026. A tie other than management, a team that
is co-led or has no formal lead, a seat in a leadership team for a post from another line, and a post whose
leadership came incrementally, opportunistically or culturally, each cross the line. Nothing is said of a
school with fewer than five leadership posts, nor as long as no leadership team is drawn.

To fix: Give a post from another line a seat in a leadership team, let two lead together, or record where
leadership has grown otherwise.
"""

from collections.abc import Iterator
from itertools import islice

from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.leading import SELF_LED_TEAMS
from orgdesigner.model.records import Post, School, Team
from orgdesigner.model.relations import (
    DISTRIBUTED,
    LEADERSHIP_TEAMS,
    LINE_DOWNWARD,
    LINE_UPWARD,
    POSTS_AT_LEVEL,
    TIES_UPWARD,
    members,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Distribution, Level
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.delegation import leadership_teams
from orgdesigner.rules.shared.wording import in_words, told_apart

FEWEST = 5
MOST_CHOICES = 3
_GROWN = (Distribution.INCREMENTAL, Distribution.OPPORTUNISTIC, Distribution.CULTURAL)


@rule(
    "AUT-711",
    "More than one line",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _school: School) -> Iterator[Found]:
    if not view.keys(LEADERSHIP_TEAMS) or view.keys(TIES_UPWARD) or view.keys(SELF_LED_TEAMS):
        return
    if any(view.count(DISTRIBUTED, way) for way in _GROWN):
        return
    teams = leadership_teams(view)
    if any(_is_crossed(view, team) for team in teams):
        return
    leading = [each for level in (Level.HEAD, Level.SENIOR, Level.MIDDLE) for each in _at(view, level)]
    if len(leading) < FEWEST:
        return
    tops = _tops(view, leading)
    if len(tops) != 1:
        return
    top = view.need(Post, tops.pop())
    yield found(
        f"All {in_words(len(leading))} leadership posts hang from one line, that of {top.title}:"
        " formal delegation",
        top,
        *(Subject("post", each) for each in _at(view, Level.SENIOR) if each != top.id),
        working="nobody leads together, across the line or beside it",
        fixes=_fixes(view, teams),
    )


def _at(view: View, level: Level) -> tuple[str, ...]:
    return view.ids(POSTS_AT_LEVEL, level)


def _is_crossed(view: View, team: Team) -> bool:
    """Whether somebody is in a leadership team whom its leads do not manage, nor are managed by."""
    if not team.leads:
        return False
    above = {each for lead in team.leads for each in _line(view, lead)}
    seats = [seat.post for seat in members(view, team.id) if seat.post is not None]
    return any(post not in above and not set(team.leads) & set(_line(view, post)) for post in seats)


def _line(view: View, post_id: str) -> list[str]:
    """Return the ids of a post and of those above it, the nearest first."""
    line = [post_id]
    while links := view.find(LINE_UPWARD, line[-1]):
        line.append(links[0].upper)
    return line


def _tops(view: View, posts: list[str]) -> set[str]:
    """Return the ids of the posts at the top of the lines that some posts are in."""
    placed = set(view.keys(LINE_UPWARD))
    roots = {str(each) for each in (*view.keys(LINE_DOWNWARD), *posts) if each not in placed}
    if len(roots) == 1:
        return roots
    above: dict[str, str | None] = {}
    for post in posts:
        here: str | None = post
        while here is not None and here not in above:
            links = view.find(LINE_UPWARD, here)
            above[here] = links[0].upper if links else None
            here = above[here]
    return {post for post, upper in above.items() if upper is None}


def _in_lines_beside(view: View, post_id: str) -> Iterator[str]:
    """Yield the posts that report beside a post, and those that report to them; not its own reports."""
    for line in view.find(LINE_UPWARD, post_id):
        beside = [link.lower for link in view.find(LINE_DOWNWARD, line.upper) if link.lower != post_id]
        yield from beside
        for each in beside:
            yield from (link.lower for link in view.find(LINE_DOWNWARD, each))


def _fixes(view: View, teams: list[Team]) -> Iterator[Fix]:
    """Yield middle leaders of other lines who could have a seat in a leadership team below the top."""
    for team in teams:
        lines = {each for lead in team.leads for each in _line(view, lead)}
        if not team.leads or len(lines) <= len(team.leads):
            continue
        inside = {*lines, *(seat.post for seat in members(view, team.id))}
        middle = set(_at(view, Level.MIDDLE)) - inside
        near = (each for lead in team.leads for each in _in_lines_beside(view, lead) if each in middle)
        others = (each for each in near if not set(team.leads) & set(_line(view, each)))
        posts = [view.need(Post, each) for each in dict.fromkeys(islice(others, MOST_CHOICES))]
        for post, called in zip(posts, told_apart(view, posts), strict=True):
            yield Fix(f"Give {called} a seat in {team.name}", join_team(view, [post.id], team.id))
        if posts:
            return


_LINE = """
post head "Headteacher" head
  post dh1 "Deputy Headteacher" senior
    post hoy "Head of Year 9" middle
  post dh2 "Deputy Headteacher" senior
    post hod "Head of Art" middle
"""
GOOD = (
    'team sa "Students" leadership leads=dh1\n  member hod\n' + _LINE,
    'team sa "Students" leadership leads=dh1\nteam y6 "Year 6" year none\n' + _LINE,
    'team sa "Students" leadership leads=dh1\n' + _LINE + 'post sbm "Business Manager" senior',
    'team sa "Students" leadership leads=dh1\n' + _LINE + '  post r "Research" distribution=incremental',
    _LINE,
)
BAD = (
    Example(
        'team sa "Students" leadership leads=dh1\n  member hoy\n' + _LINE,
        found_at=("head",),
    ),
)
