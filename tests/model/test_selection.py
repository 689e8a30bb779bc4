"""Appointment rounds are compared only where there are people enough."""

from decimal import Decimal

import pytest

from orgdesigner.model.records import AppointmentRound
from orgdesigner.model.selection import Selection, selection, stages
from orgdesigner.model.words import StaffGroup

TEACHING, SUPPORT = StaffGroup.TEACHING, StaffGroup.SUPPORT


def of(applied: tuple[int, int], appointed: tuple[int, int]) -> Selection:
    """What became of so many teaching and so many support staff."""
    return selection(
        [
            AppointmentRound(
                id="round",
                name="Round",
                applied_teaching=applied[0],
                applied_support=applied[1],
                appointed_teaching=appointed[0],
                appointed_support=appointed[1],
            )
        ]
    )


def test_the_founding_schools_round_is_too_small_to_judge() -> None:
    found = of((12, 6), (5, 2))
    assert (found.all_applied, found.all_appointed) == (18, 7)
    assert round(found.expected(TEACHING), 2) == Decimal("4.67")
    assert round(found.expected(SUPPORT), 2) == Decimal("2.33")
    assert not found.can_be_judged
    assert found.ratio is None


@pytest.mark.parametrize(
    ("applied", "appointed", "judged"),
    [
        ((10, 10), (5, 5), True),  # each expects five of twenty
        ((10, 10), (5, 4), False),  # each expects four and a half
        ((20, 10), (1, 0), True),  # thirty applied
        ((20, 9), (1, 0), False),
        ((40, 0), (3, 0), False),  # nobody to compare with
        ((20, 20), (0, 0), False),  # nobody appointed
    ],
)
def test_five_expected_of_each_group_or_thirty_in_all(
    applied: tuple[int, int], appointed: tuple[int, int], judged: bool
) -> None:
    assert of(applied, appointed).can_be_judged is judged


def test_the_ratio_is_the_lower_rate_over_the_higher() -> None:
    found = of((20, 20), (10, 7))
    assert found.ratio == Decimal("0.70")
    assert found.less_often is SUPPORT
    assert of((20, 20), (7, 10)).ratio == Decimal("0.70")
    assert of((20, 20), (7, 10)).less_often is TEACHING
    assert of((20, 20), (0, 10)).ratio == 0
    assert of((20, 20), (9, 9)).ratio == 1
    assert of((20, 20), (9, 9)).less_often is None


def test_rounds_add_up_over_the_years() -> None:
    first = AppointmentRound(
        id="a", name="A", applied_teaching=12, applied_support=6, appointed_teaching=5, appointed_support=2
    )
    second = AppointmentRound(id="b", name="B", applied_support=4, appointed_support=1)
    both = selection([first, second])
    assert both.applied == {TEACHING: 12, SUPPORT: 10}
    assert both.appointed == {TEACHING: 5, SUPPORT: 3}


def test_the_stages_of_a_round_come_in_their_order_with_everybody_counted() -> None:
    each = AppointmentRound(
        id="a",
        name="A",
        applied_teaching=12,
        applied_support=6,
        shortlisted_teaching=8,
        shortlisted_support=4,
    )
    assert [(stage.title, stage.total) for stage in stages(each)] == [
        ("Applied", 18),
        ("Shortlisted", 12),
        ("Appointed", 0),
    ]
