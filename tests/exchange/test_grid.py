"""Places in a sheet are named as spreadsheets name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, GridRow, address, column_name


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert column_name(column) == name


@given(st.integers(0, 20_000), st.integers(1, 2**20))
def test_the_name_of_a_place_is_its_own(column: int, row: int) -> None:
    letters = column_name(column)
    back = 0
    for letter in letters:
        back = back * 26 + ord(letter) - ord("A") + 1
    assert back - 1 == column
    assert address(row, column) == f"{letters}{row}"


def test_a_short_row_is_empty_at_its_right() -> None:
    row = GridRow(3, (GridCell("a", "a"),))
    assert (row.cell(0).text, row.cell(7)) == ("a", EMPTY)
    assert Grid("f.csv", "", (row, GridRow(4, ()))).width == 1
