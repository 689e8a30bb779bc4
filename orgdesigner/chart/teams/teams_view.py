"""The teams view: leadership teams as columns, the head and the meetings above them, other teams below.

A post is drawn once: in the team that it leads or is first in, or between two leadership columns that share
it; its other teams have an alias of it. Whatever the size of the school, its teams stand in a grid of equal
columns whose edges align from top to bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import ceil, sqrt
from typing import TypeAlias

from orgdesigner.chart.blocks.bands import Band, Row, Strip, stack
from orgdesigner.chart.blocks.flow import lines
from orgdesigner.chart.blocks.regionblock import (
    CARD_GAP,
    PADDING,
    RegionBlock,
    area_without_team,
    cards_down_to,
)
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.cards.meetings import Pill, pills
from orgdesigner.chart.draft import MARGIN, around
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.part import Inner, Part, Spot
from orgdesigner.chart.picture import (
    Box,
    Card,
    ChartView,
    Flow,
    Note,
    NoteKind,
    Picture,
    PlacedCard,
    RegionKind,
)
from orgdesigner.chart.teams.teamblock import BlockStyle
from orgdesigner.chart.teams.teamset import TeamSet
from orgdesigner.model import records as r
from orgdesigner.model.structure import View
from orgdesigner.model.words import TeamKind

COLUMN = 212.0
"""The width of one column of the grid, which is that of a small team."""

LEADERSHIP = 288.0
"""The least width of a leadership team."""

GAP = 16.0
BESIDE = 12.0
"""Between the head and the meetings."""

SECTION_GAP = 28.0
SECTION_LINE = 28.0
SMALL_CARD = CardStyle(COLUMN - 2 * PADDING, compact=True)
LEADER_CARD = LEADERSHIP - 2 * PADDING
WIDEST_CARD = 320.0
TALL = 9
"""A team with more members than this to a column of the grid takes another column."""

BETWEEN = 8.0
"""Between leadership columns and what they share."""

Bands: TypeAlias = Iterable[tuple[str, Band]]

_SECTIONS = {
    TeamKind.FACULTY: "Faculties and departments",
    TeamKind.YEAR: "Year and phase teams",
    TeamKind.SUPPORT: "Support teams",
    TeamKind.WORKING_GROUP: "Working groups",
    TeamKind.OTHER: "Other teams",
}


def picture(teamset: TeamSet) -> Picture:
    """Return the teams view of a structure, all its cards made."""
    leadership = teamset.teams(TeamKind.LEADERSHIP)
    found = bands(teamset, suitable_columns(teamset.view, leadership))
    return dressed(teamset, stack(found).finish(ChartView.TEAMS))


class TeamsView(TeamSet):
    """The teams view of a structure, kept up to date."""

    def part(self, looking: Looking = EVERYTHING) -> Part:
        """Return the teams view; what no change has altered is the same part as before."""
        self.look(looking)
        made_from = tuple(_stacked(self, _grid(self).bands()))
        return self.kept.part("teams", made_from, lambda: _whole(made_from))

    def beginning(self, looking: Looking, height: float) -> Part:
        """Return the upper part of the teams view, at least so far down; all is where it is in the whole.

        Of many posts in no team it has the first ones.
        """
        self.look(looking)
        grid = _grid(self)
        inner: list[Inner] = []
        for each in _stacked(self, grid.bands_down_to(height)):
            inner.append(each)
            if each.bounds.bottom >= height:
                return Part("teams", around([_bounds(inner), grid.bounds], 0.0), inner=tuple(inner))
        return _whole(tuple(inner))

    def prepare(self, looking: Looking) -> Iterator[None]:
        """Make the parts of the teams view, little at each step, so that `part` only puts them together."""
        self.look(looking)
        grid = _grid(self)
        for kind in _SECTIONS:
            for team in self.teams(kind):
                grid.block(team)
                yield
        yield from grid.measure_loose()
        for _ in _stacked(self, grid.bands()):
            yield


def _grid(teamset: TeamSet) -> _Grid:
    return _Grid(teamset, suitable_columns(teamset.view, teamset.teams(TeamKind.LEADERSHIP)))


def _stacked(teamset: TeamSet, found: Iterable[tuple[str, Band]]) -> Iterator[Inner]:
    """Yield bands as parts below each other."""
    y = 0.0
    for key, band in found:
        yield Inner(0.0, y, _part_of(teamset, key, band))
        y += band.height + band.after


def bands(teamset: TeamSet, columns: int) -> list[Band]:
    """Return the teams view as bands for paper, on a grid of so many columns; their cards wear no colours."""
    return [band for _, band in _Grid(teamset, columns).bands()]


def team_by_team(teamset: TeamSet, columns: int) -> Iterator[Band]:
    """Yield the head and the meetings, every team as a band of its own, and the posts in no team."""
    grid = _Grid(teamset, columns)
    yield from grid.head()
    for kind in (TeamKind.LEADERSHIP, *_SECTIONS):
        for team in teamset.teams(kind):
            yield Row((grid.alone(team),), 0.0, GAP, after=GAP)
    yield from grid.loose()


def dressed(teamset: TeamSet, drawn: Picture) -> Picture:
    """Return a picture put together from bands, its cards in their colours and with their marks."""
    cards = (
        placed._replace(
            card=teamset.book.card(placed.post, CardStyle(placed.card.width, placed.card.compact))
        )
        for placed in drawn.cards
    )
    return replace(drawn, cards=tuple(cards))


def grid_width(columns: int) -> float:
    """Return how wide a grid of so many columns is."""
    return columns * (COLUMN + GAP) - GAP


def columns_within(width: float) -> int:
    """Return how many columns of the grid have room in a width; one at least."""
    return max(1, int((width + GAP) // (COLUMN + GAP)))


def suitable_columns(view: View, leadership: Sequence[r.Team]) -> int:
    """Return how many columns give room to the leadership teams, and a big school a sensible shape."""
    beside_each_other = ceil(min(len(leadership), 5) * (LEADERSHIP + GAP) / (COLUMN + GAP))
    for_their_number = ceil(sqrt(len(view.all(r.Post)) / 12))
    return max(3, beside_each_other, for_their_number)


class _Grid:
    """Makes the bands of a structure on a grid of equal columns."""

    def __init__(self, teamset: TeamSet, columns: int) -> None:
        self._teamset = teamset
        self._book = teamset.book
        self._columns = columns
        self._width = grid_width(columns)

    @property
    def bounds(self) -> Box:
        """How wide the grid is, with the margin of a picture."""
        return Box(-MARGIN, -MARGIN, self._width + 2 * MARGIN, 2 * MARGIN)

    def bands(self) -> Iterator[tuple[str, Band]]:
        """Yield every band with a key of its own, from top to bottom; those of a kind of team are kept."""
        yield from self._bands(lambda kind, make: self._teamset.section(kind, self._columns, make))
        yield from _numbered("loose", self.loose())

    def bands_down_to(self, height: float) -> Iterator[tuple[str, Band]]:
        """Yield the same bands, each made when its turn comes; the last is no taller than it has to be."""
        yield from self._bands(lambda _, make: make())
        block = self._make_loose(cards_down_to(height, columns_within(self._width)))
        if block is not None:
            yield "loose 0", Row((block,), 0.0, GAP)

    def _bands(self, section: Callable[[TeamKind, Callable[[], Bands]], Bands]) -> Iterator[tuple[str, Band]]:
        yield from _numbered("head", self.head())
        yield from self._leadership(self._teamset.teams(TeamKind.LEADERSHIP))
        for kind, title in _SECTIONS.items():
            teams = self._teamset.teams(kind)
            if teams:
                yield from section(kind, partial(self._section, kind, title, teams))

    def head(self) -> Iterator[Band]:
        """Yield the headteacher, or headteachers, with the meetings beside them."""
        cards = [self._book.outline(post.id, CardStyle(LEADER_CARD)) for post in self._teamset.heads]
        whole = self._teamset.is_whole
        found = pills(self._book.source, widest=self._width) if whole else ()
        things: list[Card | Pill] = [*cards, *found]
        rows = list(lines(things, [thing.width for thing in things], room=self._width, across=BESIDE))
        for number, row in enumerate(rows):
            yield self._head_row(row, after=GAP + 4 if number == len(rows) - 1 else CARD_GAP)

    def _head_row(self, row: Sequence[Card | Pill], *, after: float) -> Strip:
        x = (self._width - sum(thing.width + BESIDE for thing in row) + BESIDE) / 2
        height = max(thing.height for thing in row)
        cards, notes = [], []
        for thing in row:
            box = Box(x, (height - thing.height) / 2, thing.width, thing.height)
            if isinstance(thing, Card):
                cards.append(PlacedCard(thing, box, Flow.ACROSS))
            else:
                notes.append(Note(NoteKind.MEETING, thing.text, box, r.Forum.kind, thing.forum))
            x += thing.width + BESIDE
        return Strip(height, tuple(cards), tuple(notes), after=after, joined=True)

    def _leadership(self, teams: Sequence[r.Team]) -> Iterator[tuple[str, Band]]:
        """Yield the leadership teams as columns of equal height, in as few rows as their width allows.

        Below each row stands what two columns beside each other share, from the middle of one to the middle
        of the other.
        """
        if not teams:
            return
        at_most = max(1, int((self._width + GAP) // (LEADERSHIP + GAP)))
        in_a_row = ceil(len(teams) / ceil(len(teams) / at_most))
        width = (self._width + GAP) / in_a_row - GAP
        most = max(self._teamset.size(team) for team in teams)
        cards = max(1, min(int((width - 2 * PADDING + CARD_GAP) // (LEADER_CARD + CARD_GAP)), most))
        width = min(width, cards * (WIDEST_CARD + CARD_GAP) - CARD_GAP + 2 * PADDING)
        inset = (self._width - in_a_row * (width + GAP) + GAP) / 2
        rows = [teams[start : start + in_a_row] for start in range(0, len(teams), in_a_row)]
        pairs = tuple((left.id, right.id) for row in rows for left, right in pairwise(row))
        style = BlockStyle(width, cards, compact=False, pairs=pairs)
        for row in rows:
            after = SECTION_GAP if row is rows[-1] else GAP
            shared = self._shared(row, style, inset, after=after)
            blocks = tuple(self._teamset.block(team, style) for team in row)
            yield f"row {row[0].id}", Row(blocks, inset, GAP, after=BETWEEN if shared else after)
            if shared:
                yield f"shared {row[0].id}", shared

    def _shared(self, row: Sequence[r.Team], style: BlockStyle, inset: float, *, after: float) -> Row | None:
        blocks, lefts = [], []
        for number, (left, right) in enumerate(pairwise(row)):
            block = self._teamset.shared(left, right, style)
            if block is not None:
                blocks.append(block)
                lefts.append(inset + (number + 0.5) * (style.width + GAP))
        return Row(tuple(blocks), 0.0, GAP, after=after, lefts=tuple(lefts)) if blocks else None

    def _section(self, kind: TeamKind, title: str, teams: Sequence[r.Team]) -> Iterator[tuple[str, Band]]:
        """Yield teams of one kind in rows, under the name of the kind; a big team takes several columns."""
        name = Note(NoteKind.SECTION, title, Box(0, 0, self._width, SECTION_LINE))
        yield f"section {kind}", Strip(SECTION_LINE, notes=(name,), joined=True)
        widths = [grid_width(self._spans(team)) for team in teams]
        rows = list(lines(teams, widths, room=self._width, across=GAP))
        for number, row in enumerate(rows):
            after = SECTION_GAP if number == len(rows) - 1 else GAP
            blocks = tuple([self.block(team) for team in row])
            yield f"row {row[0].id}", Row(blocks, 0.0, GAP, after=after)

    def block(self, team: r.Team) -> RegionBlock:
        """Return the block of a team in a section, which has as many columns as its members need."""
        spans = self._spans(team)
        return self._teamset.block(team, BlockStyle(grid_width(spans), spans, compact=True))

    def alone(self, team: r.Team) -> RegionBlock:
        """Return the block of a team that stands beside no other, and may be as wide as the grid."""
        wide = max(1, int((self._width - 2 * PADDING + CARD_GAP) // (LEADER_CARD + CARD_GAP)))
        count = max(1, min(wide, ceil(sqrt(self._teamset.size(team)))))
        width = min(self._width, count * (LEADER_CARD + CARD_GAP) - CARD_GAP + 2 * PADDING)
        return self._teamset.block(team, BlockStyle(width, count, compact=False))

    def _spans(self, team: r.Team) -> int:
        return max(1, min(ceil(self._teamset.size(team) / TALL), columns_within(self._width)))

    def measure_loose(self) -> Iterator[None]:
        """Measure the cards of the posts that are in no team, one at each step."""
        for post in self._teamset.loose:
            self._book.outline(post.id, SMALL_CARD)
            yield

    def loose(self) -> Iterator[Band]:
        """Yield the posts that are in no team, in an area that says so."""
        block = self._teamset.loose_block(self._width, self._make_loose)
        if block is not None:
            yield Row((block,), 0.0, GAP)

    def _make_loose(self, at_most: int | None = None) -> RegionBlock | None:
        posts = self._teamset.loose
        cards = [self._book.outline(post.id, SMALL_CARD) for post in posts[:at_most]]
        if not cards:
            return None
        kind, width = RegionKind.NO_TEAM, self._width
        return area_without_team(kind, "In no team", cards, width=width, count=len(posts))


def _numbered(word: str, found: Iterable[Band]) -> Iterator[tuple[str, Band]]:
    return ((f"{word} {number}", band) for number, band in enumerate(found))


def _part_of(teamset: TeamSet, key: str, band: Band) -> Part:
    """Return a band as a part; the same object as before if the band is as before."""
    if isinstance(band, Row):
        row = band
        return teamset.kept.part(key, row, lambda: _row_part(teamset, key, row))
    assert isinstance(band, Strip)
    strip = band
    return teamset.kept.part(key, strip, lambda: _strip_part(key, strip))


def _row_part(teamset: TeamSet, key: str, row: Row) -> Part:
    heading = row.heading
    body = row.height - heading
    inner = []
    for x, block in row.places:
        made_from = block, heading, body
        name = " ".join((block.region.kind.value, *block.region.teams))
        make = partial(block.part, name, heading=heading, body=body)
        part = teamset.kept.part(name, made_from, make)
        inner.append(Inner(x, 0.0, part))
    return Part(key, _bounds(inner, margin=0.0), inner=tuple(inner))


def _strip_part(key: str, strip: Strip) -> Part:
    spots = tuple(
        Spot(placed.post, placed.box, CardStyle(placed.card.width, placed.card.compact), placed.flow)
        for placed in strip.cards
    )
    boxes = [*(spot.box for spot in spots), *(note.box for note in strip.notes)]
    return Part(key, around(boxes, margin=0.0), spots, notes=strip.notes)


def _whole(inner: tuple[Inner, ...]) -> Part:
    return Part("teams", _bounds(inner), inner=inner)


def _bounds(inner: Iterable[Inner], margin: float = MARGIN) -> Box:
    return around((part.bounds.shifted(x, y) for x, y, part in inner), margin)
