"""The teams view: leadership teams as columns, the head and the meetings above them, other teams below.

A post is drawn once, in the team that it leads or is first in, and mentioned in its others. Whatever the
size of the school, its teams stand in a grid of equal columns whose edges align from top to bottom.
"""

from collections.abc import Sequence
from math import ceil, sqrt

from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.draft import Draft
from orgdesigner.chart.flow import centred_rows, lines, rows
from orgdesigner.chart.homes import rank
from orgdesigner.chart.meetings import PILL, pills
from orgdesigner.chart.picture import (
    Box,
    ChartView,
    Flow,
    Note,
    NoteKind,
    Picture,
    PlacedCard,
    Region,
    RegionKind,
)
from orgdesigner.chart.teamblock import CARD_GAP, PADDING, BlockStyle, TeamBlock, heading_height
from orgdesigner.chart.teamset import TeamSet
from orgdesigner.chart.theme import QUIET
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View
from orgdesigner.model.words import TeamKind

COLUMN = 200.0
"""The width of one column of the grid, which is that of a small team."""

LEADERSHIP = 272.0
"""The least width of a leadership team."""

GAP = 16.0
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


def picture(teamset: TeamSet, *, columns: int | None = None) -> Picture:
    """Return the teams view of a structure; `columns` is how many the grid has, if not as many as suit it."""
    view = teamset.view
    teams = sorted(view.all(r.Team), key=rank)
    leadership = [team for team in teams if team.team_kind is TeamKind.LEADERSHIP]
    grid = _Grid(teamset, columns or suitable_columns(view, len(leadership)))
    y = grid.add_head(0)
    y = grid.add_leadership(leadership, y)
    for kind, title in _SECTIONS.items():
        y = grid.add_section(title, [team for team in teams if team.team_kind is kind], y)
    grid.add_loose(y)
    return grid.draft.finish(ChartView.TEAMS)


def suitable_columns(view: View, leadership: int) -> int:
    """Return how many columns give room to the leadership teams, and a big school a sensible shape."""
    beside_each_other = ceil(min(leadership, 5) * (LEADERSHIP + GAP) / (COLUMN + GAP))
    for_their_number = ceil(sqrt(len(view.all(r.Post)) / 12))
    return max(3, beside_each_other, for_their_number)


class _Grid:
    """A picture in the making, on a grid of equal columns; every part returns where the next one begins."""

    def __init__(self, teamset: TeamSet, columns: int) -> None:
        self.draft = Draft()
        self._teamset = teamset
        self._book = teamset.book
        self._width = columns * (COLUMN + GAP) - GAP

    def add_head(self, y: float) -> float:
        """Add the headteacher, or headteachers, with the meetings beside them."""
        view = self._book.view
        cards = [self._book.card(post.id, CardStyle(LEADER_CARD)) for post in self._teamset.heads]
        found = list(pills(view, self._book.source.measure, widest=self._width))
        if not cards and not found:
            return y
        sizes = [*((card.width, card.height) for card in cards), *((pill.width, PILL) for pill in found)]
        flowed = centred_rows(sizes, width=self._width, across=12, down=8)
        for card, cell in zip(cards, flowed.cells, strict=False):
            box = Box(cell.x, y + cell.y, card.width, card.height)
            self.draft.cards.append(PlacedCard(card, box, Flow.ACROSS))
        for pill, cell in zip(found, flowed.cells[len(cards) :], strict=True):
            box = Box(cell.x, y + cell.y, pill.width, PILL)
            self.draft.notes.append(Note(NoteKind.MEETING, pill.text, box, "forum", pill.forum))
        return y + flowed.height + GAP + 4

    def add_leadership(self, teams: Sequence[r.Team], y: float) -> float:
        """Add the leadership teams as columns of equal height, in as few rows as their width allows."""
        if not teams:
            return y
        at_most = max(1, int((self._width + GAP) // (LEADERSHIP + GAP)))
        in_a_row = ceil(len(teams) / ceil(len(teams) / at_most))
        width = (self._width + GAP) / in_a_row - GAP
        most = max(1, *(self._book.view.count(relations.MEMBERS_OF_TEAM, team.id) for team in teams))
        cards = max(1, min(int((width - 2 * PADDING + CARD_GAP) // (LEADER_CARD + CARD_GAP)), most))
        width = min(width, cards * (WIDEST_CARD + CARD_GAP) - CARD_GAP + 2 * PADDING)
        blocks = [self._teamset.block(team, BlockStyle(width, cards, compact=False)) for team in teams]
        inset = (self._width - in_a_row * (width + GAP) + GAP) / 2
        return self._add_blocks(blocks, x=inset, y=y) + SECTION_GAP

    def add_section(self, title: str, teams: Sequence[r.Team], y: float) -> float:
        """Add teams of one kind in rows, under the name of the kind; a big team takes several columns."""
        if not teams:
            return y
        view = self._book.view
        self.draft.notes.append(Note(NoteKind.SECTION, title, Box(0, y, self._width, SECTION_LINE)))
        blocks = []
        for team in sorted(teams, key=lambda team: _path(view, team)):
            size = view.count(relations.MEMBERS_OF_TEAM, team.id)
            spans = max(1, min(ceil(size / TALL), int((self._width + GAP) // (COLUMN + GAP))))
            width = spans * (COLUMN + GAP) - GAP
            blocks.append(self._teamset.block(team, BlockStyle(width, spans, compact=True)))
        return self._add_blocks(blocks, x=0, y=y + SECTION_LINE) + SECTION_GAP

    def add_loose(self, y: float) -> float:
        """Add the posts that are in no team, in rows, in an area that says so."""
        posts = self._teamset.loose
        if not posts:
            return y
        cards = [self._book.card(post.id, SMALL_CARD) for post in posts]
        flowed = rows(
            [(card.width, card.height) for card in cards],
            width=self._width - 2 * PADDING,
            across=CARD_GAP,
            down=CARD_GAP,
        )
        heading = Box(0, y, self._width, heading_height(titles=1, subtitle=True))
        box = Box(0, y, self._width, heading.height + flowed.height + PADDING)
        count = "1 post" if len(posts) == 1 else f"{len(posts):,} posts"
        region = Region(RegionKind.NO_TEAM, "", ("In no team",), count, (), QUIET, box, heading)
        self.draft.regions.append(region)
        for card, cell in zip(cards, flowed.cells, strict=True):
            place = Box(PADDING + cell.x, heading.bottom + cell.y, card.width, card.height)
            self.draft.cards.append(PlacedCard(card, place, Flow.ACROSS, region))
        return box.bottom

    def _add_blocks(self, blocks: Sequence[TeamBlock], *, x: float, y: float) -> float:
        room = self._width - 2 * x
        for line in lines(blocks, [block.width for block in blocks], room=room, across=GAP):
            heading = max(block.region.heading.height for block in line)
            body = max(block.body for block in line)
            left = x
            for block in line:
                block.place(self.draft, left, y, heading=heading, body=body)
                left += block.width + GAP
            y += heading + body + GAP
        return y - GAP


def _path(view: View, team: r.Team) -> tuple[tuple[int, int, str], ...]:
    """The sort key that puts a team after the team it is part of, and both among their neighbours."""
    above = view.get(r.Team, team.parent)
    return (*(_path(view, above) if above else ()), rank(team))
