"""A book as lines of JSON, from the process that reads a file to the one that shows it.

The first line says everything but the cells, and each line after it is a row: its number and its cells. A
cell of text is a string, an empty one null, and any other its kind, its value and its text.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.exchange.grid import EMPTY, CellValue, Grid, GridCell, GridRow
from orgdesigner.exchange.incoming.cells.book import Book, Doubt, How

_READERS: dict[str, Callable[[Any], CellValue]] = {"b": bool, "n": Decimal, "d": date.fromisoformat}


def lines_of(book: Book) -> Iterator[str]:
    """Yield a book line by line."""
    yield json.dumps(
        {
            "grids": [[grid.file, grid.sheet, len(grid.rows)] for grid in book.grids],
            "how": book.how,
            "doubts": book.doubts,
            "hidden": book.hidden,
        }
    )
    for grid in book.grids:
        for row in grid.rows:
            yield json.dumps([row.number, *map(_plain, row.cells)])


def book_from(lines: Iterable[bytes]) -> Book:
    """Return the book that the lines say; raises ValueError, KeyError or TypeError if some are missing."""
    coming = iter(lines)
    first = json.loads(next(coming, b""))
    grids = tuple(Grid(file, sheet, tuple(_rows(coming, count))) for file, sheet, count in first["grids"])
    doubts = tuple(Doubt(message, sheet, tuple(cells)) for message, sheet, cells in first["doubts"])
    return Book(grids, How(*first["how"]), doubts, tuple(first["hidden"]))


def _rows(lines: Iterator[bytes], count: int) -> Iterator[GridRow]:
    for _ in range(count):
        number, *cells = json.loads(next(lines, b""))
        yield GridRow(number, tuple(map(_cell, cells)))


def _plain(cell: GridCell) -> Any:
    match cell.value:
        case None:
            return None
        case str():
            return cell.text
        case bool():
            return ["b", cell.value, cell.text]
        case Decimal():
            return ["n", str(cell.value), cell.text]
        case date():
            return ["d", cell.value.isoformat(), cell.text]


def _cell(plain: Any) -> GridCell:
    if plain is None:
        return EMPTY
    if isinstance(plain, str):
        return GridCell(plain, plain)
    kind, value, text = plain
    return GridCell(_READERS[kind](value), text)
