"""Surveys of the sheets of an ODS file, in which one element can stand for a million cells."""

import zipfile
from collections.abc import Iterator

from orgdesigner.exchange.incoming.cells.survey import FARTHEST_HIDDEN, Place, Span, Survey
from orgdesigner.exchange.incoming.cells.values import SPREADSHEET_ERRORS
from orgdesigner.exchange.incoming.cells.xml_events import Attributes, local_names, read_events

_CELLS = ("table-cell", "covered-table-cell")


def survey_sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, Survey]]:
    """Yield the name and the survey of each sheet, in their order.

    Raises KeyError, ValueError or expat.ExpatError where the file is damaged, and HostileXml.
    """
    reader = _ContentReader()
    with package.open("content.xml") as source:
        read_events(source, reader.started, ended=reader.ended, texted=reader.texted)
    yield from reader.surveys


class _ContentReader:
    """Follows the events of all sheets."""

    def __init__(self) -> None:
        self.surveys: list[tuple[str, Survey]] = []
        self._survey = Survey()
        self._row = self._next_row = 1
        self._column = self._next_column = 0
        self._declared_columns = 0
        self._error: list[str] | None = None

    def started(self, name: str, prefixed: Attributes) -> None:
        if name in _CELLS:
            self._start_cell(local_names(prefixed), covered=name == "covered-table-cell")
        elif name == "table-row":
            self._start_row(local_names(prefixed))
        elif name == "table-column":
            self._declare_columns(local_names(prefixed))
        elif name == "table":
            self._survey = Survey()
            self.surveys.append((local_names(prefixed).get("name", ""), self._survey))
            self._next_row, self._declared_columns = 1, 0

    def _declare_columns(self, column: Attributes) -> None:
        first, count = self._declared_columns, _repeated(column, "number-columns-repeated")
        self._declared_columns += count
        if _is_hidden(column):
            self._survey.hidden_columns.update(range(first, first + min(count, FARTHEST_HIDDEN)))

    def _start_row(self, row: Attributes) -> None:
        count = _repeated(row, "number-rows-repeated")
        self._row, self._next_row, self._next_column = self._next_row, self._next_row + count, 0
        if _is_hidden(row):
            self._survey.hidden_rows.extend(range(self._row, self._row + min(count, FARTHEST_HIDDEN)))

    def _start_cell(self, cell: Attributes, *, covered: bool) -> None:
        count = _repeated(cell, "number-columns-repeated")
        self._column, self._next_column = self._next_column, self._next_column + count
        if not covered and "value-type" in cell:
            # Repeated rows and columns hold it again and again.
            self._survey.reaches(self._next_row - 1, self._next_column - 1)
            self._error = []
        down, across = _repeated(cell, "number-rows-spanned"), _repeated(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            first = Place(self._row, self._column)
            self._survey.merged.append(Span(first, Place(self._row + down - 1, self._column + across - 1)))

    def texted(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)

    def ended(self, name: str) -> None:
        if name in _CELLS and self._error is not None:
            shown = "".join(self._error)
            if shown in SPREADSHEET_ERRORS:
                self._survey.errors[Place(self._row, self._column)] = shown
            self._error = None


def _repeated(attributes: Attributes, name: str) -> int:
    count = int(attributes.get(name, "1"))
    if count < 1:
        raise ValueError("something is repeated less than once")
    return count


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("visibility", "visible") != "visible"
