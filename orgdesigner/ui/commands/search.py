"""The commands of a search: what fits stands out in the chart, and the keys go from one to the next."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

from orgdesigner.chart.looking import Looking
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.spatial import Extent
from orgdesigner.model import relations
from orgdesigner.model.records import Post, Team
from orgdesigner.model.searching import Key
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.canvas.picture.trail import Step
from orgdesigner.ui.middle import Middle
from orgdesigner.ui.navigation import Navigation
from orgdesigner.ui.search import SearchField
from orgdesigner.ui.seeking import Search
from orgdesigner.ui.session import Session

_PAUSE = 120
"""Milliseconds after the last key in which the chart waits: at 10,000 posts to fade them takes some time."""

_NOTHING = "Try a part of a title, a name, a team or a role, or P6 for a priority."


_Place = tuple[int | str, ...]
"""A sort key: the number of a card, and for what it hides the order and id of each post on the way."""


class _View(NamedTuple):
    """What was looked at before a search, and how."""

    chart_view: ChartView
    sheet: str
    camera: Camera
    looking: Looking
    trail: tuple[Step, ...]
    selection: tuple[Subject, ...]


class SearchCommands(QObject):
    """Shows in the chart what the search field seeks.

    The view moves only to what is not in view. Esc in the field gives it back as it was before the search;
    Esc in the chart only lets everything have its colour again.
    """

    def __init__(
        self, field: SearchField, session: Session, canvas: Canvas, middle: Middle, navigation: Navigation
    ) -> None:
        super().__init__(field)
        self._field, self._session, self._canvas = field, session, canvas
        self._middle, self._navigation = middle, navigation
        self._search = Search(session, self)
        self._before: _View | None = None
        self._shown: frozenset[str] | None = None
        self._ordered: tuple[Extent, list[Subject]] | None = None
        self._due = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._show)
        self._search.changed.connect(self._hear)
        session.selection_changed.connect(self._count)
        session.changed.connect(self._stay)
        session.replaced.connect(self.dismiss)

    @property
    def is_active(self) -> bool:
        """Whether anything is sought."""
        return self._search.is_active

    @property
    def found(self) -> AbstractSet[Key]:
        """The kind and id of every record that was found."""
        return self._search.found

    @property
    def is_shown(self) -> bool:
        """Whether the chart shows what was found; it follows a moment after the last key."""
        return self._search.is_complete and not self._pause.isActive()

    def find(self) -> None:
        """Put the cursor into the search field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def find_next(self) -> None:
        """Go to the next of what was found."""
        self.step(1)

    def find_previous(self) -> None:
        """Go to the one before."""
        self.step(-1)

    def seek(self, typed: str) -> None:
        """Look for what has been typed."""
        if self._before is None and typed:
            canvas = self._canvas
            self._before = _View(
                canvas.chart_view,
                self._middle.sheet_name,
                canvas.camera,
                canvas.looking,
                tuple(canvas.trail.steps(canvas.chart_view)),
                self._session.selection,
            )
        self._due = 0
        self._search.seek(typed)
        if not self._search.is_active:
            self._show()
        elif not self._search.is_complete:
            self._field.show_count("…")

    def give_back(self) -> None:
        """End the search, and look again at what was looked at before it."""
        before, canvas = self._before, self._canvas
        self.dismiss()
        if before is not None:
            self._navigation.show_view(before.chart_view)
            canvas.trail.steps(before.chart_view)[:] = before.trail
            canvas.look_so(before.looking)
            self._session.select(*before.selection)
            canvas.look_exactly(before.camera)
            if before.sheet:
                self._navigation.show_view(before.sheet)
        if self._middle.current is canvas:
            canvas.setFocus()

    def dismiss(self) -> None:
        """End the search, and stay."""
        self._before = None
        self._field.clear()

    def stay_here(self) -> None:
        """Go on to the chart with the keyboard; what is found still stands out."""
        if self._search.is_active and self._current() is None:
            self.step(1)
        self._before = None
        self._canvas.setFocus()

    def step(self, by: int) -> None:
        """Go on among what was found; if it is still being looked for, as soon as that is over."""
        if not self._search.is_active:
            self.find()
        elif not self._search.is_complete:
            self._due = by
        else:
            self._show()
            self._step(by)

    def _hear(self) -> None:
        """Show what is found after a moment, in which more may be typed."""
        self._ordered = None
        self._count()
        if self._due:
            due, self._due = self._due, 0
            self.step(due)
        else:
            self._pause.start()

    def _show(self) -> None:
        """Let what was found stand out, and some of it be in view."""
        self._pause.stop()
        posts = self._search.posts() if self._search.is_active else None
        if posts != self._shown:
            self._shown = posts
            self._canvas.lenses.search(posts)
            if self._search.found:
                self._navigation.leave_sheet()
                if not self._in_view():
                    self._canvas.reveal_subject(self._first())
        self._count()

    def _count(self) -> None:
        field, found = self._field, self._search.found
        if not self._search.is_active:
            field.show_count("")
        elif not self._search.is_complete:
            field.show_count("…")
        elif not found:
            field.show_count("Nothing found", _NOTHING)
        elif (current := self._current()) is None:
            field.show_count(f"{len(found):,} found", steps=True)
        else:
            field.show_count(f"{self._order().index(current) + 1:,} of {len(found):,}", steps=True)

    def _step(self, by: int) -> None:
        order = self._order()
        if not order:
            return
        current = self._current()
        if current is None:
            seen = self._in_view()
            ahead = order if by > 0 else order[::-1]
            wanted = next((each for each in ahead if each in seen), ahead[0])
        else:
            wanted = order[(order.index(current) + by) % len(order)]
        self._navigation.leave_sheet()
        self._session.select(wanted)
        self._canvas.reveal_subject(wanted)

    def _current(self) -> Subject | None:
        """Return what was found and is selected now, or None."""
        chosen = self._session.selection[-1:]
        return next((each for each in chosen if (each.kind, each.id) in self._search.found), None)

    def _stay(self) -> None:
        """Whoever edits what was found does not want to be where the search began."""
        self._before = None

    # In the chart

    def _in_view(self) -> set[Subject]:
        """Return what was found and is in view."""
        canvas = self._canvas
        seen = canvas.camera.seen(canvas.visible_size())
        cards = {Subject(Post.kind, spot.post) for spot in canvas.extent.spots_within(seen)}
        return {each for each in cards if (each.kind, each.id) in self._search.found}

    def _order(self) -> list[Subject]:
        """Return what was found as it is read: teams, then posts as they are drawn, then people."""
        extent = self._canvas.extent
        if self._ordered is None or self._ordered[0] is not extent:
            self._ordered = extent, [Subject(*key) for key in self._in_order(extent)]
        return self._ordered[1]

    def _in_order(self, extent: Extent) -> list[Key]:
        found = self._search.found
        drawn = {post: number for number, post in enumerate(extent.posts())}
        places: dict[str, _Place] = {post: (number,) for post, number in drawn.items()}
        posts = [key for key in found if key[0] == Post.kind]
        posts.sort(key=lambda key: self._place(places, len(drawn), key[1]))
        teams = [key for key in found if key[0] == Team.kind]
        return [*teams, *posts, *(key for key in found if key[0] not in (Post.kind, Team.kind))]

    def _place(self, places: dict[str, _Place], last: int, post_id: str) -> _Place:
        """Return the place of a post: if it is folded away, after the card that hides it, in its order."""
        hidden = []
        while post_id not in places:
            hidden.append(post_id)
            above = relations.manager(self._session.view, post_id)
            if above is None:
                places[post_id] = (last, *_rank(self._session.view, post_id))
            else:
                post_id = above.id
        for each in reversed(hidden):
            if each not in places:
                places[each] = (*places[post_id], *_rank(self._session.view, each))
            post_id = each
        return places[post_id]

    def _first(self) -> Subject:
        """Return the first of what was found and is drawn, or else the first of all."""
        found = self._search.found
        drawn = (post for post in self._canvas.extent.posts() if (Post.kind, post) in found)
        first = next(drawn, None)
        return Subject(Post.kind, first) if first is not None else self._order()[0]


def _rank(view: View, post_id: str) -> _Place:
    return relations.in_order(view.need(Post, post_id))
