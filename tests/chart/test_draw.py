"""Whatever the zoom, theme and device, pictures are drawn, and no text on screen is too small to read."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.blocks.regionblock import HEADING_TOP, TITLE_LINE
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.detail import SMALLEST_TEXT, Detail, detail_at
from orgdesigner.chart.looking import Looking
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.picture import Box, ChartView, Mark, Picture
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.theme import DARK, LIGHT, THEMES, Theme
from orgdesigner.model import records as r
from tests.chart.school import example_school

SCALES = (0.05, 0.15, 0.28, 0.4, 0.6, 0.75, 0.82, 1.0, 1.5, 4.0)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def measure(qapp: QApplication) -> FontMeasure:
    return FontMeasure()


def drawn(kind: ChartView, measure: FontMeasure) -> Picture:
    return shown(kind, measure).picture


def shown(kind: ChartView, measure: FontMeasure) -> Extent:
    """A picture with a bit of everything: marks on posts and teams, and something collapsed."""
    view = example_school().view
    posts = sorted(post.id for post in view.all(r.Post))
    marks = {("post", post): mark for post, mark in zip(posts, Mark, strict=False)} | {
        ("team", "cp"): Mark.ADVICE
    }
    leads = {post.id for post in view.all(r.Post) if post.title == "Head of English"}
    return Chart(view, kind, showing=ON_SCREEN, measure=measure).extent(
        marks=marks, looking=Looking(frozenset(leads))
    )


def image_of(
    picture: Picture, theme: Theme, scale: float, measure: FontMeasure, box: Box | None = None
) -> QImage:
    box = box or picture.bounds
    image = QImage(
        max(1, round(box.width * scale)), max(1, round(box.height * scale)), QImage.Format.Format_RGB32
    )
    image.fill(QColor(theme.canvas))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-box.x, -box.y)
    paint(painter, picture, theme=theme, measure=measure, scale=scale)
    painter.end()
    return image


def texts_of(picture: Picture, scale: float, measure: FontMeasure) -> list[tuple[str, float]]:
    """Every text that is drawn at a zoom, with its size in pixels, as an SVG drawn by the same code tells."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(500, 500))
    painter = QPainter(generator)
    painter.scale(scale, scale)
    paint(painter, picture, theme=LIGHT, measure=measure, scale=scale)
    painter.end()
    found: list[tuple[str, float]] = []
    for group in ElementTree.fromstring(bytes(buffer.data().data())).iter(f"{SVG}g"):
        matrix = re.match(r"matrix\(([\d.eE+-]+),", group.get("transform", ""))
        for text in group.iterfind(f"{SVG}text"):
            size = float(text.get("font-size", group.get("font-size", "0")))
            found.append((text.text or "", size * (float(matrix[1]) if matrix else 1.0)))
    return found


@pytest.mark.parametrize("kind", ChartView)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_too_small_to_read(kind: ChartView, scale: float, measure: FontMeasure) -> None:
    texts = texts_of(drawn(kind, measure), scale, measure)
    assert [text for text, size in texts if size < SMALLEST_TEXT - 0.01] == []
    assert bool(texts) == (detail_at(scale) > Detail.BLOCK) or kind is ChartView.TEAMS


def test_closer_shows_more(measure: FontMeasure) -> None:
    picture = drawn(ChartView.TEAMS, measure)
    amounts = [len(texts_of(picture, scale, measure)) for scale in (0.05, 0.4, 0.7, 1.0)]
    assert amounts == sorted(amounts)
    assert amounts[0] == 0 < amounts[1] < amounts[2] < amounts[3]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", ChartView)
@pytest.mark.parametrize("scale", [0.1, 0.5, 0.7, 1.0])
def test_something_is_seen_in_every_theme(
    kind: ChartView, theme: Theme, scale: float, measure: FontMeasure
) -> None:
    picture = drawn(kind, measure)
    box = picture.bounds._replace(width=900, height=400)
    image = image_of(picture, theme, scale, measure, box)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 3


@pytest.mark.parametrize("kind", ChartView)
def test_a_part_is_drawn_as_in_the_whole(kind: ChartView, measure: FontMeasure) -> None:
    extent = shown(kind, measure)
    whole = extent.picture
    # The dashes of a line begin where a picture does: the part ends above the long ones of coaching.
    box = Box(200, 150, 300, 90 if kind is ChartView.COACHING else 250)
    part = image_of(extent.within(box), DARK, 1.0, measure, box)
    everything = image_of(whole, DARK, 1.0, measure)
    corner = QPoint(round(box.x - whole.bounds.x), round(box.y - whole.bounds.y))
    assert part == everything.copy(QRect(corner, part.size()))


def test_a_card_is_opaque_and_its_edge_sharp(measure: FontMeasure) -> None:
    picture = drawn(ChartView.TEAMS, measure)
    placed = next(placed for placed in picture.cards if not placed.card.vacant and not placed.card.colour)
    image = image_of(picture, LIGHT, 1.0, measure)
    left, top = round(placed.box.x - picture.bounds.x), round(placed.box.y - picture.bounds.y)
    middle = top + round(placed.box.height / 2)
    row = [image.pixelColor(left + step, middle).name() for step in (-1, 0, 1)]
    assert row == [LIGHT.canvas, LIGHT.border, LIGHT.card]


@pytest.mark.parametrize("has_subtitle", [True, False])
def test_the_mark_of_a_team_stands_where_its_heading_leaves_room(
    measure: FontMeasure, has_subtitle: bool
) -> None:
    picture = drawn(ChartView.TEAMS, measure)
    team = next(each for each in picture.regions if each.team and bool(each.subtitle) is has_subtitle)
    images = [
        image_of(replace(picture, regions=(region,), cards=()), LIGHT, 1.0, measure, team.heading)
        for region in (replace(team, mark=None), replace(team, mark=Mark.ERROR))
    ]
    size = images[0].size()
    differing = {
        y
        for x in range(size.width())
        for y in range(size.height())
        if images[0].pixel(x, y) != images[1].pixel(x, y)
    }
    titles_end = round(HEADING_TOP + len(team.title) * TITLE_LINE)
    beside_the_title = min(differing) < titles_end - 4
    assert beside_the_title is not has_subtitle
