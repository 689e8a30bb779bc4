"""A report on paper: strips set on pages, so that none is cut, and a heading never ends its page.

Text is printed in one size whatever the paper: what has no room goes on another page. The head of a table is
repeated on every page that the table goes on to. Several reports may follow one another on the same pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from orgdesigner.chart.blocks.flow import lines
from orgdesigner.chart.legend.entries import ENTRY_GAP, SIGN_WIDTH
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.edges import PAGE_NUMBER, Caption, Edges
from orgdesigner.chart.paper.setup import (
    A4,
    PLAIN_PAGE,
    POINTS_IN_MILLIMETRE,
    POINTS_IN_UNIT,
    PageFormat,
    PageSetup,
    Wording,
)
from orgdesigner.chart.theme import TextRole
from orgdesigner.report import contents
from orgdesigner.report.blocks import Mark, Report
from orgdesigner.report.columns import Columns
from orgdesigner.report.cutting import Cutter, tables_of
from orgdesigner.report.strips import Outline, Strip, in_order

_MARGIN = 10.0
_AS_TALL_AS_NEEDED = 1e9
_BETWEEN_REPORTS = 44.0


class Entry(NamedTuple):
    """A sign of a legend, what it means, and the room for both, which is one line."""

    sign: Mark | Outline
    text: str
    width: float
    lines: int = 1


class Placed(NamedTuple):
    """A strip, and how far below the head of its page it begins."""

    strip: Strip
    top: float


class Page(NamedTuple):
    """What stands on a page, and what its signs mean, line by line."""

    strips: tuple[Placed, ...]
    legend: list[list[Entry]]


@dataclass(frozen=True)
class ReportPages:
    """The pages of a report or several, and what they are called at the head of each.

    `begins` says on which page, from 0, each report begins; `before` pages of a larger document come first.
    """

    caption: Caption
    title: str
    format: PageFormat
    pages: tuple[Page, ...]
    begins: tuple[int, ...] = (0,)
    wording: Wording = PLAIN_PAGE
    before: int = 0

    @property
    def bookmarks(self) -> tuple[str, ...]:
        """What each page is called in a list of them."""
        return contents.named(_strips_of(self.pages), self.title)


def lay_out(report: Report, caption: Caption, measure: Measure, setup: PageSetup) -> ReportPages:
    """Return the pages of a report: upright, if its tables have room so and the setup allows.

    A long one begins with a list of its parts, and so does any for which an index is asked.
    """
    laid = lay_out_together([report], report.title, caption, measure, setup)
    if not setup.index and len(laid.pages) <= contents.LONG:
        return laid
    width, height = laid.format.units(1.0)
    edges = Edges(caption, laid.title, setup.wording, measure)
    room = height - edges.head(width).height - edges.foot_height((), width)
    listed = contents.listed(_strips_of(laid.pages), width, room, measure, setup.before)
    pages = [_page(_below_each_other(strips), width, measure) for strips in listed]
    return replace(laid, pages=(*pages, *laid.pages), begins=tuple(len(pages) + at for at in laid.begins))


def lay_out_together(
    reports: Sequence[Report], title: str, caption: Caption, measure: Measure, setup: PageSetup
) -> ReportPages:
    """Return the pages of reports that follow one another: none begins a page only because it begins."""
    edges = Edges(caption, title, setup.wording, measure)
    attempts = [_attempt(reports, page_format, edges) for page_format in setup.formats()]
    _, page_format, pages, begins = min(attempts, key=lambda attempt: attempt[0])
    return ReportPages(caption, title, page_format, pages, begins, setup.wording, setup.before)


def one_sheet(report: Report, caption: Caption, measure: Measure) -> ReportPages:
    """Return a report on one page, A4 wide or as wide as its tables need, and as tall as it has to be."""
    unit = POINTS_IN_UNIT / POINTS_IN_MILLIMETRE
    width = max(PageFormat(A4.width, A4.height, _MARGIN).units(1.0)[0], _least_width(report, measure))
    strips = Cutter(width, _AS_TALL_AS_NEEDED, measure).report(report)
    (placed,) = _paged(strips, _AS_TALL_AS_NEEDED)
    page = _page(placed, width, measure)
    last = placed[-1] if placed else None
    tall = last.top + last.strip.height if last else 0.0
    edges = Edges(caption, report.title, PLAIN_PAGE, measure)
    tall += edges.head(width).height + edges.foot_height(page.legend, width)
    page_format = PageFormat(width * unit + 2 * _MARGIN, tall * unit + 2 * _MARGIN, _MARGIN)
    return ReportPages(caption, report.title, page_format, (page,))


def _attempt(
    reports: Sequence[Report], page_format: PageFormat, edges: Edges
) -> tuple[tuple[float, bool, int], PageFormat, tuple[Page, ...], tuple[int, ...]]:
    """The pages of one format, and what there should be least of: squeezing of tables, turning, and pages."""
    measure = edges.measure
    width, height = page_format.units(1.0)
    free = height - edges.head(width).height
    below = edges.foot_height(_legend(in_order((*Mark, *Outline)), width, measure), width)
    cutter = Cutter(width, free - below, measure)
    parts = [_parted(cutter.report(report)) for report in reports]
    strips = [strip for part in parts for strip in part]
    below = edges.foot_height(_legend(_meanings(strips), width, measure), width)
    paged = list(_paged(strips, free - below))
    of_strip = {id(placed.strip): number for number, page in enumerate(paged) for placed in page}
    begins = tuple(of_strip[id(part[0])] for part in parts if part)
    pages = tuple(_page(placed, width, measure) for placed in paged)
    squeezed = max((_least_width(report, measure) - width for report in reports), default=0.0)
    cost = max(0.0, squeezed), page_format.width > page_format.height, len(pages)
    return cost, page_format, pages, begins


def _parted(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a report, well below what stands above it on its page."""
    return [replace(each, above=_BETWEEN_REPORTS) for each in strips[:1]] + list(strips[1:])


