"""The tables of a role's allowances: who receives what, every step of the sum, and what the employer pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.naming import named
from orgdesigner.model.cost import OnCosts, likely_group, on_costs
from orgdesigner.model.money import in_pence, number
from orgdesigner.model.parity import NOTHING, Paid
from orgdesigner.model.pay import Received, basis_by_rule, contract_part
from orgdesigner.model.pay_in_year import received_in_year
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis, AllowanceKind, StaffGroup
from orgdesigner.report.blocks import Align, Block, Cell, Column, Details, Mark, Sentence, Table
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import sentence

MARKS = {StaffGroup.TEACHING: Mark.TEACHING, StaffGroup.SUPPORT: Mark.SUPPORT, None: Mark.VACANT}


@dataclass(frozen=True)
class Line:
    """One allowance of one holder, or that a holder has none."""

    paid: Paid
    post: Post
    person: Person | None
    holding: Holding | None
    allowance: Allowance | None = None
    worked: Received | None = None
    on_top: OnCosts | None = None

    @property
    def amount(self) -> Decimal:
        """What is received for it in a year."""
        return self.worked.amount if self.worked else NOTHING

    @property
    def group(self) -> StaffGroup | None:
        """The staff group of the holder; None of a vacancy."""
        return self.person.staff_group if self.person else None

    def who(self, showing: Showing) -> str:
        """What the holder is called."""
        return named(self.person, showing.names) if self.person else "Vacant"


def lines_of(view: View, paid: Sequence[Paid], tables: PayTables) -> list[Line]:
    """Return a line for each allowance of each who is paid, and one for each who receives nothing."""
    return [line for each in paid for line in _lines(view, each, tables)]


def _lines(view: View, paid: Paid, tables: PayTables) -> Iterator[Line]:
    post, person = view.need(Post, paid.post), view.get(Person, paid.person)
    holding = next(
        (each for each in view.find(HOLDINGS_OF_POST, post.id) if each.person == paid.person), None
    )
    if not paid.allowances:
        yield Line(paid, post, person, holding)
    group = person.staff_group if person else likely_group(post)
    for allowance, worked in zip(paid.allowances, paid.sums, strict=True):
        on_top = on_costs(worked.amount, group=group, school=view.school, tables=tables, beside=True)
        yield Line(paid, post, person, holding, allowance, worked, on_top)


def received_table(view: View, role: str, lines: Sequence[Line], showing: Showing) -> Table:
    """Return who receives what, those first who receive least; less than others in the role is strong."""
    most = {line.post.role_class: NOTHING for line in lines}
    for line in lines:
        most[line.post.role_class] = max(most[line.post.role_class], line.paid.rate)
    columns = (
        Column("Post", share=2.2),
        Column("Holder", share=1.8),
        Column("Allowance", share=1.5),
        Column("Annual value", Align.RIGHT, 1.2),
        Column("Paid", share=1.8),
        Column("Received", Align.RIGHT, 1.2),
        Column("With on-costs", Align.RIGHT, 1.4),
    )
    rows = tuple(
        (
            Cell(line.post.title, subject=Subject(Post.kind, line.post.id)),
            Cell(line.who(showing), MARKS[line.group]),
            Cell(line.allowance.allowance_kind.label if line.allowance else "None"),
            Cell(in_pence(line.allowance.annual) if line.allowance else "–"),
            Cell(how_paid(view, line)),
            Cell(in_pence(line.amount), strong=line.paid.rate < most[line.post.role_class]),
            Cell(_with_on_costs(line)),
        )
        for line in sorted(lines, key=lambda line: line.paid.rate)
    )
    return Table(
        f"What each holder of a {role} post receives for its responsibility in a year", columns, rows
    )


def how_paid(view: View, line: Line) -> str:
    """Say how an allowance comes to be money: "in full", "contract: 0.6 FTE, 39 weeks", "0.4 of it"."""
    if line.allowance is None or line.worked is None:
        return "–"
    by_rule = basis_by_rule(line.allowance.allowance_kind, view.school)
    basis = by_rule or line.allowance.basis
    held = line.worked.responsibility
    of_it = "" if held == 1 else f", {number(held)} of the responsibility"
    if basis is AllowanceBasis.CONTRACT:
        return f"Contract: {', '.join(_contract(line)) or 'full-time, whole year'}{of_it}"
    return f"By share{of_it}" if basis is AllowanceBasis.RESPONSIBILITY and held != 1 else f"In full{of_it}"


def _contract(line: Line) -> Iterator[str]:
    if line.post.fte not in (0, 1):
        yield f"{number(line.post.fte)} FTE"
    if line.post.hours is not None:
        yield f"{number(line.post.hours)} hours"
    if line.holding is not None and line.holding.term_time_fraction != 1:
        yield f"{number(line.holding.term_time_fraction)} of the year"
    elif line.post.weeks is not None:
        yield f"{number(line.post.weeks)} weeks"


def _with_on_costs(line: Line) -> str:
    if line.on_top is None:
        return in_pence(NOTHING)
    if line.on_top.pension is None or line.on_top.national_insurance is None:
        return f"{in_pence(line.amount + (line.on_top.national_insurance or NOTHING))}+"
    return in_pence(line.amount + line.on_top.national_insurance + line.on_top.pension)


def every_step(view: View, role: str, lines: Sequence[Line], tables: PayTables, showing: Showing) -> Details:
    """Return every step of every sum, for who asks."""
    worked = [line for line in lines if line.worked is not None]
    return Details(
        f"Every step of the sums: {role}",
        (
            _factors(view, worked, tables, showing),
            *_within_the_year(view, worked, tables, showing),
            _on_top(worked, showing),
        ),
    )


def _factors(view: View, lines: Sequence[Line], tables: PayTables, showing: Showing) -> Table:
    columns = (
        Column("Holder", share=1.8),
        Column("Allowance", share=1.2),
        Column("Share", Align.RIGHT, 0.8),
        Column("Hours and weeks", Align.RIGHT),
        Column("The sum", share=3.4),
        Column("For the whole", Align.RIGHT, 1.1),
    )
    rows = tuple(
        (
            Cell(line.who(showing), MARKS[line.group]),
            Cell(line.allowance.allowance_kind.label),
            Cell(number(line.worked.responsibility)),
            Cell(_through(view, line, tables)),
            Cell(sentence("; ".join(line.worked.steps))),
            Cell(in_pence(line.worked.rate)),
        )
        for line in lines
        if line.allowance is not None and line.worked is not None
    )
    return Table("The factors of each sum, and the sum", columns, rows)


def _through(view: View, line: Line, tables: PayTables) -> str:
    """The part of a full-time, whole-year contract, where an allowance follows it."""
    if line.allowance is None or line.holding is None:
        return "–"
    basis = basis_by_rule(line.allowance.allowance_kind, view.school) or line.allowance.basis
    follows = basis is AllowanceBasis.CONTRACT
    return number(contract_part(view, line.holding, tables.terms).value) if follows else "–"


def _within_the_year(
    view: View, lines: Sequence[Line], tables: PayTables, showing: Showing
) -> Iterator[Block]:
    """Say what is received within the pay year by those who don't receive it all year."""
    for holding, line in {line.holding: line for line in lines if line.holding is not None}.items():
        spells = [
            each
            for each in received_in_year(view, holding, tables.terms)
            if each.allowance.allowance_kind is not AllowanceKind.SEN
        ]
        if spells and not all(spell.is_whole for spell in spells):
            days = " and ".join(f"{spell.days} of {spell.of_days} days" for spell in spells)
            total = in_pence(sum((spell.amount for spell in spells), NOTHING))
            yield Sentence(
                f"{line.who(showing)}, within the pay year {view.school.pay_year}: {total}, for {days}."
            )


def _on_top(lines: Sequence[Line], showing: Showing) -> Table:
    """What the employer pays on top of each allowance."""
    columns = (
        Column("Holder", share=1.8),
        Column("Received", Align.RIGHT),
        Column("National Insurance", share=2),
        Column("Employer's pension contribution", share=2),
        Column("Together", Align.RIGHT),
    )
    rows = tuple(
        (
            Cell(line.who(showing), MARKS[line.group]),
            Cell(in_pence(line.amount)),
            Cell(_step(line.on_top, "National Insurance")),
            Cell(_step(line.on_top, "Pension")),
            Cell(_with_on_costs(line)),
        )
        for line in lines
        if line.on_top is not None
    )
    return Table("What the employer pays for each allowance", columns, rows)


def _step(on_top: OnCosts, name: str) -> str:
    """One of the steps to the on-costs, without its name; what is not known is said to be not stated."""
    found = [step.removeprefix(f"{name}: ") for step in on_top.steps if step.startswith(name)]
    return found[0] if found else "No rate is stated"
