"""A plan to close the gap, as blocks: what it changes, why, what it costs and what remains."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.chart.showing import Showing
from orgdesigner.closing.extra import amount
from orgdesigner.closing.plan import Counted, Left, Move, Plan, RolePlan, Wish
from orgdesigner.disclosure.naming import named
from orgdesigner.model.money import exactly, in_pence
from orgdesigner.model.parity import Paid
from orgdesigner.model.records import Person, Post
from orgdesigner.model.view import View
from orgdesigner.report.allowance_sums import MARKS
from orgdesigner.report.blocks import Align, Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, listed, sentence


def closing_report(view: View, plan: Plan, showing: Showing) -> Report:
    """Return what a plan does; it is shown before anything is changed."""
    return Report("Close the gap", about(view), tuple(_blocks(view, plan, showing)))


def _blocks(view: View, plan: Plan, showing: Showing) -> Iterator[Block]:
    yield Sentence(_asked(plan.wish))
    if plan.change is None:
        yield Sentence(plan.refusal, strong=True)
        if not plan.roles:
            return
    else:
        yield Sentence(_answer(plan), strong=True)
        yield from (Sentence(remark) for remark in _remarks(plan))
    for role in plan.roles:
        yield from _role(view, role, showing)


def _asked(wish: Wish) -> str:
    budget = "whatever it costs"
    if wish.budget is not None:
        budget = f"for at most {exactly(wish.budget)} a year more in {_counted_in(wish.counted)}"
    lowered = "pay may be lowered" if wish.may_lower else "nobody is lowered"
    return f"Asked: the cheapest equal pay for {listed(wish.roles)}, {budget}; {lowered}."


def _counted_in(counted: Counted) -> str:
    return "allowances" if counted is Counted.ALLOWANCES else "employer's cost"


def _answer(plan: Plan) -> str:
    changes = count(sum(len(role.moves) for role in plan.roles), "change")
    if plan.gap_after:
        what = f"narrow the gap from {in_pence(plan.gap_before)} to {in_pence(plan.gap_after)}"
        what = what.replace("narrow", "narrows") if changes.startswith("one ") else what
    else:
        verb = "closes" if changes.startswith("one ") else "close"
        what = f"{verb} the gap of {in_pence(plan.gap_before)}"
    extra = plan.extra
    insurance = f"{in_pence(extra.national_insurance)} National Insurance"
    pension = f" and {in_pence(extra.pension)} pension contributions" if extra.pension else ""
    return (
        f"{sentence(changes)} {what}. It costs {in_pence(extra.allowances)} a year in allowances, and with"
        f" {insurance}{pension} {in_pence(extra.employer_cost)}"
    )


def _remarks(plan: Plan) -> Iterator[str]:
    extra = plan.extra
    if extra.unpensioned:
        whose = count(extra.unpensioned, "person", "people")
        yield (
            f"Pension contributions for {whose} are not in it (marked +): no employer's rate is stated in the"
            " school's details."
        )
    if extra.kept:
        yield (
            f"{in_pence(extra.kept)} that is taken from a TLR1 or TLR2 saves nothing yet: it is paid on as a"
            " safeguarded sum, for three years under the rules that were found."
        )
    if plan.is_proved:
        yield "Nothing cheaper does as much: every other set of changes was ruled out."
    elif plan.least_gap < plan.gap_after:
        yield (
            f"The search was cut short. No set of changes in the budget leaves less than"
            f" {in_pence(plan.least_gap)}; this one leaves {in_pence(plan.gap_after)}."
        )
    else:
        yield "No set of changes leaves less. That none costs less was not proved: the search was cut short."


def _role(view: View, role: RolePlan, showing: Showing) -> Iterator[Block]:
    yield Heading(role.role)
    yield Sentence(f"The target is {exactly(role.target)} a year for everybody: {role.why}.")
    if role.moves:
        yield _moves(view, role, showing)
    if role.left:
        yield Heading("What remains", level=2)
        yield _left(view, role, showing)


def _moves(view: View, role: RolePlan, showing: Showing) -> Table:
    columns = (
        Column("Post", share=2),
        Column("Holder", share=1.8),
        Column("Change", share=3),
        Column("Receives now", Align.RIGHT, 1.2),
        Column("Then", Align.RIGHT, 1.2),
        Column("Employer pays more", Align.RIGHT, 1.4),
    )
    rows = tuple(_move(view, move, showing) for move in role.moves)
    return Table(f"What is changed in {role.role} posts", columns, rows)


def _move(view: View, move: Move, showing: Showing) -> tuple[Cell, ...]:
    unknown = "+" if move.extra.unpensioned else ""
    people = [view.get(Person, each.person) for each in move.before]
    groups = {person.staff_group if person else None for person in people}
    mark = MARKS[groups.pop()] if len(groups) == 1 else None
    return (
        Cell(view.need(Post, move.post).title, subject=Subject(Post.kind, move.post)),
        Cell(listed(_who(view, each, showing) for each in move.before), mark),
        Cell(move.words),
        Cell(in_pence(_together(move.before))),
        Cell(in_pence(_together(move.after))),
        Cell(f"{in_pence(move.extra.employer_cost)}{unknown}"),
    )


def _together(paid: tuple[Paid, ...]) -> Decimal:
    return sum(map(amount, paid), Decimal(0))


def _left(view: View, role: RolePlan, showing: Showing) -> Table:
    columns = (
        Column("Post", share=2),
        Column("Holder", share=1.8),
        Column("Short by", Align.RIGHT, 1.2),
        Column("Why", share=4),
    )
    rows = tuple(_one_left(view, left, showing) for left in role.left)
    return Table(f"Who in {role.role} posts still receives less", columns, rows)


def _one_left(view: View, left: Left, showing: Showing) -> tuple[Cell, ...]:
    person = view.get(Person, left.paid.person)
    return (
        Cell(view.need(Post, left.paid.post).title, subject=Subject(Post.kind, left.paid.post)),
        Cell(_who(view, left.paid, showing), MARKS[person.staff_group if person else None]),
        Cell(in_pence(left.short)),
        Cell(sentence(left.why)),
    )


def _who(view: View, paid: Paid, showing: Showing) -> str:
    person = view.get(Person, paid.person)
    return named(person, showing.names) if person else "Vacant"
