"""Tidy trees of cards of different sizes: plain geometry, which knows of sizes and arrangements only.

Levels are aligned: cards in rows begin equally high wherever they are as far down. What is stacked is one
block, in which each branch is laid out as a tree of its own.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from orgdesigner.chart.contours import Things, spread
from orgdesigner.chart.stacks import STACK_GAP, TRUNK, Block, Item, Sizes, arrange
from orgdesigner.model.words import Arrangement

GAP = 20.0
"""Between neighbours, and between branches."""

DROP = 40.0
"""From a level to the next."""


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

    `lefts` and `tops` are the cards' corners. `buses` are how high the line to a card goes across, and
    `trunks` where it goes down from there to turn to the card's side: None for one that goes down to its top.
    A line whose trunk begins at the card above goes across nowhere: its bus is None.
    """

    lefts: list[float]
    tops: list[float]
    buses: list[float | None]
    trunks: list[float | None]
    width: float
    height: float


def lay_out(tree: Tree) -> Layout:
    """Return the places of the cards of a tree of at least one card."""
    work = _Work(tree)
    for card in reversed(range(len(tree.above))):
        if work.reports[card]:
            work.arrange(card)
    work.settle(0)
    return work.layout()


class _Row(NamedTuple):
    """What is set out together, in the order of a walk down: rows below rows, which end in blocks."""

    items: list[Item]
    above: list[int]
    levels: list[int]
    heights: list[float]
    held: dict[int, float]
    things: Things


