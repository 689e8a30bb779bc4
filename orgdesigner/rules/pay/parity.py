"""Everyone in one role receives the same money for its responsibility, whatever their staff group.

Why: Two people who lead the same work should not be paid differently for it because one is a teacher. The gap
hides in how an allowance is paid: a TLR3 is never pro-rated, and an R&R allowance of the same annual value
that runs through a term-time contract comes to a seventh less.

Source: The founding school's account: support staff's R&R allowances at the rate of teachers' temporary TLRs
in the same role (2015). How allowances are paid: The Key on part-time teachers' TLRs (reviewed 4 December
2025) and Winckworth Sherwood on the change of 1 September 2026; read in November 2026. Compared is the money
for the whole of the responsibility; SEN allowances are left out. In leadership roles those who receive
nothing count; in others only those who receive something, and only if both staff groups do.

To fix: Pay the allowance in full, or raise it to what others in the role receive.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.money import exactly, in_pence, in_pounds, to_penny
from orgdesigner.model.parity import Paid, gap_of, paid_in_role
from orgdesigner.model.pay import WHOLE, basis_by_rule
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, HOLDINGS_OF_POST, ROLE_CLASS
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, TLRS, AllowanceBasis, AllowanceKind, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.classroom import bar_of, has_permanent_tlr
from orgdesigner.rules.shared.ranges import fits
from orgdesigner.rules.shared.tables import pay_tables

MOST_SUMS = 3
"""So many sums are shown under a finding; the parity panel has them all."""


@rule(
    "PAY-201",
    "Equal role, equal money",
    each=ROLE_CLASS,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, role_class: str) -> Iterator[Found]:
    compared = paid_in_role(view, role_class, pay_tables().terms)
    best = max(compared, key=lambda paid: paid.rate, default=None)
    lagging = [paid for paid in compared if best and paid.rate < best.rate]
    if best is None or not lagging:
        return
    posts = dict.fromkeys(paid.post for paid in lagging)
    yield found(
        _message(view, role_class, lagging, compared),
        *(Subject(Post.kind, post) for post in posts),
        working="; ".join(_working(paid, best) for paid in lagging[:MOST_SUMS]),
        fixes=_fixes(view, role_class, lagging, best),
        money=gap_of(compared),
    )


def _message(view: View, role_class: str, lagging: list[Paid], compared: list[Paid]) -> str:
    best = max(paid.rate for paid in compared)
    others = "others in this role receive" if len(compared) > 2 else "the other in this role receives"
    if len(lagging) == 1:
        (paid,) = lagging
        low, high = _unlike(paid.rate, best)
        person = view.get(Person, paid.person)
        who = person.name if person else f"Whoever comes as {view.need(Post, paid.post).title}"
        return f"{who} receives {low} where {others} {high}"
    rates = {paid.rate for paid in lagging}
    low, high = _unlike(min(rates), best)
    several = f"{role_class}: {len(lagging)} of {len(compared)} receive"
    return (
        f"{several} {low}, others {high}" if len(rates) == 1 else f"{several} less than the {high} of others"
    )


def _unlike(low: Decimal, high: Decimal) -> tuple[str, str]:
    """Say two amounts in pounds, or in pence where that would make them look the same."""
    say = in_pence if in_pounds(low) == in_pounds(high) else in_pounds
    return say(low) if low else "nothing", say(high)


def _working(paid: Paid, best: Paid) -> str:
    kinds = [
        f"{allowance.allowance_kind.label} {', '.join(worked.steps) or exactly(allowance.annual)}"
        for allowance, worked in zip(paid.allowances, paid.sums, strict=True)
    ]
    return f"{' and '.join(kinds) or 'no allowance'}: {in_pence(best.rate - paid.rate)} short"


def _fixes(view: View, role_class: str, lagging: list[Paid], best: Paid) -> Iterator[Fix]:
    """Yield the change that raises everybody to the highest rate, if there is one for each of them."""
    draft = Draft(view)
    # An allowance for whoever holds a post is added once, however many share the post.
    each = {(paid.post, paid.person if _pays(view, paid.post) else None): paid for paid in lagging}
    ways = {_raise(draft, paid, best) for paid in each.values()}
    if None in ways:
        return
    gap = sum((to_penny((best.rate - paid.rate) * paid.part) for paid in each.values()), Decimal(0))
    what = "it" if len(lagging) == 1 else "all of them"
    way = ways.pop() if len(ways) == 1 else exactly(best.rate)
    yield Fix(f"Pay {what} {way}: +{in_pounds(gap)}", draft.change(f"Pay {role_class} posts equally"))


def _raise(draft: Draft, paid: Paid, best: Paid) -> str | None:
    """Draft what raises one holder to the highest rate; return it in words, or None if it is not clear."""
    if not paid.allowances:
        return _pay_besides(draft, paid, best)
    if len(paid.allowances) > 1:
        return None
    (allowance,) = paid.allowances
    rule = basis_by_rule(allowance.allowance_kind, draft.view.school)
    basis = rule or (AllowanceBasis.FLAT if allowance.share == WHOLE else AllowanceBasis.RESPONSIBILITY)
    if basis is AllowanceBasis.FLAT and allowance.share != WHOLE:
        return None
    same = best.rate == allowance.annual
    if not same and not fits(draft.view, allowance.allowance_kind, best.rate):
        return None
    draft.set(allowance, annual=best.rate, basis=basis)
    if same:
        return "flat" if basis is AllowanceBasis.FLAT else "by share of the responsibility"
    return exactly(best.rate)


def _pay_besides(draft: Draft, paid: Paid, best: Paid) -> str | None:
    """Draft an allowance where there is none: an R&R for support staff, another's TLR for teachers."""
    view, model = draft.view, best.allowances[0]
    holdings = view.find(HOLDINGS_OF_POST, paid.post)
    for_all = len(holdings) == 1 or not _pays(view, paid.post)
    people = [view.need(Person, each.person) for each in holdings if for_all or each.person == paid.person]
    if not people or len(best.allowances) > 1:
        return None
    has_support = any(person.staff_group is StaffGroup.SUPPORT for person in people)
    kind = AllowanceKind.RR if has_support else model.allowance_kind
    if kind in TLRS and any(bar_of(view, person) for person in people):
        return None
    if kind in PERMANENT_TLRS and any(has_permanent_tlr(view, person.id) for person in people):
        return None
    draft.add(
        Allowance,
        post=paid.post,
        person=None if for_all else paid.person,
        allowance_kind=kind,
        annual=best.rate,
        **{name: getattr(model, name) for name in ("starts", "ends", "reason")},
    )
    return exactly(best.rate)


