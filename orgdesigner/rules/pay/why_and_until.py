"""An R&R allowance or an honorarium says why it is paid and until when.

Why: These payments have no national rate and no criteria. Their reason and their end are all that tells the
counterpart of a teacher's TLR3 from a favour, and all that lets them be compared.

Source: The founding school's account, in which support staff's R&R allowances match teachers' temporary TLRs
(2015); ASCL's description of an honorarium as a payment for higher duties or for a new project; read in
November 2026. What lacks a reason, or an end, is listed together for the school. A post that is itself for a
time gives its own end, and what matches a permanent TLR in the same role needs none. Nothing is said under
the school's own pay terms.

To fix: Write the reasons, and set the ends; or waive it for an allowance that is meant to last.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Allowance, Post, School
from orgdesigner.model.relations import (
    ALLOWANCES_OF_POST,
    ALLOWANCES_WITHOUT_END,
    ALLOWANCES_WITHOUT_REASON,
    ROLE_CLASS,
    is_on_national_terms,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.ends import is_timed, school_years_end
from orgdesigner.rules.shared.reasons import with_drafted_reasons
from orgdesigner.rules.shared.wording import count, day, listed, sentence

KINDS = {
    AllowanceKind.RR: ("R&R allowance", "R&R allowances"),
    AllowanceKind.HONORARIUM: ("honorarium", "honoraria"),
}


@rule(
    "PAY-215",
    "R&R allowances and honoraria with reason and end",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _: School) -> Iterator[Found]:
    if not is_on_national_terms(view):
        return
    silent = [each for kind in KINDS for each in view.find(ALLOWANCES_WITHOUT_REASON, kind)]
    if silent:
        yield _listed(silent, "not say why", with_drafted_reasons(view, silent))
    endless = [
        each
        for kind in KINDS
        for each in view.find(ALLOWANCES_WITHOUT_END, kind)
        if not _may_last(view, view.need(Post, each.post))
    ]
    if endless:
        yield _listed(endless, "not say until when", _ends(view, endless))


def _may_last(view: View, post: Post) -> bool:
    """Whether a post ends by itself, or is of a role that is paid for good with a permanent TLR."""
    same = view.ids(ROLE_CLASS, post.role_class) if post.role_class and not is_timed(post) else ()
    return is_timed(post) or any(
        allowance.allowance_kind in PERMANENT_TLRS
        for each in same
        for allowance in view.find(ALLOWANCES_OF_POST, each)
    )


def _listed(allowances: Sequence[Allowance], lack: str, fixes: Iterator[Fix]) -> Found:
    kinds = [each.allowance_kind for each in allowances]
    said = listed(count(kinds.count(kind), *KINDS[kind]) for kind in KINDS if kind in kinds)
    does = "does" if len(allowances) == 1 else "do"
    return found(
        sentence(f"{said} {does} {lack}"),
        *dict.fromkeys(Subject(Post.kind, each.post) for each in allowances),
        fixes=fixes,
    )


def _ends(view: View, allowances: Sequence[Allowance]) -> Iterator[Fix]:
    for when in school_years_end(view, None):
        draft = Draft(view)
        for each in allowances:
            draft.set(each, ends=_end(view, each, when))
        what = "it" if len(allowances) == 1 else "each"
        label = f"End {what} on {day(when)}, or with its post"
        yield Fix(label, draft.change("End allowances that had no end"))


def _end(view: View, allowance: Allowance, when: date) -> date:
    """The last day of the school year, or of the one in which it starts; or the post's if that is earlier."""
    post = view.need(Post, allowance.post)
    starts = allowance.starts or post.starts
    if starts is not None and starts > when:
        when = next(school_years_end(view, starts))
    when = min(when, post.ends or when)
    return max(when, allowance.starts or when)


GOOD = (
    """
    post a "Grassroots Leader"
      allowance R&R 2000 ends=2027-08-31 reason="Attendance project"
    post b "Data Lead" fixed_term
      allowance honorarium 500 reason="Sets up the census"
    post c "Head of Year 7" role_class="Head of Year"
      allowance TLR2 4000 responsibility
    post d "Head of Year 8" role_class="Head of Year"
      allowance R&R 4000 reason="Leads Year 8"
    """,
    """
    school "Hill Academy" pay_terms=own
    post a "Grassroots Leader"
      allowance R&R 2000
    """,
)
BAD = (
    Example(
        """
        post a "Grassroots Leader" purpose="Brings families in"
          allowance R&R 2000 ends=2027-08-31
        post b "Data Lead" ends=2027-04-30
          allowance honorarium 500 ends=2027-03-31 reason=" "
        """,
        found_at=("a",),
    ),
    Example(
        """
        post a "Grassroots Leader"
          allowance R&R 2000 reason="Attendance project"
        post b "Data Lead" ends=2027-04-30
          allowance R&R 500 reason="Census"
        post c "Site Lead" starts=2028-09-01
          allowance R&R 500 reason="Building works"
        """,
        found_at=("a",),
    ),
)
