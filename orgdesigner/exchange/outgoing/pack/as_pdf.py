"""A consultation pack as one PDF: numbered through, with its contents and a bookmark for each part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper import drawpage, pages
from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import A4, Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.laid_out import Watched, beat_of
from orgdesigner.exchange.outgoing.pack import cover, overview
from orgdesigner.exchange.outgoing.pack.contents import charts_of, drafted, parts_of
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.exchange.outgoing.pdf import Bookmark, bound
from orgdesigner.exchange.steps import Step, part
from orgdesigner.report import draw
from orgdesigner.report import pages as report_pages
from orgdesigner.report.blocks import Report

_ANY_PAGE = 88
"""Stands in the contents until the pages are counted: as wide as the number of most pages."""


@dataclass(frozen=True)
class Chapter:
    """Pages on one kind of paper: how many, what begins on which of them, and how they are drawn.

    `printout` is given how many pages the whole pack has.
    """

    count: int
    begins: Sequence[tuple[str, int]]
    printout: Callable[[int], Printout]
    names: tuple[str, ...] = ()


class Bound(NamedTuple):
    """A pack whose pages are laid out: its title, the pages part by part, and what a reader finds them by."""

    title: str
    parts: list[Printout]
    bookmarks: list[Bookmark]


def pack_pdf(sides: Sides, chart: ChartView, setup: PageSetup, step: Step) -> bytes:
    """Return a pack as a PDF: charts and wide tables on the paper of the set-up, the other parts on A4."""
    pack = bind(sides, chart, setup, part(step, 0.0, 0.5))
    return bound(pack.title, pack.parts, pack.bookmarks, part(step, 0.5, 1.0))


def bind(sides: Sides, chart: ChartView, setup: PageSetup, step: Step) -> Bound:
    """Return a pack laid out, numbered through."""
    prepare_fonts()
    setup = drafted(setup, sides.then.audience)
    binding = _Binding(sides, setup, beat_of(sides.then, step))
    front = binding.cover([cover.Entry(title, _ANY_PAGE) for title in binding.titles(chart)])
    chapters = list(binding.chapters(chart, before=front.count))
    contents, bookmarks, first = [], [], front.count
    for chapter in chapters:
        contents += [cover.Entry(title, first + page + 1) for title, page in chapter.begins]
        within = tuple(Bookmark(name, first + number) for number, name in enumerate(chapter.names))
        bookmarks += [
            Bookmark(title, first + page, within if len(within) > 1 else ()) for title, page in chapter.begins
        ]
        first += chapter.count
    title = f"{sides.then.caption.plan} – {sides.then.caption.structure} – {cover.TITLE}"
    printouts = [chapter.printout(first) for chapter in (binding.cover(contents), *chapters)]
    return Bound(title, printouts, [Bookmark(cover.TITLE, 0), *bookmarks])


class _Binding:
    """Lays out the chapters of a pack one after another."""

    def __init__(self, sides: Sides, setup: PageSetup, beat: Callable[[], None]) -> None:
        self._sides, self._setup, self._beat = sides, setup, beat
        self._drawn = FontMeasure()
        self._measure = Watched(self._drawn, beat)  # to lay out: what is drawn has steps of its own
        self._upright = replace(setup, paper=A4, orientation=Orientation.PORTRAIT)
        self._overview = overview.side_by_side(sides, self._measure, setup, beat)
        is_wide = setup.paper.width > A4.width
        self._across = replace(setup if is_wide else self._upright, orientation=Orientation.LANDSCAPE)
        self._parts = parts_of(sides, wide=is_wide)

    def cover(self, contents: Sequence[cover.Entry]) -> Chapter:
        """Return the first page, with what is on which page."""
        made = cover.cover(self._sides, contents, self._setup.wording.version)
        return self._of_words([made], self._upright)

    def titles(self, chart: ChartView) -> list[str]:
        """Return the titles of all parts, in their order."""
        charts = [title for title, _ in charts_of(self._sides, chart, self._beat)]
        first = [self._overview.title] if self._overview else []
        return [*first, *(charts if self._needs(chart) else ()), *(each.title for each in self._parts)]

    def chapters(self, chart: ChartView, *, before: int) -> Iterator[Chapter]:
        """Yield the chapters after the cover; `before` pages come first."""
        if self._overview is not None:
            chapter = self._of_overview(self._overview, before)
            before += chapter.count
            yield chapter
        charts = charts_of(self._sides, chart, self._beat) if self._needs(chart) else []
        for title, request in charts:
            sheets = pages.lay_out(request, self._measure, replace(self._setup, before=before))
            chapter = self._of_chart(title, sheets)
            before += chapter.count
            yield chapter
        reports = [(each.report, each.is_wide) for each in self._parts]
        for setup, is_wide in ((self._across, True), (self._upright, False)):
            chapter = self._of_words([each for each, wide in reports if wide is is_wide], setup, before)
            before += chapter.count
            yield chapter

    def _needs(self, chart: ChartView) -> bool:
        """Whether a chart tells more than the sheet on which both structures are."""
        whole = self._overview is not None and self._overview.is_whole
        return not (whole and chart is ChartView.REPORTING)

    def _of_overview(self, made: overview.Overview, before: int) -> Chapter:
        numbered = replace(made, then=replace(made.then, before=before))
        return Chapter(1, [(made.title, 0)], lambda of: numbered.printout(self._drawn, of))

    def _of_chart(self, title: str, sheets: pages.Sheets) -> Chapter:
        names = tuple(page.bookmark for page in sheets.pages)
        printout = lambda of: drawpage.printout(sheets, self._drawn, of)  # noqa: E731
        return Chapter(len(sheets.pages), [(title, 0)], printout, names)

    def _of_words(self, reports: Sequence[Report], setup: PageSetup, before: int = 0) -> Chapter:
        laid = report_pages.lay_out_together(
            reports, cover.TITLE, self._sides.then.caption, self._measure, replace(setup, before=before)
        )
        begins = [(each.title, page) for each, page in zip(reports, laid.begins, strict=True)]
        return Chapter(len(laid.pages), begins, lambda of: draw.printout(laid, self._drawn, of))
