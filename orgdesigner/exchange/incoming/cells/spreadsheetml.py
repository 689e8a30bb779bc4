"""XML Spreadsheet 2003 (SpreadsheetML) into grids: what several school systems write and call .xls.

The XML is read as a stream with no declarations of its own, and no link in it is followed.
"""

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.parsers.expat import ExpatError

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, filled
from orgdesigner.exchange.incoming.cells.book import Book, Doubt, How
from orgdesigner.exchange.incoming.cells.cleaning import cleaned
from orgdesigner.exchange.incoming.cells.merged import Cells, spread
from orgdesigner.exchange.incoming.cells.package import damaged
from orgdesigner.exchange.incoming.cells.survey import FARTHEST_HIDDEN, Place, Span, Survey, refuse_too_large
from orgdesigner.exchange.incoming.cells.surveyed import (
    HIDDEN_SHEET,
    doubts_of,
    first_sheet,
    refuse_many_sheets,
)
from orgdesigner.exchange.incoming.cells.values import cell_of
from orgdesigner.exchange.incoming.cells.xml_events import (
    Attributes,
    HostileXml,
    local_name,
    local_names,
    read_events,
)
from orgdesigner.exchange.incoming.decoding import declared_encoding, text_of
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS

_BEGINS = re.compile(r"\s*(?:<[?!][^>]*>[\s\]>]*)*<(?:\w+:)?Workbook[\s>]")
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w-]+)")
_DAY_NOUGHT = datetime.fromisoformat("1899-12-31")
"""The day that Excel gives to a time of the day."""

_FIRST_YEAR = 1900


