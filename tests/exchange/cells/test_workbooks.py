"""What is in the cells of spreadsheets, as the program that saved them shows it."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell
from orgdesigner.exchange.incoming.cells import Book, How, read_grids
from tests.exchange.cells.made_workbooks import ods, ods_cell, rows, xlsb, xlsx

SAMPLES = Path(__file__).with_name("samples")


def sample(name: str) -> Book:
    return read_grids(name, (SAMPLES / name).read_bytes())


def read(data: bytes, how: How = How()) -> Book:  # noqa: B008 - a value
    return read_grids("staff.xlsx", data, how)


def texts(grid: Grid) -> dict[int, list[str]]:
    return {row.number: [cell.text for cell in row.cells] for row in grid.rows}


def said(book: Book) -> list[str]:
    return [str(doubt) for doubt in book.doubts]


# Values


@pytest.mark.parametrize("name", ["date.xlsx", "date_1904.xlsx"])
def test_days_are_the_same_whichever_year_the_spreadsheet_counts_from(name: str) -> None:
    book = sample(name)
    assert [row.cell(0) for row in book.grid.rows] == [
        GridCell(date(2021, 1, 1), "01/01/2021"),
        GridCell(date(2021, 1, 2), "02/01/2021"),
        GridCell("255:10:10", "255:10:10"),
    ]
    assert [row.cell(1) for row in book.grid.rows] == [GridCell(Decimal(n), str(n)) for n in (15, 16, 17)]


def test_days_that_are_written_in_full_are_days() -> None:
    cells = [row.cell(0) for row in sample("date_iso.xlsx").grid.rows][:3]
    assert [cell.value for cell in cells] == [date(2021, 1, 1), date(2021, 1, 1), "10:10:10"]
    assert cells[1].text == "01/01/2021 10:10:10"


def test_a_number_is_what_the_spreadsheet_shows() -> None:
    shown = {
        0.1 + 0.2: "0.3",
        41333.0: "41333",
        1234.5: "1234.5",
        -0.25: "-0.25",
        12345678901234567890.0: "1.23456789012346E+19",
        1e-7: "0.0000001",
        0.0: "0",
    }
    grid = read(xlsx(rows(*([number] for number in shown)))).grid
    assert {row.cell(0).value: row.cell(0).text for row in grid.rows} == {
        Decimal(text): text for text in shown.values()
    }


@pytest.mark.parametrize("number", ["NaN", "inf", "1e999"])
def test_what_is_no_number_is_an_error_and_never_a_value(number: str) -> None:
    book = read(xlsx(f'<row r="1"><c r="A1"><v>{number}</v></c><c r="B1"><v>1</v></c></row>'))
    assert texts(book.grid) == {1: ["#NUM!", "1"]}


def test_codes_keep_their_zeros_and_words_that_look_like_nothing_stay() -> None:
    words = ["0012", "1E5", "NA", "NULL", "TRUE", "=cmd|' /c calc'!A1", " spaced "]
    assert texts(read(xlsx(rows(words))).grid) == {1: words}


def test_true_and_false_are_values() -> None:
    book = read(xlsx('<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>'))
    assert book.grid.rows[0].cells == (GridCell(True, "TRUE"), GridCell(False, "FALSE"))


def test_characters_that_nobody_sees_are_taken_out() -> None:
    assert texts(read(xlsx(rows(["A\u202eram\u200ba", "e\u0301"]))).grid) == {1: ["Arama", "e\u0301"]}


def test_an_error_is_its_words_and_is_named_by_its_cell() -> None:
    book = sample("errors.xlsx")
    assert [row.cell(0).value for row in book.grid.rows] == [
        *("#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A")
    ]
    assert said(book) == ["Feuil1, A1, A2, A3, A4, A5, A6 and A7: the spreadsheet shows an error here."]


def test_an_error_right_of_and_below_everything_else_is_not_lost() -> None:
    book = read(
        xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3" t="e"><v>#REF!</v></c></row>')
    )
    assert texts(book.grid) == {1: ["1", "", ""], 3: ["", "", "#REF!"]}


def test_a_formula_that_nobody_worked_out_is_named_and_has_no_value() -> None:
    made = openpyxl.Workbook()
    made.active.append(["FTE", "Pay"])
    made.active.append([0.8, "=A2*1000"])
    stream = io.BytesIO()
    made.save(stream)
    book = read(stream.getvalue())
    assert book.grid.rows[1].cell(1) == EMPTY
    assert any("Sheet, B2: a formula here has no value" in doubt for doubt in said(book))


def test_a_formula_that_was_worked_out_is_its_value_and_may_be_an_empty_text() -> None:
    number = '<c r="A1"><f>1+1</f><v>2</v></c>'
    text = '<c r="B1" t="str"><f>""</f><v></v></c>'
    book = read(xlsx(f'<row r="1">{number}{text}</row>'))
    assert texts(book.grid)[1][0] == "2"
    assert book.doubts == ()


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.text(
                    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["C", "Z"]),
                    min_size=1,
                ),
                st.decimals(min_value=-(10**9), max_value=10**9, places=2),
                st.dates(date(1950, 1, 1), date(2099, 12, 31)),
                st.booleans(),
            ),
            max_size=5,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_a_writer_wrote_is_what_is_read(table: list[list[str | Decimal | date | bool | None]]) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet, day = made.add_worksheet("A"), made.add_format({"num_format": "dd/mm/yyyy"})
        made.add_worksheet("B").write(0, 0, "there is always something")
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, bool):
                    sheet.write_boolean(number, column, value)
                elif isinstance(value, Decimal):
                    sheet.write_number(number, column, value)
                elif value is not None:
                    sheet.write_string(number, column, value)
    book = read(stream.getvalue())
    grid = next((grid for grid in book.grids if grid.sheet == "A"), Grid("", "A", ()))
    found = {
        (row.number - 1, column): cell.value
        for row in grid.rows
        for column, cell in enumerate(row.cells)
        if cell is not EMPTY
    }
    assert found == {
        (number, column): value
        for number, row in enumerate(table)
        for column, value in enumerate(row)
        if value is not None
    }


# Sheets, rows and columns


def test_rows_have_the_numbers_that_the_spreadsheet_shows() -> None:
    assert texts(sample("header-row.xlsx").grid) == {
        3: ["", "", "Note 1", ""],
        9: ["Columns", "Column A", "Column B", "Column C"],
        10: ["put data here", "1", "2", "3"],
    }


@pytest.mark.parametrize("below", ["", '<row r="5"><c r="D5" t="e"><v>#N/A</v></c></row>'])
def test_a_table_that_starts_in_the_middle_of_a_sheet_keeps_its_columns(below: str) -> None:
    cells = '<row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2</v></c></row>'
    grid = read(xlsx(cells + below)).grid
    assert texts(grid)[3] == ["", "", "1", "", "2"]
    assert [row.cell(3).text for row in grid.rows[1:]] == ["#N/A"] * bool(below)


def test_cells_without_an_address_are_in_their_order() -> None:
    book = read(xlsx('<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c t="e"><v>#N/A</v></c></row>'))
    assert said(book) == ["Staff, B1 and A2: the spreadsheet shows an error here."]


@pytest.mark.parametrize("name", ["any_sheets.xlsx", "any_sheets.xls", "any_sheets.ods"])
def test_three_formats_hold_the_same(name: str) -> None:
    book = sample(name)
    assert book.how == How(sheet="Visible")
    words = "This workbook contains 4 sheets: Visible, Hidden, VeryHidden and Chart"
    assert texts(book.grid) == {1: ["1", "2"], 2: ["3", "4"], 3: ["5", "6"], 5: [words, ""]}


def two_sheets(**settings: str) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        for name in ("Cover", "Lists", "Staff"):
            sheet = made.add_worksheet(name)
            sheet.write(0, 0, name)
            if name != "Cover":
                sheet.write_row(0, 1, ["FTE", "Pay", "Notes"])
                sheet.write_row(1, 0, ["Amara", 1, 2, "x"])
            if name == settings.get("hidden"):
                sheet.hide()
            if name == settings.get("inside"):
                sheet.set_row(1, None, None, {"hidden": True})
                sheet.set_column(2, 3, None, None, {"hidden": True})
    return stream.getvalue()


def test_the_sheet_to_look_at_first_is_the_first_visible_one_with_a_table() -> None:
    assert read(two_sheets()).grid.sheet == "Lists"
    assert read(two_sheets(hidden="Lists")).grid.sheet == "Staff"
    assert read(two_sheets(), How(sheet="Cover")).grid.sheet == "Cover"
    with pytest.raises(FileRefused, match="no sheet “Pupils”"):
        read(two_sheets(), How(sheet="Pupils"))


def test_what_is_hidden_is_read_and_said() -> None:
    book = read(two_sheets(hidden="Lists", inside="Staff"))
    assert [grid.sheet for grid in book.grids] == ["Cover", "Lists", "Staff"]
    assert texts(book.grid)[2] == ["Amara", "1", "2", "x"]
    assert said(book) == [
        "Lists: hidden in the spreadsheet, and read.",
        "Staff: hidden in the spreadsheet, and read: row 2.",
        "Staff: hidden in the spreadsheet, and read: columns C and D.",
    ]


def test_merged_cells_each_hold_what_they_show() -> None:
    book = sample("merge_cells.xlsx")
    assert texts(book.grid) == {
        1: ["Row Merge", "Row Merge", "Not Merged"],
        2: ["Column Merge", "Chunk Merged", "Chunk Merged"],
    }


MERGED = "".join(f'<mergeCell ref="{span}"/>' for span in ("A1:C1", "B2:C2", "A3:A4"))


def test_a_title_over_the_table_stays_in_one_cell_and_a_heading_over_two_columns_stands_over_both() -> None:
    table = rows(["Staff list"], ["Name", "Contract"], ["Amara", "from", "to"], [None, "x", "y"])
    book = read(xlsx(table, below=f"<mergeCells>{MERGED}</mergeCells>"))
    assert texts(book.grid) == {
        1: ["Staff list", "", ""],
        2: ["Name", "Contract", "Contract"],
        3: ["Amara", "from", "to"],
        4: ["Amara", "x", "y"],
    }
    assert any("B2:C2 and A3:A4: these cells are merged" in doubt for doubt in said(book))


def test_cells_that_are_merged_to_the_end_of_the_sheet_are_merged_to_the_end_of_the_table() -> None:
    merged = '<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>'
    book = read(xlsx(rows(["Name", "FTE"], ["Amara", 1], [None, 2]), below=merged))
    assert texts(book.grid) == {1: ["Name", "FTE"], 2: ["Amara", "1"], 3: ["Amara", "2"]}


# OpenDocument, which tells more in its own way, and binary workbooks


def test_an_ods_says_what_is_merged_hidden_and_an_error() -> None:
    wide = ods_cell("Contract", attributes=' table:number-columns-spanned="2"')
    table = (
        f"<table:table-row>{ods_cell('Name')}{wide}<table:covered-table-cell/></table:table-row>"
        f'<table:table-row table:visibility="collapse">{ods_cell("Amara")}{ods_cell("#N/A")}{ods_cell("x")}'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    book = read_grids("staff.ods", ods(table))
    assert texts(book.grid) == {1: ["Name", "Contract", "Contract"], 2: ["Amara", "#N/A", "x"]}
    assert said(book) == [
        "Staff, B2: the spreadsheet shows an error here.",
        "Staff, B1:C1: these cells are merged; each was read as holding what they show.",
        "Staff: hidden in the spreadsheet, and read: row 2.",
    ]


def test_spaces_and_line_ends_of_an_ods_are_kept() -> None:
    assert [row.cell(0).text for row in sample("special_cells.ods").grid.rows][:2] == [
        "Split\nLine",
        "Value  With spaces",
    ]


def test_a_binary_workbook_is_read() -> None:
    book = read_grids("staff.xlsb", xlsb((0, 0, "Zoë"), (0, 1, 0.8), (1, 0, b"\x17")))
    assert texts(book.grid) == {1: ["Zoë", "0.8"], 2: ["#REF!", ""]}
    assert said(book) == ["Staff, A2: the spreadsheet shows an error here."]


def test_an_old_workbook_says_what_it_can_not_tell() -> None:
    assert any("Cells with an error" in doubt for doubt in said(sample("any_sheets.xls")))


def test_a_length_of_time_is_hours_and_minutes() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        sheet = made.add_worksheet()
        sheet.write_datetime(0, 0, timedelta(hours=37, minutes=30), made.add_format({"num_format": "[h]:mm"}))
        sheet.write_datetime(
            0,
            1,
            datetime.fromisoformat("2026-09-01T08:30"),
            made.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        )
    cells = read(stream.getvalue()).grid.rows[0].cells
    assert [cell.text for cell in cells] == ["37:30", "01/09/2026 08:30"]
    assert cells[1].value == date(2026, 9, 1)
