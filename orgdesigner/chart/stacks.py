"""How the reports of a post are laid out: in a row, stacked, in two columns or in a grid.

Reports keep their stored order in every arrangement. Left to itself, a chart stacks reports that have
nobody below them: 126 posts in one row would be twenty screens wide.
"""

from collections.abc import Sequence
from itertools import groupby
from math import ceil, sqrt

from orgdesigner.chart.picture import Flow
from orgdesigner.chart.tidy import STACK_GAP, TRUNK, Block, Branch, Path, Point, Spot, place
from orgdesigner.model.words import Arrangement

LONGEST_STACK = 8
"""A stack that would be longer becomes several, side by side."""

COLUMN_GAP = 12.0


def arrange(reports: Sequence[Branch], arrangement: Arrangement) -> list[Branch | Block]:
    """Return the reports of a post as what is set side by side below it."""
    if len(reports) < 2 or arrangement is Arrangement.ROW:
        return list(reports)
    if arrangement is Arrangement.STACK_LEFT:
        return [stack(reports)]
    if arrangement is Arrangement.STACK_RIGHT:
        return [_mirrored(stack(reports))]
    if arrangement is Arrangement.TWO_COLUMNS:
        return [_two_columns(reports)]
    if arrangement is Arrangement.GRID:
        return [_columns(_by_row(reports, ceil(sqrt(len(reports)))))]
    return _stacked_leaves(reports)


def _stacked_leaves(reports: Sequence[Branch]) -> list[Branch | Block]:
    found: list[Branch | Block] = []
    for is_leaf, run in groupby(reports, lambda report: not report.items and not report.assistants):
        neighbours = list(run)
        if is_leaf and len(neighbours) > 1:
            stacks = ceil(len(neighbours) / LONGEST_STACK)
            height = ceil(len(neighbours) / stacks)
            found.append(_columns([neighbours[at : at + height] for at in range(0, len(neighbours), height)]))
        else:
            found.extend(neighbours)
    return found


def _by_row(reports: Sequence[Branch], count: int) -> list[Sequence[Branch]]:
    return [reports[column::count] for column in range(count)]


def _columns(columns: Sequence[Sequence[Branch]]) -> Block:
    stacks = [stack(column) for column in columns]
    spots: list[Spot] = []
    paths: list[Path] = []
    x = 0.0
    for each in stacks:
        moved = _moved(each, x, 0)
        spots += moved.spots
        paths += moved.paths
        x += each.width + COLUMN_GAP
    trunk = stacks[0].trunk if len(stacks) == 1 else None
    height = max(each.height for each in stacks)
    return Block(tuple(spots), tuple(paths), x - COLUMN_GAP, height, trunk, -1)


def stack(reports: Sequence[Branch]) -> Block:
    """Return branches below each other, with a trunk down their left."""
    spots: list[Spot] = []
    paths: list[Path] = []
    y = width = 0.0
    for report in reports:
        block = _moved(_as_block(report), TRUNK, y)
        card = block.spots[0]
        middle = card.y + card.height / 2
        paths.append(Path("", report.key, ((0.0, 0.0), (0.0, middle), (card.x, middle))))
        spots += block.spots
        paths += block.paths
        width = max(width, TRUNK + block.width)
        y += block.height + STACK_GAP
    return Block(tuple(spots), tuple(paths), width, y - STACK_GAP, 0.0, -1)


def _two_columns(reports: Sequence[Branch]) -> Block:
    """Branches in pairs, on either side of a trunk."""
    blocks = [_as_block(report) for report in reports]
    trunk = max(block.width for block in blocks[::2]) + TRUNK
    spots: list[Spot] = []
    paths: list[Path] = []
    y = 0.0
    for at in range(0, len(blocks), 2):
        pair = blocks[at : at + 2]
        for side, block in enumerate(pair):
            moved = _moved(block, trunk + TRUNK if side else trunk - TRUNK - block.width, y)
            card = moved.spots[0]
            middle, edge = card.y + card.height / 2, card.x if side else card.x + card.width
            paths.append(Path("", card.key, ((trunk, 0.0), (trunk, middle), (edge, middle))))
            spots += moved.spots
            paths += moved.paths
        y += max(block.height for block in pair) + STACK_GAP
    width = trunk + TRUNK + max((block.width for block in blocks[1::2]), default=0.0)
    return Block(tuple(spots), tuple(paths), width, y - STACK_GAP, trunk, 0)


def _as_block(branch: Branch) -> Block:
    """A branch as a block, its own card among the cards that follow each other downward."""
    if not branch.items and not branch.assistants:
        spot = Spot(branch.key, 0.0, 0.0, branch.width, branch.height, Flow.DOWN)
        return Block((spot,), (), branch.width, branch.height)
    block = place(branch)
    return block._replace(spots=(block.spots[0]._replace(flow=Flow.DOWN), *block.spots[1:]))


def _moved(block: Block, dx: float, dy: float) -> Block:
    def point(at: Point) -> Point:
        return at[0] + dx, at[1] + dy

    return block._replace(
        spots=tuple(spot.shifted(dx, dy) for spot in block.spots),
        paths=tuple(path._replace(points=tuple(map(point, path.points))) for path in block.paths),
    )


def _mirrored(block: Block) -> Block:
    def point(at: Point) -> Point:
        return block.width - at[0], at[1]

    return block._replace(
        spots=tuple(spot._replace(x=block.width - spot.x - spot.width) for spot in block.spots),
        paths=tuple(path._replace(points=tuple(map(point, path.points))) for path in block.paths),
        trunk=None if block.trunk is None else block.width - block.trunk,
        under=-block.under,
    )
