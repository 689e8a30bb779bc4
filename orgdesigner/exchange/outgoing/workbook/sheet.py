"""Sheets of a workbook before there is a file: columns, rows, and figures with the formulas behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from orgdesigner.model.words import Word


class Shown(Enum):
    """How the cells of a column are shown: words, a longer text, money, a share, a number or a day."""

    WORDS = 24
    TEXT = 48
    MONEY = 14
    SHARE = 11
    NUMBER = 9
    DAY = 12

    @property
    def width(self) -> int:
        """How wide the column is, in characters."""
        return self.value


@dataclass(frozen=True)
class Column:
    """A column of a sheet; `summed` puts its sum, as a formula, below it."""

    title: str
    shown: Shown = Shown.WORDS
    summed: bool = False


@dataclass(frozen=True)
class Formula:
    """A figure that the spreadsheet works out again, and what it comes to.

    In `text` "{row}" stands for the number of the row that the cell is in.
    """

    text: str
    value: Decimal


Cell = str | int | bool | Decimal | date | Word | Formula | None
"""What can stand in a cell; nothing is an empty one."""


@dataclass(frozen=True)
class Sheet:
    """A table with a sheet to itself; `about` says what it shows, on the first sheet of the workbook.

    `unprinted` are its last columns: they are to be looked up and filtered, and paper has no room for them.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    unprinted: int = 0

    @property
    def printed(self) -> int:
        """How many columns are printed."""
        return len(self.columns) - self.unprinted

    @property
    def is_summed(self) -> bool:
        """Whether a row of sums is below it."""
        return any(column.summed for column in self.columns)

    def in_full(self) -> str:
        """What it shows, and what of that is on no paper."""
        if not self.unprinted:
            return self.about
        return f"{self.about} Columns from “{self.columns[self.printed].title}” on are not printed."

    def without_empty(self) -> "Sheet":
        """Return it without the columns in which nothing stands, if anything does anywhere."""
        used = [n for n in range(len(self.columns)) if any(row[n] not in (None, "") for row in self.rows)]
        if not used:
            return self
        rows = tuple(tuple(row[n] for n in used) for row in self.rows)
        unprinted = sum(n >= self.printed for n in used)
        return Sheet(self.name, self.about, tuple(self.columns[n] for n in used), rows, unprinted)
