"""Files are read in a process of its own, and what comes back is what was read there."""

import json
import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, GridRow
from orgdesigner.exchange.incoming import child
from orgdesigner.exchange.incoming.cells import AS_TOLD, Book, Doubt, How, read_grids, reading
from orgdesigner.exchange.incoming.cells.reading import answer, read_book
from orgdesigner.exchange.incoming.cells.wire import book_from, lines_of

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are of POSIX")
SAMPLES = Path(__file__).with_name("samples")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
CELLS = st.one_of(
    st.just(EMPTY),
    TEXT.map(lambda text: GridCell(text, text)),
    st.builds(GridCell, st.decimals(allow_nan=False, allow_infinity=False), TEXT),
    st.builds(GridCell, st.dates(), TEXT),
    st.builds(GridCell, st.booleans(), TEXT),
)
ROWS = st.lists(st.builds(GridRow, st.integers(1, 10**6), st.lists(CELLS, max_size=4).map(tuple)), max_size=4)
BOOKS = st.builds(
    Book,
    st.lists(st.builds(Grid, TEXT, TEXT, ROWS.map(tuple)), max_size=3).map(tuple),
    st.builds(How, st.none() | TEXT, st.none() | TEXT, st.none() | TEXT),
    st.lists(st.builds(Doubt, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple)), max_size=3).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
)


@given(BOOKS)
def test_a_book_comes_through_as_it_was(book: Book) -> None:
    lines = [line.encode() for line in lines_of(book)]
    assert book_from(lines) == book
    kinds = [[[type(cell.value) for cell in row.cells] for row in grid.rows] for grid in book.grids]
    came = [
        [[type(cell.value) for cell in row.cells] for row in grid.rows] for grid in book_from(lines).grids
    ]
    assert came == kinds


def test_a_book_of_which_a_line_is_missing_does_not_come_through() -> None:
    lines = [line.encode() for line in lines_of(read_grids("a.csv", b"a,b\n1,2\n"))]
    for kept in range(len(lines)):
        with pytest.raises(ValueError, match="Expecting value"):
            book_from(lines[:kept])


@pytest.mark.parametrize(
    "name", ["date_1904.xlsx", "errors.xlsx", "any_sheets.ods", "csvkit/test_latin1.csv"]
)
def test_another_process_reads_the_same(name: str) -> None:
    path = SAMPLES / name
    assert read_book(path) == read_grids(path.name, path.read_bytes())


def test_a_correction_reaches_the_other_process(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes("Name|Pay\nAndré|5\n".encode("mac-roman"))
    book = read_book(path, How(encoding="mac-roman", delimiter="|"))
    assert [cell.value for cell in book.grid.rows[1].cells] == ["André", "5"]


def test_a_refusal_comes_back_in_its_words(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="protected by a password"):
        read_book(SAMPLES / "pass_protected.xlsx")
    with pytest.raises(FileRefused, match="not there any more"):
        read_book(tmp_path / "gone.xlsx")
    with pytest.raises(FileRefused, match="not an ordinary file"):
        read_book(tmp_path)


def test_reading_can_be_given_up(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("a,b\n" * 90_000)
    with pytest.raises(FileRefused, match="cancelled; nothing was changed"):
        read_book(path, cancelled=lambda: True)


@pytest.mark.parametrize(
    "dying", ["import os; os.abort()", "print('{')", "print('{\"read\": true}')", "print('[]')"]
)
def test_a_reader_that_dies_or_breaks_off_takes_nothing_with_it(
    dying: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_PROGRAM", dying.replace("{", "{{").replace("}", "}}"))
    with pytest.raises(FileRefused, match="broke off, and nothing was imported"):
        read_book(SAMPLES / "date.xlsx")


@POSIX
def test_a_file_that_needs_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = "import sys; sys.path.append(sys.argv[1]); from orgdesigner.exchange.incoming import child"
    less = "child.MOST_MEMORY = 120 * 1024**2"
    read = "from orgdesigner.exchange.incoming.cells.reading import main; main()"
    monkeypatch.setattr(child, "_PROGRAM", f"{found}; {less}; {read}")
    path = tmp_path / "huge.csv"
    # One character beyond the basic plane makes Python keep every character in four bytes.
    path.write_bytes(b"a,b,c\n" * 4_000_000 + "😀".encode())
    with pytest.raises(FileRefused, match="more memory"):
        read_book(path)


def test_a_bug_is_a_bug_and_names_no_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Book:
        raise ZeroDivisionError("Amara Okafor")

    monkeypatch.setattr(reading, "read_grids", broken)
    path = tmp_path / "staff.csv"
    path.write_text("a")
    (line,) = answer(path, AS_TOLD)
    assert json.loads(line)["bug"].startswith("ZeroDivisionError in test_reading.py, line ")
    assert "Amara" not in line


def test_reading_loads_nothing_of_the_window_and_of_the_file_format() -> None:
    program = (
        "import sys; from pathlib import Path; from orgdesigner.exchange.incoming.cells import AS_TOLD;"
        "from orgdesigner.exchange.incoming.cells.reading import answer;"
        f"assert list(answer(Path({str(SAMPLES / 'date.xlsx')!r}), AS_TOLD))[1:];"
        "assert not {'PySide6', 'sqlalchemy', 'pydantic'} & sys.modules.keys(), sys.modules.keys()"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", program]) == 0


def test_a_reader_of_spreadsheets_is_loaded_only_for_one() -> None:
    program = (
        "import sys; from orgdesigner.exchange.incoming.cells import read_grids; read_grids('a.csv', b'a,b');"
        "assert 'python_calamine' not in sys.modules"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", program]) == 0


def test_a_sum_comes_through_with_its_zeros() -> None:
    book = Book((Grid("f", "s", (GridRow(1, (GridCell(Decimal("0.10"), "0.10"),)),)),), AS_TOLD, ())
    assert str(book_from(line.encode() for line in lines_of(book)).grid.rows[0].cells[0].value) == "0.10"
