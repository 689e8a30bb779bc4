"""One page for a whole tree: other ways to lay it out are tried before anything is made smaller."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.layout import reporting_view
from orgdesigner.chart.layout.branches import CARD
from orgdesigner.chart.layout.reporting_view import root_part
from orgdesigner.chart.layout.tree import ReportingTree
from orgdesigner.chart.legend.entries import Entry
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.edges import Edges
from orgdesigner.chart.paper.paperbook import PaperBook
from orgdesigner.chart.paper.setup import PageFormat, PageSetup
from orgdesigner.chart.paper.sheets import ChartRequest, edges_of
from orgdesigner.chart.picture import Box, Picture
from orgdesigner.model.words import Arrangement

NARROW = 168.0
"""A narrower card, whose title and names take more lines."""

CLOSER = 6.0
"""How much closer cards stand where they have to: half of what parts the cards of a stack."""

FULL_SIZE = 1.0
"""At this scale a chart is as large as on screen at 100 %; to reach it, it is laid out in another way."""

STEP = 0.01


class Way(NamedTuple):
    """A way to lay out a tree where nobody chose one: its posts' arrangement, the cards' width, how close."""

    arrangement: Arrangement
    column: float
    closer: float


WAYS = tuple(
    Way(arrangement, column, closer)
    for column, closer in ((CARD.width, 0.0), (NARROW, 0.0), (NARROW, CLOSER))
    for arrangement in (
        Arrangement.AUTOMATIC,
        Arrangement.TWO_COLUMNS,
        Arrangement.GRID,
        Arrangement.STACK_LEFT,
    )
)
"""What is tried, in this order: the screen's own way first."""


class Fit(NamedTuple):
    """A whole tree on one page."""

    format: PageFormat
    scale: float
    picture: Picture
    area: Box


def best_fit(
    request: ChartRequest, measure: Measure, setup: PageSetup, entries: Sequence[Entry]
) -> Fit | None:
    """Return a tree on one page: the first way that fits at full size, else the one shrunk least.

    None if in no way all of it fits with text that can be read. What somebody arranged stays as it is.
    """
    best: tuple[float, PageFormat, ReportingTree] | None = None
    if not _may_fit(request, measure, setup):
        return None
    edges = edges_of(request, measure, setup)
    for tree in _trees(request, measure):
        area = _inside(root_part(tree).bounds, tree)
        found = [(_scale_for(area, each, setup, entries, edges), each) for each in setup.formats()]
        scale, page_format = max(found, key=lambda each: each[0])
        if scale and (best is None or scale > best[0] + STEP):
            best = scale, page_format, tree
        if best is not None and best[0] >= FULL_SIZE:
            break
    if best is None:
        return None
    scale, page_format, tree = best
    picture = _at_their_size(reporting_view.picture(tree), tree)
    return Fit(page_format, scale, picture, _inside(picture.bounds, tree))


def _trees(request: ChartRequest, measure: Measure) -> Iterator[ReportingTree]:
    for way in WAYS:
        if request.looking.levels_aligned and way.arrangement is not Arrangement.AUTOMATIC:
            continue  # only rows have levels that can be aligned
        book = PaperBook(request, measure, column=way.column, closer=way.closer)
        tree = ReportingTree(book, unchosen=way.arrangement)
        tree.look(request.looking)
        yield tree


def _may_fit(request: ChartRequest, measure: Measure, setup: PageSetup) -> bool:
    """Whether the cards alone, without anything between them, have less than the area of a page."""
    book = PaperBook(request, measure)
    tree = ReportingTree(book)
    tree.look(request.looking)
    width, height = setup.formats()[0].units(setup.smallest_scale)
    free = width * height
    waiting = [post.id for post in (*tree.tops, *tree.unlinked)]
    while waiting and free > 0:
        post_id = waiting.pop()
        size = book.size(post_id, CARD)
        free -= size.width * NARROW / CARD.width * size.height
        waiting += [post.id for post in tree.reports(post_id)]
    return free > 0


def _inside(bounds: Box, tree: ReportingTree) -> Box:
    """What a picture takes without the margin that it has on screen; cards that stand closer reach out."""
    assert isinstance(tree.book, PaperBook)
    free = MARGIN - tree.book.closer / 2
    x, y, width, height = bounds
    return Box(x + free, y + free, max(0.0, width - 2 * free), max(0.0, height - 2 * free))


def _at_their_size(picture: Picture, tree: ReportingTree) -> Picture:
    """The picture with every card of the tree as large as it is, about the middle of its room."""
    assert isinstance(tree.book, PaperBook)
    closer = tree.book.closer
    if not closer:
        return picture
    cards = tuple(
        placed
        if placed.region is not None
        else placed._replace(
            box=Box(
                placed.box.x - closer / 2,
                placed.box.y - closer / 2,
                placed.box.width + closer,
                placed.box.height + closer,
            )
        )
        for placed in picture.cards
    )
    return replace(picture, cards=cards)


def _scale_for(
    area: Box, page_format: PageFormat, setup: PageSetup, entries: Sequence[Entry], edges: Edges
) -> float:
    """Return the largest scale at which an area has room on one page; the legend's height depends on it."""
    scale = setup.largest_scale
    while scale >= setup.smallest_scale:
        width, height = edges.room(page_format, scale, entries)
        if area.width <= width and area.height <= height:
            return scale
        scale -= STEP
    return 0.0
