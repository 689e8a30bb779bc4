"""A rotating seat in a team has an end and a reason.

Why: Somebody who joins a team for a time, to learn or to bring an expertise, has a right to know for how long
and for what. A seat without an end keeps the next person waiting.

Source: A primary school's account of a leadership team with two permanent members, which others join for
their development or for their expertise; read in November 2026. A reason not yet written is advice.

To fix: Set the day on which the seat ends, and say what it is for.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Membership, Person, Post, Team
from orgdesigner.model.view import View
from orgdesigner.model.words import MembershipKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.ends import endings

REASONS = ("Development", "Expertise")
"""What a rotating seat is for, in the account that the rule comes from."""


@rule(
    "TERM-303",
    "Rotating seats with an end and a reason",
    each=Membership,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, seat: Membership) -> Iterator[Found]:
    if seat.membership_kind is not MembershipKind.ROTATING or (seat.ends and seat.reason.strip()):
        return
    member = view.need(Post, seat.post) if seat.post else view.need(Person, seat.person or "")
    called = f"The rotating seat of {member.caption} in {view.need(Team, seat.team).name}"
    if seat.ends is None:
        fixes = endings(view, seat, called, seat.starts)
        yield found(f"{called} has no end date", member, seat, fixes=fixes)
    if not seat.reason.strip():
        yield found(
            f"{called} does not say what it is for",
            member,
            seat,
            fixes=[
                Fix(f"It is for {reason.lower()}", _for(view, seat, called, reason)) for reason in REASONS
            ],
            severity=Severity.ADVICE,
        )


def _for(view: View, seat: Membership, called: str, reason: str) -> Change:
    return set_fields(view, seat, reason=reason).relabelled(f"{called}: for {reason.lower()}")


GOOD = (
    """
    team sa "Students & Achievement" leadership
      member hoy rotating ends=2027-08-31 reason=Development
      member dh
    post hoy "Head of Year 9" middle
    post dh "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        person tan "G. Tan" support
        team sa "Students & Achievement" leadership
          member hoy rotating reason=Expertise
          member ta rotating ends=2027-08-31
          member person=tan rotating reason=" "
        post hoy "Head of Year 9" middle
        post ta "Teaching Assistant"
        """,
        found_at=("hoy", "ta", "tan", "tan"),
    ),
)
