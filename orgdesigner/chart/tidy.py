"""Tidy trees of cards of different sizes: plain geometry, which knows keys and sizes and nothing else.

A branch is laid out from its reports' branches alone, so that after an edit only the branches above it are
merged again. Levels are aligned: every branch has, for each level below it, how far it reaches to the left
and to the right of its own middle, and reports are set side by side as close as those contours allow. What
is stacked is one block, which reaches down as many levels as it may be tall.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple, TypeAlias

from orgdesigner.chart.picture import Flow
from orgdesigner.model.words import Arrangement

GAP = 20.0
"""Between neighbours, and between branches."""

DROP = 40.0
"""From a level to the next."""

STACK_GAP = 12.0
TRUNK = 16.0
"""From the line that goes down along a stack to its cards, and from a card's edge to where it leaves."""

LOWEST_CARD = 52.0
"""No card is less tall: what a block's depth in levels is reckoned with."""

Point: TypeAlias = tuple[float, float]
Contour: TypeAlias = tuple[list[float], list[float]]
"""For each level how far something reaches to the left and to the right of its middle."""


class Spot(NamedTuple):
    """A card's place: its key, left, top, width, height, and how its neighbours follow each other."""

    key: str
    x: float
    y: float
    width: float
    height: float
    flow: Flow

    def shifted(self, dx: float, dy: float) -> "Spot":
        """The same card elsewhere."""
        return Spot(self.key, self.x + dx, self.y + dy, self.width, self.height, self.flow)


class Path(NamedTuple):
    """A line's way from the card `upper`, or if that is empty from what the block is under, to `lower`."""

    upper: str
    lower: str
    points: tuple[Point, ...]


class Block(NamedTuple):
    """Cards and lines placed from a top left corner at the origin, drawn as one piece.

    If all its lines to above leave it at one point of its upper edge, `trunk` is where, and `under` says
    whether that is best below the left end (-1), the middle (0) or the right end (1) of a card above.
    """

    spots: tuple[Spot, ...]
    paths: tuple[Path, ...]
    width: float
    height: float
    trunk: float | None = None
    under: int = 0


class Branch:
    """A card with everything below it. It never changes, so it can be kept and used again."""

    def __init__(
        self,
        key: str,
        width: float,
        height: float,
        *,
        items: "Sequence[Branch | Block]" = (),
        assistants: "Sequence[Branch]" = (),
        arrangement: Arrangement = Arrangement.AUTOMATIC,
    ) -> None:
        self.key, self.width, self.height = key, width, height
        self.items, self.assistants = tuple(items), tuple(assistants)
        self.arrangement = arrangement
        """How the reports of its reports are laid out, unless they say otherwise."""
        self.lefts, self.rights = [-width / 2], [width / 2]
        self.heights = [height]
        for assistant in self.assistants:
            self.heights[0] += STACK_GAP + assistant.height
            self.rights[0] = max(self.rights[0], TRUNK + assistant.width)
        self.offsets = self._spread()

    @property
    def hanging(self) -> Block | None:
        """The block that hangs from this card by one trunk, if that is all there is below it."""
        only = self.items[0] if len(self.items) == 1 else None
        return only if isinstance(only, Block) and only.trunk is not None else None

    def leaves_at(self, block: Block) -> float:
        """Return where the trunk of a hanging block leaves this card, from its middle."""
        return block.under * (self.width / 2 - TRUNK)

    def _spread(self) -> tuple[float, ...]:
        contours = [_contour(item) for item in self.items]
        hanging = self.hanging
        if hanging and hanging.trunk is not None:
            offsets: tuple[float, ...] = (self.leaves_at(hanging) - hanging.trunk + hanging.width / 2,)
        else:
            offsets = spread(contours)
        for offset, (lefts, rights) in zip(offsets, contours, strict=True):
            _reach(self.lefts, [offset + left for left in lefts], min)
            _reach(self.rights, [offset + right for right in rights], max)
        for item in self.items:
            if isinstance(item, Branch):
                _reach(self.heights, item.heights, max)
        return offsets


