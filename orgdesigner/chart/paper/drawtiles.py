"""What only a poster's pages have: the window of a tile, its crop marks, and the map of all tiles."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paper.sheets import CROP, TileMap, Window
from orgdesigner.chart.picture import Box
from orgdesigner.chart.theme import TextRole

APART = 4.0
"""Between a tile and its crop marks, which are not on it."""

LINE = 18.0
"""The height of a line of words on the map of the tiles."""

NEAR = 200
"""So many names before one are looked at lest it is written over them."""


@contextmanager
def in_window(q: QPainter, area: Box) -> Iterator[None]:
    """Draw nothing outside an area."""
    q.save()
    q.setClipRect(QRectF(*area), Qt.ClipOperation.IntersectClip)
    yield
    q.restore()


def draw_trims(ink: Ink, area: Box, window: Window) -> None:
    """Draw a mark at both ends of every line that a tile is trimmed along."""
    ink.use(ink.pen(ink.theme.text), None)
    begin, end = APART, CROP
    for x in window.across:
        ink.q.drawLine(QLineF(x, area.y - end, x, area.y - begin))
        ink.q.drawLine(QLineF(x, area.bottom + begin, x, area.bottom + end))
    for y in window.down:
        ink.q.drawLine(QLineF(area.x - end, y, area.x - begin, y))
        ink.q.drawLine(QLineF(area.right + begin, y, area.right + end, y))


def draw_map(ink: Ink, tiles: TileMap) -> None:
    """Draw every card as a small block, and over them the tiles with their names and pages.

    Small tiles have them on two lines; of those that are smaller still, some have their names.
    """
    ink.use(None, ink.theme.border)
    for card in tiles.cards:
        ink.q.drawRect(QRectF(*card))
    ink.use(ink.pen(ink.theme.text), None)
    for tile, _, _ in tiles.tiles:
        ink.q.drawRect(QRectF(*tile))
    free = _free(tiles)
    longest = max((f"{name} · page {page}" for _, name, page in tiles.tiles), key=len, default="")
    if ink.measure.width(longest, TextRole.HEADING) <= free.width and free.height >= LINE:
        labels = [(f"{name} · page {page}", tile) for tile, name, page in tiles.tiles]
        _write_labels(ink, TextRole.HEADING, labels)
    elif (
        ink.measure.width(longest.split(" · ")[-1], TextRole.SMALL) <= free.width and free.height >= 2 * LINE
    ):
        names = [(name, tile.shifted(0.0, -LINE / 2)) for tile, name, _ in tiles.tiles]
        pages = [(f"page {page}", tile.shifted(0.0, LINE / 2)) for tile, _, page in tiles.tiles]
        _write_labels(ink, TextRole.SMALL, [*names, *pages])
    else:
        _write_labels(ink, TextRole.SMALL, list(_some_names(ink, tiles, free)))


def _write_labels(ink: Ink, role: TextRole, labels: Sequence[tuple[str, Box]]) -> None:
    """Write texts in the middle of boxes, each on a ground of its own: lines go everywhere on the map."""
    ink.use(None, ink.theme.card)
    for text, (x, y, width, height) in labels:
        wide = ink.measure.width(text, role) + APART
        ink.q.drawRect(QRectF(x + (width - wide) / 2, y + (height - LINE) / 2, wide, LINE))
    ink.write_centred(role, ink.theme.text, labels)


def _free(tiles: TileMap) -> Box:
    """How much of each tile is at least its own: tiles overlap."""
    boxes = [tile for tile, _, _ in tiles.tiles]
    lefts, tops = sorted({round(box.x, 3) for box in boxes}), sorted({round(box.y, 3) for box in boxes})
    size = boxes[0] if boxes else Box(0, 0, 0, 0)
    across = min((after - before for before, after in pairwise(lefts)), default=size.width)
    down = min((after - before for before, after in pairwise(tops)), default=size.height)
    return Box(0, 0, across - APART, down - APART)


def _some_names(ink: Ink, tiles: TileMap, free: Box) -> Iterator[tuple[str, Box]]:
    """Yield as many names of tiles, each with its box, as have room beside and below each other."""
    placed: list[Box] = []
    for tile, name, _ in tiles.tiles:
        width = ink.measure.width(name, TextRole.SMALL) + 2 * APART
        left = max(0.0, tile.x + (free.width - width) / 2)
        box = Box(left, tile.y + (free.height - LINE) / 2, width, LINE)
        if not any(box.meets(other) for other in placed[-NEAR:]):
            placed.append(box)
            yield name, box
