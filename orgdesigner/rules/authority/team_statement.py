"""Each leadership team to which the head has delegated says what it may decide without asking.

Why: A team that has to ask first does not lead, and one that does not know whether it has to will ask.

Source: The founding school's account of its leadership teams, which decide what to pursue and shape their
priorities (2015); read in November 2026.

To fix: Write each team's authority statement: what it may decide and spend, and what it tells afterwards.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import School, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.delegation import delegated_teams
from orgdesigner.rules.shared.drafts import authority
from orgdesigner.rules.shared.wording import some_of


@rule(
    "AUT-702",
    "Teams with authority",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, _school: School) -> Iterator[Found]:
    teams = delegated_teams(view)
    silent = [team for team in teams if not team.authority.strip()]
    if not silent:
        return
    one = len(silent) == 1
    yield found(
        f"{some_of(team.name for team in silent)} {'does' if one else 'do'} not say what"
        f" {'it' if one else 'they'} may decide",
        *silent,
        working=f"{len(silent)} of {len(teams)} leadership teams that the head does not lead"
        if len(teams) > 1
        else "",
        fixes=_fixes(view, silent),
    )


def _fixes(view: View, silent: list[Team]) -> Iterator[Fix]:
    drafts = {team.id: authority(view, team) for team in silent}
    if not all(drafts.values()):
        return
    changes = [set_fields(view, team, authority=drafts[team.id]) for team in silent]
    whose = "its lead" if len(silent) == 1 else "their leads"
    yield Fix(
        f"Begin with what {whose} may decide, or answer for: a first draft",
        squash("Draft what teams may decide", changes),
    )


GOOD = (
    """
    team slt "Senior leadership team" leadership leads=head
      team sa "Students & Achievement" leadership leads=dh authority="Rewards, and their budget"
    team art "Art" faculty
    post head "Headteacher" head
    post dh "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh2
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        team pp "Partnerships" leadership none
          member sbm
        post head "Headteacher" head
        post dh1 "Deputy Headteacher" senior authority="Student support."
        post dh2 "Deputy Headteacher" senior
        post sbm "Business Manager" senior responsibilities="lettings"
        """,
        found_at=("sa",),
    ),
)