def is_spreadsheetml(data: bytes) -> bool:
    """Whether a file begins as an XML spreadsheet does, in any encoding that it may be in."""
    start = data[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return _BEGINS.match(start.decode("latin-1")) is not None


def read_spreadsheetml(name: str, data: bytes, how: How) -> Book:
    """Return the sheets of an XML spreadsheet; raises FileRefused, in words, for what can't be read."""
    # Programs write an encoding at the top that they do not write in.
    decoded = text_of(data, name=name, encoding=how.encoding or declared_encoding(data, _ENCODING))
    reader = _Reader(name)
    try:
        read_events(
            io.BytesIO(decoded.text.encode()),
            reader.started,
            ended=reader.ended,
            texted=reader.texted,
            encoding="utf-8",
        )
        grids = list(reader.grids())
    except HostileXml:
        raise FileRefused(
            f"“{name}” holds declarations that no spreadsheet has. It was not opened."
        ) from None
    except (ExpatError, ValueError, OverflowError):
        raise damaged(name) from None
    if not grids:
        raise FileRefused(f"“{name}” has no sheet that holds anything.")
    sheet = first_sheet(grids, reader.hidden, how, file=name)
    doubts = (*map(Doubt, decoded.doubts), *reader.doubts)
    return Book(tuple(grids), How(decoded.encoding, sheet=sheet), doubts, tuple(reader.hidden))


class _Sheet:
    """One sheet: its cells from A1 on, and what is known of it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_hidden = False
        self.rows: Cells = []
        self.survey = Survey()

    def put(self, row: int, column: int, cell: GridCell) -> None:
        self.rows.extend([] for _ in range(row - len(self.rows)))
        cells = self.rows[row - 1]
        cells.extend([EMPTY] * (column + 1 - len(cells)))
        cells[column] = cell
        self.survey.reaches(row, column)


class _Reader:
    """Follows the events of all sheets.

    Rows and cells say where they are only after a gap, and without a gap follow each other.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._sheets: list[_Sheet] = []
        self._in_table = False
        self._row = self._next_row = 0
        self._column = self._next_column = 0
        self._next_declared = 0
        self._in_cell = self._in_comment = False
        self._has_formula = self._has_value = False
        self._type = ""
        self._text: list[str] | None = None
        # A value that comes up a thousand times is kept once.
        self._known: dict[tuple[str, str], GridCell] = {}
        self.doubts: list[Doubt] = []
        self.hidden: list[str] = []

    def started(self, prefixed: str, attributes: Attributes) -> None:
        name = local_name(prefixed)
        if name == "Worksheet":
            self._sheets.append(_Sheet(cleaned(local_names(attributes).get("Name", ""))))
            refuse_many_sheets(len(self._sheets), file=self._file)
        elif name == "Table" and self._sheets:
            self._in_table = True
            self._row, self._next_row, self._next_declared = 0, 1, 0
        elif self._in_table:
            self._started_in_table(name, attributes)
        elif name == "Visible" and self._sheets:
            self._text = []

    def _started_in_table(self, name: str, attributes: Attributes) -> None:
        if name == "Cell":
            self._start_cell(local_names(attributes))
        elif name == "Data" and self._in_cell and not self._in_comment:
            self._type = local_names(attributes).get("Type", "String")
            self._text = []
        elif name == "Row":
            self._start_row(local_names(attributes))
        elif name == "Column":
            self._declare_columns(local_names(attributes))
        elif name == "Comment":
            self._in_comment = True

    def texted(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def ended(self, prefixed: str) -> None:
        name = local_name(prefixed)
        if name == "Data" and self._text is not None and not self._in_comment:
            self._take("".join(self._text))
            self._text = None
        elif name == "Comment":
            self._in_comment = False
        elif name == "Cell" and self._in_cell:
            if self._has_formula and not self._has_value:
                self._sheets[-1].survey.unworked.append(Place(self._row, self._column))
            self._in_cell = False
        elif name == "Row" and self._in_table:
            survey = self._sheets[-1].survey
            refuse_too_large(
                survey.last_row, survey.last_column, file=self._file, sheet=self._sheets[-1].name
            )
        elif name == "Table":
            self._in_table = False
        elif name == "Visible" and self._text is not None:
            self._sheets[-1].is_hidden = "".join(self._text).strip() in ("SheetHidden", "SheetVeryHidden")
            self._text = None

    def grids(self) -> Iterator[Grid]:
        """Yield the sheets that hold anything, and take down what is doubtful in them."""
        for sheet in self._sheets:
            spans = spread(sheet.rows, sheet.survey.merged)
            self.doubts += doubts_of(sheet.name, sheet.survey, spans)
            grid = Grid(self._file, sheet.name, filled(sheet.rows))
            if grid.rows:
                yield grid
                if sheet.is_hidden:
                    self.hidden.append(sheet.name)
                    self.doubts.append(Doubt(HIDDEN_SHEET, sheet.name))

    def _declare_columns(self, column: Attributes) -> None:
        first = _count(column, "Index", self._next_declared + 1) - 1
        count = _count(column, "Span", 0) + 1
        self._next_declared = first + count
        if column.get("Hidden") == "1":
            self._sheets[-1].survey.hidden_columns.update(range(first, first + min(count, FARTHEST_HIDDEN)))

    def _start_row(self, row: Attributes) -> None:
        self._row = _count(row, "Index", self._next_row)
        count = _count(row, "Span", 0) + 1
        if self._row < self._next_row:
            raise ValueError("a row is above the one before it")
        self._next_row, self._next_column = self._row + count, 0
        if row.get("Hidden") == "1":
            hidden = range(self._row, self._row + min(count, FARTHEST_HIDDEN))
            self._sheets[-1].survey.hidden_rows.extend(hidden)

    def _start_cell(self, cell: Attributes) -> None:
        self._column = _count(cell, "Index", self._next_column + 1) - 1
        if self._column < self._next_column or not self._row:
            raise ValueError("a cell is left of the one before it, or in no row")
        across, down = _count(cell, "MergeAcross", 0), _count(cell, "MergeDown", 0)
        self._next_column = self._column + across + 1
        if across or down:
            first = Place(self._row, self._column)
            span = Span(first, Place(self._row + down, self._column + across))
            self._sheets[-1].survey.merged.append(span)
        self._in_cell, self._has_value, self._has_formula = True, False, "Formula" in cell

    def _take(self, text: str) -> None:
        sheet = self._sheets[-1]
        self._has_value = True
        key = self._type, text
        value = self._known.get(key) or self._known.setdefault(key, _value(*key))
        if value is EMPTY:
            return
        if self._row > len(sheet.rows) or self._column >= MOST_COLUMNS:
            refuse_too_large(self._row, self._column, file=self._file, sheet=sheet.name)
        sheet.put(self._row, self._column, value)
        if self._type == "Error":
            sheet.survey.errors[Place(self._row, self._column)] = text


def _value(kind: str, text: str) -> GridCell:
    """Return what a cell holds by the type it states; what is not of that type stays a text."""
    try:
        match kind:
            case "Error":
                return GridCell(text, text)
            case "Number":
                return cell_of(float(text))
            case "Boolean" if text.strip() in ("0", "1"):
                return cell_of(text.strip() == "1")
            case "DateTime":
                return _moment(datetime.fromisoformat(text.strip()))
    except ValueError:
        pass
    return cell_of(text)


def _moment(moment: datetime) -> GridCell:
    """Return a day, or a time or length of time, which Excel counts from the last day of 1899."""
    length = moment - _DAY_NOUGHT
    if timedelta() <= length < timedelta(days=1):
        return cell_of(moment.time())
    if moment.year < _FIRST_YEAR or (moment.year == _FIRST_YEAR and length % timedelta(days=1)):
        return cell_of(length)
    return cell_of(moment)


def _count(attributes: Attributes, name: str, otherwise: int) -> int:
    count = int(attributes.get(name, otherwise))
    if count < 0 or (count == 0 and name == "Index"):
        raise ValueError("something is counted from less than nothing")
    return count
