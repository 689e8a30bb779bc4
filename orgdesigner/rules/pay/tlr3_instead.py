"""No TLR3 takes the place of a permanent TLR, or is paid again and again for the same work.

Why: Work that goes on is paid for good. To pay it from one year to the next takes away the safety that a
permanent TLR gives, and the salary safeguarding that would follow if it were lost.

Source: School Teachers' Pay and Conditions Document as quoted in a department's published operating note (17
July 2026): a TLR3 must not replace an existing permanent TLR, nor pay for a continuing feature of school
life; read in November 2026. A proposal is compared with the current structure, post by post. A TLR3 that goes
on beyond its end, for the very reason that it has now, is advice. Nothing is said under the school's own pay
terms.

To fix: Keep the permanent TLR, or take the TLR3 away if the work has ended.
"""

from collections.abc import Iterator
from datetime import date

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.money import exactly
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, HOLDINGS_OF_POST, is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, AllowanceBasis, AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.classroom import has_permanent_tlr
from orgdesigner.rules.shared.ranges import fits, range_of
from orgdesigner.rules.shared.wording import day


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
    had = before.find(ALLOWANCES_OF_POST, allowance.post)
    replaced = next((each for each in had if each.allowance_kind in PERMANENT_TLRS), None)
    renewed = next((each for each in had if _goes_on(each, allowance)), None)
    if (replaced is None and renewed is None) or not is_on_national_terms(view):
        return
    if replaced is not None and not _has_permanent(view, allowance.post):
        yield _in_place_of(view, allowance, replaced)
    elif replaced is None and renewed is not None:
        yield _again(view, allowance, renewed)


def _in_place_of(view: View, allowance: Allowance, replaced: Allowance) -> Found:
    post = view.need(Post, allowance.post)
    label = replaced.allowance_kind.label
    return found(
        f"{post.title} has a TLR3 in place of the {label} that it has now",
        post,
        allowance,
        working=f"now {exactly(replaced.annual)} for good, then {exactly(allowance.annual)} for a time",
        fixes=_fixes(view, allowance, replaced, post),
    )


def _has_permanent(view: View, post_id: str) -> bool:
    return any(each.allowance_kind in PERMANENT_TLRS for each in view.find(ALLOWANCES_OF_POST, post_id))


def _goes_on(old: Allowance, new: Allowance) -> bool:
    """Whether a TLR3 ends later than one of the current structure, and is for the same stated reason."""
    reason = " ".join(new.reason.split()).casefold()
    return (
        old.allowance_kind is AllowanceKind.TLR3
        and reason != ""
        and reason == " ".join(old.reason.split()).casefold()
        and None not in (old.ends, new.ends)
        and (old.ends or date.max) < (new.ends or date.min)
    )


def _again(view: View, allowance: Allowance, renewed: Allowance) -> Found:
    post = view.need(Post, allowance.post)
    then, now = day(allowance.ends or date.max), day(renewed.ends or date.max)
    return found(
        f"The TLR3 of {post.title} goes on until {then} for the same reason",
        post,
        allowance,
        working=f"in the current structure it ends on {now}; work that lasts is paid by a permanent TLR",
        fixes=[*_for_good(view, allowance, post), _away(view, allowance)],
        severity=Severity.ADVICE,
    )


def _for_good(view: View, allowance: Allowance, post: Post) -> Iterator[Fix]:
    """Yield the TLR2 that pays for the work from now on, of the same value or the least that there is."""
    table = range_of(view, AllowanceKind.TLR2)
    if table is None or not _may_have_one(view, post):
        return
    annual = max(allowance.annual, table[1].minimum or allowance.annual)
    if fits(view, AllowanceKind.TLR2, annual):
        more = f": +{exactly(annual - allowance.annual)}" if annual > allowance.annual else ""
        change = set_fields(
            view,
            allowance,
            allowance_kind=AllowanceKind.TLR2,
            annual=annual,
            basis=AllowanceBasis.RESPONSIBILITY,
            ends=None,
        )
        lasting = change.relabelled(f"Make the TLR3 of {post.title} a TLR2")
        yield Fix(f"Make it a TLR2 of {exactly(annual)}{more}", lasting)


def _away(view: View, allowance: Allowance) -> Fix:
    return Fix("Take the TLR3 away", remove_allowance(view, allowance.id))


def _may_have_one(view: View, post: Post) -> bool:
    return not any(has_permanent_tlr(view, each.person) for each in view.find(HOLDINGS_OF_POST, post.id))


def _fixes(view: View, allowance: Allowance, replaced: Allowance, post: Post) -> Iterator[Fix]:
    kind = replaced.allowance_kind
    if fits(view, kind, replaced.annual) and _may_have_one(view, post):
        kept = {name: getattr(replaced, name) for name in ("annual", "basis", "share", "starts", "ends")}
        change = set_fields(view, allowance, allowance_kind=kind, **kept)
        kept_so = change.relabelled(f"Keep the {kind.label} of {post.title}")
        yield Fix(f"Keep it as the {kind.label} of {exactly(replaced.annual)} that it is now", kept_so)
    yield _away(view, allowance)


_NOW = """
post hod "Head of Art"
  held "T. Nowak" teaching qts
  allowance TLR2 4000 responsibility
post hoy "Head of Year 9"
  allowance TLR1 11000 responsibility
post lead "Grassroots Leader"
  held "P. Iyer" teaching qts
  allowance TLR3 2000 ends=2027-08-31 reason="Attendance project"
"""
GOOD = (
    Example(
        """
        post hod "Head of Art"
          held "T. Nowak" teaching qts
          allowance TLR2 4000 responsibility
          allowance TLR3 2000 ends=2027-08-31
        post lead "Grassroots Leader"
          allowance TLR3 2000 ends=2028-08-31 reason="Reading project"
        post fresh "Grassroots Leader"
          allowance TLR3 2000 ends=2028-08-31 reason="Attendance project"
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
        post lead "Grassroots Leader"
          held "P. Iyer" teaching qts
          allowance TLR3 2000 ends=2028-08-31 reason="Attendance  Project"
        """,
        found_at=("hod", "hoy", "lead"),
        before=_NOW,
    ),
)
