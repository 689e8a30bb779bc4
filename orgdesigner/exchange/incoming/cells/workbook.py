"""Spreadsheets into grids: XLSX, XLSB and ODS, which are zip files, and XLS.

Values come from python-calamine. What it does not tell (errors, formulas without a value, what is hidden,
how far a sheet goes before it is read) comes from a survey of the file's own parts; XLS has none.
"""

import io
import zipfile
import zlib
from xml.parsers.expat import ExpatError

import python_calamine as calamine

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, filled
from orgdesigner.exchange.incoming.cells import survey_ods, survey_xlsb, survey_xlsx
from orgdesigner.exchange.incoming.cells.book import Book, Doubt, How
from orgdesigner.exchange.incoming.cells.merged import Cells, spread
from orgdesigner.exchange.incoming.cells.package import Kind, damaged, has_password, open_package
from orgdesigner.exchange.incoming.cells.survey import Place, Span, Survey, refuse_too_large
from orgdesigner.exchange.incoming.cells.surveyed import (
    HIDDEN_SHEET,
    doubts_of,
    first_sheet,
    refuse_many_sheets,
)
from orgdesigner.exchange.incoming.cells.values import Raw, cell_of
from orgdesigner.exchange.incoming.cells.xml_events import HostileXml

_SURVEYS = {
    Kind.XLSX: survey_xlsx.survey_sheets,
    Kind.XLSB: survey_xlsb.survey_sheets,
    Kind.ODS: survey_ods.survey_sheets,
}


def read_package(name: str, data: bytes, how: How) -> Book:
    """Return the sheets of a spreadsheet that is a zip file; raises FileRefused, in words."""
    package, kind = open_package(data, name=name)
    with package:
        surveys = _surveys(package, kind, name)
    return _read(name, data, how, surveys)


def read_old(name: str, data: bytes, how: How) -> Book:
    """Return the sheets of an XLS file; raises FileRefused, in words, for what else has its form.

    With a password an XLSX file has it, too, and a Word document of before 2007 always.
    """
    streams = {stream: stream.encode("utf-16-le") in data for stream in ("EncryptedPackage", "WordDocument")}
    if streams["EncryptedPackage"]:
        raise has_password(name)
    if streams["WordDocument"]:
        raise FileRefused(
            f"“{name}” is a Word document. Copy its table into a spreadsheet, or save it as CSV."
        )
    return _read(name, data, how, {})


def _surveys(package: zipfile.ZipFile, kind: Kind, name: str) -> dict[str, Survey]:
    surveys: dict[str, Survey] = {}
    try:
        for sheet, survey in _SURVEYS[kind](package):
            refuse_too_large(survey.last_row, survey.last_column, file=name, sheet=sheet)
            surveys[sheet] = survey
    except HostileXml:
        raise FileRefused(
            f"“{name}” holds declarations that no spreadsheet has. It was not opened."
        ) from None
    except (ExpatError, zlib.error, zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError):
        raise damaged(name) from None
    return surveys


def _read(name: str, data: bytes, how: How, surveys: dict[str, Survey]) -> Book:
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    hidden: list[str] = []
    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            for sheet in _worksheets(workbook, name):
                survey = surveys.get(sheet.name, Survey())
                cells = _cells(workbook.get_sheet_by_name(sheet.name), survey, file=name)
                doubts += doubts_of(sheet.name, survey, spread(cells, survey.merged))
                grid = Grid(name, sheet.name, filled(cells))
                if grid.rows:
                    grids.append(grid)
                if grid.rows and sheet.visible != calamine.SheetVisibleEnum.Visible:
                    hidden.append(sheet.name)
                    doubts.append(Doubt(HIDDEN_SHEET, sheet.name))
    except calamine.PasswordError:
        raise has_password(name) from None
    except (calamine.CalamineError, ValueError, OverflowError):
        raise damaged(name) from None
    if not grids:
        raise FileRefused(f"“{name}” has no sheet that holds anything.")
    if not surveys:
        doubts.append(
            Doubt(
                "Cells with an error, such as #N/A, are read as empty from this kind of file. Save it as XLSX"
                " if it may have some."
            )
        )
    return Book(
        tuple(grids), How(sheet=first_sheet(grids, hidden, how, file=name)), tuple(doubts), tuple(hidden)
    )


def _worksheets(workbook: calamine.CalamineWorkbook, name: str) -> list[calamine.SheetMetadata]:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
    refuse_many_sheets(len(sheets), file=name)
    return sheets


def _cells(sheet: calamine.CalamineSheet, survey: Survey, *, file: str) -> Cells:
    """Return all cells of a sheet from A1 on, and complete its survey by what the reader knows."""
    if sheet.end is not None:
        refuse_too_large(sheet.end[0] + 1, sheet.end[1], file=file, sheet=sheet.name)
    if not survey.merged:
        survey.merged.extend(
            Span(Place(first[0] + 1, first[1]), Place(last[0] + 1, last[1]))
            for first, last in sheet.merged_cell_ranges or ()
        )
    # A value that comes up a thousand times is kept once.
    known: dict[tuple[type, Raw], GridCell] = {}

    def cell(raw: Raw) -> GridCell:
        if raw == "":
            return EMPTY
        key = (type(raw), raw)
        return known.get(key) or known.setdefault(key, cell_of(raw))

    # The reader gives the empty rows above a table, and leaves out the empty columns left of it.
    left = [EMPTY] * (sheet.start[1] if sheet.start else 0)
    rows = [left + [cell(raw) for raw in row] for row in sheet.iter_rows()]
    for place, words in survey.errors.items():
        rows.extend([] for _ in range(place.row - len(rows)))
        row = rows[place.row - 1]
        row.extend([EMPTY] * (place.column + 1 - len(row)))
        row[place.column] = GridCell(words, words)
    return rows
