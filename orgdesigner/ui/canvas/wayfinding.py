"""Where the arrow keys lead: they follow the picture, and they reach every card."""

from __future__ import annotations

from collections.abc import Container, Iterable
from enum import Enum

from orgdesigner.chart.picture import Box, ChartView, Flow, Picture, PlacedCard
from orgdesigner.model import relations
from orgdesigner.model.view import View

SIDEWAYS = 3.0
"""How much further a card seems that is not straight ahead."""


class Direction(Enum):
    """An arrow key, as a step to the right and a step down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def next_card(view: View, picture: Picture, post: str, direction: Direction) -> str | None:
    """Return the post that an arrow key leads to, or None at the end of the picture.

    In the tree the arrows go to the manager, the first report and the next in the manager's order; elsewhere
    and at the ends they go to the nearest card that way.
    """
    placed = {each.post: each for each in picture.cards}
    here = placed.get(post)
    if here is None:
        return None
    if picture.view is ChartView.REPORTING:
        relative = _in_tree(view, here, direction)
        if relative in placed:
            return relative
    ahead = _nearest(here, picture.cards, direction)
    if ahead is None and direction in (Direction.UP, Direction.DOWN):
        return _in_reading_order(picture, here, 1 if direction is Direction.DOWN else -1)
    return ahead.post if ahead else None


def first_card(picture: Picture) -> str | None:
    """Return the post of the first card, or None in an empty picture."""
    return picture.cards[0].post if picture.cards else None


def last_card(picture: Picture) -> str | None:
    """Return the post of the last card, or None in an empty picture."""
    return picture.cards[-1].post if picture.cards else None


def card_after(picture: Picture, posts: Container[str]) -> str | None:
    """Return the post of the card after the last of the given ones, or else before the first; or None."""
    chosen = [number for number, placed in enumerate(picture.cards) if placed.post in posts]
    if not chosen:
        return None
    others = (*picture.cards[chosen[-1] + 1 :], *reversed(picture.cards[: chosen[0]]))
    return others[0].post if others else None


def by_typing(picture: Picture, typed: str, after: str | None) -> str | None:
    """Return the next post whose title, or else whose holder's name, begins with what was typed.

    The search begins with the card `after`; one letter typed again and again goes on to the next match.
    """
    posts = [each.post for each in picture.cards]
    start = posts.index(after) if after in posts else 0
    wanted = typed.casefold()
    if len(set(wanted)) == 1:
        wanted, start = wanted[0], start + (after in posts)
    cards = picture.cards[start:] + picture.cards[:start]
    for says in (_title, _holders):
        for each in cards:
            if any(text.casefold().startswith(wanted) for text in says(each)):
                return each.post
    return None


def _title(placed: PlacedCard) -> Iterable[str]:
    return [" ".join(placed.card.title)]


def _holders(placed: PlacedCard) -> Iterable[str]:
    return [holder.text for holder in placed.card.holders if holder.group is not None]


def _in_tree(view: View, here: PlacedCard, direction: Direction) -> str | None:
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


def _nearest(here: PlacedCard, cards: Iterable[PlacedCard], direction: Direction) -> PlacedCard | None:
    """Return the card that is nearest in a direction, one straight ahead before one aside."""
    best, best_distance = None, float("inf")
    for each in cards:
        distance = _distance(here.box, each.box, direction)
        if distance < best_distance:
            best, best_distance = each, distance
    return best


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


def _in_reading_order(picture: Picture, here: PlacedCard, step: int) -> str | None:
    place = picture.cards.index(here) + step
    return picture.cards[place].post if 0 <= place < len(picture.cards) else None
