"""Allowance parity as sums that a spreadsheet works out again: each allowance, each holder, each role.

The three sheets hang together: a holder's figures are sums of the allowances', and a role's of its holders'.
Whoever changes a figure sees what follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.disclosure.audience import Pay
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Formula, Sheet, Shown
from orgdesigner.model.parity import Paid, gap_of, paid_in_role
from orgdesigner.model.pay import (
    WHOLE,
    Factors,
    Received,
    basis_by_rule,
    contract_factors,
    contract_part,
    part_of_post,
    weeks_at_work,
)
from orgdesigner.model.pay_tables import PayTables, Terms
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST, ROLE_CLASS
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis
from orgdesigner.rules.shared.wording import sentence

SUMS, HOLDERS, ROLES = "Parity sums", "Parity holders", "Parity roles"

_SUMS = (
    Column("Holder no.", Shown.NUMBER),
    Column("Role class"),
    Column("Post"),
    Column("Holder"),
    Column("Kind of allowance"),
    Column("Annual value", Shown.MONEY),
    Column("Paid"),
    Column("Share of the responsibility", Shown.SHARE),
    Column("Part of the post", Shown.SHARE),
    Column("Part of full time", Shown.SHARE),
    Column("Hours a week", Shown.NUMBER),
    Column("Full-time hours", Shown.NUMBER),
    Column("Weeks a year", Shown.NUMBER),
    Column("Weeks worked for a whole year’s pay", Shown.SHARE),
    Column("Stated part of the year", Shown.SHARE),
    Column("Part through the contract", Shown.SHARE),
    Column("Part that is paid", Shown.SHARE),
    Column("Received a year", Shown.MONEY, summed=True),
    Column("For the whole of the responsibility", Shown.MONEY),
    Column("In words", Shown.TEXT),
)
_HOLDERS = (
    Column("Holder no.", Shown.NUMBER),
    Column("Role no.", Shown.NUMBER),
    Column("Role class"),
    Column("Post"),
    Column("Holder"),
    Column("Staff group"),
    Column("Received a year", Shown.MONEY, summed=True),
    Column("For the whole of the responsibility", Shown.MONEY),
    Column("Highest in the role", Shown.MONEY),
    Column("Short of the highest", Shown.MONEY, summed=True),
)
_ROLES = (
    Column("Role no.", Shown.NUMBER),
    Column("Role class"),
    Column("Holders compared", Shown.NUMBER),
    Column("Highest", Shown.MONEY),
    Column("Receive less", Shown.NUMBER),
    Column("Short in all", Shown.MONEY, summed=True),
)


@dataclass(frozen=True)
class _Numbered:
    """One of those whose pay is compared, with the numbers that tie the sheets together.

    They are looked up by numbers: a name such as "<5" or "A*" would be a condition to a spreadsheet.
    """

    number: int
    role_number: int
    role: str
    paid: Paid
    highest: Decimal


def parity_sheets(told: Told, tables: PayTables) -> tuple[Sheet, ...]:
    """Return the three sheets; none for an audience that is not told pay to the penny."""
    if told.audience.pay is not Pay.EXACT:
        return ()
    view, terms = told.view, tables.terms
    names = sorted(str(name) for name in view.keys(ROLE_CLASS))
    roles = {name: paid for name in names if (paid := paid_in_role(view, name, terms))}
    holders = (
        (place, name, each, highest)
        for place, (name, paid) in enumerate(roles.items(), start=1)
        for highest in [max(one.rate for one in paid)]
        for each in paid
    )
    numbered = [_Numbered(number, *holder) for number, holder in enumerate(holders, start=1)]
    sums = tuple(row for each in numbered for row in _sum_rows(view, each, terms))
    return (
        Sheet(
            ROLES,
            _ABOUT_ROLES,
            _ROLES,
            tuple(
                _role_row(place, name, paid, len(numbered))
                for place, (name, paid) in enumerate(roles.items(), start=1)
            ),
        ),
        Sheet(
            HOLDERS, _ABOUT_HOLDERS, _HOLDERS, tuple(_holder_row(view, each, len(sums)) for each in numbered)
        ),
        Sheet(SUMS, _ABOUT_SUMS, _SUMS, sums),
    )


_ABOUT_ROLES = "What the holders of each role are short of the highest of them, together."
_ABOUT_HOLDERS = "What each holder receives for the responsibility of a role, beside the highest in it."
_ABOUT_SUMS = (
    "How each allowance but those for SEN comes to be money: factors as figures, results as formulas."
)


def _sum_rows(view: View, each: _Numbered, terms: Terms) -> Iterator[tuple[Cell, ...]]:
    paid = each.paid
    holding = next((h for h in view.find(HOLDINGS_OF_POST, paid.post) if h.person == paid.person), None)
    for allowance, worked in zip(paid.allowances, paid.sums, strict=True):
        yield (
            *_who(view, each),
            allowance.allowance_kind,
            allowance.annual,
            *_factors(view, allowance, holding, worked, terms),
            Formula("=ROUND(F{row}*Q{row},2)", worked.amount),
            Formula("=IF(H{row}*I{row}=0,R{row},ROUND(F{row}*Q{row}/(H{row}*I{row}),2))", worked.rate),
            sentence("; ".join(worked.steps)),
        )


def _factors(
    view: View, allowance: Allowance, holding: Holding | None, worked: Received, terms: Terms
) -> Iterator[Cell]:
    """From how it is paid to the part that is paid; a vacant post offers the whole to whoever comes."""
    basis = basis_by_rule(allowance.allowance_kind, view.school) or allowance.basis
    yield basis
    if holding is None:
        yield from (WHOLE, WHOLE, *(None,) * 7, Formula("=H{row}*I{row}", WHOLE))
        return
    yield allowance.share
    yield part_of_post(view, allowance, holding)
    if basis is AllowanceBasis.CONTRACT:
        yield from _contract(contract_factors(view, holding, terms), terms)
        yield Formula(_THROUGH_THE_CONTRACT, contract_part(view, holding, terms).value)
        yield Formula("=P{row}", worked.part.value)
    else:
        yield from (None,) * 7
        by_share = basis is AllowanceBasis.RESPONSIBILITY
        yield Formula("=H{row}*I{row}" if by_share else "=I{row}", worked.part.value)


def _contract(factors: Factors, terms: Terms) -> Iterator[Cell]:
    stated = factors.stated != WHOLE
    by_weeks = factors.weeks is not None and not stated
    yield factors.time
    yield factors.hours
    yield factors.full_time_hours if factors.hours is not None else None
    yield factors.weeks if by_weeks else None
    yield weeks_at_work(terms) if by_weeks else None
    yield factors.stated if stated else None


_THROUGH_THE_CONTRACT = (
    '=J{row}*IF(K{row}="",1,K{row}/L{row})*IF(O{row}<>"",O{row},IF(M{row}="",1,MIN(1,M{row}/N{row})))'
)


def _holder_row(view: View, each: _Numbered, sums: int) -> tuple[Cell, ...]:
    last = sums + 1
    person = view.get(Person, each.paid.person)
    received = sum((one.amount for one in each.paid.sums), Decimal(0))
    numbers = f"'{SUMS}'!$A$2:$A${last}"
    number, role, post, who = _who(view, each)
    return (
        number,
        each.role_number,
        role,
        post,
        who,
        person.staff_group if person else "",
        Formula(f"=SUMIFS('{SUMS}'!$R$2:$R${last},{numbers},A{{row}})", received),
        Formula(f"=SUMIFS('{SUMS}'!$S$2:$S${last},{numbers},A{{row}})", each.paid.rate),
        Formula(f"=INDEX('{ROLES}'!$D:$D,MATCH(B{{row}},'{ROLES}'!$A:$A,0))", each.highest),
        Formula("=ROUND(I{row}-H{row},2)", each.highest - each.paid.rate),
    )


def _role_row(place: int, role: str, paid: Sequence[Paid], holders: int) -> tuple[Cell, ...]:
    roles, rates, short = (f"'{HOLDERS}'!${column}$2:${column}${holders + 1}" for column in "BHJ")
    highest = max(each.rate for each in paid)
    less = sum(each.rate < highest for each in paid)
    return (
        place,
        role,
        Formula(f"=COUNTIFS({roles},A{{row}})", Decimal(len(paid))),
        Formula(f"=SUMPRODUCT(MAX(({roles}=A{{row}})*{rates}))", highest),
        Formula(f'=COUNTIFS({roles},A{{row}},{short},">0")', Decimal(less)),
        Formula(f"=SUMIFS({short},{roles},A{{row}})", gap_of(paid)),
    )


def _who(view: View, each: _Numbered) -> tuple[int, str, str, str]:
    person = view.get(Person, each.paid.person)
    return each.number, each.role, view.need(Post, each.paid.post).title, person.name if person else "Vacant"
