"""What is known of a sheet before its values are read: how far it goes, and what its values don't tell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import address
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS, MOST_ROWS

MOST_CELLS = 2_000_000
"""The most cells of a sheet, the empty ones between others included: what the limit of memory allows."""

FARTHEST_HIDDEN = 1_000
"""The most rows or columns that one element hides: beyond them there is nothing to hide."""


class Place(NamedTuple):
    """A cell, by its row from 1 and its column from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        return address(self.row, self.column)


class Span(NamedTuple):
    """Cells that are merged into one: the first, which holds the value, and the last."""

    first: Place
    last: Place

    def places(self) -> Iterator[Place]:
        """Yield each cell, the first included."""
        for row in range(self.first.row, self.last.row + 1):
            for column in range(self.first.column, self.last.column + 1):
                yield Place(row, column)

    def __str__(self) -> str:
        return f"{self.first}:{self.last}"


@dataclass
class Survey:
    """A sheet as its file describes it."""

    last_row: int = 0
    last_column: int = -1
    errors: dict[Place, str] = field(default_factory=dict)
    unworked: list[Place] = field(default_factory=list)
    """Formulas that nobody worked out before the file was saved."""
    merged: list[Span] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)

    def reaches(self, row: int, column: int) -> None:
        """Note that a cell holds something."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)


def refuse_too_large(last_row: int, last_column: int, *, file: str, sheet: str) -> None:
    """Raise FileRefused if a sheet goes further than can be read, however few of its cells hold anything."""
    which = f"The sheet “{sheet}” of “{file}”" if sheet else f"“{file}”"
    where = f"{which} goes as far as {address(last_row, last_column)}"
    if last_row > MOST_ROWS:
        # Rows that were only counted have no last cell.
        where = where if last_column >= 0 else f"{which} has {last_row:,} rows"
        raise FileRefused(
            f"{where}, and at most {MOST_ROWS:,} rows can be imported. Delete what is below the list,"
            " or keep the rows of one school."
        )
    if last_column >= MOST_COLUMNS:
        raise FileRefused(
            f"{where}, and at most {MOST_COLUMNS} columns can be imported. Delete what is to the right."
        )
    if last_row * (last_column + 1) > MOST_CELLS:
        raise FileRefused(f"{where}: that is more than {MOST_CELLS:,} cells, the most that can be imported.")
