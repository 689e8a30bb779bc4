"""An SVG is one drawing with its text as text."""

from datetime import date
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, one_sheet
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.svg import svg
from orgdesigner.model import records as r
from tests.chart.school import example_school

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("kind", ChartView)
def test_every_title_and_holder_is_text_in_well_formed_xml(qapp: QApplication, kind: ChartView) -> None:
    view = example_school().view
    measure = FontMeasure()
    caption = Caption("Plan <1> & others", "Current structure", date(2026, 7, 8))
    sheets = one_sheet(ChartRequest(view, kind, caption), measure)
    root = ElementTree.fromstring(svg(printout(sheets, measure)))
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    together = " ".join(texts)
    assert "Plan <1> & others" in texts
    assert [post.title for post in view.all(r.Post) if post.title not in together] == []
    held = {holding.person for holding in view.all(r.Holding)}
    assert [p.name for p in view.all(r.Person) if p.id in held and p.name not in together] == []
    assert "£" not in together
    assert not list(root.iter(f"{SVG}image"))


def test_another_program_is_told_which_font_to_use_instead(qapp: QApplication) -> None:
    measure = FontMeasure()
    caption = Caption("Plan", "Current structure", date(2026, 7, 8))
    sheets = one_sheet(ChartRequest(example_school().view, ChartView.TEAMS, caption), measure)
    root = ElementTree.fromstring(svg(printout(sheets, measure)))
    families = {group.get("font-family") for group in root.iter() if group.get("font-family")}
    with_text = {family for family in families if family and "OrgDesigner Sans" in family}
    assert with_text
    assert all(family.endswith("sans-serif") for family in with_text)
