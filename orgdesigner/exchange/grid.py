"""A sheet of cells, whatever file it came from: what is read before anybody asks what it means."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

CellValue = str | Decimal | date | bool | None


class GridCell(NamedTuple):
    """One cell: its value as far as the file itself says what it is, and its text as it is shown.

    A file of text has only text: its values are the texts. Days and numbers of a spreadsheet are both.
    """

    value: CellValue
    text: str


EMPTY = GridCell(None, "")


class GridRow(NamedTuple):
    """A row with anything in it, and its number as a spreadsheet shows it."""

    number: int
    cells: tuple[GridCell, ...]

    def cell(self, column: int) -> GridCell:
        """Return the cell in a column, counted from 0; an empty one right of the last."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class Grid(NamedTuple):
    """One sheet of a file: the file's name, the sheet's if it has one, and the rows that hold anything."""

    file: str
    sheet: str
    rows: tuple[GridRow, ...]

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


def filled(cells: Iterable[Sequence[GridCell]]) -> tuple[GridRow, ...]:
    """Return the rows of a sheet, given from its first one on, that hold anything."""
    return tuple(
        GridRow(number, tuple(row))
        for number, row in enumerate(cells, start=1)
        if any(cell is not EMPTY for cell in row)
    )


def column_name(column: int) -> str:
    """Return the letters of a column that is counted from 0: A, B, … Z, AA, AB."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return where a cell is, such as C7, by the number of its row from 1 and of its column from 0."""
    return f"{column_name(column)}{row}"
