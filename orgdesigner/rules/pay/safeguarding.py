"""Whoever would lose a TLR or an SEN allowance by a proposal is listed, with the sum.

Why: When a restructure lowers what a teacher is paid for a lasting responsibility, the difference is
safeguarded: a fixed sum that the school goes on paying for a time. It belongs in the cost of the proposal,
and the person has to be told.

Source: NEU and ATL on salary safeguarding, and a quotation of School Teachers' Pay and Conditions Document
35.1 and 35.2 on TES: the sum is the old rate less the new one, and cost-of-living rises do not lessen it; it
starts on 1 January, 1 April or 1 September after the person is told; above £500 in all, the school gives
duties to match; it lasts three years, or ends earlier with another post or other pay. Whether the period is
to be shortened, which the Government asked in July 2025, was not settled when this was read in November 2026:
the years are a setting. A TLR3 is not safeguarded (own knowledge). Nothing is said under the school's own pay
terms.

To fix: Keep the allowance as it is now; or plan the safeguarding, and waive this with who decided it.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.money import exactly, in_pounds, number
from orgdesigner.model.pay import received
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, HOLDINGS_OF_PERSON, is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.ranges import fits
from orgdesigner.rules.shared.tables import pay_tables

SAFEGUARDED = {"TLR": PERMANENT_TLRS, "SEN allowance": (AllowanceKind.SEN,)}
"""What is compared with each other, by its name on screen."""
KINDS = tuple(kind for kinds in SAFEGUARDED.values() for kind in kinds)
KEPT = ("allowance_kind", "annual", "basis", "share", "person", "starts", "ends")
"""What an allowance keeps that stays as it is in the current structure."""

Paid = tuple[Allowance, Holding]


@rule(
    "PAY-216",
    "Pay that falls, and is safeguarded",
    each=Person,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("years", "Years of salary safeguarding", Decimal(3)),),
    compares=True,
)
def check(view: View, person: Person, *, before: View, years: Decimal) -> Iterator[Found]:
    all_had = list(_paid(before, person))
    if not all_had or not is_on_national_terms(view):
        return
    all_has = list(_paid(view, person))
    for name, kinds in SAFEGUARDED.items():
        had, has = ([each for each in paid if each[0].allowance_kind in kinds] for paid in (all_had, all_has))
        was, now = _amount(before, had), _amount(view, has)
        if now < was:
            posts = (view.get(Post, allowance.post) for allowance, _ in (*had, *has))
            yield found(
                f"{person.name}'s {name} falls from {exactly(was)} to {exactly(now) if now else 'nothing'}",
                person,
                *dict.fromkeys(post for post in posts if post),
                working=f"safeguarded: {exactly(was - now)} a year for {_years(years)}, "
                "if the period is not shortened",
                fixes=_fixes(view, had, has, was),
            )


def _years(years: Decimal) -> str:
    return f"{number(years)} year{'' if years == 1 else 's'}"


def _paid(view: View, person: Person) -> Iterator[Paid]:
    """Yield the allowances that somebody receives for good, of those safeguarded, each with its holding."""
    for holding in view.find(HOLDINGS_OF_PERSON, person.id):
        for allowance in view.find(ALLOWANCES_OF_POST, holding.post):
            if (
                allowance.allowance_kind in KINDS
                and allowance.ends is None
                and allowance.person in (None, person.id)
            ):
                yield allowance, holding


def _amount(view: View, paid: list[Paid]) -> Decimal:
    terms = pay_tables().terms
    return sum((received(view, allowance, holding, terms).amount for allowance, holding in paid), Decimal(0))


def _fixes(view: View, had: list[Paid], has: list[Paid], was: Decimal) -> Iterator[Fix]:
    """Yield the change that keeps somebody's one allowance, if that makes up for all that is lost."""
    if len(had) != 1 or len(has) > 1:
        return
    ((old, held),) = had
    now = has or [
        (old, each) for each in view.find(HOLDINGS_OF_PERSON, held.person) if each.post == held.post
    ]
    for present, holding in now:
        kept = present.evolve(**{name: getattr(old, name) for name in KEPT})
        enough = _amount(view, [(kept, holding)]) >= was
        if enough and fits(view, kept.allowance_kind, kept.annual):
            title, label = view.need(Post, holding.post).title, old.allowance_kind.label
            more = was - _amount(view, has)
            change = _keeping(view, kept).change(f"Keep the {label} of {title}")
            yield Fix(f"Keep the {label} of {exactly(old.annual)} for {title}: +{in_pounds(more)}", change)


def _keeping(view: View, kept: Allowance) -> Draft:
    draft = Draft(view)
    present = view.get(Allowance, kept.id)
    if present is not None and present.post == kept.post:
        draft.set(present, **{name: getattr(kept, name) for name in KEPT})
    else:
        draft.add_like(kept, record_id=kept.id if present is None else None)
    return draft


_NOW = """
post hod "Head of Art"
  held nowak "T. Nowak" teaching qts
  allowance TLR2 4000 responsibility
post hoy "Head of Year 9"
  held iyer "P. Iyer" teaching qts
  allowance TLR1 11000 responsibility
post base "Teacher, Resource Base"
  held tan "G. Tan" teaching qts
  allowance SEN 3000
post lead "Grassroots Leader"
  held pryce "D. Pryce" teaching qts
  allowance TLR3 2000 ends=2027-08-31
"""
GOOD = (
    Example(
        """
        post hod "Head of Art"
          held nowak "T. Nowak" teaching qts
          allowance TLR2 4500 responsibility
        post faculty "Head of Humanities"
          held iyer "P. Iyer" teaching qts
          allowance TLR1 11000 responsibility
        post base "Teacher, Resource Base"
          held tan "G. Tan" teaching qts
          allowance SEN 3000
        post lead "Grassroots Leader"
          held pryce "D. Pryce" teaching qts
        """,
        before=_NOW,
    ),
    Example(
        """
        school "Hill Academy" pay_terms=own
        post hod "Head of Art"
          held nowak "T. Nowak" teaching qts
        """,
        before=_NOW,
    ),
)
BAD = (
    Example(
        """
        post hod "Head of Art"
          held nowak "T. Nowak" teaching qts
        post faculty "Head of Humanities"
          held iyer "P. Iyer" teaching qts
          allowance TLR2 5000 responsibility
        post base "Teacher, Resource Base"
          held tan "G. Tan" teaching qts
          allowance SEN 3000 ends=2027-08-31 reason="Teaches in a designated special class"
        """,
        found_at=("nowak", "iyer", "tan"),
        before=_NOW,
    ),
    Example(
        """
        post hod "Head of Art" fte=0.5
          held nowak "T. Nowak" teaching qts
          allowance TLR2 4000 responsibility share=0.5
        """,
        found_at=("nowak",),
        before=_NOW,
    ),
)
