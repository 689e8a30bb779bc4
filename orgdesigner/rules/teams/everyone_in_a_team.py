"""Everybody is in a team, in person or through a post; only the head may stand outside.

Why: Who is in no team hears last and decides nothing. Being in a team is not the same as reporting to its
lead. The head of the founding school sits on none of its leadership teams, so that they can lead.

Source: A primary school's account in which everyone works in a team and nobody is isolated, and the founding
school's (2015); both read in November 2026. Nothing is said as long as no team is drawn, nor of posts that
are outside the school.

To fix: Add the post to the team of the post above it, or to another.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.records import Person, Post, Team
from orgdesigner.model.relations import (
    HOLDINGS_OF_PERSON,
    TEAMS_LED,
    TEAMS_OF_PERSON,
    TEAMS_OF_POST,
    managers_upward,
    teams_of_post,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Level
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import listed

MOST_CHOICES = 3


@rule(
    "TEAM-402",
    "Nobody outside every team",
    each=Person,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, person: Person) -> Iterator[Found]:
    held = [holding.post for holding in view.find(HOLDINGS_OF_PERSON, person.id)]
    if any(_is_in_a_team(view, post) for post in held) or view.count(TEAMS_OF_PERSON, person.id):
        return
    if not view.has(Team):
        return
    posts = [view.need(Post, post_id) for post_id in held]
    inside = [post for post in posts if not post.external]
    if any(post.level is Level.HEAD for post in posts) or (posts and not inside):
        return
    as_what = f"as {listed(post.title for post in inside)}" if inside else "and holds no post"
    yield found(
        f"{person.name} is in no team",
        *inside,
        person,
        working=as_what,
        fixes=_fixes(view, inside),
    )


def _is_in_a_team(view: View, post_id: str) -> bool:
    return bool(view.count(TEAMS_OF_POST, post_id) or view.count(TEAMS_LED, post_id))


def _fixes(view: View, posts: list[Post]) -> Iterator[Fix]:
    """Yield the teams of the nearest post above that is in one; the first post of the person joins."""
    for post in posts[:1]:
        above = (teams_of_post(view, upper.id) for upper in managers_upward(view, post.id))
        for team in next((teams for teams in above if teams), [])[:MOST_CHOICES]:
            yield Fix(f"Add {post.title} to {team.name}", join_team(view, [post.id], team.id))


GOOD = (
    """
    team art "Art" faculty leads=hod
      member teacher
      member person=visitor
    person visitor "Vi Visitor" teaching
    post head "Headteacher" head
      held "B. Aldous" teaching
      post hod "Head of Art" middle
        held "T. Nowak" teaching
        post teacher "Teacher of Art"
          held "P. Iyer" teaching
    post adviser "Adviser" external
      held "F. Osei" teaching
    """,
    """
    post teacher "Teacher of Art"
      held "P. Iyer" teaching
    """,
)
BAD = (
    Example(
        """
        team art "Art" faculty leads=hod
        person tray "No Post" support
        post hod "Head of Art" middle
          held "T. Nowak" teaching
          post technician "Technician"
            held "P. Iyer" support
        """,
        found_at=("technician", "tray"),
    ),
)
