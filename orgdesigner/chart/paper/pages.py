"""A structure on paper: which way round, how large, and what stands on which page.

If everything fits on one page at a size that can be read, it is one page. If not it is more of them: text is
never made too small and no card is ever cut.
"""

from collections.abc import Iterator
from functools import partial

from orgdesigner.chart.blocks.bands import page_by_page, stack
from orgdesigner.chart.coaching import coaching_view
from orgdesigner.chart.coaching.coachingset import CoachingSet
from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.layout import reporting_view
from orgdesigner.chart.layout.branches import CARD
from orgdesigner.chart.layout.ties import Pencil
from orgdesigner.chart.layout.tree import ReportingTree
from orgdesigner.chart.legend.entries import in_lines, legend
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper import index, poster, reporting_pages, team_pages
from orgdesigner.chart.paper.attempts import Attempt, Pages, Parts
from orgdesigner.chart.paper.bookmarks import with_bookmarks
from orgdesigner.chart.paper.edges import HEADER, PAGE_NUMBER, Caption, footer_height
from orgdesigner.chart.paper.fitting import NARROW, best_fit
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
    page_of_signs,
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

STEPS = 5
"""Teams are tried at so many sizes between that at which they are as wide as the page, and the smallest."""


def lay_out(request: ChartRequest, measure: Measure, setup: PageSetup) -> Sheets:
    """Return the pages of a structure in the way that the page set-up asks for."""
    if setup.mode is Mode.POSTER:
        page_format, pages = poster.tiles(_whole(request, measure), request, measure, setup)
        scale = setup.poster_scale
    else:
        best = min(_attempts(request, measure, setup), key=lambda attempt: attempt.cost)
        page_format, scale = best.format, best.scale
        width, _ = page_format.units(scale)
        parts = best.parts() or [(Picture(request.kind), Box(0, 0, width, 0))]
        legends = [() if best.explained else legend(picture, request.view, measure) for picture, _ in parts]
        pages = [
            Page(picture, area, in_lines(entries, width - PAGE_NUMBER, measure))
            for (picture, area), entries in zip(parts, legends, strict=True)
        ]
        if best.explained:
            pages.append(page_of_signs(best.explained, request.kind, width, measure))
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


def _tree(request: ChartRequest, measure: Measure, *, column: float = CARD.width) -> ReportingTree:
    tree = ReportingTree(PaperBook(request, measure, column=column))
    tree.look(request.looking)
    return tree


def _attempts(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[Attempt]:
    if request.kind is ChartView.TEAMS:
        yield from _teams(request, measure, setup)
    elif request.kind is ChartView.COACHING:
        yield from _coaching(request, measure, setup)
    else:
        yield from _reporting(request, measure, setup)


def _teams(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[Attempt]:
    teamset = _teamset(request, measure)
    entries = legend(teams_view.picture(teamset), teamset.view, measure)
    edges = edges_of(request, measure, setup)
    leadership = [team for team in teamset.view.all(r.Team) if team.team_kind is TeamKind.LEADERSHIP]
    together = frozenset(team.id for team in leadership) if setup.mode is Mode.FEWEST else frozenset()
    for page_format in setup.formats():
        most = teams_view.columns_within(page_format.units(setup.smallest_scale)[0])
        for columns in range((most + 1) // 2, most + 1):
            across = teams_view.grid_width(columns)
            groups = team_pages.in_groups(teamset, columns, setup.mode)
            for scale in _scales(page_format, across, setup):
                _, height = edges.room(page_format, scale, entries)
                one = len(groups) == 1 and len(page_by_page(groups[0], height, beat=request.beat)) <= 1
                free = height if one else height - ROOM
                finish = partial(_teams_finished, teamset, Box(0, 0, across, height), setup.before)
                explained = edges.apart(page_format, scale, entries)
                yield Attempt(
                    page_format, scale, groups, free, finish, request.beat, explained, FILLED, together
                )


def _scales(page_format: PageFormat, across: float, setup: PageSetup) -> list[float]:
    """The scales at which a width is tried, from that at which it fills the page to the smallest."""
    smallest = setup.smallest_scale
    largest = max(smallest, min(setup.largest_scale, page_format.units(1.0)[0] / across))
    return sorted({smallest + (largest - smallest) * step / (STEPS - 1) for step in range(STEPS)})


def _teams_finished(teamset: TeamSet, area: Box, before: int, pages: Pages) -> Parts:
    signed = team_pages.with_signposts(pages, area.width, teamset.book.source.measure, before)
    return [(teams_view.dressed(teamset, stack(page).finish(ChartView.TEAMS)), area) for page in signed]


def _coaching(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[Attempt]:
    coaching = _coachingset(request, measure)
    entries = legend(coaching_view.picture(coaching), coaching.view, measure)
    edges = edges_of(request, measure, setup)
    scales = {setup.largest_scale, max(1.0, setup.smallest_scale), setup.smallest_scale}
    for page_format in setup.formats():
        for scale in sorted(scales, reverse=True):
            across, down = edges.room(page_format, scale, entries)
            groups = coaching_view.in_groups(coaching, across, down, apart=setup.mode is not Mode.FEWEST)
            finish = partial(_coaching_finished, Box(0, 0, across, down))
            explained = edges.apart(page_format, scale, entries)
            yield Attempt(page_format, scale, groups, down, finish, request.beat, explained, FILLED)


def _coaching_finished(area: Box, pages: Pages) -> Parts:
    return [(stack(page).finish(ChartView.COACHING), area) for page in pages]


def _reporting(request: ChartRequest, measure: Measure, setup: PageSetup) -> Iterator[Attempt]:
    tree = _tree(request, measure)
    entries = legend(reporting_view.picture(tree), request.view, measure)
    edges = edges_of(request, measure, setup)
    if setup.mode is Mode.FEWEST and (fit := best_fit(request, measure, setup, entries)):
        picture = [(fit.picture, fit.area)]
        explained = edges.apart(fit.format, fit.scale, entries)
        yield Attempt(fit.format, fit.scale, (), 0.0, lambda _: picture, request.beat, explained)
        return
    narrow = _tree(request, measure, column=NARROW)
    ways = [(tree, enlarged) for enlarged in ENLARGED] + [(narrow, ENLARGED[0])]
    for page_format in setup.formats():
        for each, enlarged in ways:
            scale = min(setup.smallest_scale * enlarged, setup.largest_scale)
            across, down = edges.room(page_format, scale, entries)
            free = down - ROOM - reporting_pages.room_for_ways(request.view, across, measure)
            groups = reporting_pages.in_groups(each, across, free, setup.mode)
            finish = partial(_reporting_finished, request, measure, Box(0, 0, across, down), setup.before)
            explained = edges.apart(page_format, scale, entries)
            yield Attempt(page_format, scale, groups, free, finish, request.beat, explained)


def _reporting_finished(
    request: ChartRequest, measure: Measure, area: Box, before: int, pages: Pages
) -> Parts:
    pencil = Pencil(request.view)
    parts = []
    for page in with_signposts(pages, area.width, measure, before):
        request.beat()
        draft = stack(page)
        boxes = {placed.card.post: placed.box for placed in draft.cards}
        draft.lines.extend(pencil.across(request.view, boxes))
        parts.append((draft.finish(ChartView.REPORTING), area))
    return parts
