"""Printed pages, asked themselves: a PDF is read back, and what it holds is compared with the model.

By default a few small schools; ORGDESIGNER_PRINTED=200 prints 200 of 10 to 1,500 posts.
"""

import io
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, product

import pdfplumber
import pytest
from pdfplumber.page import Page as PrintedPage
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.cards.meetings import meeting_words
from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.looking import Looking
from orgdesigner.chart.measure import ELLIPSIS
from orgdesigner.chart.paint.draw import STEP
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, Sheets, lay_out
from orgdesigner.chart.paper.setup import (
    A3,
    A4,
    POINTS_IN_MILLIMETRE,
    SMALLEST_SCALE,
    Mode,
    Orientation,
    PageSetup,
    Paper,
    Wording,
)
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.pdf import pdf
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from tests.chart.pictures import picture
from tests.chart.school import School, example_school
from tests.exchange.generated import generated
from tests.exchange.printed import Rect, Sheet, read

MANY = int(os.environ.get("ORGDESIGNER_PRINTED", "0"))
SEEDS = range(MANY or 4)
LARGEST = 1500 if MANY else 60
CAPTION = Caption("Riverside School", "Current structure", date(2026, 7, 8))
WAYS = list(product((A4, A3), (Orientation.PORTRAIT, Orientation.LANDSCAPE)))
INDEX = "Index of posts"
KINDS_AND_MODES = list(product(ChartView, Mode))
CODE = re.compile(r"\bQ\d{4}\b")


@pytest.fixture(scope="module")
def measure(qapp: QApplication) -> FontMeasure:
    return FontMeasure()


@cache
def school(seed: int) -> Structure:
    return generated(seed, largest=LARGEST)


def laid(structure: Structure, kind: ChartView, setup: PageSetup, measure: FontMeasure) -> Sheets:
    return lay_out(ChartRequest(structure.view, kind, CAPTION), measure, setup)


def printed(structure: Structure, kind: ChartView, setup: PageSetup, measure: FontMeasure) -> bytes:
    return pdf(printout(laid(structure, kind, setup, measure), measure))


