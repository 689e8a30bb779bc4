"""Pages as a PDF: drawn, not photographed, with its fonts inside and its text as text."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from orgdesigner.chart.paper.drawpage import Printout

RESOLUTION = 1200
POINTS_IN_INCH = 72


def pdf(pages: Printout) -> bytes:
    """Return the pages as a PDF. It names the plan and the program, and neither a person nor a computer."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(pages.title)
    writer.setCreator("OrgDesigner")
    size = QPageSize(QSizeF(pages.format.width, pages.format.height), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    painter.scale(RESOLUTION / POINTS_IN_INCH, RESOLUTION / POINTS_IN_INCH)
    for number in range(pages.count):
        if number:
            writer.newPage()
        pages.draw(painter, number)
    painter.end()
    return bytes(buffer.data().data())
