"""The annual value of a TLR lies inside the range that the pay tables give for the year.

Why: Each of the three kinds of teaching and learning responsibility payment has a least and a greatest value,
which change every September. A value outside is usually last year's, or belongs to another kind.

Source: The ranges of the School Teachers' Pay and Conditions Document, from the pay tables, where each has
its own source and says how sure it is; read in November 2026. The ranges for 2026-27 are the year before's
with the award of 3.5 % added and rounded up; where that alone makes the difference, it is advice and not an
error. Nothing is said under the school's own pay terms, nor for a year that has no table.

To fix: Bring the value into the range, or pay another kind of allowance.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Allowance
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS
from orgdesigner.rules.base import Example, Found, Severity, Strength, rule
from orgdesigner.rules.shared.ranges import outside_its_range


@rule(
    "PAY-202",
    "TLRs inside their range",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind in TLRS:
        yield from outside_its_range(view, allowance)


GOOD = (
    """
    post hod "Head of Art" middle pay_point=U3
      held "T. Nowak" teaching qts
      allowance TLR2 3651 responsibility
    post research "In Charge of Research"
      held "P. Iyer" teaching qts pay_point=M6
      allowance TLR3 3600 ends=2027-08-31
    post hoy "Head of Year 9" middle access=support access_reason="Share" pay_scale=NJC pay_point=23
      allowance R&R 200
    """,
    """
    school "Hill Academy" pay_terms=own
    post leader "Grassroots Leader" middle
      allowance TLR3 100 ends=2027-08-31
    """,
    """
    school "Hill School" pay_year=2014-15
    post leader "Grassroots Leader" middle
      allowance TLR3 100 ends=2015-08-31
    """,
)
BAD = (
    Example(
        """
        post hod "Head of Art" middle
          allowance TLR2 2000 responsibility
        post research "In Charge of Research"
          allowance TLR3 4000.50 ends=2027-08-31
        post faculty "Head of Science" middle
          allowance TLR1 10530 responsibility
        """,
        found_at=("hod", "research", "faculty"),
    ),
)
