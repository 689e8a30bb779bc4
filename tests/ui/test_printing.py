"""The preview shows the pages that would be printed, as long as it is open, and leaves nothing behind."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import Printout, printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, lay_out
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.printing import preview
from tests.ui.conftest import TODAY


def chart(window: MainWindow) -> Printout:
    measure = FontMeasure()
    caption = Caption("Hill School", "Current", TODAY)
    request = ChartRequest(window.session.view, ChartView.TEAMS, caption)
    return printout(lay_out(request, measure, PageSetup()), measure)


def test_the_preview_keeps_what_it_draws_with(window: MainWindow) -> None:
    laid_out = chart(window)
    preview(window, laid_out)
    gc.collect()
    dialog = window.findChild(QPrintPreviewDialog)
    assert isinstance(dialog, QPrintPreviewDialog)
    pages = dialog.findChild(QPrintPreviewWidget)
    assert isinstance(pages, QPrintPreviewWidget)
    pages.updatePreview()
    assert pages.pageCount() == laid_out.count
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(QPrintPreviewDialog) is None
