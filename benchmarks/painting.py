"""What painting costs at every zoom: a screenful and a tile of the teams view, against plain rectangles.

Run it by hand: `python -m benchmarks.painting`. Milliseconds of CPU, medians; the last column of each pair is
the ratio to painting every card of it as one rectangle, which nothing can go below. Only ratios inside one
run mean anything. Files are measured by `benchmarks.export`.
"""

import gc
import statistics
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from benchmarks.schools import SIZES, school
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.typeface import FontMeasure, load_fonts
from orgdesigner.chart.picture import Box, ChartView, Picture
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.theme import LIGHT
from orgdesigner.model.structure import Structure

SCREEN = (1280, 800)
TILE = (256, 256)
ROUNDS = 9
SCALES = {"100 %": 1.0, "70 %": 0.7, "40 %": 0.4, "20 %": 0.2, "10 %": 0.1}


def main() -> None:
    application = QGuiApplication(["painting", "-platform", "offscreen"])
    load_fonts()
    measure = FontMeasure()
    for posts in SIZES:
        structure = Structure(school(posts))
        gc.collect()
        gc.freeze()
        chart = Chart(structure.view, ChartView.TEAMS, showing=ON_SCREEN, measure=measure)
        _measure_screen(posts, chart.extent(), measure)
        gc.unfreeze()
    del application


def _measure_screen(posts: int, extent: Extent, measure: FontMeasure) -> None:
    whole = min(SCREEN[0] / extent.bounds.width, SCREEN[1] / extent.bounds.height)
    print(f"\n{posts:,} posts, ms of CPU{'':12}cards    screen  floors     tile   find")
    for name, scale in {**SCALES, f"all of it ({whole:.1%})": whole}.items():
        box = _middle(extent.bounds, SCREEN[0] / scale, SCREEN[1] / scale)
        part = extent.within(box)
        screen = _median(partial(_paint, part, box, scale, SCREEN, measure))
        floor = _median(partial(_rectangles, part, box, scale))
        small = _middle(extent.bounds, TILE[0] / scale, TILE[1] / scale)
        few = extent.within(small)
        tile = _median(partial(_paint, few, small, scale, TILE, measure))
        find = _median(partial(extent.within, small))
        print(f"  {name:28}{len(part.cards):>7}{screen:>10.2f}{screen / floor:>8.1f}{tile:>9.2f}{find:>7.3f}")


def _middle(bounds: Box, width: float, height: float) -> Box:
    return Box(bounds.x + (bounds.width - width) / 2, bounds.y + (bounds.height - height) / 2, width, height)


def _paint(part: Picture, box: Box, scale: float, size: tuple[int, int], measure: FontMeasure) -> None:
    image = _image(size)
    painter = _painter(image, box, scale)
    paint(painter, part, theme=LIGHT, measure=measure, scale=scale)
    painter.end()


def _rectangles(part: Picture, box: Box, scale: float) -> None:
    image = _image(SCREEN)
    painter = _painter(image, box, scale)
    painter.setBrush(QColor(LIGHT.card))
    painter.drawRects([QRectF(*placed.box) for placed in part.cards])
    painter.end()


def _image(size: tuple[int, int]) -> QImage:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.canvas))
    return image


def _painter(image: QImage, box: Box, scale: float) -> QPainter:
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-box.x, -box.y)
    return painter


def _median(work: Callable[[], object]) -> float:
    costs = []
    for _ in range(ROUNDS):
        begin = time.thread_time()
        work()
        costs.append((time.thread_time() - begin) * 1000)
    return statistics.median(costs)


if __name__ == "__main__":
    main()
