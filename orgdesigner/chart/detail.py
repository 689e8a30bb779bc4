"""How much of a card is drawn at a zoom, so that no text on screen is ever too small to read."""

from enum import IntEnum
from math import ceil

SMALLEST_TEXT = 9.0
"""No text is smaller than this on screen, in pixels."""


class Detail(IntEnum):
    """The faces of a card, from far to near."""

    BLOCK = 0
    SHORT_TITLE = 1
    TITLE_AND_NAME = 2
    FULL = 3


_FROM = (
    (Detail.FULL, 0.82),  # the smallest text of a card, 11 px, is then 9 px
    (Detail.TITLE_AND_NAME, 0.6),
    (Detail.SHORT_TITLE, 0.28),
)


def detail_at(scale: float) -> Detail:
    """Return the face of a card at a zoom, where 1 is 100 %."""
    return next((detail for detail, least in _FROM if scale >= least), Detail.BLOCK)


def text_size(size: int, scale: float) -> int:
    """Return the size in chart units of text that is `size` at 100 %, enlarged if it would be too small."""
    return max(size, ceil(SMALLEST_TEXT / scale))
