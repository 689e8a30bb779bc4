"""What it costs to bring a list of staff in, beside reading the same file with the csv module alone.

Run it by hand: `python -m benchmarks.importing [POSTS…]`. CPU milliseconds, the least of several rounds, the
other process included, and how many MB more memory is needed; only ratios inside one run mean anything. The
floor is a process that starts, reads the file with the csv module and hands all cells over, and nothing else:
no encoding is found out, no column is told, no record is made and nothing is compared.
"""

import csv
import gc
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from xlsxwriter import Workbook

from benchmarks.costs import ROUNDS, Work, cheapest, memory
from benchmarks.schools import SIZES, school
from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import LEADERS
from orgdesigner.exchange.incoming.cells.reading import read_book
from orgdesigner.exchange.incoming.lists import import_list
from orgdesigner.exchange.incoming.merging.choosing import change_of
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.outgoing.staffcsv import staff_list
from orgdesigner.exchange.outgoing.told import tell
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model.records import RECORD_TYPES, SCHOOL_ID, Holding, School
from orgdesigner.model.structure import Structure
from orgdesigner.rules.shared.tables import pay_tables

FEW_ROUNDS = 2
MANY_POSTS = 5_000
LEAVING = 25
"""In the newer list somebody has left every so many posts."""

_FLOOR = (
    "import csv, json, sys; "
    "json.dump(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''))), sys.stdout)"
)


def main() -> None:
    for posts in [int(word) for word in sys.argv[1:]] or SIZES:
        structure = Structure(school(posts))
        with tempfile.TemporaryDirectory() as folder:
            text, sheet = Path(folder) / "staff.csv", Path(folder) / "staff.xlsx"
            text.write_bytes(_list(structure))
            _write_sheet(text, sheet)
            gc.collect()
            gc.freeze()
            rounds = FEW_ROUNDS if posts > MANY_POSTS else ROUNDS
            print(f"\n{posts:,} posts, {text.stat().st_size / 1e3:,.0f} kB of CSV")
            _measure(structure, text, sheet, rounds)
            gc.unfreeze()


def _measure(structure: Structure, text: Path, sheet: Path, rounds: int) -> None:
    imported = import_list([text])
    empty = Structure([School(id=SCHOOL_ID)])
    fresh = preview_of(empty.view, imported)
    newer = preview_of(_without_some(structure).view, imported)
    print(
        f"  {imported.rows:,} rows, {len(imported.refused)} refused;"
        f" {len(fresh.lines):,} lines into an empty plan, {len(newer.lines):,} into a plan that has most"
    )
    works: dict[str, Work] = {
        "the floor": partial(_floor, text),
        "cells of CSV": partial(read_book, text),
        "cells of XLSX": partial(read_book, sheet),
        "CSV, records": partial(import_list, [text]),
        "XLSX, records": partial(import_list, [sheet]),
        "preview, empty": partial(preview_of, empty.view, imported),
        "preview, newer": partial(preview_of, _without_some(structure).view, imported),
        "change, empty": partial(change_of, empty.view, fresh, range(len(fresh.lines))),
    }
    costs = cheapest(works, rounds)
    for name, work in works.items():
        print(
            f"    {name:16}{costs[name]:9.1f} ms, {costs[name] / costs['the floor']:6.2f} of the floor,"
            f" {memory(work):4.0f} MB",
            flush=True,
        )


def _list(structure: Structure) -> bytes:
    caption = Caption("Made up", "Current", date(2026, 7, 8))
    return staff_list(tell(structure.view, LEADERS, caption, tables=pay_tables()), unwatched)


def _write_sheet(text: Path, sheet: Path) -> None:
    with text.open(encoding="utf-8-sig", newline="") as file, Workbook(sheet) as book:
        page = book.add_worksheet("Staff")
        for number, cells in enumerate(csv.reader(file)):
            page.write_row(number, 0, cells)


def _without_some(structure: Structure) -> Structure:
    """Return a structure in which some posts are vacant of which the list says who holds them."""
    records = (record for kind in RECORD_TYPES for record in structure.view.all(kind))
    return Structure(
        record
        for number, record in enumerate(records)
        if not (isinstance(record, Holding) and number % LEAVING == 0)
    )


def _floor(text: Path) -> None:
    subprocess.run([sys.executable, "-c", _FLOOR, str(text)], capture_output=True, check=True)


if __name__ == "__main__":
    main()
