"""Each deputy leads one leadership team.

Why: A deputy with a team of her own has something to lead and somebody to lead it with; one who leads two has
time for neither, and one who leads none works through other people's teams.

Source: The founding school's account of its three deputy headteachers, each of whom leads one of three
leadership teams (2015); read in November 2026. Nothing is said as long as the only leadership team is the
head's own. A school whose deputies lead more teams, or none, sets the number or asks no longer.

To fix: Give the deputy who leads none a team that has no lead, or one of a deputy who leads several; let
another member lead what is too much.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.teams import set_leads
from orgdesigner.model.leading import DEPUTIES
from orgdesigner.model.records import Post, School, Team
from orgdesigner.model.relations import in_order, members
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, TeamLead
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.delegation import is_delegated, leadership_teams
from orgdesigner.rules.shared.wording import count, listed, told_apart

_RANK = list(Level)


@rule(
    "TEAM-403",
    "Each deputy leads one team",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("each", "Leadership teams that each deputy leads", Decimal(1)),),
)
def check(view: View, _school: School, *, each: Decimal) -> Iterator[Found]:
    deputies = sorted(view.find(DEPUTIES, True), key=in_order)
    teams = _teams(view) if deputies else []
    if not teams:
        return
    leads = {team.id: list(team.leads) for team in teams}
    wrong = [post for post in deputies if _led(leads, post) != each]
    if not wrong:
        return
    called = dict(zip((post.id for post in deputies), told_apart(view, deputies), strict=True))
    said = (f"{called[post.id]} leads {_number(_led(leads, post))}" for post in wrong)
    yield found(
        listed(said),
        *wrong,
        working=f"each deputy is to lead {count(int(each), 'leadership team')}",
        fixes=_fixes(view, teams, deputies, called, int(each)),
    )


def _teams(view: View) -> list[Team]:
    """Return the leadership teams that a deputy could lead; none where the head has delegated to no team."""
    led = [team for team in leadership_teams(view) if team.lead is not TeamLead.NONE]
    delegated = [team for team in led if is_delegated(view, team)]
    return [team for team in led if team in delegated or not team.leads] if delegated else []


def _led(leads: dict[str, list[str]], post: Post) -> int:
    return sum(post.id in those for those in leads.values())


def _number(led: int) -> str:
    return count(led, "leadership team") if led else "no leadership team"


def _fixes(
    view: View, teams: list[Team], deputies: list[Post], called: dict[str, str], each: int
) -> Iterator[Fix]:
    """Yield the hand-over that leaves each deputy as many teams as the school wants, if there is one."""
    leads = {team.id: list(team.leads) for team in teams}
    for post in deputies:
        _give(leads, post, deputies, each)
    for post in deputies:
        for team in reversed(teams):
            if _led(leads, post) > each and post.id in leads[team.id]:
                leads[team.id] = _without(view, leads[team.id], team, post, deputies)
    if any(_led(leads, post) != each for post in deputies):
        return
    changed = [team for team in teams if list(team.leads) != leads[team.id]]
    said = (f"{_called(view, called, leads[t.id])} lead {t.name}" for t in changed)
    changes = [
        set_leads(view, t.id, leads[t.id], lead=TeamLead.CO_LED if len(leads[t.id]) > 1 else TeamLead.ONE)
        for t in changed
    ]
    yield Fix(f"Let {listed(said)}", squash("Give each deputy a team", changes))


def _give(leads: dict[str, list[str]], post: Post, deputies: list[Post], each: int) -> None:
    """Give a deputy teams until she leads as many as each is to lead, as far as there are any."""
    while _led(leads, post) < each:
        team = _to_give(leads, post, deputies, each)
        if team is None:
            return
        others = [] if _spare(leads, team, deputies, each) else leads[team]
        leads[team] = [*others, post.id]


def _called(view: View, called: dict[str, str], leads: list[str]) -> str:
    return listed(called.get(lead) or view.need(Post, lead).title for lead in leads)


def _without(view: View, leads: list[str], team: Team, post: Post, deputies: list[Post]) -> list[str]:
    """Return who leads a team without one deputy: those left, or its most senior member who is no deputy."""
    left = [each for each in leads if each != post.id]
    taken = {each.id for each in deputies}
    seats = (view.need(Post, seat.post) for seat in members(view, team.id) if seat.post is not None)
    heirs = sorted((each for each in seats if each.id not in taken), key=lambda each: _RANK.index(each.level))
    return left or [each.id for each in heirs[:1]] or leads


def _to_give(leads: dict[str, list[str]], post: Post, deputies: list[Post], each: int) -> str | None:
    """Return the team that a deputy could lead: one without a lead, one to spare, or one to lead together."""
    open_to = [team for team, those in leads.items() if post.id not in those]
    empty = (team for team in open_to if not leads[team])
    spare = (team for team in open_to if _spare(leads, team, deputies, each))
    return next(empty, None) or next(spare, None) or next(iter(open_to), None)


def _spare(leads: dict[str, list[str]], team: str, deputies: list[Post], each: int) -> bool:
    """Whether a team is led by one deputy who leads more teams than each is to lead."""
    return len(leads[team]) == 1 and any(
        post.id in leads[team] and _led(leads, post) > each for post in deputies
    )


GOOD = (
    """
    team slt "Senior leadership team" leadership leads=head
      team sa "Students & Achievement" leadership leads=dh1
      team cp "Curriculum & Pedagogy" leadership leads=dh2
    post head "Headteacher" head
    post dh1 "Deputy Headteacher" senior
    post dh2 "Vice Principal" senior
    post maths "Deputy Head of Mathematics" middle
    """,
    """
    team slt "Senior leadership team" leadership leads=head
    post head "Headteacher" head
    post dh1 "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership
        post dh1 "Deputy Headteacher (Students)" senior
        post dh2 "Deputy Headteacher (Curriculum)" senior
        """,
        found_at=("dh2",),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh1
        post dh1 "Deputy Headteacher (Students)" senior
        post dh2 "Deputy Headteacher (Curriculum)" senior
        """,
        found_at=("dh1",),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh1
          member dh1
          member hoy
          member ah
        post dh1 "Deputy Headteacher" senior
        post ah "Assistant Headteacher" senior
        post hoy "Head of Year 9" middle
        """,
        found_at=("dh1",),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        post dh1 "Deputy Headteacher" senior
          held "M. Okafor" teaching
        post dh2 "Deputy Headteacher" senior
          held "R. Lindqvist" teaching
        """,
        found_at=("dh2",),
    ),
)
