"""The reporting view: who reports to whom, as a tree; other ties are drawn across it and do not bend it.

Posts that nothing ties to the tree stand in an area of their own below it.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, sqrt

from orgdesigner.chart.blocks.flow import rows
from orgdesigner.chart.blocks.regionblock import CARD_GAP, PADDING, RegionBlock, area_without_team
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.layout import tieways
from orgdesigner.chart.layout.branches import CARD
from orgdesigner.chart.layout.tree import UNLINKED, ReportingTree
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.part import Inner, Part
from orgdesigner.chart.picture import Box, Card, ChartView, Picture, RegionKind
from orgdesigner.chart.spatial import Extent

BETWEEN_TREES = 64.0
BELOW_TREES = 48.0
WIDEST_ROW = 6_000.0
"""Trees stand side by side as far as this; then more of them stand below."""

ROOT = "reporting"


class ReportingView(ReportingTree):
    """The reporting view of a structure, kept up to date."""

    def part(self, looking: Looking = EVERYTHING) -> Part:
        """Return the whole reporting view as parts: one for each post with everything below it."""
        self.look(looking)
        return root_part(self)


def root_part(tree: ReportingTree) -> Part:
    """Return the reporting view as a tree is laid out now."""
    inner = _trees(tree)
    right = max((each.x + each.part.bounds.right for each in inner), default=0.0)
    bottom = max((each.y + each.part.bounds.bottom for each in inner), default=0.0)
    if tree.unlinked:
        area = unlinked_area(tree, width=right)
        # What the area says of itself follows from its cards.
        part = tree.parts.part(
            UNLINKED,
            (right, [(card.post, card.height) for card in area.cards]),
            lambda: area.part(UNLINKED, heading=area.heading, body=area.body),
        )
        inner.append(Inner(0.0, bottom + BELOW_TREES if inner else 0.0, part))
        right, bottom = max(right, area.width), inner[-1].y + part.bounds.height
    bounds = Box(-MARGIN, -MARGIN, right + 2 * MARGIN, bottom + 2 * MARGIN) if inner else Box(0, 0, 0, 0)
    whole = Part(ROOT, bounds, inner=tuple(inner))
    ties = tree.ties_at((tieways.EVERYTHING,))
    made_from = bounds, whole.inner, ties
    return tree.parts.part(
        ROOT, made_from, lambda: replace(whole, lines=tuple(tree.pencil.ties(whole, ties)))
    )


def picture(tree: ReportingTree) -> Picture:
    """Return the reporting view of a structure, every card in it."""
    return Extent(ChartView.REPORTING, root_part(tree), _Dressed(tree)).picture


class _Dressed:
    """The cards of a tree as they are drawn."""

    def __init__(self, tree: ReportingTree) -> None:
        self._tree = tree

    def card(self, post: str, _: CardStyle) -> Card:
        """Return the card of a post."""
        return self._tree.card(post)

    face = card

    def fades(self, post: str) -> bool:
        """Whether other cards stand out."""
        return self._tree.book.lens.fades(post)


def unlinked_area(tree: ReportingTree, *, width: float) -> RegionBlock:
    """Return the area of posts that are tied to nobody: in a big body as wide as the tree, else as needed."""
    posts = tree.unlinked
    column = CARD.width + CARD_GAP
    fitting = int((width - 2 * PADDING + CARD_GAP) // column)
    columns = min(len(posts), fitting if fitting > 0 else max(4, ceil(sqrt(len(posts) / 3))))
    cards = [tree.card(post.id) for post in posts]
    across = columns * column - CARD_GAP + 2 * PADDING
    return area_without_team(RegionKind.UNLINKED, "Not linked to anybody", cards, width=across)


def _trees(tree: ReportingTree) -> list[Inner]:
    """The trees side by side in their order; small ones of one post close to each other."""
    branches = tree.branches
    sizes = [(branch.shape.across, branch.shape.down) for branch in branches]
    widest = max((width for width, _ in sizes), default=0.0)
    flowed = rows(sizes, width=max(widest, WIDEST_ROW), across=BETWEEN_TREES, down=BETWEEN_TREES)
    return [Inner(cell.x, cell.y, branch) for cell, branch in zip(flowed.cells, branches, strict=True)]
