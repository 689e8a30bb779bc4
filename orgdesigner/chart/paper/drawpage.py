"""A page of paper: its head, the chart, and at the foot what the signs on it mean.

Reports have the same head and foot (`orgdesigner.report.draw`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from orgdesigner.chart.legend.drawsigns import draw_sign
from orgdesigner.chart.legend.entries import ENTRY_GAP, LEGEND_LINE, SIGN_WIDTH, Entry
from orgdesigner.chart.measure import Measure, in_full
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paper.drawtiles import draw_map, draw_trims, in_window
from orgdesigner.chart.paper.edges import DRAFT, FOOTER_GAP, VIEW_NAMES, Edges, Explained, legend_lines
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE, POINTS_IN_UNIT, PageFormat
from orgdesigner.chart.paper.sheets import Page, Sheets
from orgdesigner.chart.theme import PAPER, TextRole

__all__ = [
    "DRAFT",
    "PALE",
    "VIEW_NAMES",
    "Printout",
    "draw_draft",
    "draw_foot",
    "draw_head",
    "draw_page",
    "printout",
]

PALE = "#e9e9e9"
"""What DRAFT is written in, large: so pale that all that is printed over it can be read."""


E = TypeVar("E", bound=Explained)


@dataclass(frozen=True)
class Printout:
    """Pages to be written or printed: what they are called, their size, how many, and what draws one.

    `draw` is given a painter that is set to points from the upper left corner, and which page, from 0.
    `bookmarks` are what the pages are called in a list of them.
    """

    title: str
    format: PageFormat
    count: int
    draw: Callable[[QPainter, int], None]
    bookmarks: tuple[str, ...] = ()


def printout(sheets: Sheets, measure: Measure, of: int | None = None) -> Printout:
    """Return the pages of a chart as something that can be drawn, written and printed.

    `of` is how many pages the document has whose pages these are, if it has others.
    """
    title = f"{sheets.caption.plan} – {sheets.caption.structure}"
    draw = partial(_draw_numbered, sheets, measure, of)
    bookmarks = tuple(page.bookmark for page in sheets.pages)
    return Printout(title, sheets.format, len(sheets.pages), draw, bookmarks)


def _draw_numbered(sheets: Sheets, measure: Measure, of: int | None, q: QPainter, number: int) -> None:
    draw_page(q, sheets, number, measure, of)


def draw_page(q: QPainter, sheets: Sheets, number: int, measure: Measure, of: int | None = None) -> None:
    """Draw a page of a chart, counted from 0, with a painter set to points from the upper left corner.

    `of` is how many pages the document has, if the chart's are not all of them.
    """
    margin = sheets.format.margin * POINTS_IN_MILLIMETRE
    q.save()
    q.translate(margin, margin)
    q.scale(POINTS_IN_UNIT * sheets.scale, POINTS_IN_UNIT * sheets.scale)
    size = sheets.format.units(sheets.scale)
    page = sheets.pages[number]
    ink = Ink(q, PAPER, measure, scale=1.0, vector=True)
    q.setRenderHint(QPainter.RenderHint.Antialiasing)
    if sheets.wording.draft:
        draw_draft(ink, size)
    name = VIEW_NAMES[sheets.kind] + (f" · tile {page.window.name}" if page.window else "")
    edges = Edges(sheets.caption, name, sheets.wording, measure)
    draw_head(ink, edges, size[0])
    pages = sheets.before + number, of or len(sheets.pages)
    draw_foot(ink, edges, page.legend, partial(_draw_sign, ink), pages, size)
    q.translate(*sheets.origin(number))
    if page.map is not None:
        draw_map(ink, page.map)
    for words in page.words:
        ink.write(words.role, ink.theme.text, [(words.text, words.x, words.middle)])
    _paint_chart(ink, page)
    q.restore()


def _paint_chart(ink: Ink, page: Page) -> None:
    if page.window is None:
        paint(ink.q, page.picture, theme=PAPER, measure=ink.measure, vector=True)
        return
    draw_trims(ink, page.area, page.window)
    with in_window(ink.q, page.area):
        paint(ink.q, page.picture, theme=PAPER, measure=ink.measure, vector=True)


def draw_draft(ink: Ink, size: tuple[float, float]) -> None:
    """Write DRAFT large across a page, so pale that all that is printed over it can be read."""
    width, height = size
    ink.q.save()
    ink.q.translate(width / 2, height / 2)
    ink.q.rotate(-30)
    large = round(min(width, height) / 4)
    grown = large / TextRole.HEADING.size
    left = -ink.measure.width(DRAFT, TextRole.HEADING) * grown / 2
    ink.write(TextRole.HEADING, PALE, [(DRAFT, left, 0.0)], size=large)
    ink.q.restore()


def draw_head(ink: Ink, edges: Edges, width: float) -> None:
    """Draw the head of a page: the plan, its structure, what is shown of it, and the day."""
    words, height = edges.head(width)
    for role, colour in ((TextRole.HEADING, ink.theme.text), (TextRole.TEXT, ink.theme.muted)):
        ink.write(role, colour, [(each.text, each.x, each.middle) for each in words if each.role is role])
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawLine(QLineF(0, height - 14, width, height - 14))


def draw_foot(
    ink: Ink,
    edges: Edges,
    legend: Sequence[Sequence[E]],
    draw_sign: Callable[[E, float, float], None],
    number_of: tuple[int, int],
    size: tuple[float, float],
) -> None:
    """Draw the foot of a page: its legend line by line, and which page it is if there are several.

    `draw_sign` is given an entry, the left edge of its sign and the middle of its line.
    """
    width, height = size
    top = height - edges.foot_height(legend, width)
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawLine(QLineF(0, top + 4, width, top + 4))
    own = edges.foot(width)
    middle = top + FOOTER_GAP + LEGEND_LINE / 2
    for entries in legend:
        _draw_entries(ink, entries, draw_sign, middle)
        middle += legend_lines(entries) * LEGEND_LINE
    below = height - LEGEND_LINE / 2
    words = [(text, 0.0, below - at * LEGEND_LINE) for at, text in enumerate(reversed(own))]
    number, count = number_of
    if count > 1:
        page = f"Page {number + 1} of {count}"
        words.append((page, width - ink.measure.width(page, TextRole.SMALL), below))
    ink.write(TextRole.SMALL, ink.theme.muted, words)


def _draw_entries(
    ink: Ink, entries: Sequence[E], draw_sign: Callable[[E, float, float], None], middle: float
) -> None:
    x = 0.0
    words = []
    for entry in entries:
        draw_sign(entry, x, middle)
        texts = [entry.text]
        if entry.lines > 1:
            texts = list(in_full(entry.text, entry.width - SIGN_WIDTH, TextRole.SMALL, ink.measure))
        words += [(text, x + SIGN_WIDTH, middle + at * LEGEND_LINE) for at, text in enumerate(texts)]
        x += entry.width + ENTRY_GAP
    ink.write(TextRole.SMALL, ink.theme.muted, words)


def _draw_sign(ink: Ink, entry: Entry, x: float, middle: float) -> None:
    draw_sign(ink, entry.sign, x, middle)
