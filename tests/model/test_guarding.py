"""No count under five of a protected characteristic is shown, nor can one be worked out."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.model.guarding import FEWEST, may_be_shown
from orgdesigner.model.records import AppointmentRound, CharacteristicCount

NAMES = ("applied", "shortlisted", "appointed")


def one_round(totals: tuple[int, int, int], *counts: tuple[int | None, ...]) -> AppointmentRound:
    """A round with so many people at each stage, and counts of them by characteristic."""
    return AppointmentRound(
        id="round",
        name="Round",
        applied_support=totals[0],
        shortlisted_support=totals[1],
        appointed_support=totals[2],
        characteristics=tuple(
            CharacteristicCount(name=f"Group {number}", **dict(zip(NAMES, each, strict=False)))
            for number, each in enumerate(counts)
        ),
    )


def shown(given_round: AppointmentRound) -> list[tuple[int | None, ...]]:
    return [tuple(getattr(each, name) for name in NAMES) for each in may_be_shown(given_round)]


@pytest.mark.parametrize(
    ("totals", "counts", "expected"),
    [
        ((18, 12, 7), (12, None, None), (12, None, None)),
        ((18, 12, 7), (13, None, None), (13, None, None)),
        ((18, 12, 7), (14, None, None), (None, None, None)),  # four others
        ((18, 12, 7), (18, None, None), (None, None, None)),  # all of them
        ((18, 12, 7), (12, 8, None), (12, None, None)),  # four were not shortlisted
        ((18, 12, 7), (12, 7, None), (12, None, None)),  # one of the others was not shortlisted
        ((30, 15, 0), (20, 10, None), (20, 10, None)),  # ten of these and five others were not
        ((30, 15, 0), (None, 10, None), (None, 10, None)),
        ((40, 20, 10), (20, 10, 5), (20, 10, 5)),
        ((0, 0, 0), (12, 8, 5), (None, None, None)),  # nobody said how many came in all
    ],
)
def test_a_count_is_shown_if_it_gives_no_small_one_away(
    totals: tuple[int, int, int], counts: tuple[int | None, ...], expected: tuple[int | None, ...]
) -> None:
    assert shown(one_round(totals, counts)) == [expected]


def test_two_counts_that_leave_a_few_over_are_not_both_shown() -> None:
    assert shown(one_round((18, 0, 0), (9,), (6,))) == [(9, None, None), (None, None, None)]
    assert shown(one_round((18, 0, 0), (9,), (9,))) == [(9, None, None), (9, None, None)]


counted = st.none() | st.integers(5, 30)


@given(st.tuples(*[st.integers(0, 40)] * 3), st.lists(st.tuples(counted, counted, counted), max_size=4))
def test_nothing_small_can_be_worked_out(
    totals: tuple[int, int, int], counts: list[tuple[int | None, ...]]
) -> None:
    found = shown(one_round(totals, *counts))
    for given_counts, kept in zip(counts, found, strict=True):
        assert all(each is None or each == count for count, each in zip(given_counts, kept, strict=True))
    for stage, total in enumerate(totals):
        said = [count for count in (kept[stage] for kept in found) if count is not None]
        assert all(FEWEST <= count <= total - FEWEST for count in said)
        for size in range(1, len(said) + 1):
            assert all(not 0 < total - sum(some) < FEWEST for some in combinations(said, size))
    for kept in found:
        for early, late in combinations(range(3), 2):
            before, now = kept[early], kept[late]
            if before is not None and now is not None:
                fell_out = before - now
                others = (totals[early] - before) - (totals[late] - now)
                assert min(fell_out, others) >= FEWEST
