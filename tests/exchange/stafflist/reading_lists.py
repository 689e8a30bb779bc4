"""Lists for the tests: those in the folder, each with what it means, and small ones made on the spot."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orgdesigner.exchange.grid import Grid, GridCell, GridRow
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.stafflist import Corrections, StaffList, read
from orgdesigner.model.structure import Structure, View

LISTS = Path(__file__).parent / "lists"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((LISTS / "expected.toml").read_text(encoding="utf-8"))


def grid_of(name: str) -> Grid:
    return read_grids(name, (LISTS / name).read_bytes()).grid


def sheet(*rows: str, name: str = "staff.csv") -> Grid:
    """A grid of rows whose cells are written with commas between them."""
    return Grid(name, "", tuple(_row(number, row.split(",")) for number, row in enumerate(rows, start=1)))


def _row(number: int, texts: Sequence[str]) -> GridRow:
    return GridRow(number, tuple(GridCell(text or None, text) for text in texts))


def listed(*rows: str, corrections: Corrections | None = None) -> StaffList:
    return read(sheet(*rows), corrections)


def view_of(staff_list: StaffList) -> View:
    return Structure(staff_list.imported.records).view
