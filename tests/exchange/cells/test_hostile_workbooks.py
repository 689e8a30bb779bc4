"""Spreadsheets that are damaged, hostile or something else end in a sentence, before they do any harm."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.cells.survey import MOST_CELLS
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS, MOST_ROWS
from tests.exchange.cells.made_workbooks import WORKBOOK, ods, ods_cell, rows, xlsb, xlsx, zipped

SAMPLES = Path(__file__).with_name("samples")
GOOD = xlsx(rows(["Name", "FTE"], ["Amara", 1]))


def refusal(data: bytes, name: str = "staff.xlsx") -> str:
    with pytest.raises(FileRefused) as caught:
        read_grids(name, data)
    assert f"“{name}”" in str(caught.value)
    return str(caught.value)


def cell_at(where: str) -> bytes:
    return xlsx(f'<row><c r="A1"><v>1</v></c><c r="{where}"><v>1</v></c></row>')


def test_the_good_one_is_read() -> None:
    assert len(read_grids("staff.xlsx", GOOD).grid.rows) == 2


# Bombs


def test_a_sheet_that_unpacks_to_hundreds_of_megabytes_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", WORKBOOK)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b"<row/>" * (1024 * 1024 // 6))
    assert len(made.getvalue()) < 2 * 1024**2
    assert "would unpack to " in refusal(made.getvalue())


def test_a_sheet_that_unpacks_to_too_many_times_its_size_is_refused() -> None:
    assert "times its size" in refusal(xlsx(" " * (40 * 1024**2)))


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    honest = xlsx(rows(["x" * 10_000]))
    size = zipfile.ZipFile(io.BytesIO(honest)).getinfo("xl/worksheets/sheet1.xml").file_size
    assert "damaged" in refusal(honest.replace(struct.pack("<I", size), struct.pack("<I", 100)))


def test_a_spreadsheet_of_too_many_parts_is_refused() -> None:
    assert "parts" in refusal(zipped({f"xl/{number}.xml": "" for number in range(5_001)}))


@pytest.mark.parametrize("where", ["XFD1048576", "A1048576", "B100001"])
def test_a_cell_at_the_end_of_the_sheet_is_refused_by_its_address(where: str) -> None:
    assert f"goes as far as {where}, and at most {MOST_ROWS:,} rows" in refusal(cell_at(where))


def test_more_columns_than_can_be_read_are_refused_by_their_letters() -> None:
    assert f"goes as far as XFD2, and at most {MOST_COLUMNS} columns" in refusal(cell_at("XFD2"))


def test_more_cells_than_can_be_read_are_refused() -> None:
    assert f"more than {MOST_CELLS:,} cells" in refusal(cell_at("GR100000"))


def test_a_sheet_that_only_claims_to_be_endless_is_read() -> None:
    claimed = xlsx(rows(["Name"]), above='<dimension ref="A1:XFD1048576"/>')
    assert len(read_grids("staff.xlsx", claimed).grid.rows) == 1


def test_rows_that_are_formatted_and_empty_are_nothing() -> None:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 150_000))
    assert [row.number for row in read_grids("staff.xlsx", xlsx(rows(["Name"]) + empty)).grid.rows] == [1]


@pytest.mark.parametrize("repeated", ["rows-repeated", "columns-repeated"])
def test_one_element_of_an_ods_that_stands_for_a_million_cells_is_refused(repeated: str) -> None:
    row = ' table:number-rows-repeated="1000000"' if repeated == "rows-repeated" else ""
    cell = ' table:number-columns-repeated="16384"' if repeated == "columns-repeated" else ""
    table = f"<table:table-row{row}>{ods_cell('x', attributes=cell)}</table:table-row>"
    assert "at most" in refusal(ods(table), "staff.ods")


def test_a_cell_at_the_end_of_a_binary_workbook_is_refused_by_its_address() -> None:
    assert "goes as far as XFD1048576" in refusal(xlsb((0, 0, "x"), (1_048_575, 16_383, 1.0)))


# XML that attacks whoever reads it

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FOREIGN = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [LAUGHS, FOREIGN])
@pytest.mark.parametrize("part", ["xl_workbook", "xl_worksheets/sheet1", "xl_sharedStrings"])
def test_declarations_of_entities_are_refused(declared: str, part: str) -> None:
    content = {
        "xl_workbook": WORKBOOK,
        "xl_worksheets/sheet1": '<worksheet><row><c t="str"><v>&a;</v></c></row></worksheet>',
        "xl_sharedStrings": "<sst><si><t>&a;</t></si></sst>",
    }
    said = refusal(xlsx(rows(["x"]), **{part: declared + content[part]}))
    assert "It was not opened" in said or "damaged" in said


def test_elements_within_elements_without_end_are_no_harm() -> None:
    deep = "<x>" * 20_000 + "</x>" * 20_000
    assert len(read_grids("staff.xlsx", xlsx(rows(["x"]), below=deep)).grid.rows) == 1


@pytest.mark.parametrize("where", ["ZZZZ99999999", "1A", "A0x", "A" * 10_000 + "1"])
def test_an_address_that_is_none_is_refused(where: str) -> None:
    said = refusal(cell_at(where))
    assert "damaged" in said or "at most" in said


# Damage


@pytest.mark.parametrize("kept", [4, 30, 200, len(GOOD) - 30])
def test_a_file_that_was_cut_off_is_damaged(kept: int) -> None:
    assert "damaged" in refusal(GOOD[:kept])


def test_a_flipped_bit_anywhere_ends_in_cells_or_in_a_sentence() -> None:
    for place in range(0, len(GOOD), 3):
        flipped = bytearray(GOOD)
        flipped[place] ^= 0x10
        try:
            read_grids("staff.xlsx", bytes(flipped))
        except FileRefused:
            continue


@pytest.mark.parametrize("part", ["xl_workbook", "xl_worksheets/sheet1"])
def test_a_part_that_is_missing_or_no_xml_is_damage(part: str) -> None:
    refusal(xlsx(rows(["x"]), **{part: ""}))
    assert "damaged" in refusal(xlsx(rows(["x"]), **{part: "no xml"}))


def test_a_text_that_points_nowhere_is_damage() -> None:
    assert "damaged" in refusal(xlsx('<row><c r="A1" t="s"><v>7</v></c></row>'))


def test_the_same_part_twice_is_refused() -> None:
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert "the same part twice" in refusal(made.getvalue())


def test_a_part_with_a_name_that_climbs_out_of_its_folder_goes_nowhere() -> None:
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("../../evil.xml", "x")
    assert len(read_grids("staff.xlsx", made.getvalue()).grid.rows) == 2
    assert not Path("../../evil.xml").exists()


# Something else


@pytest.mark.parametrize("name", ["pass_protected.xlsx"])
def test_a_password_is_said(name: str) -> None:
    assert "protected by a password" in refusal((SAMPLES / name).read_bytes(), name)


def test_a_password_of_an_ods_is_said() -> None:
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"\x00\x01",
        "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
    }
    assert "protected by a password" in refusal(zipped(parts), "staff.ods")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/document.xml": "<x/>"}, "a Word document"),
        ({"ppt/presentation.xml": "<x/>"}, "a PowerPoint presentation"),
        ({"Index/Document.iwa": "x"}, "a Numbers or Pages document"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "no spreadsheet"),
        ({"staff.csv": "Name,FTE"}, "no spreadsheet"),
    ],
)
def test_other_files_are_named_for_what_they_are(parts: dict[str, str], words: str) -> None:
    assert words in refusal(zipped(parts))


@pytest.mark.parametrize("name", ["empty_sheet.xlsx"])
def test_a_spreadsheet_with_nothing_in_it_says_so(name: str) -> None:
    assert "no sheet that holds anything" in refusal((SAMPLES / name).read_bytes(), name)


def test_a_compound_file_that_is_no_spreadsheet_is_damaged() -> None:
    assert "damaged" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "staff.xls")


def test_bytes_decide_and_not_the_ending_of_a_name() -> None:
    assert read_grids("staff.csv", GOOD).how.sheet == "Staff"
    assert read_grids("staff.xlsx", b"Name;FTE\r\nAmara;1\r\n").how.delimiter == ";"
    page = read_grids("staff.xls", b"<html><table><tr><td>Name</td></tr></table></html>")
    assert page.grid.rows[0].cells[0].text == "Name"


def test_a_sheet_of_too_many_rows_is_refused_before_it_is_read() -> None:
    # A cell without an end: it is counted, and would be damage to whoever read it.
    many = "".join(f'<row r="{number}"><c><v>1</v></c></row>' for number in range(1, MOST_ROWS + 1))
    words = refusal(xlsx(f"{many}<row><c><v>"))
    assert f"has {MOST_ROWS + 1:,} rows, and at most {MOST_ROWS:,}" in words
