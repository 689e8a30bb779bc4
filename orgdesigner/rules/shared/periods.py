"""From when to when something holds, and what holds on one and the same day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

T = TypeVar("T")


class Dated(Protocol):
    """A record that may begin and end on days of its own."""

    @property
    def starts(self) -> date | None:
        """The first day; None if there is none stated."""

    @property
    def ends(self) -> date | None:
        """The last day; None if there is none stated."""


@dataclass(frozen=True)
class Period:
    """From a day until a day, both included; it may be empty."""

    starts: date
    ends: date

    @property
    def is_empty(self) -> bool:
        """Whether it ends before it starts."""
        return self.ends < self.starts

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.starts <= day <= self.ends


def common(*records: Dated) -> Period:
    """Return the time in which all of some records hold; one without a date holds for ever that way."""
    return Period(
        max(record.starts or date.min for record in records),
        min(record.ends or date.max for record in records),
    )


def days_together(things: Iterable[tuple[T, Period]]) -> Iterator[list[T]]:
    """Yield what holds on each of the days on which something begins, the earliest first."""
    timed = [(thing, period) for thing, period in things if not period.is_empty]
    for day in sorted({period.starts for _, period in timed}):
        yield [thing for thing, period in timed if period.holds(day)]


def busiest(things: Iterable[tuple[T, Period]], weigh: Callable[[T], Decimal]) -> list[T]:
    """Return what holds on the day on which it weighs most; nothing if nothing ever holds."""
    return max(days_together(things), key=lambda held: sum(map(weigh, held)), default=[])
