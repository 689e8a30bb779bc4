"""Records get between others in a stored order while as few as can be are renumbered."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.model.edits.orders import room, spread

LOWEST, HIGHEST = -(2**53), 2**53
orders = st.lists(
    st.integers(-6, 6) | st.sampled_from([LOWEST, LOWEST + 1, HIGHEST - 1, HIGHEST]), max_size=6
).map(sorted)


def fewest_renumbered(taken: list[int], at: int, count: int) -> int:
    """How many of the orders must change, found by trying every choice of them."""
    for size in range(len(taken) + 1):
        for changed in combinations(range(len(taken)), size):
            line = [None if place in changed else order for place, order in enumerate(taken)]
            if has_room([LOWEST - 1, *line[:at], *[None] * count, *line[at:], HIGHEST + 1]):
                return size
    raise AssertionError


def has_room(line: Sequence[int | None]) -> bool:
    """Whether whole numbers can be put for every None so that they ascend between their neighbours."""
    below, waiting = LOWEST - 1, 0
    for order in line:
        if order is None:
            waiting += 1
        elif waiting and order - below <= waiting:
            return False
        else:
            below, waiting = order, 0
    return True


@given(orders, st.data(), st.integers(1, 3))
def test_newcomers_find_their_place_and_the_fewest_neighbours_are_renumbered(
    taken: list[int], data: st.DataObject, count: int
) -> None:
    at = data.draw(st.integers(0, len(taken)))
    low, high = room(taken, at, count)
    assert low <= at <= high
    assert high - low == fewest_renumbered(taken, at, count)
    below = taken[low - 1] if low else LOWEST - 1
    above = taken[high] if high < len(taken) else HIGHEST + 1
    new = spread(below, above, high - low + count)
    line = [*taken[:low], *new, *taken[high:]]
    assert new == sorted(set(new))
    assert all(LOWEST <= order <= HIGHEST for order in new)
    assert line == sorted(line)
    assert below < new[0]
    assert new[-1] < above


def test_first_and_last_places_leave_a_gap_for_those_to_come() -> None:
    assert spread(LOWEST - 1, HIGHEST + 1, 3) == [0, 1024, 2048]
    assert spread(2048, HIGHEST + 1, 2) == [3072, 4096]
    assert spread(LOWEST - 1, 0, 2) == [-2048, -1024]
    assert spread(0, 1024, 1) == [512]
