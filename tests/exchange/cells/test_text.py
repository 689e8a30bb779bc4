"""Delimited text and pasted cells: every form that spreadsheets and people save a table in."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.formulas import unguarded
from orgdesigner.exchange.grid import GridCell
from orgdesigner.exchange.incoming.cells import AS_TOLD, PASTED, Book, How, read_grids, read_pasted
from orgdesigner.exchange.incoming.decoding import ENCODINGS

SAMPLES = Path(__file__).with_name("samples")
SPECTRUM = sorted(path.stem for path in (SAMPLES / "csv-spectrum").glob("*.csv"))
UNLIKE = {"location_coordinates": "its JSON says other numbers than its CSV"}


def read(text: str | bytes, how: How = AS_TOLD) -> Book:
    return read_grids("staff.csv", text.encode() if isinstance(text, str) else text, how)


def table(book: Book) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in book.grid.rows]


def said(book: Book) -> list[str]:
    return [str(doubt) for doubt in book.doubts]


@pytest.mark.parametrize("name", [name for name in SPECTRUM if name not in UNLIKE])
def test_a_file_means_what_its_json_says(name: str) -> None:
    headings, *below = table(read((SAMPLES / "csv-spectrum" / f"{name}.csv").read_bytes()))
    meant = json.loads((SAMPLES / "csv-spectrum" / f"{name}.json").read_text("utf-8"))
    found = [dict(zip(headings, row, strict=True)) for row in below]
    # The JSON has every line end as one character.
    assert json.loads(json.dumps(found).replace(r"\r\n", r"\n")) == json.loads(
        json.dumps(meant).replace(r"\r\n", r"\n")
    )


CSVKIT = {
    "test_latin1.csv": [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "©"]],
    "test_utf16_big.csv": [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]],
    "test_utf16_little.csv": [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]],
    "test_utf8_bom.csv": [["foo", "bar", "baz"], ["1", "2", "3"], ["4", "5", "ʤ"]],
    "mac_newlines.csv": [["a", "b", "c"], ["1", "2", "3"], ["Once upon\ra time", "5", "6"]],
    "sniff_limit.csv": [["a", "b", "c"], ["1", "2", "3"]],
}


@pytest.mark.parametrize("name", CSVKIT)
def test_encodings_line_ends_and_delimiters_are_told(name: str) -> None:
    assert table(read((SAMPLES / "csvkit" / name).read_bytes())) == CSVKIT[name]


def test_rows_that_are_too_long_and_too_short_keep_their_cells_and_their_numbers() -> None:
    grid = read((SAMPLES / "csvkit" / "bad.csv").read_bytes()).grid
    assert [(row.number, [cell.text for cell in row.cells]) for row in grid.rows] == [
        (1, ["column_a", "column_b", "column_c"]),
        (2, ["1", "27", "", "I'm too long!"]),
        (3, ["", "I'm too short!"]),
        (4, ["0", "mixed types.... uh oh", "17"]),
    ]


CELL = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cf"]), max_size=12)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8-sig", "utf-16", "windows-1252"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_what_a_writer_wrote_is_what_is_read(
    below: list[tuple[str, str, str]], delimiter: str, encoding: str, end: str
) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("Náme", "FTE", "Pay"), *below])
    book = read(written.getvalue().encode(encoding))
    # An apostrophe that keeps a spreadsheet from running a text is no part of it.
    kept = [[unguarded(text) if text.strip() else "" for text in row] for row in below]
    assert table(book) == [["Náme", "FTE", "Pay"], *(row for row in kept if any(row))]
    assert book.how.delimiter == delimiter


@pytest.mark.parametrize(
    "text",
    [
        "Name;FTE\r\nAmara;0,8\r\nZoë;0,5\r\n",
        "Name;FTE;Hours;Pay\r\n" + "Amara;0,8;32,5;41.333,00\r\n" * 30,
        "Name;Title\r\nOkafor, Amara;Teacher\r\nLlŷr, Siân;Headteacher\r\n",
        "Staff list, autumn\r\n\r\nName;FTE;Hours\r\nOkafor, Amara;0,8;32,5\r\nLlŷr, Siân;1;37\r\n",
    ],
)
def test_a_comma_in_a_number_or_a_name_is_no_delimiter(text: str) -> None:
    assert read(text).how.delimiter == ";"


@pytest.mark.parametrize("text", ["a,b\n1,2\n3,4\n", "1,2,3\n4,5,6\n", "Name, Title\nAmara, Teacher\n"])
def test_a_comma_is_the_delimiter_where_nothing_else_is(text: str) -> None:
    assert read(text).how.delimiter == ","


def test_what_is_told_wrongly_can_be_corrected() -> None:
    mac = "Name;Pay\rAndré;5\r".encode("mac-roman")
    assert table(read(mac))[1] != ["André", "5"]
    book = read(mac, How(encoding="mac-roman"))
    assert table(book)[1] == ["André", "5"]
    assert book.how == How("mac-roman", ";")
    assert table(read("a;b,c\n1;2,3\n", How(delimiter=","))) == [["a;b", "c"], ["1;2", "3"]]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_is_offered_reads_what_was_written_in_it(encoding: str) -> None:
    assert table(read("Name,FTE\nGünther,1\n".encode(encoding), How(encoding=encoding)))[1] == [
        "Günther",
        "1",
    ]


def test_a_correction_that_does_not_fit_is_refused_by_line() -> None:
    with pytest.raises(FileRefused, match="line 2 if it is UTF-8"):
        read("Name\nAndré\n".encode("windows-1252"), How(encoding="utf-8"))


def test_the_first_line_of_a_spreadsheet_that_says_what_delimits_is_no_row() -> None:
    assert table(read("sep=;\r\na;b\r\n1;2\r\n")) == [["a", "b"], ["1", "2"]]


def test_the_settings_above_a_table_of_drawio_stay_whole_lines() -> None:
    rows = read_grids("edges.txt", (SAMPLES / "drawio-edges.txt").read_bytes()).grid.rows
    comments = [row for row in rows if row.cells[0].text.startswith("#")]
    assert all(len(row.cells) == 1 for row in comments)
    table_of_it = [[cell.text for cell in row.cells] for row in rows[len(comments) :]]
    assert table_of_it[0] == ["id", "name", "relation1", "relation2", "relation3", "relation4", "refs"]
    assert table_of_it[1] == ["1", "Cell A", "", "", "", "", "6,7"]
    assert rows[len(comments)].number == len(comments) + 1


def test_a_heading_that_is_a_number_sign_is_a_heading() -> None:
    assert table(read("#,Name\n1,Amara\n"))[0] == ["#", "Name"]


def test_characters_that_nobody_sees_are_taken_out_and_named_by_their_cells() -> None:
    book = read("Name,FTE\nA\u202eram\u200ba,1\nOk\x01\x1b[31m,1\n")
    assert [row[0] for row in table(book)] == ["Name", "Arama", "Ok[31m"]
    assert said(book) == ["A2 and A3: characters that can't be seen were taken out."]


def test_a_row_that_was_cut_off_is_doubted() -> None:
    assert any("cut off" in doubt for doubt in said(read("a,b,c\n1,2,3\n4,5,6\n7,8")))
    assert not said(read("a,b,c\n1,2,3\n4,5,6\n7,8,9"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\r\n", "is empty"),
        (b",,,\r\n,,,\r\n", "nothing but empty cells"),
        (bytes(100), "only zeros"),
        (b'[{"name": "Amara"}]', "is JSON"),
        (b"%PDF-1.7", "a PDF"),
        (b'<mxfile host="app">', "a draw.io drawing"),
        (b"a,b\n1,2\x003\n", "NUL character in line 2"),
        (b'a,b\n1,"2\n' + b"3,4\n" * 50_000, "line"),
        (b"a," * 300 + b"b\n", "more than 200 columns"),
        (b'a\n"' + b"x" * 5_000_000 + b'"\n', "too long in line 2"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=r"“staff\.csv”") as caught:
        read(data)
    assert words in str(caught.value)


# Pasted cells


def test_cells_as_a_spreadsheet_copies_them() -> None:
    book = read_pasted('Name\tNotes\r\nOkafor, Amara\t"two\nlines"\r\n')
    assert book.grid.file == PASTED
    assert table(book) == [["Name", "Notes"], ["Okafor, Amara", "two\nlines"]]
    assert book.how == How(delimiter="\t")


def test_quotation_marks_that_a_spreadsheet_left_as_they_are_shown() -> None:
    book = read_pasted('Name\tTitle\n"Ted" Smith\tTeacher\n')
    assert table(book)[1] == ['"Ted" Smith', "Teacher"]
    assert said(book) == ["quotation marks don't pair up, and were read as part of the text."]


def test_pasted_text_may_be_delimited_in_another_way() -> None:
    assert table(read_pasted("Name;FTE\nAmara;0,8")) == [["Name", "FTE"], ["Amara", "0,8"]]
    assert table(read_pasted("Amara\nZoë")) == [["Amara"], ["Zoë"]]


def test_pasting_nothing_says_so() -> None:
    with pytest.raises(FileRefused, match="nothing to paste"):
        read_pasted(" \r\n")


def test_a_file_of_text_has_only_texts() -> None:
    assert read("Name,Day\n007,01/09/2026\n").grid.rows[1].cells == (
        GridCell("007", "007"),
        GridCell("01/09/2026", "01/09/2026"),
    )
