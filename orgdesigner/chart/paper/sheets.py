"""What pages are: which part of a chart each shows, what its signs mean, and the words around it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgdesigner.chart.legend.entries import Entry, in_lines
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.edges import HEADER, PAGE_NUMBER, VIEW_NAMES, Caption, Edges, Words
from orgdesigner.chart.paper.setup import PLAIN_PAGE, Mode, PageFormat, PageSetup, Wording
from orgdesigner.chart.picture import Box, ChartView, Marks, Picture
from orgdesigner.chart.showing import ON_PAPER, Showing
from orgdesigner.model.structure import View

_PLAIN = PageSetup()

CROP = 14.0
"""The room around a tile of a poster for its crop marks."""


@dataclass(frozen=True)
class Window:
    """What a tile of a poster shows: of the whole picture only this, and where it is cut.

    `cuts` are the places across and down, in the picture, at which tiles beside each other are trimmed.
    """

    name: str
    across: tuple[float, ...]
    down: tuple[float, ...]


@dataclass(frozen=True)
class TileMap:
    """How the tiles of a poster go together: the picture made small, and each tile's place, name and page."""

    scale: float
    cards: tuple[Box, ...]
    tiles: tuple[tuple[Box, str, int], ...]


class Page(NamedTuple):
    """A part of the chart, which part of the picture it is, and what its signs mean, line by line.

    `bookmark` is what a list of the pages calls it. `words` are measured from the area's corner. A tile of a
    poster shows its area alone, through a `window`; the page before the tiles has their `map`.
    """

    picture: Picture
    area: Box
    legend: list[list[Entry]]
    bookmark: str = ""
    words: tuple[Words, ...] = ()
    window: Window | None = None
    map: TileMap | None = None


@dataclass(frozen=True)
class Sheets:
    """The pages of a chart, all printed at one scale; `before` pages of a larger document come first.

    The head of each is `top` tall.
    """

    caption: Caption
    kind: ChartView
    format: PageFormat
    scale: float
    pages: tuple[Page, ...]
    wording: Wording = PLAIN_PAGE
    before: int = 0
    top: float = HEADER

    def origin(self, number: int) -> tuple[float, float]:
        """Return how far right of and below the corner inside a page's margins its picture has its origin.

        In chart units of the sheets' scale; the chart stands in the middle of the page's width.
        """
        page, (width, _) = self.pages[number], self.format.units(self.scale)
        area, top = page.area, self.top if page.window is None else self.top + CROP
        return (width - area.width) / 2 - area.x, top - area.y


def go_on() -> None:
    """Let work go on: the beat of pages that nobody waits for."""


@dataclass(frozen=True)
class ChartRequest:
    """What is wanted on paper: a structure, how it is looked at, what may be told, and what it is called.

    `beat` is called often while its pages are laid out: whoever does not want them any more raises from it.
    """

    view: View
    kind: ChartView
    caption: Caption
    showing: Showing = ON_PAPER
    marks: Marks = field(default_factory=dict)
    looking: Looking = EVERYTHING
    beat: Callable[[], None] = field(default=go_on, compare=False)


def page_of_each_post(pages: Sequence[Page], *, before: int = 0) -> Mapping[str, int]:
    """Return the first page on which each post's card is whole, counted from 1 after those `before`."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, before + 1):
        for placed in page.picture.cards:
            if page.window is None or _holds(page.area, placed.box):
                found.setdefault(placed.post, number)
    return found


def _holds(area: Box, box: Box) -> bool:
    inside_across = area.x <= box.x and box.right <= area.right
    return inside_across and area.y <= box.y and box.bottom <= area.bottom


def edges_of(request: ChartRequest, measure: Measure, setup: PageSetup = _PLAIN) -> Edges:
    """Return what the pages of a chart say at head and foot, with room for the name of a tile."""
    tile = " · tile AA99" if setup.mode is Mode.POSTER else ""
    return Edges(request.caption, VIEW_NAMES[request.kind] + tile, setup.wording, measure)


def page_of_signs(entries: Sequence[Entry], kind: ChartView, width: float, measure: Measure) -> Page:
    """Return a page that has nothing but a legend that is too long for every page."""
    lines = in_lines(entries, width - PAGE_NUMBER, measure)
    return Page(Picture(kind), Box(0, 0, width, 0), lines, "What the signs mean")
