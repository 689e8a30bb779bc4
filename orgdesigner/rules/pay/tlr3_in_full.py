"""A TLR3 is paid in full, whatever the hours.

Why: A TLR3 pays for a project, and the project is as much work for somebody who is at school three days a
week. The change of 2026 for TLR1 and TLR2 left it as it was.

Source: The Key on part-time teachers' TLRs (reviewed 4 December 2025): a TLR3 is not pro-rated; read in
November 2026. Nothing is said where the recorded basis pays the same, nor under the school's own pay terms.

To fix: Pay it in full.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis, AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.basis import is_paid_otherwise


@rule(
    "PAY-208",
    "TLR3s paid in full",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind is not AllowanceKind.TLR3 or not is_paid_otherwise(view, allowance):
        return
    post = view.need(Post, allowance.post)
    in_full = set_fields(view, allowance, basis=AllowanceBasis.FLAT)
    how = allowance.basis.label[0].lower() + allowance.basis.label[1:]
    yield found(
        f"The TLR3 of {post.title} is pro-rated, which a TLR3 never is",
        post,
        allowance,
        working=f"recorded as paid {how.removeprefix('paid ')}",
        fixes=[Fix("Pay it in full", in_full.relabelled(f"Pay the TLR3 of {post.title} in full"))],
    )


GOOD = (
    """
    post a "Grassroots Leader" fte=0.6
      held "G. Tan" teaching qts
      allowance TLR3 2000 ends=2027-08-31
    post b "Grassroots Leader"
      held "P. Iyer" teaching qts
      allowance TLR3 2000 contract ends=2027-08-31
    post c "Grassroots Leader" fte=0.6
      held "F. Osei" support
      allowance R&R 2000 contract ends=2027-08-31
    """,
    """
    school "Hill Academy" pay_terms=own
    post a "Grassroots Leader" fte=0.6
      held "G. Tan" teaching qts
      allowance TLR3 2000 contract ends=2027-08-31
    """,
)
BAD = (
    Example(
        """
        post a "Project Lead" fte=0.6
          held "G. Tan" teaching qts
          allowance TLR3 2000 contract ends=2027-08-31
        post b "Grassroots Leader" fte=0.5
          allowance TLR3 2000 contract ends=2027-08-31
        post c "In Charge of Research"
          held "P. Iyer" teaching qts
          allowance TLR3 2000 responsibility share=0.5 ends=2027-08-31
        """,
        found_at=("a", "b", "c"),
    ),
)
