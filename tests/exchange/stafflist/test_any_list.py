"""Whatever is in a sheet, it becomes a valid structure, and every row is accounted for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid, GridCell, GridRow
from orgdesigner.exchange.incoming.stafflist import Corrections, Meaning, detect, read
from orgdesigner.exchange.incoming.stafflist.detecting import is_staff_list
from orgdesigner.model.records import Person, Post
from orgdesigner.model.structure import Structure

HEADINGS = [*(each.label for each in Meaning), "Grade", "Post", "Line manager", "Title", "TLR", "???", ""]
TEXTS = [
    "",
    "Ann Ford",
    "Ford, Ann",
    "Ann Ford / Ben Cole",
    "Vacant",
    "N/A",
    "-",
    "#REF!",
    "Headteacher",
    "Teacher",
    "Teacher (job share)",
    "P1",
    "P2",
    "1",
    "0.5",
    "0,5",
    "150%",
    "1e9",
    "-1",
    "1/0",
    "31/02/2020",
    "01/09/2025",
    "45000",
    "£3,527",
    "TLR",
    "TLR2 £3527",
    "R&R",
    "y",
    "no",
    "Teaching",
    "\u202eevil",
    "\x00",
    "x" * 400,
    "99999999999999",
    "²",
    "٣",
    "'=1+1",
    "Perm",
]

texts = st.sampled_from(TEXTS) | st.text(max_size=8)
cells = st.one_of(
    texts.map(lambda text: GridCell(text or None, text)),
    st.decimals(-10, 10**12, places=3).map(lambda value: GridCell(value, f"{value:f}")),
    st.dates(date(1, 1, 1)).map(lambda value: GridCell(value, value.isoformat())),
    st.booleans().map(lambda value: GridCell(value, str(value).upper())),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    named = draw(st.sampled_from(["Name", "Job title", "Surname"]))
    headings = [named, *draw(st.lists(st.sampled_from(HEADINGS), max_size=7))]
    below = draw(st.lists(st.lists(cells, max_size=9), max_size=8))
    rows = [tuple(GridCell(text, text) for text in headings), *map(tuple, below)]
    numbered = [GridRow(number, row) for number, row in enumerate(rows, start=1)]
    return Grid("any.csv", "", tuple(row for row in numbered if any(cell.text.strip() for cell in row.cells)))


@given(grids())
def test_any_sheet_ends_in_a_structure_with_every_row_accounted_for_or_in_words(grid: Grid) -> None:
    if not is_staff_list(detect(grid)):  # days below “Job title”, for example
        with pytest.raises(FileRefused, match=r"“any\.csv”"):
            read(grid)
        return
    imported = read(grid).imported
    view = Structure(imported.records).view
    assert imported.rows == imported.placed + len(imported.tray) + len(imported.refused)
    assert imported.rows <= len(grid.rows)
    assert len(view.all(Post)) <= imported.rows


@given(
    grids(),
    st.dictionaries(st.integers(0, 8), st.sampled_from(Meaning)),
    st.sampled_from([(), (1,), (1, 2), (9,)]),
)
def test_whatever_is_said_of_it_too(
    grid: Grid, meanings: dict[int, Meaning], header: tuple[int, ...]
) -> None:
    meanings = {**meanings, 0: Meaning.TITLE}
    imported = read(grid, Corrections(header=header, meanings=meanings)).imported
    Structure(imported.records)
    assert imported.rows == imported.placed + len(imported.tray) + len(imported.refused)


@given(grids())
def test_the_order_of_columns_means_nothing(grid: Grid) -> None:
    """Meanings are said, so that nothing depends on which of two like columns comes first."""
    meanings = dict(enumerate([Meaning.NAME, Meaning.TITLE, Meaning.REPORTS_TO, Meaning.FTE]))
    width = max(grid.width, 4)
    turned = Grid(
        grid.file,
        grid.sheet,
        tuple(GridRow(row.number, tuple(row.cell(width - 1 - p) for p in range(width))) for row in grid.rows),
    )
    every = {place: meanings.get(place, Meaning.IGNORED) for place in range(width)}
    back = {width - 1 - place: meaning for place, meaning in every.items()}
    straight = read(grid, Corrections(header=(), meanings=every)).imported
    other = read(turned, Corrections(header=(), meanings=back)).imported
    assert _sum(straight.records) == _sum(other.records)


def _sum(records: tuple[object, ...]) -> tuple[int, int, Decimal]:
    posts = [each for each in records if isinstance(each, Post)]
    people = sum(isinstance(each, Person) for each in records)
    return len(posts), people, sum((post.fte for post in posts), Decimal(0))
