"""On paper nothing is cut or lost, rows and headings stay where they belong, and no text is too small."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.paper.pages import HEADER, Caption, footer_height
from orgdesigner.chart.paper.setup import A3, A4, POINTS_IN_UNIT, SMALLEST_TEXT, Orientation, PageSetup
from orgdesigner.report.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Mark,
    Point,
    Report,
    Scale,
    Sentence,
    Table,
)
from orgdesigner.report.pages import Placed, ReportPages, lay_out, lay_out_together, one_sheet
from orgdesigner.report.strips import OnScale, Rule, Sign, Strip, Words
from tests.report.sample import sample
from tests.report.strategies import REPORTS, letters, said

CAPTION = Caption("Hill School", "Current", date(2026, 11, 21))
SETUPS = st.builds(PageSetup, st.sampled_from([A4, A3]), st.sampled_from(Orientation))
MEASURE = EvenMeasure()
ROUNDING = 0.01


def laid_out(report: Report, setup: PageSetup) -> ReportPages:
    """The pages of a report, without the list of its parts that a long one has."""
    return lay_out_together([report], report.title, CAPTION, MEASURE, setup)


def right_edges(strip: Strip) -> list[float]:
    """How far to the right everything on a strip reaches."""
    edges = []
    for item in strip.items:
        match item:
            case Words():
                wide = MEASURE.width(item.text, item.role) * (item.size or item.role.size) / item.role.size
                edges.append(item.x + wide)
            case Sign():
                edges.append(item.x + 9)
            case Rule():
                edges.append(item.right)
            case OnScale():
                edges += (item.x + spot.label_x + spot.label_width for spot in item.scale.spots)
    return edges


def words_of(strip: Strip) -> str:
    """The words on a strip, in their order."""
    texts = []
    for item in strip.items:
        if isinstance(item, Words):
            texts.append(item.text)
        elif isinstance(item, OnScale):
            texts += ("".join(spot.label) for spot in item.scale.spots)
    return letters("".join(texts))


def once(pages: ReportPages) -> list[Strip]:
    """Every strip but the heads that are repeated overleaf."""
    strips: list[Strip] = []
    for number, page in enumerate(pages.pages):
        placed = [each.strip for each in page.strips]
        repeated = number and len(placed) > 1 and placed[1].head and placed[0] is placed[1].head[0]
        strips += placed[1:] if repeated else placed
    return strips


@settings(deadline=None, max_examples=60)
@given(REPORTS, SETUPS)
def test_nothing_is_lost_and_nothing_said_twice(report: Report, setup: PageSetup) -> None:
    assert "".join(words_of(strip) for strip in once(laid_out(report, setup))) == said(report)


def assert_nothing_is_cut(pages: ReportPages) -> None:
    width, height = pages.format.units(1.0)
    for page in pages.pages:
        bottom = 0.0
        for strip, top in page.strips:
            assert top >= bottom - ROUNDING
            bottom = top + strip.height
            assert max(right_edges(strip), default=0.0) <= width + ROUNDING
        assert bottom <= height - HEADER - footer_height(page.legend) + ROUNDING


@settings(deadline=None, max_examples=60)
@given(REPORTS, SETUPS)
def test_no_strip_leaves_its_page_or_covers_another(report: Report, setup: PageSetup) -> None:
    assert_nothing_is_cut(laid_out(report, setup))


@settings(deadline=None, max_examples=60)
@given(REPORTS, SETUPS)
def test_what_keeps_to_the_next_is_not_the_last_on_a_page(report: Report, setup: PageSetup) -> None:
    pages = laid_out(report, setup).pages
    for page in pages[:-1]:
        kept = 0
        for strip, _ in reversed(page.strips):
            if not strip.keeps:
                break
            kept += 1
        assert kept in (0, len(page.strips))


@settings(deadline=None, max_examples=40)
@given(REPORTS)
def test_on_one_sheet_everything_is_in_its_order(report: Report) -> None:
    sheet = one_sheet(report, CAPTION, MEASURE)
    [page] = sheet.pages
    assert "".join(words_of(strip) for strip, _ in page.strips) == said(report)
    last = max((top + strip.height for strip, top in page.strips), default=0.0)
    assert last <= sheet.format.units(1.0)[1] - HEADER - footer_height(page.legend) + ROUNDING


def head_of(placed: Placed) -> str:
    return words_of(placed.strip)


def test_the_head_of_a_table_is_repeated_overleaf() -> None:
    pages = laid_out(sample(rows=120), PageSetup(A4)).pages
    overleaf = [page for page in pages[1:] if page.strips[1].strip.head]
    assert len(overleaf) >= 2
    assert {head_of(page.strips[0]) for page in overleaf} == {
        letters("Post 1 Attainment 2 Attendance Cost a year")
    }


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    long = " ".join(f"word{number}" for number in range(3000))
    report = Report(
        "Title", "", (Table("", (Column("A"), Column("B")), ((Cell(long, Mark.ERROR), Cell("b")),)),)
    )
    pages = laid_out(report, PageSetup(A4))
    assert len(pages.pages) > 1
    assert_nothing_is_cut(pages)
    assert "".join(words_of(strip) for strip in once(pages)).count("word2999") == 1


def test_more_headings_than_a_page_holds_go_on_overleaf() -> None:
    pages = laid_out(
        Report("Title", "", tuple(Heading(f"Part {number}") for number in range(60))), PageSetup(A4)
    )
    assert len(pages.pages) > 1
    assert_nothing_is_cut(pages)


def test_more_values_than_a_page_holds_are_listed() -> None:
    points = tuple(Point(2000, Mark.TEACHING, f"label {number}") for number in range(90))
    report = Report("Title", "", (Scale("Scale", points, "words"),))
    pages = laid_out(report, PageSetup(A4))
    assert_nothing_is_cut(pages)
    assert "".join(words_of(strip) for strip in once(pages)) == said(report)


def test_the_legend_of_a_page_has_its_own_marks_and_no_others() -> None:
    blocks: tuple[Block, ...] = (
        Table("", (Column("A"),), ((Cell("", Mark.ALONE),),)),
        *(Sentence("x") for _ in range(80)),
        Table("", (Column("A"),), ((Cell("", Mark.EMPTY),),)),
    )
    pages = laid_out(Report("Title", "", blocks), PageSetup(A4)).pages
    legends = [[entry.text for line in page.legend for entry in line] for page in pages]
    assert legends == [["One person only"], ["Nobody"]]


@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
def test_a_report_stands_upright_unless_its_tables_need_the_width(paper: object) -> None:
    setup = PageSetup(A4 if paper is A4 else A3)
    upright = laid_out(sample(), setup).format
    assert upright.width < upright.height
    columns = tuple(Column("Antidisestablishmentarianism") for _ in range(6))
    wide = Report("Title", "", (Table("", columns, ()),))
    across = laid_out(wide, PageSetup(A4)).format
    assert across.width > across.height


def test_no_text_is_smaller_than_can_be_read() -> None:
    strips = [placed.strip for page in laid_out(sample(), PageSetup(A4)).pages for placed in page.strips]
    sizes = [
        item.size or item.role.size for strip in strips for item in strip.items if isinstance(item, Words)
    ]
    assert min(sizes) * POINTS_IN_UNIT >= SMALLEST_TEXT


def test_an_empty_report_is_a_page_with_its_title() -> None:
    [page] = laid_out(Report("Nothing yet", "Hill School", ()), PageSetup(A4)).pages
    assert "".join(words_of(strip) for strip, _ in page.strips) == "NothingyetHillSchool"


def test_a_heading_goes_overleaf_with_what_follows() -> None:
    lines = tuple(Sentence(f"Line {number}") for number in range(43))
    for more in range(8):
        table = Table("", (Column("A"),), ((Cell("b"),),))
        blocks: tuple[Block, ...] = (*lines, *lines[:more], Heading("Part"), table)
        pages = laid_out(Report("Title", "", blocks), PageSetup(A4)).pages
        texts = [[words_of(strip) for strip, _ in page.strips] for page in pages]
        [with_heading] = [page for page in texts if "Part" in page]
        assert with_heading[with_heading.index("Part") :] == ["Part", "A", "b"]


def test_a_long_report_begins_with_a_list_of_its_parts_and_their_pages() -> None:
    parts = [f"Part {number}" for number in range(1, 121)]
    blocks: list[Block] = []
    for part in parts:
        blocks += (Heading(part), *[Sentence("So it is.")] * 5)
    pages = lay_out(Report("Findings", "", tuple(blocks)), CAPTION, MEASURE, PageSetup(A4))
    listed = [item for page in pages.pages for each in page.strips for item in each.strip.items]
    texts = [item.text for item in listed if isinstance(item, Words)]
    own = sum(name.startswith("Contents") for name in pages.bookmarks)
    assert own == 3
    for part in parts:
        there = int(texts[texts.index(part) + 1])
        assert there > own
        assert part in words_on(pages, there - 1)
        assert part in pages.bookmarks[there - 1].split(", ")


def test_a_report_of_few_pages_has_a_list_of_its_parts_only_if_it_is_asked_for() -> None:
    report = Report("Findings", "", (Heading("Access"), Sentence("All is well.")))
    assert len(lay_out(report, CAPTION, MEASURE, PageSetup(A4)).pages) == 1
    pages = lay_out(report, CAPTION, MEASURE, PageSetup(A4, index=True))
    assert words_on(pages, 0) == ["Contents", "Access", "2"]
    assert pages.bookmarks == ("Contents", "Findings, Access")


def words_on(pages: ReportPages, number: int) -> list[str]:
    """The texts on a page, one by one."""
    items = [item for each in pages.pages[number].strips for item in each.strip.items]
    return [item.text for item in items if isinstance(item, Words)]
