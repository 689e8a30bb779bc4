"""Tiles show what is there, keep what did not change, and paint only what did."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.picture import Box
from orgdesigner.ui.canvas.camera import Camera, Size
from orgdesigner.ui.canvas.picture.tiles import Tiles

SIZE = Size(700, 500)
WHITE = QBrush(QColor("white"))
FOR_EVER = 60.0


class Drawing:
    """A few coloured rectangles, and which areas of them were painted."""

    def __init__(self) -> None:
        self.boxes = {
            "red": Box(100, 80, 200, 90),
            "blue": Box(900, 700, 300, 60),
            "green": Box(-400, 300, 50, 50),
        }
        self.painted: list[Box] = []
        self.tiles = Tiles(self.paint)
        self.tiles.clear(WHITE)

    def paint(self, painter: QPainter, area: Box, scale: float) -> None:
        self.painted.append(area)
        for colour, box in self.boxes.items():
            painter.fillRect(QRectF(*box), QColor(colour))

    def show(self, camera: Camera, seconds: float = FOR_EVER) -> QImage:
        image = QImage(700, 500, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.yellow)
        painter = QPainter(image)
        self.tiles.draw(painter, camera, SIZE, ratio=1.0, seconds=seconds)
        painter.end()
        return image

    def directly(self, camera: Camera) -> QImage:
        """The same without tiles."""
        image = QImage(700, 500, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(camera.scale, camera.scale)
        painter.translate(-camera.x, -camera.y)
        self.paint(painter, Box(0, 0, 0, 0), camera.scale)
        painter.end()
        return image


def test_tiles_show_the_same_as_painting_directly(qapp: QApplication) -> None:
    drawing = Drawing()
    for camera in (Camera(), Camera(1.0, -500, 120), Camera(0.5, -500, -300), Camera(2.0, 30, 40)):
        assert drawing.show(camera) == drawing.directly(camera)


def test_panning_back_and_forth_paints_nothing_anew(qapp: QApplication) -> None:
    drawing = Drawing()
    drawing.show(Camera())
    drawing.show(Camera(1.0, 300, 200))
    drawing.painted.clear()
    drawing.show(Camera())
    drawing.show(Camera(1.0, 300, 200))
    assert drawing.painted == []


def test_after_a_change_only_the_tiles_under_it_are_painted_anew(qapp: QApplication) -> None:
    drawing = Drawing()
    drawing.show(Camera())
    drawing.painted.clear()
    changed = Box(120, 90, 10, 10)
    drawing.boxes["black"] = changed
    drawing.tiles.follow((0.0, 0.0), [changed])
    assert drawing.show(Camera()) == drawing.directly(Camera())
    assert len(drawing.painted) == 2
    assert drawing.painted[0].meets(changed)


def test_a_picture_that_moved_as_a_whole_keeps_its_tiles(qapp: QApplication) -> None:
    drawing = Drawing()
    drawing.show(Camera())
    drawing.painted.clear()
    drawing.boxes = {colour: box.shifted(64.0, -32.0) for colour, box in drawing.boxes.items()}
    drawing.tiles.follow((64.0, -32.0), [])
    moved = Camera(1.0, 64.0, -32.0)
    shown = drawing.show(moved)
    assert drawing.painted == []
    assert shown == drawing.directly(moved)


def test_without_time_a_frame_shows_the_scale_before_and_says_that_it_is_not_complete(
    qapp: QApplication,
) -> None:
    drawing = Drawing()
    drawing.show(Camera())
    drawing.painted.clear()
    image = drawing.show(Camera(0.5, 0, 0), seconds=0.0)
    assert drawing.painted == []
    assert image.pixelColor(100, 60) == QColor("red")
    assert image.pixelColor(300, 200) == QColor("white")


def test_the_overview_stands_in_where_nothing_was_seen_yet(qapp: QApplication) -> None:
    drawing = Drawing()
    bounds = Box(-400, 0, 1700, 800)
    while not drawing.tiles.fill_overview(bounds, ratio=1.0, seconds=0.001):
        pass
    image = drawing.show(Camera(1.0, 700, 500), seconds=0.0)
    assert image.pixelColor(300, 230) == QColor("blue")


def test_what_is_kept_is_bounded_however_much_is_looked_at(qapp: QApplication) -> None:
    drawing = Drawing()
    for step in range(60):
        drawing.show(Camera(1.0 + step / 50, step * 900.0, 0))
    assert drawing.tiles.kept <= 240 + 20


def test_what_fails_while_painting_leaves_tiles_that_still_work(qapp: QApplication) -> None:
    drawing = Drawing()
    broken = Tiles(fail)
    broken.clear(WHITE)
    image = QImage(700, 500, QImage.Format.Format_RGB32)
    with QPainter(image) as painter, pytest.raises(ZeroDivisionError):
        broken.draw(painter, Camera(), SIZE, ratio=1.0, seconds=FOR_EVER)
    assert drawing.show(Camera()) == drawing.directly(Camera())


def fail(painter: QPainter, area: Box, scale: float) -> None:
    raise ZeroDivisionError
