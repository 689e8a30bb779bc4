"""What may not be told is found wherever in a file it hides."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pptx
import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.paper.setup import PageSetup, Wording
from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, PUBLIC, STAFF, UNIONS
from orgdesigner.exchange.outgoing.exporting import Source, export_for
from orgdesigner.exchange.outgoing.formats import Choice
from orgdesigner.exchange.outgoing.scanning.scan import TellsTooMuch, scan
from orgdesigner.exchange.steps import Cancelled, unwatched
from orgdesigner.model.records import Person, Post, School
from orgdesigner.model.structure import Structure
from tests.exchange.hiding import (
    HIDING_PLACES,
    word_property,
    word_text,
    workbook,
)
from tests.exchange.looked_through import NAME, looked_through, source, stopped_by


@pytest.mark.parametrize("place", HIDING_PLACES)
@pytest.mark.parametrize(
    "form", [NAME, "Finch, Zoe", "ZOE O'CANARY-FINCH"], ids=["as it is", "surname first", "in capitals"]
)
def test_a_name_is_found_wherever_it_hides(qapp: QApplication, place: str, form: str) -> None:
    form = form.encode("latin-1", errors="replace").decode("latin-1") if place == "latin.csv" else form
    if "?" in form:
        form = form.replace("?", "'")
    with pytest.raises(TellsTooMuch) as stopped:
        looked_through(place, HIDING_PLACES[place](form))
    assert "the name of the holder of “Head of Year”" in str(stopped.value)
    assert place in str(stopped.value)
    assert "anary" not in str(stopped.value)


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_what_may_be_told_stops_nothing(qapp: QApplication, place: str) -> None:
    data = HIDING_PLACES[place]("The Head of Year leads the school in 2026")
    for audience in AUDIENCES:
        looked_through(place, data, audience)
    looked_through(place, HIDING_PLACES[place](NAME), STAFF)


@pytest.mark.parametrize(
    "sum_",
    [
        *("£61,234", "61,234.00", "£ 2,345", "61234", "2345", "61234.00", "61.234", "61’234", "£61 234"),
        *("£61,234pa", "61.234,00", "61\u202f234", "£5,102.83 a month", "６１２３４"),
    ],
)
def test_pay_is_found_however_it_is_written(sum_: str) -> None:
    for audience in (GOVERNORS, STAFF, PUBLIC):
        with pytest.raises(TellsTooMuch, match="Head of Year") as stopped:
            looked_through("list.txt", f"Head of Year\t{sum_}".encode(), audience)
        assert set(re.findall(r"\d+", str(stopped.value))) <= {"1"}, "it names the line and no figure"
    looked_through("list.txt", f"Head of Year\t{sum_}".encode(), LEADERS)


def test_a_number_in_a_cell_is_pay_and_a_coordinate_is_not() -> None:
    with pytest.raises(TellsTooMuch, match="on the sheet “Posts”, cell B3"):
        looked_through("list.xlsx", workbook(lambda sheet: sheet.write(2, 1, 61_234)))
    looked_through("chart.svg", b'<svg><path d="M2345 61234 L2345,61234"/></svg>')


def test_a_band_is_no_sum() -> None:
    view = source().view
    post = view.need(Post, "p")
    held = Structure([School(id="school"), post.evolve(salary=Decimal(60_000))]).view
    told, secrets = Source(held, source().caption).told_to(GOVERNORS)
    scan("a.txt", "£60,000 to £64,999".encode(), secrets, [told.view], unwatched)
    with pytest.raises(TellsTooMuch):
        scan("a.txt", "£60,000 a year".encode(), secrets, [told.view], unwatched)


def test_a_piece_of_a_note_is_found_and_what_is_told_elsewhere_is_no_secret() -> None:
    with pytest.raises(TellsTooMuch, match="“Notes” of the post “Head of Year”"):
        looked_through("a.txt", b"he has asked us to\nsay nothing", GOVERNORS)
    told, secrets = source(note="Leads the school").told_to(PUBLIC)
    scan("a.txt", b"Leads the school", secrets, [told.view], unwatched)


def test_titles_below_each_other_are_no_piece_of_a_note() -> None:
    """The example's notes say “only support staff Assistant Head of Year”; so do two lines of a report."""
    note = "Only teachers are Head of Year, and support staff Head of Year Assistant at most"
    told, secrets = source(note=note, team="Assistant").told_to(PUBLIC)
    page = "all held by support staff\nHead of Year\nAssistant"
    scan("a.txt", page.encode(), secrets, [told.view], unwatched)
    with pytest.raises(TellsTooMuch):
        scan("a.txt", b"only teachers are Head of Year", secrets, [told.view], unwatched)


