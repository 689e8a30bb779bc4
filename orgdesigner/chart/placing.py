"""From a branch, whose parts know only how they lie to each other, to the place of every card and line."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from orgdesigner.chart.picture import Flow
from orgdesigner.chart.tidy import DROP, STACK_GAP, TRUNK, Block, Branch

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


class Placed(NamedTuple):
    """Cards and lines with their places."""

    spots: list[Spot]
    paths: list[Path]


class _Standing(NamedTuple):
    """A branch whose card has its place: its middle, where levels begin, and which of them is its own."""

    branch: Branch
    x: float
    tops: Sequence[float]
    level: int

    @property
    def foot(self) -> Point:
        """Where the line to its reports leaves its card."""
        return self.x, self.tops[self.level] + self.branch.height


def place(root: Branch, x: float = 0.0, y: float = 0.0) -> Placed:
    """Return the place of every card and line of a branch, whose upper left corner is at a point.

    Every card comes after the one that it reports to, the branch's own card first.
    """
    placed = Placed([], [])
    first = _Standing(root, x + root.left, root.tops(y), 0)
    _add_card(placed, root, first.x - root.width / 2, y, Flow.ACROSS)
    waiting = [first]
    while waiting:
        above = waiting.pop()
        _add_assistants(placed, above)
        below: list[_Standing] = []
        for item, offset in zip(above.branch.items, above.branch.offsets, strict=True):
            if isinstance(item, Branch):
                below += _add_branch(placed, above, item, above.x + offset)
            else:
                below += _add_block(placed, above, item, above.x + offset - item.width / 2)
        waiting.extend(reversed(below))
    return placed


def _add_card(placed: Placed, branch: Branch, x: float, y: float, flow: Flow) -> None:
    placed.spots.append(Spot(branch.key, x, y, branch.width, branch.height, flow))


def _add_assistants(placed: Placed, above: _Standing) -> None:
    """Assistants stand beside the line, on its right, before it comes to the other reports."""
    x, bottom = above.foot
    y = bottom
    for assistant in above.branch.assistants:
        y += STACK_GAP
        middle = y + assistant.height / 2
        _add_card(placed, assistant, x + TRUNK, y, Flow.DOWN)
        corners = ((x, bottom), (x, middle), (x + TRUNK, middle))
        placed.paths.append(Path(above.branch.key, assistant.key, corners))
        y += assistant.height


def _add_branch(placed: Placed, above: _Standing, branch: Branch, x: float) -> Iterator[_Standing]:
    """A branch in a row: its line goes down, across halfway to its level, and down again."""
    start, top = above.foot, above.tops[above.level + 1]
    bus = top - DROP / 2
    corners = (start, (x, top)) if start[0] == x else (start, (start[0], bus), (x, bus), (x, top))
    placed.paths.append(Path(above.branch.key, branch.key, corners))
    _add_card(placed, branch, x - branch.width / 2, top, Flow.ACROSS)
    if not branch.is_leaf:
        yield _Standing(branch, x, above.tops, above.level + 1)


def _add_block(placed: Placed, above: _Standing, block: Block, left: float) -> Iterator[_Standing]:
    """Branches in a block: each line comes down a trunk and turns to the side of its card."""
    (x, foot), top = above.foot, above.tops[above.level + 1]
    bus = top - DROP / 2
    hanging = above.branch.hanging is block
    for branch, part_x, part_y, part_trunk, from_right in block.parts:
        y, trunk = top + part_y, left + part_trunk
        card = left + part_x + branch.left - branch.width / 2
        edge = card + branch.width if from_right else card
        middle = y + branch.height / 2
        begin = ((trunk, foot),) if hanging else ((x, foot), (x, bus), (trunk, bus))
        placed.paths.append(Path(above.branch.key, branch.key, (*begin, (trunk, middle), (edge, middle))))
        _add_card(placed, branch, card, y, Flow.DOWN)
        if not branch.is_leaf:
            yield _Standing(branch, card + branch.width / 2, branch.tops(y), 0)
