"""What is amiss in a staff list: where it is, what came of the row, and what could be taken instead."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from orgdesigner.exchange.grid import Grid, address
from orgdesigner.exchange.incoming.outcome import Remark


class Outcome(Enum):
    """What became of the row that a problem is about."""

    NOTED = "noted"
    TRAY = "tray"
    REFUSED = "refused"


class Problem(NamedTuple):
    """A sentence about one cell or one row; it holds no value of theirs.

    `column` counts from 0, and is None where the whole row is meant. `repairs` are values that the cell could
    be read as instead: to accept one, hand it to `Corrections.cells` under (row, column).
    """

    message: str
    file: str
    sheet: str
    row: int
    column: int | None
    outcome: Outcome
    repairs: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, such as C7, Staff!C7 or row 7."""
        here = f"row {self.row}" if self.column is None else address(self.row, self.column)
        return f"{self.sheet}!{here}" if self.sheet else here

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Problems:
    """Collects what is amiss while one sheet is read."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._found: list[Problem] = []

    @property
    def where(self) -> str:
        """The file and the sheet, as the account of an import tells them."""
        return _where(self._grid.file, self._grid.sheet)

    def add(
        self,
        message: str,
        row: int,
        column: int | None,
        outcome: Outcome = Outcome.NOTED,
        repairs: Iterable[str] = (),
    ) -> Problem:
        """Note a problem; the same one about the same cell is noted once."""
        problem = Problem(
            message, self._grid.file, self._grid.sheet, row, column, outcome, tuple(dict.fromkeys(repairs))
        )
        self._found.append(problem)
        return problem

    def in_order(self) -> tuple[Problem, ...]:
        """Return everything, once each, from the top row to the last."""
        return tuple(
            sorted(
                dict.fromkeys(self._found),
                key=lambda problem: (problem.row, -1 if problem.column is None else problem.column),
            )
        )


def remark(problem: Problem, heading: str = "") -> Remark:
    """Return a problem as the account of an import tells it."""
    return Remark(problem.message, _where(problem.file, problem.sheet), (problem.row,), heading)


def _where(file: str, sheet: str) -> str:
    return f"{file}, sheet “{sheet}”" if sheet else file