class _Work:
    """Where every card stands from the card above it: known for a branch once it is settled.

    `asides` are from middle to middle and `drops` from top to top; `buses` and `trunks` are from the top and
    the middle of the card above. `across`, `down` and `insets` are the size of a branch, and where in it the
    middle of its card is. `feet` and `reaches` are how far a card reaches down, and to the right, with its
    assistants.
    """

    def __init__(self, tree: Tree) -> None:
        count = len(tree.above)
        self.tree = tree
        self.reports: list[list[int]] = [[] for _ in range(count)]
        for card in range(1, count):
            self.reports[tree.above[card]].append(card)
        self.is_leaf = [not reports for reports in self.reports]
        self.items: list[Sequence[Item]] = [()] * count
        self.feet, self.reaches = list(tree.heights), [width / 2 for width in tree.widths]
        self.asides, self.drops = [0.0] * count, [0.0] * count
        self.buses: list[float | None] = [None] * count
        self.trunks: list[float | None] = [None] * count
        self.across, self.down = list(tree.widths), list(tree.heights)
        self.insets = [width / 2 for width in tree.widths]

    def arrange(self, card: int) -> None:
        """Decide what is set side by side below a card, and settle what is to be part of a block."""
        reports, arrangement = self.reports[card], self.tree.arrangements[card]
        beside = [each for each in reports if self.tree.assistants[each] and not self.reports[each]]
        if beside:
            self._place_assistants(card, beside)
            reports = [each for each in reports if each not in beside]
        if arrangement not in (Arrangement.AUTOMATIC, Arrangement.ROW) and len(reports) > 1:
            for each in reports:
                self.settle(each)
        self.items[card] = arrange(reports, arrangement, Sizes(self.across, self.down), self.is_leaf)

    def settle(self, root: int) -> None:
        """Give everything below a card its place, and the card the size of its branch."""
        if not self.reports[root]:
            return
        row = self._gather(root)
        level_heights = [0.0] * (max(row.levels) + 1)
        for item, level, height in zip(row.items, row.levels, row.heights, strict=True):
            if not isinstance(item, Block) and height > level_heights[level]:
                level_heights[level] = height
        tops = [0.0, *accumulate(height + DROP for height in level_heights)]
        row.things.bottoms.extend(
            tops[level] + height for level, height in zip(row.levels, row.heights, strict=True)
        )
        asides = spread(row.things, range(len(row.items)), row.held, gap=GAP)
        self._keep_size(root, row.things, row.above, asides)
        for number in range(1, len(row.items)):
            level = row.levels[number]
            drop = tops[level] - tops[level - 1]
            item = row.items[number]
            if isinstance(item, Block):
                self._keep_block(item, asides[number], drop, hanging=number in row.held)
            else:
                self.asides[item], self.drops[item], self.buses[item] = asides[number], drop, drop - DROP / 2

    def layout(self) -> Layout:
        """Return the places of all cards, when everything is settled."""
        count = len(self.asides)
        middles, tops = [self.insets[0]] * count, [0.0] * count
        buses, trunks = self.buses, self.trunks
        for card in range(1, count):
            above = self.tree.above[card]
            middles[card] = middles[above] + self.asides[card]
            tops[card] = tops[above] + self.drops[card]
            if (bus := buses[card]) is not None:
                buses[card] = tops[above] + bus
            if (trunk := trunks[card]) is not None:
                trunks[card] = middles[above] + trunk
        lefts = [middle - width / 2 for middle, width in zip(middles, self.tree.widths, strict=True)]
        return Layout(lefts, tops, buses, trunks, self.across[0], self.down[0])

    def _gather(self, root: int) -> _Row:
        """Walk down the rows below a card, as far as blocks."""
        row = _Row([], [], [], [], {}, Things([], [], [], []))
        waiting: list[tuple[Item, int, int]] = [(root, -1, 0)]
        while waiting:
            item, above, level = waiting.pop()
            number = len(row.items)
            row.items.append(item)
            row.above.append(above)
            row.levels.append(level)
            row.things.below.append([])
            if above >= 0:
                row.things.below[above].append(number)
            if isinstance(item, Block):
                height, left = item.height, item.width / 2
                right = left
                self._hold(row, number, item)
            else:
                height, left, right = self.feet[item], self.tree.widths[item] / 2, self.reaches[item]
                waiting.extend([(each, number, level + 1) for each in reversed(self.items[item])])
            row.heights.append(height)
            row.things.lefts.append(left)
            row.things.rights.append(right)
        return row

    def _hold(self, row: _Row, number: int, block: Block) -> None:
        """Let a block that is alone below a card hang so that its trunk comes down from the card's end."""
        card = row.items[row.above[number]]
        if block.trunk is not None and not isinstance(card, Block) and len(self.items[card]) == 1:
            leaves = block.under * (self.tree.widths[card] / 2 - TRUNK)
            row.held[number] = leaves - block.trunk + block.width / 2

    def _keep_size(self, root: int, things: Things, above: Sequence[int], asides: Sequence[float]) -> None:
        middles = [0.0] * len(asides)
        for number in range(1, len(asides)):
            middles[number] = middles[above[number]] + asides[number]
        left = min(map(sub, middles, things.lefts))
        self.insets[root] = -left
        self.across[root] = max(map(add, middles, things.rights)) - left
        self.down[root] = max(things.bottoms)

    def _keep_block(self, block: Block, aside: float, drop: float, *, hanging: bool) -> None:
        left = aside - block.width / 2
        bus = None if hanging else drop - DROP / 2
        insets, asides, drops, trunks = self.insets, self.asides, self.drops, self.trunks
        for card, x, y, trunk in zip(block.members, block.lefts, block.tops, block.trunks, strict=True):
            asides[card] = left + x + insets[card]
            drops[card] = drop + y
            trunks[card] = left + trunk
            self.buses[card] = bus

    def _place_assistants(self, card: int, assistants: Sequence[int]) -> None:
        """Assistants stand beside the line, on its right, before it comes to the other reports."""
        drop = self.tree.heights[card]
        for assistant in assistants:
            drop += STACK_GAP
            self.asides[assistant] = TRUNK + self.tree.widths[assistant] / 2
            self.drops[assistant] = drop
            self.trunks[assistant] = 0.0
            drop += self.tree.heights[assistant]
            self.reaches[card] = max(self.reaches[card], TRUNK + self.tree.widths[assistant])
        self.feet[card] = drop
