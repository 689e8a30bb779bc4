"""A holding lies within the dates of its post, and of the proposal that shows it.

Why: Nobody can hold a post before there is one, or after it has gone. A holding that ends before the proposal
takes effect draws somebody who will no longer be there.

Source: Arithmetic; the dates of contracts and posts as a school's staff system records them (Bromcom's guide
to staff contracts), read in November 2026. A holding without dates of its own has those of its post.

To fix: Change the dates, or take the person out of the post.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.people import vacate
from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, rule
from orgdesigner.rules.shared.within import out_of_its_dates


@rule(
    "STAFF-803",
    "Holders within the dates of their posts",
    each=Holding,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, holding: Holding) -> Iterator[Found]:
    if holding.starts is None and holding.ends is None:
        return
    post, person = view.need(Post, holding.post), view.need(Person, holding.person)

    def away() -> Fix:
        return Fix(f"Take {person.name} out of {post.title}", vacate(view, post.id, person=person.id))

    yield from out_of_its_dates(view, holding, post, f"{person.name} as {post.title}", away)


GOOD = (
    """
    proposal "Year one" starts=2027-09-01
    post research "In Charge of Research" starts=2026-09-01 ends=2028-08-31
      held "P. Iyer" teaching starts=2026-09-01 ends=2028-08-31
    post hod "Head of Art"
      held "G. Tan" teaching starts=2019-09-01
    post hoy "Head of Year 9" starts=2027-09-01
      held "F. Osei" support
    """,
)
BAD = (
    Example(
        """
        post research "In Charge of Research" starts=2026-09-01 ends=2028-08-31
          held "P. Iyer" teaching starts=2026-01-01 ends=2029-08-31
        post hod "Head of Art"
          held "G. Tan" teaching starts=2027-09-01 ends=2026-09-01
        post hoy "Head of Year 9" ends=2027-08-31
          held "F. Osei" support starts=2027-09-01
        """,
        found_at=("research", "hod", "hoy"),
    ),
    Example(
        """
        proposal "Year one" starts=2027-09-01
        post hod "Head of Art"
          held "G. Tan" teaching ends=2027-08-31
        """,
        found_at=("hod",),
    ),
)
