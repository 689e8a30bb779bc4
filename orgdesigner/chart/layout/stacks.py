"""How the reports of a post are laid out: in a row, stacked, in two columns or in a grid.

Reports keep their stored order in every arrangement. Left to itself, a chart stacks reports that have
nobody below them: 126 posts in one row would be twenty screens wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil, sqrt

from orgdesigner.chart.layout.contours import Edge
from orgdesigner.chart.layout.shape import Shape
from orgdesigner.model.words import Arrangement

GAP = 20.0
"""Between neighbours, and between branches."""

LONGEST_STACK = 8
"""A stack that would be longer becomes several, side by side; more than eight of them grow longer too."""

WIDEST_ROW = 8_000.0
"""A row of branches that would be wider is folded into columns, left to itself: four screens."""

LANDSCAPE = 1.6
"""How much wider than tall such columns are together."""

STACK_GAP = 12.0
COLUMN_GAP = 12.0
TRUNK = 16.0
"""From the line that goes down along a stack to its cards, and from a card's edge to where it leaves."""

LEFT, MIDDLE, RIGHT = -1, 0, 1


@dataclass(slots=True, eq=False)
class Block:
    """Branches set as one piece.

    `members` are the numbers of the reports. `lefts` and `tops` are the upper left corners of their branches;
    `trunks` are where the lines are that reach them from the side, or None for those reached from above.
    Where one trunk serves all, `trunk` is its place, and `under` says whether it is best below the left end,
    the middle or the right end of the card above. A card above stands over what is between `first` and
    `last`, measured from the block's middle.
    """

    members: Sequence[int]
    lefts: Sequence[float]
    tops: Sequence[float]
    trunks: Sequence[float | None]
    width: float
    height: float
    trunk: float | None = None
    under: int = MIDDLE
    first: float = 0.0
    last: float = 0.0
    left_edge: Edge = field(init=False)
    right_edge: Edge = field(init=False)

    def __post_init__(self) -> None:
        half = self.width / 2
        self.left_edge = (-half, self.height, 0.0, 0.0, None)
        self.right_edge = (half, self.height, 0.0, 0.0, None)

    @property
    def down(self) -> float:
        """How tall it is."""
        return self.height


def arrange(members: Sequence[int], arrangement: Arrangement, shapes: Sequence[Shape]) -> list[int | Block]:
    """Return what is set side by side below a post: single reports by number, and blocks of reports.

    In a row too, neighbours with nothing below them are one block: they stay together.
    """
    if len(members) < 2:
        return list(members)
    if arrangement is Arrangement.STACK_LEFT:
        return [columns([members], shapes)]
    if arrangement is Arrangement.STACK_RIGHT:
        return [_mirrored(columns([members], shapes), shapes)]
    if arrangement is Arrangement.TWO_COLUMNS:
        return [_two_columns(members, shapes)]
    if arrangement is Arrangement.GRID:
        return [_grid(members, shapes)]
    gather = row if arrangement in (Arrangement.ROW, Arrangement.ASSISTANTS) else _stacks
    found: list[int | Block] = []
    begin, count = 0, len(members)
    while begin < count:
        end = begin
        while end < count and not shapes[members[end]].asides:
            end += 1
        if end - begin > 1:
            found.append(gather(members[begin:end], shapes))
        else:
            end = begin + 1
            found.append(members[begin])
        begin = end
    return found


def folded(items: list[int | Block], members: Sequence[int], shapes: Sequence[Shape]) -> list[int | Block]:
    """Return a row as it is, or as columns of branches if it would be wider than anybody scrolls."""
    across = [item.width if isinstance(item, Block) else shapes[item].across for item in items]
    if len(items) < 3 or sum(across) <= WIDEST_ROW:
        return items
    wide = sum([shapes[member].across for member in members])
    tall = sum([shapes[member].down for member in members])
    count = len(members)
    abreast = max(2, min(count, round(sqrt(count * LANDSCAPE * tall / wide))))
    longest = ceil(count / abreast)
    return [columns([members[at : at + longest] for at in range(0, count, longest)], shapes)]


