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
_DELIMITERS = ",;\t|"
_LINES_TO_LOOK_AT = 40
# Excel writes and reads this first line, and does not show it.
_HINT = re.compile(r'^"?sep=([,;\t|])"?(?:\r\n|\r|\n)', re.IGNORECASE)


class Row(NamedTuple):
    """A row with anything in it, and its number as a spreadsheet shows it."""

    number: int
    cells: list[str]


def rows_of(text: str, *, name: str) -> list[Row]:
    """Return the rows of a delimited text that have anything in them.

    The delimiter is what a first line `sep=` says, or else the one that gives most rows the same, largest
    width. Raises FileRefused, by line, where quotation marks don't pair up, and over a limit.
    """
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end() :]
    delimiter = hint.group(1) if hint else _delimiter(text)
    rows: list[Row] = []
    for number, cells in enumerate(_records(text, delimiter, name), start=1):
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise FileRefused(f"Row {number} of “{name}” has more than {MOST_COLUMNS} columns.")
        if any(cell.strip() for cell in cells):
            rows.append(Row(number, cells))
        if len(rows) > MOST_ROWS:
            raise FileRefused(f"“{name}” has more than {MOST_ROWS:,} rows, the most that can be imported.")
    return rows


def _delimiter(text: str) -> str:
    lines = list(islice(io.StringIO(text, newline=""), _LINES_TO_LOOK_AT))
    return max(_DELIMITERS, key=lambda delimiter: _fits(lines, delimiter))


def _fits(lines: list[str], delimiter: str) -> tuple[bool, int]:
    """Return how well a delimiter fits: whether quotation marks pair up with it, and the usual width."""
    widths: Counter[int] = Counter()
    pair_up = True
    try:
        widths.update(len(cells) for cells in csv.reader(lines, delimiter=delimiter, strict=True) if cells)
    except csv.Error as error:
        # A cell that goes on below the lines that are looked at is no mistake.
        pair_up = "end of data" in str(error)
    return pair_up, max(widths, key=lambda width: (widths[width], width), default=0)


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
