"""Nearly everyone leads on something, early career teachers aside.

Why: Whoever leads on something owns it, and owns a part of the school. Where leadership is to be widened, the
share of staff who lead on something is what has to grow.

Source: A primary school's account in which there are three newly qualified teachers, and almost everyone else
leads on something, and a SENCO's words about owning something; read in November 2026. The share of three
quarters is the program's own suggestion, with no source: a school sets its own. It is asked of a school that
is in the second or third phase of distribution, or that has noted responsibilities of posts outside
leadership.

To fix: Let more people contribute to a priority or own a responsibility, or set the share that this school
wants.
"""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from orgdesigner.model.leading import EARLY_CAREER, RESPONSIBLE
from orgdesigner.model.records import School
from orgdesigner.model.relations import staff_drawn
from orgdesigner.model.view import View
from orgdesigner.model.words import DistributionPhase, Level, StaffGroup
from orgdesigner.rules.base import Example, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.leading_on import people_who_lead
from orgdesigner.rules.shared.own_limit import own_limit

RULE = "AUT-713"
_WIDER = (DistributionPhase.WIDEN, DistributionPhase.STAND_BACK)


@rule(
    RULE,
    "Nearly everyone leads on something",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("least", "Staff who lead on something, at least (%)", Decimal(75)),),
)
def check(view: View, school: School, *, least: Decimal) -> Iterator[Found]:
    if school.distribution_phase not in _WIDER and not view.count(RESPONSIBLE, Level.NONE):
        return
    early = set(view.ids(EARLY_CAREER, True))
    staff = sum(staff_drawn(view, group) for group in StaffGroup) - len(early)
    leading = len(people_who_lead(view) - early)
    if staff <= 0 or 100 * leading >= least * staff:
        return
    share = Decimal(100 * leading) / staff
    own = share.to_integral_value(ROUND_FLOOR)
    aside = f", leaving out {len(early)} early in their career" if early else ""
    yield found(
        f"{leading} of {staff} staff lead on something ({share:.0f} %)",
        school,
        working=f"at least {least.normalize():f} % are wanted{aside}; to lead on something is to hold a"
        " leadership post, lead a team, serve a priority or own a responsibility",
        fixes=[own_limit(view, RULE, "least", own, f"Take {own} % as this school's own share")],
    )


GOOD = (
    """
    school distribution_phase=widen
    priority 1 "Reading" accountable=head contributing=t1
    post head "Headteacher" head
      held "B. Aldous" teaching
      post t1 "Teacher"
        held "P. Iyer" teaching
      post t2 "Teacher"
        held "T. Nowak" teaching early_career
      post ta "Teaching Assistant" shared_responsibilities="displays"
        held "L. Hart" support
    """,
    """
    post head "Headteacher" head
      held "B. Aldous" teaching
      post t1 "Teacher"
        held "P. Iyer" teaching
      post t2 "Teacher"
        held "T. Nowak" teaching
    """,
)
BAD = (
    Example(
        """
        school distribution_phase=widen
        post head "Headteacher" head
          held "B. Aldous" teaching
          post t1 "Teacher"
            held "P. Iyer" teaching
          post t2 "Teacher"
            held "T. Nowak" teaching early_career
        """,
        found_at=("school",),
    ),
    Example(
        """
        post head "Headteacher" head
          held "B. Aldous" teaching
          post t1 "Teacher" responsibilities="music"
            held "P. Iyer" teaching
          post t2 "Teacher"
            held "T. Nowak" teaching
          post t3 "Teacher"
            held "G. Tan" teaching
        """,
        found_at=("school",),
    ),
)
