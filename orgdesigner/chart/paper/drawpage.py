"""A page of paper: its head, the chart, and at the foot what the signs on it mean.

Reports have the same head and foot (`orgdesigner.report.draw`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.legend.drawsigns import draw_sign
from orgdesigner.chart.legend.entries import ENTRY_GAP, LEGEND_LINE, SIGN_WIDTH, Entry
from orgdesigner.chart.measure import Measure, elide
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paper.drawtiles import draw_map, draw_trims, in_window
from orgdesigner.chart.paper.setup import (
    PLAIN_PAGE,
    POINTS_IN_MILLIMETRE,
    POINTS_IN_UNIT,
    PageFormat,
    Wording,
)
from orgdesigner.chart.paper.sheets import HEADER, PAGE_NUMBER, Caption, Page, Sheets, footer_height
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import PAPER, TextRole

VIEW_NAMES = {
    ChartView.TEAMS: "Teams",
    ChartView.REPORTING: "Reporting lines",
    ChartView.COACHING: "Coaching",
}


DRAFT = "DRAFT"
PALE = "#e9e9e9"


class Explained(Protocol):
    """A sign of a legend: what it means, and the room for both."""

    @property
    def text(self) -> str: ...

    @property
    def width(self) -> float: ...


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
        _draw_draft(ink, size)
    name = VIEW_NAMES[sheets.kind] + (f" · tile {page.window.name}" if page.window else "")
    draw_head(ink, sheets.caption, name, size[0], sheets.wording)
    pages = sheets.before + number, of or len(sheets.pages)
    draw_foot(ink, page.legend, partial(_draw_sign, ink), pages, size, sheets.wording)
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


def _draw_draft(ink: Ink, size: tuple[float, float]) -> None:
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


def draw_head(ink: Ink, caption: Caption, name: str, width: float, wording: Wording = PLAIN_PAGE) -> None:
    """Draw the head of a page: the plan, its structure, what is shown of it, and the day."""
    day = in_words(caption.day)
    if wording.draft:
        day = f"{DRAFT} · {day}"
    right = width - ink.measure.width(day, TextRole.TEXT)
    plan = elide(caption.plan, right / 2, TextRole.HEADING, ink.measure)
    ink.write(TextRole.HEADING, ink.theme.text, [(plan, 0.0, 10.0)])
    left = ink.measure.width(plan, TextRole.HEADING) + 12
    about = " · ".join(filter(None, (caption.structure, name, wording.header)))
    about = elide(about, right - left - 12, TextRole.TEXT, ink.measure)
    ink.write(TextRole.TEXT, ink.theme.muted, [(about, left, 10.5), (day, right, 10.5)])
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawLine(QLineF(0, HEADER - 14, width, HEADER - 14))


def draw_foot(
    ink: Ink,
    legend: Sequence[Sequence[E]],
    draw_sign: Callable[[E, float, float], None],
    number_of: tuple[int, int],
    size: tuple[float, float],
    wording: Wording = PLAIN_PAGE,
) -> None:
    """Draw the foot of a page: its legend line by line, and which page it is if there are several.

    `draw_sign` is given an entry, the left edge of its sign and the middle of its line.
    """
    width, height = size
    top = height - footer_height(legend, wording)
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawLine(QLineF(0, top + 4, width, top + 4))
    own = wording.at_the_foot
    first = height - LEGEND_LINE * (max(1, len(legend)) + bool(own)) + LEGEND_LINE / 2
    for row, entries in enumerate(legend):
        _draw_entries(ink, entries, draw_sign, first + row * LEGEND_LINE)
    if own:
        text = elide(own, width - PAGE_NUMBER, TextRole.SMALL, ink.measure)
        ink.write(TextRole.SMALL, ink.theme.muted, [(text, 0.0, height - LEGEND_LINE / 2)])
    number, count = number_of
    if count == 1:
        return
    words = f"Page {number + 1} of {count}"
    left = width - ink.measure.width(words, TextRole.SMALL)
    ink.write(TextRole.SMALL, ink.theme.muted, [(words, left, height - LEGEND_LINE / 2)])


def _draw_entries(
    ink: Ink, entries: Sequence[E], draw_sign: Callable[[E, float, float], None], middle: float
) -> None:
    x = 0.0
    words = []
    for entry in entries:
        draw_sign(entry, x, middle)
        words.append((entry.text, x + SIGN_WIDTH, middle))
        x += entry.width + ENTRY_GAP
    ink.write(TextRole.SMALL, ink.theme.muted, words)


def _draw_sign(ink: Ink, entry: Entry, x: float, middle: float) -> None:
    draw_sign(ink, entry.sign, x, middle)
