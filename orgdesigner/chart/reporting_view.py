"""The reporting view: who reports to whom, as a tree; other ties are drawn across it and do not bend it.

Posts that nothing ties to the tree stand in an area of their own below it.
"""

from collections.abc import Sequence
from math import ceil, sqrt

from orgdesigner.chart.draft import Draft, around
from orgdesigner.chart.picture import Box, ChartView, Picture, PlacedCard, RegionKind
from orgdesigner.chart.placing import Branch, Point
from orgdesigner.chart.regionblock import CARD_GAP, PADDING, RegionBlock, area_without_team
from orgdesigner.chart.ties import Pencil
from orgdesigner.chart.tree import CARD, ReportingTree
from orgdesigner.model import records as r

BETWEEN_TREES = 64.0
BELOW_TREES = 48.0


def picture(tree: ReportingTree) -> Picture:
    """Return the reporting view of a structure."""
    sheet = _Sheet(tree)
    right, bottom = sheet.add_trees(tree.tops)
    boxes = [Box(0, 0, right, bottom)] if tree.tops else []
    if tree.unlinked:
        area = unlinked_area(tree, width=right)
        y = bottom + BELOW_TREES if tree.tops else 0.0
        area.place(sheet.draft, 0, y, heading=area.heading, body=area.body)
        boxes.append(sheet.draft.regions[-1].box)
    sheet.add_ties()
    return sheet.draft.finish(ChartView.REPORTING, around(boxes))


def unlinked_area(tree: ReportingTree, *, width: float) -> RegionBlock:
    """Return the area of posts that are tied to nobody: in a big body as wide as the tree, else as needed."""
    posts = tree.unlinked
    column = CARD.width + CARD_GAP
    fitting = int((width - 2 * PADDING + CARD_GAP) // column)
    columns = min(len(posts), fitting if fitting > 0 else max(4, ceil(sqrt(len(posts) / 3))))
    cards = [tree.card(post.id) for post in posts]
    across = columns * column - CARD_GAP + 2 * PADDING
    return area_without_team(RegionKind.UNLINKED, "Not linked to anybody", cards, width=across)


class _Sheet:
    """A picture in the making."""

    def __init__(self, tree: ReportingTree) -> None:
        self.draft = Draft()
        self._tree = tree
        self._pencil = Pencil(tree.view)

    def add_trees(self, begins: Sequence[r.Post]) -> Point:
        """Add the trees side by side, and return their lower right corner."""
        x = bottom = 0.0
        for post in begins:
            branch = self._tree.branch(post)
            self._add(branch, x)
            x += branch.width + BETWEEN_TREES
            bottom = max(bottom, branch.height)
        return max(0.0, x - BETWEEN_TREES), bottom

    def add_ties(self) -> None:
        """Add the ties other than line management."""
        boxes = {placed.card.post: placed.box for placed in self.draft.cards}
        self.draft.lines.extend(self._pencil.ties(self._tree.view, boxes))

    def _add(self, branch: Branch, right: float) -> None:
        self.draft.cards.extend(
            PlacedCard(self._tree.card(key), Box(x + right, y, width, height), flow)
            for key, x, y, width, height, flow in branch.spots
        )
        for _, lower, points in branch.paths:
            moved = tuple((x + right, y) for x, y in points) if right else points
            self.draft.lines.append(self._pencil.line(self._tree.link(lower), moved))
