"""Files of any list of staff into an import, with nobody there to correct anything: for the command line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming import organogram, stafflist
from orgdesigner.exchange.incoming.cells.book import Book
from orgdesigner.exchange.incoming.cells.reading import read_book
from orgdesigner.exchange.incoming.outcome import Imported, Remark

NOBODY = "“{file}” has no column that was recognised as names or job titles, so nothing was imported."


def import_list(paths: Sequence[Path], *, sheet: str | None = None) -> Imported:
    """Return what a staff list holds, or one or both files of an organogram.

    `sheet` is that of a spreadsheet; without it, the one that says most about staff is read. Raises
    FileRefused, in words, if they can't be imported.
    """
    return of_books([read_book(path) for path in paths], sheet=sheet)


def of_books(books: Sequence[Book], *, sheet: str | None = None) -> Imported:
    """Return the same of files whose cells were read."""
    if len(books) > 1:
        if sheet is not None:
            raise FileRefused("A sheet can be chosen of one file only. Import the files one after the other.")
        return organogram.of_books(books)
    [book] = books
    grid = stafflist.likely_sheet(book) if sheet is None else _sheet_called(book, sheet)
    if organogram.is_organogram(grid):
        return organogram.of_books([book if sheet is None else book._replace(grids=(grid,))])
    imported = stafflist.read(grid).imported
    if imported.rows and len(imported.refused) == imported.rows:
        raise FileRefused(NOBODY.format(file=grid.file))
    return replace(imported, remarks=(*_remarks(book, grid, chosen=sheet is not None), *imported.remarks))


def _remarks(book: Book, grid: Grid, *, chosen: bool) -> Iterator[Remark]:
    if not chosen and (others := stafflist.others_like(book, grid)):
        yield Remark(others, grid.file)
    for doubt in book.doubts:
        # What is amiss in a sheet that was not read is nobody's trouble.
        if doubt.sheet in ("", grid.sheet):
            yield Remark(str(doubt), grid.file)


def _sheet_called(book: Book, name: str) -> Grid:
    """Return the sheet of a name; capital letters and spaces around it don't matter."""
    found = [grid for grid in book.grids if grid.sheet.strip().casefold() == name.strip().casefold()]
    if found and name.strip():
        return found[0]
    sheets = [f"“{grid.sheet}”" for grid in book.grids if grid.sheet]
    there = f"Its sheets are: {', '.join(sheets)}." if sheets else "It has no sheets with names."
    raise FileRefused(f"“{book.grid.file}” has no sheet “{name}” that holds anything. {there}")
