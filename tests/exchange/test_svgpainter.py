"""What is drawn as SVG looks as it does on paper, to the pixel but for the edges of shapes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import cycle
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from orgdesigner.chart.paint.batches import Part
from orgdesigner.chart.paint.typeface import FontMeasure, load_fonts
from orgdesigner.chart.paper import drawpage
from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest
from orgdesigner.chart.paper.pages import one_sheet as one_chart
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE
from orgdesigner.chart.picture import ChartView, Mark
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.svg import svg
from orgdesigner.exchange.outgoing.svgpainter import EVERY, SvgPainter
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.report import draw
from orgdesigner.report.catalogue import REPORTS, ReportKind
from orgdesigner.report.pages import one_sheet as one_report
from orgdesigner.rules.engine import Engine

EXAMPLE = json_plan.read(resource("example", "plan.json").read_bytes())[CURRENT]
VIEW = EXAMPLE.view
CAPTION = Caption("Hollin Bridge", "Current", date(2026, 11, 22))
NOTICED = 40
"""A difference of a colour's strength, of 255, that is more than the smoothing of an edge."""

CLOSER = 3


def seen(page: Printout, show: Callable[[QPainter], None]) -> QImage:
    """The page as it is seen from so far that the smoothing of edges is lost."""
    width = round(page.format.width * POINTS_IN_MILLIMETRE)
    height = round(page.format.height * POINTS_IN_MILLIMETRE)
    image = QImage(width * CLOSER, height * CLOSER, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(CLOSER, CLOSER)
    show(painter)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, mode=smooth).convertToFormat(QImage.Format.Format_RGB32)


def count(image: QImage, which: Callable[[int], bool]) -> int:
    """How many of an image's strengths of colours are such."""
    table = bytes(which(value) for value in range(256))
    return bytes(image.constBits()).translate(table).count(1)


def unlike(page: Printout) -> float:
    """The part of what is drawn on a page that is not as it is when it is painted."""
    renderer = QSvgRenderer(QByteArray(svg(page)))
    assert renderer.isValid()
    size = QRectF(0, 0, page.format.width * POINTS_IN_MILLIMETRE, page.format.height * POINTS_IN_MILLIMETRE)
    painted = seen(page, lambda q: page.draw(q, 0))
    shown = seen(page, lambda q: renderer.render(q, size))
    drawn = count(painted, lambda value: value < 250)
    painter = QPainter(painted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, shown)
    painter.end()
    # The fourth byte of every pixel says that it is opaque, and is no difference.
    different = count(painted, lambda value: value > NOTICED) - painted.width() * painted.height()
    assert drawn
    return different / drawn


@pytest.mark.parametrize("kind", ChartView)
def test_a_chart_looks_as_on_paper(qapp: QApplication, kind: ChartView) -> None:
    measure, marks = FontMeasure(), cycle(Mark)
    signs = {(post.kind, post.id): next(marks) for post in VIEW.all(r.Post)}
    request = ChartRequest(VIEW, kind, CAPTION, ON_SCREEN, signs)
    different = unlike(drawpage.printout(one_chart(request, measure), measure))
    assert different < 0.0005


@pytest.mark.parametrize("kind", REPORTS, ids=lambda each: each.name)
def test_a_report_looks_as_on_paper(qapp: QApplication, kind: ReportKind) -> None:
    measure = FontMeasure()
    report = kind.make(VIEW, Engine(EXAMPLE, today=CAPTION.day).findings, ON_SCREEN)
    different = unlike(draw.printout(one_report(report, CAPTION, measure), measure))
    assert different < 0.0005


def test_a_word_that_it_does_not_know_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(AttributeError):
        SvgPainter().drawTiledPixmap  # type: ignore[attr-defined]  # noqa: B018


def test_what_is_saved_comes_back(qapp: QApplication) -> None:
    load_fonts()
    q = SvgPainter()
    q.setPen(QColor("#123456"))
    q.save()
    q.translate(QPointF(5, 6))
    q.setClipRect(QRectF(0, 0, 4, 4), Qt.ClipOperation.IntersectClip)
    q.setOpacity(0.5)
    q.drawLine(QLineF(0, 0, 1, 1))
    q.restore()
    q.drawLine(QLineF(2, 2, 3, 3))
    outside, inside = None, None
    root = ElementTree.fromstring(q.text())
    parents = {child: parent for parent in root.iter() for child in parent}
    for path in root.iter("path"):
        above = []
        node = path
        while node in parents:
            node = parents[node]
            above.append(dict(node.attrib))
        if path.get("d", "").startswith("M0 "):
            inside = above
        else:
            outside = above
    assert inside is not None
    assert outside is not None
    assert any("clip-path" in each for each in inside)
    assert any(each.get("opacity") == "0.5" for each in inside)
    assert any(each.get("transform") == "translate(5 6)" for each in inside)
    assert not any(name in each for each in outside for name in ("clip-path", "opacity", "transform"))


def test_whoever_waits_is_told_how_much_is_drawn(qapp: QApplication) -> None:
    told: list[int] = []
    q = SvgPainter(drawn=told.append)
    q.drawRects([QRectF(0, 0, 1, 1)] * (2 * EVERY + 1))
    assert told == [EVERY, 2 * EVERY]


def test_a_sign_at_many_places_is_said_once(qapp: QApplication) -> None:
    sign = (Part(None, QColor("#123456"), lambda q, centre: q.drawEllipse(centre, 2.0, 3.0)),)
    q = SvgPainter("chart")
    q.draw_signs(sign, [(1.0, 2.0), (3.5, 4.25)])
    q.draw_signs(sign, [(5.0, 6.0), (7.0, 8.0)])
    root = ElementTree.fromstring(f'<svg xmlns:xlink="http://www.w3.org/1999/xlink">{q.text()}</svg>')
    assert [dict(each.attrib) for each in root.iter("ellipse")] == [
        {"cx": "0", "cy": "0", "rx": "2", "ry": "3"}
    ]
    (group,) = (each for each in root.iter("g") if "id" in each.attrib)
    assert [dict(each.attrib) for each in root.iter("use")] == [
        {"{http://www.w3.org/1999/xlink}href": f"#{group.get('id')}", "x": x, "y": y}
        for x, y in (("1", "2"), ("3.5", "4.25"), ("5", "6"), ("7", "8"))
    ]


def test_text_stays_text() -> None:
    odd = "a<b>&\"'\x00\x1b\ud800\uffff\U0001f600"
    said = ElementTree.fromstring(f'<a b="{escaped(odd)}">{escaped(odd)}</a>')
    assert said.text == said.get("b") == "a<b>&\"'\ufffd\ufffd\ufffd\ufffd\U0001f600"
