"""A TLR is paid to a classroom teacher: a qualified teacher who is not on leaders' pay.

Why: A teaching and learning responsibility payment is for somebody who is neither in the leadership group nor
on the pay range for leading practitioners. Outside that, the school's pay policy can't defend it. Support
staff who carry the same responsibility are paid the same money as an R&R allowance.

Source: School Teachers' Pay and Conditions Document, its definition of a classroom teacher as quoted by The
Key; who is in the leadership group (headteacher, deputies, assistants) from Eurydice; read in November 2026.
Nothing is said under the school's own pay terms.

To fix: Pay it as an R&R allowance, take it away, or record the qualification.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Allowance
from orgdesigner.model.relations import is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS
from orgdesigner.rules.base import Example, Found, Severity, Strength, rule
from orgdesigner.rules.classroom import paid_wrongly


@rule(
    "PAY-203",
    "TLRs for classroom teachers",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind in TLRS and is_on_national_terms(view):
        yield from paid_wrongly(view, allowance)


GOOD = (
    """
    post hod "Head of Art" middle pay_point=U3
      held "T. Nowak" teaching qts
      allowance TLR2 3651 responsibility
    post leader "Grassroots Leader" middle
      held "F. Osei" support
      allowance R&R 2000
    post research "In Charge of Research"
      held "P. Iyer" teaching qts pay_point=M6
      allowance TLR3 2000 ends=2027-08-31
    post asl "Associate Senior Leader" senior
      held "G. Tan" teaching qts
      allowance TLR3 3600 ends=2027-08-31
    """,
    """
    school "Hill Academy" pay_terms=own
    post leader "Grassroots Leader" middle
      held "F. Osei" support
      allowance TLR3 2000 ends=2027-08-31
    """,
)
BAD = (
    Example(
        """
        post leader "Grassroots Leader" middle
          held "F. Osei" support
          allowance TLR3 2000 ends=2027-08-31
        post reserved "Grassroots Leader" middle access=support access_reason="A proportional share"
          allowance TLR3 2000 ends=2027-08-31
        post unqualified "Grassroots Leader" middle
          held "D. Pryce" teaching
          allowance TLR3 2000 ends=2027-08-31
        """,
        found_at=("leader", "reserved", "unqualified"),
    ),
    Example(
        """
        post ah "Assistant Headteacher" senior
          held "S. Achebe" teaching qts
          allowance TLR1 12000 responsibility
        post dh "Deputy Headteacher" senior pay_point=L20
          allowance TLR2 4000 responsibility
        post lp "Leading Practitioner" pay_scale="Leading Practitioner"
          held "G. Tan" teaching qts
          allowance TLR2 4000 responsibility
        """,
        found_at=("dh", "ah", "lp"),
    ),
)
