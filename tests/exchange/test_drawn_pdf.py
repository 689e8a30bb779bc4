"""A PDF says what the model says, shows nothing that may not be shown, and looks the same everywhere."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, lay_out
from orgdesigner.chart.paper.setup import A3, A4, PageSetup
from orgdesigner.chart.picture import ChartView, NoteKind
from orgdesigner.chart.showing import ON_PAPER, Showing
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.exchange.outgoing.pdf import pdf
from orgdesigner.model import records as r
from orgdesigner.model.structure import View
from tests.chart.school import example_school

KINDS = list(ChartView)


@pytest.fixture(scope="module")
def measure(qapp: QApplication) -> FontMeasure:
    return FontMeasure()


def request(kind: ChartView, showing: Showing = ON_PAPER) -> ChartRequest:
    caption = Caption("Three leadership teams", "Year two (proposal)", date(2026, 7, 8))
    return ChartRequest(example_school().view, kind, caption, showing)


def read(wanted: ChartRequest, measure: FontMeasure, setup: PageSetup) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(printout(lay_out(wanted, measure, setup), measure))))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def names(view: View) -> set[str]:
    return {person.name for person in view.all(r.Person)}


@pytest.mark.parametrize("setup", [PageSetup(A3), PageSetup(A4)], ids=["A3", "A4"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_title_and_every_holder_is_there_as_text(
    kind: ChartView, setup: PageSetup, measure: FontMeasure
) -> None:
    wanted = request(kind)
    text = words(read(wanted, measure, setup))
    assert [post.title for post in wanted.view.all(r.Post) if post.title not in text] == []
    held = {holding.person for holding in wanted.view.all(r.Holding)}
    people = [person.name for person in wanted.view.all(r.Person) if person.id in held]
    assert [name for name in people if name not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_pay_there_is_no_figure_of_anybodys_pay(kind: ChartView, measure: FontMeasure) -> None:
    wanted = request(kind)
    text = words(read(wanted, measure, PageSetup()))
    assert "£" not in text
    assert not re.search(r"\bTLR|R&R|allowance", text)
    points = {post.pay_point for post in wanted.view.all(r.Post) if post.pay_point}
    assert points
    assert [point for point in points if point in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_with_pay_every_allowance_is_there(kind: ChartView, measure: FontMeasure) -> None:
    text = words(read(request(kind, Showing(pay=Pay.EXACT)), measure, PageSetup()))
    assert "TLR1 £9,782" in text
    assert "SCP 43" in text


@pytest.mark.parametrize("kind", KINDS)
def test_without_names_nobody_is_named(kind: ChartView, measure: FontMeasure) -> None:
    wanted = request(kind, replace(ON_PAPER, names=Names.NONE))
    text = words(read(wanted, measure, PageSetup()))
    assert [name for name in names(wanted.view) if name in text] == []
    surnames = {name.split()[-1] for name in names(wanted.view)}
    assert [name for name in surnames if re.search(rf"\b{name}\b", text)] == []


def test_initials_are_not_names(measure: FontMeasure) -> None:
    wanted = request(ChartView.TEAMS, replace(ON_PAPER, names=Names.INITIALS))
    text = words(read(wanted, measure, PageSetup()))
    assert [name for name in names(wanted.view) if name in text] == []
    assert re.search(r"\b[A-Z]\.[A-Z]\.", text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_what_it_is_of_and_which_of_how_many(kind: ChartView, measure: FontMeasure) -> None:
    reader = read(request(kind), measure, PageSetup(A4))
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Three leadership teams" in text
        assert "Year two (proposal)" in text
        assert "8 July 2026" in text
        assert f"Page {number} of {len(reader.pages)}" in text


def test_meetings_committees_and_priorities_are_there(measure: FontMeasure) -> None:
    wanted = request(ChartView.TEAMS)
    sheets = lay_out(wanted, measure, PageSetup(A3))
    text = words(PdfReader(io.BytesIO(pdf(printout(sheets, measure)))))
    meetings = [n.text for page in sheets.pages for n in page.picture.notes if n.kind is NoteKind.MEETING]
    assert len(meetings) == 2
    for expected in (*meetings, "Pupil Progress Committee", "Faculties and departments", "Priority 5"):
        assert expected in text


def test_all_fonts_are_inside_and_nothing_is_a_photograph(measure: FontMeasure) -> None:
    reader = read(request(ChartView.TEAMS), measure, PageSetup())
    fonts: dict[str, DictionaryObject] = {}
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        assert not resources.get("/XObject", DictionaryObject()).get_object()
        listed = resources["/Font"].get_object()
        assert isinstance(listed, DictionaryObject)
        for font in listed.values():
            (descendant,) = font.get_object()["/DescendantFonts"].get_object()
            described = descendant.get_object()["/FontDescriptor"].get_object()
            fonts[described["/FontName"]] = described
    assert fonts
    assert all("OrgDesignerSans" in name and "/FontFile2" in font for name, font in fonts.items())


def test_the_file_names_the_plan_and_no_person_or_computer(measure: FontMeasure) -> None:
    about = read(request(ChartView.TEAMS), measure, PageSetup()).metadata
    assert about is not None
    assert about.title == "Three leadership teams – Year two (proposal)"
    assert about.creator == "OrgDesigner"
    assert not about.author


@pytest.mark.parametrize("setup", [PageSetup(A3), PageSetup(A4)], ids=["A3", "A4"])
def test_a_page_has_the_size_of_its_paper(setup: PageSetup, measure: FontMeasure) -> None:
    reader = read(request(ChartView.TEAMS), measure, setup)
    for page in reader.pages:
        sides = sorted(float(side) / 72 * 25.4 for side in page.mediabox[2:])
        assert sides == pytest.approx([setup.paper.width, setup.paper.height], abs=0.5)


def test_no_printed_text_is_smaller_than_can_be_read(measure: FontMeasure) -> None:
    sizes: list[float] = []

    def note(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * text_matrix[3] * matrix[3]))

    for page in read(request(ChartView.REPORTING), measure, PageSetup(A4)).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= 7.49
