"""What a post pays whoever holds it, worked out step by step, so that every total can be traced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from orgdesigner.model.money import in_pence, number, to_penny
from orgdesigner.model.pay_tables import PayTables, Terms, first_day, point_code
from orgdesigner.model.records import Allowance, Holding, Post, School
from orgdesigner.model.relations import (
    ALLOWANCES_OF_POST,
    HOLDINGS_OF_PERSON,
    HOLDINGS_OF_POST,
    part_of_full_time,
    staff_group,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis, AllowanceKind, PayTerms, StaffGroup

WHOLE = Decimal(1)
BY_HOURS_UNTIL = date(2025, 9, 1)
"""Before this day a TLR1 or TLR2 followed the hours; for a year after it, the school decided."""
SHARE_OF_RESPONSIBILITY_FROM = date(2026, 9, 1)
"""From this day a TLR1 or TLR2 follows the share of the responsibility (STPCD; read in November 2026)."""


@dataclass(frozen=True)
class Worked:
    """A figure, and the steps that lead to it in words."""

    value: Decimal
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Received:
    """What somebody receives for an allowance in a year.

    `annual` is its full value in pounds; `part` is what is paid of it; `responsibility` is what is held of
    the responsibility; `rule` is the basis that national terms put in the place of the recorded one.
    """

    annual: Decimal
    part: Worked = Worked(WHOLE)
    responsibility: Decimal = WHOLE
    rule: AllowanceBasis | None = None

    @property
    def amount(self) -> Decimal:
        """What is received, in pounds to the penny."""
        return to_penny(self.annual * self.part.value)

    @cached_property
    def rate(self) -> Decimal:
        """What it comes to for the whole of the responsibility: the figure in which holders are compared."""
        exact = self.annual * self.part.value
        return to_penny(exact / self.responsibility if self.responsibility else exact)

    @property
    def steps(self) -> tuple[str, ...]:
        """Every step of the sum, in words."""
        steps = [*self.part.steps, _product(self.annual, self.part.value)]
        if self.rule is not None:
            steps.insert(0, f"under national terms {self.rule.label[0].lower()}{self.rule.label[1:]}")
        if self.responsibility not in (0, WHOLE):
            share = f"for {number(self.responsibility)} of the responsibility"
            steps.append(f"{share}; {in_pence(self.rate)} for the whole of it")
        return tuple(steps)


@dataclass(frozen=True)
class Factors:
    """What the part of a full-time, whole-year salary is the product of, for whoever works the sum again.

    `time` is the part of a full-time week. `hours` and `weeks` are there where fewer are worked than
    `full_time_hours` a week or the whole year; `stated` is the paid part of the year that the contract
    states, and 1 where it states none.
    """

    time: Decimal
    full_time_hours: Decimal
    hours: Decimal | None = None
    weeks: Decimal | None = None
    stated: Decimal = WHOLE


def basis_by_rule(kind: AllowanceKind, school: School) -> AllowanceBasis | None:
    """Return the basis that national terms lay down for an allowance; None where the school decides.

    Under STPCD a TLR3 is never pro-rated. A TLR1 or TLR2 follows the hours in pay years before 2025-26, and
    the share of the responsibility, whatever the hours, from 2026-27; between, the school decides.
    """
    if school.pay_terms is not PayTerms.STPCD:
        return None
    if kind is AllowanceKind.TLR3:
        return AllowanceBasis.FLAT
    if kind not in (AllowanceKind.TLR1, AllowanceKind.TLR2):
        return None
    starts = first_day(school.pay_year)
    if starts is None or BY_HOURS_UNTIL <= starts < SHARE_OF_RESPONSIBILITY_FROM:
        return None
    return AllowanceBasis.CONTRACT if starts < BY_HOURS_UNTIL else AllowanceBasis.RESPONSIBILITY


def received(view: View, allowance: Allowance, holding: Holding, terms: Terms) -> Received:
    """Return what a holder of a post receives in a year for an allowance of it.

    Paid in full: the annual value. By share of the responsibility: that share of it. Through the contract:
    its hours and weeks. People who share a post share an allowance that is not only for one of them. Where
    national terms lay down the basis, they go before the recorded one.
    """
    post_part = part_of_post(view, allowance, holding)
    responsibility = allowance.share * post_part
    rule = basis_by_rule(allowance.allowance_kind, view.school)
    match rule or allowance.basis:
        case AllowanceBasis.FLAT:
            part = Worked(post_part)
        case AllowanceBasis.RESPONSIBILITY:
            part = Worked(responsibility)
        case AllowanceBasis.CONTRACT:
            part = contract_part(view, holding, terms)
    overruled = rule if rule is not allowance.basis else None
    return Received(allowance.annual, part, responsibility, overruled)


def allowances_of(view: View, holding: Holding) -> tuple[Allowance, ...]:
    """Return the allowances that a holder of a post receives; one of those that follow each other."""
    return paid_together(
        allowance
        for allowance in view.find(ALLOWANCES_OF_POST, holding.post)
        if allowance.person in (None, holding.person)
    )


def paid_together(allowances: Iterable[Allowance]) -> tuple[Allowance, ...]:
    """Return those allowances that are paid on one day, the day on which they come to most."""
    found = tuple(allowances)
    if len(found) < 2:
        return found
    days = sorted({allowance.starts or date.min for allowance in found})
    sets = [tuple(each for each in found if _is_paid_on(each, day)) for day in days]
    return max(sets, key=lambda paid: sum(each.annual for each in paid), default=())


def contract_part(view: View, holding: Holding, terms: Terms) -> Worked:
    """Return the part of a full-time, whole-year salary that a holder is paid.

    It is the product of the hours (FTE and share of the post) and of the paid part of the year. A post with
    no time of its own (0 FTE) is paid through the contract of the holder's largest other post.
    """
    main = _main_contract(view, holding)
    hours = _hours_part(view, main, terms)
    year = _year_part(view, holding, terms)
    if year.value == WHOLE:
        year = _year_part(view, main, terms)
    return Worked(hours.value * year.value, (*hours.steps, *year.steps))


def contract_factors(view: View, holding: Holding, terms: Terms) -> Factors:
    """Return what `contract_part` is worked out from."""
    main = _main_contract(view, holding)
    of_the_year = holding if _year_part(view, holding, terms).value != WHOLE else main
    return Factors(
        time=part_of_full_time(view, main),
        full_time_hours=terms.hours(view.school.pay_area),
        hours=_fewer_hours(view, main, terms),
        weeks=_weeks(view, of_the_year),
        stated=of_the_year.term_time_fraction,
    )


def term_time_part(weeks: Decimal, terms: Terms) -> Worked:
    """Return the paid part of a year for so many weeks of work, unrounded and at most 1.

    weeks ÷ (weeks in the year − days of paid leave ÷ 5): an advisory formula, for up to five years' service.
    """
    in_year, leave = terms.weeks_in_year.value, terms.paid_leave_days.value
    part = min(WHOLE, weeks / weeks_at_work(terms))
    step = (
        f"{number(weeks)} weeks ÷ ({number(in_year)} − {number(leave)} days ÷ 5) = {number(part)} of the year"
    )
    return Worked(part, (step,))


def weeks_at_work(terms: Terms) -> Decimal:
    """Return the weeks of a year without those of paid leave: so many are worked for a whole year's pay."""
    return terms.weeks_in_year.value - terms.paid_leave_days.value / 5


