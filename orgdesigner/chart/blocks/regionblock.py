"""An area with a heading, meetings, cards and aliases, as a block that has a size and can be set anywhere.

On paper a block may be taller than a page: it then continues on the next one, between two cards.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from orgdesigner.chart.blocks.flow import Cell, Flowed
from orgdesigner.chart.blocks.flow import columns as in_columns
from orgdesigner.chart.blocks.flow import rows as in_rows
from orgdesigner.chart.cards.anatomy import COMPACT, card_height
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.draft import Draft
from orgdesigner.chart.part import Part, Spot
from orgdesigner.chart.picture import Alias, Box, Card, Flow, Note, NoteKind, PlacedCard, Region, RegionKind
from orgdesigner.chart.theme import QUIET

PADDING = 12.0
CARD_GAP = 8.0
ALIAS_GAP = 6.0
MEETING = 24.0
MEETING_GAP = 6.0
TITLE_LINE = 20.0
SUBTITLE_LINE = 16.0
HEADING_TOP, HEADING_BOTTOM = 10.0, 10.0
EMPTY_BODY = 44.0
EMPTY = "Nobody yet"
CONTINUED = "(continued)"
"""The last line of the title of what began on another page."""

NOTHING = slice(0)


@dataclass(frozen=True)
class RegionBlock:
    """A region's content, measured from below its heading; the region has no place yet.

    The cards, and below them the aliases, follow each other down `columns`, or across in rows. A block that
    is `folded` shows its heading alone.
    """

    region: Region
    cards: tuple[Card, ...]
    aliases: tuple[Alias, ...]
    meetings: tuple[Note, ...]
    columns: int
    flow: Flow
    cells: tuple[Cell, ...]
    alias_cells: tuple[Cell, ...]
    body: float
    folded: bool = False

    @property
    def width(self) -> float:
        """How wide the region is."""
        return self.region.box.width

    @property
    def heading(self) -> float:
        """How tall its heading is."""
        return self.region.heading.height

    def part(self, key: str, *, heading: float, body: float) -> Part:
        """Return the block as a part, its heading and its body as tall as its neighbours'."""
        body = 0.0 if self.folded else body
        region = replace(
            self.region,
            box=Box(0, 0, self.width, heading + body),
            heading=Box(0, 0, self.width, heading),
        )
        spots = tuple(
            Spot(
                card.post,
                Box(cell.x, heading + cell.y, card.width, card.height),
                CardStyle(card.width, card.compact),
                self.flow,
            )
            for card, cell in zip(self.cards, self.cells, strict=True)
        )
        return Part(
            key,
            region.box,
            spots,
            region,
            aliases=tuple(
                replace(alias, box=Box(cell.x, heading + cell.y, alias.box.width, alias.box.height))
                for alias, cell in zip(self.aliases, self.alias_cells, strict=True)
            ),
            notes=tuple(self._notes(heading)),
        )

    def place(self, draft: Draft, x: float, y: float, *, heading: float, body: float) -> None:
        """Add the block to a picture, its heading and its body as tall as its neighbours'."""
        part = self.part("", heading=heading, body=body)
        assert part.region is not None
        region = replace(
            part.region, box=part.region.box.shifted(x, y), heading=part.region.heading.shifted(x, y)
        )
        draft.regions.append(region)
        draft.cards.extend(
            PlacedCard(
                card, Box(x + cell.x, y + heading + cell.y, card.width, card.height), self.flow, region
            )
            for card, cell in zip(self.cards, self.cells, strict=True)
        )
        draft.aliases.extend(replace(alias, box=alias.box.shifted(x, y)) for alias in part.aliases)
        draft.notes.extend(replace(note, box=note.box.shifted(x, y)) for note in part.notes)

    def split(self, body: float) -> "tuple[RegionBlock, RegionBlock] | None":
        """Return what there is room for in a body of that height, and the rest; None if for nothing."""
        counts = range(len(self.cards) + 1)
        cards = bisect_right(counts, body, key=lambda count: self._piece(slice(count), NOTHING).body) - 1
        aliases = 0
        if cards == len(self.cards):
            counts = range(len(self.aliases) + 1)
            room = bisect_right(counts, body, key=lambda count: self._piece(slice(None), slice(count)).body)
            aliases = max(0, room - 1)
        if cards + aliases <= 0:
            return None
        rest = self._piece(slice(cards, None), slice(aliases, None), meetings=False)
        return self._piece(slice(cards), slice(aliases)), replace(rest, region=_continued(self.region))

    def _piece(self, cards: slice, aliases: slice, *, meetings: bool = True) -> "RegionBlock":
        return region_block(
            self.region,
            self.cards[cards],
            self.aliases[aliases],
            meetings=self.meetings if meetings else (),
            columns=self.columns,
            flow=self.flow,
        )

    def _notes(self, heading: float) -> Iterator[Note]:
        inner = self.width - 2 * PADDING
        if self.folded:
            return
        y = heading
        for meeting in self.meetings:
            yield replace(meeting, box=Box(PADDING, y, inner, meeting.box.height))
            y += meeting.box.height + MEETING_GAP
        if not self.cards and not self.aliases:
            top = heading + _meetings_height(self.meetings)
            free = Box(PADDING, top, inner, EMPTY_BODY - PADDING)
            yield Note(NoteKind.EMPTY, EMPTY, free, "team", self.region.team)


