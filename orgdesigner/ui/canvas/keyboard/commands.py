"""What can be done to the selection from the keyboard and the menus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from orgdesigner.chart.picture import ChartView, Flow, RegionKind
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits import memberships, moves, posts
from orgdesigner.model.edits.copies import copy_branches
from orgdesigner.model.edits.sequence import Edit, one_after_another
from orgdesigner.model.ids import new_id
from orgdesigner.model.records import Link, Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import keys_of
from orgdesigner.ui.canvas.chosen import chosen_post, chosen_team, go_to
from orgdesigner.ui.canvas.keyboard import coaching_keys, wayfinding
from orgdesigner.ui.canvas.keyboard.rename import Renaming
from orgdesigner.ui.canvas.keyboard.wayfinding import Direction
from orgdesigner.ui.canvas.reading.folding import Folding

NEW_TITLE = "New post"


class Commands(QObject):
    """Acts on what is selected; remembers which posts are in the hand after Ctrl+X or Ctrl+C.

    `in_hand_changed` comes when posts are taken in the hand or let go of, `said` with what there is to say.
    """

    in_hand_changed = Signal()
    said = Signal(str)

    def __init__(self, folding: Folding, renaming: Renaming) -> None:
        self._area = area = folding.area
        super().__init__(area)
        self._folding, self._renaming = folding, renaming
        self._session = area.session
        self.in_hand: tuple[str, ...] = ()
        self._copies = False
        self._source = self._session.place

    @property
    def _post(self) -> str | None:
        return chosen_post(self._area)

    @property
    def _coaching(self) -> bool:
        return self._area.chart_view is ChartView.COACHING

    # Going

    def go(self, direction: Direction) -> None:
        """Select the card that an arrow key leads to; from nowhere, the first one."""
        extent, post = self._area.extent, self._post
        if post is None or extent.box(post) is None:
            go_to(self._area, extent.first())
        else:
            if not self._opened(post, direction):
                go_to(self._area, wayfinding.next_card(self._session.view, extent, post, direction))

    def go_first(self) -> None:
        """Select the first card."""
        go_to(self._area, self._area.extent.first())

    def go_last(self) -> None:
        """Select the last card."""
        go_to(self._area, self._area.extent.last())

    def go_by_typing(self, typed: str) -> None:
        """Select the next card whose title or holder begins with what was typed."""
        view, extent = self._session.view, self._area.extent
        go_to(self._area, wayfinding.by_typing(view, extent, typed, self._post))

    # Folding

    def fold(self) -> None:
        """Fold away what is below the selected posts."""
        self._folding.fold(self._folding.chosen())

    def unfold(self) -> None:
        """Open what is folded away below the selected posts, by one level."""
        self._folding.open(self._folding.chosen())

    def unfold_below(self) -> None:
        """Open everything below the selected posts."""
        self._folding.open_below(self._folding.chosen())

    def _opened(self, post: str, direction: Direction) -> bool:
        """Open a folded post when an arrow key would go below it; return whether that was so."""
        spot = self._area.extent.spot(post)
        outward = Direction.DOWN if spot and spot.flow is Flow.ACROSS else Direction.RIGHT
        folded = direction is outward and post in self._folding.folded
        if folded:
            self._folding.open([post])
        return folded

    # Adding

    def add_report(self) -> None:
        """Add a post that reports to the selected one, or is in the selected team, and begin to name it."""
        if self._coaching:
            self._add(coach=self._post)
        else:
            self._add(manager=self._post, team=self._selected("team"))

    def add_sibling(self) -> None:
        """Add a post beside the selected one, just after it, and begin to name it."""
        post = self._post
        if post is None:
            self.add_report()
            return
        view = self._session.view
        above = relations.manager(view, post)
        coach = coaching_keys.coach_in(self._area.extent, post) if self._coaching else None
        self._add(manager=above.id if above else None, team=chosen_team(self._area), after=post, coach=coach)

    def duplicate(self) -> None:
        """Add a post like each selected one, just after it, and select the copies."""
        chosen = self._session.selected_posts()
        copies = [new_id(Post.kind) for _ in chosen]
        edits = [
            partial(posts.duplicate_post, post_id=post, copy_id=copy)
            for post, copy in zip(chosen, copies, strict=True)
        ]
        self._perform(edits, f"Duplicate {len(chosen)} posts")
        self._session.select(*(Subject(Post.kind, copy) for copy in copies))

    def _add(
        self,
        *,
        manager: str | None = None,
        team: str | None = None,
        after: str | None = None,
        coach: str | None = None,
    ) -> None:
        post_id = new_id(Post.kind)
        edits: list[Edit] = [
            partial(posts.add_post, title=NEW_TITLE, manager=manager, team=team, post_id=post_id)
        ]
        if after is not None:
            edits.append(partial(moves.report_to, post_ids=[post_id], manager_id=manager, after=after))
        if after is not None and team is not None:
            edits.append(partial(_seat_after, post_id=post_id, team_id=team, after=after))
        edits.extend(coaching_keys.coached_with(post_id, coach))
        self._add_and_name(post_id, edits)

    def _add_and_name(self, post_id: str, edits: Sequence[Edit]) -> None:
        naming = f"new {post_id}"
        label = f"Add {NEW_TITLE}"
        self._session.perform(lambda view: one_after_another(view, edits).relabelled(label), merge_key=naming)
        go_to(self._area, post_id)
        self._renaming.type_over(post_id, merge_key=naming)

    # Renaming, removing

    def rename(self) -> None:
        """Type over the title of the selected post, on its card."""
        if self._post is not None:
            self._renaming.type_over(self._post)

    def remove(self) -> None:
        """Remove the selected posts; whoever reports to them goes up one. The next card is selected then."""
        chosen = self._session.selected_posts()
        if chosen:
            follower = wayfinding.card_after(self._area.extent, chosen)
            self._session.perform(lambda view: posts.remove_posts(view, chosen))
            go_to(self._area, follower)

    def card_after(self, gone: Sequence[str]) -> str | None:
        """Return the post to go to when some are removed: that of the card after them, or before."""
        return wayfinding.card_after(self._area.extent, gone)

    # Moving

    def cut(self) -> None:
        """Take the selected posts in the hand, to be put down elsewhere; nothing changes yet."""
        self._take(copies=False)

    def copy(self) -> None:
        """Take copies of the selected posts and of all below them in the hand, to be put down elsewhere."""
        self._take(copies=True)

    def _take(self, *, copies: bool) -> None:
        self.in_hand, self._copies = self._session.selected_posts(), copies
        self._source = self._session.place
        if self.in_hand:
            count = len(self._with_all_below(self.in_hand) if copies else self.in_hand)
            what = "1 post" if count == 1 else f"{count} posts"
            what = f"A copy of {what}" if copies else what
            keys = keys_of("paste") or "Paste below"
            self.said.emit(f"{what} in hand. Select where to put it and press {keys}, or Esc.")
        self.in_hand_changed.emit()
        self._area.viewport().update()

    def _with_all_below(self, posts: Sequence[str]) -> set[str]:
        view = self._session.view
        return {each.id for post in posts for each in relations.below(view, post)} | set(posts)

    def put_back(self) -> None:
        """Let go of what is in the hand."""
        if self.in_hand:
            self.in_hand = ()
            self.said.emit("")
            self.in_hand_changed.emit()
            self._area.viewport().update()

    def keep_in_hand(self) -> None:
        """Let go of what can no longer be put down.

        That is what is no longer there, and elsewhere in the plan what was cut: only copies go along.
        """
        document, here = self._session.document, self._session.place == self._source
        kept: tuple[str, ...] = ()
        if self._source in document.places() and (here or self._copies):
            source = document.view(self._source)
            kept = tuple(post for post in self.in_hand if source.get(Post, post) is not None)
        if kept != self.in_hand:
            if not kept:
                self.put_back()
            self.in_hand = kept

    @property
    def lifted(self) -> tuple[str, ...]:
        """The posts that will leave their place when they are put down; a copy leaves its original there."""
        return () if self._copies else self.in_hand

    def paste(self) -> None:
        """Put what is in the hand under the selected post, or into the selected team."""
        chosen, in_hand, copies = self._session.selection, self.in_hand, self._copies
        if not in_hand or not chosen or chosen[-1].kind not in ("team", Post.kind):
            return
        target = chosen[-1]
        if copies:  # stays in the hand: the next place may want one too
            in_hand = self._put_copies(in_hand, target)
        else:
            self.put_back()
            self._put(in_hand, target)
        self._session.select(*(Subject(Post.kind, post) for post in in_hand))
        if in_hand:
            self._area.reveal(in_hand[0])

    def _put(self, in_hand: tuple[str, ...], target: Subject) -> None:
        if target.kind == "team":
            self._session.perform(lambda view: _move_to_team(view, in_hand, target.id))
        elif self._coaching:
            self._session.perform(coaching_keys.put_below(self._area.extent, in_hand, target.id))
        else:
            self._session.perform(lambda view: moves.report_to(view, in_hand, target.id))

    def _put_copies(self, in_hand: tuple[str, ...], target: Subject) -> tuple[str, ...]:
        place = {"team" if target.kind == "team" else "manager": target.id}
        ids = [new_id(Post.kind) for _ in in_hand]
        source = self._session.document.view(self._source)
        self._session.perform(lambda view: copy_branches(view, in_hand, **place, ids=ids, source=source))
        return tuple(each for each in ids if self._session.view.get(Post, each) is not None)

    def insert_in_line(self, link_id: str) -> None:
        """Add a post between the two that a line joins, and begin to name it."""
        link = self._session.view.get(Link, link_id)
        if link is None:
            return
        post_id = new_id(Post.kind)
        edits: list[Edit] = [
            partial(posts.add_post, title=NEW_TITLE, manager=link.upper, post_id=post_id),
            partial(moves.insert_between, post_id=post_id, upper_id=link.upper, lower_id=link.lower),
        ]
        self._add_and_name(post_id, edits)

    def shift(self, direction: Direction) -> None:
        """Move the selected post one place as the picture has it: among its neighbours, or up or down one."""
        post = self._post
        placed = self._area.extent.spot(post) if post else None
        if post is None or placed is None:
            return
        if self._coaching:
            extent = self._area.extent
            self._session.perform(lambda view: coaching_keys.shifted(view, extent, post, direction)(view))
            self._area.reveal(post)
            return
        if self._area.chart_view is ChartView.TEAMS and chosen_team(self._area) is not None:
            self._shift_in_teams(post, direction)
            return
        across = placed.flow is Flow.ACROSS
        back, ahead = (Direction.LEFT, Direction.RIGHT) if across else (Direction.UP, Direction.DOWN)
        outward = Direction.DOWN if across else Direction.RIGHT
        if direction in (back, ahead):
            self._session.perform(lambda view: moves.shift(view, post, -1 if direction is back else 1))
        elif direction is outward:
            self._session.perform(lambda view: moves.demote(view, post))
        else:
            self._session.perform(lambda view: moves.promote(view, post))
        self._area.reveal(post)

    def _shift_in_teams(self, post: str, direction: Direction) -> None:
        """Move a post in its team, or to the team beside it."""
        team = chosen_team(self._area)
        if team is None:
            return
        if direction in (Direction.UP, Direction.DOWN):
            by = -1 if direction is Direction.UP else 1
            self._session.perform(lambda view: memberships.shift_member(view, team, post, by))
        elif len(shared := self._teams_of(post)) > 1:
            left = shared[0] if direction is Direction.RIGHT else shared[1]
            self._session.perform(lambda view: memberships.leave_team(view, [post], left))
        else:
            beside = self._team_beside(team, 1 if direction is Direction.RIGHT else -1)
            if beside is not None:
                self._session.perform(lambda view: memberships.join_team(view, [post], beside, leave=team))
        self._area.reveal(post)

    def _teams_of(self, post: str) -> tuple[str, ...]:
        """The teams in whose region a post is drawn: two where they share it."""
        placed = self._area.extent.spot(post)
        return placed.region.teams if placed and placed.region else ()

    def _team_beside(self, team: str, step: int) -> str | None:
        teams = [each.team for each in self._area.extent.regions() if each.kind is RegionKind.TEAM]
        place = teams.index(team) + step if team in teams else -1
        return teams[place] if 0 <= place < len(teams) else None

    def _selected(self, kind: str) -> str | None:
        return next((subject.id for subject in self._session.selection if subject.kind == kind), None)

    def _perform(self, edits: Sequence[Edit], label: str) -> None:
        if not edits:
            return
        self._session.perform(
            lambda view: (
                one_after_another(view, edits)
                if len(edits) == 1
                else one_after_another(view, edits).relabelled(label)
            )
        )


def _seat_after(view: View, *, post_id: str, team_id: str, after: str) -> Change:
    """Return the change that seats a member of a team just after another one."""
    order = [seat.post or seat.person for seat in relations.members(view, team_id)]
    if after not in order:
        return Change("", ())
    follower = order[order.index(after) + 1]
    return memberships.join_team(view, [post_id], team_id, leave=team_id, before=follower)


def _move_to_team(view: View, in_hand: tuple[str, ...], team: str) -> Change:
    """Return the change that moves posts to a team, each out of the first team it is in."""
    edits: list[Edit] = []
    for post in in_hand:
        present = relations.teams_of_post(view, post)
        leave = present[0].id if present else None
        edits.append(partial(memberships.join_team, post_ids=[post], team_id=team, leave=leave))
    return one_after_another(view, edits)
