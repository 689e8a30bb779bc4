"""A page as an SVG: one drawing that can be scaled and edited, with its text as text."""

from typing import cast

from PySide6.QtGui import QPainter

from orgdesigner.assets import FONT_FAMILY
from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.svgpainter import SvgPainter

OTHER_FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""What a program shows instead that does not have the bundled font: the most like it first."""

FAMILIES = f"'{FONT_FAMILY}', {OTHER_FONTS}"


def svg(page: Printout) -> bytes:
    """Return the one page of a chart or a report as an SVG."""
    width = f"{page.format.width * POINTS_IN_MILLIMETRE:.2f}"
    height = f"{page.format.height * POINTS_IN_MILLIMETRE:.2f}"
    painter = SvgPainter()
    page.draw(cast("QPainter", painter), 0)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}" font-family="{FAMILIES}" xml:lang="en-GB" xml:space="preserve">\n'
        f"<title>{escaped(page.title)}</title>\n{painter.text()}\n</svg>\n"
    ).encode()
