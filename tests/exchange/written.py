"""A chart or a report that a test made, written as the program writes what it was told."""

from pathlib import Path

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper import drawpage, pages
from orgdesigner.chart.paper.pages import Caption, ChartRequest
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.exchange.outgoing.drawn import drawn, prepare_fonts, write_all
from orgdesigner.report import draw
from orgdesigner.report import pages as report_pages
from orgdesigner.report.blocks import Report


def write_chart(path: Path, request: ChartRequest, setup: PageSetup) -> list[Path]:
    """Write a chart as PDF, SVG or PNG, and return the files that were written."""
    prepare_fonts()
    measure = FontMeasure()
    return write_all(
        drawn(
            path,
            sheet=lambda: drawpage.printout(pages.one_sheet(request, measure), measure),
            pages=lambda: drawpage.printout(pages.lay_out(request, measure, setup), measure),
        )
    )


def write_report(path: Path, report: Report, caption: Caption, setup: PageSetup) -> list[Path]:
    """Write a report as PDF, SVG or PNG, and return the files that were written."""
    prepare_fonts()
    measure = FontMeasure()
    return write_all(
        drawn(
            path,
            sheet=lambda: draw.printout(report_pages.one_sheet(report, caption, measure), measure),
            pages=lambda: draw.printout(report_pages.lay_out(report, caption, measure, setup), measure),
        )
    )