def test_free_text_that_holds_a_name_stops_the_export_and_says_where(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "chart.svg"
    path.write_text("as it was")
    told, secrets = source(purpose=f"Ask {NAME} about it").told_to(PUBLIC)
    with pytest.raises(TellsTooMuch, match="It stands in “Purpose” of the post “Head of Year”"):
        scan("chart.txt", f"Ask {NAME}".encode(), secrets, [told.view], unwatched)
    view = source().view
    view = Structure([School(id="school", name=f"{NAME}’s school"), *view.all(Person)]).view
    named = Source(view, Caption(view.school.name, "Current", date(2026, 1, 1)))
    with pytest.raises(TellsTooMuch, match="“Name of the school”"):
        export_for(path, named, PUBLIC, Choice())
    assert path.read_text() == "as it was"
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize(
    "text", ["Ask Okafor about keys", "Okafor's room", "If MIRIAM agrees", "the Okafors’ Miriam"]
)
def test_a_word_of_a_name_in_free_text_stops_the_export_and_says_which_text(text: str) -> None:
    of = source(name="Miriam Okafor", purpose=text)
    for audience in (UNIONS, PUBLIC):
        said = stopped_by(f"Purpose\n{text}", of, audience)
        assert "line 2, there is what may be part of the name of the holder of “Head of Year”" in said
        assert "It stands in “Purpose” of the post “Head of Year”" in said
        assert "kafor" not in said
        assert "iriam" not in said
    assert not stopped_by(text, of, STAFF)
    assert not stopped_by("Sources: Okafor (2013)", source(name="Miriam Okafor")), "nobody wrote that of her"


@pytest.mark.parametrize("name", ["Ann Young", "May Church", "Rose Head", "Grace Cook", "Mark Day", "Young"])
def test_a_name_that_is_a_word_stops_nothing_by_itself(name: str) -> None:
    text = "Mark books with Grace. Young people: Head of the Church school. In May a Cook, a Rose, a Day."
    of = source(name=name, purpose=text)
    assert not stopped_by(text, of)
    if " " in name:
        assert "the name of the holder" in stopped_by(f"Ask {name}", of), "the whole name does"
        assert "the name of the holder" in stopped_by(f"Ask Mrs {name.split()[1]}", of)


def test_what_something_is_called_stops_nothing_though_a_person_is_called_so_too() -> None:
    of = source(name="Ada Nelson", purpose="Looks after Nelson", team="Nelson House")
    assert not stopped_by("Looks after Nelson", of)
    assert stopped_by("Looks after Ada Nelson", of)


@pytest.mark.parametrize(
    ("point", "texts"),
    [
        ("M6", ["on M6", "MPS6", "mps 6", "Main 6"]),
        ("L12", ["L12", "Leadership 12"]),
        ("23", ["SCP 23", "scp23", "point 23"]),
        ("PO3", ["PO3", "po3"]),
        ("Grade 5", ["Grade 5"]),
    ],
)
def test_a_pay_point_is_found_in_every_way_of_saying_it(point: str, texts: list[str]) -> None:
    of = source(point=point)
    for text in texts:
        assert "“Pay point” of the post “Head of Year”" in stopped_by(f"Head, {text}.", of)
    assert not stopped_by("page 23 of 31, room 6, A.M. 6, L. 12 posts", of)


def test_a_band_is_pay_to_whom_not_even_bands_are_told() -> None:
    for band in ("£60,000 to £69,999", "£2,000 to £2,999"):
        assert not stopped_by(band, source(), GOVERNORS)
        assert "“Head of Year”" in stopped_by(band, source(), STAFF)
    assert not stopped_by("£30,000 to £39,999", source(), STAFF)


def test_the_message_says_where_as_the_reader_of_the_file_would() -> None:
    def slides(words: str) -> bytes:
        deck = pptx.Presentation()
        for text in ("A slide", words):
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = text
        held = io.BytesIO()
        deck.save(held)
        return held.getvalue()

    def cell(words: str) -> bytes:
        return workbook(lambda sheet: (sheet.write(0, 0, "Name"), sheet.write(6, 27, words)))

    for name, data, where in (
        ("a.pptx", slides(NAME), "a.pptx, on slide 2,"),
        ("a.xlsx", cell(NAME), "a.xlsx, on the sheet “Posts”, cell AB7,"),
        ("a.docx", word_text(NAME), "a.docx, in its text,"),
        ("a.docx", word_property(NAME), "a.docx, in its properties,"),
        ("a.csv", f"Name\nA\n{NAME}\n".encode(), "a.csv, line 3,"),
    ):
        with pytest.raises(TellsTooMuch) as stopped:
            looked_through(name, data)
        assert where in str(stopped.value)


def test_a_name_over_two_cells_is_found_and_the_sheet_is_said() -> None:
    data = workbook(lambda sheet: (sheet.write(2, 0, "Zoe"), sheet.write(2, 1, "O’Canary-Finch")))
    with pytest.raises(TellsTooMuch, match="on the sheet “Posts”, row 3,"):
        looked_through("a.xlsx", data)


def test_a_name_that_was_typed_as_the_header_is_said_to_stand_there(
    qapp: QApplication, tmp_path: Path
) -> None:
    setup = PageSetup(wording=Wording(header=f"Written by {NAME}"))
    with pytest.raises(TellsTooMuch, match="You typed it as the header: change that text"):
        export_for(tmp_path / "chart.pdf", source(), PUBLIC, Choice(setup=setup))


def test_an_export_can_be_given_up_and_leaves_what_was_there(qapp: QApplication, tmp_path: Path) -> None:
    said: list[float] = []

    def step(done: float) -> None:
        said.append(done)
        if done > 0.6:
            raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        export_for(folder / "chart.pdf", source(), PUBLIC, Choice(), step)
    assert list(folder.iterdir()) == []
    assert said == sorted(said)
