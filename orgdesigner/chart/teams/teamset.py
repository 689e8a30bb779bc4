"""What the teams view of a structure is put together from, kept until a change alters it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from orgdesigner.chart.blocks.bands import Band
from orgdesigner.chart.blocks.keptparts import KeptParts
from orgdesigner.chart.blocks.regionblock import RegionBlock
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.homes import rank, teams_of
from orgdesigner.chart.looking import EVERYTHING, Lens, Looking
from orgdesigner.chart.picture import Marks
from orgdesigner.chart.scope import WHOLE, scope_of
from orgdesigner.chart.teams.sharedblock import shared_block
from orgdesigner.chart.teams.teamblock import BlockStyle, team_block
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.records import references
from orgdesigner.model.structure import View
from orgdesigner.model.words import Level, TeamKind


class _Known(NamedTuple):
    style: BlockStyle
    colours: tuple[str, ...]
    block: RegionBlock | None


class _Section(NamedTuple):
    """The bands of the teams of one kind, and what they were made for."""

    columns: int
    looking: Looking
    bands: list[tuple[str, Band]]


class TeamSet:
    """Remembers the block of every team, who the head is, and which posts are in no team."""

    def __init__(self, book: CardBook) -> None:
        self.book = book
        self.kept = KeptParts()
        self._looking = EVERYTHING
        self._scope = WHOLE
        self._blocks: dict[str, _Known] = {}
        self._shared: dict[tuple[str, str], _Known] = {}
        self._sizes: dict[str, int] = {}
        self._teams: dict[TeamKind, list[r.Team]] = {}
        self._sections: dict[TeamKind, _Section] = {}
        self._area: tuple[float, RegionBlock | None] | None = None
        self._heads = {post.id: post for post in self.view.all(r.Post) if post.level is Level.HEAD}
        self._loose: dict[str, r.Post] | None = None
        self._loose_in_order: list[r.Post] | None = None

    @property
    def view(self) -> View:
        """The structure."""
        return self.book.view

    @property
    def looking(self) -> Looking:
        """What of the structure is laid out."""
        return self._looking

    @property
    def is_whole(self) -> bool:
        """Whether all teams and posts are laid out."""
        return self._scope.is_whole

    @property
    def heads(self) -> list[r.Post]:
        """The headteacher, or headteachers, in stored order."""
        return sorted(filter(self._has, self._heads.values()), key=relations.in_order)

    @property
    def loose(self) -> Sequence[r.Post]:
        """The posts that are in no team, in stored order; the head is outside the teams by design."""
        if self._loose is None:
            placed = {*self.view.keys(relations.TEAMS_OF_POST), *self.view.keys(relations.TEAMS_LED)}
            placed.update(self._heads)
            self._loose = {post.id: post for post in self.view.all(r.Post) if post.id not in placed}
        if self._loose_in_order is None:
            self._loose_in_order = sorted(filter(self._has, self._loose.values()), key=relations.in_order)
        return self._loose_in_order

    def teams(self, kind: TeamKind) -> Sequence[r.Team]:
        """Return the teams of a kind in the order of the picture: each after the one that it is part of."""
        if not self._teams:
            self._teams = {each: [] for each in TeamKind}
            found = (team for team in self.view.all(r.Team) if self._scope.has_team(team.id))
            for team in sorted(found, key=rank):
                self._teams[team.team_kind].append(team)
            for of_kind in TeamKind:
                if of_kind is not TeamKind.LEADERSHIP:
                    self._teams[of_kind].sort(key=lambda team: _path(self.view, team))
        return self._teams[kind]

    def size(self, team: r.Team) -> int:
        """Return how many members a team has."""
        known = self._sizes.get(team.id)
        if known is None:
            known = self._sizes[team.id] = self.view.count(relations.MEMBERS_OF_TEAM, team.id)
        return known

    def block(self, team: r.Team, style: BlockStyle) -> RegionBlock:
        """Return the block of a team; the same object until something in it changes."""
        style = style._replace(folded=team.id in self._looking.collapsed)
        known = self._blocks.get(team.id)
        colours = (self.book.colour(team.id),)
        if known is None or known.style != style or known.colours != colours:
            known = _Known(style, colours, team_block(self.book, team, style, self._scope))
            self._blocks[team.id] = known
        block, mark = known.block, self.book.mark(r.Team.kind, team.id)
        assert block is not None
        if block.region.mark is not mark:
            # The sign of a finding takes up no room of its own.
            block = replace(block, region=replace(block.region, mark=mark))
            self._blocks[team.id] = known._replace(block=block)
        return block

    def shared(self, left: r.Team, right: r.Team, style: BlockStyle) -> RegionBlock | None:
        """Return the block of what two teams beside each other share, or None; the same object as long."""
        if {left.id, right.id} <= self._looking.collapsed:
            return None
        known = self._shared.get((left.id, right.id))
        colours = self.book.colour(left.id), self.book.colour(right.id)
        if known is None or known.style != style or known.colours != colours:
            known = _Known(style, colours, shared_block(self.book, left, right, style, self._scope))
            self._shared[left.id, right.id] = known
        return known.block

    def section(
        self, kind: TeamKind, columns: int, make: Callable[[], Iterable[tuple[str, Band]]]
    ) -> list[tuple[str, Band]]:
        """Return the bands of the teams of one kind; made anew only if one of these teams has changed."""
        known = self._sections.get(kind)
        if known is None or known[:2] != (columns, self._looking):
            known = self._sections[kind] = _Section(columns, self._looking, list(make()))
        return known.bands

    def loose_block(self, width: float, make: Callable[[], RegionBlock | None]) -> RegionBlock | None:
        """Return the area of the posts in no team, or None; made anew only if one of them has changed."""
        if self._area is None or self._area[0] != width:
            self._area = width, make()
        return self._area[1]

    def look(self, looking: Looking) -> None:
        """Lay out as much as somebody looks at, in the way that they do."""
        scope = scope_of(self.view, looking.focus)
        if scope != self._scope:
            self._scope = scope
            self._forget_all()
        self._looking = looking

    def follow(self, change: Change, altered: set[str]) -> None:
        """Forget the blocks that a change, once made, has altered; `altered` are posts whose cards are."""
        if any(_alters_the_order(step.before, step.after) for step in change):
            self._forget_all()
        for post_id in altered:
            self._heads.pop(post_id, None)
            if self._loose is not None and self._loose.pop(post_id, None) is not None:
                self._loose_in_order = self._area = None
            post = self.view.get(r.Post, post_id)
            if post is not None:
                self._sort(post)
            for team in teams_of(self.view, post_id):
                self._forget(team.id)
            for holding in self.view.find(relations.HOLDINGS_OF_POST, post_id):
                for seat in self.view.find(relations.TEAMS_OF_PERSON, holding.person):
                    self._forget(seat.team)
        for team_id in _teams_altered(self.view, change):
            self._forget(team_id)
        if any(step.record.kind == r.Team.kind for step in change):
            self._teams = {}
            self._sections.clear()  # a team's colour may be inherited, or its place in the palette another

    def wear(self, marks: Marks, lens: Lens) -> None:
        """Take the findings as they are now, and what stands out."""
        for kind, record_id in self.book.wear(marks, lens):
            if kind == r.Team.kind:
                self._forget_section(record_id)

    def _has(self, post: r.Post) -> bool:
        return self._scope.has_post(post.id)

    def _sort(self, post: r.Post) -> None:
        if post.level is Level.HEAD:
            self._heads[post.id] = post
        elif self._loose is not None and not (
            self.view.count(relations.TEAMS_OF_POST, post.id) or self.view.count(relations.TEAMS_LED, post.id)
        ):
            self._loose[post.id] = post
            self._loose_in_order = self._area = None

    def _forget(self, team_id: str) -> None:
        self._blocks.pop(team_id, None)
        self._sizes.pop(team_id, None)
        for pair in [pair for pair in self._shared if team_id in pair]:
            del self._shared[pair]
        self._forget_section(team_id)

    def _forget_section(self, team_id: str) -> None:
        team = self.view.get(r.Team, team_id)
        if team is not None:
            self._sections.pop(team.team_kind, None)

    def _forget_all(self) -> None:
        self._blocks.clear()
        self._shared.clear()
        self._sizes.clear()
        self._teams = {}
        self._sections.clear()
        self._loose_in_order = self._area = None


def _alters_the_order(before: r.Record | None, after: r.Record | None) -> bool:
    """Whether a step may alter where teams stand, or which meetings are said in them."""
    record = after or before
    if isinstance(record, r.Forum | r.Slot):
        return True
    if not isinstance(before, r.Team) or not isinstance(after, r.Team):
        return isinstance(record, r.Team)
    return (rank(before), before.parent) != (rank(after), after.parent)


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
                    yield from (seat.team for seat in view.find(relations.TEAMS_OF_PERSON, record_id))


def _path(view: View, team: r.Team) -> tuple[tuple[int, int, str], ...]:
    """The sort key that puts a team after the team it is part of, and both among their neighbours."""
    above = view.get(r.Team, team.parent)
    return (*(_path(view, above) if above else ()), rank(team))
