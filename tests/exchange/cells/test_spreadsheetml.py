"""An XML spreadsheet that is called .xls is read as the same table of any other spreadsheet would be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.cells import Book, How, read_grids
from orgdesigner.exchange.incoming.cells.merged import MERGED
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS, MOST_ROWS
from tests.exchange.cells.made_spreadsheetml import Value, cell, data, row, row_of, sheet, workbook


def book(text: str, encoding: str = "utf-8", how: How | None = None) -> Book:
    return read_grids("staff.xls", text.encode(encoding), how or How())


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def refusal(text: str) -> str:
    with pytest.raises(FileRefused) as caught:
        book(text)
    assert "“staff.xls”" in str(caught.value)
    return str(caught.value)


def test_values_are_of_the_type_that_they_state() -> None:
    read = book(
        workbook(sheet(row("Siân & <Co>", 0.1 + 0.2, 45123, date(2026, 9, 1), True, "007", None, "x")))
    )
    [only] = read.grid.rows
    assert [each.value for each in only.cells] == [
        "Siân & <Co>", Decimal("0.3"), Decimal(45123), date(2026, 9, 1), True, "007", None, "x",
    ]  # fmt: skip
    assert [each.text for each in only.cells][1:5] == ["0.3", "45123", "01/09/2026", "TRUE"]
    assert read.how == How("utf-8", sheet="Staff")
    assert read.doubts == ()


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("1899-12-31T08:45:00.000", "08:45"),
        ("1900-01-01T13:00:00.000", "37:00"),
        ("1900-01-01T00:00:00.000", "01/01/1900"),
        ("2026-09-01T08:30:00.000", "01/09/2026 08:30"),
        ("as soon as possible", "as soon as possible"),
    ],
)
def test_days_times_and_hours_of_a_week_are_told_apart(stated: str, shown: str) -> None:
    assert texts(book(workbook(sheet(row_of(data("DateTime", stated))))).grid) == [[shown]]


def test_what_is_not_of_the_type_that_it_states_stays_a_text() -> None:
    cells = data("Number", "£23,500") + data("Boolean", "Y") + data("Number", "1E400")
    assert texts(book(workbook(sheet(row_of(cells)))).grid) == [["£23,500", "Y", "#NUM!"]]


def test_gaps_are_left_where_rows_and_cells_say_that_they_are_further_on() -> None:
    gap = row_of(cell("a"), cell("d", Index=4), cell("e"))
    read = book(workbook(sheet(gap, row("below", at=7), row("next"))))
    assert [(each.number, [c.text for c in each.cells]) for each in read.grid.rows] == [
        (1, ["a", "", "", "d", "e"]),
        (7, ["below"]),
        (8, ["next"]),
    ]


def test_merged_cells_are_read_as_holding_what_they_show_and_a_title_stays_one() -> None:
    title = row_of(cell("Staff list", MergeAcross=2))
    across = row_of(cell("Contract", MergeAcross=1), cell("Name"))
    down = row_of(cell("Teacher", MergeDown=1), cell(1), cell("Ada"))
    below = row_of(cell(0.5, Index=2), cell("Bea"))
    read = book(workbook(sheet(title, across, down, below)))
    assert texts(read.grid) == [
        ["Staff list"],
        ["Contract", "Contract", "Name"],
        ["Teacher", "1", "Ada"],
        ["Teacher", "0.5", "Bea"],
    ]
    assert [(doubt.message, doubt.cells) for doubt in read.doubts] == [(MERGED, ("A2:B2", "A3:A4"))]


def test_several_sheets_are_read_and_a_hidden_one_is_said_to_be() -> None:
    read = book(
        workbook(
            sheet(row("Notes"), name="Cover"),
            sheet(row("Name", "Post"), row("Old", "Head"), name="Old & gone", hidden=True),
            sheet(row("Name", "Post"), row("Ada", "Head"), name="Staff 2026"),
            sheet(name="Empty"),
        )
    )
    assert [grid.sheet for grid in read.grids] == ["Cover", "Old & gone", "Staff 2026"]
    assert read.how.sheet == "Staff 2026"
    assert read.hidden == ("Old & gone",)
    assert [(doubt.sheet, "hidden" in doubt.message) for doubt in read.doubts] == [("Old & gone", True)]


def test_a_sheet_can_be_chosen_and_one_that_is_not_there_is_refused() -> None:
    two = workbook(sheet(row("a", "b"), row("c", "d")), sheet(row("e"), name="Other"))
    assert texts(book(two, how=How(sheet="Other")).grid) == [["e"]]
    with pytest.raises(FileRefused, match="no sheet “Third”"):
        book(two, how=How(sheet="Third"))


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    columns = '<Column ss:Width="9"/><Column ss:Hidden="1" ss:Span="1"/><Column ss:Index="9" ss:Hidden="1"/>'
    hidden = row_of(*map(cell, "1234"), Hidden=1)
    read = book(workbook(sheet(row("a", "b", "c", "d"), hidden, row("5"), columns=columns)))
    assert len(read.grid.rows) == 3
    assert [doubt.message.partition(": ")[2] for doubt in read.doubts] == ["row 2.", "columns B and C."]


def test_errors_and_formulas_that_nobody_worked_out_are_named_by_their_cells() -> None:
    cells = data("Error", "#N/A", Formula="=VLOOKUP(1,R1C1,1)") + cell(None, Formula="=R1C1+1")
    cells += data("Number", "3", Formula="=1+2")
    read = book(workbook(sheet(row_of(cells))))
    assert texts(read.grid) == [["#N/A", "", "3"]]
    assert [doubt.cells for doubt in read.doubts] == [("A1",), ("B1",)]


def test_formatted_text_is_read_and_a_comment_is_not() -> None:
    rich = '<ss:Data ss:Type="String"><html:B>Ada</html:B><html:Font> Byron</html:Font></ss:Data>'
    comment = '<Comment ss:Author="x"><ss:Data ss:Type="String">On leave since May</ss:Data></Comment>'
    read = book(workbook(sheet(row_of(f"<Cell>{rich}{comment}</Cell>", cell("Head")))))
    assert texts(read.grid) == [["Ada Byron", "Head"]]


@pytest.mark.parametrize("prefix", ["ss", "ns0"])
def test_elements_may_all_have_a_prefix(prefix: str) -> None:
    made = f"<Worksheet ss:Name='S'><Table>{row(7)}</Table></Worksheet>"
    read = book(workbook(made, prefix=prefix))
    assert (read.grid.sheet, texts(read.grid)) == ("S", [["7"]])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize("stated", ["", "utf-8", "utf-16", "ISO-8859-1", "windows-1252", "klingon"])
def test_the_encoding_that_a_file_is_in_counts_and_not_the_one_that_it_states(
    encoding: str, stated: str
) -> None:
    said = f' encoding="{stated}"' if stated else ""
    if stated in ("ISO-8859-1", "windows-1252") and encoding.startswith("utf-8"):
        pytest.skip("such a file may as well be in the encoding that it states")
    made = workbook(sheet(row("Siân")), top=f'<?xml version="1.0"{said}?>')
    assert texts(book(made, encoding).grid) == [["Siân"]]


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
VALUES = st.one_of(st.none(), st.booleans(), st.dates(date(1901, 1, 1)), st.integers(-(10**9), 10**9), TEXTS)


@given(st.lists(st.lists(VALUES, max_size=5), max_size=6))
def test_any_table_comes_back_as_it_was(rows: list[list[Value]]) -> None:
    if not any(value is not None for values in rows for value in values):
        return
    read = book(workbook(sheet(*(row(*values) for values in rows))))
    found = {each.number: [c.value for c in each.cells] for each in read.grid.rows}
    for number, values in enumerate(rows, start=1):
        cells = found.get(number, [])
        assert [*cells, *[None] * (len(values) - len(cells))] == values


# What is damaged, hostile or too large


def test_a_file_that_declares_entities_is_not_opened() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    top = f'<?xml version="1.0"?><!DOCTYPE Workbook [{laughs}]>'
    assert "It was not opened" in refusal(workbook(sheet(row("&l11;")), top=top))
    local = '<?xml version="1.0"?><!DOCTYPE Workbook [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "It was not opened" in refusal(workbook(sheet(row("a")), top=local))


@pytest.mark.parametrize(
    "text",
    [
        workbook(sheet(row("a")))[:-20],
        workbook(sheet(row("a"))).replace("</Row>", "", 1),
        workbook(sheet("<Row><Cell>&nbsp;</Cell></Row>")),
        workbook(sheet(row("a", at=5), row("b", at=4))),
        workbook(sheet(row_of(cell("a"), cell("b", Index=1)))),
        workbook(sheet(row_of(cell("a", Index=0)))),
        workbook(sheet(row_of(cell("a", MergeAcross=-1)))),
        workbook(sheet(row_of(cell("a"), Index="x"))),
        workbook(sheet(row_of(cell("a"), Index="9" * 5000))),
        workbook(sheet(cell("in no row"))),
    ],
)
def test_what_is_damaged_is_refused_in_words(text: str) -> None:
    assert "damaged" in refusal(text)


def test_a_file_without_anything_in_it_is_refused() -> None:
    assert "no sheet that holds anything" in refusal(workbook(sheet(row(None, " "))))
    assert "no sheet that holds anything" in refusal(workbook())


def test_what_goes_too_far_is_refused_by_its_cell_and_made_of_nothing() -> None:
    assert f"goes as far as A{MOST_ROWS + 1}" in refusal(workbook(sheet(row("x", at=MOST_ROWS + 1))))
    assert f"goes as far as A{10**15}" in refusal(workbook(sheet(row("x", at=10**15))))
    far = row_of(cell("x", Index=MOST_COLUMNS + 1))
    assert f"at most {MOST_COLUMNS} columns" in refusal(workbook(sheet(far)))
    wide = row_of(cell("x", Index=MOST_COLUMNS))
    assert "cells, the most that can be imported" in refusal(workbook(sheet(wide, row("x", at=MOST_ROWS))))
    assert "at most 500 are read" in refusal(workbook(*[sheet(row("x"))] * 501))


def test_empty_cells_that_only_look_like_something_may_go_as_far_as_they_like() -> None:
    styled = '<Row ss:Index="1048576"><Cell ss:Index="16384" ss:StyleID="s1"/></Row>'
    hidden = '<Row ss:Index="9" ss:Hidden="1" ss:Span="1048566"/>'
    assert texts(book(workbook(sheet(row("a"), hidden, styled))).grid) == [["a"]]


def test_merged_cells_that_lie_over_each_other_a_thousand_times_are_refused_at_once() -> None:
    over = row_of(cell("x", MergeDown=999_999), cell("y")) * 20_000
    assert "damaged" in refusal(workbook(sheet(over)))


PARTS = (
    *("<Row>", "</Row>", "<Cell>", "</Cell>", '<Data ss:Type="Number">', "</Data>", "1", "x"),
    *("<Comment>", "</Comment>", "<Table>", "</Table>", '<Cell ss:Index="3"/>', "<Visible>", "</Visible>"),
)


@given(st.lists(st.sampled_from(PARTS)))
def test_parts_in_any_order_end_in_a_table_or_in_words(parts: list[str]) -> None:
    try:
        read = book(workbook(sheet("".join(parts))))
    except FileRefused:
        return
    assert read.grids
