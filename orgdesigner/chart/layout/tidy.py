"""Tidy trees of cards of different sizes: plain geometry, which knows of sizes and arrangements only.

A branch is made from its card's size, the arrangement of its reports and their branches, and from nothing
else. So after an edit only the branches on the way up from it are made again, and the result is the one that
laying out everything anew would give.
"""

from collections.abc import Sequence
from typing import NamedTuple

from orgdesigner.chart.layout.contours import Edge, Hung, Spread, spread
from orgdesigner.chart.layout.shape import Shape, leaf
from orgdesigner.chart.layout.stacks import GAP, STACK_GAP, TRUNK, Block, arrange, folded
from orgdesigner.model.words import Arrangement

DROP = 40.0
"""From a card to its reports."""

NOBODY: Sequence[bool] = ()


class Tree(NamedTuple):
    """Cards in the order of a walk down a tree, in lists that go together.

    `above` is the number of the card above each, -1 for the first; `arrangements` say how its reports are
    laid out; `assistants` stand beside the line if nobody is below them.
    """

    above: list[int]
    widths: list[float]
    heights: list[float]
    arrangements: list[Arrangement]
    assistants: list[bool]


class Layout(NamedTuple):
    """The place of every card of a tree, the upper left corner of the whole at the origin.

    `lefts` and `tops` are the cards' corners. `trunks` are where the line to a card goes down to turn to the
    card's side: None for one that goes down to its top.
    """

    lefts: list[float]
    tops: list[float]
    trunks: list[float | None]
    width: float
    height: float


def lay_out(tree: Tree, *, levels_aligned: bool = False) -> Layout:
    """Return the places of the cards of a tree of at least one card."""
    reports = reports_of(tree)
    return places(shapes_of(tree, reports, levels_aligned=levels_aligned), reports)


def shapes_of(tree: Tree, reports: Sequence[Sequence[int]], *, levels_aligned: bool = False) -> list[Shape]:
    """Return the shape of the branch of every card of a tree."""
    above, widths, heights, arrangements, assistants = tree
    feet = level_feet(tree, reports) if levels_aligned else None
    has_assistants = True in assistants
    shapes = list(map(leaf, widths, heights))
    for card in range(len(above) - 1, -1, -1):
        if below := reports[card]:
            shapes[card] = branch(
                widths[card],
                heights[card],
                arrangements[card],
                [shapes[each] for each in below],
                [assistants[each] for each in below] if has_assistants else NOBODY,
                feet[card] if feet else 0.0,
            )
    return shapes


def reports_of(tree: Tree) -> list[list[int]]:
    """Return the numbers of the reports of every card."""
    reports: list[list[int]] = [[] for _ in tree.above]
    for card in range(1, len(reports)):
        reports[tree.above[card]].append(card)
    return reports


def places(shapes: Sequence[Shape], reports: Sequence[Sequence[int]]) -> Layout:
    """Return the places of cards by the shapes of their branches."""
    root = shapes[0]
    count = len(shapes)
    middles, tops = [-root.left] * count, [0.0] * count
    trunks: list[float | None] = [None] * count
    for card, shape in enumerate(shapes):
        if shape.asides:
            middle, top = middles[card], tops[card]
            for each, aside, drop, trunk in zip(
                reports[card], shape.asides, shape.drops, shape.trunks, strict=True
            ):
                middles[each] = middle + aside
                tops[each] = top + drop
                if trunk is not None:
                    trunks[each] = middle + trunk
    lefts = [middle - shape.width / 2 for middle, shape in zip(middles, shapes, strict=True)]
    return Layout(lefts, tops, trunks, root.across, root.down)


def branch(
    width: float,
    height: float,
    arrangement: Arrangement,
    reports: Sequence[Shape],
    assistants: Sequence[bool] = NOBODY,
    foot: float = 0.0,
) -> Shape:
    """Return the shape of a card with branches below it.

    `assistants` says of each report whether it stands beside the line if nobody is below it. Where levels are
    aligned, `foot` is how far down this one reaches.
    """
    count = len(reports)
    if arrangement is Arrangement.ASSISTANTS:
        assistants = [True] * count
    beside = [at for at, is_one in enumerate(assistants) if is_one and not reports[at].asides]
    work = _Work(width, height, reports)
    if beside:
        work.set_beside(beside)
    if len(beside) == count:
        return work.finished(None, [])
    chosen = set(beside)
    members: Sequence[int] = [at for at in range(count) if at not in chosen] if beside else range(count)
    work.foot = max(work.foot, foot)
    items = arrange(members, arrangement, reports)
    if arrangement is Arrangement.AUTOMATIC and not foot and len(members) > 2:
        items = folded(items, members, reports)
    if len(items) == 1:
        return work.finished(work.hang(items[0]), items)
    return work.finished(work.set_out(items), items)


def foot_of(height: float, assistants: Sequence[float]) -> float:
    """Return how far down a card reaches with assistants of some heights beside its line."""
    foot = height
    for at in range(0, len(assistants), 2):
        foot += STACK_GAP + max(assistants[at : at + 2])
    return foot


