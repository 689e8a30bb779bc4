"""Each leadership team has one lead, or says that it is co-led by two or more, or has no formal lead.

Why: A team that meets with nobody to lead it waits for somebody, and one with two leads who were never named
as a pair waits for the other. Leading together, or with no formal lead, works where it was decided.

Source: The founding school's account of its three leadership teams, each with one lead (2015), and a primary
school's account of year teams that lead themselves; both read in November 2026.

To fix: Name the lead, or say that the team is co-led, or that it has no formal lead.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.teams import set_leads
from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import members
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, TeamKind, TeamLead
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import in_words, told_apart

MOST_CHOICES = 3
_RANK = list(Level)


@rule(
    "TEAM-401",
    "One lead, or co-led",
    each=Team,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, team: Team) -> Iterator[Found]:
    if team.team_kind is not TeamKind.LEADERSHIP or _is_settled(team):
        return
    yield found(_message(team), team, fixes=_fixes(view, team))


def _is_settled(team: Team) -> bool:
    match team.lead:
        case TeamLead.ONE:
            return len(team.leads) == 1
        case TeamLead.CO_LED:
            return len(team.leads) > 1
        case TeamLead.NONE:
            return not team.leads


def _message(team: Team) -> str:
    if team.lead is TeamLead.NONE:
        return f"{team.name} is said to have no formal lead, and names {in_words(len(team.leads))}"
    if not team.leads:
        return f"Nobody leads {team.name}"
    if team.lead is TeamLead.CO_LED:
        return f"{team.name} is said to be co-led, and names one lead"
    return f"{team.name} names {in_words(len(team.leads))} leads, and does not say that it is co-led"


def _fixes(view: View, team: Team) -> Iterator[Fix]:
    if not team.leads:
        yield from _leads_from_its_members(view, team)
        yield Fix("Say that it has no formal lead", set_fields(view, team, lead=TeamLead.NONE))
        return
    if len(team.leads) > 1:
        yield Fix("Say that it is co-led", set_fields(view, team, lead=TeamLead.CO_LED))
    posts = [view.need(Post, lead) for lead in team.leads][:MOST_CHOICES]
    for post, called in zip(posts, told_apart(view, posts), strict=True):
        yield Fix(f"Let {called} lead it alone", set_leads(view, team.id, [post.id], lead=TeamLead.ONE))


def _leads_from_its_members(view: View, team: Team) -> Iterator[Fix]:
    """Yield who could lead a team: its most senior members, in the team's order."""
    posts = [view.need(Post, seat.post) for seat in members(view, team.id) if seat.post is not None]
    posts = sorted(posts, key=lambda post: _RANK.index(post.level))[:MOST_CHOICES]
    for post, called in zip(posts, told_apart(view, posts), strict=True):
        yield Fix(f"Let {called} lead it", set_leads(view, team.id, [post.id], lead=TeamLead.ONE))


GOOD = (
    """
    team sa "Students & Achievement" leadership leads=dh1
    team cp "Curriculum & Pedagogy" leadership co_led leads=dh1,dh2
    team y6 "Year 6" leadership lead=none
    team art "Art" faculty
    post dh1 "Deputy Headteacher" senior
    post dh2 "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership
          member hoy
          member dh
        team empty "Partnerships" leadership co_led
        post dh "Deputy Headteacher" senior
          post hoy "Head of Year 9" middle
        """,
        found_at=("sa", "empty"),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1,dh2
        team cp "Curriculum & Pedagogy" leadership co_led leads=dh1
        team pp "Partnerships" leadership lead=none leads=dh2
        post dh1 "Deputy Headteacher" senior
          held "M. Okafor" teaching
        post dh2 "Deputy Headteacher" senior
          held "R. Lindqvist" teaching
        """,
        found_at=("sa", "cp", "pp"),
    ),
)
