"""Surveys of the sheets of an XLSX file, read from its XML before a reader is let at it."""

import posixpath
import re
import zipfile
from collections.abc import Iterator

from orgdesigner.exchange.incoming.cells.survey import Place, Span, Survey
from orgdesigner.exchange.incoming.cells.values import SPREADSHEET_ERRORS
from orgdesigner.exchange.incoming.cells.xml_events import Attributes, local_names, read_events
from orgdesigner.exchange.incoming.tabular import MOST_ROWS

_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_TRUE = ("1", "true")
_FARTHEST_HIDDEN = 1_000
_PART, _LONGEST_ROW = 1024 * 1024, 4 * 1024 * 1024


def survey_sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, Survey]]:
    """Yield the name and the survey of each sheet, in their order.

    Raises KeyError, ValueError or expat.ExpatError where the file is damaged, and HostileXml.
    """
    workbook = main_part(package, otherwise="xl/workbook.xml")
    parts = link_targets(package, workbook)
    for name, link in _sheets(package, workbook):
        part = parts.get(link)
        # A sheet that is a chart, or is not there, has no cells.
        if part is not None and part in package.namelist():
            yield name, _survey(package, part)


def main_part(package: zipfile.ZipFile, *, otherwise: str) -> str:
    """Return the name of the part that lists the sheets."""
    for link in _relationships(package, "_rels/.rels"):
        if link.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(link["Target"].lstrip("/"))
    return otherwise


def _relationships(package: zipfile.ZipFile, part: str) -> list[Attributes]:
    found: list[Attributes] = []

    def started(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            found.append(attributes)

    if part in package.namelist():
        with package.open(part) as source:
            read_events(source, started)
    return found


def link_targets(package: zipfile.ZipFile, workbook: str) -> dict[str, str]:
    """Return the names of the parts that a workbook points to, by the marks that it points with."""
    folder, file = posixpath.split(workbook)
    links = _relationships(package, posixpath.join(folder, "_rels", f"{file}.rels"))
    # A target that starts with a slash counts from the root; join() lets it.
    return {
        link["Id"]: posixpath.normpath(posixpath.join("/", folder, link["Target"])).lstrip("/")
        for link in links
        if link.get("TargetMode") != "External"
    }


def _sheets(package: zipfile.ZipFile, workbook: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def started(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            sheet = local_names(attributes)
            found.append((sheet["name"], sheet.get("id", "")))

    with package.open(workbook) as source:
        read_events(source, started)
    return found


def _survey(package: zipfile.ZipFile, part: str) -> Survey:
    rows = _rows_with_values(package, part)
    if rows > MOST_ROWS:
        # It is refused for that: a sheet of a million rows need not be read for half a minute first.
        return Survey(last_row=rows)
    reader = _SheetReader()
    with package.open(part) as source:
        read_events(source, reader.started, ended=reader.ended, texted=reader.texted)
    return reader.survey


def _rows_with_values(package: zipfile.ZipFile, part: str) -> int:
    """Count the rows that hold a value, quickly: one that is empty, or has a prefix, is not counted."""
    count, left = 0, b""
    with package.open(part) as source:
        while coming := source.read(_PART):
            *rows, left = (left + coming).split(b"<row")
            count += sum(b"<v" in row or b"<is>" in row for row in rows)
            # A row of a few thousand cells may be long, and a file without rows is no row.
            left = left[-_LONGEST_ROW:]
    return count + (b"<v" in left or b"<is>" in left)


class _SheetReader:
    """Follows the events of one sheet, and does little for a cell without a value: there can be a million."""

    def __init__(self) -> None:
        self.survey = Survey()
        self._place = Place(0, -1)
        self._where: str | None = None
        self._type: str | None = None
        self._formula = self._in_value = False
        self._value: list[str] = []

    def started(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._in_value = True
        elif name == "is":
            self.survey.reaches(*self._here())
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]) - 1, int(attributes["max"])
            self.survey.hidden_columns.update(range(first, min(last, first + _FARTHEST_HIDDEN)))
        elif name == "mergeCell":
            self.survey.merged.append(_span(attributes["ref"]))

    def _start_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r", self._here().row + 1))
        self._place, self._where = Place(number, -1), None
        if attributes.get("hidden") in _TRUE:
            self.survey.hidden_rows.append(number)

    def _start_cell(self, attributes: Attributes) -> None:
        where = attributes.get("r")
        if where is None:
            # A cell without an address is the one right of the one before.
            before = self._here()
            self._place = before._replace(column=before.column + 1)
        self._where = where
        self._type = attributes.get("t")
        self._formula = False

    def _here(self) -> Place:
        if self._where is not None:
            self._place, self._where = _place(self._where), None
        return self._place

    def texted(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)

    def ended(self, name: str) -> None:
        if name == "v":
            self._in_value = False
        elif name == "c" and (self._value or self._formula or self._type == "e"):
            self._end_cell("".join(self._value))
            self._value.clear()

    def _end_cell(self, value: str) -> None:
        here = self._here()
        self.survey.reaches(*here)
        if self._type == "e":
            self.survey.errors[here] = value if value in SPREADSHEET_ERRORS else "#VALUE!"
        # A formula may be worked out to an empty text, which is then marked as text.
        elif self._formula and not value and self._type != "str":
            self.survey.unworked.append(here)


def _place(where: str) -> Place:
    match = _CELL.fullmatch(where.upper().replace("$", ""))
    if match is None or len(match[1]) > 4 or len(match[2]) > 9:
        raise ValueError("a cell has an address that is none")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Place(int(match[2]), column - 1)


def _span(reference: str) -> Span:
    first, _, last = reference.partition(":")
    return Span(_place(first), _place(last or first))
