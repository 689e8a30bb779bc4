"""Every file of a folder ends in cells or in a sentence: one process reads them all within the limits.

The samples beside this file always; and a collection of tables where there is one: name its folder in
ORGDESIGNER_TABLES, or put it at `shared/data` beside the project.
"""

import csv
import json
import os
import subprocess
import sys
from datetime import datetime, time
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orgdesigner.exchange.incoming.decoding import ENCODINGS

SAMPLES = Path(__file__).with_name("samples")
PROJECT = Path(__file__).resolve().parents[3]
COLLECTION = Path(os.environ.get("ORGDESIGNER_TABLES", PROJECT.parent / "shared" / "data"))
FOLDERS = ("csv-torture", "xlsx-torture", "dfe-school-data", "orgchart-samples")

READ_ALL = """
import json, sys
from pathlib import Path
from orgdesigner.exchange.incoming.cells import AS_TOLD
from orgdesigner.exchange.incoming.cells.reading import answer
from orgdesigner.exchange.incoming.child import limit_memory

limit_memory()
for path in map(Path, sys.argv[1:]):
    first, *lines = answer(path, AS_TOLD)
    rows = []
    for number, *cells in map(json.loads, lines[1:]):
        texts = [cell if isinstance(cell, str) else cell[2] if cell else "" for cell in cells]
        rows.append([number, *texts])
    print(json.dumps({"path": str(path), **json.loads(first), "rows": rows,
                      "sheets": json.loads(lines[0])["grids"] if lines else []}))
"""

NO_TABLE = {".json", ".xml", ".md"}
REFUSED = {
    "empty.csv": "is empty",
    "null_byte.csv": "NUL character in line 2",
    "census_pupils.csv": "more than 200 columns",
    "empty_sheet.xlsx": "no sheet that holds anything",
    "issue252.xlsx": "damaged",
    "pass_protected.xlsx": "protected by a password",
}
"""The files that hold no table that can be read; every other one has to be read."""


@cache
def outcomes(folder: Path) -> list[dict[str, Any]]:
    """Read every file below a folder in one process, and return what came of each."""
    files = [str(path) for path in sorted(folder.rglob("*")) if path.is_file()]
    ran = subprocess.run(
        [sys.executable, "-c", READ_ALL, *files],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [outcome["path"] for outcome in found] == files
    return found


def folders() -> list[Any]:
    missing = pytest.mark.skip(reason=f"no collection of tables at {COLLECTION.name}")
    found = [pytest.param(COLLECTION / name, id=name) for name in FOLDERS if (COLLECTION / name).is_dir()]
    return [pytest.param(SAMPLES, id="samples"), *(found or [pytest.param(COLLECTION, marks=missing)])]


@pytest.mark.parametrize("folder", folders())
def test_every_file_is_read_or_refused_in_a_sentence_that_names_it(folder: Path) -> None:
    for outcome in outcomes(folder):
        path = Path(outcome["path"])
        assert "bug" not in outcome, path.name
        if expected := REFUSED.get(path.name if path.parent.name != "csv-spectrum" else ""):
            assert expected in outcome["refused"]
        elif path.suffix not in NO_TABLE:
            assert outcome.get("read"), (path.name, outcome)
            assert outcome["rows"]
        if "refused" in outcome:
            assert f"“{path.name}”" in outcome["refused"]


@pytest.mark.parametrize("folder", folders())
def test_the_cells_are_those_that_a_plain_reader_finds(folder: Path) -> None:
    """The csv module, told the encoding and the delimiter, is the witness for every CSV."""
    semicolons = {"sniff_limit.csv"}
    for outcome in outcomes(folder):
        path = Path(outcome["path"])
        if (
            path.suffix not in (".csv", ".tsv")
            or "read" not in outcome
            or path.name == "test_header_newline.csv"
        ):
            continue
        delimiter = "\t" if path.suffix == ".tsv" else ";" if path.name in semicolons else ","
        expected = plain_rows(path, delimiter)
        found = [texts for _, *texts in outcome["rows"]]
        assert found == [[cell if cell.strip() else "" for cell in row] for row in expected], path.name


def plain_rows(path: Path, delimiter: str) -> list[list[str]]:
    for encoding in ("utf-16" if path.name.startswith("test_utf16") else "utf-8-sig", "windows-1252"):
        assert encoding in ENCODINGS
        try:
            with path.open(encoding=encoding, newline="") as file:
                rows = list(csv.reader(file, delimiter=delimiter))
        except UnicodeDecodeError:
            continue
        return [row for row in rows if any(cell.strip() for cell in row)]
    raise AssertionError(f"{path.name} is in no encoding that is expected")


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("folder", folders())
def test_the_cells_of_spreadsheets_are_those_that_another_reader_finds(folder: Path) -> None:
    """Openpyxl is the witness for every XLSX that it opens, but for merged cells and times of the day."""
    for outcome in outcomes(folder):
        path = Path(outcome["path"])
        # It needs a minute for the largest, whose rows are nearly all empty.
        if path.suffix != ".xlsx" or "read" not in outcome or path.stat().st_size > 1_000_000:
            continue
        rows = iter(outcome["rows"])
        found = {sheet: list(islice(rows, count)) for _, sheet, count in outcome["sheets"]}
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            mine = {number: texts for number, *texts in found.get(sheet.title, [])}
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                for column, value in enumerate(row):
                    if shown(value):
                        assert mine[number][column] == shown(value), (path.name, sheet.title, number)


def shown(value: object) -> str:
    """Return a value of openpyxl as a person would type it; nothing for what is not compared."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y") + (value.strftime(" %H:%M:%S") if value.time() != time() else "")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, int | str):
        # How XLSX writes a carriage return, which openpyxl leaves as it is.
        return str(value).replace("_x000D_", "\r") if str(value).strip() else ""
    return ""
