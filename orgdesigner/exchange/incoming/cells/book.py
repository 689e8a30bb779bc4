"""What reading a file gives: its sheets as grids, how the file was read, and what looks amiss in it."""

from collections.abc import Sequence
from typing import NamedTuple

from orgdesigner.exchange.grid import Grid

_MOST_CELLS_NAMED = 10


class How(NamedTuple):
    """How a file is read; what is None is told from the file itself.

    Given to a reader it corrects what would be told. In a Book it says what was told, and is None where it
    has no meaning: a spreadsheet has neither an encoding nor a delimiter, and a file of text no sheets.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


AS_TOLD = How()
"""Everything as the file itself tells it."""


class Doubt(NamedTuple):
    """A sentence about a file, or about cells of a sheet; it holds nothing of what is in them."""

    message: str
    sheet: str = ""
    cells: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.sheet, cells_in_words(self.cells)) if part)
        return f"{place}: {self.message}" if place else self.message


class Book(NamedTuple):
    """The sheets of a file that hold anything, how they were read, and the doubts about them.

    `how.sheet` is the sheet that a staff list is looked for in first. Sheets, rows and columns that the
    spreadsheet hides are among the others, and a doubt says so; `hidden` names such sheets.
    """

    grids: tuple[Grid, ...]
    how: How
    doubts: tuple[Doubt, ...]
    hidden: tuple[str, ...] = ()

    @property
    def grid(self) -> Grid:
        """The sheet that `how` names, or the only one."""
        return next((grid for grid in self.grids if grid.sheet == (self.how.sheet or "")), self.grids[0])


def cells_in_words(cells: Sequence[str]) -> str:
    """Return where cells are, such as "C7 and C9"; of many only the first ten."""
    if len(cells) > _MOST_CELLS_NAMED:
        more = len(cells) - _MOST_CELLS_NAMED
        return f"{', '.join(cells[:_MOST_CELLS_NAMED])} and {more:,} more"
    *most, last = cells or ("",)
    return f"{', '.join(most)} and {last}" if most else last
