"""A page as an SVG: one drawing that can be scaled and edited, with its text as text."""

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from orgdesigner.assets import FONT_FAMILY
from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE

OTHER_FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""What a program shows instead that does not have the bundled font: the most like it first."""

POINTS_IN_INCH = 72


def svg(page: Printout) -> bytes:
    """Return the one page of a chart or a report as an SVG."""
    width = page.format.width * POINTS_IN_MILLIMETRE
    height = page.format.height * POINTS_IN_MILLIMETRE
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(POINTS_IN_INCH)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(page.title)
    generator.setDescription("")
    painter = QPainter(generator)
    page.draw(painter, 0)
    painter.end()
    family = f"font-family=\"'{FONT_FAMILY}', {OTHER_FONTS}\""
    return bytes(buffer.data().data()).replace(f'font-family="{FONT_FAMILY}"'.encode(), family.encode())
