"""The static part of the canvas as tiles that are painted once and then only copied.

Each zoom step has a layer of tiles. A frame copies those it has, paints what is missing within a budget of
time, and shows for the rest the same place from a layer of another scale: the last one, or the overview of
the whole chart that is always kept.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import product

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QPixmap, QRegion

from orgdesigner.chart.cards.badges import reach
from orgdesigner.chart.picture import Box
from orgdesigner.ui.canvas.camera import Camera, Size

TILE = 256
"""The side of a tile in device pixels."""

MOST_TILES = 240
"""How many tiles are kept beside the overview: about 60 MB."""

MOST_LAYERS = 4
"""How many scales are kept: a change has to look at every one."""

OVERVIEW = 2048
"""The longest side of the overview in device pixels."""

OVERVIEW_TILE = 64
"""The side of a tile of the overview: a larger one would show thousands of cards, and hold up the window."""

BLOCK = 2
"""How many tiles are painted together, across and down: most cards lie on several."""

Paint = Callable[[QPainter, Box, float], None]
"""Paints an area of the chart at a scale, in chart units."""
Cell = tuple[int, int]


class Layer:
    """The tiles of one scale, each `tile` device pixels wide.

    `origin` is the chart point at the corner of cell (0, 0).
    """

    def __init__(self, scale: float, ratio: float, tile: int = TILE) -> None:
        self.scale = scale
        self.ratio = ratio
        self.tile = tile
        self.origin = 0.0, 0.0
        self.tiles: dict[Cell, QPixmap] = {}

    @property
    def side(self) -> float:
        """The side of a tile in chart units."""
        return self.tile / (self.scale * self.ratio)

    def area(self, cell: Cell) -> Box:
        """Return the part of the chart that a tile shows."""
        side = self.side
        return Box(self.origin[0] + cell[0] * side, self.origin[1] + cell[1] * side, side, side)

    def cells(self, area: Box) -> Iterator[Cell]:
        """Yield the cells that an area of the chart meets."""
        columns, rows = self._reached(area)
        return ((column, row) for row in rows for column in columns)

    def forget(self, area: Box) -> None:
        """Forget the tiles that an area of the chart meets, which may be far larger than all tiles."""
        columns, rows = self._reached(area)
        for cell in [(column, row) for column, row in self.tiles if column in columns and row in rows]:
            del self.tiles[cell]

    def _reached(self, area: Box) -> tuple[range, range]:
        side, (x, y) = self.side, self.origin
        columns = range(math.floor((area.x - x) / side), math.ceil((area.right - x) / side))
        return columns, range(math.floor((area.y - y) / side), math.ceil((area.bottom - y) / side))


class Tiles:
    """The layers of one picture."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._layers: dict[float, Layer] = {}
        self._overview: Layer | None = None
        self._ground = QBrush()

    @property
    def kept(self) -> int:
        """How many tiles there are beside the overview."""
        return sum(len(layer.tiles) for layer in self._layers.values())

    def clear(self, ground: QBrush) -> None:
        """Forget every tile; `ground` is what is behind all cards."""
        self._layers.clear()
        self._overview = None
        self._ground = ground

    def follow(self, shift: tuple[float, float], changed: Sequence[Box] | None) -> None:
        """Take the picture to have moved as a whole by `shift`, and the changed areas to look different.

        None stands for all of it.
        """
        for layer in self._all():
            # By whole pixels, so that what is kept and what is painted anew have the same grid.
            grain = layer.scale * layer.ratio
            layer.origin = (
                layer.origin[0] + round(shift[0] * grain) / grain,
                layer.origin[1] + round(shift[1] * grain) / grain,
            )
            if changed is None:
                layer.tiles.clear()
            for area in changed or ():
                layer.forget(roomy(area, layer.scale))

    def draw(
        self, painter: QPainter, camera: Camera, size: Size, *, ratio: float, seconds: float | None
    ) -> bool:
        """Draw what a camera sees; return whether everything was there or could be painted in the time.

        Without a time everything is painted, however long it takes.
        """
        seen = camera.seen(size)
        layer = self._layer(camera, ratio)
        cells = list(layer.cells(seen))
        self._make_room(layer, cells)
        missing = [cell for cell in cells if cell not in layer.tiles]
        late = self._fill(
            layer, missing if seconds is None else _nearest_first(layer, missing, seen), seconds
        )
        if late:
            self._draw_stand_in(painter, layer, late, camera, size)
        left, top = _corner(layer, camera)
        side = TILE / ratio
        for column, row in cells:
            tile = layer.tiles.get((column, row))
            if tile is not None:
                painter.drawPixmap(QPointF(left + column * side, top + row * side), tile)
        return not late

    def fill_overview(self, bounds: Box, *, ratio: float, seconds: float) -> bool:
        """Paint more of the overview within the time; return whether it is complete."""
        scale = _overview_scale(bounds, ratio)
        if self._overview is None or (self._overview.scale, self._overview.ratio) != (scale, ratio):
            self._overview = Layer(scale, ratio, OVERVIEW_TILE)
        missing = [cell for cell in self._overview.cells(bounds) if cell not in self._overview.tiles]
        return not self._fill(self._overview, missing, seconds, at_once=1)

    def _all(self) -> Iterator[Layer]:
        yield from self._layers.values()
        if self._overview is not None:
            yield self._overview

    def _layer(self, camera: Camera, ratio: float) -> Layer:
        """Return the layer of a scale, as the one used last; the oldest, and those never painted, go."""
        layer = self._layers.pop(camera.scale, None)
        painted = [each for each in self._layers.values() if each.tiles]
        self._layers = {each.scale: each for each in painted[1 - MOST_LAYERS :]}
        if layer is None or layer.ratio != ratio:
            layer = Layer(camera.scale, ratio)
        self._layers[camera.scale] = layer
        return layer

    def _make_room(self, layer: Layer, cells: Sequence[Cell]) -> None:
        """Forget the oldest layers, and then what is not in view, if there are too many tiles."""
        most = max(MOST_TILES, 2 * len(cells))
        while len(self._layers) > 1 and self.kept > most:
            del self._layers[next(iter(self._layers))]
        if len(layer.tiles) > most:
            layer.tiles = {cell: layer.tiles[cell] for cell in cells if cell in layer.tiles}

    def _fill(
        self, layer: Layer, cells: Sequence[Cell], seconds: float | None, *, at_once: int = BLOCK
    ) -> list[Cell]:
        """Paint tiles in the order given until the time is up; return the cells that are still missing."""
        end = math.inf if seconds is None else time.perf_counter() + seconds
        most = len(cells) if seconds is None else at_once
        missing = dict.fromkeys(cells)
        while missing and time.perf_counter() < end:
            columns, rows = _block(missing, most)
            self._paint_block(layer, columns, rows)
            for cell in product(columns, rows):
                del missing[cell]
        return list(missing)

    def _paint_block(self, layer: Layer, columns: range, rows: range) -> None:
        """Paint a block of tiles at once and cut it into tiles."""
        corner = layer.area((columns[0], rows[0]))
        area = Box(corner.x, corner.y, corner.width * len(columns), corner.height * len(rows))
        side = layer.tile
        block = QPixmap(side * len(columns), side * len(rows))
        grain = layer.scale * layer.ratio
        with QPainter(block) as painter:
            painter.fillRect(block.rect(), self._ground)
            painter.scale(grain, grain)
            painter.translate(-area.x, -area.y)
            self._paint(painter, area, layer.scale)
        for across, down in product(range(len(columns)), range(len(rows))):
            tile = block.copy(across * side, down * side, side, side)
            tile.setDevicePixelRatio(layer.ratio)
            layer.tiles[columns[across], rows[down]] = tile

    def _draw_stand_in(
        self, painter: QPainter, layer: Layer, late: list[Cell], camera: Camera, size: Size
    ) -> None:
        """Draw the late cells from the overview and, over it, from the layer that was used before."""
        side = TILE / layer.ratio
        left, top = _corner(layer, camera)
        region = QRegion()
        for column, row in late:
            corner = QPointF(left + column * side, top + row * side)
            region += QRectF(corner, corner + QPointF(side, side)).toAlignedRect()
        painter.save()
        painter.setClipRegion(region & QRect(0, 0, math.ceil(size.width), math.ceil(size.height)))
        painter.fillRect(region.boundingRect(), self._ground)
        before = [each for each in self._layers.values() if each is not layer][-1:]
        for other in ([self._overview] if self._overview else []) + before:
            _draw_scaled(painter, other, camera, size)
        painter.restore()


