"""Somebody brings all leadership teams together: a post above all their leads, or a meeting of all.

Why: Leadership has to be coordinated as well as distributed. With nobody above the leads of all teams and no
meeting of them all, each team is right in its own way and the school has no direction.

Source: The founding documents' account of the downsides of distributed leadership, among them no overall
direction, and of Leithwood and others (2006) on coordination; read in November 2026. A school with one
leadership team is left alone.

To fix: Let the leads meet, or let them report to one post.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.records import Post, School, Team
from orgdesigner.model.relations import managers_upward
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.agendas import attended
from orgdesigner.rules.shared.delegation import heads, leadership_teams
from orgdesigner.rules.shared.meeting_of_leads import brought_together
from orgdesigner.rules.shared.wording import count, some_of


@rule(
    "TEAM-408",
    "Somebody brings the teams together",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _school: School) -> Iterator[Found]:
    teams = leadership_teams(view)
    if len(teams) < 2 or set.intersection(*(attended(view, team) for team in teams)):
        return
    if any(team.parent is not None for team in teams) and _one_team_holds_all(view, teams):
        return
    above = {team.id: _above(view, team) for team in teams}
    if set.intersection(*above.values()):
        return
    yield found(
        f"Nobody brings {count(len(teams), 'leadership team')} together: {some_of(t.name for t in teams)}",
        *teams,
        working="no post is above all their leads, and there is no meeting that all of them attend",
        fixes=(*_reporting(view, teams, above), *brought_together(view, teams)),
    )


def _above(view: View, team: Team) -> set[str]:
    """Return the ids of the posts that lead a team or are above one that does."""
    return {*team.leads, *(post.id for lead in team.leads for post in managers_upward(view, lead))}


def _one_team_holds_all(view: View, teams: list[Team]) -> bool:
    """Whether all are part of one leadership team that somebody leads."""
    wholes = {team.parent for team in teams}
    whole = view.get(Team, next(iter(wholes))) if len(wholes) == 1 else None
    return whole is not None and bool(whole.leads)


def _reporting(view: View, teams: list[Team], above: dict[str, set[str]]) -> Iterator[Fix]:
    """Yield that the leads who are not below the head report there."""
    head = next(iter(heads(view)), None)
    if head is None or not all(team.leads for team in teams):
        return
    stray = [team.leads[0] for team in teams if head not in above[team.id]]
    over_the_head = {post.id for post in managers_upward(view, head)}
    if stray and over_the_head.isdisjoint(stray):
        title = view.need(Post, head).title
        yield Fix(f"Let their leads report to {title}", report_to(view, list(dict.fromkeys(stray)), head))


GOOD = (
    """
    team sa "Students & Achievement" leadership leads=dh1
    team cp "Curriculum & Pedagogy" leadership leads=dh2
    post head "Headteacher" head
      post dh1 "Deputy Headteacher" senior
      post dh2 "Deputy Headteacher" senior
    """,
    """
    team lead "Leadership" leadership leads=dh1
      team sa "Students & Achievement" leadership none
      team cp "Curriculum & Pedagogy" leadership none
    post dh1 "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        team pp "Partnerships" leadership co_led leads=dh3,sbm
        post head "Headteacher" head
          post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        post dh3 "Deputy Headteacher" senior
        post sbm "Business Manager" senior
        forum leaders "Leaders" weekly attendees=dh1,dh2
        """,
        found_at=("sa",),
    ),
)
