"""The text of a page that is read here is the text that pypdf reads."""

import io
from datetime import date

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import Printout, printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, lay_out
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing.pdf import pdf
from orgdesigner.exchange.outgoing.scanning import pdf_text
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.structure import Structure

EXAMPLE = json_plan.read(resource("example", "plan.json").read_bytes())[CURRENT]
ODD = ("Łucja Żółć", "Ó Súilleabháin", "Æ ﬁ → – “…”", "Ωμέγα", "日本", "a\u0301e\u0308", "שלום")


def pages_of(printed: Printout) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(pdf(printed))).pages)


def chart(structure: Structure, kind: ChartView) -> Printout:
    measure = FontMeasure()
    request = ChartRequest(structure.view, kind, Caption("Plan", "Current", date(2026, 11, 22)), ON_SCREEN)
    return printout(lay_out(request, measure, PageSetup()), measure)


@pytest.mark.parametrize("kind", ChartView)
def test_the_text_of_a_chart_is_read_as_pypdf_reads_it(qapp: QApplication, kind: ChartView) -> None:
    for page in pages_of(chart(EXAMPLE, kind)):
        assert pdf_text.text_of(page).split() == page.extract_text().split() != []


def test_letters_of_every_language_are_read(qapp: QApplication) -> None:
    posts = [r.Post(id=f"p{number}", title=title) for number, title in enumerate(ODD)]
    (page,) = pages_of(chart(Structure([r.School(id=r.SCHOOL_ID), *posts]), ChartView.REPORTING))
    assert sorted(pdf_text.text_of(page).split()) == sorted(page.extract_text().split())
    assert {"Łucja", "Żółć", "Súilleabháin"} <= set(pdf_text.text_of(page).split())


def written(drawn: bytes) -> PageObject:
    """A page of somebody else's, in a font that every reader has."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(drawn)
    page[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    return PdfReader(file).pages[0]


@pytest.mark.parametrize(
    "shown",
    [b"(Secret) Tj", b"[(Se) 20 (cret)] TJ", b"(Secret) '", b"<536563726574> Tj", b"3 Tr (Secret) Tj"],
)
def test_text_that_others_show_in_their_ways_is_read_too(shown: bytes) -> None:
    page = written(b"BT /F1 12 Tf 20 20 Td " + shown + b" ET")
    assert pdf_text.text_of(page).split() == ["Secret"]


def test_a_page_without_anything_has_no_text() -> None:
    assert pdf_text.text_of(written(b"")).split() == []
