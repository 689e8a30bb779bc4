"""A pack as a PDF: numbered through, and every number in it leads to where it says."""

import io
import re
from functools import cache
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.setup import A3, A4, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import LEADERS, UNIONS, Audience
from orgdesigner.exchange.outgoing.pack import cover
from orgdesigner.exchange.outgoing.pack.as_pdf import pack_pdf
from orgdesigner.exchange.outgoing.pack.contents import CURRENT, parts_of
from orgdesigner.exchange.outgoing.pack.overview import side_by_side
from orgdesigner.exchange.steps import Cancelled, unwatched
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.records import Post, Proposal
from orgdesigner.model.structure import Structure
from tests.chart.school import example_school
from tests.exchange.pack.proposals import sides_for


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Text can be measured only while an application is there."""


def of_a_school() -> tuple[Structure, Structure]:
    """A whole school, and a proposal in which a title is altered."""
    before = example_school()
    post = before.view.all(Post)[5]
    after = before.copy()
    altered = post.evolve(title="Leader of something new")
    proposal = Proposal(id="proposal", name="Autumn")
    after.apply(Change("Propose", (Step(None, proposal), Step(post, altered))))
    return before, after


@cache
def pdf_of(audience: Audience, paper: str, kind: ChartView) -> bytes:
    before, after = of_a_school()
    sides = sides_for(audience, before.view, after.view)
    setup = PageSetup(A4 if paper == "A4" else A3)
    return pack_pdf(sides, kind, setup, unwatched)


def made(audience: Audience, paper: str, kind: ChartView) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(audience, paper, kind)))


@cache
def texts(audience: Audience, paper: str, kind: ChartView) -> list[str]:
    """The words of each page."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in made(audience, paper, kind).pages]


CASES = [(UNIONS, "A3", ChartView.TEAMS), (LEADERS, "A4", ChartView.REPORTING)]


@pytest.mark.parametrize(("audience", "paper", "kind"), CASES, ids=["teams on A3", "lines on A4"])
def test_its_pages_are_numbered_through(audience: Audience, paper: str, kind: ChartView) -> None:
    pages = texts(audience, paper, kind)
    said = [re.findall(r"Page (\d+) of (\d+)", page) for page in pages]
    assert said == [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]


@pytest.mark.parametrize(("audience", "paper", "kind"), CASES, ids=["teams on A3", "lines on A4"])
def test_the_contents_and_the_bookmarks_lead_to_the_page_of_each_part(
    audience: Audience, paper: str, kind: ChartView
) -> None:
    reader, pages = made(audience, paper, kind), texts(audience, paper, kind)
    marks = {
        str(each["/Title"]): reader.get_destination_page_number(each) or 0
        for each in reader.outline
        if not isinstance(each, list)
    }
    first = pages[0]
    parts = [part.title for part in parts_of(sides_for(), wide=True)]
    assert [title for title in marks if title in parts] == parts
    for title, number in list(marks.items())[1:]:
        assert f"{title} {number + 1}" in first
        if title in parts:
            assert title in pages[number]
        elif title == CURRENT:
            assert "Current structure ·" in pages[number]
    assert "DRAFT FOR CONSULTATION" in first


def test_where_a_chart_goes_on_is_said_in_the_pages_of_the_pack() -> None:
    pages = texts(*CASES[1])
    found = [
        (number, int(there))
        for number, text in enumerate(pages, 1)
        for there in re.findall(r"[Cc]ontinues on page (\d+)", text)
    ]
    assert len(found) > 3
    for number, there in found:
        assert re.search(rf"from page {number}\b", pages[there - 1]), (number, there)
    back = [
        (number, int(there))
        for number, text in enumerate(pages, 1)
        for there in re.findall(r"from page (\d+)", text)
    ]
    assert {(there, number) for number, there in back} == set(found)


def test_the_parts_in_words_leave_no_page_half_empty_but_the_last() -> None:
    """A part does not begin a page only because it begins, so words reach well below the middle of each."""
    first = made(*CASES[0])
    marks = {str(each["/Title"]): each for each in first.outline if not isinstance(each, list)}
    begins = first.get_destination_page_number(marks["Posts that stay as they are"]) or 0
    with pdfplumber.open(io.BytesIO(pdf_of(*CASES[0]))) as read:
        for page in read.pages[begins:-1]:
            lowest = max(char["bottom"] for char in page.chars if char["bottom"] < 0.93 * page.height)
            assert lowest > 0.6 * page.height, page.page_number


def test_each_font_is_in_the_file_once_and_it_says_nothing_of_the_computer() -> None:
    reader = made(*CASES[0])
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    used = [font.get_object() for each in resources for font in each["/Font"].values()]
    fonts = {str(font["/BaseFont"]) for font in used}
    files = {font["/DescendantFonts"][0]["/FontDescriptor"].raw_get("/FontFile2").idnum for font in used}
    assert len(files) == len(fonts) <= 4
    assert reader.metadata is not None
    assert set(reader.metadata) <= {"/Title", "/Creator", "/Producer"}
    assert cover.TITLE in str(reader.metadata.title)


def test_a_small_school_is_on_one_sheet_side_by_side_and_a_large_one_with_its_leaders() -> None:
    small = side_by_side(sides_for(), FontMeasure(), PageSetup(A3))
    assert small is not None
    assert small.is_whole
    before, after = of_a_school()
    large = side_by_side(sides_for(LEADERS, before.view, after.view), FontMeasure(), PageSetup(A3))
    assert large is not None
    assert not large.is_whole
    assert large.now.scale == large.then.scale
    shown = [card.post for card in large.now.pages[0].picture.cards]
    leading = [post for post in before.view.all(Post) if post.is_leadership]
    assert 1 < len(shown) <= len(leading)


def test_it_can_be_given_up_while_it_is_made() -> None:
    seen: list[float] = []

    def step(done: float) -> None:
        seen.append(done)
        if done > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        pack_pdf(sides_for(), ChartView.TEAMS, PageSetup(A3), step)
    assert len(seen) > 5
    assert seen == sorted(seen)
