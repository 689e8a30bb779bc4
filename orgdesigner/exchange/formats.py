"""The files that can be made for an audience: by ending, what each is for, and who writes it.

A writer is imported when somebody first asks for its kind of file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.steps import Step
from orgdesigner.exchange.told import Told


@dataclass(frozen=True)
class Choice:
    """What of a structure is wanted, a chart or a report by its name, and on which pages."""

    kind: ChartView | str = ChartView.TEAMS
    setup: PageSetup = field(default_factory=PageSetup)


Writer = Callable[[Path, Told, Choice, Step], Iterator[tuple[Path, bytes]]]
"""Yields each file and what it holds; that is one file, but for pictures that would be huge."""


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, what it is called, and whether it holds a chart, a report or everything."""

    ending: str
    title: str
    write: Writer
    charts: bool = False
    reports: bool = False

    @property
    def holds_all(self) -> bool:
        """Whether it holds the structure as a whole, so that there is no chart or report to choose."""
        return not (self.charts or self.reports)

    def can_hold(self, kind: ChartView | str) -> bool:
        """Whether a chart or a report can be written so."""
        return self.holds_all or (self.charts if isinstance(kind, ChartView) else self.reports)


def _drawn(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.chart.paint.typeface import FontMeasure
    from orgdesigner.exchange.drawn import drawn, prepare_fonts

    prepare_fonts()
    measure = FontMeasure()
    step(0.0)
    if isinstance(choice.kind, ChartView):
        from orgdesigner.chart.paper import drawpage, pages

        request = pages.ChartRequest(told.view, choice.kind, told.caption, told.showing)
        yield from drawn(
            path,
            sheet=lambda: drawpage.printout(pages.one_sheet(request, measure), measure),
            pages=lambda: drawpage.printout(pages.lay_out(request, measure, choice.setup), measure),
        )
        return
    from orgdesigner.report import draw
    from orgdesigner.report import pages as report_pages

    report = told.report(choice.kind)
    yield from drawn(
        path,
        sheet=lambda: draw.printout(report_pages.one_sheet(report, told.caption, measure), measure),
        pages=lambda: draw.printout(
            report_pages.lay_out(report, told.caption, measure, choice.setup), measure
        ),
    )


def _text(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.reports import text

    step(0.0)
    report = told.report(str(choice.kind))
    yield path, text(report, told.caption).encode()


def _workbook(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.workbook import workbook

    yield path, workbook(told, step)


def _json(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.told_json import plan_json

    yield path, plan_json(told, step)


def _staff_list(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.staffcsv import staff_list

    yield path, staff_list(told, step)


def _outline(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    if not isinstance(choice.kind, ChartView):
        yield from _text(path, told, choice, step)
        return
    from orgdesigner.exchange.outline import outline

    yield path, outline(told, step)


def _page(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.web.page import page

    yield path, page(told, step)


def _drawio(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.drawio import drawio

    yield path, drawio(told, step)


def _words(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.words import words

    yield path, words(told, step, kind=ChartView(choice.kind), setup=choice.setup)


def _slides(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.slides import slides

    yield path, slides(told, step, kind=ChartView(choice.kind), setup=choice.setup)


FORMATS: tuple[Format, ...] = (
    Format(".pdf", "PDF for paper", _drawn, charts=True, reports=True),
    Format(".svg", "SVG to draw on", _drawn, charts=True, reports=True),
    Format(".png", "PNG picture", _drawn, charts=True, reports=True),
    Format(".txt", "Plain text", _outline, charts=True, reports=True),
    Format(".docx", "Word document of shapes", _words, charts=True),
    Format(".pptx", "PowerPoint slides of shapes", _slides, charts=True),
    Format(".html", "Page for a browser", _page),
    Format(".drawio", "Diagram for draw.io", _drawio),
    Format(".xlsx", "Excel workbook", _workbook),
    Format(".json", "Plan as JSON", _json),
    Format(".csv", "List of staff (CSV)", _staff_list),
)


def format_of(path: Path, kind: ChartView | str) -> Format:
    """Return the kind of file that an ending means; raises SaveFailed, in words, if it can't hold that."""
    there = [each for each in FORMATS if each.can_hold(kind)]
    for each in there:
        if each.ending == path.suffix.lower():
            return each
    what = "A chart" if isinstance(kind, ChartView) else "A report"
    endings = ", ".join(each.ending for each in there)
    raise SaveFailed(f"{what} for an audience can be written with one of these endings: {endings}.")