def spread(contours: Sequence[Contour], gap: float = GAP) -> tuple[float, ...]:
    """Return the middles of things set side by side in their order, measured from the middle of the whole.

    Packing from the left crowds small branches to the left, packing from the right to the right; their mean
    is even, and as both keep every distance it does too.
    """
    from_left = _packed(contours, gap)
    if len(contours) > 2:
        mirrored = [([-right for right in rights], [-left for left in lefts]) for lefts, rights in contours]
        from_right = [from_left[-1] - offset for offset in reversed(_packed(mirrored[::-1], gap))]
        from_left = [round((one + other) / 2) for one, other in zip(from_left, from_right, strict=True)]
    middle = round(from_left[-1] / 2) if from_left else 0
    return tuple(offset - middle for offset in from_left)


def _packed(contours: Sequence[Contour], gap: float) -> list[float]:
    reached: list[float] = []
    offsets: list[float] = []
    for lefts, rights in contours:
        distances = [right - left for right, left in zip(reached, lefts, strict=False)]
        offset = max(distances) + gap if distances else 0.0
        offsets.append(offset)
        reached[: len(rights)] = [offset + right for right in rights]
    return offsets


def _contour(item: Branch | Block) -> Contour:
    if isinstance(item, Branch):
        return item.lefts, item.rights
    levels = ceil((item.height + DROP) / (LOWEST_CARD + DROP))
    return [-item.width / 2] * levels, [item.width / 2] * levels


def _reach(known: list[float], below: Sequence[float], further: Callable[[float, float], float]) -> None:
    """Widen what is known of the levels under the first by what one thing on them reaches."""
    common = len(known) - 1
    known[1:] = [*map(further, known[1:], below), *known[1 + len(below) :], *below[common:]]


def place(root: Branch) -> Block:
    """Return every card and line of a branch with its place, as one block that begins with its own card."""
    tops = [0.0]
    for height in root.heights:
        tops.append(tops[-1] + height + DROP)
    sheet = _Sheet([], [])
    left = min(root.lefts)
    waiting = [(root, -left, 0)]
    while waiting:
        branch, x, level = waiting.pop()
        sheet.add_card(branch, x, tops[level])
        exit_y, top = tops[level] + branch.height, tops[level + 1]
        for item, offset in zip(reversed(branch.items), reversed(branch.offsets), strict=True):
            if isinstance(item, Branch):
                sheet.add_line(branch.key, (x, exit_y), item.key, (x + offset, top))
                waiting.append((item, x + offset, level + 1))
            else:
                sheet.add_block(branch, (x, exit_y), item, (x + offset - item.width / 2, top))
    bottom = max(spot.y + spot.height for spot in sheet.spots)
    return Block(tuple(sheet.spots), tuple(sheet.paths), max(root.rights) - left, bottom)


class _Sheet(NamedTuple):
    """What is placed so far."""

    spots: list[Spot]
    paths: list[Path]

    def add_card(self, branch: Branch, x: float, y: float) -> None:
        """Add the card of a branch by its middle and top, with its assistants beside the line below it."""
        self.spots.append(Spot(branch.key, x - branch.width / 2, y, branch.width, branch.height, Flow.ACROSS))
        bottom = y + branch.height
        below = bottom
        for assistant in branch.assistants:
            below += STACK_GAP
            width, height = assistant.width, assistant.height
            self.spots.append(Spot(assistant.key, x + TRUNK, below, width, height, Flow.DOWN))
            middle = below + height / 2
            self.paths.append(
                Path(branch.key, assistant.key, ((x, bottom), (x, middle), (x + TRUNK, middle)))
            )
            below += height

    def add_line(self, upper: str, start: Point, lower: str, end: Point) -> None:
        """Add a line that goes down, across halfway to the lower level, and down again."""
        bus = end[1] - DROP / 2
        corners = (start, end) if start[0] == end[0] else (start, (start[0], bus), (end[0], bus), end)
        self.paths.append(Path(upper, lower, corners))

    def add_block(self, above: Branch, start: Point, block: Block, corner: Point) -> None:
        """Add a block by its top left corner, and draw its lines to above through to the card it is under."""
        dx, dy = corner
        self.spots.extend(spot.shifted(dx, dy) for spot in block.spots)
        hanging = above.hanging is block
        for upper, lower, points in block.paths:
            moved = tuple((x + dx, y + dy) for x, y in points)
            if upper:
                self.paths.append(Path(upper, lower, moved))
            elif hanging:
                self.paths.append(Path(above.key, lower, ((moved[0][0], start[1]), *moved[1:])))
            else:
                bus = dy - DROP / 2
                self.paths.append(
                    Path(above.key, lower, (start, (start[0], bus), (moved[0][0], bus), *moved[1:]))
                )
