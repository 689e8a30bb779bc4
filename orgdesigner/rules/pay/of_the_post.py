"""An allowance for a responsibility belongs to a post, not to a person.

Why: The responsibility stands in the staffing structure, and whoever takes it on is paid for it. An allowance
that is only for one person leaves with that person, and nobody outside can see what the post is worth.

Source: That the staffing structure is published with the pay policy, from copies of it; that allowances
belong to its posts is this program's own knowledge; read in November 2026. An allowance for one of several
who share a post is fine. R&R allowances and honoraria may be for one person. Nothing is said under the
school's own pay terms.

To fix: Let whoever holds the post receive it, or take it away.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST, is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, TLRS, AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.classroom import bar_of, has_permanent_tlr


@rule(
    "PAY-212",
    "Allowances that belong to posts",
    each=Allowance,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.person is None or allowance.allowance_kind not in (*TLRS, AllowanceKind.SEN):
        return
    if not is_on_national_terms(view):
        return
    holders = [each.person for each in view.find(HOLDINGS_OF_POST, allowance.post)]
    holds_it = allowance.person in holders
    if holds_it and len(holders) > 1:
        return
    post, person = view.need(Post, allowance.post), view.need(Person, allowance.person)
    more = "" if holds_it else ", who does not hold it"
    yield found(
        f"The {allowance.allowance_kind.label} of {post.title} is only for {person.name}{more}",
        post,
        allowance,
        person,
        fixes=_fixes(view, allowance, post, holders),
        severity=None if holds_it else Severity.WARNING,
    )


def _fixes(view: View, allowance: Allowance, post: Post, holders: list[str]) -> Iterator[Fix]:
    label = allowance.allowance_kind.label
    if all(_may_receive(view, allowance, each) for each in holders):
        change = set_fields(view, allowance, person=None)
        opened = change.relabelled(f"Pay the {label} of {post.title} to whoever holds it")
        yield Fix("Pay it to whoever holds the post", opened)
    yield Fix(f"Take the {label} away", remove_allowance(view, allowance.id))


def _may_receive(view: View, allowance: Allowance, person_id: str) -> bool:
    if bar_of(view, view.need(Person, person_id)) is not None:
        return False
    has_it = allowance.person == person_id or allowance.allowance_kind not in PERMANENT_TLRS
    return has_it or not has_permanent_tlr(view, person_id)


GOOD = (
    """
    post hod "Head of Art"
      held tan "G. Tan" teaching qts share=0.5
      held iyer "P. Iyer" teaching qts share=0.5
      allowance TLR2 4000 responsibility share=0.6 person=tan
      allowance TLR2 4000 responsibility share=0.4 person=iyer
    post hoy "Head of Year 9"
      held "T. Nowak" teaching qts
      allowance TLR2 4000 responsibility
    post manager "Network Manager"
      held osei "F. Osei" support
      allowance R&R 1500 person=osei
    """,
    """
    school "Hill Academy" pay_terms=own
    post hod "Head of Art"
      held tan "G. Tan" teaching qts
      allowance TLR2 4000 person=tan
    """,
)
BAD = (
    Example(
        """
        person pryce "D. Pryce" teaching qts
        post hod "Head of Art"
          held tan "G. Tan" teaching qts
          allowance TLR2 4000 responsibility person=tan
        post hoy "Head of Year 9"
          held "F. Osei" support
          allowance TLR2 4000 responsibility person=pryce
        """,
        found_at=("hod", "hoy"),
    ),
)
