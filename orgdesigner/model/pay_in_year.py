"""What somebody receives for a responsibility within one pay year, where it starts or ends during the year.

Counted by days: of the annual sum, the days of the pay year (1 September to 31 August) on which the post,
its holder and the allowance are all there, over the days of that year. Sums at annual rates stay the ones
that are compared: a responsibility that begins in January is not paid less, it is paid for fewer days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from orgdesigner.model.money import in_pence, to_penny
from orgdesigner.model.pay import Received, received
from orgdesigner.model.pay_tables import Terms, first_day
from orgdesigner.model.records import Allowance, Holding, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST
from orgdesigner.model.view import View

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class InYear:
    """An allowance as it is received within one pay year: on `days` of the year's `of_days`."""

    allowance: Allowance
    received: Received
    days: int
    of_days: int

    @property
    def amount(self) -> Decimal:
        """What is received in the year, in pounds; rounded once, half-up to the penny."""
        return to_penny(self.received.annual * self.received.part.value * self.days / self.of_days)

    @property
    def is_whole(self) -> bool:
        """Whether it is received on every day of the year."""
        return self.days == self.of_days

    @property
    def steps(self) -> tuple[str, ...]:
        """Every step of the sum, in words."""
        if self.is_whole:
            return self.received.steps
        days = f"on {self.days} of the {self.of_days} days of the pay year: {in_pence(self.amount)}"
        return (*self.received.steps, days)


def received_in_year(view: View, holding: Holding, terms: Terms) -> tuple[InYear, ...]:
    """Return all that a holder of a post receives in the school's pay year, of each allowance its days.

    Allowances that follow one another are all there. Empty if the pay year is not written as 2026-27.
    """
    return tuple(_of_holding(view, holding, terms))


def _of_holding(view: View, holding: Holding, terms: Terms) -> Iterator[InYear]:
    starts = first_day(view.school.pay_year)
    if starts is None:
        return
    ends = starts.replace(year=starts.year + 1) - ONE_DAY
    post = view.need(Post, holding.post)
    for allowance in view.find(ALLOWANCES_OF_POST, post.id):
        if allowance.person not in (None, holding.person):
            continue
        spells = [(each.starts, each.ends) for each in (allowance, holding, post)]
        first = max([starts, *(begin for begin, _ in spells if begin is not None)])
        last = min([ends, *(end for _, end in spells if end is not None)])
        if first <= last:
            yield InYear(
                allowance, received(view, allowance, holding, terms), _days(first, last), _days(starts, ends)
            )


def _days(first: date, last: date) -> int:
    """The days from one to another, both counted."""
    return (last - first).days + 1