def texts(data: bytes) -> list[str]:
    """The words of each page, in the order in which they were written."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def codes(structure: Structure) -> set[str]:
    return {post.title.split()[-1] for post in structure.view.all(r.Post)}


def check_edges(sheets: Sequence[Sheet], setup: PageSetup, smallest: float = 7.5) -> None:
    """Nothing reaches into the margin, and no letter is smaller than the limit."""
    margin = setup.margin * POINTS_IN_MILLIMETRE
    for sheet in sheets:
        inside = Rect(margin, margin, sheet.width - margin, sheet.height - margin)
        for letter in sheet.letters:
            assert letter.box.within(inside, 0.6), f"{letter.text} reaches into the margin"
            assert letter.size >= smallest - 0.01, f"{letter.text} is too small"
        assert all(box.within(inside, 1.6) for box in sheet.drawn), "something reaches into the margin"


def check_letters(sheets: Sequence[Sheet]) -> None:
    """No word is cut short, cut off, written over another or run through by a line.

    But for what a poster is: a tile cuts what the next one has whole, and its map has lines everywhere.
    """
    for sheet in sheets:
        poster = " · tile " in sheet.words or "How the tiles go together" in sheet.words
        assert ELLIPSIS not in sheet.words.replace(f"{ELLIPSIS}{STEP}", ""), "a word is cut short"
        assert list(sheet.one_over_another()) == []
        assert poster or list(sheet.crossed_out()) == []
        assert poster or not any(letter.cut for letter in sheet.letters)


def check_text(sheets: Sequence[Sheet], structure: Structure, kind: ChartView) -> None:
    """All that the chart tells of the model is there, whole, and nothing of a post that is not."""
    view = structure.view
    pages = [sheet.words for sheet in sheets]
    told = [post.title for post in view.all(r.Post)]
    told += [person.name for person in view.all(r.Person)]
    told += [priority.name for priority in view.all(r.Priority)]
    if kind is ChartView.TEAMS:
        told += [team.name for team in view.all(r.Team)]
        told += [team.committee for team in view.all(r.Team)]
        told += [meeting_words(view, forum) for forum in view.all(r.Forum)]
    assert [each for each in told if not any(each in page for page in pages)] == []
    assert set(CODE.findall(" ".join(pages))) == codes(structure)


def check_whole(sheets: Sequence[Sheet], structure: Structure) -> None:
    """Of every post the code is on some page with no letter of it cut: also on the tiles of a poster."""
    whole = set()
    for sheet in sheets:
        seen = "".join(" " if letter.cut else letter.text for letter in sheet.letters)
        whole.update(re.findall(r"Q\d{4}", seen))
    assert whole == codes(structure)


def check_references(sheets: Sequence[Sheet]) -> None:
    """Words that lead to a page lead to one that says that it is led to from there, as often."""
    there: Counter[tuple[int, int]] = Counter()
    back: Counter[tuple[int, int]] = Counter()
    for number, sheet in enumerate(sheets, 1):
        there.update((number, int(other)) for other in re.findall(r"Continues on page (\d+)", sheet.words))
        back.update((int(other), number) for other in re.findall(r"from page (\d+)", sheet.words))
    assert there == back


def check_index(sheets: Sequence[Sheet], structure: Structure) -> None:
    """Every post is in the index, with a page that it is on."""
    first = next(at for at, sheet in enumerate(sheets) if INDEX in sheet.words)
    index = " ".join(sheet.words for sheet in sheets[first:])
    for each in codes(structure):
        found = re.search(rf"\b{each}\b[^Q]*? (\d+)\b", index)
        assert found, each
        assert each in sheets[int(found[1]) - 1].words


def check(data: bytes, structure: Structure, kind: ChartView, setup: PageSetup) -> None:
    """All that is promised of printed pages, asked of a PDF."""
    sheets = read(data)
    check_edges(sheets, setup, setup.smallest)
    check_letters(sheets)
    check_text(sheets, structure, kind)
    check_whole(sheets, structure)
    check_references(sheets)
    if setup.index:
        check_index(sheets, structure)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_school_is_whole_on_any_paper(seed: int, measure: FontMeasure) -> None:
    structure = school(seed)
    for number, (paper, way) in enumerate(WAYS):
        kind, mode = KINDS_AND_MODES[(5 * seed + number) % len(KINDS_AND_MODES)]
        setup = PageSetup(paper, way, mode=mode, index=bool((seed + number) % 2))
        check(printed(structure, kind, setup, measure), structure, kind, setup)


@pytest.mark.parametrize("smallest", [6.0, 9.0, 14.0])
@pytest.mark.parametrize("kind", ChartView)
def test_the_smallest_text_is_a_setting(kind: ChartView, smallest: float, measure: FontMeasure) -> None:
    setup = PageSetup(A4, smallest=smallest, margin=15.0)
    check(printed(school(0), kind, setup, measure), school(0), kind, setup)


def test_another_way_to_lay_it_out_is_taken_before_text_is_made_smaller(measure: FontMeasure) -> None:
    wide = School()
    head = wide.post("Headteacher")
    for number in range(8):
        leader = wide.post(f"Leader {number}", above=head)
        for each in range(3):
            wide.post(f"Post {number} {each}", above=leader)
    sheets = laid(wide.structure(), ChartView.REPORTING, PageSetup(A4), measure)
    assert len(sheets.pages) == 1
    as_on_screen = picture(wide.structure().view, ChartView.REPORTING).bounds
    assert as_on_screen.width - 2 * MARGIN > PageSetup(A4).formats()[0].units(SMALLEST_SCALE)[0]


# From page to page


def test_a_page_for_each_team_holds_one_team_and_the_way_to_the_top(measure: FontMeasure) -> None:
    structure = example_school()
    sheets = laid(structure, ChartView.TEAMS, PageSetup(A4, mode=Mode.APART), measure)
    for page in sheets.pages:
        assert len({region.team for region in page.picture.regions}) == 1
    assert {page.picture.regions[0].team for page in sheets.pages} >= {
        team.id for team in structure.view.all(r.Team)
    }


def test_what_is_folded_on_screen_is_folded_on_paper(measure: FontMeasure) -> None:
    structure = example_school()
    folded = next(post.id for post in structure.view.all(r.Post) if post.title == "Deputy Headteacher")
    looking = Looking(frozenset({folded}))
    request = ChartRequest(structure.view, ChartView.REPORTING, CAPTION, looking=looking)
    sheets = lay_out(request, measure, PageSetup(A3))
    cards = {placed.post: placed.card for page in sheets.pages for placed in page.picture.cards}
    assert cards[folded].below is not None
    whole = lay_out(replace(request, looking=Looking()), measure, PageSetup(A3))
    everybody = {placed.post for page in whole.pages for placed in page.picture.cards}
    left_out = cards[folded].below
    assert left_out is not None
    assert len(everybody) - len(cards) == left_out.total
    assert "Collapsed: reports (all below)" in " ".join(texts(pdf(printout(sheets, measure))))


# A poster


def places(page: PrintedPage) -> dict[str, tuple[float, float]]:
    """Where the code of each post begins, on a tile."""
    words = page.extract_words()
    return {word["text"]: (word["x0"], word["top"]) for word in words if CODE.fullmatch(word["text"])}


def marks(page: PrintedPage) -> set[tuple[str, float]]:
    """The places of a tile's crop marks, across and down."""
    length = 7.5
    found = set()
    for line in page.lines:
        across, down = line["x1"] - line["x0"], line["bottom"] - line["top"]
        if across < 0.5 and down == pytest.approx(length, abs=0.2):
            found.add(("across", round(line["x0"], 1)))
        elif down < 0.5 and across == pytest.approx(length, abs=0.2):
            found.add(("down", round(line["top"], 1)))
    return found


