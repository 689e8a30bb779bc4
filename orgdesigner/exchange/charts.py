"""A chart as a file: PDF, SVG or PNG."""

from pathlib import Path

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import printout
from orgdesigner.chart.paper.pages import ChartRequest, lay_out, one_sheet
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.exchange.drawn import drawn, prepare_fonts, write_all


def export_chart(path: Path, request: ChartRequest, setup: PageSetup) -> list[Path]:
    """Write a chart, and return the files that were written.

    That is one, but for a PNG that would be huge: then every page is a file of its own, numbered. Raises
    SaveFailed, in words, if the ending is of no known kind or a file can't be written; a file is written
    whole or left as it was. An application has to be running; a window need not.
    """
    prepare_fonts()
    measure = FontMeasure()
    return write_all(
        drawn(
            path,
            sheet=lambda: printout(one_sheet(request, measure), measure),
            pages=lambda: printout(lay_out(request, measure, setup), measure),
        )
    )
