"""A chart in Word and PowerPoint is shapes with the model's words; connectors hold on to the right boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.paper.setup import Mode, Wording
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import LEADERS, PUBLIC, STAFF, UNIONS, Audience, Names, Pay
from orgdesigner.exchange.outgoing.shapes.figures import Frame, Route, Site
from orgdesigner.exchange.outgoing.shapes.routes import route
from orgdesigner.exchange.outgoing.slides import ACROSS, slides
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.exchange.outgoing.words import words
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.shared.tables import pay_tables
from tests.chart.school import example_school

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
NASTY = "</a:t><script>&\"' =1+1 " + "x" * 150


def _told(view: View, audience: Audience = LEADERS) -> Told:
    return tell(
        view, audience, Caption("Plan <1> & others", "Current", date(2026, 11, 22)), tables=pay_tables()
    )


def _small() -> View:
    records: list[r.Record] = [
        r.School(id="school"),
        r.Post(id="top", title="Head"),
        r.Post(id="low", title=NASTY),
        r.Person(id="x", name="Zoë O'Neill & <Co>", staff_group=StaffGroup.SUPPORT),
        r.Holding(id="h", post="low", person="x"),
        r.Link(id="l", lower="low", upper="top"),
    ]
    return Structure(records).view


def _slides(data: bytes) -> Iterator[Any]:
    yield from pptx.Presentation(BytesIO(data)).slides


def _words_of_slides(data: bytes) -> list[str]:
    return [
        paragraph.text
        for slide in _slides(data)
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


def _canvases(data: bytes) -> list[Any]:
    return list(docx.Document(BytesIO(data)).element.body.iter(f"{WPC}wpc"))


def _words_of_canvases(data: bytes) -> list[str]:
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for canvas in _canvases(data)
        for paragraph in canvas.iter(f"{W}p")
    ]


@pytest.mark.parametrize(
    ("kind", "audience"),
    [(ChartView.REPORTING, LEADERS), (ChartView.TEAMS, STAFF), (ChartView.COACHING, STAFF)],
    ids=["reporting", "teams", "coaching"],
)
def test_every_title_and_name_is_text(qapp: QApplication, kind: ChartView, audience: Audience) -> None:
    view = example_school().view
    told = _told(view, audience)
    titles = sorted(post.title for post in view.all(r.Post))
    held = {each.person for each in view.all(r.Holding)}
    names = [person.name for person in view.all(r.Person) if person.id in held]
    for said in (
        _words_of_slides(slides(told, unwatched, kind=kind)),
        _words_of_canvases(words(told, unwatched, kind=kind)),
    ):
        assert not Counter(titles) - Counter(said)
        assert [name for name in names if not any(name in text for text in said)] == []
        assert any("£" in text for text in said) is (audience.pay is Pay.EXACT)


def test_connectors_of_slides_hold_on_to_the_posts_they_tie(qapp: QApplication) -> None:
    view = example_school().view
    titles = {post.id: post.title for post in view.all(r.Post)}
    lines = [each for each in view.all(r.Link) if each.link_kind == r.LINE]
    tied = []
    for slide in _slides(slides(_told(view), unwatched)):
        boxes = {shape.shape_id: shape for shape in slide.shapes}
        assert len(boxes) == len(list(slide.shapes))
        for shape in slide.shapes:
            held = shape._element.findall(f".//{A}stCxn") + shape._element.findall(f".//{A}endCxn")
            if held:
                first, last = (boxes[int(each.get("id"))] for each in held)
                tied.append((first.text_frame.paragraphs[0].text, last.text_frame.paragraphs[0].text))
    wanted = [(titles[line.upper], titles[line.lower]) for line in lines]
    missing = [pair for pair in wanted if tied.count(pair) < 1]
    # A post that goes on overleaf is tied to nothing on its own page; its way there is said in words.
    assert len(tied) >= len(wanted) * 0.8
    assert all(pair in wanted for pair in tied if pair[0] != "Deputy Headteacher")
    assert all(upper in ("Deputy Headteacher", "Headteacher") for upper, _ in missing)


@pytest.mark.parametrize("kind", ChartView)
def test_connectors_of_a_canvas_hold_on_to_boxes_that_are_there(qapp: QApplication, kind: ChartView) -> None:
    for canvas in _canvases(words(_told(example_school().view), unwatched, kind=kind)):
        ids = [int(each.get("id")) for each in canvas.iter(f"{WPS}cNvPr")]
        assert len(ids) == len(set(ids))
        ends = [int(each.get("id")) for tag in ("stCxn", "endCxn") for each in canvas.iter(f"{A}{tag}")]
        assert set(ends) <= set(ids)


def test_a_program_without_canvases_gets_the_same_words_as_a_group(qapp: QApplication) -> None:
    data = words(_told(_small()), unwatched)
    body = docx.Document(BytesIO(data)).element.body
    (canvas,), (group,) = list(body.iter(f"{WPC}wpc")), list(body.iter(f"{WPG}wgp"))
    assert [t.text for t in canvas.iter(f"{W}t")] == [t.text for t in group.iter(f"{W}t")]
    assert len(list(canvas.iter(f"{WPS}wsp"))) == len(list(group.iter(f"{WPS}wsp")))


def test_hostile_words_stay_words(qapp: QApplication) -> None:
    told = _told(_small())
    for said in (_words_of_slides(slides(told, unwatched)), _words_of_canvases(words(told, unwatched))):
        assert NASTY in said
        assert any("Zoë O'Neill & <Co>" in text for text in said)


def test_no_shape_of_a_slide_reaches_over_its_edge(qapp: QApplication) -> None:
    for kind in (ChartView.TEAMS, ChartView.REPORTING):
        deck = pptx.Presentation(BytesIO(slides(_told(example_school().view), unwatched, kind=kind)))
        for slide in deck.slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    assert shape.left >= 0
                    assert shape.top >= 0
                    assert shape.left + shape.width <= deck.slide_width
                    assert shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize("audience", [LEADERS, UNIONS, PUBLIC], ids=lambda each: each.key)
def test_nothing_that_an_audience_may_not_know_is_in_any_part(qapp: QApplication, audience: Audience) -> None:
    view = example_school().view
    told = _told(view, audience)
    for data in (slides(told, unwatched), words(told, unwatched)):
        with ZipFile(BytesIO(data)) as parts:
            said = "".join(
                parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))
            )
        named = [person.name in said for person in view.all(r.Person)]
        assert any(named) is (audience.names is Names.FULL)
        assert ("9,782" in said) is (audience.pay is Pay.EXACT)
        assert "generated by python" not in said


def test_a_poster_is_for_paper_and_slides_have_whole_boxes(qapp: QApplication) -> None:
    told = _told(example_school().view)
    poster = slides(told, unwatched, setup=replace(ACROSS, mode=Mode.POSTER, index=True))
    assert len(list(_slides(poster))) == len(list(_slides(slides(told, unwatched))))


def _drawn(way: Route) -> list[tuple[float, float]]:
    """The corners that Office draws for a connector, by its published definition: bends, mirrors, turn."""
    _, _, width, height = way.frame
    share = [bend / 100_000 for bend in way.bends]
    match way.preset:
        case "straightConnector1":
            corners = [(0.0, 0.0), (width, height)]
        case "bentConnector3":
            corners = [(0.0, 0.0), (share[0] * width, 0.0), (share[0] * width, height), (width, height)]
        case _:
            x, y = share[0] * width, share[1] * height
            corners = [(0.0, 0.0), (x, 0.0), (x, y), (width, y), (width, height)]
    found = []
    middle_x, middle_y = way.frame.x + width / 2, way.frame.y + height / 2
    for u, v in corners:
        u, v = u - width / 2, v - height / 2
        u, v = (-u if way.flip_across else u), (-v if way.flip_down else v)
        for _ in range(way.turn // 5_400_000):
            u, v = -v, u
        found.append((middle_x + u, middle_y + v))
    return found


PLACES = st.integers(0, 20_000_000)


@given(PLACES, PLACES, PLACES, PLACES, st.sampled_from(Site), st.sampled_from(Site), PLACES)
def test_any_connector_begins_and_ends_at_the_boxes_it_holds(
    x1: int, y1: int, x2: int, y2: int, begins: Site, ends: Site, bend: int
) -> None:
    upper, lower = Frame(x1, y1, 1_500_000, 600_000), Frame(x2, y2, 1_500_000, 600_000)
    start, end = upper.site(begins), lower.site(ends)
    way = route(begins, ends, start, end, [start, (bend, (start[1] + end[1]) // 2), end])
    drawn = _drawn(way)
    near = 12_700  # a point, which is as thin as a connector's box can be
    for (x, y), (wanted_x, wanted_y) in ((drawn[0], start), (drawn[-1], end)):
        assert abs(x - wanted_x) <= near
        assert abs(y - wanted_y) <= near
    assert all(abs(each) < 2**31 for each in way.bends)


def test_the_bend_is_where_the_line_of_the_chart_bends() -> None:
    way = route(Site.BOTTOM, Site.TOP, (1000_000, 0), (5_000_000, 900_000), [(0, 0), (0, 300_000), (0, 0)])
    wanted = [(1_000_000, 0), (1_000_000, 300_000), (5_000_000, 300_000), (5_000_000, 900_000)]
    for drawn, corner in zip(_drawn(way), wanted, strict=True):
        assert drawn == pytest.approx(corner, abs=9)


WORDS = Wording(header="For the governors", footer="Hill Lane", version="3", draft=True)


def test_slides_and_canvases_have_the_words_at_their_edges_and_say_that_they_are_a_draft(
    qapp: QApplication,
) -> None:
    told = _told(example_school().view)
    setup = replace(ACROSS, wording=WORDS)
    for slide in _slides(slides(told, unwatched, setup=setup)):
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        (mark,) = [
            shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == "DRAFT"
        ]
        assert mark.rotation == pytest.approx(330)
        assert mark.text_frame.paragraphs[0].runs[0].font.size.pt > 60
        assert slide.shapes.title.text_frame.text.startswith("DRAFT – ")
        assert "For the governors" in slide.shapes.title.text_frame.text
        assert any("Hill Lane · Version 3" in text for text in said)
    data = words(told, unwatched, setup=setup)
    headings = [p.text for p in docx.Document(BytesIO(data)).paragraphs if p.text]
    assert headings
    assert all(text.startswith("DRAFT – ") and "For the governors" in text for text in headings)
    assert len([text for text in _words_of_canvases(data) if text == "Hill Lane · Version 3"]) == len(
        headings
    )


def test_every_sign_on_a_page_is_in_its_legend_and_no_other(qapp: QApplication) -> None:
    told = _told(example_school().view)
    meanings = {"●": "Teaching staff", "□": "Support staff", "○": "Vacant", "──": "Line management"}
    for slide in _slides(slides(told, unwatched, kind=ChartView.REPORTING)):
        (foot,) = [shape for shape in slide.shapes if shape.name.startswith("Signs")]
        cards = [shape.text_frame.text for shape in slide.shapes if shape.name.startswith("Post")]
        lines = any(shape.name.startswith("Line management") for shape in slide.shapes)
        for sign, meaning in meanings.items():
            there = lines if sign == "──" else any(sign in text for text in cards)
            assert (f"{sign} {meaning}" in foot.text_frame.text) is there
