"""The reporting view: who reports to whom, as a tree; other ties are drawn across it and do not bend it.

Posts that nothing ties to the tree stand in an area of their own below it.
"""

from collections.abc import Sequence
from math import ceil, sqrt

from orgdesigner.chart.draft import Draft, around
from orgdesigner.chart.picture import (
    Below,
    Box,
    Card,
    ChartView,
    Line,
    Mark,
    Picture,
    PlacedCard,
    RegionKind,
)
from orgdesigner.chart.regionblock import CARD_GAP, PADDING, area_without_team
from orgdesigner.chart.tidy import Block, Point, place
from orgdesigner.chart.tree import CARD, ReportingTree
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.words import Stroke

BETWEEN_TREES = 64.0
BELOW_TREES = 48.0
UNLINKED = "Not linked to anybody"
TIE_ROOM = 10.0
"""How far beside a card a tie other than line management comes down: halfway to its neighbour."""

_WORST = (Mark.ERROR, Mark.WARNING, Mark.ADVICE)


def picture(tree: ReportingTree) -> Picture:
    """Return the reporting view of a structure."""
    sheet = _Sheet(tree)
    right, bottom = sheet.add_trees(tree.tops)
    sheet.add_ties()
    area = sheet.add_unlinked(tree.unlinked, width=right, y=bottom + BELOW_TREES if tree.tops else 0.0)
    boxes = [Box(0, 0, right, bottom)] * bool(tree.tops) + [area] * bool(tree.unlinked)
    return sheet.draft.finish(ChartView.REPORTING, around(boxes))


class _Sheet:
    """A picture in the making."""

    def __init__(self, tree: ReportingTree) -> None:
        self.draft = Draft()
        self._tree = tree
        self._view = tree.view
        self._strokes = {name.kind: name.stroke for name in tree.view.school.link_names}
        self._boxes: dict[str, Box] = {}

    def add_trees(self, begins: Sequence[r.Post]) -> Point:
        """Add the trees side by side, and return their lower right corner."""
        x = bottom = 0.0
        for post in begins:
            block = place(self._tree.branch(post))
            self._add_block(block, x)
            x += block.width + BETWEEN_TREES
            bottom = max(bottom, block.height)
        return max(0.0, x - BETWEEN_TREES), bottom

    def add_ties(self) -> None:
        """Add the ties that are not line management, such as coaching, between cards that are drawn."""
        for link in sorted(self._view.all(r.Link), key=lambda link: link.id):
            if link.link_kind != r.LINE and link.upper in self._boxes and link.lower in self._boxes:
                points = _tie(self._boxes[link.upper], self._boxes[link.lower])
                self._add_line(link, points, default=Stroke.DASHED)

    def add_unlinked(self, posts: Sequence[r.Post], *, width: float, y: float) -> Box:
        """Add the posts that report to nobody and that nobody reports to, and return their area."""
        if not posts:
            return Box(0, y, 0, 0)
        column = CARD.width + CARD_GAP
        fitting = int((width - 2 * PADDING + CARD_GAP) // column)
        columns = min(len(posts), max(4, fitting, ceil(sqrt(len(posts) / 3))))
        across = columns * column - CARD_GAP + 2 * PADDING
        cards = [self._card(post.id) for post in posts]
        area = area_without_team(RegionKind.UNLINKED, UNLINKED, cards, width=across)
        area.place(self.draft, 0, y, heading=area.heading, body=area.body)
        return self.draft.regions[-1].box

    def _add_block(self, block: Block, x: float) -> None:
        for spot in block.spots:
            box = Box(spot.x + x, spot.y, spot.width, spot.height)
            self._boxes[spot.key] = box
            self.draft.cards.append(PlacedCard(self._card(spot.key), box, spot.flow))
        for path in block.paths:
            link = self._tree.link(path.lower)
            points = tuple((px + x, py) for px, py in path.points) if x else path.points
            self._add_line(link, points, default=Stroke.SOLID)

    def _add_line(self, link: r.Link, points: tuple[Point, ...], *, default: Stroke) -> None:
        stroke = self._strokes.get(link.link_kind, default)
        self.draft.lines.append(Line(link.id, link.link_kind, link.upper, link.lower, stroke, points))

    def _card(self, post_id: str) -> Card:
        below = self._below(post_id) if self._tree.is_collapsed(post_id) else None
        return self._tree.book.card(post_id, CARD, below=below)

    def _below(self, post_id: str) -> Below | None:
        direct = self._view.count(relations.LINE_DOWNWARD, post_id)
        everybody = list(relations.below(self._view, post_id))
        found = {self._tree.book.mark(r.Post.kind, post.id) for post in everybody}
        worst = next((mark for mark in _WORST if mark in found), None)
        return Below(direct, len(everybody), worst) if direct else None


def _tie(upper: Box, lower: Box) -> tuple[Point, ...]:
    """From side to facing side, coming down close to the lower card; straight if one is above the other."""
    if lower.x >= upper.right:
        start, end, turn = upper.right, lower.x, lower.x - TIE_ROOM
    elif upper.x >= lower.right:
        start, end, turn = upper.x, lower.right, lower.right + TIE_ROOM
    else:
        x = (max(upper.x, lower.x) + min(upper.right, lower.right)) / 2
        return ((x, upper.bottom), (x, lower.y)) if upper.y < lower.y else ((x, upper.y), (x, lower.bottom))
    high, low = upper.y + upper.height / 2, lower.y + lower.height / 2
    return (start, high), (turn, high), (turn, low), (end, low)
