"""The files that can be made for an audience: by ending, what each is for, and who writes it.

A writer is imported when somebody first asks for its kind of file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, part


class Whole(Enum):
    """What is more than one chart or report: a whole structure, the pack of a proposal, or the whole plan."""

    STRUCTURE = "structure"
    PACK = "pack"
    PLAN = "plan"


Kind: TypeAlias = ChartView | str | Whole
"""What can be written: a chart, a report by its name, or more than one of them."""


@dataclass(frozen=True)
class Choice:
    """What of a structure is wanted, on which pages, and whether a chart has the marks of findings."""

    kind: Kind = ChartView.TEAMS
    setup: PageSetup = field(default_factory=PageSetup)
    marks: bool = False


Writer = Callable[[Path, Told, Choice, Step], Iterator[tuple[Path, bytes]]]
"""Yields each file and what it holds; that is one file, but for pictures that would be huge."""


class Extent(Enum):
    """How a file is to be looked at: as pages of a page set-up, as one sheet, or not as a picture at all.

    Pages of shapes have neither an index nor the tiles of a poster: those are for paper.
    """

    PAGES = "pages"
    SHAPES = "shapes"
    SHEET = "sheet"
    NONE = "none"


@dataclass(frozen=True)
class File:
    """A kind of file: its ending, what it is called, and in a sentence what it is good for."""

    ending: str
    title: str
    about: str
    extent: Extent = Extent.NONE


@dataclass(frozen=True, kw_only=True)
class Format(File):
    """A kind of file with what writes it, and whether it holds a chart, a report, or else everything."""

    write: Writer
    charts: bool = False
    reports: bool = False

    @property
    def holds_all(self) -> bool:
        """Whether it holds the structure as a whole, so that there is no chart or report to choose."""
        return not (self.charts or self.reports)

    def can_hold(self, kind: Kind) -> bool:
        """Whether a chart, a report or a whole structure can be written so."""
        if isinstance(kind, Whole):
            return self.holds_all and kind is Whole.STRUCTURE
        return self.holds_all or (self.charts if isinstance(kind, ChartView) else self.reports)


def _drawn(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.drawn import drawn
    from orgdesigner.exchange.outgoing.laid_out import pages_of, sheet_of, watched

    laying, drawing = part(step, 0.0, 0.5), part(step, 0.5, 1.0)
    yield from drawn(
        path,
        sheet=lambda: watched(sheet_of(told, choice, laying).printout, drawing),
        pages=lambda: watched(pages_of(told, choice, laying).printout, drawing),
    )


def _text(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.reports import text

    step(0.0)
    report = told.report(str(choice.kind))
    yield path, text(report, told.caption).encode()


def _workbook(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.workbook import workbook

    yield path, workbook(told, step, choice.setup.wording)


def _json(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.told_json import plan_json

    yield path, plan_json(told, step)


def _staff_list(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.staffcsv import staff_list

    yield path, staff_list(told, step)


def _outline(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    if not isinstance(choice.kind, ChartView):
        yield from _text(path, told, choice, step)
        return
    from orgdesigner.exchange.outgoing.outline import outline

    yield path, outline(told, step)


def _page(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.web.page import page

    yield path, page(told, step)


def _drawio(path: Path, told: Told, _choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.drawio import drawio

    yield path, drawio(told, step)


def _words(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.words import words

    setup = choice.setup.said_to(told.audience)
    yield path, words(told, step, kind=ChartView(choice.kind), setup=setup, marks=choice.marks)


def _slides(path: Path, told: Told, choice: Choice, step: Step) -> Iterator[tuple[Path, bytes]]:
    from orgdesigner.exchange.outgoing.slides import slides

    setup = choice.setup.said_to(told.audience)
    yield path, slides(told, step, kind=ChartView(choice.kind), setup=setup, marks=choice.marks)


FORMATS: tuple[Format, ...] = (
    Format(
        ".pdf",
        "PDF for paper",
        "Pages to print or to send. Their text can be searched, and nobody changes them by accident.",
        Extent.PAGES,
        write=_drawn,
        charts=True,
        reports=True,
    ),
    Format(
        ".docx",
        "Word document",
        "Pages of shapes that can be moved and edited in Word; the lines follow.",
        Extent.SHAPES,
        write=_words,
        charts=True,
    ),
    Format(
        ".pptx",
        "PowerPoint slides",
        "Slides of shapes that can be moved and edited in PowerPoint; the lines follow.",
        Extent.SHAPES,
        write=_slides,
        charts=True,
    ),
    Format(
        ".svg",
        "SVG drawing",
        "One drawing of any size, sharp at every zoom, to be placed or edited elsewhere.",
        Extent.SHEET,
        write=_drawn,
        charts=True,
        reports=True,
    ),
    Format(
        ".png",
        "PNG picture",
        "One picture for a document or a slide. If it would be huge, it is one for each page.",
        Extent.SHEET,
        write=_drawn,
        charts=True,
        reports=True,
    ),
    Format(
        ".txt",
        "Plain text",
        "Everything that it shows, said in words line by line.",
        write=_outline,
        charts=True,
        reports=True,
    ),
    Format(
        ".xlsx",
        "Excel workbook",
        "Posts, people, allowances, coverage, findings and changes as tables to filter, and the parity of"
        " allowances as formulas that can be followed.",
        write=_workbook,
    ),
    Format(
        ".csv",
        "List of staff (CSV)",
        "A row for each person in each post. It can be imported again.",
        write=_staff_list,
    ),
    Format(
        ".html",
        "Page for a browser",
        "All three charts to move and search, beside an outline in words. It needs no network.",
        write=_page,
    ),
    Format(
        ".drawio",
        "Diagram for draw.io",
        "All three charts as shapes that can be moved and edited in draw.io.",
        write=_drawio,
    ),
    Format(
        ".json",
        "Plan as JSON",
        "A plan of what they are told, for other programs. It can be imported again.",
        write=_json,
    ),
)

PACK_FILES = (
    File(".pdf", "PDF for paper", "The pack as pages to print or to send.", Extent.PAGES),
    File(".docx", "Word document", "The pack with headings and tables that can be edited in Word."),
)

PLAN_FILES = (
    File(
        ".json",
        "Plan as JSON",
        "The current structure and every proposal, with every name and figure. It can be imported again.",
    ),
)


def files_for(kind: Kind) -> tuple[File, ...]:
    """Return the kinds of file in which something can be written, the most usual first."""
    if kind is Whole.PACK:
        return PACK_FILES
    if kind is Whole.PLAN:
        return PLAN_FILES
    whole = kind is Whole.STRUCTURE
    return tuple(each for each in FORMATS if each.holds_all is whole and each.can_hold(kind))


def format_of(path: Path, kind: Kind) -> Format:
    """Return the kind of file that an ending means; raises SaveFailed, in words, if it can't hold that."""
    there = [each for each in FORMATS if each.can_hold(kind)]
    for each in there:
        if each.ending == path.suffix.lower():
            return each
    what = "A chart" if isinstance(kind, ChartView) else "A report"
    endings = ", ".join(each.ending for each in there)
    raise SaveFailed(f"{what} can be written with one of these endings: {endings}.")
