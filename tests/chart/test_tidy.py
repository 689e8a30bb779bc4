"""A tree is drawn in its order, without overlaps, in every arrangement."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesigner.chart.picture import Box
from orgdesigner.chart.placing import Branch, place
from orgdesigner.chart.stacks import LONGEST_STACK, Sizes, arrange
from orgdesigner.chart.tidy import Tree, lay_out
from orgdesigner.model.words import Arrangement

HEIGHTS = st.sampled_from([52.0, 76.0, 120.0])
WIDTHS = st.sampled_from([208.0, 208.0, 120.0])
ARRANGEMENTS = st.sampled_from([each for each in Arrangement if each is not Arrangement.INHERIT])


@st.composite
def trees(draw: DrawFn, *, arrangement: Arrangement | None = None) -> Tree:
    """A tree of up to 40 cards, the reports of each in an arrangement of their own."""
    count = draw(st.integers(1, 40))
    manager = [-1, *(draw(st.integers(0, number)) for number in range(count - 1))]
    order: list[int] = []
    waiting = [0]
    while waiting:
        card = waiting.pop()
        order.append(card)
        waiting += reversed([report for report in range(count) if manager[report] == card])
    return Tree(
        above=[order.index(manager[card]) if card else -1 for card in order],
        widths=[draw(WIDTHS) for _ in order],
        heights=[draw(HEIGHTS) for _ in order],
        arrangements=[arrangement or draw(ARRANGEMENTS) for _ in order],
        assistants=[draw(st.integers(0, 9)) == 0 for _ in order],
    )


def placed(tree: Tree) -> Branch:
    return place([str(number) for number in range(len(tree.above))], tree)


def boxes(branch: Branch) -> dict[str, Box]:
    return {spot.key: Box(spot.x, spot.y, spot.width, spot.height) for spot in branch.spots}


def reports(tree: Tree, card: int) -> list[int]:
    """The reports of a card but for its assistants."""
    found = [report for report, above in enumerate(tree.above) if above == card]
    return [each for each in found if not (tree.assistants[each] and each not in tree.above)]


def all_pairs(found: list[Box]) -> Iterator[tuple[Box, Box]]:
    return ((one, other) for number, one in enumerate(found) for other in found[:number])


@given(trees())
def test_no_card_lies_on_another(tree: Tree) -> None:
    cards = list(boxes(placed(tree)).values())
    assert len(cards) == len(tree.above)
    assert not [pair for pair in all_pairs(cards) if pair[0].meets(pair[1])]


@given(trees())
def test_every_card_lies_in_the_branch_and_the_branch_is_no_larger(tree: Tree) -> None:
    branch = placed(tree)
    cards = list(boxes(branch).values())
    assert min(card.x for card in cards) >= -0.01
    assert min(card.y for card in cards) == 0
    assert max(card.right for card in cards) <= branch.width + 0.01
    assert max(card.bottom for card in cards) <= branch.height + 0.01


@given(trees())
def test_every_card_but_the_first_has_one_line_that_ends_at_its_edge(tree: Tree) -> None:
    branch = placed(tree)
    cards = boxes(branch)
    assert [(path.upper, path.lower) for path in branch.paths] == [
        (str(above), str(card)) for card, above in enumerate(tree.above) if card
    ]
    for path in branch.paths:
        (start_x, start_y), (end_x, end_y) = path.points[0], path.points[-1]
        upper, lower = cards[path.upper], cards[path.lower]
        assert start_y == upper.bottom
        assert upper.x <= start_x <= upper.right
        at_top = end_y == lower.y and end_x == lower.x + lower.width / 2
        at_side = end_y == lower.y + lower.height / 2 and end_x in (lower.x, lower.right)
        assert at_top or at_side
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(path.points, path.points[1:], strict=False))


@given(trees(arrangement=Arrangement.ROW))
def test_reports_in_a_row_stand_from_left_to_right_in_their_order_and_equally_high(tree: Tree) -> None:
    layout = lay_out(tree)
    for card in range(len(tree.above)):
        row = reports(tree, card)
        lefts = [layout.lefts[report] for report in row]
        assert lefts == sorted(lefts)
        assert len({layout.tops[report] for report in row}) <= 1


@given(trees(arrangement=Arrangement.STACK_LEFT))
def test_reports_in_a_stack_stand_from_top_to_bottom_in_their_order(tree: Tree) -> None:
    layout = lay_out(tree)
    for card in range(len(tree.above)):
        tops = [layout.tops[report] for report in reports(tree, card)]
        assert tops == sorted(tops)


@given(trees(arrangement=Arrangement.ROW))
def test_a_card_stands_over_the_middle_of_its_reports(tree: Tree) -> None:
    layout = lay_out(tree)
    middles = [left + width / 2 for left, width in zip(layout.lefts, tree.widths, strict=True)]
    for card in range(len(tree.above)):
        row = [middles[report] for report in reports(tree, card)]
        if row:
            assert abs((row[0] + row[-1]) / 2 - middles[card]) <= 1


@given(st.integers(2, 60))
def test_leaves_are_stacked_by_themselves_and_no_stack_is_longer_than_a_screen(count: int) -> None:
    sizes = Sizes([208.0] * count, [52.0] * count)
    (block,) = arrange(range(count), Arrangement.AUTOMATIC, sizes, [True] * count)
    assert not isinstance(block, int)
    assert max(block.lefts.count(left) for left in block.lefts) <= LONGEST_STACK
    assert list(block.members) == list(range(count))


@given(trees())
def test_the_same_tree_is_always_laid_out_alike(tree: Tree) -> None:
    assert lay_out(tree) == lay_out(tree)


def row_of(*reports_of: int) -> Tree:
    """A card over cards with so many reports each, all in rows."""
    above = [-1]
    for count in reports_of:
        own = len(above)
        above += [0, *[own] * count]
    count = len(above)
    return Tree(above, [208.0] * count, [52.0] * count, [Arrangement.ROW] * count, [False] * count)


def test_a_symmetric_tree_is_laid_out_symmetrically() -> None:
    tree = row_of(3, 0, 0, 0, 3)
    layout = lay_out(tree)
    middles = [layout.lefts[card] for card in range(1, len(tree.above)) if tree.above[card] == 0]
    assert all(
        abs(left + right - 2 * layout.lefts[0]) <= 1
        for left, right in zip(middles, reversed(middles), strict=True)
    )


def test_a_small_branch_stands_evenly_between_two_large_ones() -> None:
    layout = lay_out(row_of(4, 0, 4))
    first, small, last = (layout.lefts[card] for card in (1, 6, 7))
    assert abs((first + last) / 2 - small) <= 1


def test_a_chain_deeper_than_any_organisation_is_laid_out() -> None:
    count = 5_000
    chain = Tree(
        list(range(-1, count - 1)),
        [208.0] * count,
        [52.0] * count,
        [Arrangement.GRID] * count,
        [False] * count,
    )
    assert lay_out(chain).tops == [92.0 * level for level in range(count)]
