"""Each leadership team to which the head has delegated has a slot on the agenda of a meeting.

Why: Time that is a team's own, on an agenda that is not, is where the others hear what it is doing and can
ask. What has no time on any agenda is told in corridors.

Source: The founding school's account: each of its three teams has half an hour of the senior team's
fortnightly meeting (2015); read in November 2026. Nothing is said as long as no meeting is drawn.

To fix: Give each team a slot, half an hour for example.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Forum, School, Team
from orgdesigner.model.relations import SLOTS_OF_TEAM
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.agendas import could_hear, give_slots, minutes
from orgdesigner.rules.shared.delegation import delegated_teams
from orgdesigner.rules.shared.wording import some_of

MOST_CHOICES = 3


@rule(
    "AUT-709",
    "A slot for each team",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _school: School) -> Iterator[Found]:
    if not view.has(Forum):
        return
    teams = delegated_teams(view)
    without = [team for team in teams if not view.count(SLOTS_OF_TEAM, team.id)]
    if not without:
        return
    one = len(without) == 1
    yield found(
        f"{some_of(team.name for team in without)} {'has' if one else 'have'} no slot on any agenda",
        *without,
        working=f"{len(without)} of {len(teams)} leadership teams that the head does not lead"
        if len(teams) > 1
        else "",
        fixes=_fixes(view, without),
    )


def _fixes(view: View, without: list[Team]) -> Iterator[Fix]:
    them = "it" if len(without) == 1 else "each of them"
    for forum in could_hear(view, without[0])[:MOST_CHOICES]:
        label = f"Give {them} {minutes(view, forum)} minutes of {forum.name}"
        yield Fix(label, give_slots(view, forum, without))


GOOD = (
    """
    team sa "Students & Achievement" leadership leads=dh
    post dh "Deputy Headteacher" senior
    """,
    """
    team slt "Senior leadership team" leadership leads=head
      team sa "Students & Achievement" leadership leads=dh
    post head "Headteacher" head
    post dh "Deputy Headteacher" senior
    forum slt "SLT" fortnightly
      slot sa 30
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        team pp "Partnerships" leadership leads=dh2
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        forum slt "SLT" fortnightly
          slot sa 20
        forum staff "Staff briefing" weekly open_to_all
        """,
        found_at=("cp",),
    ),
)
