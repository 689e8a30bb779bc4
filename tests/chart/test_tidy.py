"""A tree is drawn in its order, without overlaps, in every arrangement."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesigner.chart.picture import Box
from orgdesigner.chart.placing import Placed, place
from orgdesigner.chart.stacks import arrange
from orgdesigner.chart.tidy import LOWEST_CARD, Block, Branch
from orgdesigner.model.words import Arrangement

HEIGHTS = st.sampled_from([LOWEST_CARD, 76.0, 120.0])
ARRANGEMENTS = st.sampled_from([each for each in Arrangement if each is not Arrangement.INHERIT])


@st.composite
def branches(draw: DrawFn, *, arrangement: Arrangement | None = None) -> Branch:
    """A tree of up to 40 cards, each of its posts' reports in an arrangement of their own."""
    count = draw(st.integers(1, 40))
    above = [draw(st.integers(0, number)) for number in range(count - 1)]
    built: dict[int, Branch] = {}
    for number in reversed(range(count)):
        reports = [built[report + 1] for report, upper in enumerate(above) if upper == number]
        assistants = [each for each in reports if not each.items and draw(st.integers(0, 9)) == 0]
        others = [each for each in reports if each not in assistants]
        items = arrange(others, arrangement or draw(ARRANGEMENTS))
        built[number] = Branch(str(number), 208.0, draw(HEIGHTS), items=items, assistants=assistants)
    return built[0]


def boxes(block: Placed) -> dict[str, Box]:
    return {spot.key: Box(spot.x, spot.y, spot.width, spot.height) for spot in block.spots}


def all_pairs(found: list[Box]) -> Iterator[tuple[Box, Box]]:
    return ((one, other) for number, one in enumerate(found) for other in found[:number])


@given(branches())
def test_no_card_lies_on_another(branch: Branch) -> None:
    block = place(branch)
    assert len(boxes(block)) == len(block.spots)
    assert not [pair for pair in all_pairs(list(boxes(block).values())) if pair[0].meets(pair[1])]


@given(branches())
def test_every_card_lies_in_the_block(branch: Branch) -> None:
    block = place(branch)
    whole = Box(-0.01, -0.01, branch.across + 0.02, branch.down + 0.02)
    assert all(
        whole.x <= box.x and box.right <= whole.right and whole.y <= box.y and box.bottom <= whole.bottom
        for box in boxes(block).values()
    )


@given(branches())
def test_every_card_but_the_first_has_one_line_that_ends_at_its_edge(branch: Branch) -> None:
    block = place(branch)
    cards = boxes(block)
    assert sorted(path.lower for path in block.paths) == sorted(cards.keys() - {branch.key})
    for path in block.paths:
        (start_x, start_y), (end_x, end_y) = path.points[0], path.points[-1]
        upper, lower = cards[path.upper], cards[path.lower]
        assert start_y == upper.bottom
        assert upper.x <= start_x <= upper.right
        at_top = end_y == lower.y and end_x == lower.x + lower.width / 2
        at_side = end_y == lower.y + lower.height / 2 and end_x in (lower.x, lower.right)
        assert at_top or at_side
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(path.points, path.points[1:], strict=False))


@given(branches(arrangement=Arrangement.ROW))
def test_reports_in_a_row_stand_from_left_to_right_in_their_order(branch: Branch) -> None:
    cards = boxes(place(branch))
    waiting = [branch]
    while waiting:
        items = [item for item in waiting.pop().items if isinstance(item, Branch)]
        middles = [cards[item.key].x for item in items]
        assert middles == sorted(middles)
        assert len({cards[item.key].y for item in items}) <= 1
        waiting += items


@given(branches(arrangement=Arrangement.STACK_LEFT))
def test_reports_in_a_stack_stand_from_top_to_bottom_in_their_order(branch: Branch) -> None:
    cards = boxes(place(branch))
    for item in branch.items:
        if isinstance(item, Block):
            tops = [cards[part.branch.key].y for part in item.parts]
            assert tops == sorted(tops)


@given(st.integers(2, 60))
def test_leaves_are_stacked_by_themselves_and_no_stack_is_longer_than_a_screen(count: int) -> None:
    leaves = [Branch(str(number), 208.0, 52.0) for number in range(count)]
    (block,) = arrange(leaves, Arrangement.AUTOMATIC)
    assert isinstance(block, Block)
    columns: dict[float, list[float]] = {}
    for part in block.parts:
        columns.setdefault(part.x, []).append(part.y)
    assert max(map(len, columns.values())) <= 8
    assert [part.branch for part in block.parts] == leaves


@given(branches())
def test_the_same_tree_is_always_drawn_alike(branch: Branch) -> None:
    assert place(branch) == place(branch)


def test_a_symmetric_tree_is_drawn_symmetrically() -> None:
    big = [
        Branch(f"big-{side}", 208, 52, items=[Branch(f"{side}-{n}", 208, 52) for n in range(3)])
        for side in "ab"
    ]
    small = [Branch(f"small-{number}", 208, 52) for number in range(3)]
    block = place(Branch("top", 208, 52, items=[big[0], *small, big[1]]))
    cards = boxes(block)
    middle = cards["top"].x + 104
    for left, right in (("big-a", "big-b"), ("small-0", "small-2")):
        assert abs((cards[left].x + 104 + cards[right].x + 104) / 2 - middle) <= 1
    assert abs(cards["small-1"].x + 104 - middle) <= 1
