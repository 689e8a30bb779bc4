"""Links as lines between cards: line management along the tree, and other ties across it.

A tie belongs to the smallest branch that has both its ends, and is drawn by it: so an edit elsewhere leaves
it alone. It goes beside the cards, on the first of a few simple ways that no card is on.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from orgdesigner.chart.layout.placing import Point
from orgdesigner.chart.part import Inner, Part, Spot
from orgdesigner.chart.picture import Box, Line
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View
from orgdesigner.model.words import Stroke

Way: TypeAlias = tuple[Point, ...]

CO_LEADS = "Co-leads"
"""The kind of the line between posts that lead a team together: it is no link but follows from the team."""

BRACKET = 2.0
"""How far each of the two lines between co-leads is from their middle."""

TIE_ROOM = 10.0
"""How far beside or above a card a tie goes: halfway to its neighbour."""

MOST_WITH_CARE = 150
"""So many ties of one branch look for a way round cards. Of more, none could be followed by eye anyway."""


class Tie(NamedTuple):
    """A link other than line management, and the keys of the parts that lead down to either end."""

    link: r.Link
    to_upper: tuple[str, ...]
    to_lower: tuple[str, ...]


class Pencil:
    """Draws each kind of link in the stroke that the school chose for it."""

    def __init__(self, view: View) -> None:
        self._strokes = {name.kind: name.stroke for name in view.school.link_names}

    def line(self, link: r.Link, points: Way) -> Line:
        """Return the line of a link along the given corners."""
        default = Stroke.SOLID if link.link_kind == r.LINE else Stroke.DASHED
        stroke = self._strokes.get(link.link_kind, default)
        return Line(link.id, link.link_kind, link.upper, link.lower, stroke, points)

    def bracket(self, one: Spot, other: Spot) -> Line:
        """Return the double line between two co-leads side by side."""
        y = min(one.box.height, other.box.height) / 2
        left, right = one.box.right, other.box.x
        points = (left, y - BRACKET), (right, y - BRACKET), (right, y + BRACKET), (left, y + BRACKET)
        return Line(f"{one.post}={other.post}", CO_LEADS, one.post, other.post, Stroke.SOLID, points)

    def across(self, view: View, boxes: Mapping[str, Box]) -> Iterator[Line]:
        """Yield the ties that are not line management between cards that stand somewhere, as on a page."""
        found = [
            link for post in boxes for link in view.find(relations.TIES_DOWNWARD, post) if link.lower in boxes
        ]
        for link in sorted(found, key=lambda link: link.id):
            yield self.line(link, next(_ways(boxes[link.upper], boxes[link.lower])))

    def ties(self, part: Part, ties: Sequence[Tie]) -> Iterator[Line]:
        """Yield the ties of a part whose ends are shown in it."""
        with_care = len(ties) <= MOST_WITH_CARE
        for link, to_upper, to_lower in ties:
            upper, lower = _place(part, to_upper, link.upper), _place(part, to_lower, link.lower)
            if upper is None or lower is None:
                continue
            ways = _ways(upper, lower)
            way = min(ways, key=lambda way: _met(part, way, upper, lower)) if with_care else next(ways)
            yield self.line(link, way)


def _place(part: Part, way: Sequence[str], post: str) -> Box | None:
    """Return where the card of a post stands in a part, found along the parts that lead to it."""
    x = y = 0.0
    for key in way:
        number = part.number_of_inner.get(key)
        if number is None:
            return None
        inner = part.inner[number]
        x, y, part = x + inner.x, y + inner.y, inner.part
    spot = part.number_of_spot.get(post)
    return None if spot is None else part.spots[spot].box.shifted(x, y)


def _met(part: Part, way: Way, upper: Box, lower: Box) -> int:
    """Return how many cards a way crosses, but for those at its ends."""
    legs = [_leg(one, other) for one, other in pairwise(way)]
    left, top = min(leg.x for leg in legs), min(leg.y for leg in legs)
    around = Box(left, top, max(leg.right for leg in legs) - left, max(leg.bottom for leg in legs) - top)
    met = 0
    waiting = [Inner(0.0, 0.0, part)]
    while waiting:
        x, y, inside = waiting.pop()
        own = [leg.shifted(-x, -y) for leg in legs]
        for spot in inside.spots:
            if any(spot.box.meets(leg) for leg in own) and spot.box.shifted(x, y) not in (upper, lower):
                met += 1
        for each in inside.inner:
            bounds = each.part.bounds.shifted(each.x, each.y)
            if bounds.meets(around.shifted(-x, -y)) and any(bounds.meets(leg) for leg in own):
                waiting.append(Inner(x + each.x, y + each.y, each.part))
    return met


def _leg(one: Point, other: Point) -> Box:
    (x1, y1), (x2, y2) = one, other
    return Box(min(x1, x2) - 0.5, min(y1, y2) - 0.5, abs(x1 - x2) + 1.0, abs(y1 - y2) + 1.0)


def _ways(upper: Box, lower: Box) -> Iterator[Way]:
    """Yield simple ways from a card to another, the plainest first."""
    high, low = upper.y + upper.height / 2, lower.y + lower.height / 2
    if lower.x >= upper.right or upper.x >= lower.right:
        is_right = lower.x >= upper.right
        start, end = (upper.right, lower.x) if is_right else (upper.x, lower.right)
        room = TIE_ROOM if is_right else -TIE_ROOM
        yield (start, high), (end - room, high), (end - room, low), (end, low)
        yield (start, high), (start + room, high), (start + room, low), (end, low)
        for y in (lower.y - TIE_ROOM, upper.y - TIE_ROOM):
            middle = lower.x + lower.width / 2 - room
            yield (start, high), (start + room, high), (start + room, y), (middle, y), (middle, lower.y)
            yield (
                (start, high),
                (start + room, high),
                (start + room, y),
                (end - room, y),
                (
                    end - room,
                    low,
                ),
                (end, low),
            )
        return
    x = (max(upper.x, lower.x) + min(upper.right, lower.right)) / 2
    yield ((x, upper.bottom), (x, lower.y)) if upper.y < lower.y else ((x, upper.y), (x, lower.bottom))
    right, left = max(upper.right, lower.right) + TIE_ROOM, min(upper.x, lower.x) - TIE_ROOM
    yield (upper.right, high), (right, high), (right, low), (lower.right, low)
    yield (upper.x, high), (left, high), (left, low), (lower.x, low)
