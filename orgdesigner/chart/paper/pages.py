"""A structure on paper: which way round, how large, and what stands on which page.

If everything fits on one page at a size that can be read, it is one page. If not it is more of them: text is
never made too small and no card is ever cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from orgdesigner.chart.blocks.bands import page_by_page, stack
from orgdesigner.chart.blocks.regionblock import CONTINUED
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.coaching import coaching_view
from orgdesigner.chart.coaching.coachingset import CoachingSet
from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.layout import reporting_view
from orgdesigner.chart.layout.ties import Pencil
from orgdesigner.chart.layout.tree import ReportingTree
from orgdesigner.chart.legend.entries import LEGEND_LINE, Entry, in_lines, legend
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper import reporting_pages
from orgdesigner.chart.paper.setup import (
    LARGEST_SCALE,
    POINTS_IN_MILLIMETRE,
    POINTS_IN_UNIT,
    SMALLEST_SCALE,
    PageFormat,
    PageSetup,
)
from orgdesigner.chart.paper.signposts import ROOM, with_signposts
from orgdesigner.chart.picture import Box, ChartView, Marks, Picture
from orgdesigner.chart.showing import ON_PAPER, Showing
from orgdesigner.chart.teams import teams_view
from orgdesigner.chart.teams.teamset import TeamSet
from orgdesigner.model import records as r
from orgdesigner.model.structure import View
from orgdesigner.model.words import TeamKind

HEADER = 36.0
FOOTER_GAP = 12.0
NARROWEST = 480.0
"""A sheet is at least so wide, for its head."""

PAGE_NUMBER = 120.0
"""The room that is kept at the right of the legend for "Page 10 of 12"."""


@dataclass(frozen=True)
class Caption:
    """What stands at the head of every page: which plan, which structure of it, and of what day."""

    plan: str
    structure: str
    day: date


class Page(NamedTuple):
    """A part of the chart, which part of the picture it is, and what its signs mean, line by line."""

    picture: Picture
    area: Box
    legend: list[list[Entry]]


@dataclass(frozen=True)
class Sheets:
    """The pages of a chart, all printed at one scale."""

    caption: Caption
    kind: ChartView
    format: PageFormat
    scale: float
    pages: tuple[Page, ...]

    def origin(self, number: int) -> tuple[float, float]:
        """Return how far right of and below the corner inside a page's margins its picture has its origin.

        In chart units of the sheets' scale; the chart stands in the middle of the page's width.
        """
        area, (width, _) = self.pages[number].area, self.format.units(self.scale)
        return (width - area.width) / 2 - area.x, HEADER - area.y


@dataclass(frozen=True)
class ChartRequest:
    """What is wanted on paper: a structure, how it is looked at, what may be told, and what it is called."""

    view: View
    kind: ChartView
    caption: Caption
    showing: Showing = ON_PAPER
    marks: Marks = field(default_factory=dict)


class _Attempt(NamedTuple):
    format: PageFormat
    scale: float
    parts: list[tuple[Picture, Box]]

    together: frozenset[str] = frozenset()
    """The teams that belong on one page, as the leadership teams do."""

    @property
    def cost(self) -> tuple[int, int, float]:
        """What there should be least of: pages, teams that go on overleaf, and reduction.

        To see the leadership teams beside each other is worth a page for each that they are spread over.
        """
        spread = sum(
            any(region.team in self.together for region in picture.regions) for picture, _ in self.parts
        )
        overleaf = sum(
            region.title[-1].endswith(CONTINUED) for picture, _ in self.parts for region in picture.regions
        )
        return len(self.parts) + spread, overleaf, -self.scale


def lay_out(request: ChartRequest, measure: Measure, setup: PageSetup) -> Sheets:
    """Return the pages of a structure: as few as can be, with whole teams, and then as large as can be."""
    book = _book(request, measure)
    attempts: list[_Attempt] = []
    for page_format in setup.formats():
        if request.kind is ChartView.TEAMS:
            attempts += _teams(TeamSet(book), page_format)
        elif request.kind is ChartView.COACHING:
            attempts += _coaching(CoachingSet(book), page_format)
        else:
            attempts.append(_reporting(ReportingTree(book), page_format))
    best = min(attempts, key=lambda attempt: attempt.cost)
    width, _ = best.format.units(best.scale)
    parts = best.parts or [(Picture(request.kind), Box(0, 0, width, 0))]
    pages = [
        Page(picture, area, in_lines(legend(picture, request.view, measure), width - PAGE_NUMBER))
        for picture, area in parts
    ]
    return Sheets(request.caption, request.kind, best.format, best.scale, tuple(pages))


def one_sheet(request: ChartRequest, measure: Measure) -> Sheets:
    """Return a structure as on screen, at 100 %, on one page that is as large as it has to be."""
    book = _book(request, measure)
    if request.kind is ChartView.TEAMS:
        picture = teams_view.picture(TeamSet(book))
    elif request.kind is ChartView.COACHING:
        picture = coaching_view.picture(CoachingSet(book))
    else:
        picture = reporting_view.picture(ReportingTree(book))
    x, y, width, height = picture.bounds
    area = Box(x + MARGIN, y + MARGIN, max(width - 2 * MARGIN, NARROWEST), max(0.0, height - 2 * MARGIN))
    entries = in_lines(legend(picture, request.view, measure), area.width - PAGE_NUMBER)
    unit = POINTS_IN_UNIT / POINTS_IN_MILLIMETRE
    tall = HEADER + area.height + footer_height(entries)
    page_format = PageFormat((area.width + 2 * MARGIN) * unit, (tall + 2 * MARGIN) * unit, MARGIN * unit)
    return Sheets(request.caption, request.kind, page_format, 1.0, (Page(picture, area, entries),))


def _book(request: ChartRequest, measure: Measure) -> CardBook:
    book = CardBook(request.view, showing=request.showing, measure=measure, whole=True)
    book.wear(request.marks)
    return book


def _teams(teamset: TeamSet, page_format: PageFormat) -> Iterator[_Attempt]:
    entries = legend(teams_view.picture(teamset), teamset.view, teamset.book.source.measure)
    together = frozenset(
        team.id for team in teamset.view.all(r.Team) if team.team_kind is TeamKind.LEADERSHIP
    )
    most = teams_view.columns_within(page_format.units(SMALLEST_SCALE)[0])
    for columns in range((most + 1) // 2, most + 1):
        across = teams_view.grid_width(columns)
        as_wide_as_the_page = min(LARGEST_SCALE, page_format.units(1.0)[0] / across)
        bands = teams_view.bands(teamset, columns)
        for scale in (as_wide_as_the_page, SMALLEST_SCALE):
            _, height = room(page_format, scale, entries)
            pictures = [
                teams_view.dressed(teamset, stack(page).finish(ChartView.TEAMS))
                for page in page_by_page(bands, height)
            ]
            parts = [(picture, Box(0, 0, across, height)) for picture in pictures]
            yield _Attempt(page_format, scale, parts, together)


def _coaching(coaching: CoachingSet, page_format: PageFormat) -> Iterator[_Attempt]:
    entries = legend(coaching_view.picture(coaching), coaching.view, coaching.book.source.measure)
    for scale in (LARGEST_SCALE, 1.0, SMALLEST_SCALE):
        across, down = room(page_format, scale, entries)
        bands = coaching_view.bands(coaching, across, down)
        pictures = [stack(page).finish(ChartView.COACHING) for page in page_by_page(bands, down)]
        yield _Attempt(page_format, scale, [(picture, Box(0, 0, across, down)) for picture in pictures])


def _reporting(tree: ReportingTree, page_format: PageFormat) -> _Attempt:
    whole = reporting_view.picture(tree)
    entries = legend(whole, tree.view, tree.book.source.measure)
    x, y, width, height = whole.bounds
    area = Box(x + MARGIN, y + MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
    scale = _scale_for(area, page_format, entries)
    if scale >= SMALLEST_SCALE:
        return _Attempt(page_format, scale, [(whole, area)])
    across, down = room(page_format, SMALLEST_SCALE, entries)
    bands = reporting_pages.bands(tree, across, down - ROOM)
    pages = with_signposts(page_by_page(bands, down - ROOM), across)
    pencil = Pencil(tree.view)
    parts = []
    for page in pages:
        draft = stack(page)
        boxes = {placed.card.post: placed.box for placed in draft.cards}
        draft.lines.extend(pencil.across(tree.view, boxes))
        parts.append((draft.finish(ChartView.REPORTING), Box(0, 0, across, down)))
    return _Attempt(page_format, SMALLEST_SCALE, parts)


def _scale_for(area: Box, page_format: PageFormat, entries: Sequence[Entry]) -> float:
    """Return the largest scale at which an area has room on one page; the legend's height depends on it."""
    scale = LARGEST_SCALE
    while scale >= SMALLEST_SCALE:
        width, height = room(page_format, scale, entries)
        if area.width <= width and area.height <= height:
            return scale
        scale -= 0.01
    return 0.0


def room(page_format: PageFormat, scale: float, entries: Sequence[Entry]) -> tuple[float, float]:
    """Return the width and height that a page has for the chart itself, between its header and its legend."""
    width, height = page_format.units(scale)
    return width, height - HEADER - footer_height(in_lines(entries, width - PAGE_NUMBER))


def footer_height(lines: Sequence[object]) -> float:
    """Return how tall the foot of a page is, with a legend of so many lines; the page's number needs one."""
    return FOOTER_GAP + LEGEND_LINE * max(1, len(lines))
