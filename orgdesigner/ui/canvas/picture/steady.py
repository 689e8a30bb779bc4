"""What stays where it is on screen when an edit lets the layout move things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import nsmallest

from orgdesigner.chart.picture import Box
from orgdesigner.chart.spatial import Extent, PlacedSpot
from orgdesigner.model.changes import Change
from orgdesigner.model.records import Link, Membership, Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.picture.scene import box_of
from orgdesigner.ui.session import Session

ENOUGH = 60
"""How many cards about the middle of the view say what most of it does."""


class Steadiness:
    """What stays where it is on screen at the next change, and what the change itself moves."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: Subject | None = None
        self._moved: set[Subject] = set()
        self.origins: Mapping[str, Box] = {}
        """The places from which cards in the hand come."""

    def hold(self, subject: Subject | None, origins: Mapping[str, Box]) -> None:
        """Say what shall stay where it is when the next change moves the rest, and whence cards come."""
        self._held, self.origins = subject, origins

    def follow(self, change: Change) -> None:
        """Take note of a change, of which there may be several before a picture is made."""
        self._moved.update(moved_by(change))

    def found(self, before: Extent, after: Extent, seen: Box) -> tuple[Box, Box] | None:
        """Return the places, before and after, of what a drop was made beside, or of what is selected."""
        chosen = [self._held] if self._held else []
        wanted = (*chosen, *reversed(self._session.selection))
        return held_still(before, after, seen, wanted, self._moved.difference(chosen))

    def end(self, after: Extent) -> list[Box]:
        """Forget the change; return where what it moved of the selection is now."""
        moved = [subject for subject in self._session.selection if subject in self._moved]
        self._held, self._moved, self.origins = None, set(), {}
        return [box for subject in moved if (box := box_of(after, subject)) is not None]


def held_still(
    before: Extent, after: Extent, seen: Box, wanted: Iterable[Subject], moved: Collection[Subject]
) -> tuple[Box, Box] | None:
    """Return the places, before and after, of what is to stay where it is on screen, or None.

    It is the first of those wanted that is in view (`seen`, a part of the picture before), or else what
    most of the cards in the middle of the view do; never one that the change itself moved.
    """

    def places(subjects: Iterable[Subject]) -> Iterator[tuple[Box, Box]]:
        for subject in subjects:
            was, now = box_of(before, subject), box_of(after, subject)
            if subject not in moved and was is not None and now is not None and was.meets(seen):
                yield was, now

    return next(places(wanted), None) or _most_alike(list(places(_in_the_middle(before, seen))))


def _most_alike(places: list[tuple[Box, Box]]) -> tuple[Box, Box] | None:
    """Return the first of the places that moved as most of them did."""
    ways = [(round(now.x - was.x), round(now.y - was.y)) for was, now in places]
    return places[ways.index(Counter(ways).most_common(1)[0][0])] if ways else None


def moved_by(change: Change) -> Iterator[Subject]:
    """Yield the posts that a change itself moves, rather than the layout after it."""
    for before, after in change:
        for record in (before, after):
            if isinstance(record, Link):
                yield Subject("post", record.lower)
            elif isinstance(record, Membership) and record.post:
                yield Subject("post", record.post)
        if isinstance(before, Post) and isinstance(after, Post) and before.order != after.order:
            yield Subject("post", after.id)


def _in_the_middle(extent: Extent, seen: Box) -> Iterator[Subject]:
    """Yield the posts nearest to the middle of the view, the nearest first."""
    x, y = seen.x + seen.width / 2, seen.y + seen.height / 2

    def far(spot: PlacedSpot) -> float:
        return abs(spot.box.x + spot.box.width / 2 - x) + abs(spot.box.y + spot.box.height / 2 - y)

    for spot in nsmallest(ENOUGH, extent.spots_within(seen), key=far):
        yield Subject("post", spot.post)
