"""A report as plain text."""

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paper.pages import Caption
from orgdesigner.report.blocks import Heading, Report, lines_of


def text(report: Report, caption: Caption) -> str:
    """Return everything that a report says, line by line; the fields of a table's row are parted by tabs.

    The first line says of which plan and day it is; a blank line stands before every heading.
    """
    lines = [f"{caption.plan} – {in_words(caption.day)}", "", report.title, report.subtitle]
    for block in report.blocks:
        lines += ("", *lines_of([block])) if isinstance(block, Heading) else lines_of([block])
    return "\n".join((*lines, ""))
