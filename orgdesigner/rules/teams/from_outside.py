"""Each leadership team that somebody but the head leads has a member from outside the senior team.

Why: A team of seniors only is the old senior team in three rooms. Those who do the work bring what the
seniors don't hear of, and learn to lead by leading.

Source: The founding school's account of its Pedagogy Team, which began with a deputy and two assistant
headteachers and then took in those who led in classrooms (2015); read in November 2026. Nothing is said of a
team in which nobody is drawn yet.

To fix: Add a post from outside the senior team, such as one that reports to the team's lead.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.records import Membership, Post, Team
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    HOLDINGS_OF_PERSON,
    members,
    reports,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, TeamKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.delegation import is_delegated, senior
from orgdesigner.rules.shared.wording import count, told_apart

MOST_CHOICES = 3


@rule(
    "TEAM-405",
    "A voice from outside the senior team",
    each=Team,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, team: Team) -> Iterator[Found]:
    if team.team_kind is not TeamKind.LEADERSHIP or not is_delegated(view, team):
        return
    seats = members(view, team.id)
    seniors = senior(view)
    if not seats or not all(_is_senior(view, seat, seniors) for seat in seats):
        return
    if not seniors.issuperset(team.leads):
        return
    yield found(
        f"Nobody from outside the senior team is in {team.name}",
        team,
        working=f"{count(len(seats), 'member')}, all at senior level",
        fixes=_fixes(view, team, seniors, seats),
    )


def _is_senior(view: View, seat: Membership, seniors: set[str]) -> bool:
    if seat.post is not None:
        return seat.post in seniors
    held = view.find(HOLDINGS_OF_PERSON, seat.person)
    return any(holding.post in seniors for holding in held)


def _fixes(view: View, team: Team, seniors: set[str], seats: list[Membership]) -> Iterator[Fix]:
    """Yield who is nearest: who contributes to its leads' priorities, who reports to its leads or members."""
    inside = list(dict.fromkeys((*team.leads, *(seat.post for seat in seats if seat.post is not None))))
    priorities = [each for lead in team.leads for each in view.find(ACCOUNTABLE_FOR, lead)]
    near = [view.need(Post, each) for priority in priorities for each in priority.contributing]
    below = [post for each in inside for post in reports(view, each)]
    below.sort(key=lambda post: post.level is Level.NONE)
    outside = {post.id: post for post in (*near, *below) if post.id not in seniors and not post.external}
    posts = list(outside.values())[:MOST_CHOICES]
    for post, called in zip(posts, told_apart(view, posts), strict=True):
        yield Fix(f"Add {called} to {team.name}", join_team(view, [post.id], team.id))


GOOD = (
    """
    team slt "Senior leadership team" leadership leads=head
      member dh
      team cp "Curriculum & Pedagogy" leadership leads=dh
        member aht
        member gl
      team pp "Partnerships" leadership leads=dh
    post head "Headteacher" head
    post dh "Deputy Headteacher" senior
      post aht "Assistant Headteacher" senior
      post gl "Grassroots Leader" middle
    """,
)
BAD = (
    Example(
        """
        priority 3 "Teaching" accountable=dh contributing=gl
        team cp "Curriculum & Pedagogy" leadership leads=dh
          member aht
          member person=tan
        person tan "G. Tan" teaching
        post dh "Deputy Headteacher" senior
          post aht "Assistant Headteacher" senior
          post assistant "Assistant Headteacher (Students)" senior
            held tan
            post hoy "Head of Year 9" middle
          post gl "Grassroots Leader" middle
          post pa "Personal Assistant"
        """,
        found_at=("cp",),
    ),
)
