"""Where the arrow keys lead: they follow the picture, and they reach every card."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum
from functools import partial

from orgdesigner.chart.picture import Box, ChartView, Flow
from orgdesigner.chart.spatial import Extent, PlacedSpot
from orgdesigner.model import relations
from orgdesigner.model.records import Post
from orgdesigner.model.view import View

SIDEWAYS = 3.0
"""How much further a card seems that is not straight ahead."""


class Direction(Enum):
    """An arrow key, as a step to the right and a step down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def next_card(view: View, extent: Extent, post: str, direction: Direction) -> str | None:
    """Return the post that an arrow key leads to, or None at the end of the picture.

    In the tree the arrows go to the manager, the first report and the next in the manager's order; elsewhere
    and at the ends they go to the nearest card that way.
    """
    here = extent.spot(post)
    if here is None:
        return None
    if extent.view is ChartView.REPORTING:
        relative = _in_tree(view, here, direction)
        if relative is not None and extent.box(relative) is not None:
            return relative
    ahead = extent.nearest(
        partial(_distance, here.box, direction=direction), partial(_at_least, here.box, direction=direction)
    )
    if ahead is None and direction in (Direction.UP, Direction.DOWN):
        return extent.after(post) if direction is Direction.DOWN else extent.before(post)
    return ahead


def card_after(extent: Extent, posts: Collection[str]) -> str | None:
    """Return the post of the card after the last of the given ones, or else before the first; or None."""
    chosen = extent.in_order(posts)
    if not chosen:
        return None
    return extent.after(chosen[-1]) or extent.before(chosen[0])


def by_typing(view: View, extent: Extent, typed: str, after: str | None) -> str | None:
    """Return the next post whose title, or else whose holder's name, begins with what was typed.

    The search begins with the card `after`; one letter typed again and again goes on to the next match.
    """
    posts = list(extent.posts())
    start = posts.index(after) if after in posts else 0
    wanted = typed.casefold()
    if len(set(wanted)) == 1:
        wanted, start = wanted[0], start + (after in posts)
    posts = posts[start:] + posts[:start]
    for says in (_title, _holders):
        for post in posts:
            if any(text.casefold().startswith(wanted) for text in says(view, post)):
                return post
    return None


def _title(view: View, post: str) -> Iterable[str]:
    return [view.need(Post, post).title]


def _holders(view: View, post: str) -> Iterable[str]:
    return [person.name for person in relations.holders(view, post)]


def _in_tree(view: View, here: PlacedSpot, direction: Direction) -> str | None:
    """Return a relative: neighbours follow each other across or down, and reports are on the other axis."""
    across = here.flow is Flow.ACROSS
    back, ahead = (Direction.LEFT, Direction.RIGHT) if across else (Direction.UP, Direction.DOWN)
    outward = Direction.DOWN if across else Direction.RIGHT
    manager = relations.manager(view, here.post)
    if direction is outward:
        below = relations.reports(view, here.post)
        return below[0].id if below else None
    if direction not in (back, ahead):
        return manager.id if manager else None
    if manager is None:
        return None
    siblings = [post.id for post in relations.reports(view, manager.id)]
    place = siblings.index(here.post) + (1 if direction is ahead else -1)
    if place < 0:
        return None if across else manager.id
    return siblings[place] if place < len(siblings) else None


def _distance(here: Box, there: Box, direction: Direction) -> float:
    """Return how far a box seems in a direction; infinite if it is not that way."""
    if direction is Direction.RIGHT:
        ahead = there.x - here.right
    elif direction is Direction.LEFT:
        ahead = here.x - there.right
    elif direction is Direction.DOWN:
        ahead = there.y - here.bottom
    else:
        ahead = here.y - there.bottom
    if ahead < -1:
        return float("inf")
    if direction in (Direction.LEFT, Direction.RIGHT):
        aside = max(there.y - here.bottom, here.y - there.bottom, 0)
        slant = abs(there.y - here.y)
    else:
        aside = max(there.x - here.right, here.x - there.right, 0)
        slant = abs(there.x - here.x)
    return ahead + SIDEWAYS * aside + slant / 1000


def _at_least(here: Box, there: Box, direction: Direction) -> float:
    """Return how far the nearest card inside a box may seem in a direction."""
    if direction is Direction.RIGHT:
        ahead, end = there.x - here.right, there.right - here.right
    elif direction is Direction.LEFT:
        ahead, end = here.x - there.right, here.x - there.x
    elif direction is Direction.DOWN:
        ahead, end = there.y - here.bottom, there.bottom - here.bottom
    else:
        ahead, end = here.y - there.bottom, here.y - there.y
    if end < -1:
        return float("inf")
    if direction in (Direction.LEFT, Direction.RIGHT):
        aside = max(there.y - here.bottom, here.y - there.bottom, 0)
    else:
        aside = max(there.x - here.right, here.x - there.right, 0)
    return max(ahead, -1.0) + SIDEWAYS * aside
