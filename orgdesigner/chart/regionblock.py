"""An area with a heading, cards and mentions, as a block that has a size and can be set anywhere.

On paper a block may be taller than a page: it then continues on the next one, between two cards.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgdesigner.chart.draft import Draft
from orgdesigner.chart.flow import Cell
from orgdesigner.chart.flow import columns as in_columns
from orgdesigner.chart.flow import rows as in_rows
from orgdesigner.chart.picture import Alias, Box, Card, Flow, Note, NoteKind, PlacedCard, Region, RegionKind
from orgdesigner.chart.theme import QUIET

PADDING = 12.0
CARD_GAP = 8.0
MENTION = 24.0
MENTION_GAP = 4.0
MENTION_SIGN = 16.0
MENTION_INDENT = 8.0
TITLE_LINE = 20.0
SUBTITLE_LINE = 16.0
HEADING_TOP, HEADING_BOTTOM = 10.0, 10.0
EMPTY_BODY = 44.0
EMPTY = "Nobody yet"
CONTINUED = " (continued)"
NOTHING = slice(0)


@dataclass(frozen=True)
class RegionBlock:
    """A region's content, measured from below its heading; the region and its mentions have no place yet.

    The cards follow each other down `columns`, or across in rows.
    """

    region: Region
    cards: tuple[Card, ...]
    mentions: tuple[Alias, ...]
    columns: int
    flow: Flow
    cells: tuple[Cell, ...]
    body: float

    @property
    def width(self) -> float:
        """How wide the region is."""
        return self.region.box.width

    @property
    def heading(self) -> float:
        """How tall its heading is."""
        return self.region.heading.height

    def place(self, draft: Draft, x: float, y: float, *, heading: float, body: float) -> None:
        """Add the block to a picture, its heading and its body as tall as its neighbours'."""
        top = y + heading
        region = replace(
            self.region, box=Box(x, y, self.width, heading + body), heading=Box(x, y, self.width, heading)
        )
        draft.regions.append(region)
        draft.cards.extend(
            PlacedCard(card, Box(x + cell.x, top + cell.y, card.width, card.height), self.flow, region)
            for card, cell in zip(self.cards, self.cells, strict=True)
        )
        y = top + self._cards_height()
        for mention in self.mentions:
            box = Box(x + PADDING, y, self.width - 2 * PADDING, MENTION)
            draft.aliases.append(replace(mention, box=box))
            y += MENTION + MENTION_GAP
        if not self.cards and not self.mentions:
            free = Box(x + PADDING, top, self.width - 2 * PADDING, EMPTY_BODY - PADDING)
            draft.notes.append(Note(NoteKind.EMPTY, EMPTY, free, "team", region.team))

    def split(self, body: float) -> "tuple[RegionBlock, RegionBlock] | None":
        """Return what there is room for in a body of that height, and the rest; None if for nothing."""
        counts = range(len(self.cards) + 1)
        cards = bisect_right(counts, body, key=lambda count: self._part(slice(count), NOTHING).body) - 1
        mentions = 0
        if cards == len(self.cards):
            room = body - PADDING - self._cards_height()
            mentions = max(0, min(len(self.mentions), int((room + MENTION_GAP) // (MENTION + MENTION_GAP))))
        if cards + mentions <= 0:
            return None
        rest = self._part(slice(cards, None), slice(mentions, None))
        title = self.region.title
        if not title[-1].endswith(CONTINUED):
            title = (*title[:-1], title[-1] + CONTINUED)
        return self._part(slice(cards), slice(mentions)), replace(
            rest, region=replace(rest.region, title=title)
        )

    def _part(self, cards: slice, mentions: slice) -> "RegionBlock":
        return region_block(
            self.region, self.cards[cards], self.mentions[mentions], columns=self.columns, flow=self.flow
        )

    def _cards_height(self) -> float:
        """How far down the mentions begin."""
        bottoms = (cell.y + card.height for card, cell in zip(self.cards, self.cells, strict=True))
        return max(bottoms, default=-CARD_GAP) + CARD_GAP


def region_block(
    region: Region, cards: Sequence[Card], mentions: Sequence[Alias], *, columns: int, flow: Flow
) -> RegionBlock:
    """Return a block that holds cards, and below them mentions, in the width of the region's box."""
    sizes = [(card.width, card.height) for card in cards]
    if flow is Flow.DOWN:
        width = sizes[0][0] if sizes else 0.0
        heights = [height for _, height in sizes]
        flowed = in_columns(heights, count=columns, width=width, gap=CARD_GAP, across=CARD_GAP)
    else:
        flowed = in_rows(sizes, width=region.box.width - 2 * PADDING, across=CARD_GAP, down=CARD_GAP)
    cells = tuple(Cell(PADDING + cell.x, cell.y) for cell in flowed.cells)
    mentioned = len(mentions) * (MENTION + MENTION_GAP) - MENTION_GAP if mentions else 0.0
    between = CARD_GAP if cards and mentions else 0.0
    body = flowed.height + between + mentioned + PADDING if cards or mentions else EMPTY_BODY
    return RegionBlock(region, tuple(cards), tuple(mentions), columns, flow, cells, body)


def heading_height(*, titles: int, subtitle: bool) -> float:
    """Return how tall the heading of a region is."""
    return HEADING_TOP + titles * TITLE_LINE + (SUBTITLE_LINE if subtitle else 0) + HEADING_BOTTOM


def area_without_team(kind: RegionKind, title: str, cards: Sequence[Card], *, width: float) -> RegionBlock:
    """Return an area for posts that lack something: its name, their number, and the posts in rows."""
    count = "1 post" if len(cards) == 1 else f"{len(cards):,} posts"
    heading = Box(0, 0, width, heading_height(titles=1, subtitle=True))
    region = Region(kind, "", (title,), count, (), QUIET, Box(0, 0, width, 0), heading)
    return region_block(region, cards, (), columns=1, flow=Flow.ACROSS)
