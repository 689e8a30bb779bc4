"""The founding school's figures, and the arithmetic of small numbers."""

from decimal import Decimal

import pytest

from orgdesigner.model.representation import Representation

STAFF, SUPPORT = 126, 53


@pytest.mark.parametrize(
    ("held", "posts", "expected", "short", "index", "chance"),
    [
        (0, 6, "2.52", 3, "0.00", 0.0346),
        (2, 7, "2.94", 1, "0.68", 0.3713),
        (3, 7, "2.94", 0, "1.02", 0.6733),
        (1, 9, "3.79", 3, "0.26", 0.0492),
    ],
)
def test_the_founding_schools_posts_come_out_exactly(
    held: int, posts: int, expected: str, short: int, index: str, chance: float
) -> None:
    found = Representation(held, posts, SUPPORT, STAFF)
    assert f"{found.expected:.2f}" == expected
    assert found.short == short
    assert found.index == Decimal(index)
    assert found.chance == pytest.approx(chance, abs=0.00005)


def test_the_proportional_share_of_one_to_twelve_posts() -> None:
    shares = [Representation(0, posts, SUPPORT, STAFF).share for posts in range(1, 13)]
    assert shares == [0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5]


def test_nothing_is_said_of_chance_where_posts_outnumber_staff() -> None:
    assert Representation(0, 6, 2, 4).chance is None
    assert Representation(0, 4, 2, 4).chance == 0


def test_half_a_post_is_rounded_up() -> None:
    assert Representation(0, 5, 1, 2).share == 3
    assert Representation(0, 1, 1, 2).share == 1


def test_the_chances_of_all_outcomes_add_up_and_never_fall() -> None:
    chances = [Representation(held, 7, SUPPORT, STAFF).chance or 0 for held in range(8)]
    assert chances == sorted(chances)
    assert chances[-1] == pytest.approx(1)
