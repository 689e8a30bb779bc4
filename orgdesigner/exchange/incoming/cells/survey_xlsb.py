"""Surveys of the sheets of an XLSB file, whose parts are not XML but records, one after another."""

import posixpath
import struct
import zipfile
from collections.abc import Iterator

from orgdesigner.exchange.incoming.cells.survey import Place, Survey
from orgdesigner.exchange.incoming.cells.survey_xlsx import link_targets, main_part

_ROW, _BLANK, _LAST_CELL, _SHEET = 0, 1, 11, 156
_ERROR, _FORMULA_ERROR = 3, 11
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def survey_sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, Survey]]:
    """Yield the name and the survey of each sheet, in their order; raises ValueError where it is damaged."""
    workbook = main_part(package, otherwise="xl/workbook.bin")
    parts = link_targets(package, workbook)
    for kind, content in _records(package.read(workbook)):
        if kind == _SHEET:
            link, end = _text(content, 8)
            part = parts.get(link, "")
            # A sheet that is a chart has no cells.
            if part in package.namelist() and "worksheets" in posixpath.dirname(part):
                yield _text(content, end)[0], _survey(package.read(part))


def _survey(sheet: bytes) -> Survey:
    survey, row = Survey(), 0
    for kind, content in _records(sheet):
        if kind == _ROW:
            row = _number(content, 0) + 1
        elif _BLANK < kind <= _LAST_CELL:
            place = Place(row, _number(content, 0))
            survey.reaches(*place)
            if kind in (_ERROR, _FORMULA_ERROR):
                survey.errors[place] = _ERRORS.get(content[8], "#VALUE!")
    return survey


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = part[at], at + 1
        if kind & 0x80:
            kind, at = kind & 0x7F | (_byte(part, at) & 0x7F) << 7, at + 1
        length = 0
        for shift in (0, 7, 14, 21):
            more, at = _byte(part, at), at + 1
            length |= (more & 0x7F) << shift
            if not more & 0x80:
                break
        if at + length > len(part):
            raise ValueError("a record goes on after the end")
        yield kind, part[at : at + length]
        at += length


def _byte(content: bytes, at: int) -> int:
    if at >= len(content):
        raise ValueError("a record ends too early")
    return content[at]


def _number(content: bytes, at: int) -> int:
    if at + 4 > len(content):
        raise ValueError("a record ends too early")
    number: int = struct.unpack_from("<I", content, at)[0]
    return number


def _text(content: bytes, at: int) -> tuple[str, int]:
    """Return the text that starts at a place of a record, and where it ends."""
    start = at + 4
    end = start + 2 * _number(content, at)
    return content[start:end].decode("utf-16-le", "replace"), end
