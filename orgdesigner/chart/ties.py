"""Links as lines between cards: line management along the tree, and other ties across it."""

from collections.abc import Iterator, Mapping

from orgdesigner.chart.picture import Box, Line
from orgdesigner.chart.placing import Point
from orgdesigner.model import records as r
from orgdesigner.model.structure import View
from orgdesigner.model.words import Stroke

TIE_ROOM = 10.0
"""How far beside a card a tie other than line management comes down: halfway to its neighbour."""


class Pencil:
    """Draws each kind of link in the stroke that the school chose for it."""

    def __init__(self, view: View) -> None:
        self._strokes = {name.kind: name.stroke for name in view.school.link_names}

    def line(self, link: r.Link, points: tuple[Point, ...]) -> Line:
        """Return the line of a link along the given corners."""
        default = Stroke.SOLID if link.link_kind == r.LINE else Stroke.DASHED
        stroke = self._strokes.get(link.link_kind, default)
        return Line(link.id, link.link_kind, link.upper, link.lower, stroke, points)

    def ties(self, view: View, boxes: Mapping[str, Box]) -> Iterator[Line]:
        """Yield the ties that are not line management, such as coaching, between cards that are drawn."""
        for link in sorted(view.all(r.Link), key=lambda link: link.id):
            if link.link_kind != r.LINE and link.upper in boxes and link.lower in boxes:
                yield self.line(link, _across(boxes[link.upper], boxes[link.lower]))


def _across(upper: Box, lower: Box) -> tuple[Point, ...]:
    """From side to facing side, coming down close to the lower card; straight if one is above the other."""
    if lower.x >= upper.right:
        start, end, turn = upper.right, lower.x, lower.x - TIE_ROOM
    elif upper.x >= lower.right:
        start, end, turn = upper.x, lower.right, lower.right + TIE_ROOM
    else:
        x = (max(upper.x, lower.x) + min(upper.right, lower.right)) / 2
        return ((x, upper.bottom), (x, lower.y)) if upper.y < lower.y else ((x, upper.y), (x, lower.bottom))
    high, low = upper.y + upper.height / 2, lower.y + lower.height / 2
    return (start, high), (turn, high), (turn, low), (end, low)
