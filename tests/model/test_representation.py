"""The founding school's figures, and the arithmetic of small numbers."""

from decimal import Decimal
from itertools import combinations

import pytest

from orgdesigner.model.records import Post
from orgdesigner.model.relations import posts_of_class
from orgdesigner.model.representation import (
    Opening,
    Representation,
    access_to_posts,
    access_to_role,
    opening,
)
from orgdesigner.model.sketch import parse
from orgdesigner.model.words import LAW, Access, AccessGround, StaffGroup

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


@pytest.mark.parametrize("staff", range(1, 8))
def test_chance_is_what_counting_every_way_of_filling_the_posts_gives(staff: int) -> None:
    for group in range(staff + 1):
        for posts in range(staff + 1):
            draws = [sum(person < group for person in drawn) for drawn in combinations(range(staff), posts)]
            for held in range(posts + 1):
                counted = sum(each <= held for each in draws) / len(draws)
                assert Representation(held, posts, group, staff).chance == pytest.approx(counted)


@pytest.mark.parametrize(
    ("held", "posts", "settled"),
    [
        (0, 6, True),  # three short, and two with one more
        (1, 7, True),
        (2, 7, False),  # one more would be parity
        (3, 7, False),  # one fewer would be short
        (4, 7, True),
        (0, 1, True),  # no post is their share of one
        (0, 2, False),
    ],
)
def test_one_post_decides_or_does_not(held: int, posts: int, settled: bool) -> None:
    assert Representation(held, posts, SUPPORT, STAFF).is_settled is settled


def test_one_of_seven_posts_moves_the_index_by_a_third() -> None:
    few, many = Representation(2, 7, SUPPORT, STAFF), Representation(4, 10, SUPPORT, STAFF)
    assert few.weight_of_one == Decimal("0.34")
    assert few.has_few_posts
    assert not many.has_few_posts


def test_a_limit_is_the_laws_only_if_the_ground_says_so() -> None:
    post = Post(id="p", title="Post")
    assert opening(post) is Opening.OPEN
    for ground in AccessGround:
        limited = post.evolve(access=Access.TEACHING, access_ground=ground, access_reason="Because")
        assert opening(limited) is (Opening.LIMITED if ground in LAW else Opening.RESERVED)
        assert opening(post.evolve(access_ground=ground)) is Opening.OPEN


def test_any_posts_stand_to_a_group_as_those_of_a_role_do() -> None:
    view = parse("""
    school "Hill School" teaching_headcount=7 support_headcount=5
    post a "Leader A" middle role_class="Leader" access=support access_reason="Share"
    post b "Leader B" middle role_class="Leader" access=teaching
      held "D. Pryce" teaching
    post c "Leader C" middle role_class="Leader"
      held "G. Tan" support share=0.5
      held "T. Nowak" teaching share=0.5
    post d "Leader D" middle role_class="Leader"
      held "S. Achebe" teaching
    post e "Leader E" middle role_class="Leader"
    """).view
    for group in StaffGroup:
        by_posts = access_to_posts(view, "Leader", posts_of_class(view, "Leader"), group)
        assert by_posts == access_to_role(view, "Leader", group)
    assert by_posts.reserved == ("a",)
    assert by_posts.closed == ("b",)
    assert by_posts.held == ("c",)
    assert by_posts.others == ("d",)
    assert by_posts.vacant == ("e",)
