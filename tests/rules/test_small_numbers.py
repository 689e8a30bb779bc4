"""Small numbers are counted first, chance is said of people and never of a choice, and few are not judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.rules.base import Finding
from orgdesigner.rules.catalogue import rule
from tests.rules.examples import drawn, findings

ACCESS = ["all ground", "teaching school", "teaching share", "support share", "support school"]
HOLDERS = ["", "teaching", "support"]


def school(posts: list[tuple[str, str]], *, teaching: int = 73, support: int = 53) -> str:
    """A role of leadership posts, each with its access and ground and the staff group of its holder."""
    lines = [f"school teaching_headcount={teaching} support_headcount={support}"]
    for number, (access, holder) in enumerate(posts):
        limit, ground = access.split()
        grounded = f"access={limit} access_ground={ground}" if limit != "all" else ""
        lines.append(f'post p{number} "Leader" middle role_class=Leader {grounded}')
        lines += [f'  held h{number} "Person {number}" {holder}'] if holder else []
    return "\n".join(lines)


def found(sketch: str, *rule_ids: str) -> tuple[Finding, ...]:
    return findings(drawn(sketch), [rule(each) for each in rule_ids])


def test_none_of_six_posts_where_two_in_five_are_of_the_group_is_a_chance_of_3_5_per_cent() -> None:
    (finding,) = found(school([("teaching school", "teaching")] * 6), "EQ-506")
    assert finding.message == (
        "Leader: 0 of 6 posts are held by support staff;"
        " by chance that would happen about 35 times in a thousand (3.5 %)"
    )
    assert finding.working == ("6 × 53 ÷ 126 = 2.52, so a proportional share is three posts; index 0.00")


@pytest.mark.parametrize(("posts", "is_found"), [(3, False), (4, True), (6, True)])
def test_where_one_post_would_bring_a_group_to_its_share_nothing_is_said(posts: int, is_found: bool) -> None:
    held_by_teachers = school([("all ground", "teaching")] * posts)
    assert bool(found(held_by_teachers, "EQ-501", "EQ-506")) is is_found


@given(st.lists(st.tuples(st.sampled_from(ACCESS), st.sampled_from(HOLDERS)), min_size=3, max_size=9))
def test_chance_is_said_only_of_people_and_never_of_a_choice(posts: list[tuple[str, str]]) -> None:
    for finding in found(school(posts, teaching=20, support=20), "EQ-501", "EQ-506", "EQ-507"):
        if "chance" in finding.message + finding.working:
            (missing,) = (
                group for group in ("teaching", "support") if f"by {group} staff" in finding.message
            )
            assert all(holder and holder != missing for _, holder in posts)
            assert not any(access.startswith(missing) or access.endswith("share") for access, _ in posts)


@given(st.integers(3, 9), st.integers(0, 9), st.integers(1, 40), st.integers(1, 40))
def test_what_is_reserved_is_short_by_whole_posts(
    posts: int, reserved: int, teaching: int, support: int
) -> None:
    role = [("support share", "")] * min(reserved, posts - 1) + [("all ground", "")] * posts
    sketch = school(role[:posts], teaching=teaching, support=support)
    share = (2 * posts * support + teaching + support) // (2 * (teaching + support))
    is_short = 0 < min(reserved, posts - 1) < share
    assert bool(found(sketch, "EQ-501")) is is_short


def test_what_the_law_limits_is_no_finding_of_access() -> None:
    senco = """
    school teaching_headcount=9 support_headcount=9
    post s1 "SENCO" middle role_class=SENCO access=teaching access_ground=senco
      held a "A" teaching qts
    post s2 "SENCO" middle role_class=SENCO new access=teaching access_ground=senco
      held b "B" teaching qts
    post s3 "SENCO" middle role_class=SENCO access=teaching access_ground=senco
      held c "C" teaching qts
    """
    ids = [f"EQ-50{number}" for number in (1, 2, 3, 6, 7, 9)]
    assert found(senco, *ids) == ()
    by_choice = {each.rule for each in found(senco.replace("=senco", "=school"), *ids)}
    assert by_choice == {"EQ-502", "EQ-503", "EQ-506", "EQ-507"}


ROUND = 'round r "Leaders" applied_teaching={} applied_support={} appointed_teaching={} appointed_support={}'


@pytest.mark.parametrize(
    ("counts", "is_found"),
    [
        ((12, 6, 6, 1), False),  # Eighteen for seven: nobody can expect five.
        ((10, 8, 9, 1), False),
        ((20, 10, 8, 1), True),  # Thirty applied in all.
        ((20, 9, 8, 1), False),
        ((12, 12, 10, 2), True),  # Each could expect six.
        ((20, 20, 5, 4), False),  # Four fifths exactly.
        ((20, 20, 6, 4), False),  # One appointment would make it even.
    ],
)
def test_rates_are_compared_only_where_the_numbers_allow(
    counts: tuple[int, int, int, int], is_found: bool
) -> None:
    assert bool(found(ROUND.format(*counts), "EQ-512")) is is_found
