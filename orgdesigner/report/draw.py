"""A report on paper, drawn: the same head and foot as a chart, in black and greys."""

from functools import partial

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paper.drawpage import Printout, draw_draft, draw_foot, draw_head
from orgdesigner.chart.paper.edges import Edges
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE, POINTS_IN_UNIT
from orgdesigner.chart.theme import PAPER
from orgdesigner.report.blocks import Mark
from orgdesigner.report.drawscale import draw_line_and_labels, draw_points
from orgdesigner.report.marks import draw_mark, draw_outline, draw_post
from orgdesigner.report.pages import Entry, Placed, ReportPages
from orgdesigner.report.strips import OnScale, Rule, Sign, Words

_MARK, _POST = 6.0, 9.0


def printout(pages: ReportPages, measure: Measure, of: int | None = None) -> Printout:
    """Return the pages of a report as something that can be drawn, written and printed.

    `of` is how many pages the document has whose pages these are, if it has others.
    """
    caption = pages.caption
    return Printout(
        f"{caption.plan} – {caption.structure} – {pages.title}",
        pages.format,
        len(pages.pages),
        partial(_draw_page, pages, measure, of),
        pages.bookmarks,
    )


def _draw_page(pages: ReportPages, measure: Measure, of: int | None, q: QPainter, number: int) -> None:
    margin = pages.format.margin * POINTS_IN_MILLIMETRE
    q.save()
    q.translate(margin, margin)
    q.scale(POINTS_IN_UNIT, POINTS_IN_UNIT)
    q.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = pages.format.units(1.0)
    ink = Ink(q, PAPER, measure, scale=1.0, vector=True)
    page = pages.pages[number]
    if pages.wording.draft:
        draw_draft(ink, (width, height))
    edges = Edges(pages.caption, pages.title, pages.wording, measure)
    draw_head(ink, edges, width)
    counted = pages.before + number, of or len(pages.pages)
    draw_foot(ink, edges, page.legend, partial(_draw_entry, ink), counted, (width, height))
    ink.q.translate(0, edges.head(width).height)
    for placed in page.strips:
        _draw_strip(ink, placed)
    q.restore()


def _draw_strip(ink: Ink, placed: Placed) -> None:
    ink.q.save()
    ink.q.translate(0, placed.top)
    for item in placed.strip.items:
        match item:
            case Words():
                colour = ink.theme.muted if item.muted else ink.theme.text
                ink.write(item.role, colour, [(item.text, item.x, item.middle)], size=item.size)
            case Rule():
                ink.use(ink.pen(ink.theme.text if item.strong else ink.theme.border), None)
                ink.q.drawLine(QLineF(item.left, item.y, item.right, item.y))
            case Sign():
                _draw_sign(ink, item)
            case OnScale():
                ink.q.translate(item.x, 0)
                draw_line_and_labels(ink, item.scale)
                draw_points(ink, item.scale)
    ink.q.restore()


def _draw_sign(ink: Ink, item: Sign) -> None:
    centre, colour, ground = QPointF(item.x, item.y), QColor(ink.theme.text), QColor(ink.theme.panel)
    if isinstance(item.sign, Mark):
        draw_mark(ink.q, item.sign, centre, _MARK, colour, ground)
    else:
        draw_post(ink.q, item.sign, centre, _POST, colour, ground)


def _draw_entry(ink: Ink, entry: Entry, x: float, middle: float) -> None:
    centre, colour, ground = QPointF(x + 7, middle), QColor(ink.theme.text), QColor(ink.theme.panel)
    if isinstance(entry.sign, Mark):
        draw_mark(ink.q, entry.sign, centre, _MARK, colour, ground)
    else:
        draw_outline(ink.q, entry.sign, centre, 7.0, colour, ground)
