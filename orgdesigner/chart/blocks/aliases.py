"""What an alias says, and how tall it is: cut short to a line each on screen, in full on paper."""

from dataclasses import replace
from typing import NamedTuple

from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.measure import Measure, elide, in_full, line_height
from orgdesigner.chart.picture import Alias, Box
from orgdesigner.chart.theme import TextRole

ALIAS = 40.0
"""The height of an alias with a line of detail."""

PLAIN_ALIAS = 26.0
ALIAS_SIGN = 16.0
ALIAS_INDENT = 8.0


class Said(NamedTuple):
    """The words of an alias line by line."""

    text: tuple[str, ...]
    detail: tuple[str, ...]


def alias_lines(alias: Alias, width: float, measure: Measure) -> Said:
    """Return all that an alias of a width says, line by line."""
    room = _room(alias, width)
    detail = in_full(alias.detail, room, TextRole.SMALL, measure) if alias.detail else ()
    return Said(in_full(alias.text, room, TextRole.SMALL_TITLE, measure), detail)


def fitted(alias: Alias, width: float, source: CardSource) -> Alias:
    """Return an alias that has no place yet as wide as it is to be, and as tall as its words need."""
    measure = source.measure
    height = ALIAS if alias.detail else PLAIN_ALIAS
    if source.whole:
        said = alias_lines(alias, width, measure)
        height += (len(said.text) - 1) * line_height(TextRole.SMALL_TITLE)
        height += max(0, len(said.detail) - 1) * line_height(TextRole.SMALL)
        return replace(alias, box=Box(0, 0, width, height))
    room = _room(alias, width)
    return replace(
        alias,
        text=elide(alias.text, room, TextRole.SMALL_TITLE, measure),
        detail=elide(alias.detail, room, TextRole.SMALL, measure),
        box=Box(0, 0, width, height),
    )


def _room(alias: Alias, width: float) -> float:
    return width - 2 * ALIAS_INDENT - (ALIAS_SIGN if alias.post else 0.0)
