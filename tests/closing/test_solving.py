"""The solver's answer is the one that enumeration finds, to the penny."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.closing.choices import Answer, Option, Role, Units, totals
from orgdesigner.closing.programme import programme
from orgdesigner.closing.solving import solve

AIMS = ("gap", "lowered", "cost", "changes")
MOST_UNITS = 12

# Few different sums, so that answers tie and what comes second and third decides.
pence = st.sampled_from([0, 100, 28_740, 50_000, 200_000]) | st.integers(0, 300_000)
costs = st.sampled_from([-50_000, 0, 115, 33_051, 57_500, 230_000]) | st.integers(-50_000, 300_000)
options = st.builds(Option, gap=pence, cost=costs, lowered=st.just(0) | pence, changes=st.integers(0, 2))
nothing_done = st.builds(Option, gap=pence)


@st.composite
def questions(draw: st.DrawFn) -> list[Role]:
    """One to three roles with twelve units or fewer in all, each with one to three targets."""
    roles: list[Role] = []
    left = MOST_UNITS
    for _ in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, left)) if left else 0
        left -= count
        unit = st.tuples(nothing_done, options) | st.tuples(nothing_done, options, options)
        each = st.lists(unit, min_size=count, max_size=count).map(tuple)
        roles.append(Role(tuple(draw(st.lists(each, min_size=1, max_size=3 if count < 5 else 1)))))
    return roles


def enumerated(roles: Sequence[Role], budget: int | None) -> tuple[int, ...] | None:
    """The least gap within a budget; then the least lowered, cost and changes: of every answer there is."""
    sums = np.zeros((1, len(AIMS)), dtype=np.int64)
    for role in roles:
        of_role = np.concatenate([_of_units(each) for each in role.targets])
        sums = (sums[:, None, :] + of_role[None, :, :]).reshape(-1, len(AIMS))
    if budget is not None:
        sums = sums[sums[:, AIMS.index("cost")] <= budget]
    if not len(sums):
        return None
    return tuple(int(figure) for figure in sums[np.lexsort(sums.T[::-1])[0]])


def _of_units(units: Units) -> np.ndarray:
    sums = np.zeros((1, len(AIMS)), dtype=np.int64)
    for choices in units:
        figures = np.array([[getattr(option, aim) for aim in AIMS] for option in choices])
        sums = (sums[:, None, :] + figures[None, :, :]).reshape(-1, len(AIMS))
    return sums


def figures(roles: Sequence[Role], answer: Answer | None) -> tuple[int, ...] | None:
    if answer is None:
        return None
    reached = totals(roles, answer.picks)
    return tuple(getattr(reached, aim) for aim in AIMS)


@settings(max_examples=150, deadline=None)
@given(questions(), st.none() | st.integers(-100_000, 1_500_000))
def test_the_answer_is_the_best_of_all_there_are(roles: list[Role], budget: int | None) -> None:
    answer = solve(roles, budget)
    assert figures(roles, answer) == enumerated(roles, budget)
    if answer is not None:
        assert answer.cheapest
        assert answer.least_gap == totals(roles, answer.picks).gap


@settings(max_examples=40, deadline=None)
@given(questions(), st.integers(0, 1_500_000))
def test_a_search_that_is_cut_short_keeps_the_budget_and_claims_no_more_than_is_so(
    roles: list[Role], budget: int
) -> None:
    answer, best = solve(roles, budget, seconds=1e-9), enumerated(roles, budget)
    assert (answer is None) == (best is None)
    if answer is not None and best is not None:
        reached = totals(roles, answer.picks)
        assert reached.cost <= budget
        assert answer.least_gap <= best[0] <= reached.gap
        assert not answer.cheapest or figures(roles, answer) == best


def test_units_that_are_alike_are_one_column_and_come_back_as_many() -> None:
    alike = (Option(gap=100), Option(cost=115, changes=1))
    role = Role(((alike,) * 1000,))
    answer = solve([role], 115 * 400)
    assert answer is not None
    assert answer.cheapest
    assert totals([role], answer.picks) == Option(gap=60_000, cost=46_000, changes=400)
    assert len(programme([role], None).most) == 3  # the target, and the two options


def test_a_search_that_is_cancelled_has_no_answer() -> None:
    role = Role((((Option(gap=100), Option(cost=115, changes=1)),),))
    assert solve([role], cancelled=lambda: True) is None
