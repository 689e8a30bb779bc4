"""A TLR3 says from the start why it is paid and until when.

Why: A TLR3 is for a project or a one-off task. Without an end it becomes a permanent payment that nobody has
decided on; without a reason nobody can tell when its work is done.

Source: School Teachers' Pay and Conditions Document as summarised in a local authority's note on allowances:
length and reason are fixed at the outset; read in November 2026. A post that is itself for a time gives its
own end to what it pays. Reasons not yet written are listed together, as advice. Nothing is said under the
school's own pay terms.

To fix: Set the day on which it ends, and write why it is paid.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Allowance, Post, School
from orgdesigner.model.relations import ALLOWANCES_WITHOUT_REASON, is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.ends import ending, endings, is_timed
from orgdesigner.rules.shared.reasons import with_drafted_reasons
from orgdesigner.rules.shared.wording import count, sentence


@rule(
    "PAY-204",
    "TLR3s with an end and a reason",
    each=(Allowance, School),
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, record: Allowance | School) -> Iterator[Found]:
    if isinstance(record, School):
        yield from _without_reason(view)
    elif record.allowance_kind is AllowanceKind.TLR3 and record.ends is None and is_on_national_terms(view):
        yield from _without_end(view, record)


def _without_end(view: View, allowance: Allowance) -> Iterator[Found]:
    post = view.need(Post, allowance.post)
    if is_timed(post):
        return
    called = f"The TLR3 of {post.title}"
    yield found(f"{called} has no end date", post, allowance, fixes=_ends(view, allowance, post, called))


def _ends(view: View, allowance: Allowance, post: Post, called: str) -> Iterator[Fix]:
    if post.ends is None:
        yield from endings(view, allowance, called, allowance.starts or post.starts)
    else:
        yield ending(view, allowance, called, post.ends)


def _without_reason(view: View) -> Iterator[Found]:
    if not is_on_national_terms(view):
        return
    silent = view.find(ALLOWANCES_WITHOUT_REASON, AllowanceKind.TLR3)
    if silent:
        yield found(
            sentence(f"{count(len(silent), 'TLR3')} {'does' if len(silent) == 1 else 'do'} not say why"),
            *dict.fromkeys(Subject(Post.kind, each.post) for each in silent),
            fixes=with_drafted_reasons(view, silent),
            severity=Severity.ADVICE,
        )


GOOD = (
    """
    post a "Grassroots Leader" middle
      allowance TLR3 2000 ends=2027-08-31 reason="Attendance project"
    post research "In Charge of Research" fixed_term
      allowance TLR3 2000 reason="A year of trials"
    post art "Head of Art"
      allowance TLR2 4000
    """,
    """
    school "Hill Academy" pay_terms=own
    post a "Grassroots Leader" middle
      allowance TLR3 2000
    """,
)
BAD = (
    Example(
        """
        post art "Project Lead" starts=2026-09-01
          allowance TLR3 2000 reason="A project"
        post year "Year Project Lead" ends=2027-07-31
          allowance TLR3 2000 reason="A project"
        """,
        found_at=("art", "year"),
    ),
    Example(
        """
        priority 1 "Attainment" accountable=b
        priority 2 "Attendance" accountable=b contributing=c
        post a "Grassroots Leader" purpose="Brings families in"
          allowance TLR3 2000 ends=2027-08-31
        post b "Grassroots Leader"
          allowance TLR3 2000 ends=2027-08-31 reason=" "
        post c "Grassroots Leader"
          allowance TLR3 2000 ends=2027-08-31
        post d "Grassroots Leader"
          allowance TLR3 2000 ends=2027-08-31
        """,
        found_at=("a",),
    ),
)
