"""How the reports of a post are laid out: in a row, stacked, in two columns or in a grid.

Reports keep their stored order in every arrangement. Left to itself, a chart stacks reports that have
nobody below them: 126 posts in one row would be twenty screens wide.
"""

from collections.abc import Sequence
from itertools import accumulate, groupby
from math import ceil, sqrt
from typing import NamedTuple, TypeAlias

from orgdesigner.model.words import Arrangement

LONGEST_STACK = 8
"""A stack that would be longer becomes several, side by side."""

STACK_GAP = 12.0
COLUMN_GAP = 12.0
TRUNK = 16.0
"""From the line that goes down along a stack to its cards, and from a card's edge to where it leaves."""


class Sizes(NamedTuple):
    """By the number of a card, how wide and how tall it is with everything below it."""

    across: Sequence[float]
    down: Sequence[float]


class Block(NamedTuple):
    """Branches set as one piece, each reached from a trunk that begins at the block's upper edge.

    `lefts`, `tops` and `trunks` are the places of the members and of the trunks that lead to them. Where one
    trunk serves all, `trunk` is its place, and `under` says whether it is best below the left end (-1), the
    middle (0) or the right end (1) of the card above.
    """

    members: Sequence[int]
    lefts: Sequence[float]
    tops: Sequence[float]
    trunks: Sequence[float]
    width: float
    height: float
    trunk: float | None
    under: int


Item: TypeAlias = int | Block
"""What is set side by side below a post: a report with what is below it, or a block of reports."""


def arrange(
    reports: Sequence[int], arrangement: Arrangement, sizes: Sizes, is_leaf: Sequence[bool]
) -> Sequence[Item]:
    """Return the reports of a post as what is set side by side below it; `is_leaf` is by number of a card."""
    if len(reports) < 2 or arrangement is Arrangement.ROW:
        return reports
    if arrangement is Arrangement.STACK_LEFT:
        return [stack(reports, sizes)]
    if arrangement is Arrangement.STACK_RIGHT:
        return [_mirrored(stack(reports, sizes), sizes)]
    if arrangement is Arrangement.TWO_COLUMNS:
        return [_two_columns(reports, sizes)]
    if arrangement is Arrangement.GRID:
        columns = ceil(sqrt(len(reports)))
        return [_columns([reports[column::columns] for column in range(columns)], sizes)]
    return _stacked_leaves(reports, sizes, is_leaf)


def _stacked_leaves(reports: Sequence[int], sizes: Sizes, is_leaf: Sequence[bool]) -> Sequence[Item]:
    found: list[Item] = []
    for leaves, run in groupby(reports, is_leaf.__getitem__):
        neighbours = list(run)
        if leaves and len(neighbours) > 1:
            stacks = ceil(len(neighbours) / LONGEST_STACK)
            height = ceil(len(neighbours) / stacks)
            columns = [neighbours[at : at + height] for at in range(0, len(neighbours), height)]
            found.append(_columns(columns, sizes))
        else:
            found.extend(neighbours)
    return found


def stack(reports: Sequence[int], sizes: Sizes) -> Block:
    """Return branches below each other, with a trunk down their left."""
    return _columns([reports], sizes)


def _columns(columns: Sequence[Sequence[int]], sizes: Sizes) -> Block:
    """Branches below each other in columns, each with a trunk down its left."""
    across, down = sizes
    lefts: list[float] = []
    tops: list[float] = []
    trunks: list[float] = []
    x = tallest = 0.0
    for column in columns:
        *starts, end = accumulate([down[branch] + STACK_GAP for branch in column], initial=0.0)
        tops += starts
        lefts += [x + TRUNK] * len(column)
        trunks += [x] * len(column)
        x += TRUNK + max([across[branch] for branch in column]) + COLUMN_GAP
        tallest = max(tallest, end - STACK_GAP)
    members = [branch for column in columns for branch in column]
    only = 0.0 if len(columns) == 1 else None
    return Block(members, lefts, tops, trunks, x - COLUMN_GAP, tallest, only, under=-1)


def _two_columns(reports: Sequence[int], sizes: Sizes) -> Block:
    """Branches in pairs, on either side of a trunk."""
    across, down = sizes
    trunk = max(across[branch] for branch in reports[::2]) + TRUNK
    tops: list[float] = []
    y = 0.0
    for at in range(0, len(reports), 2):
        pair = reports[at : at + 2]
        tops += [y] * len(pair)
        y += max(down[branch] for branch in pair) + STACK_GAP
    lefts = [
        trunk + TRUNK if number % 2 else trunk - TRUNK - across[branch]
        for number, branch in enumerate(reports)
    ]
    width = trunk + TRUNK + max((across[branch] for branch in reports[1::2]), default=0.0)
    return Block(reports, lefts, tops, [trunk] * len(reports), width, y - STACK_GAP, trunk, under=0)


def _mirrored(block: Block, sizes: Sizes) -> Block:
    width = block.width
    return block._replace(
        lefts=[
            width - x - sizes.across[branch] for branch, x in zip(block.members, block.lefts, strict=True)
        ],
        trunks=[width - trunk for trunk in block.trunks],
        trunk=None if block.trunk is None else width - block.trunk,
        under=-block.under,
    )
