"""Each leadership team shares a member or a meeting with another leadership team.

Why: Where leadership is shared out, teams that never meet begin to compete, and each becomes a silo: that is
the cost of distribution that is named most often. A member in common or a meeting in common prevents it.

Source: The founding documents' account of the downsides of distributed leadership: slower decisions, silos,
departments that compete; read in November 2026. A school with one leadership team is left alone.

To fix: Let the leads of all leadership teams meet, or let a post sit in two of the teams.
"""

from collections.abc import Iterator

from orgdesigner.model.records import School, Team
from orgdesigner.model.relations import LEADERSHIP_TEAMS, members
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.agendas import attended
from orgdesigner.rules.shared.delegation import leadership_teams
from orgdesigner.rules.shared.meeting_of_leads import brought_together
from orgdesigner.rules.shared.wording import some_of


@rule(
    "TEAM-407",
    "No leadership team is a silo",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _school: School) -> Iterator[Found]:
    teams = leadership_teams(view)
    if len(teams) < 2:
        return
    ties = {team.id: _ties(view, team) for team in teams}
    alone = [
        team
        for team in teams
        if all(ties[team.id].isdisjoint(ties[other.id]) for other in teams if other is not team)
        and not _is_tied_to_the_whole(view, team, ties[team.id])
    ]
    if not alone:
        return
    one = len(alone) == 1
    yield found(
        f"{some_of(team.name for team in alone)} share{'s' if one else ''} neither a member nor a meeting"
        " with another leadership team",
        *alone,
        fixes=brought_together(view, teams),
    )


def _ties(view: View, team: Team) -> set[str]:
    """Return the ids of the posts and people in a team, and of the meetings that it attends."""
    seats = members(view, team.id)
    inside = {seat.post or seat.person or "" for seat in seats}
    return inside | set(team.leads) | attended(view, team)


def _is_tied_to_the_whole(view: View, team: Team, ties: set[str]) -> bool:
    """Whether a team shares somebody or a meeting with the leadership team that holds it and others."""
    whole = view.get(Team, team.parent)
    return (
        whole is not None
        and view.count(LEADERSHIP_TEAMS, whole.id) > 1
        and not ties.isdisjoint(_ties(view, whole))
    )


GOOD = (
    """
    team slt "Senior leadership team" leadership leads=head
      member dh1
      member dh2
      team sa "Students & Achievement" leadership leads=dh1
      team cp "Curriculum & Pedagogy" leadership leads=dh2
    post head "Headteacher" head
    post dh1 "Deputy Headteacher" senior
    post dh2 "Deputy Headteacher" senior
    """,
    """
    team sa "Students & Achievement" leadership leads=dh1
    team cp "Curriculum & Pedagogy" leadership leads=dh2
    team pp "Partnerships" leadership leads=dh3
      member data
    team adm "Administration" leadership none
      member data
    post dh1 "Deputy Headteacher" senior
    post dh2 "Deputy Headteacher" senior
    post dh3 "Deputy Headteacher" senior
    post data "Data Manager"
    forum leaders "Team leaders' meeting" weekly attendees=dh1,dh2
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        team pp "Partnerships" leadership none
        post head "Headteacher" head
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        forum slt "SLT" fortnightly chair=head
          slot sa 30
          slot cp 30
        """,
        found_at=("pp",),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        """,
        found_at=("sa",),
    ),
)
