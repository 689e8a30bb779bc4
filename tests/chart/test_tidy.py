"""A tree is drawn in its order, without overlaps, in every arrangement."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesigner.chart.layout.placing import Branch, Point, place
from orgdesigner.chart.layout.shape import leaf
from orgdesigner.chart.layout.stacks import LONGEST_STACK, Block, arrange
from orgdesigner.chart.layout.tidy import DROP, Tree, lay_out
from orgdesigner.chart.picture import Box
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
    (block,) = arrange(range(count), Arrangement.AUTOMATIC, [leaf(208.0, 52.0)] * count)
    assert isinstance(block, Block)
    assert max(block.lefts.count(left) for left in block.lefts) <= LONGEST_STACK
    assert list(block.members) == list(range(count))


def crossed(branch: Branch) -> list[tuple[str, str]]:
    """The cards that a line goes through, each with the card that the line leads to."""
    cards = boxes(branch)
    return [
        (key, path.lower)
        for path in branch.paths
        for one, other in pairwise(path.points)
        for key, card in cards.items()
        if goes_through(one, other, card)
    ]


def goes_through(one: Point, other: Point, card: Box) -> bool:
    """Whether a leg of a line is inside a card, and not only at its edge."""
    (x1, y1), (x2, y2) = one, other
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return left < card.right and card.x < right and top < card.bottom and card.y < bottom


@given(trees())
def test_no_line_goes_through_a_card(tree: Tree) -> None:
    assert not crossed(placed(tree))


@given(trees(arrangement=Arrangement.ASSISTANTS))
def test_assistants_stand_beside_the_line_and_everybody_else_in_a_row_below_them(tree: Tree) -> None:
    layout = lay_out(tree)
    for card in range(len(tree.above)):
        below = [each for each, above in enumerate(tree.above) if above == card]
        beside = [each for each in below if each not in tree.above]
        row = [each for each in below if each in tree.above]
        middle = layout.lefts[card] + tree.widths[card] / 2
        tops = [layout.tops[each] for each in beside]
        assert tops == sorted(tops)
        for each in beside:
            assert layout.trunks[each] == middle
            assert layout.lefts[each] > middle or layout.lefts[each] + tree.widths[each] < middle
            assert all(layout.tops[each] + tree.heights[each] < layout.tops[other] for other in row)
        assert len({layout.tops[each] for each in row}) <= 1


@given(trees(arrangement=Arrangement.ROW))
def test_levels_are_aligned_on_demand(tree: Tree) -> None:
    layout = lay_out(tree, levels_aligned=True)
    levels = [0] * len(tree.above)
    tops: dict[int, set[float]] = {}
    for card, above in enumerate(tree.above):
        levels[card] = levels[above] + 1 if card else 0
        if not (tree.assistants[card] and card not in tree.above):
            tops.setdefault(levels[card], set()).add(layout.tops[card])
    assert all(len(found) == 1 for found in tops.values())


@given(trees())
def test_no_card_lies_on_another_where_levels_are_aligned(tree: Tree) -> None:
    layout = lay_out(tree, levels_aligned=True)
    cards = list(map(Box, layout.lefts, layout.tops, tree.widths, tree.heights))
    assert not [pair for pair in all_pairs(cards) if pair[0].meets(pair[1])]


@given(trees())
def test_each_branch_hangs_right_below_its_own_card(tree: Tree) -> None:
    layout = lay_out(tree)
    for card in range(len(tree.above)):
        below = reports(tree, card)
        beside = [each for each, above in enumerate(tree.above) if above == card and each not in below]
        ends = [layout.tops[each] + tree.heights[each] for each in (card, *beside)]
        if below and tree.arrangements[card] is not Arrangement.ASSISTANTS:
            assert min(layout.tops[each] for each in below) == max(ends) + DROP


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
