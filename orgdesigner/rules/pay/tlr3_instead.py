"""No TLR3 takes the place of a permanent TLR.

Why: Work that goes on is paid for good. To pay it from one year to the next takes away the safety that a
permanent TLR gives, and the salary safeguarding that would follow if it were lost.

Source: School Teachers' Pay and Conditions Document as quoted in a department's published operating note (17
July 2026): a TLR3 must not replace an existing permanent TLR, nor pay for a continuing feature of school
life; read in November 2026. A proposal is compared with the current structure, post by post. Nothing is said
under the school's own pay terms.

To fix: Keep the permanent TLR, or take the TLR3 away if the work has ended.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.money import exactly
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.ranges import fits


@rule(
    "PAY-209",
    "No TLR3 for lasting work",
    each=Allowance,
    severity=Severity.WARNING,
    strength=Strength.HARD,
    compares=True,
)
def check(view: View, allowance: Allowance, *, before: View) -> Iterator[Found]:
    if allowance.allowance_kind is not AllowanceKind.TLR3:
        return
    replaced = next(iter(_permanent(before, allowance.post)), None)
    if replaced is None or _permanent(view, allowance.post) or not is_on_national_terms(view):
        return
    post = view.need(Post, allowance.post)
    label = replaced.allowance_kind.label
    yield found(
        f"{post.title} has a TLR3 in place of the {label} that it has now",
        post,
        allowance,
        working=f"now {exactly(replaced.annual)} for good, then {exactly(allowance.annual)} for a time",
        fixes=_fixes(view, allowance, replaced, post),
    )


def _permanent(view: View, post_id: str) -> list[Allowance]:
    return [each for each in view.find(ALLOWANCES_OF_POST, post_id) if each.allowance_kind in PERMANENT_TLRS]


def _fixes(view: View, allowance: Allowance, replaced: Allowance, post: Post) -> Iterator[Fix]:
    kind = replaced.allowance_kind
    if fits(view, kind, replaced.annual):
        kept = {name: getattr(replaced, name) for name in ("annual", "basis", "share", "starts", "ends")}
        change = set_fields(view, allowance, allowance_kind=kind, **kept)
        kept_so = change.relabelled(f"Keep the {kind.label} of {post.title}")
        yield Fix(f"Keep it as the {kind.label} of {exactly(replaced.annual)} that it is now", kept_so)
    yield Fix("Take the TLR3 away", remove_allowance(view, allowance.id))


_NOW = """
post hod "Head of Art"
  held "T. Nowak" teaching qts
  allowance TLR2 4000 responsibility
post hoy "Head of Year 9"
  allowance TLR1 11000 responsibility
"""
GOOD = (
    Example(
        """
        post hod "Head of Art"
          held "T. Nowak" teaching qts
          allowance TLR2 4000 responsibility
          allowance TLR3 2000 ends=2027-08-31
        post lead "Grassroots Leader"
          allowance TLR3 2000 ends=2027-08-31
        """,
        before=_NOW,
    ),
    Example(
        """
        school "Hill Academy" pay_terms=own
        post hod "Head of Art"
          allowance TLR3 2000 ends=2027-08-31
        """,
        before=_NOW,
    ),
)
BAD = (
    Example(
        """
        proposal "Year one" starts=2027-09-01
        post hod "Head of Art"
          held "T. Nowak" teaching qts
          allowance TLR3 2000 ends=2028-08-31
        post hoy "Head of Year 9"
          allowance TLR3 3000 ends=2028-08-31
        """,
        found_at=("hod", "hoy"),
        before=_NOW,
    ),
)
