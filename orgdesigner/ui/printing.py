"""Pages to a printer: the same pages as in the preview and in the PDF."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from orgdesigner.chart.drawpage import draw_page
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.pages import Sheets

POINTS_IN_INCH = 72


def prepare(printer: QPrinter, sheets: Sheets) -> None:
    """Set a printer to the paper that the pages were laid out for, its whole sheet."""
    size = QPageSize(QSizeF(sheets.format.width, sheets.format.height), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setDocName(f"{sheets.caption.plan} – {sheets.caption.structure}")
    printer.setCreator("OrgDesigner")


def print_pages(printer: QPrinter, sheets: Sheets, measure: Measure) -> None:
    """Draw the pages that the printer was asked for, one sheet each."""
    first = max(1, printer.fromPage()) if printer.fromPage() else 1
    last = min(len(sheets.pages), printer.toPage()) if printer.toPage() else len(sheets.pages)
    painter = QPainter(printer)
    scale = printer.resolution() / POINTS_IN_INCH
    painter.scale(scale, scale)
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        draw_page(painter, sheets, number, measure)
    painter.end()