def row(members: Sequence[int], shapes: Sequence[Shape]) -> Block:
    """Cards with nothing below them side by side, reached from above."""
    widths = [shapes[member].width for member in members]
    lefts = list(accumulate([width + GAP for width in widths], initial=0.0))
    height = max([shapes[member].height for member in members])
    count = len(members)
    width = lefts[-1] - GAP
    first, last = (widths[0] - width) / 2, (width - widths[-1]) / 2
    return Block(members, lefts[:-1], [0.0] * count, [None] * count, width, height, first=first, last=last)


def _stacks(members: Sequence[int], shapes: Sequence[Shape]) -> Block:
    """Cards with nothing below them in stacks of about equal length."""
    count = len(members)
    if count <= LONGEST_STACK:
        return columns([members], shapes)
    stacks = ceil(count / max(LONGEST_STACK, ceil(sqrt(count))))
    longest = ceil(count / stacks)
    return columns([members[at : at + longest] for at in range(0, count, longest)], shapes)


def columns(of: Sequence[Sequence[int]], shapes: Sequence[Shape]) -> Block:
    """Branches below each other in columns, each with a trunk down its left."""
    lefts: list[float] = []
    tops: list[float] = []
    trunks: list[float | None] = []
    x = tallest = 0.0
    for column in of:
        *starts, end = accumulate([shapes[each].down + STACK_GAP for each in column], initial=0.0)
        tops += starts
        lefts += [x + TRUNK] * len(column)
        trunks += [x] * len(column)
        x += TRUNK + max([shapes[each].right - shapes[each].left for each in column]) + COLUMN_GAP
        tallest = max(tallest, end - STACK_GAP)
    if len(of) == 1:
        return Block(of[0], lefts, tops, trunks, x - COLUMN_GAP, tallest, 0.0, LEFT)
    members = [each for column in of for each in column]
    return Block(members, lefts, tops, trunks, x - COLUMN_GAP, tallest)


def _grid(members: Sequence[int], shapes: Sequence[Shape]) -> Block:
    """Branches row by row, as many across as down, in columns with a trunk down the left of each."""
    count = ceil(sqrt(len(members)))
    widths = [max([shapes[each].across for each in members[column::count]]) for column in range(count)]
    heights = [
        max([shapes[each].down for each in members[at : at + count]]) for at in range(0, len(members), count)
    ]
    *lefts, end = accumulate([TRUNK + width + COLUMN_GAP for width in widths], initial=0.0)
    *tops, bottom = accumulate([height + STACK_GAP for height in heights], initial=0.0)
    numbers = range(len(members))
    return Block(
        members,
        [lefts[number % count] + TRUNK for number in numbers],
        [tops[number // count] for number in numbers],
        [lefts[number % count] for number in numbers],
        end - COLUMN_GAP,
        bottom - STACK_GAP,
    )


def _two_columns(members: Sequence[int], shapes: Sequence[Shape]) -> Block:
    """Branches in pairs, on either side of a trunk."""
    across = [shapes[member].across for member in members]
    down = [shapes[member].down for member in members]
    trunk = max(across[::2]) + TRUNK
    tops: list[float] = []
    y = 0.0
    for at in range(0, len(members), 2):
        pair = down[at : at + 2]
        tops += [y] * len(pair)
        y += max(pair) + STACK_GAP
    lefts = [trunk + TRUNK if number % 2 else trunk - TRUNK - width for number, width in enumerate(across)]
    width = trunk + TRUNK + max(across[1::2])
    return Block(members, lefts, tops, [trunk] * len(members), width, y - STACK_GAP, trunk, MIDDLE)


def _mirrored(block: Block, shapes: Sequence[Shape]) -> Block:
    width = block.width
    return Block(
        block.members,
        [
            width - left - shapes[member].across
            for member, left in zip(block.members, block.lefts, strict=True)
        ],
        block.tops,
        [None if trunk is None else width - trunk for trunk in block.trunks],
        width,
        block.height,
        None if block.trunk is None else width - block.trunk,
        -block.under,
    )
