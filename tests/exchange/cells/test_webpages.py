"""A web page that is called a spreadsheet: its table is read as the same table of a spreadsheet would be."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.cells import Book, How, read_grids
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS, MOST_ROWS

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<style>td {mso-number-format: general}</style><title>Staff</title></head><body>
<table border=1><tr><td colspan=3><b>Staff list</b> printed 1/9/2026</td></tr>
<tr><th>Surname<th>Job
 Title<th>FTE</tr>
<tr><td>O&#39;Neill<td rowspan=2>Teacher &amp; Tutor<td>0.8</td></tr>
<tr><td>Évans<td>1<script>alert("1")</script></tr>
<tr><td>Ray</td><td>Cook<br>Cleaner</td><td></td></tr></table></body></html>"""


def book(text: str, encoding: str = "utf-8", how: How | None = None) -> Book:
    return read_grids("staff.xls", text.encode(encoding), how or How())


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def refusal(text: str) -> str:
    with pytest.raises(FileRefused) as caught:
        book(text)
    return str(caught.value)


def test_the_table_of_a_page_is_read_with_its_merged_cells_and_without_its_scripts() -> None:
    read = book(EXCEL, "windows-1252")
    assert texts(read.grid) == [
        ["Staff list printed 1/9/2026", "", ""],
        ["Surname", "Job Title", "FTE"],
        ["O'Neill", "Teacher & Tutor", "0.8"],
        ["Évans", "Teacher & Tutor", "1"],
        ["Ray", "Cook\nCleaner", ""],
    ]
    assert read.how.encoding == "windows-1252"
    assert any("web page" in doubt.message for doubt in read.doubts)
    assert ("B3:B4",) in [doubt.cells for doubt in read.doubts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_the_encoding_is_told_where_the_page_says_none(encoding: str) -> None:
    page = "<!DOCTYPE html>\n<table><tr><td>Siân</table>"
    assert texts(book(page, encoding).grid) == [["Siân"]]


def test_an_encoding_that_the_page_can_not_be_in_is_not_believed() -> None:
    page = '<meta charset="utf-8"><table><tr><td>Siân</table>'
    assert texts(book(page, "windows-1252").grid) == [["Siân"]]


def test_a_cell_that_reaches_down_moves_the_cells_of_the_rows_it_reaches_and_of_no_others() -> None:
    page = "<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e</table>"
    assert texts(book(page).grid) == [["a", "b"], ["c", "b"], ["d", "e"]]


def test_the_largest_of_several_tables_is_shown_first_and_one_within_a_cell_is_its_own() -> None:
    inner = "<table><tr><td>Name<td>Post<tr><td>Ada<td>Head</table>"
    page = f"<body><table><tr><td>Menu<td>{inner}<td>End</table></body>"
    read = book(page)
    assert [grid.sheet for grid in read.grids] == ["Table 1", "Table 2"]
    assert read.how.sheet == "Table 2"
    assert texts(read.grid) == [["Name", "Post"], ["Ada", "Head"]]
    assert texts(read.grids[0]) == [["Menu", "", "End"]]


@pytest.mark.parametrize("page", ["<html><form>Password</form></html>", "<html><table></table></html>"])
def test_a_page_without_a_table_is_refused_in_words(page: str) -> None:
    assert "web page without a table" in refusal(page)


def test_a_table_that_is_too_large_is_refused() -> None:
    assert f"{MOST_COLUMNS} columns" in refusal(f"<table><tr>{'<td>x' * (MOST_COLUMNS + 1)}</table>")
    assert f"{MOST_ROWS:,} rows" in refusal(f"<table>{'<tr>' * (MOST_ROWS + 1)}</table>")
    # Nothing is made of what only claims to be large.
    claims = (
        f"<table><tr><td colspan={MOST_COLUMNS} rowspan=999999999>x<tr><td colspan=-4 rowspan=zz>y</table>"
    )
    assert refusal(claims).startswith("“staff.xls” goes as far as")


ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    )
)


@given(ROWS)
def test_any_table_comes_back_as_it_was(rows: list[list[str]]) -> None:
    page = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    filled = [row for row in rows if any(row)]
    if filled:
        assert texts(book(f"<table>{page}</table>").grid) == filled


TAGS = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "<th>", "</td>", "<br>"),
    *("<style>", "</style>", "<!--", "-->", "&#0;", "<", "x"),
)


@given(st.lists(st.sampled_from(TAGS)))
def test_tags_in_any_order_end_in_a_table_or_in_words(tags: list[str]) -> None:
    try:
        read = book("<html>" + "".join(tags))
    except FileRefused:
        return
    assert all(
        cell.text.strip() or not cell.text for grid in read.grids for row in grid.rows for cell in row.cells
    )
