"""What was detected about a file and its sheet, as settings and columns that can be put right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from orgdesigner.exchange.grid import Grid, GridRow, column_name
from orgdesigner.exchange.incoming.cells.book import How
from orgdesigner.exchange.incoming.decoding import ENCODINGS
from orgdesigner.exchange.incoming.stafflist.layout import Column, DayOrder, DecimalMark, Grounds, Layout
from orgdesigner.exchange.incoming.stafflist.problems import Outcome, Problem
from orgdesigner.exchange.incoming.trial.said import DAYS, DECIMAL, DELIMITER, ENCODING, HEADER, SHEET
from orgdesigner.exchange.incoming.trial.shown import Choice, Setting, ShownColumn, Trouble
from orgdesigner.exchange.meanings import TAKEN, Meaning

_ENCODINGS = tuple(Choice(name, words) for name, words in ENCODINGS.items())
_DELIMITERS = (
    Choice(",", "Comma"),
    Choice(";", "Semicolon"),
    Choice("\t", "Tab"),
    Choice("|", "Upright line"),
)
_HEADING_ROWS = 12
"""Headings are looked for in so many rows from the top."""
_SHORT = 40
_BEGINS = 16
"""So many characters of a row tell which one it is."""
_SAMPLES = 3
_SAMPLED_ROWS = 200
_MEANINGS = (*TAKEN, Meaning.IGNORED, Meaning.NEVER)
_CERTAIN, _LIKELY = 90, 60
OUTCOMES = {Outcome.REFUSED: "refused", Outcome.TRAY: "in the tray", Outcome.NOTED: "placed"}


def settings_of(sheets: Sequence[str], how: How, grid: Grid, layout: Layout) -> tuple[Setting, ...]:
    """Return what was detected, each with what else it could be."""
    return (
        Setting(SHEET, "&Sheet", how.sheet or "", tuple(Choice(each, each) for each in sheets)),
        Setting(ENCODING, "&Encoding", how.encoding or "", _with(_ENCODINGS, how.encoding)),
        Setting(DELIMITER, "Cells end &with", how.delimiter or "", _with(_DELIMITERS, how.delimiter)),
        Setting(HEADER, "&Headings", _joined(layout.header), _headings(grid, layout.header)),
        Setting(
            DECIMAL, "N&umbers", layout.decimal.value, tuple(Choice(w.value, w.label) for w in DecimalMark)
        ),
        Setting(DAYS, "&Dates", layout.days.value, tuple(Choice(w.value, w.label) for w in DayOrder)),
    )


def columns_of(grid: Grid, layout: Layout) -> tuple[ShownColumn, ...]:
    """Return the columns, each with a few of its values."""
    return tuple(_shown(grid, layout.header, column) for column in layout.columns)


def meanings() -> tuple[Choice, ...]:
    """Return what a column can be taken as."""
    return tuple(Choice(meaning.value, meaning.label) for meaning in _MEANINGS)


def trouble_of(problem: Problem) -> Trouble:
    """Return a problem as a line of those that need a look."""
    return Trouble(
        OUTCOMES[problem.outcome],
        problem.place,
        problem.message,
        problem.row,
        problem.column,
        problem.repairs if problem.column is not None else (),
    )


def _shown(grid: Grid, header: Sequence[int], column: Column) -> ShownColumn:
    return ShownColumn(
        column.place,
        column_name(column.place),
        column.heading,
        column.meaning.value,
        _certainty(column),
        column.why,
        "  ·  ".join(_samples(grid, header, column.place)),
    )


def _certainty(column: Column) -> str:
    if column.grounds is Grounds.SAID:
        return "you say so"
    if column.meaning in (Meaning.IGNORED, Meaning.NEVER) and column.grounds is Grounds.NONE:
        return ""
    if column.certainty >= _CERTAIN:
        return "certain"
    return "likely" if column.certainty >= _LIKELY else "a guess"


def _samples(grid: Grid, header: Sequence[int], place: int) -> list[str]:
    found: list[str] = []
    for row in grid.rows[:_SAMPLED_ROWS]:
        text = row.cell(place).text.strip()
        if text and row.number not in header and text not in found:
            found.append(text[:_SHORT])
        if len(found) == _SAMPLES:
            break
    return found


def _with(usual: tuple[Choice, ...], value: str | None) -> tuple[Choice, ...]:
    if value is None:
        return ()
    return usual if any(each.value == value for each in usual) else (Choice(value, value.upper()), *usual)


def _joined(numbers: Sequence[int]) -> str:
    return " ".join(str(each) for each in numbers)


def _headings(grid: Grid, present: tuple[int, ...]) -> tuple[Choice, ...]:
    rows = grid.rows[:_HEADING_ROWS]
    found: list[tuple[tuple[int, ...], str]]
    found = [((row.number,), f"Row {row.number}: {_begins(row)}") for row in rows]
    found += [
        ((above.number, below.number), f"Rows {above.number} and {below.number}")
        for above, below in pairwise(rows)
    ]
    if present and present not in [numbers for numbers, _ in found]:
        found.insert(0, (present, f"Rows {' and '.join(str(each) for each in present)}"))
    choices = (Choice(_joined(numbers), words) for numbers, words in found)
    return (*choices, Choice("", "There are none"))


def _begins(row: GridRow) -> str:
    words = ", ".join(cell.text.strip() for cell in row.cells if cell.text.strip())
    return words if len(words) <= _BEGINS else f"{words[: _BEGINS - 1]}…"