def full_time_salary(post: Post, holding: Holding | None, tables: PayTables, school: School) -> Worked | None:
    """Return the full-time, whole-year salary in pounds: the holder's own figure or point, else the post's.

    None if neither states one, or if no table has the point.
    """
    for stated in (holding, post):
        if stated is None:
            continue
        if stated.salary is not None:
            return Worked(stated.salary, (f"{in_pence(stated.salary)} a year, as stated",))
        if stated.pay_point:
            code = point_code(stated.pay_scale or post.pay_scale, stated.pay_point)
            found = tables.point(code, year=school.pay_year, area=school.pay_area)
            if found is None:
                return None
            pay_year, point = found
            table = f"{pay_year.year}, as at {pay_year.as_at:%d/%m/%Y}"
            return Worked(point.annual, (f"{code} ({table}): {in_pence(point.annual)} a year",))
    return None


def annual_salary(view: View, holding: Holding, tables: PayTables) -> Worked | None:
    """Return what a holder is paid in a year for a post, without allowances; None if it is not known."""
    post = view.need(Post, holding.post)
    salary = full_time_salary(post, holding, tables, view.school)
    if salary is None:
        return None
    hours, year = _hours_part(view, holding, tables.terms), _year_part(view, holding, tables.terms)
    part = salaried_part(view, holding, tables.terms)
    steps = (*salary.steps, *hours.steps, *year.steps, _product(salary.value, part))
    return Worked(to_penny(salary.value * part), steps)


