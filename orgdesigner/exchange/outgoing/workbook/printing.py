"""How sheets come out on paper: how wide their columns are, on which paper, and what stands round them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paper.edges import DRAFT, Caption
from orgdesigner.chart.paper.setup import PLAIN_PAGE, Wording
from orgdesigner.exchange.outgoing.workbook.fields import in_words as said
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Sheet, Shown

A3, A4 = 8, 9
"""Papers as a spreadsheet numbers them."""

WIDEST_ON_A4, WIDEST_ON_A3 = 216, 312
"""How many characters side by side fit on a page in text of 7.5 points, the smallest of a chart too."""

SCALE = 69
"""What a sheet is shrunk to for that, in percent, if it goes on beside its first pages."""

ROOM = 3
"""What a cell has left beside its longest line, in characters."""

_INDENT = 2
"""What no text of a cell can use: its indent, and the arrow of a filter in a heading's last line."""

_WIDEST = {Shown.WORDS: 44, Shown.TEXT: 60}
_NARROWER = tuple(part / 100 for part in range(100, 45, -5))
"""Parts of its usual widest that a column may be, so that a sheet fits on paper: its lines are then more."""

_LINES_OF_A_HEADING = 3
_LONGEST_EDGE = 255
"""The most characters that a spreadsheet keeps of what stands at the head of a page, or at its foot."""


@dataclass(frozen=True)
class Paper:
    """How a sheet is printed: on which paper, and left of which columns another page begins."""

    size: int
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Edges:
    """What stands at the head and at the foot of every page, as a spreadsheet writes it."""

    head: str
    foot: str


class _Part(NamedTuple):
    """Words of an edge between instructions: where they stand, and what is filled in."""

    before: str
    words: str
    behind: str = ""


def widths_of(sheet: Sheet) -> list[int]:
    """Return how wide each column is, in characters: as its cells need, and narrower to fit on paper."""
    cells = [[row[number] for row in sheet.rows] for number in range(len(sheet.columns))]
    widths = [_width(column, below) for column, below in zip(sheet.columns, cells, strict=True)]
    printed = sheet.printed
    for part in _NARROWER:
        if sum(widths[:printed]) <= WIDEST_ON_A3:
            break
        narrower = zip(sheet.columns[:printed], cells, strict=False)
        widths[:printed] = [_width(column, below, part) for column, below in narrower]
    return widths


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a cell of a width."""
    room = max(1, width - _INDENT)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(len(wrap(line, room)) or 1 for line in text.split("\n"))


def wrapped(sheet: Sheet) -> list[int]:
    """Return the columns whose cells may take several lines; figures and days have one, however long."""
    return [number for number, column in enumerate(sheet.columns) if column.shown in _WIDEST]


def lines_of_row(cells: Sequence[Cell], widths: Sequence[int], columns: Iterable[int]) -> int:
    """Return how many lines a row takes, given the columns whose cells may take several."""
    return max((lines_of(said(cells[n]), widths[n]) for n in columns if cells[n]), default=1)


def paper_for(widths: Sequence[int]) -> Paper:
    """Return the paper for columns of these widths; the first of them is on every page."""
    if sum(widths) <= WIDEST_ON_A3:
        return Paper(A4 if sum(widths) <= WIDEST_ON_A4 else A3)
    breaks: list[int] = []
    across = 0
    for number, width in enumerate(widths):
        if number > 1 and across + width > WIDEST_ON_A3:
            breaks.append(number)
            across = widths[0]
        across += width
    return Paper(A3, tuple(breaks))


def edges_of(caption: Caption, audience: str, wording: Wording = PLAIN_PAGE) -> Edges:
    """Return what stands round the pages of a workbook: of what it is, for whom, and what somebody wrote."""
    foot = " · ".join(filter(None, (in_words(caption.day), f"For: {audience}", wording.at_the_foot)))
    return Edges(
        _edge(
            _Part("&L&B", f"{caption.plan} – {caption.structure}"),
            _Part("&C&B&18", DRAFT if wording.draft else ""),
            _Part("&R", wording.header),
        ),
        _edge(_Part("&L", foot), _Part("&R&A, page ", "", "&P of &N")),
    )


def _edge(*parts: _Part) -> str:
    """Return parts of an edge one behind the other; words that have no room are cut short, the last first."""
    left = _LONGEST_EDGE - sum(len(part.before) + len(part.behind) for part in parts)
    told = ""
    for part in parts:
        words = " ".join(part.words[:_LONGEST_EDGE].split())
        while len(_as_words(words)) > left:
            words = f"{words[:-2]}…" if len(words) > 1 else ""
        left -= len(_as_words(words))
        if words or part.behind:
            told += f"{part.before}{_as_words(words)}{part.behind}"
    return told


def _as_words(text: str) -> str:
    """Return words without an instruction in them: an ampersand would begin one, and is doubled."""
    return text.replace("&", "&&")


def _width(column: Column, cells: Sequence[Cell], part: float = 1.0) -> int:
    words = column.title.split()
    heading = max(-(-len(column.title) // _LINES_OF_A_HEADING), *map(len, words)) + ROOM
    if column.shown not in _WIDEST:
        return max(column.shown.width, heading)
    lines = [line for cell in cells for line in said(cell).split("\n")]
    longest = max(map(len, lines), default=0)
    # No word is broken that has room on a page at all.
    word = max((len(word) for line in lines for word in line.split()), default=0)
    widest = _WIDEST[column.shown]
    return max(heading, min(longest + ROOM, max(round(widest * part), min(word + ROOM, widest))))
