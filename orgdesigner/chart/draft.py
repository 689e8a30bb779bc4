"""A picture in the making, which layouts add to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orgdesigner.chart.picture import Alias, Box, ChartView, Line, Note, Picture, PlacedCard, Region

MARGIN = 24.0
"""What is left free around a picture."""


@dataclass
class Draft:
    """Lists of what is placed so far."""

    cards: list[PlacedCard] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def finish(self, view: ChartView, bounds: Box | None = None) -> Picture:
        """Return the picture; `bounds` are reckoned where the layout does not know them."""
        return Picture(
            view,
            tuple(self.cards),
            tuple(self.regions),
            tuple(self.lines),
            tuple(self.aliases),
            tuple(self.notes),
            bounds or around(self._boxes()),
        )

    def _boxes(self) -> Iterator[Box]:
        # Aliases, and the cards in regions, lie inside what is listed here.
        yield from (placed.box for placed in self.cards if placed.region is None)
        yield from (region.box for region in self.regions)
        yield from (note.box for note in self.notes)


def around(boxes: Iterable[Box], margin: float = MARGIN) -> Box:
    """Return the rectangle that holds all the given ones with a margin; an empty one for none."""
    found = list(boxes)
    if not found:
        return Box(0, 0, 0, 0)
    left, top = min(box.x for box in found), min(box.y for box in found)
    right, bottom = max(box.x + box.width for box in found), max(box.y + box.height for box in found)
    return Box(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)