def salaried_part(view: View, holding: Holding, terms: Terms) -> Decimal:
    """Return the part of a full-time, whole-year salary that a holder is paid for a post, by its own time."""
    return _hours_part(view, holding, terms).value * _year_part(view, holding, terms).value


def _product(annual: Decimal, part: Decimal) -> str:
    exact = annual * part
    if part == WHOLE:
        return f"{in_pence(annual)} in full"
    rounded = "" if to_penny(exact) == exact else ", rounded half-up to the penny"
    return f"{in_pence(annual)} × {number(part)} = {in_pence(exact)}{rounded}"


def _is_paid_on(allowance: Allowance, day: date) -> bool:
    return (allowance.starts or date.min) <= day <= (allowance.ends or date.max)


def part_of_post(view: View, allowance: Allowance, holding: Holding) -> Decimal:
    """Return the part of a post's allowance that falls to one of those who share the post."""
    holdings = view.find(HOLDINGS_OF_POST, holding.post)
    if allowance.person is not None or len(holdings) < 2:
        return WHOLE
    shares = _sum_of_shares(holdings)
    places = max(WHOLE, view.need(Post, holding.post).fte) if shares > WHOLE else WHOLE
    return min(WHOLE, holding.share * places / shares) if shares else WHOLE


def _sum_of_shares(holdings: Iterable[Holding]) -> Decimal:
    """What the shares of a post's holders come to; above 1 where one card stands for several like posts."""
    return sum((holding.share for holding in holdings), Decimal(0))


def _main_contract(view: View, holding: Holding) -> Holding:
    if view.need(Post, holding.post).fte:
        return holding
    others = view.find(HOLDINGS_OF_PERSON, holding.person)
    return max(others, key=lambda each: each.share * view.need(Post, each.post).fte)


def _hours_part(view: View, holding: Holding, terms: Terms) -> Worked:
    part = part_of_full_time(view, holding)
    hours = _fewer_hours(view, holding, terms)
    if hours is not None:
        full_time = terms.hours(view.school.pay_area)
        step = f"{number(hours)} of {number(full_time)} hours a week"
        part *= hours / full_time
        return Worked(part, (f"{step} = {number(part)}",))
    return Worked(part, () if part == WHOLE else (f"{number(part)} FTE",))


def _fewer_hours(view: View, holding: Holding, terms: Terms) -> Decimal | None:
    """The hours a week of support staff whose post states fewer than full-time, and no part of an FTE."""
    post = view.need(Post, holding.post)
    if post.fte < WHOLE or post.hours is None or not _is_support(view, holding):
        return None
    return post.hours if post.hours < terms.hours(view.school.pay_area) else None


def _year_part(view: View, holding: Holding, terms: Terms) -> Worked:
    if holding.term_time_fraction != WHOLE:
        return Worked(
            holding.term_time_fraction, (f"paid for {number(holding.term_time_fraction)} of the year",)
        )
    weeks = _weeks(view, holding)
    if weeks is None:
        return Worked(WHOLE)
    part = term_time_part(weeks, terms)
    return part if part.value < WHOLE else Worked(WHOLE)


def _weeks(view: View, holding: Holding) -> Decimal | None:
    """The weeks a year of a post that support staff hold; teachers are paid for the whole year."""
    return view.need(Post, holding.post).weeks if _is_support(view, holding) else None


def _is_support(view: View, holding: Holding) -> bool:
    return staff_group(view, holding.person) is StaffGroup.SUPPORT