def region_block(
    region: Region,
    cards: Sequence[Card],
    aliases: Sequence[Alias],
    *,
    meetings: Sequence[Note] = (),
    columns: int,
    flow: Flow,
) -> RegionBlock:
    """Return a block of meetings, cards and aliases below each other, in the width of the region's box.

    Aliases, which are as tall as their boxes say, are as wide as a column.
    """
    inner = region.box.width - 2 * PADDING
    top = _meetings_height(meetings)
    sizes = [(card.width, card.height) for card in cards]
    if flow is Flow.DOWN:
        flowed = _down([height for _, height in sizes], inner, columns)
    else:
        flowed = in_rows(sizes, width=inner, across=CARD_GAP, down=CARD_GAP)
    below = top + flowed.height + (CARD_GAP if cards and aliases else 0.0)
    width = (inner + CARD_GAP) / columns - CARD_GAP
    sized = tuple(replace(each, box=each.box._replace(width=width)) for each in aliases)
    mentioned = in_columns(
        [each.box.height for each in sized], count=columns, width=width, gap=ALIAS_GAP, across=CARD_GAP
    )
    body = below + mentioned.height + PADDING if cards or aliases else top + EMPTY_BODY
    return RegionBlock(
        region,
        tuple(cards),
        sized,
        tuple(meetings),
        columns,
        flow,
        _moved(flowed, top),
        _moved(mentioned, below),
        body,
    )


def folded_block(region: Region) -> RegionBlock:
    """Return a block that shows nothing but its heading."""
    return RegionBlock(region, (), (), (), 1, Flow.DOWN, (), (), 0.0, folded=True)


def heading_height(*, titles: int, subtitles: int) -> float:
    """Return how tall the heading of a region is, with so many lines of its title and below it."""
    return HEADING_TOP + titles * TITLE_LINE + subtitles * SUBTITLE_LINE + HEADING_BOTTOM


def area_without_team(
    kind: RegionKind,
    title: str,
    cards: Sequence[Card],
    *,
    width: float,
    more: str = "",
    count: int | None = None,
) -> RegionBlock:
    """Return an area for posts that lack something: its name, their number, and the posts in rows.

    `more` is said after the number. `count` is that of the posts if the cards are only the first of them.
    """
    heading = Box(0, 0, width, heading_height(titles=1, subtitles=1))
    posts = count_of_posts(len(cards) if count is None else count)
    words = " · ".join(filter(None, (posts, more)))
    region = Region(kind, "", (title,), words, (), QUIET, Box(0, 0, width, 0), heading)
    return region_block(region, cards, (), columns=1, flow=Flow.ACROSS)


def cards_down_to(height: float, columns: int) -> int:
    """Return how many small cards in rows reach at least so far down, however low they are."""
    lowest = card_height(COMPACT, titles=1, holders=1, chip_rows=0)
    return (ceil(height / (lowest + CARD_GAP)) + 1) * columns


def count_of_posts(count: int) -> str:
    """Return a number of posts in words."""
    return "1 post" if count == 1 else f"{count:,} posts"


def _down(heights: Sequence[float], inner: float, columns: int) -> Flowed:
    width = (inner + CARD_GAP) / columns - CARD_GAP
    return in_columns(heights, count=columns, width=width, gap=CARD_GAP, across=CARD_GAP)


def _moved(flowed: Flowed, down: float) -> tuple[Cell, ...]:
    return tuple(Cell(PADDING + cell.x, down + cell.y) for cell in flowed.cells)


def _meetings_height(meetings: Sequence[Note]) -> float:
    tall = sum(meeting.box.height + MEETING_GAP for meeting in meetings)
    return tall + (CARD_GAP - MEETING_GAP if meetings else 0.0)


def _continued(region: Region) -> Region:
    """What goes on elsewhere, with a line of its title that says so."""
    if region.title[-1] == CONTINUED:
        return region
    heading = region.heading._replace(height=region.heading.height + TITLE_LINE)
    return replace(region, title=(*region.title, CONTINUED), heading=heading)
