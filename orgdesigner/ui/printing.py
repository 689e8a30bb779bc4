"""Pages to a printer: the same pages as in the preview and in the PDF.

Only what prints imports this module, because printing takes a library that the first picture does not need.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.drawpage import draw_page
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.pages import Sheets

POINTS_IN_INCH = 72


def preview(window: QWidget, sheets: Sheets, measure: Measure) -> None:
    """Show the pages as they would be printed."""
    printer = _printer(sheets)
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"Print preview: {sheets.caption.structure}")
    dialog.resize(1000, 720)
    # The dialog does not keep its printer alive; what it calls does, as long as it is there.
    dialog.paintRequested.connect(lambda _: print_pages(printer, sheets, measure))
    dialog.open()


def ask_and_print(window: QWidget, sheets: Sheets, measure: Measure) -> None:
    """Ask for a printer, and print."""
    printer = _printer(sheets)
    dialog = QPrintDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, len(sheets.pages))
    dialog.accepted.connect(partial(print_pages, printer, sheets, measure))
    dialog.setModal(True)
    dialog.show()


def _printer(sheets: Sheets) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, sheets)
    return printer


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