@pytest.mark.parametrize("paper", [A4, A3])
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_the_tiles_of_a_poster_rejoin_without_a_gap(seed: int, paper: Paper, measure: FontMeasure) -> None:
    structure = school(seed)
    setup = PageSetup(paper, Orientation.LANDSCAPE, mode=Mode.POSTER)
    sheets = laid(structure, ChartView.REPORTING, setup, measure)
    whole: set[str] = set()
    with pdfplumber.open(io.BytesIO(pdf(printout(sheets, measure)))) as found:
        first, *tiles = found.pages
        for name in (page.window.name for page in sheets.pages if page.window):
            assert f"{name} · page" in first.extract_text()
        where = [places(tile) for tile in tiles]
        edge = setup.margin * POINTS_IN_MILLIMETRE
        # A tile shows what is in its window; the words at its edges are beyond it.
        window = (edge + 10, edge + 36, float(first.width) - edge - 10, float(first.height) - edge - 32)
        for tile in tiles:
            whole |= {
                word["text"]
                for word in tile.extract_words()
                if window[0] <= word["x0"] and word["x1"] <= window[2]
                if window[1] <= word["top"] and word["bottom"] <= window[3]
            }
        joined = 0
        for one, other in combinations(range(len(tiles)), 2):
            both = where[one].keys() & where[other].keys()
            if not both:
                continue
            across = {each: where[one][each][0] - where[other][each][0] for each in both}
            down = {each: where[one][each][1] - where[other][each][1] for each in both}
            for moved, room, kind, along in (
                (across, window[2] - window[0], "across", down),
                (down, window[3] - window[1], "down", across),
            ):
                distance = moved.popitem()[1]
                assert all(abs(each - distance) < 0.3 for each in moved.values()), "it does not fit together"
                assert abs(distance) < room, "there is a gap"
                if distance > 1 and all(abs(each) < 0.3 for each in along.values()):
                    shifted = {at - distance for what, at in marks(tiles[one]) if what == kind}
                    own = {at for what, at in marks(tiles[other]) if what == kind}
                    assert any(abs(a - b) < 0.5 for a in shifted for b in own), "crop marks do not meet"
                    joined += 1
        assert joined or len(tiles) < 2
    assert codes(structure) <= whole


def test_a_poster_of_any_paper_shows_every_card_whole_on_some_tile(measure: FontMeasure) -> None:
    structure = example_school()
    for kind, paper in product((ChartView.REPORTING, ChartView.TEAMS), (A4, A3)):
        sheets = laid(structure, kind, PageSetup(paper, mode=Mode.POSTER), measure)
        shown = {
            placed.post
            for page in sheets.pages
            for placed in page.picture.cards
            if placed.box.x >= page.area.x
            and placed.box.right <= page.area.right
            and placed.box.y >= page.area.y
            and placed.box.bottom <= page.area.bottom
        }
        assert shown == {post.id for post in structure.view.all(r.Post)}


# What stands around the chart, and in the file


def test_the_words_of_the_page_set_up_are_on_every_page(measure: FontMeasure) -> None:
    wording = Wording("Governors only", "For the staffing committee", "2.1", draft=True)
    setup = PageSetup(A4, wording=wording, index=True)
    data = printed(example_school(), ChartView.TEAMS, setup, measure)
    for text in texts(data):
        assert "Governors only" in text
        assert "For the staffing committee · Version 2.1" in text
        assert text.count("DRAFT") == 2
    check_edges(read(data), setup)


def test_all_text_can_be_read_printed_in_grey(measure: FontMeasure) -> None:
    data = printed(example_school(), ChartView.TEAMS, PageSetup(A3), measure)
    with pdfplumber.open(io.BytesIO(data)) as found:
        inks = {tuple(letter["non_stroking_color"]) for page in found.pages for letter in page.chars}
    dark = [_luminance(ink) for ink in inks if min(ink) < 0.99]  # white letters stand on dark dots
    paper = 0.85  # the luminance of the darkest tint that letters stand on
    assert dark
    assert all((paper + 0.05) / (each + 0.05) >= 4.5 for each in dark)


def _luminance(ink: tuple[float, ...]) -> float:
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in ink]
    if len(linear) == 1:
        return linear[0]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_pdf_has_bookmarks_a_title_and_a_language_and_nothing_else_about_itself(
    measure: FontMeasure,
) -> None:
    sheets = laid(example_school(), ChartView.TEAMS, PageSetup(A4), measure)
    reader = PdfReader(io.BytesIO(pdf(printout(sheets, measure))))
    assert reader.metadata == {
        "/Title": "Riverside School – Current structure",
        "/Creator": "OrgDesigner",
        "/Producer": "OrgDesigner",
    }
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert "/Metadata" not in reader.root_object
    found = [each for each in reader.outline if isinstance(each, Destination)]
    named = [(str(each.title), reader.get_destination_page_number(each)) for each in found]
    assert named == [(page.bookmark, number) for number, page in enumerate(sheets.pages)]


def test_300_posts_take_no_more_than_2_megabytes(measure: FontMeasure) -> None:
    structure = generated(3, smallest=300, largest=300)
    for kind, mode in product((ChartView.REPORTING, ChartView.TEAMS), Mode):
        assert len(printed(structure, kind, PageSetup(A3, mode=mode), measure)) <= 2_000_000
