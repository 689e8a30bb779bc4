"""Pages to a printer: the same pages as in the preview and in the PDF.

Only what prints imports this module, because printing takes a library that the first picture does not need.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.paper.drawpage import Printout

POINTS_IN_INCH = 72


def preview(window: QWidget, pages: Printout) -> None:
    """Show the pages as they would be printed."""
    printer = _printer(pages)
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"Print preview: {pages.title}")
    dialog.resize(1000, 720)
    # The dialog does not keep its printer alive; what it calls does, as long as it is there.
    dialog.paintRequested.connect(lambda _: print_pages(printer, pages))
    dialog.open()


def ask_and_print(window: QWidget, pages: Printout) -> None:
    """Ask for a printer, and print."""
    printer = _printer(pages)
    dialog = QPrintDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, pages.count)
    dialog.accepted.connect(partial(print_pages, printer, pages))
    dialog.setModal(True)
    dialog.show()


def _printer(pages: Printout) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pages)
    return printer


def prepare(printer: QPrinter, pages: Printout) -> None:
    """Set a printer to the paper that the pages were laid out for, its whole sheet."""
    size = QPageSize(QSizeF(pages.format.width, pages.format.height), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setDocName(pages.title)
    printer.setCreator("OrgDesigner")


def print_pages(printer: QPrinter, pages: Printout) -> None:
    """Draw the pages that the printer was asked for, one sheet each."""
    first = max(1, printer.fromPage()) if printer.fromPage() else 1
    last = min(pages.count, printer.toPage()) if printer.toPage() else pages.count
    painter = QPainter(printer)
    scale = printer.resolution() / POINTS_IN_INCH
    painter.scale(scale, scale)
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        pages.draw(painter, number)
    painter.end()
