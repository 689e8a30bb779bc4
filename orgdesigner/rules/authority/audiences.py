"""Each leadership team to which the head has delegated reports to two audiences or more.

Why: A team that decides for itself answers for what it decided. One audience sees one side of it: governors,
the senior team and the whole staff ask different questions.

Source: The founding school's account of accountability: platforms on which its teams are evaluated from
several perspectives, such as the senior team, the whole staff, training days and governors (2015); read in
November 2026. A governors' committee, and each meeting whose agenda holds time for the team, is an audience.

To fix: Align the team with a governors' committee, or give it time on the agenda of another meeting.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.forums import add_slot
from orgdesigner.model.records import Forum, Team
from orgdesigner.model.view import View
from orgdesigner.model.words import Cadence, TeamKind
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.agendas import could_hear, minutes, new_meeting, with_slot
from orgdesigner.rules.shared.committees import free_committees
from orgdesigner.rules.shared.delegation import is_delegated
from orgdesigner.rules.shared.wording import count, in_words, listed, sentence

MOST_CHOICES = 3


@rule(
    "AUT-704",
    "More than one audience",
    each=Team,
    severity=Severity.WARNING,
    strength=Strength.HARD,
    limits=(Limit("least", "Audiences that a team reports to, at least", Decimal(2)),),
)
def check(view: View, team: Team, *, least: Decimal) -> Iterator[Found]:
    if team.team_kind is not TeamKind.LEADERSHIP or not is_delegated(view, team):
        return
    meetings = [view.need(Forum, each) for each in sorted(with_slot(view, team))]
    audiences = [*([team.committee] if team.committee.strip() else []), *(each.name for each in meetings)]
    missing = least - len(audiences)
    if missing <= 0:
        return
    yield found(
        f"{team.name} reports to {count(len(audiences), 'audience') if audiences else 'nobody'}",
        team,
        working=f"only {listed(audiences)}; {in_words(int(least))} at least are wanted"
        if audiences
        else "no governors' committee, and no time on the agenda of any meeting",
        fixes=_fixes(view, team, missing),
    )


def _fixes(view: View, team: Team, missing: Decimal) -> Iterator[Fix]:
    """Yield each audience that could be added, or as many together as are missing."""
    if missing <= 1:
        for said, change in islice(_audiences(view, team), MOST_CHOICES):
            yield Fix(sentence(said), change)
        return
    several = list(islice(_audiences(view, team), int(missing) + (missing % 1 > 0)))
    if len(several) >= missing:
        changes = [change for _, change in several]
        yield Fix(
            sentence("; ".join(said for said, _ in several)),
            squash(f"Give {team.name} audiences", changes),
        )


def _audiences(view: View, team: Team) -> Iterator[tuple[str, Change]]:
    """Yield what could be an audience: a committee without a team, meetings that there are, and new ones."""
    if not team.committee.strip():
        for committee in free_committees(view)[:1]:
            yield f"let it report to governors: {committee}", set_fields(view, team, committee=committee)
    for forum in could_hear(view, team):
        long = minutes(view, forum)
        yield f"give it {long} minutes of {forum.name}", add_slot(view, forum.id, team.id, minutes=long)
    yield (
        "add a meeting of the whole staff each term, with half an hour for it",
        new_meeting(view, [team], name="Whole-staff meeting", cadence=Cadence.TERMLY, open_to_all=True),
    )
    yield (
        "add a fortnightly meeting of senior leaders, with half an hour for it",
        new_meeting(view, [team], name="Senior leaders' meeting", cadence=Cadence.FORTNIGHTLY),
    )


GOOD = (
    """
    team slt "Senior leadership team" leadership leads=head
      team sa "Students & Achievement" leadership leads=dh committee="Pupil Progress"
    team art "Art" faculty
    post head "Headteacher" head
    post dh "Deputy Headteacher" senior
    forum slt "SLT" fortnightly
      slot sa 30
    """,
)
BAD = (
    Example(
        """
        school committees="Pupil Progress","Curriculum"
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2 committee="Curriculum"
        team pp "Partnerships" leadership leads=dh3
        post head "Headteacher" head
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        post dh3 "Deputy Headteacher" senior
        forum slt "SLT" fortnightly
          slot sa 20
        """,
        found_at=("sa", "cp", "pp"),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        post dh1 "Deputy Headteacher" senior
        """,
        found_at=("sa",),
    ),
)
