"""A structure on paper: which way round, how large, and what stands on which page.

If everything fits on one page at a size that can be read, it is one page. If not it is more of them: text is
never made too small and no card is ever cut.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from orgdesigner.chart.blocks.bands import Band, page_by_page, stack
from orgdesigner.chart.blocks.regionblock import CONTINUED
from orgdesigner.chart.coaching import coaching_view
from orgdesigner.chart.coaching.coachingset import CoachingSet
from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.layout import reporting_view
from orgdesigner.chart.layout.ties import Pencil
from orgdesigner.chart.layout.tree import ReportingTree
from orgdesigner.chart.legend.entries import in_lines, legend
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper import index, poster, reporting_pages, team_pages
from orgdesigner.chart.paper.bookmarks import with_bookmarks
from orgdesigner.chart.paper.edges import HEADER, PAGE_NUMBER, Caption, footer_height
from orgdesigner.chart.paper.fitting import best_fit
from orgdesigner.chart.paper.paperbook import PaperBook
from orgdesigner.chart.paper.setup import (
    POINTS_IN_MILLIMETRE,
    POINTS_IN_UNIT,
    Mode,
    PageFormat,
    PageSetup,
)
from orgdesigner.chart.paper.sheets import (
    ChartRequest,
    Page,
    Sheets,
    edges_of,
)
from orgdesigner.chart.paper.signposts import ROOM, with_signposts
from orgdesigner.chart.picture import Box, ChartView, Picture
from orgdesigner.chart.teams import teams_view
from orgdesigner.chart.teams.teamset import TeamSet
from orgdesigner.model import records as r
from orgdesigner.model.words import TeamKind

__all__ = [
    "HEADER",
    "PAGE_NUMBER",
    "Caption",
    "ChartRequest",
    "Page",
    "Sheets",
    "footer_height",
    "lay_out",
    "one_sheet",
]

NARROWEST = 480.0
"""A sheet is at least so wide, for its head."""

FILLED = 2 / 3
"""A team is parted rather than that less than this of a page is used."""


ENLARGED = (1.0, 1.1, 1.2, 1.35)
"""A tree on several pages is so much larger than it has to be if it takes no more of them."""


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
            region.title[-1] == CONTINUED for picture, _ in self.parts for region in picture.regions
        )
        return len(self.parts) + spread, overleaf, -self.scale


def lay_out(request: ChartRequest, measure: Measure, setup: PageSetup) -> Sheets:
    """Return the pages of a structure in the way that the page set-up asks for."""
    if setup.mode is Mode.POSTER:
        page_format, pages = poster.tiles(_whole(request, measure), request, measure, setup)
        scale = setup.poster_scale
    else:
        best = min(_attempts(request, measure, setup), key=lambda attempt: attempt.cost)
        page_format, scale = best.format, best.scale
        width, _ = page_format.units(scale)
        parts = best.parts or [(Picture(request.kind), Box(0, 0, width, 0))]
        pages = [
            Page(
                picture, area, in_lines(legend(picture, request.view, measure), width - PAGE_NUMBER, measure)
            )
            for picture, area in parts
        ]
    if setup.index:
        pages += index.pages(pages, request, measure, setup, page_format, scale)
    named = with_bookmarks(pages, request.view)
    top = edges_of(request, measure, setup).head(page_format.units(scale)[0]).height
    return Sheets(request.caption, request.kind, page_format, scale, named, setup.wording, setup.before, top)


def one_sheet(request: ChartRequest, measure: Measure) -> Sheets:
    """Return a structure as on screen, at 100 %, on one page that is as large as it has to be."""
    picture = _whole(request, measure)
    x, y, width, height = picture.bounds
    area = Box(x + MARGIN, y + MARGIN, max(width - 2 * MARGIN, NARROWEST), max(0.0, height - 2 * MARGIN))
    entries = in_lines(legend(picture, request.view, measure), area.width - PAGE_NUMBER, measure)
    unit = POINTS_IN_UNIT / POINTS_IN_MILLIMETRE
    top = edges_of(request, measure).head(area.width).height
    tall = top + area.height + footer_height(entries)
    page_format = PageFormat((area.width + 2 * MARGIN) * unit, (tall + 2 * MARGIN) * unit, MARGIN * unit)
    return Sheets(request.caption, request.kind, page_format, 1.0, (Page(picture, area, entries),), top=top)


def _whole(request: ChartRequest, measure: Measure) -> Picture:
    if request.kind is ChartView.TEAMS:
        return teams_view.picture(_teamset(request, measure))
    if request.kind is ChartView.COACHING:
        return coaching_view.picture(_coachingset(request, measure))
    return reporting_view.picture(_tree(request, measure))


def _teamset(request: ChartRequest, measure: Measure) -> TeamSet:
    teamset = TeamSet(PaperBook(request, measure))
    teamset.look(request.looking)
    return teamset


def _coachingset(request: ChartRequest, measure: Measure) -> CoachingSet:
    coaching = CoachingSet(PaperBook(request, measure))
    coaching.look(request.looking)
    return coaching


def _tree(request: ChartRequest, measure: Measure) -> ReportingTree:
    tree = ReportingTree(PaperBook(request, measure))
    tree.look(request.looking)
    return tree


def _attempts(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[_Attempt]:
    if request.kind is ChartView.TEAMS:
        yield from _teams(request, measure, setup)
    elif request.kind is ChartView.COACHING:
        yield from _coaching(request, measure, setup)
    else:
        yield from _reporting(request, measure, setup)


def _teams(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[_Attempt]:
    teamset = _teamset(request, measure)
    edges = edges_of(request, measure, setup)
    entries = legend(teams_view.picture(teamset), teamset.view, teamset.book.source.measure)
    leadership = [team for team in teamset.view.all(r.Team) if team.team_kind is TeamKind.LEADERSHIP]
    together = frozenset(team.id for team in leadership) if setup.mode is Mode.FEWEST else frozenset()
    for page_format in setup.formats():
        most = teams_view.columns_within(page_format.units(setup.smallest_scale)[0])
        for columns in range((most + 1) // 2, most + 1):
            across = teams_view.grid_width(columns)
            as_wide_as_the_page = min(setup.largest_scale, page_format.units(1.0)[0] / across)
            for scale in sorted({max(as_wide_as_the_page, setup.smallest_scale), setup.smallest_scale}):
                _, height = edges.room(page_format, scale, entries)
                pages = _team_pages(teamset, columns, height, setup, request.beat)
                pictures = [
                    teams_view.dressed(teamset, stack(page).finish(ChartView.TEAMS)) for page in pages
                ]
                parts = [(picture, Box(0, 0, across, height)) for picture in pictures]
                yield _Attempt(page_format, scale, parts, together)


def _team_pages(
    teamset: TeamSet, columns: int, height: float, setup: PageSetup, beat: Callable[[], None]
) -> list[list[Band]]:
    across = teams_view.grid_width(columns)
    if setup.mode is Mode.APART:
        groups = team_pages.a_page_for_each(teamset, columns)
    else:
        groups = [teams_view.bands(teamset, columns)]
    pages = [page for bands in groups for page in page_by_page(bands, height - ROOM, FILLED, beat)]
    if len(pages) > 1:
        return team_pages.with_signposts(pages, across, setup.before)
    return [page for bands in groups for page in page_by_page(bands, height, beat=beat)]


def _coaching(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[_Attempt]:
    coaching = _coachingset(request, measure)
    edges = edges_of(request, measure, setup)
    entries = legend(coaching_view.picture(coaching), coaching.view, coaching.book.source.measure)
    scales = {setup.largest_scale, max(1.0, setup.smallest_scale), setup.smallest_scale}
    for page_format in setup.formats():
        for scale in sorted(scales, reverse=True):
            across, down = edges.room(page_format, scale, entries)
            bands = coaching_view.bands(coaching, across, down)
            pages = page_by_page(bands, down, FILLED, request.beat)
            pictures = [stack(page).finish(ChartView.COACHING) for page in pages]
            yield _Attempt(page_format, scale, [(picture, Box(0, 0, across, down)) for picture in pictures])


def _reporting(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[_Attempt]:
    tree = _tree(request, measure)
    whole = reporting_view.picture(tree)
    entries = legend(whole, request.view, measure)
    if setup.mode is Mode.FEWEST and (fit := best_fit(request, measure, setup, entries)):
        yield _Attempt(fit.format, fit.scale, [(fit.picture, fit.area)])
        return
    edges = edges_of(request, measure, setup)
    for page_format in setup.formats():
        for enlarged in ENLARGED:
            scale = min(setup.smallest_scale * enlarged, setup.largest_scale)
            yield _unrolled(
                tree, page_format, scale, setup, edges.room(page_format, scale, entries), request.beat
            )


def _unrolled(
    tree: ReportingTree,
    page_format: PageFormat,
    scale: float,
    setup: PageSetup,
    room: tuple[float, float],
    beat: Callable[[], None],
) -> _Attempt:
    across, down = room
    apart = setup.mode is Mode.APART
    bands = reporting_pages.bands(tree, across, down - ROOM, apart=apart)
    groups = reporting_pages.each_branch(bands) if apart else [list(bands)]
    filled = [page for group in groups for page in page_by_page(group, down - ROOM, beat=beat)]
    pages = with_signposts(filled, across, setup.before)
    pencil = Pencil(tree.view)
    parts = []
    for page in pages:
        beat()
        draft = stack(page)
        boxes = {placed.card.post: placed.box for placed in draft.cards}
        draft.lines.extend(pencil.across(tree.view, boxes))
        parts.append((draft.finish(ChartView.REPORTING), Box(0, 0, across, down)))
    return _Attempt(page_format, scale, parts)
