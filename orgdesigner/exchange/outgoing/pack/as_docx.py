"""A consultation pack as a Word document: real headings and tables, charts of shapes that can be edited."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import lay_out
from orgdesigner.chart.paper.setup import A4, PageFormat, PageSetup, Paper
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.laid_out import Watched, beat_of
from orgdesigner.exchange.outgoing.pack import cover
from orgdesigner.exchange.outgoing.pack.contents import charts_of, drafted, parts_of
from orgdesigner.exchange.outgoing.pack.docx_blocks import Writer
from orgdesigner.exchange.outgoing.pack.docx_styles import number_pages, set_up
from orgdesigner.exchange.outgoing.pack.overview import Overview, side_by_side
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.exchange.outgoing.shapes.drawing import drawings_of, head_height
from orgdesigner.exchange.outgoing.shapes.figures import Drawing
from orgdesigner.exchange.outgoing.shapes.properties import describe
from orgdesigner.exchange.outgoing.words import add_drawings, add_heading, on_paper
from orgdesigner.exchange.steps import Step, part, stepping, unwatched
from orgdesigner.report.blocks import Report

if TYPE_CHECKING:
    from docx.section import Section

_MARGIN = 18.0
_AT_THE_EDGE = 4.5
"""How far from the edge of the paper its head and foot are, in millimetres."""


def pack_docx(sides: Sides, chart: ChartView, setup: PageSetup, step: Step) -> bytes:
    """Return a pack as a Word document: charts and wide tables on the paper of the set-up, the rest on A4."""
    prepare_fonts()
    setup = drafted(setup, sides.then.audience)
    measure, beat = FontMeasure(), beat_of(sides.then, part(step, 0.0, 0.4))
    overview = side_by_side(sides, Watched(measure, beat), setup, beat)
    has_all = overview is not None and overview.is_whole and chart is ChartView.REPORTING
    charts = [] if has_all else charts_of(sides, chart, beat)
    laid = [lay_out(request, Watched(measure, beat), setup) for _, request in charts]
    is_wide = setup.paper.width > A4.width
    parts = [(each.report, each.is_wide) for each in parts_of(sides, wide=is_wide)]
    titles = [overview.title] if overview else []
    titles += [*(title for title, _ in charts), *(report.title for report, _ in parts)]
    pack = _Pack(sides, setup)
    pack.cover(titles)
    if overview is not None:
        pack.overview(overview, measure)
    for number, ((title, request), sheets) in enumerate(zip(charts, laid, strict=True)):
        chart_step = part(step, 0.4 + 0.2 * number, 0.6 + 0.2 * number)
        pages = drawings_of(sheets, request, measure, part(chart_step, 0.0, 0.5))
        each_alone = stepping([[page] for page in pages], part(chart_step, 0.5, 1.0))
        pack.drawn(title, sheets.format, head_height(sheets), each_alone)
    pack.turn(setup.paper if is_wide else A4)
    upright = False
    for report, wide in stepping(parts, part(step, 0.8, 1.0)):
        if not wide and not upright:
            pack.turn(A4, upright=True)
            upright = True
        pack.words(report)
    return pack.finished()


class _Pack:
    """Writes the pack part by part."""

    def __init__(self, sides: Sides, setup: PageSetup) -> None:
        import docx

        self._sides, self._setup = sides, setup
        self._document = docx.Document()
        set_up(self._document)
        caption, wording = sides.then.caption, setup.wording
        head = " · ".join(filter(None, (caption.plan, cover.TITLE, wording.header, cover.DRAFT)))
        self._edges = head, wording.at_the_foot
        self._drawn = 0
        self._writer = Writer(self._document)

    def cover(self, titles: list[str]) -> None:
        """Write the first page, and the contents with fields that Word fills in."""
        section = self._document.sections[0]
        self._on(section, PageFormat(A4.width, A4.height, _MARGIN))
        number_pages(section, *self._edges)
        self._writer.report(cover.cover(self._sides, (), self._setup.wording.version), level=0)
        self._writer.contents(cover.CONTENTS, titles)

    def overview(self, overview: Overview, measure: Measure) -> None:
        """Write the sheet on which both structures are side by side."""
        halves = [
            drawings_of(sheets, request, measure, unwatched)[0]
            for sheets, request in zip((overview.now, overview.then), overview.requests, strict=True)
        ]
        half = overview.now.format
        page = PageFormat(2 * half.width, half.height, half.margin)
        self.drawn(overview.title, page, head_height(overview.now), [halves])

    def drawn(
        self, title: str, page_format: PageFormat, head: int, sheets: Iterable[Sequence[Drawing]]
    ) -> None:
        """Write pages of drawings, each page of one or of some beside each other."""
        self._on(self._new_section(), page_format)
        for number, pages in enumerate(sheets):
            name = title if not number else f"{title}, page {number + 1}"
            heading = add_heading(self._document, name, 2 if number else 1, head)
            heading.paragraph_format.page_break_before = number > 0
            if not number:
                self._writer.mark(heading, title)
            add_drawings(self._document, pages, head, self._drawn + 1)
            self._drawn += len(pages)

    def turn(self, paper: Paper, *, upright: bool = False) -> None:
        """Go on on pages of another paper, or turned."""
        width, height = (paper.width, paper.height) if upright else (paper.height, paper.width)
        self._on(self._new_section(), PageFormat(width, height, _MARGIN))

    def words(self, report: Report) -> None:
        """Write a report below what is there."""
        self._writer.report(report, level=1)

    def finished(self) -> bytes:
        """Return the document."""
        describe(self._document.core_properties, self._sides.then.caption, cover.TITLE)
        held = io.BytesIO()
        self._document.save(held)
        return held.getvalue()

    def _new_section(self) -> Section:
        from docx.enum.section import WD_SECTION

        section: Section = self._document.add_section(WD_SECTION.NEW_PAGE)
        return section

    def _on(self, section: Section, page_format: PageFormat) -> None:
        from docx.shared import Mm

        on_paper(section, page_format)
        section.header_distance = section.footer_distance = Mm(_AT_THE_EDGE)
        self._writer.width = page_format.width - 2 * page_format.margin