def roomy(area: Box, scale: float) -> Box:
    """Return an area with the room round it that what belongs to things in it may take."""
    room = reach(scale)
    return Box(area.x - room, area.y - room, area.width + 2 * room, area.height + 2 * room)


def _draw_scaled(painter: QPainter, layer: Layer, camera: Camera, size: Size) -> None:
    seen = camera.seen(size)
    for cell, tile in layer.tiles.items():
        area = layer.area(cell)
        if area.meets(seen):
            on_screen = camera.box_on_screen(area)
            painter.drawPixmap(QRectF(*on_screen), tile, QRectF(0, 0, layer.tile, layer.tile))


def _block(missing: Collection[Cell], most: int) -> tuple[range, range]:
    """Return the columns and rows of a block of missing cells that begins with the first of them."""
    column, row = next(iter(missing))
    across = down = 1
    while across < most and (column + across, row) in missing:
        across += 1
    while down < most and all((column + step, row + down) in missing for step in range(across)):
        down += 1
    return range(column, column + across), range(row, row + down)


def _corner(layer: Layer, camera: Camera) -> tuple[float, float]:
    """Return where the corner of cell (0, 0) is on screen, at a whole device pixel."""
    x, y = camera.to_screen(*layer.origin)
    return round(x * layer.ratio) / layer.ratio, round(y * layer.ratio) / layer.ratio


def _nearest_first(layer: Layer, cells: list[Cell], seen: Box) -> list[Cell]:
    middle_x, middle_y = seen.x + seen.width / 2, seen.y + seen.height / 2

    def distance(cell: Cell) -> float:
        area = layer.area(cell)
        return abs(area.x + area.width / 2 - middle_x) + abs(area.y + area.height / 2 - middle_y)

    return sorted(cells, key=distance)


def _overview_scale(bounds: Box, ratio: float) -> float:
    """Return the scale of the overview, in steps of a factor of two so that few edits alter it."""
    fits = OVERVIEW / ratio / max(bounds.width, bounds.height, 1.0)
    return min(0.5, 2.0 ** math.floor(math.log2(fits)))
