"""A draw.io file, read as draw.io reads it, holds the structure again: posts, who is in what, every tie."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import ChartRequest, one_sheet
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import AUDIENCES, PUBLIC, Audience, Names, Pay
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing.drawio import drawio
from orgdesigner.exchange.steps import Cancelled, unwatched
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.chart.school import example_school
from tests.exchange.hostile import NAMES, hostile_view, told_of

EXAMPLE = json_plan.read(resource("example", "plan.json").read_bytes())[CURRENT].view


class Cell:
    """A shape or a line of one page, with the properties that draw.io shows under Edit Data."""

    def __init__(self, element: ElementTree.Element) -> None:
        cell = element if element.tag == "mxCell" else element.find("mxCell")
        assert cell is not None
        self.properties = dict(element.attrib)
        self.id, self.label = element.get("id", ""), element.get("label", "")
        self.parent, self.style = cell.get("parent", ""), cell.get("style", "")
        self.source, self.target = cell.get("source"), cell.get("target")
        self.is_edge = cell.get("edge") == "1"
        geometry = cell.find("mxGeometry")
        self.box = [
            float((geometry.get(name) if geometry is not None else None) or 0)
            for name in ("x", "y", "width", "height")
        ]


def pages(data: bytes) -> dict[str, dict[str, Cell]]:
    """Every page of a file by its id, and its cells by theirs."""
    file = ElementTree.fromstring(data)
    assert file.tag == "mxfile"
    found = {}
    for diagram in file:
        root = diagram.find("mxGraphModel/root")
        assert root is not None
        cells = [Cell(element) for element in root]
        assert len({cell.id for cell in cells}) == len(cells)
        found[diagram.get("id", "")] = {cell.id: cell for cell in cells}
    return found


class Label(HTMLParser):
    """Reads a label as draw.io shows it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said, self.tags = "", []
        self.feed(text)
        self.close()

    tags: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert [name for name, _ in attrs if name != "style"] == []
        if tag == "br":
            self.said += "\n"

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("view", [EXAMPLE, example_school().view], ids=["example", "school"])
def test_who_reports_to_whom_is_read_back(qapp: QApplication, view: View) -> None:
    cells = pages(drawio(told_of(view), unwatched))[ChartView.REPORTING.value]
    cards = [cell for cell in cells.values() if "title" in cell.properties]
    assert sorted(card.properties["title"] for card in cards) == sorted(p.title for p in view.all(r.Post))
    names = {each.kind: each.name for each in view.school.link_names}
    ties = sorted(
        (
            cell.properties["tie"],
            cells[cell.source or ""].properties["title"],
            cells[cell.target or ""].properties["title"],
        )
        for cell in cells.values()
        if cell.is_edge and cell.properties["tie"] != "Lead together"
    )
    title = {post.id: post.title for post in view.all(r.Post)}
    assert ties == sorted(
        (names[tie.link_kind], title[tie.upper], title[tie.lower]) for tie in view.all(r.Link)
    )


@pytest.mark.parametrize("kind", ChartView)
def test_cards_say_and_stand_as_on_the_chart(qapp: QApplication, kind: ChartView) -> None:
    told = told_of(EXAMPLE)
    picture = (
        one_sheet(ChartRequest(EXAMPLE, kind, told.caption, told.showing), FontMeasure()).pages[0].picture
    )
    cells = pages(drawio(told, unwatched))[kind.value]
    cards = [cell for cell in cells.values() if "title" in cell.properties]
    assert len(cards) == len(picture.cards)
    for cell, placed in zip(cards, picture.cards, strict=True):
        said = Label(cell.label).said
        card = placed.card
        lines = (*card.title, *(line.text for line in card.holders))
        for text in (*lines, *(chip.text for row in card.chips for chip in row)):
            assert text in said
        x, y, parent = cell.box[0], cell.box[1], cells[cell.parent]
        if cell.parent != "1":
            x, y = x + parent.box[0], y + parent.box[1]
        expected = placed.box
        assert (x, y, *cell.box[2:]) == pytest.approx((*expected[:2], *expected[2:]), abs=0.01)
        inside = placed.region is not None
        assert (cell.parent != "1") is inside
        assert ("container=1" in parent.style) is inside
    ties = [line for line in picture.lines if line.kind != CO_LEADS]
    assert len([c for c in cells.values() if c.is_edge and c.properties["tie"] != "Lead together"]) == len(
        ties
    )


def test_names_stay_names_in_xml_and_in_labels(qapp: QApplication) -> None:
    for cells in pages(drawio(told_of(hostile_view()), unwatched)).values():
        titles = [cell.properties["title"] for cell in cells.values() if "title" in cell.properties]
        assert sorted(titles) == sorted(NAMES)
        for cell in cells.values():
            assert set(Label(cell.label).tags) <= {"b", "br", "span"}
            assert re.fullmatch(r"[\w=;#. -]*", cell.style), html.escape(cell.style)


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_an_audience_reads_no_more_than_it_may(qapp: QApplication, audience: Audience) -> None:
    text = html.unescape(drawio(told_of(EXAMPLE, audience), unwatched).decode())
    named = [person.name for person in EXAMPLE.all(r.Person) if person.name in text]
    assert bool(named) is (audience.names is Names.FULL)
    assert ("£" in text) is (audience.pay is not Pay.ABSENT)
    assert ("to £" in text) is (audience.pay is Pay.BANDED)


def test_no_id_of_a_record_is_told(qapp: QApplication) -> None:
    records = [r.School(id=r.SCHOOL_ID), r.Post(id="CANARY-4711", title="Head")]
    assert b"CANARY" not in drawio(told_of(Structure(records).view, PUBLIC), unwatched)


def test_it_can_be_given_up(qapp: QApplication) -> None:
    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        drawio(told_of(EXAMPLE), stop)
