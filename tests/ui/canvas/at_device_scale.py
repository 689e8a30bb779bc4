"""Draws the example at the scale of a screen that QT_SCALE_FACTOR says, and tells what came of it.

Run by test_device_scaling.py in a process of its own: Qt reads the scale once, at its start.
"""

import json
import sys

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.detail import detail_at
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.typeface import FontMeasure, load_fonts
from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.chart.theme import LIGHT
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.session import Session
from tests.chart.school import example_school
from tests.chart.test_draw import texts_of
from tests.ui.conftest import TODAY

ZOOMS = (0.25, 0.5, 0.75, 1.0)
"""One of each face."""

WIDTH, HEIGHT = 600, 400
UNLIKE = 48
"""A pixel is another if one of its colours is further away than this, of 255."""


def unlike(one: QImage, other: QImage) -> float:
    """Return the share of the pixels of two pictures that are not alike."""
    assert one.size() == other.size()
    data = (
        memoryview(bytes(each.convertToFormat(QImage.Format.Format_Grayscale8).constBits()))
        for each in (one, other)
    )
    pairs: list[tuple[int, int]] = list(zip(*data, strict=True))
    return sum(abs(a - b) > UNLIKE for a, b in pairs) / len(pairs)


def directly(canvas: Canvas, camera: Camera, ratio: float) -> QImage:
    """Return what is in view, painted straight onto a screen of that scale."""
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.canvas))
    area = Box(camera.x - 50, camera.y - 50, WIDTH / camera.scale + 100, HEIGHT / camera.scale + 100)
    with QPainter(image) as painter:
        painter.scale(ratio * camera.scale, ratio * camera.scale)
        painter.translate(-camera.x, -camera.y)
        part = canvas.extent.within(area)
        paint(painter, part, theme=LIGHT, measure=FontMeasure(), scale=camera.scale)
    return image


def main() -> None:
    """Write, for each view and zoom, what was drawn."""
    application = QApplication(sys.argv)
    load_fonts()
    canvas = Canvas(Session(Document({CURRENT: example_school()}), today=TODAY))
    canvas.animated = False
    canvas.minimap.wanted = False
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    canvas.session.finish_checking()
    told = []
    for view in ChartView:
        canvas.chart_view = view
        for zoom in ZOOMS:
            bounds = canvas.extent.bounds
            camera = Camera(zoom, round(bounds.x + bounds.width / 2), round(bounds.y))
            canvas.look_exactly(camera)
            canvas.viewport().repaint()
            while not canvas.is_settled:
                application.processEvents()
                canvas.viewport().repaint()
            seen = canvas.viewport().grab().toImage()
            ratio = seen.devicePixelRatio()
            size = canvas.viewport().size()
            camera = canvas.camera
            plain = directly(canvas, camera, ratio).copy(0, 0, seen.width(), seen.height())
            area = Box(camera.x, camera.y, size.width() / zoom, size.height() / zoom)
            texts = texts_of(canvas.extent.within(area), zoom, FontMeasure())
            told.append(
                {
                    "view": view.value,
                    "zoom": zoom,
                    "ratio": ratio,
                    "pixels": [seen.width(), seen.height()],
                    "size": [size.width(), size.height()],
                    "face": detail_at(zoom).name,
                    "smallest": min((height for _, height in texts), default=None),
                    "unlike": unlike(seen, plain) if zoom == 1 else None,
                }
            )
    sys.stdout.write(json.dumps(told))
    canvas.hide()
    canvas.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main()
