"""What a structure costs in a year: pay, National Insurance, pensions, and what the total leaves out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from orgdesigner.model import pay as p
from orgdesigner.model.money import in_pence, number, to_penny
from orgdesigner.model.pay_tables import PayTables, Rate, first_day, point_code
from orgdesigner.model.records import Holding, Person, Post, School
from orgdesigner.model.relations import ALLOWANCES_OF_POST, holdings
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, StaffGroup

NOTHING = Decimal(0)
WHOLE = Decimal(1)


@dataclass(frozen=True)
class OnCosts:
    """What an employer pays on top of pay, in pounds a year to the penny; None where no rate is known."""

    national_insurance: Decimal | None
    pension: Decimal | None
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """What a holder of a post is paid in a year, or would be paid for the part of it that nobody holds.

    `person` is None for a vacancy, which may be of several like `places`; `pay` is for one of them, and None
    where no salary, and no point that a table has, is stated. `group` is None where it could be either.
    """

    post: str
    person: str | None
    group: StaffGroup | None
    pay: p.Worked | None
    places: Decimal = WHOLE
    beside: bool = False


@dataclass(frozen=True)
class StructureCost:
    """The yearly cost of a structure in pounds, its lines, and in words what the total leaves out."""

    lines: tuple[Line, ...]
    pay: Decimal
    national_insurance: Decimal
    pension: Decimal
    left_out: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        """Pay, National Insurance and pensions, as far as they are known."""
        return self.pay + self.national_insurance + self.pension


def on_costs(
    pay: Decimal, *, group: StaffGroup | None, school: School, tables: PayTables, beside: bool = False
) -> OnCosts:
    """Return what an employer pays in a year on top of somebody's pay.

    `beside`: it is paid beside a salary, which has used up the threshold of National Insurance. Support
    staff's pension rate is the school's own figure. The apprenticeship levy is left out.
    """
    starts = first_day(school.pay_year)
    steps = []
    insurance = _rate_on(tables.terms.employer_ni, starts)
    contribution = None
    if insurance is not None:
        liable = pay if beside else max(NOTHING, pay - insurance.threshold)
        contribution = to_penny(liable * insurance.rate)
        steps.append(_step("National Insurance", liable, insurance.rate, contribution))
    rate = _pension_rate(group, school, tables, starts)
    pension = None
    if rate is not None:
        pension = to_penny(pay * rate)
        steps.append(_step("Pension", pay, rate, pension))
    return OnCosts(contribution, pension, tuple(steps))


def structure_cost(view: View, tables: PayTables) -> StructureCost:
    """Return what all posts of a structure cost in a year, vacancies included and outsiders not.

    All that one person is paid is one employment. Reads every post.
    """
    lines = [line for post in view.all(Post) if not post.external for line in _lines(view, post, tables)]
    employments = list(_employments(lines))
    costs = [
        (
            each.places,
            on_costs(each.pay.value, group=each.group, school=view.school, tables=tables, beside=each.beside),
        )
        for each in employments
        if each.pay is not None
    ]
    return StructureCost(
        lines=tuple(lines),
        pay=to_penny(sum((line.pay.value * line.places for line in lines if line.pay), NOTHING)),
        national_insurance=_total((cost.national_insurance, places) for places, cost in costs),
        pension=_total((cost.pension, places) for places, cost in costs),
        left_out=tuple(_left_out(lines, [cost for _, cost in costs])),
    )


def pay_of_post(view: View, post: Post, tables: PayTables) -> Decimal | None:
    """Return what a post costs in pay in a year, a vacancy as it would be filled; None if no pay is known.

    On-costs are those of people, who may hold other posts too, and not in it.
    """
    known = [line for line in _lines(view, post, tables) if line.pay is not None]
    if not known:
        return None
    return to_penny(sum((line.pay.value * line.places for line in known if line.pay), NOTHING))


def _lines(view: View, post: Post, tables: PayTables) -> Iterator[Line]:
    held = holdings(view, post.id)
    for holding in held:
        person = view.need(Person, holding.person)
        yield Line(post.id, person.id, person.staff_group, _paid(view, post, holding, tables))
    vacant = _vacant(post, held)
    if vacant is not None:
        yield _vacancy(view, post, vacant, tables)


def _paid(view: View, post: Post, holding: Holding, tables: PayTables) -> p.Worked | None:
    """Salary and allowances of a holder; a post with no time of its own needs no salary to be known."""
    salary = p.annual_salary(view, holding, tables) if post.fte else p.Worked(NOTHING)
    if salary is None:
        return None
    allowances = [p.received(view, each, holding, tables.terms) for each in p.allowances_of(view, holding)]
    total = salary.value + sum((each.amount for each in allowances), NOTHING)
    return p.Worked(total, (*salary.steps, *(step for each in allowances for step in each.steps)))


def _vacant(post: Post, held: list[Holding]) -> Decimal | None:
    """The FTE that nobody holds; None if the post is filled."""
    if not held:
        return post.fte
    shares = sum((holding.share for holding in held), NOTHING)
    rest = max(WHOLE, post.fte) - shares if shares > WHOLE else post.fte * (WHOLE - shares)
    return rest if rest > NOTHING else None


def _vacancy(view: View, post: Post, fte: Decimal, tables: PayTables) -> Line:
    salary = p.full_time_salary(post, None, tables, view.school)
    group = likely_group(post)
    if salary is None and fte:
        return Line(post.id, None, group, None)
    places = max(WHOLE, fte)
    part = fte / places
    paid = salary.value * part if salary else NOTHING
    allowances = p.paid_together(
        each for each in view.find(ALLOWANCES_OF_POST, post.id) if each.person is None
    )
    paid += sum((each.annual * each.share for each in allowances), NOTHING)
    steps = (*(salary.steps if salary else ()), f"vacant: {number(fte)} FTE")
    return Line(post.id, None, group, p.Worked(to_penny(paid), steps), places, beside=not post.fte)


def likely_group(post: Post) -> StaffGroup | None:
    """The staff group of who comes to a vacant post, by its access or its pay scale; None if it is open."""
    if post.access is not Access.ALL:
        return StaffGroup.SUPPORT if post.access is Access.SUPPORT else StaffGroup.TEACHING
    code = point_code(post.pay_scale, post.pay_point)
    if code.startswith("SCP"):
        return StaffGroup.SUPPORT
    return StaffGroup.TEACHING if code.startswith(("M", "U", "L")) else None


def _employments(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield one line for each person, with all that the person is paid, and the vacancies as they are."""
    of_person: dict[str, Line] = {}
    for line in lines:
        if line.person is None:
            yield line
        elif line.pay is not None:
            so_far = of_person.get(line.person)
            total = line.pay.value + (so_far.pay.value if so_far and so_far.pay else NOTHING)
            of_person[line.person] = Line(line.post, line.person, line.group, p.Worked(total))
    yield from of_person.values()


