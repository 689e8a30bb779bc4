"""Where things stand inside a card: the one set of lengths that layouts, painting and clicks agree on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgdesigner.chart.picture import Box, Card, Chip
from orgdesigner.chart.theme import TextRole

CHIP_PADDING = 5.0
"""Between a chip's words and its frame, left and right."""

CHIP_SIGN = 14.0
"""The room of the sign before the words of a chip that has one."""

CHIP_GAP = 4.0
DOT = 16.0
"""The diameter of a numbered dot."""

DOT_GAP = 4.0
SIGN = 14.0
"""The room of a staff group's shape before a holder's name."""


@dataclass(frozen=True)
class Anatomy:
    """The lengths inside a card, in chart units."""

    side: float
    top: float
    title_line: float
    holder_line: float
    chip_gap: float
    chip: float
    bottom: float
    mark: float
    title_role: TextRole


FULL = Anatomy(
    side=10, top=8, title_line=20, holder_line=16, chip_gap=6, chip=18, bottom=8,
    mark=18, title_role=TextRole.TITLE,
)  # fmt: skip
COMPACT = Anatomy(
    side=10, top=6, title_line=16, holder_line=16, chip_gap=4, chip=18, bottom=6,
    mark=14, title_role=TextRole.SMALL_TITLE,
)  # fmt: skip


PATTERNED_BAR = 6.0
"""The width of a bar in the colour of a category, in pixels, and in chart units where that is more."""

LEAST_MARK = 12.0
"""The sign of a finding is never smaller than this on screen, in pixels."""

LINK = 16.0
"""The room of the arrow after a holder's name that leads to another post of the same person."""


class ChipPlace(NamedTuple):
    """A chip and its place on the card."""

    chip: Chip
    box: Box


def anatomy(card: Card) -> Anatomy:
    """Return the lengths that a card is built with."""
    return COMPACT if card.compact else FULL


def card_height(a: Anatomy, *, titles: int, holders: int, chip_rows: int) -> float:
    """Return how tall a card is that holds so many lines."""
    lines = a.top + titles * a.title_line + holders * a.holder_line + a.bottom
    return lines + chip_rows * (a.chip_gap + a.chip)


def mark_room(a: Anatomy) -> float:
    """Return by how much a title is shorter where the sign of a finding may stand beside it."""
    return a.mark - 4


def dots_width(count: int) -> float:
    """Return the room that so many dots take, with the gap before them."""
    return count * (DOT + DOT_GAP)


def title_lines(card: Card, box: Box) -> Iterator[tuple[str, Box]]:
    """Yield each line of the title with the place it is written in."""
    a = anatomy(card)
    for number, text in enumerate(card.title):
        yield (
            text,
            Box(box.x + a.side, box.y + a.top + number * a.title_line, box.width - 2 * a.side, a.title_line),
        )


def holder_lines_top(card: Card, box: Box) -> float:
    """Return where the first holder's line begins."""
    a = anatomy(card)
    return box.y + a.top + len(card.title) * a.title_line


def link_places(card: Card, box: Box) -> Iterator[tuple[str, Box]]:
    """Yield the arrows of those who hold another post too: the post that a click leads to, and the place."""
    a = anatomy(card)
    y = holder_lines_top(card, box)
    for line in card.holders:
        if line.goes_to:
            yield line.goes_to, Box(box.x + a.side + SIGN + line.width, y, LINK, a.holder_line)
        y += a.holder_line


def chip_places(card: Card, box: Box) -> Iterator[ChipPlace]:
    """Yield every chip with its place."""
    a = anatomy(card)
    y = holder_lines_top(card, box) + len(card.holders) * a.holder_line
    for row in card.chips:
        y += a.chip_gap
        x = box.x + a.side
        for chip in row:
            tall = chip.lines * (a.chip + a.chip_gap) - a.chip_gap
            yield ChipPlace(chip, Box(x, y, chip.width, tall))
            x += chip.width + CHIP_GAP
        y += a.chip


def dot_places(card: Card, box: Box) -> Iterator[Box]:
    """Yield the place of every dot, in the card's order, at the right of its row."""
    a = anatomy(card)
    if card.dots_row < 0:
        y = holder_lines_top(card, box) + (len(card.holders) - 0.5) * a.holder_line - DOT / 2
    else:
        rows_below = len(card.chips) - 1 - card.dots_row
        y = box.bottom - a.bottom - a.chip / 2 - DOT / 2 - rows_below * (a.chip_gap + a.chip)
    x = box.right - a.side - dots_width(len(card.dots)) + DOT_GAP
    for number in range(len(card.dots)):
        yield Box(x + number * (DOT + DOT_GAP), y, DOT, DOT)


def row_width(row: Sequence[Chip]) -> float:
    """Return how wide a row of chips is."""
    return sum(chip.width for chip in row) + CHIP_GAP * max(0, len(row) - 1)


def bar_room(scale: float) -> float:
    """Return the room that a bar with a pattern takes at the left of a card, with the gap after it."""
    return (PATTERNED_BAR + 5.0) / min(1.0, scale)


def mark_place(card: Card, box: Box, scale: float = 1.0) -> Box:
    """Return the place of a finding's sign on a card: at the top right, large enough to be seen."""
    a = anatomy(card)
    side = max(a.mark, LEAST_MARK / scale)
    away = min(8.0, 4.0 / scale)
    return Box(box.right - side - away, box.y + min(a.top, away), side, side)
