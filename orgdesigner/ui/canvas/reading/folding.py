"""Folding branches away and opening them again; the card that is folded stays where it is on screen."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from orgdesigner.chart.cards.homes import teams_of
from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.model import relations
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.chosen import chosen_team
from orgdesigner.ui.canvas.picture.folds import down_to, has_below


class Folding:
    """Decides what of the chart is folded away.

    Whatever hides what is selected selects the card that hides it, so that nothing is acted on unseen.
    """

    def __init__(self, area: ChartArea) -> None:
        self.area = area
        self._middle: str | None = None
        self._was_folded = False
        area.looked_otherwise.connect(self._settle)

    @property
    def folded(self) -> AbstractSet[str]:
        """The posts, or teams, whose branches are folded away."""
        return self.area.looking.collapsed

    def can_fold(self, record_id: str) -> bool:
        """Whether there is anything below a post, or in a team, that this view can fold away."""
        return has_below(self.area.session.view, self.area.chart_view, record_id)

    def hidden_in(self, post: str) -> Subject | None:
        """Return the uppermost folded post, or the folded team, that hides a post; None if no fold does."""
        folded, view = self.folded, self.area.session.view
        if not folded:
            return None
        if self.area.chart_view is ChartView.REPORTING:
            above = relations.managers_upward(view, post)
            hiding = [manager.id for manager in above if manager.id in folded]
            return Subject("post", hiding[-1]) if hiding else None
        teams = (team.id for team in teams_of(view, post) if team.id in folded)
        is_drawn = self.area.extent.box(post) is not None
        return None if is_drawn else next((Subject("team", team) for team in teams), None)

    def chosen(self) -> list[str]:
        """Return what the selection can fold: the selected posts and teams, or the team a post stands in."""
        area = self.area
        ids = [subject.id for subject in area.session.selection if self.can_fold(subject.id)]
        team = chosen_team(area)
        return ids or ([team] if team is not None and self.can_fold(team) else [])

    # One branch

    def turn(self, record_id: str) -> None:
        """Fold a branch away, or open it if it is folded; its card stays where it is on screen."""
        if record_id in self.folded:
            self.open([record_id])
        else:
            self.fold([record_id])

    def fold(self, records: Iterable[str], *, holding: str | None = None) -> None:
        """Fold branches away; the last of their cards, or another one, stays where it is on screen."""
        ids = [each for each in records if self.can_fold(each)]
        if ids:
            self._look(self.folded | set(ids), holding=holding or ids[-1])

    def open(self, records: Iterable[str]) -> None:
        """Open folded branches; the last of their cards stays where it is on screen."""
        ids = list(records)
        self._look(self.folded - set(ids), holding=ids[-1] if ids else None)

    def open_below(self, records: Iterable[str]) -> None:
        """Open branches and all the branches in them."""
        ids = list(records)
        view = self.area.session.view
        opened = {post.id for each in ids for post in relations.below(view, each)} | set(ids)
        self._look(self.folded - opened, holding=ids[-1] if ids else None)

    def open_to(self, post: str) -> None:
        """Open all that hides a post."""
        if self.hidden_in(post) is not None:
            view = self.area.session.view
            above = {manager.id for manager in relations.managers_upward(view, post)}
            self._look(self.folded - above - {team.id for team in teams_of(view, post)})

    # The whole chart

    def open_all(self) -> None:
        """Open everything."""
        self._look(frozenset())

    def fold_to(self, level: int) -> None:
        """Show so many levels, from the top of what is shown; each card opens one level more."""
        view, focus = self.area.session.view, self.area.looking.focus
        if focus is not None and focus[0] == "post":
            tops = [focus[1]]
        else:
            tops = [post.id for post in relations.roots(view)]
        self._look(down_to(view, tops, level))

    def _look(self, folded: AbstractSet[str], *, holding: str | None = None) -> None:
        area = self.area
        self._middle, self._was_folded = self._in_the_middle(), True
        kind = "post" if area.session.view.get(Post, holding) else "team"
        held = Subject(kind, holding) if holding is not None else None
        area.look_so(replace(area.looking, collapsed=frozenset(folded)), holding=held)

    def _settle(self) -> None:
        """Select what hides the selection, and stay where there is anything, once something was folded."""
        if not self._was_folded:
            return
        self._was_folded = False
        self.select_what_hides()
        if self._middle is not None and self._in_the_middle() is None:
            self.area.reveal_subject(self.hidden_in(self._middle) or Subject("post", self._middle))

    def _in_the_middle(self) -> str | None:
        """Return the post whose card is nearest to the middle of the view, or None if none is in it."""
        area = self.area
        seen = area.camera.seen(area.visible_size())
        x, y = seen.x + seen.width / 2, seen.y + seen.height / 2
        near = min(area.extent.spots_within(seen), key=lambda spot: _far(spot.box, x, y), default=None)
        return near.post if near else None

    def select_what_hides(self) -> None:
        """Select, in place of each selected post that is hidden, the card that hides it."""
        session = self.area.session
        hiding = (self.hidden_in(each.id) if each.kind == "post" else None for each in session.selection)
        chosen = zip(session.selection, hiding, strict=True)
        session.select(*(card or each for each, card in chosen))


def _far(box: Box, x: float, y: float) -> float:
    return abs(box.x + box.width / 2 - x) + abs(box.y + box.height / 2 - y)
