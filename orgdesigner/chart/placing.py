"""From a layout to lines: the way from the foot of a card to each card below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from orgdesigner.chart.picture import Flow
from orgdesigner.chart.tidy import Layout, Tree, lay_out

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
    layout = lay_out(tree)
    spots = [
        Spot(key, x, y, width, height, Flow.ACROSS if trunk is None else Flow.DOWN)
        for key, x, y, width, height, trunk in zip(
            keys, layout.lefts, layout.tops, tree.widths, tree.heights, layout.trunks, strict=True
        )
    ]
    paths = [
        Path(keys[above], keys[card], points)
        for card, (above, points) in enumerate(zip(tree.above, _ways(tree, layout), strict=True))
        if card
    ]
    return Branch(spots, paths, layout.width, layout.height)


def _ways(tree: Tree, layout: Layout) -> Iterator[tuple[Point, ...]]:
    """Yield for each card the corners of the line that leads to it; none for the topmost."""
    lefts, tops, widths, heights = layout.lefts, layout.tops, tree.widths, tree.heights
    yield ()
    for card in range(1, len(tree.above)):
        above, left, top = tree.above[card], lefts[card], tops[card]
        x, foot = lefts[above] + widths[above] / 2, tops[above] + heights[above]
        bus, trunk = layout.buses[card], layout.trunks[card]
        down = left + widths[card] / 2 if trunk is None else trunk
        begin = ((down, foot),) if bus is None or down == x else ((x, foot), (x, bus), (down, bus))
        if trunk is None:
            yield (*begin, (down, top))
        else:
            side, edge = top + heights[card] / 2, left if trunk < left else left + widths[card]
            yield (*begin, (down, side), (edge, side))
