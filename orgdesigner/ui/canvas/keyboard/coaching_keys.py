"""What the editing keys do in the coaching view: the same as elsewhere, with coaches in place of managers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from orgdesigner.chart.picture import Flow
from orgdesigner.chart.spatial import Extent
from orgdesigner.errors import EditRefused
from orgdesigner.model.edits.coaching import coached_by, without_coach
from orgdesigner.model.edits.sequence import Edit
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.hand.cue import dragged
from orgdesigner.ui.canvas.keyboard.wayfinding import Direction


def coach_in(extent: Extent, post: str) -> str | None:
    """Return the coach below which a post stands in the picture, or None."""
    return next(iter(dragged(extent, [post]).coaches), None)


def coached_with(new: str, coach: str | None) -> list[Edit]:
    """Return what lets a new post be coached by another one, if there is one."""
    return [] if coach is None else [partial(coached_by, post_ids=[new], coach_id=coach)]


def put_below(extent: Extent, posts: Sequence[str], coach: str) -> Edit:
    """Return what lets posts be coached by another one instead of by whom they stand below now."""
    present = [coach_in(extent, post) for post in posts]
    return partial(coached_by, post_ids=posts, coach_id=coach, instead_of=present)


def shifted(view: View, extent: Extent, post_id: str, direction: Direction) -> Edit:
    """Return what an arrow with Ctrl and Shift does: up to the coach's coach, or to whom stands before it.

    Raises EditRefused where that cannot be.
    """
    post = view.need(Post, post_id)
    spot = extent.spot(post_id)
    across = spot is None or spot.flow is Flow.ACROSS
    inward = Direction.UP if across else Direction.LEFT
    outward = Direction.DOWN if across else Direction.RIGHT
    coach = coach_in(extent, post_id)
    if direction is inward:
        if coach is None:
            raise EditRefused(f"“{post.title}” has no coach, so it can't move up.")
        above = coach_in(extent, coach)
        if above is None:
            return partial(without_coach, post_ids=[post_id])
        return put_below(extent, [post_id], above)
    if direction is outward:
        beside = _before(extent, post_id, coach)
        if beside is None:
            raise EditRefused(f"There is nobody before “{post.title}” who could coach it.")
        return put_below(extent, [post_id], beside)
    raise EditRefused("Here posts stand in the order of the structure. Change it among the teams or reports.")


def _before(extent: Extent, post_id: str, coach: str | None) -> str | None:
    """The post before another one among those whom the same coach coaches, in the order of the picture."""
    here = extent.before(post_id)
    while here is not None and here != coach:
        if coach is not None and coach_in(extent, here) == coach:
            return here
        here = extent.before(here) if coach is not None else None
    return None
