"""Close the gap: asks what could be done in each role, has it solved, and says it in records and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from orgdesigner.closing.asking import Asked, Choice, Target, ask
from orgdesigner.closing.choices import Answer
from orgdesigner.closing.plan import Left, Move, Plan, RolePlan, Wish
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.money import exactly, in_pence
from orgdesigner.model.parity import gap_of, paid_in_role
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.relations import ROLE_CLASS
from orgdesigner.model.view import View


def roles_with_gaps(view: View, tables: PayTables) -> tuple[str, ...]:
    """Return the role classes in which somebody receives less than another, in alphabetical order."""
    names = sorted(str(role) for role in view.keys(ROLE_CLASS))
    return tuple(role for role in names if gap_of(paid_in_role(view, role, tables.terms)))


def close_gap(
    view: View,
    wish: Wish,
    tables: PayTables,
    *,
    seconds: float | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Return the cheapest plan that leaves the smallest gap within the limits of a wish.

    Where such a plan is to be had, everybody in the roles then receives the same. With a limit of time it is
    the best plan found by then, and says how sure it is.
    """
    asked = [each for role in wish.roles if (each := ask(view, role, wish, tables, cancelled)) is not None]
    if not asked:
        return Plan(wish, refusal="Everybody receives the same already: there is no gap to close.")
    # Imported here: NumPy and the solver take a moment to load.
    from orgdesigner.closing.solving import solve

    budget = None if wish.budget is None else int(wish.budget * 100)
    roles = [each.role for each in asked]
    answer = None if cancelled() else solve(roles, budget, seconds=seconds, cancelled=cancelled)
    if answer is None:
        return Plan(wish, refusal="The search was stopped." if cancelled() else _nothing_fits(asked, wish))
    return _said(view, wish, asked, answer)


def _said(view: View, wish: Wish, asked: Sequence[Asked], answer: Answer) -> Plan:
    draft = Draft(view)
    roles: list[RolePlan] = []
    for each, pick in zip(asked, answer.picks, strict=True):
        target = each.targets[pick.target]
        chosen = [choices[place] for choices, place in zip(target.choices, pick.options, strict=True)]
        for choice in chosen:
            _draft(draft, choice)
        roles.append(_role(each, target, chosen))
    change = draft.change(_label(roles))
    return Plan(
        wish,
        tuple(roles),
        change or None,
        "" if change else _nothing_fits(asked, wish),
        Decimal(answer.least_gap) / 100,
        answer.cheapest,
    )


def _draft(draft: Draft, choice: Choice) -> None:
    for before, after in choice.way.steps:
        if before is None:
            draft.add_like(after)
        else:
            draft.set(before, annual=after.annual, basis=after.basis)


def _label(roles: Sequence[RolePlan]) -> str:
    verb = "Narrow" if any(role.left for role in roles) else "Close"
    touched = [role.role for role in roles if role.moves]
    where = touched[0] if len(touched) == 1 else f"{len(touched)} roles"
    return f"{verb} the pay gap in {where}"


def _role(asked: Asked, target: Target, chosen: Sequence[Choice]) -> RolePlan:
    moves = tuple(
        Move(unit.post, choice.way.words, unit.paid, choice.way.after, choice.extra)
        for unit, choice in zip(asked.units, chosen, strict=True)
        if choice.way.steps
    )
    left = tuple(_left(target, chosen))
    return RolePlan(
        role=asked.name,
        target=target.amount,
        why=_why(asked, target),
        compared=len(asked.compared),
        gap_before=gap_of(asked.compared),
        gap_after=sum((each.short for each in left), Decimal(0)),
        moves=moves,
        left=left,
    )


def _why(asked: Asked, target: Target) -> str:
    if target.amount == asked.highest:
        return "the most that anybody in the role receives now"
    if target.amount > asked.highest:
        return "the least that everybody can receive inside the ranges in this table"
    return "the amount for which least is taken from anybody within the budget"


def _left(target: Target, chosen: Sequence[Choice]) -> Iterator[Left]:
    for choices, choice in zip(target.choices, chosen, strict=True):
        closing = [each for each in choices if each.option.gap == 0]
        if closing:
            cost = min(each.option.cost for each in closing) - choice.option.cost
            why = f"the budget does not reach: it would cost {in_pence(Decimal(cost) / 100)} more"
        else:
            why = f"no one allowance inside its range in this table brings it to {exactly(target.amount)}"
        for paid in choice.way.after:
            if paid.rate < target.amount:
                yield Left(paid, target.amount - paid.rate, why)


def _nothing_fits(asked: Sequence[Asked], wish: Wish) -> str:
    """Say why nothing is changed: the ranges allow nothing, or the budget does not reach."""
    costs = [
        choice.option.cost
        for each in asked
        for target in each.targets
        for choices in target.choices
        for choice in choices
        if choice.option.gap < choices[0].option.gap
    ]
    if not costs or wish.budget is None:
        return "No change inside the ranges in this table brings anybody nearer to the others."
    cheapest = in_pence(Decimal(min(costs)) / 100)
    return (
        f"{exactly(wish.budget)} a year closes no gap: the cheapest step costs {cheapest} a year, counted in "
        f"{wish.counted.value}."
    )
