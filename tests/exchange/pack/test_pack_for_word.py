"""A pack as a Word document: parts under headings, tables that can be heard, charts that can be edited."""

import io
import zipfile
from functools import cache
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paper.setup import A3, A4, PageSetup, Wording
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import GOVERNORS
from orgdesigner.exchange.outgoing.pack.as_docx import pack_docx
from orgdesigner.exchange.outgoing.pack.contents import CURRENT, parts_of
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model.records import Post
from tests.exchange.pack.proposals import now, sides_for, then

WORDING = Wording(header="For the meeting in May", footer="Hill School, Hill Lane", version="2")
CANVAS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}wpc"


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Text can be measured only while an application is there."""


@cache
def data() -> bytes:
    return pack_docx(sides_for(GOVERNORS), ChartView.TEAMS, PageSetup(A3, wording=WORDING), unwatched)


def made() -> Document:
    return docx.Document(io.BytesIO(data()))


def styled(name: str) -> list[str]:
    return [each.text for each in made().paragraphs if each.style is not None and each.style.name == name]


def test_each_part_is_under_a_heading_in_the_order_of_the_contents() -> None:
    parts = [part.title for part in parts_of(sides_for(), wide=True)]
    charts = ["Now and proposed, side by side", CURRENT, "Proposed structure: Autumn"]
    assert styled("Title") == ["Consultation pack"]
    assert styled("Heading 1") == [*charts, *parts]


def test_the_contents_lead_to_headings_that_are_there() -> None:
    body = made().element.body
    asked = [each.text.split()[1] for each in body.iter(qn("w:instrText")) if "PAGEREF" in each.text]
    marks = {
        mark.get(qn("w:name")): "".join(text.text for text in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert [marks[name] for name in asked] == styled("Heading 1")
    assert len({mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))}) == len(marks)


def test_every_table_repeats_its_head_and_says_what_it_shows() -> None:
    tables = [table for table in made().tables if not list(table._tbl.iter(CANVAS))]
    assert len(tables) > 6
    for table in tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        description = table._tbl.tblPr.find(qn("w:tblDescription"))
        assert description is not None
        assert len(description.get(qn("w:val"))) > 15


def test_its_charts_are_shapes_with_the_title_of_every_post_and_no_picture() -> None:
    with zipfile.ZipFile(io.BytesIO(data())) as archive:
        assert not [name for name in archive.namelist() if "media" in name]
    canvases = list(made().element.body.iter(CANVAS))
    assert len(canvases) == 4  # two side by side, and a page for each structure
    said = [" ".join(text.text or "" for text in canvas.iter(qn("w:t"))) for canvas in canvases]
    for structure, drawn in zip((now(), then(), now(), then()), said, strict=True):
        assert [post.title for post in structure.view.all(Post) if post.title not in drawn] == []
    described = list(made().element.body.iter(qn("wp:docPr")))
    assert all("Hill School" in each.get("descr") for each in described)
    assert len({each.get("id") for each in described}) == len(canvases)


def test_every_page_says_that_it_is_a_draft_for_whom_and_which_page_it_is() -> None:
    document = made()
    for section in document.sections:
        assert "DRAFT FOR CONSULTATION" in section.header.paragraphs[0].text
        assert "For the meeting in May" in section.header.paragraphs[0].text
        foot = section.footer.paragraphs[0]
        assert "For governors · Hill School, Hill Lane · Version 2 · Page 1 of 1" in foot.text
        fields = [each.text.strip() for each in foot._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_it_says_its_language_and_its_title_and_nobody_who_made_it() -> None:
    document = made()
    properties = document.core_properties
    assert properties.title == "Hill School – Autumn – Consultation pack"
    assert properties.language == "en-GB"
    assert (properties.author, properties.comments) == ("OrgDesigner", "")
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_no_drawing_is_larger_than_the_room_of_its_page() -> None:
    for paper in (A3, A4):
        pack = pack_docx(sides_for(), ChartView.REPORTING, PageSetup(paper), unwatched)
        document = docx.Document(io.BytesIO(pack))
        sections: list[Any] = list(document.sections)
        widest = max(each.page_width - each.left_margin - each.right_margin for each in sections)
        tallest = max(each.page_height - each.top_margin - each.bottom_margin for each in sections)
        extents = list(document.element.body.iter(qn("wp:extent")))
        assert extents
        assert all(int(each.get("cx")) <= widest and int(each.get("cy")) < tallest for each in extents)
