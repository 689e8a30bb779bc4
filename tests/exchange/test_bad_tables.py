"""Files that are damaged, hostile or something else: read right, or refused in a sentence that says where."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS, MOST_ROWS, table_of
from orgdesigner.model import records as r
from tests.exchange.made_files import JUNIOR, SENIOR, imported, junior_row, senior, senior_row, table

FILE = senior(senior_row("1", Name="Zoë £1"), senior_row("2", "1", Name="Siân Évans"))


def people(outcome: Imported) -> list[str]:
    return [record.name for record in outcome.records if isinstance(record, r.Person)]


def refusal(*texts: str | bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        imported(*texts)
    return str(caught.value)


# Encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
)
def test_an_encoding_is_told_by_the_bytes(encoding: str) -> None:
    assert people(imported(FILE.encode(encoding))) == ["Zoë £1", "Siân Évans"]


def test_a_file_read_as_windows_1252_says_so() -> None:
    assert any("Windows-1252" in remark.message for remark in imported(FILE.encode("windows-1252")).remarks)
    assert not any("Windows-1252" in remark.message for remark in imported(FILE).remarks)


def test_two_encodings_in_one_file_are_refused_by_line() -> None:
    first, second, third = FILE.encode().splitlines(keepends=True)
    mixed = first + second + third.decode().encode("windows-1252")
    assert "mixes two encodings" in refusal(mixed)
    assert "line 3" in refusal(mixed)


def test_half_a_character_is_refused_by_line() -> None:
    heading, row = senior(senior_row("1", Name="X")).replace("£", "L").encode().splitlines(keepends=True)
    assert "line 2" in refusal(heading + row.replace(b'"X"', b'"\xed\xa0\x80"'))


def test_a_byte_that_means_nothing_in_windows_1252_is_refused_by_line() -> None:
    heading, row = senior(senior_row("1", Name="X")).replace("£", "L").encode().splitlines(keepends=True)
    assert "line 2" in refusal(heading + row.replace(b'"X"', b'"\x81"'))


def test_text_encoded_twice_is_read_and_doubted() -> None:
    twice = senior(senior_row("1", Name="Siân".encode().decode("windows-1252")))
    assert any("encoded twice" in remark.message for remark in imported(twice).remarks)


def test_letters_that_were_lost_before_are_counted() -> None:
    outcome = imported(senior(senior_row("1", Name="Si\ufffdn \ufffdvans")))
    assert any(remark.message.startswith("2 characters were lost") for remark in outcome.remarks)


def test_a_nul_character_is_refused_by_line() -> None:
    assert "NUL character in line 3" in refusal(FILE.replace("Siân", "Si\0ân"))


# Delimiters and quotation marks


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_delimiters_and_line_ends_are_told_apart(delimiter: str, end: str) -> None:
    rows = senior_row("1", Name="Doe, Jo; A|B"), senior_row("2", "1", FTE="0,8")
    assert people(imported(table(SENIOR, *rows, delimiter=delimiter, end=end))) == [
        "Doe, Jo; A|B",
        "Ada Example",
    ]


def test_mixed_line_ends_are_accepted() -> None:
    first, second, third = FILE.splitlines()
    assert len(people(imported(f"{first}\n{second}\r{third}\r\n"))) == 2


@pytest.mark.parametrize("hint", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_the_line_that_names_the_separator_is_obeyed_and_not_counted(hint: str) -> None:
    text = hint + table(SENIOR, senior_row("1"), senior_row("2", "9"), delimiter=";")
    assert [remark.rows for remark in imported(text).tray] == [(3,)]


def test_a_quotation_mark_that_is_never_closed_is_refused_by_line() -> None:
    first, second = senior(senior_row("1")).splitlines()
    rows = "".join(f"{second}\n".replace('"', "") for _ in range(20_000))
    for text in (f'{first}\n"1,never closed\n', f'{first}\n"1,never closed\n{rows}'):
        assert re.search(r"lines? 2", refusal(text))
        assert "quotation mark" in refusal(text)


def test_quotation_marks_doubled_wrongly_are_refused_by_line() -> None:
    text = FILE.replace('"Siân Évans"', '"Am"a"ra\\""')
    assert "line 3" in refusal(text)


def test_a_line_break_in_a_cell_does_not_move_the_numbers_of_rows() -> None:
    text = senior(senior_row("1", **{"Job/Team Function": "one\r\ntwo\nthree"}), senior_row("2", "9"))
    assert [remark.rows for remark in imported(text).tray] == [(3,)]


def test_rows_of_a_wrong_width_are_refused_each_and_the_rest_is_read() -> None:
    text = FILE + '"3","short"\r\n' + table([*senior_row("4", "1"), "more"], senior_row("5", "1"))
    outcome = imported(text)
    assert outcome.placed == 3
    assert [(remark.rows, remark.message) for remark in outcome.refused] == [
        ((4,), "it has only 2 cells under 19 headings."),
        ((5,), "it has 20 cells under 19 headings; a comma may lack quotation marks."),
    ]


def test_a_file_that_was_cut_off_says_so_of_its_last_row() -> None:
    (refused,) = imported(FILE + '"3","Ada"').refused
    assert refused.rows == (4,)
    assert "cut off" in refused.message
    assert re.search(r"line 4.*cut off", refusal(FILE + '"3","Ada","SC'))


def test_empty_cells_left_out_at_the_end_of_a_row_are_no_mistake() -> None:
    assert imported(table(SENIOR, senior_row("1")[:-3])).placed == 1
    assert imported(table([*SENIOR, "", ""], [*senior_row("1"), "", ""])).placed == 1
    assert imported(table(SENIOR, [*senior_row("1"), "", ""])).placed == 1


def test_a_cell_that_is_too_long_is_refused_by_line() -> None:
    assert "too long in line 2" in refusal(senior(senior_row("1", Notes="x" * 5_000_000)))


# Headings and shape


def test_headings_above_which_a_report_prints_its_title_are_found() -> None:
    title = "Staff list printed 01/10/2026\r\nby somebody\r\n\r\n"
    assert [
        remark.rows for remark in imported(title + senior(senior_row("1"), senior_row("2", "9"))).tray
    ] == [(6,)]


def test_headings_match_whatever_their_case_spaces_and_signs() -> None:
    odd = [f" {heading.upper()}\u00a0 ".replace(" ", "  ").replace("£", "\ufffd") for heading in SENIOR]
    assert imported(table(odd, senior_row("1"))).placed == 1


def test_the_grade_has_had_two_headings() -> None:
    old = ["Grade" if heading.startswith("Grade") else heading for heading in SENIOR]
    outcome = imported(table(old, senior_row("1", **{"Grade (or equivalent)": "SCS2"})))
    assert [record.pay_scale for record in outcome.records if isinstance(record, r.Post)] == ["SCS2"]


def test_a_heading_that_is_there_twice_is_refused_by_name() -> None:
    assert "“FTE” twice" in refusal(table((*SENIOR, "FTE"), (*senior_row("1"), "0.5")))


def test_headings_that_come_again_are_refused_as_a_row() -> None:
    outcome = imported(FILE + senior(senior_row("3", "1")))
    assert [(remark.rows, remark.message) for remark in outcome.refused] == [
        ((4,), "these are the headings once more.")
    ]
    assert outcome.placed == 3


def test_totals_and_page_lines_are_refused_and_never_posts() -> None:
    total = ["Total: 2 records", *[""] * (len(SENIOR) - 1)]
    outcome = imported(FILE + table(total) + "Page 1 of 1\r\n")
    assert [remark.rows for remark in outcome.refused] == [(4,), (5,)]
    assert "total" in outcome.refused[0].message
    assert outcome.placed == 2


def test_blank_lines_are_no_rows_and_keep_the_numbers_of_the_others() -> None:
    text = senior(senior_row("1"), [""] * len(SENIOR), senior_row("2", "9")) + "\r\n\r\n"
    outcome = imported(text)
    assert outcome.rows == 2
    assert [remark.rows for remark in outcome.tray] == [(4,)]


def test_headings_alone_are_an_empty_structure_that_says_so() -> None:
    outcome = imported(table(SENIOR), table(JUNIOR))
    assert (outcome.rows, outcome.placed) == (0, 0)
    assert sum("no rows" in remark.message for remark in outcome.remarks) == 2


def test_a_column_without_a_heading_is_named_if_it_holds_anything() -> None:
    outcome = imported(table(["", *SENIOR], ["7", *senior_row("1")]))
    assert outcome.placed == 1
    assert any("without a heading" in remark.message for remark in outcome.remarks)
    assert not any("without a heading" in remark.message for remark in imported(FILE).remarks)


def test_too_many_columns_are_refused() -> None:
    assert str(MOST_COLUMNS) in refusal(",".join(["x"] * 16_384) + "\n" + ",".join(["x"] * 16_384))


def test_too_many_rows_are_refused() -> None:
    assert f"{MOST_ROWS:,}" in refusal("a,b\n" * (MOST_ROWS + 1))


# Other files altogether


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\0" * 4096, "zeros"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "Excel"),
        (b"SQLite format 3\0rest", "Open a plan"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><table>", "web page"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(data: bytes, words: str) -> None:
    assert words in refusal(data)


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c\n1,2,3\n",
        "a\n1.5\n",
        "1,2,3\n4,5,6\n",
        'a,b\n1,"ha ""ha"" ha"\n',
        'a,b,c\r1,2,3\r"Once upon\ra time",5,6\r',
        '"\t\n\x0b start\t\n",b,c\n1,2,3\n',
        ",NA,N/A,NONE,NULL,.\n",
        ",,,\n,,,x\n",
        "Staff code,Surname,Forename,Post title\nS001,Okafor,Amara,Class teacher\n",
        "Name;Grade;Job Title\nZebedee;SCS1;Director\n",
        "\u0e01,\u4e2d\n\u0e02,\u6587\n",
    ],
)
def test_a_table_that_is_no_organogram_is_refused_with_what_was_expected_and_what_was_found(
    text: str,
) -> None:
    message = refusal(text)
    assert "is not an organogram" in message
    for heading in ("Post Unique Reference", "Reports to Senior Post", "Reporting Senior Post"):
        assert f"“{heading}”" in message
    assert re.search(r"it has (\d+ columns? and no heading|of the headings of one only “)", message)


def test_a_refusal_names_the_headings_it_knows_and_no_other_word_of_the_file() -> None:
    message = refusal("Name,Grade,Salary,Zebedee\nPrivate,Secret,1,2\n")
    assert "“Grade”" in message or "“Grade (or equivalent)”" in message
    for word in ("Zebedee", "Private", "Secret", "Salary"):
        assert word not in message


def test_a_file_without_headings_is_not_read_as_if_its_first_row_were_them() -> None:
    assert "is not an organogram" in refusal(table(senior_row("1"), senior_row("2", "1")))


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    assert refusal(data).startswith(("“1.csv”", "Row"))


@given(st.text(alphabet=st.sampled_from('",;\t|\n\r ab1£\u202e'), max_size=200))
def test_any_text_below_real_headings_is_accounted_for_or_refused(text: str) -> None:
    try:
        outcome = imported(table(SENIOR) + text, table(JUNIOR, junior_row("1")))
    except FileRefused:
        return
    assert outcome.rows == outcome.placed + len(outcome.tray) + len(outcome.refused)


@given(
    st.lists(
        st.lists(st.text(alphabet='a",;\t|\n\r', max_size=5), min_size=2, max_size=4), min_size=1, max_size=6
    )
)
def test_whatever_a_quoted_table_holds_is_read_cell_for_cell(cells: list[list[str]]) -> None:
    rows = table_of(table(["heading"] * 4, *cells), name="x").rows
    assert [row.cells for row in rows[1:]] == [row for row in cells if any(cell.strip() for cell in row)]
