"""An allowance is paid while its post lasts, and in a proposal from when it takes effect.

Why: Money for a responsibility begins and ends with it. An allowance that outlasts its post is paid for
nothing; one that ends before the proposal takes effect is in the sum and will never be paid.

Source: Arithmetic; the dates of contracts and pay as a school's staff system records them (Bromcom's guide to
staff contracts), read in November 2026. An allowance without dates of its own has those of its post.

To fix: Change the dates, or take the allowance away.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, rule
from orgdesigner.rules.shared.within import out_of_its_dates


@rule(
    "PAY-214",
    "Allowances paid while the post lasts",
    each=Allowance,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.starts is None and allowance.ends is None:
        return
    post, label = view.need(Post, allowance.post), allowance.allowance_kind.label

    def away() -> Fix:
        return Fix(f"Take the {label} away", remove_allowance(view, allowance.id))

    yield from out_of_its_dates(view, allowance, post, f"The {label} of {post.title}", away)


GOOD = (
    """
    proposal "Year one" starts=2027-09-01
    post research "In Charge of Research" starts=2026-09-01 ends=2028-08-31
      allowance TLR3 2000 starts=2026-09-01 ends=2028-08-31
    post hod "Head of Art"
      allowance TLR2 4000 starts=2019-09-01
    post hoy "Head of Year 9" starts=2027-09-01
      allowance R&R 2000
    """,
)
BAD = (
    Example(
        """
        post research "In Charge of Research" starts=2026-09-01 ends=2028-08-31
          allowance TLR3 2000 starts=2026-01-01 ends=2029-08-31
        post hod "Head of Art"
          allowance TLR2 4000 responsibility starts=2027-09-01 ends=2026-09-01
        post hoy "Head of Year 9" ends=2027-08-31
          allowance R&R 2000 starts=2027-09-01
        post lead "Project Lead" starts=2026-09-01
          allowance R&R 2000 starts=2026-04-01
        """,
        found_at=("research", "hod", "hoy", "lead"),
    ),
    Example(
        """
        proposal "Year one" starts=2027-09-01
        post hod "Head of Art"
          allowance R&R 4000 ends=2027-08-31
        post hoy "Head of Year 9" ends=2027-12-31
          allowance R&R 4000 ends=2027-08-31
        """,
        found_at=("hod", "hoy"),
    ),
)
