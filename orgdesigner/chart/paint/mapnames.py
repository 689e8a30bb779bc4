"""The names of teams where cards are only blocks: as the names of countries on a map."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from orgdesigner.chart.cards.anatomy import LEAST_MARK
from orgdesigner.chart.detail import SMALLEST_TEXT
from orgdesigner.chart.measure import ELLIPSIS, wrap
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paint.marks import draw_marks
from orgdesigner.chart.picture import Box, Region, RegionKind
from orgdesigner.chart.theme import TextRole

SIZES = (16.0, 13.0, 11.0, SMALLEST_TEXT)
"""The sizes of type that are tried, in pixels: the largest in which a whole name fits."""

LINES = 3
LINE = 1.2
AWAY = 4.0
"""Between a name and the edge of its team, or of the plate behind it, in pixels."""

PLATE = 0.86
"""How much of what is behind a name its plate hides."""


def draw_map_names(ink: Ink, regions: Sequence[Region]) -> None:
    """Write the names of teams over their blocks, on a plate of the team's own tint.

    A name that fits in no size goes unsaid: it is in the outline, and nearer it is on the chart.
    """
    for region in regions:
        if region.kind is not RegionKind.TEAM:
            continue
        fitting = _fitting(ink, region)
        if fitting is not None:
            _draw(ink, region, *fitting)
    draw_marks(ink, [(region.mark, far_mark(region, ink.scale)) for region in regions if region.mark])


def far_mark(region: Region, scale: float) -> Box:
    """Return the place of the sign of a team's finding: at the right of its heading, large enough to see."""
    side = max(LEAST_MARK / scale, 14.0)
    heading, away = region.heading, AWAY / scale
    y = region.box.y + away if side + 2 * away > heading.height else heading.y + (heading.height - side) / 2
    return Box(region.box.right - side - away, y, side, side)


def _fitting(ink: Ink, region: Region) -> tuple[tuple[str, ...], int] | None:
    """Return the lines of a name and the size of its type in chart units, or None if it does not fit."""
    room, height = region.box.width - 4 * AWAY / ink.scale, region.box.height - 2 * AWAY / ink.scale
    for pixels in SIZES:
        size = -int(-pixels // ink.scale)
        texts = wrap(
            " ".join(region.title),
            room * TextRole.HEADING.size / size,
            TextRole.HEADING,
            ink.measure,
            lines=LINES,
        )
        is_whole = not any(text.endswith(ELLIPSIS) for text in texts)
        if is_whole and len(texts) * LINE * size <= height:
            return texts, size
    return None


def _draw(ink: Ink, region: Region, texts: tuple[str, ...], size: int) -> None:
    colour, away = ink.theme.team(region.colour), AWAY / ink.scale
    width = max(ink.measure.width(text, TextRole.HEADING) for text in texts) * size / TextRole.HEADING.size
    tall = len(texts) * LINE * size
    x, y = region.box.x + (region.box.width - width) / 2, region.box.y + (region.box.height - tall) / 2
    plate = QColor(colour.tint)
    plate.setAlphaF(PLATE)
    ink.use(None, None)
    ink.q.setBrush(plate)
    ink.q.drawRoundedRect(ink.frame(Box(x - away, y - away / 2, width + 2 * away, tall + away)), away, away)
    boxes = [Box(x, y + line * LINE * size, width, LINE * size) for line in range(len(texts))]
    ink.write_centred(TextRole.HEADING, colour.title, zip(texts, boxes, strict=True), size=size)