def _pays(view: View, post_id: str) -> bool:
    return bool(view.count(ALLOWANCES_OF_POST, post_id))


GOOD = (
    """
    post g1 "Grassroots Leader" middle role_class="Grassroots Leader"
      held "J. Mbeki" teaching qts
      allowance TLR3 2000 ends=2027-08-31
    post g2 "Grassroots Leader" middle role_class="Grassroots Leader" weeks=39
      held "L. Hart" support
      allowance R&R 2000 ends=2027-08-31
    post g3 "Grassroots Leader" middle role_class="Grassroots Leader"
      held "P. Iyer" teaching qts share=0.5
      held "T. Nowak" teaching qts share=0.5
      allowance TLR3 2000 ends=2027-08-31
    post t1 "Teacher" role_class=Teacher
      held "D. Pryce" teaching qts
      allowance TLR2 4000 responsibility
    post t2 "Teacher" role_class=Teacher
      held "S. Achebe" teaching qts
    """,
)
BAD = (
    # The worked example: 39 weeks of work bring £1,712.67 of £2,000.
    Example(
        """
        post g1 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "J. Mbeki" teaching qts
          allowance TLR3 2000 ends=2027-08-31
        post g2 "Grassroots Leader" middle role_class="Grassroots Leader" weeks=39
          held "L. Hart" support
          allowance R&R 2000 contract ends=2027-08-31
        """,
        found_at=("g2",),
    ),
    Example(
        """
        post g1 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "J. Mbeki" teaching qts
          allowance TLR3 2000 ends=2027-08-31
        post g2 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "L. Hart" support
        post g3 "Grassroots Leader" middle role_class="Grassroots Leader"
          allowance R&R 1500
        post h1 "Head of Year 7" middle role_class="Head of Year"
          held "P. Iyer" teaching qts
          allowance TLR2 4000 responsibility share=0.5
        post h2 "Head of Year 8" middle role_class="Head of Year"
          held "F. Osei" support
          allowance R&R 3000 responsibility share=0.5
        post f1 "Form Tutor" role_class="Form Tutor"
          held "G. Tan" support share=0.5
          allowance honorarium 200 contract
        post f2 "Form Tutor" role_class="Form Tutor"
          held "T. Nowak" teaching
          allowance honorarium 200
        """,
        found_at=("f1", "g2", "h2"),
    ),
)
