"""A proposal takes no authority away from others; and one for the second phase or the third gives some.

Why: Distribution succeeds where heads relinquish power. A new structure can take back, line by line, what
posts and teams had, and nobody sees it in the chart; and it can call itself distributed and hand on nothing.

Source: MacBeath's study (2005), in which success needs heads to relinquish power, as told in the founding
documents; read in November 2026. The proposal is compared with the structure as it is: how far posts decide,
what posts and teams state as their authority, how many approvals teams need, and what the head leads and
answers for. What is gone altogether is left out.

To fix: Leave the authority where it is now, or say why it moves by waiving the finding.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import School
from orgdesigner.model.view import View
from orgdesigner.model.words import DistributionPhase
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.authority_moved import given_back, is_anything_moved_on, moved_back
from orgdesigner.rules.shared.wording import count

_WIDER = (DistributionPhase.WIDEN, DistributionPhase.STAND_BACK)


@rule(
    "AUT-717",
    "Authority moves to others",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    compares=True,
)
def check(view: View, school: School, *, before: View) -> Iterator[Found]:
    moves = list(moved_back(view, before))
    if moves:
        yield found(
            f"The proposal takes authority back in {count(len(moves), 'place')}",
            *{(move.of.kind, move.of.id): move.of for move in moves}.values(),
            working="; ".join(move.said for move in moves),
            fixes=[Fix("Leave it where it is now", given_back(view, moves, "Leave authority where it is"))],
        )
    elif school.distribution_phase in _WIDER and not is_anything_moved_on(view, before):
        earlier = set_fields(view, school, distribution_phase=DistributionPhase.OBSERVE)
        yield found(
            f"The proposal is in phase {school.distribution_phase.label[0]}, and moves no authority from the"
            " head to others",
            school,
            working="no post decides more, no team states or leads more, and none needs fewer approvals",
            fixes=[Fix("Say that it is in phase 1", earlier)],
        )


_BEFORE = """
priority 1 "Attainment" accountable=dh1
priority 2 "Attendance" accountable=head
team sa "Students & Achievement" leadership leads=dh1 authority="Rewards." approvals=1
team cp "Curriculum & Pedagogy" leadership leads=dh2
post head "Headteacher" head decides=decides authority="Everything."
post dh1 "Deputy Headteacher" senior decides=decides
post dh2 "Deputy Headteacher" senior decides=proposes authority="The timetable."
post gone "Associate Senior Leader" senior decides=decides authority="The project."
"""
GOOD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh approvals=0
        post head "Headteacher" head
        post dh "Deputy Headteacher" senior decides=decides
        """,
        before="""
        team sa "Students & Achievement" leadership leads=dh approvals=1
        post head "Headteacher" head
        post dh "Deputy Headteacher" senior decides=proposes
        """,
    ),
    Example(
        """
        school distribution_phase=widen
        priority 1 "Attainment" accountable=dh2
        priority 2 "Attendance" accountable=dh1
        team sa "Students & Achievement" leadership leads=dh1 authority="Rewards, sanctions." approvals=0
        post head "Headteacher" head decides=decides_and_tells
        post dh1 "Deputy Headteacher" senior decides=decides_and_tells
        post dh2 "Deputy Headteacher" senior decides=decides authority="Teaching."
        """,
        before=_BEFORE,
    ),
    Example("school distribution_phase=observe\n" + _BEFORE, before=_BEFORE),
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh approvals=3
        post head "Headteacher" head
        post dh "Deputy Headteacher" senior decides=proposes
        """,
        before="""
        team sa "Students & Achievement" leadership leads=dh approvals=1
        post head "Headteacher" head
        post dh "Deputy Headteacher" senior decides=decides
        """,
        found_at=("dh",),
    ),
    Example(
        """
        priority 1 "Attainment" accountable=head contributing=dh1
        priority 2 "Attendance" accountable=head
        team sa "Students & Achievement" leadership leads=dh1 approvals=3
        team cp "Curriculum & Pedagogy" leadership leads=head
        post head "Headteacher" head decides=decides
        post dh1 "Deputy Headteacher" senior decides=proposes
        post dh2 "Deputy Headteacher" senior decides=proposes
        """,
        before=_BEFORE,
        found_at=("dh1",),
    ),
    Example("school distribution_phase=stand_back\n" + _BEFORE, before=_BEFORE, found_at=("school",)),
)
