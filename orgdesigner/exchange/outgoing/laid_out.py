"""A chart or a report as an audience may see it, laid out: for a file, for the printer and for a preview.

An application has to be running; a window need not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper import drawpage, pages
from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import scale_of
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import TextRole
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.formats import Choice
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, unwatched
from orgdesigner.model.records import Post
from orgdesigner.report import draw
from orgdesigner.report import pages as report_pages

_BEATS_OF_A_POST = 30
"""After about so many beats for each post a layout is half done; nobody knows how many attempts it takes."""


@dataclass(frozen=True)
class LaidOut:
    """Pages that can be drawn, and how large the smallest text on them is, in points."""

    printout: Printout
    smallest: float


def pages_of(told: Told, choice: Choice, step: Step = unwatched) -> LaidOut:
    """Return what is chosen of a structure on the pages that the page set-up asks for.

    `step` is called all the time, so that the pages of thousands of posts can be given up at once.
    """
    prepare_fonts()
    measure, beat = FontMeasure(), beat_of(told, step)
    setup = choice.setup.said_to(told.audience)
    if isinstance(choice.kind, ChartView):
        request = told.chart(choice.kind, marks=choice.marks, beat=beat)
        sheets = pages.lay_out(request, measure, setup)
        return LaidOut(drawpage.printout(sheets, measure), sheets.scale / scale_of(1.0))
    report = told.report(str(choice.kind))
    laid = report_pages.lay_out(report, told.caption, Watched(measure, beat), setup)
    return LaidOut(draw.printout(laid, measure), 1.0 / scale_of(1.0))


def sheet_of(told: Told, choice: Choice, step: Step = unwatched) -> LaidOut:
    """Return what is chosen of a structure on one page that is as large as it has to be."""
    prepare_fonts()
    measure, beat = FontMeasure(), beat_of(told, step)
    if isinstance(choice.kind, ChartView):
        request = told.chart(choice.kind, marks=choice.marks, beat=beat)
        printout = drawpage.printout(pages.one_sheet(request, measure), measure)
    else:
        report = told.report(str(choice.kind))
        laid = report_pages.one_sheet(report, told.caption, Watched(measure, beat))
        printout = draw.printout(laid, measure)
    return LaidOut(printout, 1.0 / scale_of(1.0))


def watched(printout: Printout, step: Step) -> Printout:
    """Return pages that say, before each of them is drawn, how many are."""

    def drawn(painter: QPainter, number: int) -> None:
        step(number / printout.count)
        printout.draw(painter, number)

    return replace(printout, draw=drawn)


class Watched:
    """Measures text, and says each time that work goes on: a report's layout does nothing as often."""

    def __init__(self, measure: Measure, beat: Callable[[], None]) -> None:
        self._measure, self._beat = measure, beat

    def width(self, text: str, role: TextRole) -> float:
        """Return the width in chart units."""
        self._beat()
        return self._measure.width(text, role)


def beat_of(told: Told, step: Step) -> Callable[[], None]:
    """Return what a layout calls as it goes on: it comes ever nearer to being done."""
    half = _BEATS_OF_A_POST * max(1, sum(1 for _ in told.view.all(Post)))
    beats = 0

    def beat() -> None:
        nonlocal beats
        beats += 1
        step(beats / (beats + half))

    return beat
