"""The shares of one TLR1 or TLR2 add up to one, and each is paid by the responsibility that it stands for.

Why: Several teachers can share one responsibility, and since 1 September 2026 each receives the part of its
value that they carry, whatever hours they work. Shares that come to more pay for work that is not there;
shares that come to less leave work that nobody is paid for.

Source: The Key on part-time teachers' TLRs (reviewed 4 December 2025), Winckworth Sherwood and a
parliamentary answer on the change of 1 September 2026; read in November 2026. Before that day the hours could
decide. Under the school's own pay terms only the sum is checked.

To fix: Share it out anew, or pay it by share of the responsibility.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.money import number
from orgdesigner.model.pay import WHOLE
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, AllowanceBasis
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.basis import is_paid_otherwise
from orgdesigner.rules.shared.periods import common, days_together
from orgdesigner.rules.shared.sharing import recorded
from orgdesigner.rules.shared.wording import listed


@rule(
    "PAY-207",
    "Shares of a TLR that add up",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind not in PERMANENT_TLRS:
        return
    if allowance.share != WHOLE:
        yield from _sum(view, allowance)
    if is_paid_otherwise(view, allowance):
        yield _on_another_basis(view, allowance)


def _sum(view: View, allowance: Allowance) -> Iterator[Found]:
    """Yield that the shares don't add up; of those who share, the first by id says so for all."""
    post, kind = view.need(Post, allowance.post), allowance.allowance_kind
    if post.fte > WHOLE:
        return
    of_a_kind = [each for each in view.find(ALLOWANCES_OF_POST, post.id) if each.allowance_kind is kind]
    for shared in days_together((each, common(each, post)) for each in of_a_kind):
        total = sum((each.share for each in shared), Decimal(0))
        parts = [each.id for each in shared if each.share != WHOLE]
        if parts and total != WHOLE:
            if allowance.id == min(parts):
                yield found(
                    f"The shares of the {kind.label} of {post.title} add up to {number(total)}",
                    post,
                    *shared,
                    working=" + ".join(number(each.share) for each in shared),
                    fixes=_shared_out(view, post, shared),
                    severity=None if total > WHOLE else Severity.WARNING,
                )
            return


def _shared_out(view: View, post: Post, shared: Sequence[Allowance]) -> Iterator[Fix]:
    if len(shared) == 1:
        change = set_fields(view, shared[0], share=WHOLE)
        yield Fix(
            f"Pay it for the whole of the responsibility, not for {number(shared[0].share)}",
            change.relabelled(f"Pay the TLR of {post.title} for the whole of the responsibility"),
        )
        return
    total = sum((each.share for each in shared), Decimal(0))
    in_proportion = [each.share / total for each in shared] if total else []
    equally = [WHOLE / len(shared)] * len(shared)
    for how, shares in (("equally", equally), ("in proportion", in_proportion)):
        rounded = [recorded(share) for share in shares]
        if rounded and (how == "equally" or len({each.share for each in shared}) > 1):
            rounded[0] += WHOLE - sum(rounded)
            draft = Draft(view)
            for each, share in zip(shared, rounded, strict=True):
                draft.set(each, share=share)
            said = listed(number(share) for share in rounded)
            yield Fix(f"Share it {how}: {said}", draft.change(f"Share the TLR of {post.title} {how}"))


def _on_another_basis(view: View, allowance: Allowance) -> Found:
    post, kind = view.need(Post, allowance.post), allowance.allowance_kind
    through = allowance.basis is AllowanceBasis.CONTRACT
    change = set_fields(view, allowance, basis=AllowanceBasis.RESPONSIBILITY)
    return found(
        f"The {kind.label} of {post.title} is paid {'through the contract' if through else 'in full'}"
        ", not by share of the responsibility",
        post,
        allowance,
        working=f"for {number(allowance.share)} of the responsibility; since 1 September 2026",
        fixes=[
            Fix(
                "Pay it by share of the responsibility",
                change.relabelled(f"Pay the {kind.label} of {post.title} by share of the responsibility"),
            )
        ],
    )


GOOD = (
    """
    post hod "Head of Art" middle fte=0.6
      held tan "G. Tan" teaching qts share=0.5
      held iyer "P. Iyer" teaching qts share=0.5
      allowance TLR2 4000 responsibility share=0.6 person=tan
      allowance TLR2 4000 responsibility share=0.4 person=iyer
    post hoy "Head of Year 9" middle
      held "F. Osei" teaching qts share=0.5
      held "T. Nowak" teaching qts share=0.5
      allowance TLR2 4000
    post hof "Head of Science" middle
      held "D. Pryce" teaching qts
      allowance TLR1 11000 contract
    """,
    """
    school "Hill School" pay_year=2025-26
    post hod "Head of Art" middle fte=0.6
      held "G. Tan" teaching qts
      allowance TLR2 4000 contract
    """,
    """
    school "Hill Academy" pay_terms=own
    post hod "Head of Art" middle fte=0.6
      held "G. Tan" teaching qts
      allowance TLR2 4000 contract
    """,
)
BAD = (
    Example(
        """
        post hod "Head of Art" middle
          held tan "G. Tan" teaching qts share=0.5
          held iyer "P. Iyer" teaching qts share=0.5
          allowance TLR2 4000 responsibility share=0.6 person=tan
          allowance TLR2 4000 responsibility share=0.6 person=iyer
        post hoy "Head of Year 9" middle
          held nowak "T. Nowak" teaching qts
          allowance TLR2 4000 responsibility share=0.5
        post hof "Head of Science" middle
          allowance TLR1 12000 responsibility share=0.2
          allowance TLR1 12000 responsibility share=0.3
          allowance TLR1 12000 responsibility share=0.4
        """,
        found_at=("hod", "hoy", "hof"),
    ),
    Example(
        """
        post hod "Head of Art" middle fte=0.6
          held "G. Tan" teaching qts
          allowance TLR2 4000 contract
        post hoy "Head of Year 9" middle
          held osei "F. Osei" teaching qts share=0.5
          held pryce "D. Pryce" teaching qts share=0.5
          allowance TLR2 4000 share=0.5 person=osei
          allowance TLR2 4000 responsibility share=0.5 person=pryce
        """,
        found_at=("hod", "hoy"),
    ),
    Example(
        """
        school "Hill Academy" pay_terms=own
        post hoy "Head of Year 9" middle
          allowance TLR2 4000 contract share=0.5
        """,
        found_at=("hoy",),
    ),
)
