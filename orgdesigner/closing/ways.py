"""What can be done about the pay of one unit: pay it in full, set it to the target, or add what is missing.

Each way is tried on the records by the same arithmetic that compares the role, so that what a plan promises
is what happens. An amount stays inside the range that the year's table gives for its kind.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from orgdesigner.closing.units import Step, Unit
from orgdesigner.model.ids import new_id
from orgdesigner.model.money import exactly
from orgdesigner.model.parity import Paid
from orgdesigner.model.pay import WHOLE, basis_by_rule
from orgdesigner.model.pay_tables import Terms
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, TLRS, Access, AllowanceBasis, AllowanceKind
from orgdesigner.rules.shared.classroom import bar_of, has_permanent_tlr
from orgdesigner.rules.shared.ranges import fits


@dataclass(frozen=True)
class Way:
    """One way to deal with a unit: the steps, what its holders then receive, and in words."""

    steps: tuple[Step, ...]
    after: tuple[Paid, ...]
    words: str


def as_it_is(unit: Unit) -> Way:
    """Leave it as it is."""
    return Way((), unit.paid, "Leave it as it is")


def in_full(view: View, unit: Unit, terms: Terms) -> Way | None:
    """Pay in full what runs through the contract; None if nothing does that may be paid otherwise."""
    through = [
        each
        for each in _of_unit(unit)
        if each.basis is AllowanceBasis.CONTRACT and basis_by_rule(each.allowance_kind, view.school) is None
    ]
    steps = tuple((each, each.evolve(basis=_basis(view, each))) for each in through)
    after = unit.paid_with(view, steps, terms) if steps else None
    if after is None:
        return None
    kinds = _listed(each.allowance_kind for each in through)
    how = "by share of the responsibility" if any(each.share != WHOLE for each in through) else "in full"
    return Way(steps, after, f"Pay the {kinds} {how}, not through the contract")


def to_target(
    view: View, unit: Unit, target: Decimal, terms: Terms, model: Sequence[Allowance]
) -> Iterator[Way]:
    """Yield each way to make every holder of a unit receive exactly the target.

    `model`: allowances of others in the role, whose kind, dates and reason a new one takes.
    """
    tried = (
        _added(view, unit, target, model)
        if not any(paid.allowances for paid in unit.paid)
        else (_set(view, unit, each, target) for each in unit.own)
    )
    for way in tried:
        if way is None:
            continue
        step, words = way
        after = unit.paid_with(view, (step,), terms)
        if after is not None and all(each.rate == target for each in after):
            yield Way((step,), after, words)


def _set(view: View, unit: Unit, allowance: Allowance, target: Decimal) -> tuple[Step, str] | None:
    """Give one allowance the value with which the first holder reaches the target."""
    paid = unit.paid[0]
    rates = {each.id: worked.rate for each, worked in zip(paid.allowances, paid.sums, strict=True)}
    annual = target - (paid.rate - rates[allowance.id])
    if annual <= 0 or not fits(view, allowance.allowance_kind, annual):
        return None
    basis = _basis(view, allowance)
    after = allowance.evolve(annual=annual, basis=basis)
    if after == allowance:
        return None
    label = allowance.allowance_kind.label
    if annual == allowance.annual:
        how = "by share of the responsibility" if basis is AllowanceBasis.RESPONSIBILITY else "in full"
        return (allowance, after), f"Pay the {label} {how}, not through the contract"
    verb = "Raise" if annual > allowance.annual else "Lower"
    how = ", and pay it in full" if allowance.basis is AllowanceBasis.CONTRACT is not basis else ""
    return (
        allowance,
        after,
    ), f"{verb} the {label} from {exactly(allowance.annual)} to {exactly(annual)}{how}"


def _added(
    view: View, unit: Unit, target: Decimal, model: Sequence[Allowance]
) -> Iterator[tuple[Step, str] | None]:
    """Give a post that pays nothing an allowance like another's in the role, for whoever holds the post."""
    for like in model:
        kind = _kind(view, unit, like.allowance_kind)
        if not fits(view, kind, target):
            continue
        added = Allowance(
            id=new_id(Allowance.kind),
            post=unit.post,
            allowance_kind=kind,
            annual=target,
            starts=like.starts,
            ends=like.ends,
            reason=like.reason,
            **_for_whom(view, unit),
        )
        yield (None, added), f"Add an allowance: {kind.label}, {exactly(target)} a year"
        return


def _for_whom(view: View, unit: Unit) -> dict[str, Any]:
    """A new allowance is for whoever holds the post, but where others in it have allowances of their own."""
    holdings = view.find(HOLDINGS_OF_POST, unit.post)
    if len(unit.places) == len(holdings) or unit.paid[0].person is None:
        return {}
    holding = next(each for each in holdings if each.person == unit.paid[0].person)
    if holding.share == WHOLE:
        return {"person": holding.person}
    return {"person": holding.person, "share": holding.share, "basis": AllowanceBasis.RESPONSIBILITY}


def _kind(view: View, unit: Unit, kind: AllowanceKind) -> AllowanceKind:
    """The kind of a new allowance: like the other's, but an R&R for whoever may not hold a TLR."""
    if kind not in TLRS:
        return kind
    people = [view.need(Person, each.person) for each in unit.paid if each.person is not None]
    if not people:
        return AllowanceKind.RR if view.need(Post, unit.post).access is Access.SUPPORT else kind
    return kind if all(_may_hold(view, person, kind) for person in people) else AllowanceKind.RR


def _may_hold(view: View, person: Person, kind: AllowanceKind) -> bool:
    second = kind in PERMANENT_TLRS and has_permanent_tlr(view, person.id)
    return not second and bar_of(view, person) is None


def _basis(view: View, allowance: Allowance) -> AllowanceBasis:
    """How an allowance is paid that is not to follow the contract; what national terms lay down stays."""
    rule = basis_by_rule(allowance.allowance_kind, view.school)
    if rule is not None:
        return rule
    return AllowanceBasis.FLAT if allowance.share == WHOLE else AllowanceBasis.RESPONSIBILITY


def _of_unit(unit: Unit) -> list[Allowance]:
    return list(dict.fromkeys(each for paid in unit.paid for each in paid.allowances))


def _listed(kinds: Iterable[AllowanceKind]) -> str:
    return " and ".join(dict.fromkeys(kind.label for kind in kinds))
