"""What is in a consultation pack, part by part and in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from orgdesigner.chart.paper.pages import ChartRequest
from orgdesigner.chart.paper.setup import Mode, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import Audience
from orgdesigner.exchange.outgoing.pack import applying, changes, coverage, posts, staying, timetable
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.report.blocks import Report

CURRENT = "Current structure"


@dataclass(frozen=True)
class Part:
    """A part of a pack in words: its title, its report, and whether it has wide pages of its own."""

    title: str
    make: Callable[[], Report]
    is_wide: bool = False

    @property
    def report(self) -> Report:
        """The report under the title of the part."""
        return replace(self.make(), title=self.title, subtitle="")


def drafted(setup: PageSetup, audience: Audience) -> PageSetup:
    """Return the page set-up of a pack: every page is a draft and says for whom; no poster and no index."""
    mode = Mode.FEWEST if setup.mode is Mode.POSTER else setup.mode
    wording = setup.wording._replace(draft=True)
    return replace(setup, mode=mode, index=False, wording=wording).said_to(audience)


def charts_of(sides: Sides, chart: ChartView, beat: Callable[[], None]) -> list[tuple[str, ChartRequest]]:
    """Return the chart of the current structure and that of the proposal, with their titles.

    Both are whole: what is folded on screen is folded in one of them alone.
    """
    proposed = f"Proposed structure: {sides.then.caption.structure}"
    return [
        (title, ChartRequest(told.view, chart, told.caption, told.showing, beat=beat))
        for title, told in ((CURRENT, sides.now), (proposed, sides.then))
    ]


def parts_of(sides: Sides, *, wide: bool) -> list[Part]:
    """Return the parts in words, each made when it is asked for; `wide` paper has room for wide tables.

    On other paper the wide pages take the posts that stay too, so that the last of them is not left empty.
    """
    then = sides.then
    return [
        Part(posts.TITLE, lambda: posts.posts_report(sides, wide=wide), is_wide=True),
        Part(staying.TITLE, lambda: staying.staying_report(sides), is_wide=not wide),
        Part(changes.TITLE, lambda: changes.changes_report(sides)),
        Part(applying.TITLE, lambda: applying.applying_report(sides)),
        Part(coverage.TITLE, lambda: coverage.coverage_report(sides)),
        Part("Allowance parity", lambda: then.report("allowances")),
        Part("Access and representation", lambda: then.report("access")),
        Part(timetable.TITLE, lambda: timetable.timetable_report(sides)),
        Part("Findings and waivers", lambda: then.report("findings")),
    ]
