"""What an edit is said to alter holds every pixel that it alters, and little is said of little edits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.detail import Detail, detail_at
from orgdesigner.chart.looking import Lens, Looking
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.part import walk
from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.theme import LIGHT
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.structure import Structure
from orgdesigner.ui.canvas.picture.differences import changed_areas
from orgdesigner.ui.canvas.picture.tiles import roomy
from tests.chart.histories import extents
from tests.chart.school import example_school
from tests.model.strategies import structures

SCALES = (1.0, 0.7, 0.4, 0.15)
MANY = 10_000
UNMOVED = (0.0, 0.0)
STRANGE = QColor("#ff00ff")


@pytest.fixture(scope="module")
def measure(qapp: QApplication) -> FontMeasure:
    return FontMeasure()


def image_of(extent: Extent, seen: Box, scale: float, measure: FontMeasure) -> QImage:
    size = max(1, round(seen.width * scale)), max(1, round(seen.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.canvas))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-seen.x, -seen.y)
        part = extent.within(roomy(seen, scale), far=detail_at(scale) <= Detail.SHORT_TITLE)
        paint(painter, part, theme=LIGHT, measure=measure, scale=scale)
    return image


def painted_out(image: QImage, areas: list[Box], seen: Box, scale: float) -> QImage:
    """The image without the areas: with whatever cells of it they touch."""
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-seen.x, -seen.y)
        for area in areas:
            painter.fillRect(QRectF(*roomy(area, scale)), STRANGE)
    return image


def both(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Box(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)


@pytest.mark.parametrize("kind", ChartView)
@settings(max_examples=25)
@given(structure=structures(least=2), data=st.data(), scale=st.sampled_from(SCALES))
def test_beside_the_changed_areas_every_pixel_is_as_before(
    measure: FontMeasure, kind: ChartView, structure: Structure, data: DataObject, scale: float
) -> None:
    before: Extent | None = None
    image: QImage | None = None
    seen = Box(-60, -60, 1_900, 1_100)
    for after in extents(data, structure, kind, most=4, measure=measure):
        # Drawn before the next edit: cards say what they say now.
        drawn = image_of(after, seen, scale, measure)
        if before is not None and image is not None:
            areas = changed_areas(before, after, UNMOVED, most=MANY)
            if areas is not None:
                assert painted_out(image, areas, seen, scale) == painted_out(drawn.copy(), areas, seen, scale)
        before, image = after, drawn


def chart_of(structure: Structure, kind: ChartView, measure: FontMeasure) -> Chart:
    return Chart(structure.view, kind, showing=ON_SCREEN, measure=measure)


@pytest.mark.parametrize("kind", ChartView)
@pytest.mark.parametrize("scale", SCALES)
def test_of_the_example_every_other_pixel_is_as_before_when_a_title_changes(
    measure: FontMeasure, kind: ChartView, scale: float
) -> None:
    structure = example_school()
    chart = chart_of(structure, kind, measure)
    before = chart.extent()
    seen = before.bounds
    image = image_of(before, seen, scale, measure)
    post = next(post for post in structure.view.all(r.Post) if post.title == "Chaplain")
    change = Change("Rename", (Step(post, post.evolve(title="Lay Chaplain")),))
    structure.apply(change)
    chart.follow(change)
    after = chart.extent()
    areas = changed_areas(before, after, UNMOVED, most=MANY)
    assert areas is not None
    assert areas
    drawn = image_of(after, seen, scale, measure)
    assert image != drawn or scale < 0.28
    assert painted_out(image, areas, seen, scale) == painted_out(drawn, areas, seen, scale)


def test_a_branch_that_moved_is_one_area_and_not_each_of_its_cards(measure: FontMeasure) -> None:
    structure = example_school()
    chart = chart_of(structure, ChartView.REPORTING, measure)
    before = chart.extent()
    lead = next(post for post in structure.view.all(r.Post) if post.title == "Head of English")
    reports = [r.Post(id=f"new-{number}", title="Teacher", order=number) for number in range(9)]
    links = [r.Link(id=f"line-{post.id}", lower=post.id, upper=lead.id) for post in reports]
    change = Change("Add", tuple(Step(None, record) for record in (*reports, *links)))
    structure.apply(change)
    chart.follow(change)
    after = chart.extent()
    areas = changed_areas(before, after, UNMOVED, most=MANY)
    assert areas is not None
    was = {inner.part: inner for inner in walk(before.root)}
    moved = [inner for inner in walk(after.root) if inner.part.inner and was.get(inner.part, inner) != inner]
    assert moved
    for x, y, part in moved:
        inside = [below.part.bounds.shifted(x + below.x, y + below.y) for below in part.inner]
        assert not set(inside) & set(areas)
        assert any(both(area, part.bounds.shifted(x, y)) == area for area in areas)


def test_nothing_has_changed_where_nothing_was_edited(measure: FontMeasure) -> None:
    for kind in ChartView:
        chart = chart_of(example_school(), kind, measure)
        assert changed_areas(chart.extent(), chart.extent(), UNMOVED, most=MANY) == []


def test_through_another_lens_all_may_look_different(measure: FontMeasure) -> None:
    chart = chart_of(example_school(), ChartView.TEAMS, measure)
    before = chart.extent()
    after = chart.extent(lens=Lens(kept=frozenset({"head"})))
    assert changed_areas(before, after, UNMOVED, most=MANY) is None


def test_folding_alters_the_folded_card_and_what_it_hides(measure: FontMeasure) -> None:
    structure = example_school()
    chart = chart_of(structure, ChartView.REPORTING, measure)
    before = chart.extent()
    lead = next(post for post in structure.view.all(r.Post) if post.title == "Head of English")
    after = chart.extent(looking=Looking(frozenset({lead.id})))
    areas = changed_areas(before, after, UNMOVED, most=MANY)
    assert areas is not None
    hidden = {spot.post: spot.box for spot in before.spots() if after.box(spot.post) is None}
    assert hidden
    for box in (*hidden.values(), after.box(lead.id)):
        assert box is not None
        assert any(both(area, box) == area for area in areas)
