"""From a layout to lines: the way from the foot of a card to each card below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from orgdesigner.chart.layout.shape import Shape
from orgdesigner.chart.layout.stacks import STACK_GAP
from orgdesigner.chart.layout.tidy import Tree, places, reports_of, shapes_of
from orgdesigner.chart.picture import Box, Flow

Point: TypeAlias = tuple[float, float]


class Spot(NamedTuple):
    """A card's place: its key, left, top, width, height, and how its neighbours follow each other."""

    key: str
    x: float
    y: float
    width: float
    height: float
    flow: Flow


class Path(NamedTuple):
    """A line's way from the card `upper` to the card `lower`."""

    upper: str
    lower: str
    points: tuple[Point, ...]


class Branch(NamedTuple):
    """Cards and lines with their places, the upper left corner at the origin, the topmost card first."""

    spots: list[Spot]
    paths: list[Path]
    width: float
    height: float

    @property
    def entry(self) -> Point:
        """Where a line from above meets the topmost card."""
        first = self.spots[0]
        return first.x + first.width / 2, first.y


def place(keys: Sequence[str], tree: Tree) -> Branch:
    """Return the place of every card and line of a tree; `keys` are what its cards are called."""
    reports = reports_of(tree)
    shapes = shapes_of(tree, reports)
    layout = places(shapes, reports)
    boxes = list(map(Box, layout.lefts, layout.tops, tree.widths, tree.heights))
    spots = [
        Spot(key, *box, Flow.ACROSS if trunk is None else Flow.DOWN)
        for key, box, trunk in zip(keys, boxes, layout.trunks, strict=True)
    ]
    paths = []
    for card in range(1, len(keys)):
        above = tree.above[card]
        upper, lower = boxes[above], boxes[card]
        points = tuple(way(shapes[above], upper, lower, layout.trunks[card], top=upper.y))
        paths.append(Path(keys[above], keys[card], points))
    return Branch(spots, paths, layout.width, layout.height)


def way(
    shape: Shape, upper: Box, lower: Box, trunk: float | None, *, top: float = 0.0, by_side: bool = True
) -> Iterator[Point]:
    """Yield the corners of the way from the foot of a card to the top of another, or to its side.

    `shape` is that of the branch of the upper card, which begins at `top`. From a trunk a card is reached at
    its side; of co-leads all but the first from above.
    """
    middle = upper.x + upper.width / 2
    down = lower.x + lower.width / 2 if trunk is None else trunk
    if down == middle or (shape.bus is None and upper.x <= down <= upper.right):
        yield down, upper.bottom
    else:
        is_assistant = shape.bus is None or lower.y < top + shape.bus
        bus = top + (shape.height + STACK_GAP / 2 if is_assistant else shape.bus or 0.0)
        yield middle, upper.bottom
        yield middle, bus
        yield down, bus
    if trunk is None:
        yield down, lower.y
    elif by_side:
        side = lower.y + lower.height / 2
        yield down, side
        yield (lower.x if trunk < lower.x else lower.right), side
    else:
        over = lower.y - STACK_GAP / 2
        yield down, over
        yield lower.x + lower.width / 2, over
        yield lower.x + lower.width / 2, lower.y
