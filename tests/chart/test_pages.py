"""On paper no card is cut, no text is too small, and every break says where the chart goes on."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.paper.pages import (
    HEADER,
    Caption,
    ChartRequest,
    Sheets,
    footer_height,
    lay_out,
    one_sheet,
)
from orgdesigner.chart.paper.setup import A3, A4, POINTS_IN_UNIT, SMALLEST_TEXT, Orientation, PageSetup, Paper
from orgdesigner.chart.picture import Box, ChartView, NoteKind
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model import words as w
from orgdesigner.model.structure import Structure
from tests.chart.pictures import inside, overlapping
from tests.chart.school import School, example_school
from tests.model.strategies import structures

CAPTION = Caption("Three leadership teams", "Current structure", date(2026, 7, 8))
SETUPS = st.builds(
    PageSetup,
    st.sampled_from([A4, A3, Paper("A5", 148, 210)]),
    st.sampled_from(Orientation),
    st.floats(5, 20),
)


def pages_of(structure: Structure, kind: ChartView, setup: PageSetup) -> Sheets:
    return lay_out(ChartRequest(structure.view, kind, CAPTION), EvenMeasure(), setup)


def check_pages(sheets: Sheets, structure: Structure) -> None:
    """What holds for all pages: see the names of the assertions."""
    width, height = sheets.format.units(sheets.scale)
    smallest = min(role.size for role in TextRole) * POINTS_IN_UNIT * sheets.scale
    assert smallest >= SMALLEST_TEXT - 0.001
    for page in sheets.pages:
        room = height - HEADER - footer_height(page.legend)
        chart = Box(page.area.x, page.area.y, width, room)
        assert page.area.width <= width + 0.01
        assert all(inside(placed.box, chart) for placed in page.picture.cards), "a card is cut"
        assert all(inside(region.box, chart) for region in page.picture.regions), "a region is cut"
        assert not overlapping([placed.box for placed in page.picture.cards])
    drawn = {placed.post for page in sheets.pages for placed in page.picture.cards}
    assert drawn == {post.id for post in structure.view.all(r.Post)}


@pytest.mark.parametrize("kind", ChartView)
@settings(max_examples=20)
@given(structure=structures(least=2), setup=SETUPS)
def test_any_structure_has_room_on_any_paper(kind: ChartView, structure: Structure, setup: PageSetup) -> None:
    check_pages(pages_of(structure, kind, setup), structure)


@pytest.mark.parametrize("kind", ChartView)
@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("paper", [A4, A3])
def test_a_whole_school_has_room_on_any_paper(
    kind: ChartView, orientation: Orientation, paper: Paper
) -> None:
    school = example_school()
    sheets = pages_of(school, kind, PageSetup(paper, orientation))
    check_pages(sheets, school)
    assert len(sheets.pages) > 1


@settings(max_examples=15)
@given(st.integers(2, 60), st.integers(1, 12), st.sampled_from(list(w.Arrangement)))
def test_a_tree_of_any_shape_has_room_on_a_small_page(
    count: int, fan: int, arrangement: w.Arrangement
) -> None:
    school = School()
    posts: list[str] = []
    for number in range(count):
        above = posts[(number - 1) // fan] if posts else ""
        posts.append(school.post(f"Post {number}", above=above, arrangement=arrangement))
    structure = school.structure()
    check_pages(pages_of(structure, ChartView.REPORTING, PageSetup(A4)), structure)


@pytest.mark.parametrize("kind", ChartView)
def test_what_fits_on_one_page_is_one_page(kind: ChartView) -> None:
    school = School()
    head = school.post("Headteacher", level=w.Level.HEAD)
    school.team("slt", "Leadership", w.TeamKind.LEADERSHIP)
    for _ in range(4):
        school.post("Deputy Headteacher", team="slt", above=head)
    sheets = pages_of(school.structure(), kind, PageSetup(A4))
    assert len(sheets.pages) == 1
    assert sheets.scale > 1


def test_a_team_taller_than_a_page_goes_on_under_the_same_name() -> None:
    school = School()
    school.team("site", "Site", w.TeamKind.LEADERSHIP)
    for _ in range(120):
        school.post("Cleaner", team="site")
    sheets = pages_of(school.structure(), ChartView.TEAMS, PageSetup(A4))
    names = [" ".join(region.title) for page in sheets.pages for region in page.picture.regions]
    assert names[0] == "Site"
    assert set(names[1:]) == {"Site (continued)"}


def test_leadership_teams_that_have_room_beside_each_other_stand_on_one_page() -> None:
    sheets = pages_of(example_school(), ChartView.TEAMS, PageSetup(A3))
    assert {"sa", "cp", "pp"} <= {region.team for region in sheets.pages[0].picture.regions}


def test_words_lead_to_the_page_where_a_branch_goes_on_and_back() -> None:
    school = example_school()
    sheets = pages_of(school, ChartView.REPORTING, PageSetup(A4))
    for number, page in enumerate(sheets.pages, 1):
        for note in page.picture.notes:
            there = re.search(r"page (\d+)$", note.text)
            if note.kind is NoteKind.CONTINUES and note.record_id and there:
                target = sheets.pages[int(there[1]) - 1].picture
                came = [
                    n.text for n in target.notes if n.kind is NoteKind.PATH and n.record_id == note.record_id
                ]
                above = [post.title for post in relations.managers_upward(school.view, note.record_id)]
                assert came == [f"{' › '.join(reversed(above))} · from page {number}"]
                assert note.record_id in {placed.post for placed in target.cards}
            elif note.kind is NoteKind.CONTINUES and there:
                assert int(there[1]) == number + 1
                heading = sheets.pages[number].picture.notes[0]
                assert heading.text.endswith(f"continued from page {number}")
    assert any(note.kind is NoteKind.CONTINUES for page in sheets.pages for note in page.picture.notes)


def test_the_legend_of_a_page_explains_what_is_on_it_and_nothing_else() -> None:
    sheets = pages_of(example_school(), ChartView.TEAMS, PageSetup(A3))
    first, *_, last = sheets.pages
    words = [[entry.text for line in page.legend for entry in line] for page in (first, last)]
    assert {"Teaching staff", "Support staff", "Vacant", "Only for support staff"} <= set(words[0])
    assert [text for text in words[0] if text.startswith("Priority")] == [
        f"Priority {n}" for n in range(1, 6)
    ]
    assert "Only for support staff" not in words[1]
    assert not any(text.startswith("Priority") for text in words[1])


def test_an_empty_structure_is_one_empty_page() -> None:
    empty = Structure([r.School(id=r.SCHOOL_ID)])
    for kind in ChartView:
        assert len(pages_of(empty, kind, PageSetup()).pages) == 1


@pytest.mark.parametrize("kind", ChartView)
def test_one_sheet_holds_everything(kind: ChartView) -> None:
    school = example_school()
    check_pages(one_sheet(ChartRequest(school.view, kind, CAPTION), EvenMeasure()), school)


def test_titles_and_names_are_whole_on_paper() -> None:
    school = example_school()
    for kind in ChartView:
        sheets = pages_of(school, kind, PageSetup(A4))
        cards = [placed.card for page in sheets.pages for placed in page.picture.cards]
        titles = {card.post: " ".join(card.title) for card in cards}
        assert titles == {post.id: post.title for post in school.view.all(r.Post)}
        assert not [line.text for card in cards for line in card.holders if "…" in line.text]


@pytest.mark.parametrize("kind", ChartView)
def test_a_word_that_is_wider_than_its_card_is_broken_and_never_cut_short(kind: ChartView) -> None:
    school = School()
    title = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch-Liaison Officer"
    school.post(title, above=school.post("Headteacher", level=w.Level.HEAD))
    for setup in (PageSetup(A4), PageSetup(A4, smallest=14.0)):
        sheets = pages_of(school.structure(), kind, setup)
        cards = [placed.card for page in sheets.pages for placed in page.picture.cards]
        said = {"".join(card.title).replace(" ", "") for card in cards}
        assert title.replace(" ", "") in said
