"""What stays where it is on screen when an edit lets the layout move things."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from orgdesigner.chart.picture import Box
from orgdesigner.chart.spatial import Extent
from orgdesigner.model.changes import Change
from orgdesigner.model.records import Link, Membership, Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.scene import box_of


def held_still(
    before: Extent, after: Extent, seen: Box, wanted: Iterable[Subject], moved: Collection[Subject]
) -> tuple[Box, Box] | None:
    """Return the places, before and after, of what is to stay where it is on screen, or None.

    It is the first of those wanted that is in view (`seen`, a part of the picture before), or else the card
    nearest to the middle; never one that the change itself moved.
    """
    for subject in (*wanted, *_from_the_middle(before, seen)):
        was, now = box_of(before, subject), box_of(after, subject)
        if subject not in moved and was is not None and now is not None and was.meets(seen):
            return was, now
    return None


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


def _from_the_middle(extent: Extent, seen: Box) -> Iterator[Subject]:
    x, y = seen.x + seen.width / 2, seen.y + seen.height / 2

    def far(box: Box) -> float:
        return abs(box.x + box.width / 2 - x) + abs(box.y + box.height / 2 - y)

    for spot in sorted(extent.spots_within(seen), key=lambda spot: far(spot.box)):
        yield Subject("post", spot.post)