class _Work:
    """A branch in the making: where its reports are, from the middle of the card's upper edge."""

    def __init__(self, width: float, height: float, reports: Sequence[Shape]) -> None:
        count = len(reports)
        self.width, self.height, self.reports = width, height, reports
        self.foot = height
        self.left, self.right = -width / 2, width / 2
        self.asides, self.drops = [0.0] * count, [0.0] * count
        self.trunks: list[float | None] = [None] * count
        self.bus: float | None = None
        self.beside: Sequence[int] = ()

    def set_beside(self, assistants: Sequence[int]) -> None:
        """Set assistants beside the line, before it comes to the others: a single one on its right."""
        self.beside = assistants
        alone = len(assistants) == 1
        top = self.height
        for at in range(0, len(assistants), 2):
            pair = assistants[at : at + 2]
            top += STACK_GAP
            for number, each in enumerate(pair):
                shape = self.reports[each]
                side = 1 if alone or number else -1
                self.asides[each] = side * (TRUNK + shape.width / 2)
                self.drops[each] = top
                self.trunks[each] = 0.0
                if side > 0:
                    self.right = max(self.right, TRUNK + shape.width)
                else:
                    self.left = min(self.left, -TRUNK - shape.width)
            top += max([self.reports[each].height for each in pair])
        self.foot = top

    def hang(self, item: int | Block) -> Spread:
        """Set the only branch or block below the card."""
        drop = self.foot + DROP
        self.bus = drop - DROP / 2
        aside = 0.0
        if isinstance(item, Block):
            if item.trunk is not None:
                # The trunk comes straight down from the card; between assistants it is in the middle.
                leaves = item.under * (self.width / 2 - TRUNK) if not self.beside else 0.0
                aside = leaves - item.trunk + item.width / 2
                self.bus = None
            else:
                aside = -float((item.first + item.last) // 2)
            self._keep_block(item, aside, drop)
            left, right = item.left_edge, item.right_edge
        else:
            shape = self.reports[item]
            self.drops[item] = drop
            left, right = shape.left_edge, shape.right_edge
        return Spread([aside], (aside, 0.0, left), (aside, 0.0, right))

    def set_out(self, items: Sequence[int | Block]) -> Spread:
        """Set branches and blocks side by side below the card, which is over their middle."""
        drop = self.foot + DROP
        self.bus = drop - DROP / 2
        things = [item if isinstance(item, Block) else self.reports[item] for item in items]
        found = spread(things, gap=GAP)
        first, last = things[0], things[-1]
        begin = first.first if isinstance(first, Block) else 0.0
        end = found.asides[-1] + (last.last if isinstance(last, Block) else 0.0)
        shift = -float((begin + end) // 2)
        asides = [aside + shift for aside in found.asides]
        for item, aside in zip(items, asides, strict=True):
            if isinstance(item, Block):
                self._keep_block(item, aside, drop)
            else:
                self.asides[item], self.drops[item] = aside, drop
        (left_at, _, left), (right_at, _, right) = found.left, found.right
        return Spread(asides, (left_at + shift, 0.0, left), (right_at + shift, 0.0, right))

    def finished(self, below: Spread | None, items: Sequence[int | Block]) -> Shape:
        """Return the branch."""
        left, right, down = self.left, self.right, self.foot
        left_edge: Edge
        right_edge: Edge
        if below is None:
            left_edge = (left, self.foot, 0.0, 0.0, None)
            right_edge = (right, self.foot, 0.0, 0.0, None)
        else:
            drop = self.foot + DROP
            left_edge = _above(left, self.foot, drop, below.left)
            right_edge = _above(right, self.foot, drop, below.right)
            for item, aside in zip(items, below.asides, strict=True):
                if isinstance(item, Block):
                    half = item.width / 2
                    left, right = min(left, aside - half), max(right, aside + half)
                    down = max(down, drop + item.height)
                else:
                    shape = self.reports[item]
                    left, right = min(left, aside + shape.left), max(right, aside + shape.right)
                    down = max(down, drop + shape.down)
        return Shape(
            self.width,
            self.height,
            left,
            right,
            down,
            left_edge,
            right_edge,
            self.asides,
            self.drops,
            self.trunks,
            self.bus,
        )

    def _keep_block(self, block: Block, aside: float, drop: float) -> None:
        begin = aside - block.width / 2
        for member, left, top, trunk in zip(
            block.members, block.lefts, block.tops, block.trunks, strict=True
        ):
            self.asides[member] = begin + left - self.reports[member].left
            self.drops[member] = drop + top
            if trunk is not None:
                self.trunks[member] = begin + trunk


def _above(aside: float, end: float, drop: float, below: Hung) -> Edge:
    x, y, edge = below
    return aside, end, x, drop + y, edge


def level_feet(tree: Tree, reports: Sequence[Sequence[int]]) -> list[float]:
    """Return how far down each card reaches if all that are equally far down in rows reach equally far."""
    count = len(tree.above)
    levels = [0] * count
    in_rows = [False] * count
    in_rows[0] = True
    tallest: dict[int, float] = {}
    own = list(tree.heights)
    for card in range(count):
        below = reports[card]
        arrangement = tree.arrangements[card]
        beside = {
            each
            for each in below
            if not reports[each] and (tree.assistants[each] or arrangement is Arrangement.ASSISTANTS)
        }
        if beside:
            own[card] = foot_of(tree.heights[card], [tree.heights[each] for each in below if each in beside])
        others = [each for each in below if each not in beside]
        stacked = len(others) > 1 and arrangement not in _IN_ROWS
        for each in others:
            levels[each] = levels[card] + 1
            in_a_stack = stacked or (arrangement is Arrangement.AUTOMATIC and not reports[each])
            in_rows[each] = in_rows[card] and not in_a_stack
        if in_rows[card]:
            tallest[levels[card]] = max(tallest.get(levels[card], 0.0), own[card])
    return [tallest[levels[card]] if in_rows[card] else own[card] for card in range(count)]


_IN_ROWS = (Arrangement.AUTOMATIC, Arrangement.ROW, Arrangement.ASSISTANTS)
