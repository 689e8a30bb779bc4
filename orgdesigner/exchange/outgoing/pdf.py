"""Pages as a PDF: drawn, not photographed, with its fonts inside, its text as text, and its pages by name."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import PageFormat
from orgdesigner.exchange.steps import Step, stepping, unwatched

RESOLUTION = 1200
POINTS_IN_INCH = 72
LANGUAGE = "en-GB"
PROGRAM = "OrgDesigner"


class Bookmark(NamedTuple):
    """An entry in the contents of a PDF: what it is called, its page counted from 0, and those within it."""

    title: str
    page: int
    within: tuple[Bookmark, ...] = ()


def pdf(pages: Printout) -> bytes:
    """Return the pages as a PDF. It names the plan and the program, and neither a person nor a computer."""
    named = enumerate(pages.bookmarks) if pages.count > 1 else ()
    return bound(pages.title, [pages], [Bookmark(name, number) for number, name in named])


def bound(
    title: str, parts: Sequence[Printout], bookmarks: Sequence[Bookmark], step: Step = unwatched
) -> bytes:
    """Return several parts as one PDF, each on paper of its own size, with the fonts in it once."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    pages = [(part, number) for part in parts for number in range(part.count)]
    painter = QPainter()
    try:
        for part, number in stepping(pages, step):
            writer.setPageLayout(_layout(part.format))  # before the page begins that has this size
            if painter.isActive():
                writer.newPage()
            else:
                painter.begin(writer)
                painter.scale(RESOLUTION / POINTS_IN_INCH, RESOLUTION / POINTS_IN_INCH)
            part.draw(painter, number)
    finally:
        painter.end()  # also if it is given up: Qt can't let go of a writer that is being painted on
    return _described(bytes(buffer.data().data()), title, bookmarks)


def _layout(page_format: PageFormat) -> QPageLayout:
    size = QPageSize(QSizeF(page_format.width, page_format.height), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _described(drawn: bytes, title: str, bookmarks: Sequence[Bookmark]) -> bytes:
    """Return a PDF with its title, its language and its bookmarks, and nothing else about it.

    Qt writes the title into two places and the time into three, and knows neither language nor bookmarks.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    reader = PdfReader(io.BytesIO(drawn))
    for key in ("/Metadata", "/Names"):
        if key in reader.root_object:
            del reader.root_object[key]
    writer = PdfWriter(clone_from=reader)  # takes over what is still referred to
    root = writer.root_object
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Creator": PROGRAM, "/Producer": PROGRAM})
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
    if bookmarks:
        for each in bookmarks:
            parent = writer.add_outline_item(each.title, each.page)
            for within in each.within:
                writer.add_outline_item(within.title, within.page, parent=parent)
        root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    described = io.BytesIO()
    writer.pdf_header = drawn[:8].decode()
    writer.write(described)
    return described.getvalue()