def _left_out(lines: list[Line], costs: list[OnCosts]) -> Iterator[str]:
    unpriced = {line.post for line in lines if line.pay is None}
    if unpriced:
        yield f"{_many(len(unpriced), 'post')} with no salary, and no point that the pay tables have"
    unpensioned = sum(cost.pension is None for cost in costs)
    if unpensioned:
        yield f"the pensions of {_many(unpensioned, 'employment')}: no employer's rate is stated"
    if any(cost.national_insurance is None for cost in costs):
        yield "National Insurance, for which there is no rate in this pay year"
    yield "the apprenticeship levy"


def _many(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"


def _total(figures: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal:
    return to_penny(sum((each * places for each, places in figures if each is not None), NOTHING))


def _rate_on(rates: tuple[Rate, ...], day: date | None) -> Rate | None:
    begun = [rate for rate in rates if day is not None and rate.starts <= day]
    return max(begun, key=lambda rate: rate.starts, default=None)


def _pension_rate(
    group: StaffGroup | None, school: School, tables: PayTables, day: date | None
) -> Decimal | None:
    if group is StaffGroup.SUPPORT:
        return school.pension_rate_support
    rate = _rate_on(tables.terms.teachers_pension, day) if group is StaffGroup.TEACHING else None
    return rate.rate if rate else None


def _step(name: str, pay: Decimal, rate: Decimal, cost: Decimal) -> str:
    return f"{name}: {in_pence(pay)} × {number(rate)} = {in_pence(cost)}"
