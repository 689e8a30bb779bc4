"""How the reports of a post are laid out: in a row, stacked, in two columns or in a grid.

Reports keep their stored order in every arrangement. Left to itself, a chart stacks reports that have
nobody below them: 126 posts in one row would be twenty screens wide.
"""

from collections.abc import Sequence
from itertools import groupby
from math import ceil, sqrt
from operator import attrgetter

from orgdesigner.chart.tidy import STACK_GAP, TRUNK, Block, Branch, Part
from orgdesigner.model.words import Arrangement

LONGEST_STACK = 8
"""A stack that would be longer becomes several, side by side."""

COLUMN_GAP = 12.0


def arrange(reports: Sequence[Branch], arrangement: Arrangement) -> Sequence[Branch | Block]:
    """Return the reports of a post as what is set side by side below it."""
    if len(reports) < 2 or arrangement is Arrangement.ROW:
        return reports
    if arrangement is Arrangement.STACK_LEFT:
        return [stack(reports)]
    if arrangement is Arrangement.STACK_RIGHT:
        return [_mirrored(stack(reports))]
    if arrangement is Arrangement.TWO_COLUMNS:
        return [_two_columns(reports)]
    if arrangement is Arrangement.GRID:
        columns = ceil(sqrt(len(reports)))
        return [_columns([reports[column::columns] for column in range(columns)])]
    return _stacked_leaves(reports)


def _stacked_leaves(reports: Sequence[Branch]) -> Sequence[Branch | Block]:
    found: list[Branch | Block] = []
    for is_leaf, run in groupby(reports, attrgetter("is_leaf")):
        neighbours = list(run)
        if is_leaf and len(neighbours) > 1:
            stacks = ceil(len(neighbours) / LONGEST_STACK)
            height = ceil(len(neighbours) / stacks)
            found.append(_columns([neighbours[at : at + height] for at in range(0, len(neighbours), height)]))
        else:
            found.extend(neighbours)
    return found


def stack(reports: Sequence[Branch]) -> Block:
    """Return branches below each other, with a trunk down their left."""
    return _columns([reports])


def _columns(columns: Sequence[Sequence[Branch]]) -> Block:
    """Branches below each other in columns, each with a trunk down its left."""
    parts: list[Part] = []
    x = tallest = 0.0
    for column in columns:
        y = 0.0
        for branch in column:
            parts.append(Part(branch, x + TRUNK, y, x))
            y += branch.down + STACK_GAP
        x += TRUNK + max([branch.across for branch in column]) + COLUMN_GAP
        tallest = max(tallest, y - STACK_GAP)
    return Block(tuple(parts), x - COLUMN_GAP, tallest, 0.0 if len(columns) == 1 else None, under=-1)


def _two_columns(reports: Sequence[Branch]) -> Block:
    """Branches in pairs, on either side of a trunk."""
    trunk = max(branch.across for branch in reports[::2]) + TRUNK
    parts: list[Part] = []
    y = 0.0
    for at in range(0, len(reports), 2):
        pair = reports[at : at + 2]
        parts.append(Part(pair[0], trunk - TRUNK - pair[0].across, y, trunk, from_right=True))
        parts += [Part(branch, trunk + TRUNK, y, trunk) for branch in pair[1:]]
        y += max(branch.down for branch in pair) + STACK_GAP
    width = trunk + TRUNK + max((branch.across for branch in reports[1::2]), default=0.0)
    return Block(tuple(parts), width, y - STACK_GAP, trunk, under=0)


def _mirrored(block: Block) -> Block:
    width = block.width
    parts = tuple(
        Part(branch, width - x - branch.across, y, width - trunk, not from_right)
        for branch, x, y, trunk, from_right in block.parts
    )
    return Block(
        parts, width, block.height, None if block.trunk is None else width - block.trunk, -block.under
    )
