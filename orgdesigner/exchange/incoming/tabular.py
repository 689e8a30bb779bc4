"""Delimited text into rows of text, by rules of our own and with no guess at what a value means."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from orgdesigner.errors import FileRefused

MOST_ROWS = 100_000
MOST_COLUMNS = 200
DELIMITERS = ",;\t|"
"""What may stand between two cells."""

_LINES_TO_LOOK_AT = 40
# Excel writes and reads this first line, and does not show it.
_HINT = re.compile(r'^"?sep=([,;\t|])"?(?:\r\n|\r|\n)', re.IGNORECASE)

_COMMA_OF_A_TEXT = re.compile(r"(?<=\d),(?=\d)|,(?= )")


class Row(NamedTuple):
    """A row with anything in it, and its number as a spreadsheet shows it."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """The rows of a delimited text that have anything in them, and what delimits their cells."""

    delimiter: str
    rows: list[Row]


def table_of(text: str, *, name: str, delimiter: str | None = None) -> Table:
    """Return a delimited text as a table.

    The delimiter is the one that is given, or what a first line `sep=` says, or else the one that gives most
    rows the same, largest width. Raises FileRefused, by line, where quotation marks don't pair up, and over
    a limit.
    """
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end() :]
    if delimiter is None:
        delimiter = hint.group(1) if hint else _delimiter(text)
    rows: list[Row] = []
    for number, cells in enumerate(_records(text, delimiter, name), start=1):
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise FileRefused(
                f"Row {number} of “{name}” has more than {MOST_COLUMNS} columns, the most that can be"
                " imported. Delete those that the list does not need."
            )
        if any(cell.strip() for cell in cells):
            rows.append(Row(number, cells))
        if len(rows) > MOST_ROWS:
            raise FileRefused(
                f"“{name}” has more than {MOST_ROWS:,} rows, the most that can be imported."
                " Keep the rows of one school."
            )
    return Table(delimiter, rows)


class _Fit(NamedTuple):
    """How well a delimiter fits: whether quotation marks pair up with it, and how many cells it makes."""

    pairs_up: bool
    cells: int
    share: float


def _delimiter(text: str) -> str:
    lines = list(islice(io.StringIO(text, newline=""), _LINES_TO_LOOK_AT))
    fits = {delimiter: _fit(lines, delimiter) for delimiter in DELIMITERS}
    others = [other for other in DELIMITERS if other != "," and fits[other].share > 0.5]
    if others and _is_no_delimiter(lines):
        fits.pop(",")
    return max(fits, key=lambda delimiter: fits[delimiter][:2])


def _fit(lines: list[str], delimiter: str) -> _Fit:
    widths: Counter[int] = Counter()
    pairs_up = True
    try:
        widths.update(len(cells) for cells in csv.reader(lines, delimiter=delimiter, strict=True) if cells)
    except csv.Error as error:
        # A cell that goes on below the lines that are looked at is no mistake.
        pairs_up = "end of data" in str(error)
    width = max(widths, key=lambda width: (widths[width] * (width - 1), width), default=1)
    usual = widths[width] if width > 1 else 0
    return _Fit(pairs_up, usual * (width - 1), usual / max(widths.total(), 1))


def _is_no_delimiter(lines: list[str]) -> bool:
    """Whether commas stand where a text has them: within a number, or with a space behind."""
    commas = sum(line.count(",") for line in lines)
    return sum(len(_COMMA_OF_A_TEXT.findall(line)) for line in lines) > 0.8 * commas


def _records(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        start = reader.line_num + 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefused(_in_words(str(error), start, reader.line_num, name)) from None


def _in_words(error: str, start: int, end: int, name: str) -> str:
    place = f"line {start}" if end <= start else f"lines {start} to {end}"
    if "field limit" in error:
        return (
            f"“{name}” has a cell that is too long in {place}."
            " Perhaps a quotation mark that opens there is never closed."
        )
    if "end of data" in error:
        return (
            f"“{name}” has a quotation mark in {place} that opens and is never closed,"
            " or the file was cut off there."
        )
    return (
        f"“{name}” has quotation marks that don't pair up in {place}."
        " Inside a cell, a quotation mark is written twice."
    )
