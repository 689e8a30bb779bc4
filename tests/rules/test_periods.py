"""What holds on one day is what a calendar that is turned day by day says; ends are the days people mean."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.rules.shared.ends import LAST_DAY, last_day, later, school_years_end
from orgdesigner.rules.shared.periods import Period, busiest, common, days_together
from tests.rules.examples import drawn

FIRST = date(2026, 9, 1)
DAYS = st.integers(0, 12).map(lambda days: FIRST + timedelta(days=days))
THINGS = st.lists(st.tuples(st.integers(0, 5).map(Decimal), st.builds(Period, DAYS, DAYS)), max_size=6)
Thing = tuple[Decimal, Period]


def _on(things: list[Thing], day: date) -> list[Decimal]:
    return [weight for weight, period in things if period.starts <= day <= period.ends]


@given(THINGS)
def test_the_days_on_which_something_begins_show_every_heaviest_set(things: list[Thing]) -> None:
    calendar = [_on(things, FIRST + timedelta(days=days)) for days in range(13)]
    assert all(together in calendar for together in days_together(things))
    assert sum(busiest(things, lambda weight: weight)) == max(map(sum, calendar))


def test_what_belongs_together_holds_from_the_last_start_until_the_first_end() -> None:
    structure = drawn(
        """
        post a "A" starts=2026-09-01 ends=2028-08-31
          held p "P" support starts=2027-01-01
        post b "B"
        """
    )
    post, open_ended = (structure.tables["post"][each] for each in ("a", "b"))
    (holding,) = structure.tables["holding"].values()
    assert common(holding, post) == Period(date(2027, 1, 1), date(2028, 8, 31))  # type: ignore[arg-type]
    assert common(open_ended) == Period(date.min, date.max)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 9, 1), 24, date(2028, 8, 31)),
        (date(2027, 1, 31), 12, date(2028, 1, 30)),
        (date(2027, 8, 31), 6, date(2028, 2, 28)),
        (date(2199, 9, 1), 24, LAST_DAY),
        (date(2199, 12, 31), 1, LAST_DAY),
    ],
)
def test_so_many_months_end_on_the_day_before_the_next_would_begin(
    start: date, months: int, last: date
) -> None:
    assert last_day(start, months=months) == last


def test_a_month_that_is_too_short_ends_on_its_last_day() -> None:
    assert later(date(2027, 8, 31), months=6) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("sketch", "starts", "first"),
    [
        ("school", None, 2027),
        ("school", date(2028, 9, 1), 2029),
        ("school", date(2028, 8, 31), 2028),
        ('proposal "Year one" starts=2027-09-01', None, 2028),
        ("school pay_year=2025-26", None, 2026),
    ],
)
def test_school_years_end_with_august(sketch: str, starts: date | None, first: int) -> None:
    ends = list(school_years_end(drawn(sketch).view, starts))
    assert ends == [date(first, 8, 31), date(first + 1, 8, 31)]


def test_nothing_is_known_of_a_year_that_is_not_written_as_one() -> None:
    assert list(school_years_end(drawn('school pay_year="some year"').view, None)) == []
