"""Which sheet of a spreadsheet has the list of staff, and which others look like one."""

from collections.abc import Iterable
from typing import NamedTuple

from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.cells.book import Book
from orgdesigner.exchange.incoming.stafflist.detecting import detect, is_staff_list
from orgdesigner.exchange.incoming.stafflist.layout import Form, Grounds
from orgdesigner.exchange.meanings import TAKEN, Meaning

OTHERS = (
    "the sheet that was read is “{sheet}”. Others look like lists of staff as well, and were not read:"
    " {others}. Import them one after the other."
)

_ROWS_LOOKED_AT = 100


class _Sheet(NamedTuple):
    """A sheet, and what its columns say; nothing for one that is no list of staff."""

    grid: Grid
    meanings: frozenset[Meaning]


def likely_sheet(book: Book) -> Grid:
    """Return the sheet that says most about staff: of several the first, and a hidden one last of all."""
    if len(book.grids) == 1:
        return book.grid
    found = _visible(book)
    best = max(found, key=lambda sheet: len(sheet.meanings))
    return best.grid if best.meanings else book.grid


def others_like(book: Book, read: Grid) -> str:
    """Return a sentence that names the other sheets which say much the same; nothing if there are none."""
    if len(book.grids) == 1:
        return ""
    found = {sheet.grid.sheet: sheet.meanings for sheet in _visible(book)}
    mine = found.pop(read.sheet, frozenset())
    others = [sheet for sheet, meanings in found.items() if mine and 2 * len(mine & meanings) > len(mine)]
    if not others:
        return ""
    return OTHERS.format(sheet=read.sheet, others=", ".join(f"“{each}”" for each in others))


def _visible(book: Book) -> list[_Sheet]:
    grids: Iterable[Grid] = [grid for grid in book.grids if grid.sheet not in book.hidden] or book.grids
    return [_Sheet(grid, _meanings(grid._replace(rows=grid.rows[:_ROWS_LOOKED_AT]))) for grid in grids]


def _meanings(grid: Grid) -> frozenset[Meaning]:
    layout = detect(grid)
    if layout.form is Form.ORGANOGRAM:
        return frozenset(TAKEN)
    if not is_staff_list(layout):
        return frozenset()
    return frozenset(
        column.meaning
        for column in layout.columns
        if column.meaning in TAKEN and column.grounds is not Grounds.CONTENT
    )
