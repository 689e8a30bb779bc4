"""An SEN allowance lies inside the range that the pay tables give for the year.

Why: A special educational needs allowance is one spot value that the school chooses inside a range. The range
changes every September, and a value outside it is usually last year's.

Source: School Teachers' Pay and Conditions Document as summarised by The Key; the range from the pay tables,
where it has its own source and says how sure it is; read in November 2026. The range for 2026-27 is the year
before's with the award of 3.5 % added and rounded up; where that alone makes the difference, it is advice.
Nothing is said under the school's own pay terms, nor for a year that has no table.

To fix: Bring the value into the range.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Allowance
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind
from orgdesigner.rules.base import Example, Found, Severity, Strength, rule
from orgdesigner.rules.shared.ranges import outside_its_range


@rule(
    "PAY-210",
    "SEN allowances inside their range",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind is AllowanceKind.SEN:
        yield from outside_its_range(view, allowance)


GOOD = (
    """
    post teacher "Teacher, Resource Base"
      held "G. Tan" teaching qts
      allowance SEN 2885
    """,
    """
    school "Hill Academy" pay_terms=own
    post teacher "Teacher, Resource Base"
      allowance SEN 100
    """,
)
BAD = (
    Example(
        """
        post low "Teacher, Resource Base"
          allowance SEN 2787
        post high "Teacher, Hearing Support"
          allowance SEN 6000
        post pound "Teacher, Speech Base"
          allowance SEN 5691
        """,
        found_at=("low", "high", "pound"),
    ),
)
