"""The teams view: leadership teams as columns, the head and the meetings above them, other teams below.

A post is drawn once, in the team that it leads or is first in, and mentioned in its others. Whatever the
size of the school, its teams stand in a grid of equal columns whose edges align from top to bottom.
"""

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from orgdesigner.chart.bands import Band, Row, Strip, stack
from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.flow import lines
from orgdesigner.chart.homes import rank
from orgdesigner.chart.meetings import Pill, pills
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
from orgdesigner.chart.regionblock import CARD_GAP, PADDING, RegionBlock, area_without_team
from orgdesigner.chart.teamblock import BlockStyle
from orgdesigner.chart.teamset import TeamSet
from orgdesigner.model import records as r
from orgdesigner.model import relations
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

_SECTIONS = {
    TeamKind.FACULTY: "Faculties and departments",
    TeamKind.YEAR: "Year and phase teams",
    TeamKind.SUPPORT: "Support teams",
    TeamKind.WORKING_GROUP: "Working groups",
    TeamKind.OTHER: "Other teams",
}


def picture(teamset: TeamSet) -> Picture:
    """Return the teams view of a structure."""
    return stack(bands(teamset, suitable_columns(teamset.view))).finish(ChartView.TEAMS)


def bands(teamset: TeamSet, columns: int) -> list[Band]:
    """Return the teams view as bands, on a grid of so many columns."""
    teams = sorted(teamset.view.all(r.Team), key=rank)
    leadership = [team for team in teams if team.team_kind is TeamKind.LEADERSHIP]
    grid = _Grid(teamset, columns)
    found: list[Band] = [*grid.head(), *grid.leadership(leadership)]
    for kind, title in _SECTIONS.items():
        found += grid.section(title, [team for team in teams if team.team_kind is kind])
    return [*found, *grid.loose()]


def grid_width(columns: int) -> float:
    """Return how wide a grid of so many columns is."""
    return columns * (COLUMN + GAP) - GAP


def columns_within(width: float) -> int:
    """Return how many columns of the grid have room in a width; one at least."""
    return max(1, int((width + GAP) // (COLUMN + GAP)))


def suitable_columns(view: View) -> int:
    """Return how many columns give room to the leadership teams, and a big school a sensible shape."""
    leadership = sum(team.team_kind is TeamKind.LEADERSHIP for team in view.all(r.Team))
    beside_each_other = ceil(min(leadership, 5) * (LEADERSHIP + GAP) / (COLUMN + GAP))
    for_their_number = ceil(sqrt(len(view.all(r.Post)) / 12))
    return max(3, beside_each_other, for_their_number)


class _Grid:
    """Makes the bands of a structure on a grid of equal columns."""

    def __init__(self, teamset: TeamSet, columns: int) -> None:
        self._teamset = teamset
        self._book = teamset.book
        self._width = grid_width(columns)

    def head(self) -> Iterator[Band]:
        """Yield the headteacher, or headteachers, with the meetings beside them."""
        cards = [self._book.card(post.id, CardStyle(LEADER_CARD)) for post in self._teamset.heads]
        found = pills(self._book.view, self._book.source.measure, widest=self._width)
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

    def leadership(self, teams: Sequence[r.Team]) -> Iterator[Band]:
        """Yield the leadership teams as columns of equal height, in as few rows as their width allows."""
        if not teams:
            return
        at_most = max(1, int((self._width + GAP) // (LEADERSHIP + GAP)))
        in_a_row = ceil(len(teams) / ceil(len(teams) / at_most))
        width = (self._width + GAP) / in_a_row - GAP
        most = max(self._size(team) for team in teams)
        cards = max(1, min(int((width - 2 * PADDING + CARD_GAP) // (LEADER_CARD + CARD_GAP)), most))
        width = min(width, cards * (WIDEST_CARD + CARD_GAP) - CARD_GAP + 2 * PADDING)
        blocks = [self._teamset.block(team, BlockStyle(width, cards, compact=False)) for team in teams]
        inset = (self._width - in_a_row * (width + GAP) + GAP) / 2
        yield from self._rows(blocks, left=inset)

    def section(self, title: str, teams: Sequence[r.Team]) -> Iterator[Band]:
        """Yield teams of one kind in rows, under the name of the kind; a big team takes several columns."""
        if not teams:
            return
        name = Note(NoteKind.SECTION, title, Box(0, 0, self._width, SECTION_LINE))
        yield Strip(SECTION_LINE, notes=(name,), joined=True)
        blocks = []
        for team in sorted(teams, key=lambda team: _path(self._book.view, team)):
            spans = max(1, min(ceil(self._size(team) / TALL), columns_within(self._width)))
            blocks.append(self._teamset.block(team, BlockStyle(grid_width(spans), spans, compact=True)))
        yield from self._rows(blocks, left=0.0)

    def loose(self) -> Iterator[Band]:
        """Yield the posts that are in no team, in an area that says so."""
        cards = [self._book.card(post.id, SMALL_CARD) for post in self._teamset.loose]
        if cards:
            area = area_without_team(RegionKind.NO_TEAM, "In no team", cards, width=self._width)
            yield Row((area,), 0.0, GAP)

    def _rows(self, blocks: Sequence[RegionBlock], *, left: float) -> Iterator[Row]:
        room = self._width - 2 * left
        rows = list(lines(blocks, [block.width for block in blocks], room=room, across=GAP))
        for number, row in enumerate(rows):
            yield Row(tuple(row), left, GAP, after=SECTION_GAP if number == len(rows) - 1 else GAP)

    def _size(self, team: r.Team) -> int:
        return self._book.view.count(relations.MEMBERS_OF_TEAM, team.id)


def _path(view: View, team: r.Team) -> tuple[tuple[int, int, str], ...]:
    """The sort key that puts a team after the team it is part of, and both among their neighbours."""
    above = view.get(r.Team, team.parent)
    return (*(_path(view, above) if above else ()), rank(team))
