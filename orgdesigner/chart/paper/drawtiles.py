"""What only a poster's pages have: the window of a tile, its crop marks, and the map of all tiles."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paper.sheets import CROP, TileMap, Window
from orgdesigner.chart.picture import Box
from orgdesigner.chart.theme import TextRole

APART = 4.0
"""Between a tile and its crop marks, which are not on it."""


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
    """Draw every card as a small block, and over them the tiles with their names and pages."""
    ink.use(None, ink.theme.border)
    for card in tiles.cards:
        ink.q.drawRect(QRectF(*card))
    ink.use(ink.pen(ink.theme.text), None)
    for tile, _, _ in tiles.tiles:
        ink.q.drawRect(QRectF(*tile))
    for tile, name, page in tiles.tiles:
        words = f"{name} · page {page}"
        left = tile.x + (tile.width - ink.measure.width(words, TextRole.HEADING)) / 2
        ink.write(TextRole.HEADING, ink.theme.text, [(words, left, tile.y + tile.height / 2)])
