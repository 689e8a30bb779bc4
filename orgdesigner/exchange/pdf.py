"""Pages as a PDF: drawn, not photographed, with its fonts inside, its text as text, and its pages by name."""

import io

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from orgdesigner.chart.paper.drawpage import Printout

RESOLUTION = 1200
POINTS_IN_INCH = 72
LANGUAGE = "en-GB"
PROGRAM = "OrgDesigner"


def pdf(pages: Printout) -> bytes:
    """Return the pages as a PDF. It names the plan and the program, and neither a person nor a computer."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
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
    return _described(bytes(buffer.data().data()), pages)


def _described(drawn: bytes, pages: Printout) -> bytes:
    """Return a PDF with its title, its language and a bookmark for each page, and nothing else about it.

    Qt writes the title into two places and the time into three, and knows neither language nor bookmarks.
    """
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=io.BytesIO(drawn))
    root = writer.root_object
    for key in ("/Metadata", "/Names"):
        if key in root:
            del root[key]
    writer.metadata = None
    writer.add_metadata({"/Title": pages.title, "/Creator": PROGRAM, "/Producer": PROGRAM})
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
    if pages.count > 1:
        for number, name in enumerate(pages.bookmarks):
            writer.add_outline_item(name, number)
        root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    described = io.BytesIO()
    writer.pdf_header = drawn[:8].decode()
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    writer.write(described)
    return described.getvalue()
