"""Delimited text into a grid: a file of it, or cells that were copied from a spreadsheet."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.formulas import unguarded
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, GridRow, address
from orgdesigner.exchange.incoming.cells.book import AS_TOLD, Book, Doubt, How
from orgdesigner.exchange.incoming.cells.cleaning import cleaned
from orgdesigner.exchange.incoming.cells.connections import MANAGERS, with_managers
from orgdesigner.exchange.incoming.cells.mending import mended
from orgdesigner.exchange.incoming.decoding import decode
from orgdesigner.exchange.incoming.source import LARGEST
from orgdesigner.exchange.incoming.tabular import Row, Table, table_of

PASTED = "Pasted cells"
"""What a grid of pasted cells has in place of a file's name."""

_JSON = re.compile(r"\s*(?:\[\s*)?(?:\{\s*(?:\"|\})|\[)")
# draw.io puts its settings above the table: "## Config", "# label: %name%".
_SETTING = re.compile(r"#(?:#|\s*\w+\s*:)")


def read_text(name: str, data: bytes, how: How) -> Book:
    """Return a file of delimited text as a book of one grid; raises FileRefused, by line."""
    decoded = decode(data, name=name, encoding=how.encoding)
    if _JSON.match(decoded.text):
        raise FileRefused(
            f"“{name}” is JSON and no table. Import the CSV or the spreadsheet that it belongs to."
        )
    settings, below = _settings(decoded.text)
    table = table_of(below, name=name, delimiter=how.delimiter)
    doubts = [Doubt(doubt) for doubt in decoded.doubts]
    if _is_cut_off(decoded.text, table.rows):
        last = table.rows[-1].number + len(settings)
        doubts.append(
            Doubt("the last row is shorter than the others; perhaps the file was cut off.", "", (f"A{last}",))
        )
    rows, told = with_managers(settings, table.rows)
    if told:
        doubts.append(Doubt(MANAGERS.format(column=told)))
    return _book(name, settings, table._replace(rows=rows), doubts, How(decoded.encoding, table.delimiter))


def read_pasted(text: str, how: How = AS_TOLD) -> Book:
    """Return cells that were copied from a spreadsheet, or lines of text, as a book of one grid.

    Raises FileRefused if there is nothing, or too much.
    """
    if not text.strip():
        raise FileRefused("There is nothing to paste. Copy the rows in the spreadsheet first.")
    if len(text) > LARGEST:
        raise FileRefused("That is too much to paste. Import the file instead.")
    delimiter = how.delimiter or ("\t" if "\t" in text else None)
    doubts: list[Doubt] = []
    try:
        table = table_of(text, name=PASTED, delimiter=delimiter)
    except FileRefused:
        # Spreadsheets copy a cell such as "Ted" Smith as it is shown, with nothing put round it.
        if delimiter != "\t" or "\0" in text:
            raise
        table = _as_shown(text)
        doubts.append(Doubt("quotation marks don't pair up, and were read as part of the text."))
    return mended(_book(PASTED, [], table, doubts, How(delimiter=table.delimiter)))


def _settings(text: str) -> tuple[list[str], str]:
    """Return the lines of settings that a text begins with, and what is below them."""
    if not _SETTING.match(text):
        return [], text
    lines = text.splitlines(keepends=True)
    count = next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return [line.rstrip("\r\n") for line in lines[:count]], "".join(lines[count:])


def _is_cut_off(text: str, rows: Sequence[Row]) -> bool:
    if len(rows) < 3 or text.endswith(("\n", "\r")):
        return False
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    return len(rows[-1].cells) < usual


def _as_shown(text: str) -> Table:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        rows = [
            Row(number, cells) for number, cells in enumerate(lines, start=1) if any(map(str.strip, cells))
        ]
    except csv.Error:
        raise FileRefused(f"“{PASTED}” has a cell that is too long.") from None
    return Table("\t", rows)


def _book(name: str, settings: list[str], table: Table, doubts: list[Doubt], how: How) -> Book:
    above = [Row(number, [line]) for number, line in enumerate(settings, start=1)]
    rows = [GridRow(row.number, _cells(row)) for row in above]
    rows += [GridRow(row.number + len(settings), _cells(row)) for row in table.rows]
    rows = [row for row in rows if any(cell is not EMPTY for cell in row.cells)]
    if not rows:
        raise FileRefused(f"“{name}” holds nothing but empty cells.")
    unseen = [
        address(number + len(settings), column)
        for number, cells in table.rows
        for column, text in enumerate(cells)
        if cleaned(text) != text
    ]
    if unseen:
        doubts.append(Doubt("characters that can't be seen were taken out.", "", tuple(unseen)))
    return Book((Grid(name, "", tuple(rows)),), how, tuple(doubts))


def _cells(row: Row) -> tuple[GridCell, ...]:
    return tuple(_cell(unguarded(cleaned(text))) for text in row.cells)


def _cell(text: str) -> GridCell:
    return GridCell(text, text) if text.strip() else EMPTY
