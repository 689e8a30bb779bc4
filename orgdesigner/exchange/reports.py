"""A report as a file: PDF, SVG or PNG as it is printed, or its words as plain text."""

from pathlib import Path

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.drawn import DRAWN, drawn, prepare_fonts, write_all
from orgdesigner.report.blocks import Heading, Report, lines_of
from orgdesigner.report.draw import printout
from orgdesigner.report.pages import lay_out, one_sheet

TEXT = ".txt"
ENDINGS = (*DRAWN, TEXT)


def export_report(path: Path, report: Report, caption: Caption, setup: PageSetup) -> list[Path]:
    """Write a report, and return the files that were written.

    That is one, but for a PNG that would be huge: then every page is a file of its own, numbered. Raises
    SaveFailed, in words, if the ending is of no known kind or a file can't be written; a file is written
    whole or left as it was. But for text an application has to be running; a window need not.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise SaveFailed("A report can be written as PDF, SVG, PNG or text: give the file such an ending.")
    if ending == TEXT:
        return write_all([(path, text(report, caption).encode())])
    prepare_fonts()
    measure = FontMeasure()
    return write_all(
        drawn(
            path,
            sheet=lambda: printout(one_sheet(report, caption, measure), measure),
            pages=lambda: printout(lay_out(report, caption, measure, setup), measure),
        )
    )


def text(report: Report, caption: Caption) -> str:
    """Return everything that a report says, line by line; the fields of a table's row are parted by tabs.

    The first line says of which plan and day it is; a blank line stands before every heading.
    """
    lines = [f"{caption.plan} – {in_words(caption.day)}", "", report.title, report.subtitle]
    for block in report.blocks:
        lines += ("", *lines_of([block])) if isinstance(block, Heading) else lines_of([block])
    return "\n".join((*lines, ""))
