"""What the holders of one role receive for its responsibility, so that they can be compared to the penny."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from orgdesigner.model.pay import WHOLE, Received, basis_by_rule, paid_together, received
from orgdesigner.model.pay_tables import Terms
from orgdesigner.model.records import Allowance, Holding
from orgdesigner.model.relations import (
    ALLOWANCES_OF_POST,
    HOLDINGS_OF_POST,
    LEADERSHIP_CLASS,
    ROLE_CLASS,
    staff_group,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis, AllowanceKind, StaffGroup

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Paid:
    """What one holder of a post receives for its responsibility; or of a vacant one, whoever comes.

    `allowances` and `sums` go together, one for one.
    """

    post: str
    person: str | None
    allowances: tuple[Allowance, ...] = ()
    sums: tuple[Received, ...] = ()

    @cached_property
    def rate(self) -> Decimal:
        """The money for the whole of the responsibility, in pounds a year to the penny."""
        return sum((each.rate for each in self.sums), NOTHING)

    @property
    def part(self) -> Decimal:
        """The part of that money which is paid, because that part of the responsibility is held."""
        return sum((each.amount for each in self.sums), NOTHING) / self.rate if self.rate else WHOLE


def paid_in_role(view: View, role_class: str, terms: Terms) -> list[Paid]:
    """Return those whose pay for the responsibility of a role can be compared, by post.

    In leadership posts that is everybody who holds a part of them; in others those who receive something, and
    only if both staff groups do. SEN allowances are not paid for the role's responsibility.
    """
    leading = set(view.ids(LEADERSHIP_CLASS, role_class))
    paid = [
        each
        for post_id in view.ids(ROLE_CLASS, role_class)
        if post_id in leading or view.count(ALLOWANCES_OF_POST, post_id)
        for each in paid_in_post(view, post_id, terms, view.find(ALLOWANCES_OF_POST, post_id))
        if each.rate or post_id in leading
    ]
    if leading:
        return paid
    groups = {staff_group(view, each.person) for each in paid if each.person is not None}
    return paid if len(groups) == len(StaffGroup) else []


def paid_in_post(view: View, post_id: str, terms: Terms, allowances: tuple[Allowance, ...]) -> list[Paid]:
    """Return what those in a post receive if these are its allowances: as they are, or as they might be."""
    holdings = view.find(HOLDINGS_OF_POST, post_id)
    if not holdings:
        return list(_offered(view, post_id, allowances))
    return [_paid_to(view, each, terms, allowances) for each in holdings if each.share > 0]


def _paid_to(view: View, holding: Holding, terms: Terms, allowances: tuple[Allowance, ...]) -> Paid:
    meant = paid_together(each for each in allowances if each.person in (None, holding.person))
    counted = tuple(filter(_is_for_responsibility, meant))
    sums = tuple(received(view, each, holding, terms) for each in counted)
    return Paid(holding.post, holding.person, counted, sums)


def _offered(view: View, post_id: str, allowances: tuple[Allowance, ...]) -> Iterator[Paid]:
    """What a vacant post offers; nothing can be said of what runs through a contract still to come."""
    offered = tuple(each for each in allowances if each.person is None and _is_for_responsibility(each))
    bases = {basis_by_rule(each.allowance_kind, view.school) or each.basis for each in offered}
    if offered and AllowanceBasis.CONTRACT not in bases:
        yield Paid(post_id, None, offered, tuple(Received(each.annual) for each in offered))


def _is_for_responsibility(allowance: Allowance) -> bool:
    return allowance.allowance_kind is not AllowanceKind.SEN and allowance.share > 0


def gap_of(paid: Sequence[Paid]) -> Decimal:
    """Return what all are short of the highest together, at the rate for the whole of the responsibility."""
    highest = max((each.rate for each in paid), default=NOTHING)
    return sum((highest - each.rate for each in paid), NOTHING)
