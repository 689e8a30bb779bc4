"""What the teams view of a structure is put together from, kept until a change alters it."""

from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.chart.cardbook import CardBook
from orgdesigner.chart.looking import Lens
from orgdesigner.chart.picture import Marks
from orgdesigner.chart.regionblock import RegionBlock
from orgdesigner.chart.teamblock import BlockStyle, team_block
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.records import references
from orgdesigner.model.structure import View
from orgdesigner.model.words import Level


class _Known(NamedTuple):
    style: BlockStyle
    colour: str
    block: RegionBlock


class TeamSet:
    """Remembers the block of every team, who the head is, and which posts are in no team."""

    def __init__(self, book: CardBook) -> None:
        self.book = book
        self._blocks: dict[str, _Known] = {}
        self._heads: dict[str, r.Post] = {}
        self._loose: dict[str, r.Post] = {}
        for post in self.view.all(r.Post):
            self._sort(post)

    @property
    def view(self) -> View:
        """The structure."""
        return self.book.view

    @property
    def heads(self) -> list[r.Post]:
        """The headteacher, or headteachers, in stored order."""
        return sorted(self._heads.values(), key=relations.in_order)

    @property
    def loose(self) -> list[r.Post]:
        """The posts that are in no team, in stored order; the head is outside the teams by design."""
        return sorted(self._loose.values(), key=relations.in_order)

    def block(self, team: r.Team, style: BlockStyle) -> RegionBlock:
        """Return the block of a team; the same object until something in it changes."""
        known = self._blocks.get(team.id)
        colour = self.book.colour(team.id)
        if known is None or known.style != style or known.colour != colour:
            known = self._blocks[team.id] = _Known(style, colour, team_block(self.book, team, style))
        return known.block

    def follow(self, change: Change, altered: set[str]) -> None:
        """Forget the blocks that a change, once made, has altered; `altered` are posts whose cards are."""
        for post_id in altered:
            self._heads.pop(post_id, None)
            self._loose.pop(post_id, None)
            post = self.view.get(r.Post, post_id)
            if post is not None:
                self._sort(post)
            self._forget_teams_of(post_id)
        for team_id in _teams_altered(self.view, change):
            self._blocks.pop(team_id, None)

    def wear(self, marks: Marks, lens: Lens) -> None:
        """Take the findings as they are now, and what stands out."""
        if lens != self.book.lens:
            self._blocks.clear()
        for kind, record_id in self.book.wear(marks, lens):
            if kind == r.Post.kind:
                self._forget_teams_of(record_id)
            elif kind == r.Team.kind:
                self._blocks.pop(record_id, None)

    def _sort(self, post: r.Post) -> None:
        if post.level is Level.HEAD:
            self._heads[post.id] = post
        elif not self.view.count(relations.TEAMS_OF_POST, post.id) and not self.view.count(
            relations.TEAMS_LED, post.id
        ):
            self._loose[post.id] = post

    def _forget_teams_of(self, post_id: str) -> None:
        for team in relations.teams_of_post(self.view, post_id):
            self._blocks.pop(team.id, None)


def _teams_altered(view: View, change: Change) -> Iterator[str]:
    """Yield the teams whose heading or membership may be another, before and after."""
    for step in change:
        for record in (step.before, step.after):
            if record is None:
                continue
            for kind, record_id in ((record.kind, record.id), *references(record)):
                if kind == r.Team.kind:
                    yield record_id
                    yield from view.ids(relations.TEAMS_WITHIN, record_id)
                elif kind == r.Person.kind:
                    yield from (m.team for m in view.find(relations.TEAMS_OF_PERSON, record_id))