def _least_width(report: Report, measure: Measure) -> float:
    """How wide a page is on which every word of every table is whole."""
    tables = tables_of(report.blocks)
    return max((x + sum(Columns(table, measure).least) for table, x in tables), default=0.0)


def _paged(strips: Sequence[Strip], room: float) -> Iterator[tuple[Placed, ...]]:
    """Set strips on pages, as many on each as have room; one page at least."""
    page: list[Placed] = []
    bottom = 0.0
    for group in _together(strips):
        if page and bottom + _height(group) > room:
            yield tuple(page)
            page, bottom = [], 0.0
        for strip in group:
            if page and bottom + strip.above + strip.height > room:  # a group that no page holds is parted
                yield tuple(page)
                page, bottom = [], 0.0
            for each in (*strip.head, strip) if not page else (strip,):
                top = bottom + (each.above if page else 0.0)
                page.append(Placed(each, top))
                bottom = top + each.height
    yield tuple(page)


def _together(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Yield strips in groups that belong on one page: each that keeps, with the next."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keeps:
            yield group
            group = []
    if group:
        yield group


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.above + strip.height for strip in group)


def _strips_of(pages: Sequence[Page]) -> list[list[Strip]]:
    return [[each.strip for each in page.strips] for page in pages]


def _below_each_other(strips: Sequence[Strip]) -> tuple[Placed, ...]:
    tops = accumulate((strip.height for strip in strips), initial=0.0)
    return tuple(Placed(strip, top) for strip, top in zip(strips, tops, strict=False))


def _page(placed: tuple[Placed, ...], width: float, measure: Measure) -> Page:
    return Page(placed, _legend(_meanings([each.strip for each in placed]), width, measure))


def _meanings(strips: Sequence[Strip]) -> list[Mark | Outline]:
    return in_order(meaning for strip in strips for meaning in strip.meanings())


def _legend(meanings: Sequence[Mark | Outline], width: float, measure: Measure) -> list[list[Entry]]:
    entries = []
    for meaning in meanings:
        text = meaning.value[:1].upper() + meaning.value[1:]
        entries.append(Entry(meaning, text, SIGN_WIDTH + measure.width(text, TextRole.SMALL)))
    widths = [entry.width for entry in entries]
    return list(lines(entries, widths, room=width - PAGE_NUMBER, across=ENTRY_GAP))
