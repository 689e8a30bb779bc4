"""Letters that were encoded twice are put right where that is certain; none that was meant is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.exchange.incoming.cells import Book, read_grids, read_pasted
from orgdesigner.exchange.incoming.cells.mending import DOUBTED, MENDED
from tests.exchange.cells.made_workbooks import rows, xlsx


def spoilt(text: str, encoding: str = "windows-1252") -> str:
    """Return a text as it is after it was saved as UTF-8 and opened in another encoding."""
    return "".join(
        chr(byte)
        if encoding == "latin-1" or byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else bytes([byte]).decode(encoding)
        for byte in text.encode()
    )


def csv_of(*names: str) -> Book:
    return read_grids(
        "staff.csv", "\n".join(["Name,Job title", *(f'"{name}",Teacher' for name in names)]).encode()
    )


def names(book: Book) -> list[str]:
    return [row.cells[0].text for row in book.grid.rows[1:]]


def messages(book: Book) -> list[str]:
    return [doubt.message for doubt in book.doubts]


NAMES = ["Máire O’Brien", "Siân Évans", "Ó Briain", "SEÁN", "Raúl", "Zoë", "Ŵyn", "Nóra – cover", "À Kempis"]


@pytest.mark.parametrize("encoding", ["windows-1252", "latin-1"])
@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_as_they_were_typed(name: str, encoding: str) -> None:
    read = csv_of("Ann Bell", spoilt(name, encoding))
    assert names(read) == ["Ann Bell", name]
    [doubt] = read.doubts
    assert (doubt.message, doubt.cells) == (MENDED, ("A3",))


def test_what_was_spoilt_twice_over_comes_back_too() -> None:
    assert names(csv_of(spoilt(spoilt("Máire")), spoilt(spoilt("Zoë")))) == ["Máire", "Zoë"]


def test_a_spreadsheet_that_was_made_of_a_spoilt_file_is_mended_and_so_are_pasted_cells() -> None:
    table = [["Name", "Job title"], [spoilt("Máire"), "Cook"]]
    book = read_grids("staff.xlsx", xlsx(rows(*table)))
    assert names(book) == ["Máire"]
    assert [(doubt.message, doubt.cells) for doubt in book.doubts] == [(MENDED, ("A2",))]
    assert names(read_pasted("\n".join("\t".join(row) for row in table))) == ["Máire"]


def test_one_letter_that_is_right_leaves_all_as_they_are_and_the_doubtful_ones_are_named() -> None:
    read = csv_of(spoilt("Máire"), "Siân", spoilt("Zoë"))
    assert names(read) == [spoilt("Máire"), "Siân", spoilt("Zoë")]
    [doubt] = read.doubts
    assert (doubt.message, doubt.cells) == (DOUBTED, ("A2", "A4"))


MEANT = [
    "CORAÇÃO",
    "São João",
    "JOÃO",
    "CAFÉ’S",
    "the CAFÃ’s “Ã”",
    "MÃ",
    "Ångström",
    "Ä–B",
    "Å… and more",
    "NOËL’S",
]


@pytest.mark.parametrize("text", MEANT)
def test_a_letter_that_was_meant_is_not_touched(text: str) -> None:
    read = csv_of(text)
    assert names(read) == [text]
    assert MENDED not in messages(read)


LETTERS = st.characters(
    min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["C"], exclude_characters='",'
)


@given(st.lists(st.text(LETTERS, min_size=1).filter(lambda text: bool(text.strip())), min_size=1))
def test_nothing_is_mended_that_would_not_have_been_spoilt_into_the_same(texts: list[str]) -> None:
    read = csv_of(*texts)
    if MENDED in messages(read):
        assert all(
            any(spoilt(found, by) == was for by in ("windows-1252", "latin-1"))
            or spoilt(spoilt(found)) == was
            for found, was in zip(names(read), texts, strict=True)
        )
    else:
        assert names(read) == texts


@given(
    st.lists(
        st.text(
            st.characters(codec="windows-1252", exclude_categories=["C", "Z"], exclude_characters='",'),
            min_size=1,
        ),
        min_size=1,
    )
)
def test_names_in_ordinary_letters_are_left_alone(texts: list[str]) -> None:
    """Whatever is typed in Western letters, with no capital Ã, Â, Å or Ä, is right as it is."""
    plain = [text.translate(dict.fromkeys(map(ord, "ÂÃÄÅâáï"), "x")) for text in texts]
    assert names(csv_of(*plain)) == plain
