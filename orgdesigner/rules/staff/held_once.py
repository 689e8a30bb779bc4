"""A post is not held more than once over.

Why: Two people who each hold the whole of one post are either two posts, or share one. Until the structure
says which, neither the cost nor anybody's pay is right.

Source: Arithmetic; that a job share is a working pattern of its own, in the Department for Education's
vacancy service, read in November 2026. The shares of a post's holders add up to 1, or to the FTE of a card
that stands for several like posts, on every day. Who acts in a post covers for those who hold it, and is
counted apart. Posts outside the school are left out.

To fix: Share the post, or say how many posts the card stands for.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.money import number
from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import HoldingKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.periods import busiest, common
from orgdesigner.rules.shared.sharing import recorded
from orgdesigner.rules.shared.wording import listed

WHOLE = Decimal(1)


@rule(
    "STAFF-802",
    "No post held twice over",
    each=HOLDINGS_OF_POST,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, post_id: str) -> Iterator[Found]:
    if view.count(HOLDINGS_OF_POST, post_id) < 2:
        return
    post = view.need(Post, post_id)
    if post.external:
        return
    together = max(_at_most(view, post), key=_sum)
    total, places = _sum(together), max(WHOLE, post.fte)
    if total > places:
        people = [view.need(Person, holding.person) for holding in together]
        of = f", for {number(places)} posts" if places > WHOLE else ""
        yield found(
            f"The shares of those who hold {post.title} add up to {number(total)}{of}",
            post,
            *people,
            working=" + ".join(
                f"{person.name} {number(holding.share)}"
                for person, holding in zip(people, together, strict=True)
            ),
            fixes=_fixes(view, post, together, places),
        )


def _at_most(view: View, post: Post) -> Iterator[list[Holding]]:
    """Yield the holders of the fullest day: those who hold the post, and those who act in it."""
    holdings = view.find(HOLDINGS_OF_POST, post.id)
    for substantive in (True, False):
        timed = (
            (each, common(each, post))
            for each in holdings
            if (each.holding_kind is HoldingKind.SUBSTANTIVE) is substantive
        )
        yield busiest(timed, lambda holding: holding.share)


def _sum(holdings: list[Holding]) -> Decimal:
    return sum((holding.share for holding in holdings), Decimal(0))


def _fixes(view: View, post: Post, together: list[Holding], places: Decimal) -> Iterator[Fix]:
    shares = [recorded(places / len(together))] * len(together)
    draft = Draft(view)
    for holding, share in zip(together, shares, strict=True):
        draft.set(holding, share=share)
    said = f"{number(shares[0])} each" if len(shares) > 3 else listed(map(number, shares))
    yield Fix(f"Share it equally: {said}", draft.change(f"Share {post.title} equally"))
    total = _sum(together)
    if post.fte >= WHOLE:
        several = set_fields(view, post, fte=total)
        is_whole = total == total.to_integral_value()
        label = (
            f"Let the card stand for {number(total)} like posts"
            if is_whole
            else f"Make it {number(total)} FTE"
        )
        yield Fix(label, several)


GOOD = (
    """
    post hod "Head of Art"
      held "G. Tan" teaching share=0.5
      held "P. Iyer" teaching share=0.5
    post hoy "Head of Year 9"
      held "T. Nowak" teaching
      held "F. Osei" support acting
    post ta "Teaching Assistant" fte=2
      held "D. Pryce" support
      held "S. Achebe" support
    post librarian "Librarian"
      held "L. Hart" support ends=2026-12-31
      held "J. Mbeki" support starts=2027-01-01
    post board "Governing Body" external
      held "V. One" support
      held "V. Two" support
    """,
)
BAD = (
    Example(
        """
        post hod "Head of Art"
          held "G. Tan" teaching
          held "P. Iyer" teaching share=0.5
        post ta "Teaching Assistant" fte=2
          held "D. Pryce" support
          held "S. Achebe" support
          held "F. Osei" support
        post half "Technician" fte=0.5
          held "L. Hart" support
          held "J. Mbeki" support
        """,
        found_at=("hod", "ta", "half"),
    ),
)
