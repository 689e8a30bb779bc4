"""Pages as pictures made of pixels."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE

RESOLUTIONS = (192, 144, 96)
"""Pixels to the inch, the best first: 96 is what a screen shows at 100 %."""

MOST_PIXELS = 60_000_000
LONGEST_SIDE = 30_000
POINTS_IN_INCH = 72
INCHES_IN_METRE = 39.3701


def resolution_for(pages: Printout) -> int | None:
    """Return the best resolution at which a page is no larger than a picture should be; None if none is."""
    for resolution in RESOLUTIONS:
        width, height = _pixels(pages, resolution)
        if width * height <= MOST_PIXELS and max(width, height) <= LONGEST_SIDE:
            return resolution
    return None


def png(pages: Printout, number: int, *, resolution: int) -> bytes:
    """Return a page, counted from 0, as a PNG that states its resolution."""
    width, height = _pixels(pages, resolution)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(resolution * INCHES_IN_METRE))
    image.setDotsPerMeterY(round(resolution * INCHES_IN_METRE))
    painter = QPainter(image)
    # Setting the image's resolution makes fonts of a size in points larger; ours are in units of the chart.
    painter.scale(resolution / POINTS_IN_INCH, resolution / POINTS_IN_INCH)
    pages.draw(painter, number)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _pixels(pages: Printout, resolution: int) -> tuple[int, int]:
    to_pixels = POINTS_IN_MILLIMETRE * resolution / POINTS_IN_INCH
    return round(pages.format.width * to_pixels), round(pages.format.height * to_pixels)
