"""Every sheet of a workbook is ready to be printed: as wide as a page, nothing cut, and words round it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given, settings

from orgdesigner.chart.paper.edges import Caption
from orgdesigner.chart.paper.setup import PLAIN_PAGE, Wording
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, Audience, Names
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.exchange.outgoing.workbook import sheets_of, workbook
from orgdesigner.exchange.outgoing.workbook.fields import in_words
from orgdesigner.exchange.outgoing.workbook.printing import (
    SCALE,
    WIDEST_ON_A3,
    WIDEST_ON_A4,
    edges_of,
    paper_for,
)
from orgdesigner.exchange.outgoing.workbook.sheet import Shown
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.shared.tables import pay_tables
from tests.chart.school import example_school
from tests.model.strategies import structures

CAPTION = Caption("Hollin & Bridge", "Current structure", date(2026, 11, 22))
A3, A4 = 8, 9
TALLEST = 409


@cache
def told_to(audience: Audience) -> Told:
    return _told(example_school().view, audience)


def _told(view: View, audience: Audience = LEADERS) -> Told:
    return tell(view, audience, CAPTION, tables=pay_tables())


def _book(told: Told, wording: Wording = PLAIN_PAGE) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(told, unwatched, wording)))


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_every_page_says_of_what_it_is_of_which_day_and_for_whom(audience: Audience) -> None:
    wording = Wording(header="For consultation", footer="HR & Finance", version="2", draft=True)
    for page in _book(told_to(audience), wording).worksheets:
        head, foot = page.oddHeader, page.oddFooter
        assert head.left.text == "&BHollin && Bridge – Current structure"
        assert head.center.text.endswith("DRAFT")
        assert head.right.text == "For consultation"
        assert foot.left.text == f"22 November 2026 · For: {audience.title} · HR && Finance · Version 2"
        assert foot.right.text == "&A, page &P of &N"
    for page in _book(told_to(audience)).worksheets:
        assert "DRAFT" not in str(page.oddHeader.center.text)


@pytest.mark.parametrize("length", [10, 100, 1_000])
def test_words_that_are_too_long_for_an_edge_are_cut_and_the_number_of_the_page_stays(length: int) -> None:
    words = "a&b 1" * length
    edges = edges_of(Caption(words, words, CAPTION.day), words, Wording(words, words, words, draft=True))
    assert max(len(edges.head), len(edges.foot)) <= 255
    assert "page &P of &N" in edges.foot
    plain = edges.head.replace("&&", "").removeprefix("&L&B").replace("&C&B&18DRAFT", "").replace("&R", "")
    assert "&" not in plain, "no ampersand of a word begins an instruction"


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_every_sheet_is_one_page_wide_in_text_that_can_be_read(audience: Audience) -> None:
    _assert_printable(told_to(audience))


@settings(max_examples=10)
@given(structures())
def test_any_structure_can_be_printed_so(structure: Structure) -> None:
    _assert_printable(_told(structure.view))


def _assert_printable(told: Told) -> None:
    book = _book(told)
    for sheet in sheets_of(told):
        page = book[sheet.name]
        assert page.page_setup.orientation == "landscape"
        assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$A")
        widths = [_width(page, number) for number in range(len(sheet.columns))]
        across = sum(widths[: sheet.printed])
        assert _last_printed(page.print_area) == (sheet.printed if sheet.unprinted else 0)
        limit = {A3: WIDEST_ON_A3, A4: WIDEST_ON_A4}[page.page_setup.paperSize]
        if page.sheet_properties.pageSetUpPr.fitToPage:
            assert across <= limit + len(widths)  # a file adds the edge of each column
            assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        else:
            assert page.page_setup.scale == SCALE
            assert page.col_breaks.count
        for number, row in enumerate(sheet.rows, start=2):
            height = page.row_dimensions[number].height or 15
            for place, column in enumerate(sheet.columns):
                if column.shown in (Shown.WORDS, Shown.TEXT):
                    # Not a character has less room than it takes, if every one is as wide as a figure.
                    lines = in_words(row[place]).split("\n")
                    least = sum(-(-len(line) // max(1, round(widths[place]) - 2)) or 1 for line in lines)
                    assert least * 15 <= height or height == TALLEST, (sheet.name, number, column.title)


def _width(page: openpyxl.worksheet.worksheet.Worksheet, number: int) -> float:
    for each in page.column_dimensions.values():
        if each.min <= number + 1 <= each.max:
            return float(each.width)
    return 8.43


def _last_printed(area: str) -> int:
    found = re.search(r":\$?([A-Z]+)\$?\d+$", area or "")
    return openpyxl.utils.column_index_from_string(found[1]) if found else 0


def test_what_is_wider_than_paper_goes_on_beside_it_behind_its_first_column() -> None:
    widths = [40] * 20
    breaks = (0, *paper_for(widths).breaks, len(widths))
    pages = [range(first, last) for first, last in pairwise(breaks)]
    assert [number for page in pages for number in page] == list(range(20))
    for page in pages:
        assert sum(widths[number] for number in {0, *page}) <= WIDEST_ON_A3


def test_columns_that_are_not_printed_are_the_last_and_the_first_sheet_says_so() -> None:
    told = told_to(LEADERS)
    posts = next(sheet for sheet in sheets_of(told) if sheet.name == "Posts")
    titles = [column.title for column in posts.columns]
    assert titles[:4] == ["Title", "Held by", "Reports to", "Teams"]
    assert titles[posts.printed :], "the example has something that is only for the screen"
    lines = [str(row[0].value) for row in _book(told)["About"].rows]
    assert any(f"from “{titles[posts.printed]}” on are not printed" in line for line in lines)


def test_longer_texts_have_a_sheet_of_their_own_and_whoever_may_not_read_them_has_none() -> None:
    records = [
        r.School(id="school"),
        r.Post(id="a", title="Cook", purpose="Feeds everybody.", notes="Asked for fewer hours."),
        r.Post(id="b", title="Cleaner"),
    ]
    view = Structure(records).view
    for audience in AUDIENCES:
        told = _told(view, audience)
        sheets = {sheet.name: sheet for sheet in sheets_of(told)}
        texts = [cell for row in sheets["Texts of posts"].rows for cell in row]
        assert "Feeds everybody." in texts
        assert ("Asked for fewer hours." in texts) == (audience.names is Names.FULL and audience is LEADERS)
        assert "Cleaner" not in texts
        assert not {"Purpose", "Notes"} & {column.title for column in sheets["Posts"].columns}


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this computer")
def test_a_spreadsheet_program_prints_no_sheet_on_two_pages_side_by_side(tmp_path: Path) -> None:
    told = told_to(LEADERS)
    (tmp_path / "in.xlsx").write_bytes(workbook(told, unwatched, Wording(draft=True)))
    with_fonts = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "pdf", "--outdir", str(tmp_path), str(tmp_path / "in.xlsx")],
        check=True, capture_output=True, env=with_fonts, timeout=50,
    )  # fmt: skip
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "in.pdf").pages]
    for sheet in sheets_of(told):
        own = [text for text in pages if f"{sheet.name}, page" in text]
        assert own
        assert all("DRAFT" in text and "22 November 2026" in text for text in own)
        # The last printed heading is on every page: none goes on beside another.
        word = sheet.columns[sheet.printed - 1].title.split()[0]
        assert all(word in text for text in own), sheet.name
