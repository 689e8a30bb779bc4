"""The first picture of a large structure: the window answers while it is made; then it is as any other."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import Looking
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.edits import moves
from orgdesigner.model.structure import Structure
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.canvas.picture import scene
from orgdesigner.ui.canvas.picture.scene import MANY
from tests.model.strategies import structures
from tests.ui.canvas.hand import session_of

LARGE = 'post head "Headteacher" head\n' + "".join(
    f'  post lead{team} "Head of Team {team}"\n'
    + "".join(f'    post p{team}-{number} "Teacher {team} {number}"\n' for number in range(40))
    for team in range(MANY // 40)
)


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data())
def test_a_prepared_chart_shows_what_one_that_was_not_prepared_shows(
    kind: ChartView, structure: Structure, data: st.DataObject
) -> None:
    posts = sorted(structure.tables["post"])
    folded = data.draw(st.frozensets(st.sampled_from(posts), max_size=2)) if posts else frozenset()
    looking = Looking(folded, levels_aligned=data.draw(st.booleans()))

    def chart() -> Chart:
        return Chart(structure.view, kind, showing=ON_SCREEN, measure=EvenMeasure())

    prepared = chart()
    for _ in zip(prepared.prepare(looking=looking), range(data.draw(st.integers(0, 99))), strict=False):
        pass
    assert prepared.picture(looking=looking) == chart().picture(looking=looking)


@pytest.mark.parametrize("kind", [ChartView.TEAMS, ChartView.COACHING])
@given(structure=structures(least=2), height=st.floats(0, 2_000))
def test_the_beginning_of_a_chart_is_there_in_the_whole(
    kind: ChartView, structure: Structure, height: float
) -> None:
    def chart() -> Chart:
        return Chart(structure.view, kind, showing=ON_SCREEN, measure=EvenMeasure())

    whole = chart().extent()
    beginning = chart().beginning(height)
    assert beginning is not None
    upper = Box(whole.bounds.x, whole.bounds.y, whole.bounds.width, height - whole.bounds.y)
    assert list(beginning.spots_within(upper)) == list(whole.spots_within(upper))
    for region in beginning.regions_within(upper):
        (other,) = (each for each in whole.regions() if each.heading == region.heading)
        assert replace(other, box=region.box) == region
        assert region.box == other.box or region.box.bottom >= upper.bottom
    assert beginning.bounds.x == whole.bounds.x
    assert beginning.bounds.width == whole.bounds.width


@pytest.fixture
def large(qtbot: QtBot) -> Canvas:
    canvas = Canvas(session_of(LARGE))
    qtbot.addWidget(canvas)
    canvas.animated = False
    canvas.resize(900, 600)
    canvas.show()
    return canvas


@pytest.mark.parametrize("view", ChartView)
def test_a_large_structure_is_drawn_once_it_is_prepared(large: Canvas, view: ChartView, qtbot: QtBot) -> None:
    large.chart_view = view
    assert not large.is_settled
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    assert large.extent.box("head") is not None
    image = large.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 9) for y in range(0, 500, 9)}
    assert len(colours) > 2


@pytest.mark.parametrize("view", [ChartView.TEAMS, ChartView.COACHING])
def test_the_upper_part_of_a_large_structure_is_drawn_first(
    large: Canvas, view: ChartView, qtbot: QtBot
) -> None:
    large.chart_view = view
    qtbot.waitUntil(lambda: large.is_painted, timeout=20_000)
    QApplication.processEvents()  # its scroll bars come
    assert not large.is_settled
    before, camera = drawn(large), large.camera
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    assert large.camera == camera
    # The outline of an area is dashed, and the dashes of one that goes further down begin elsewhere.
    columns = differing(drawn(large), before)
    assert not columns or max(columns) - min(columns) < 12


def differing(one: QImage, other: QImage) -> set[int]:
    """The columns in which two pictures differ."""
    assert one.size() == other.size()
    pixels = product(range(one.width()), range(one.height()))
    return {x for x, y in pixels if one.pixel(x, y) != other.pixel(x, y)}


def test_the_upper_part_fits_a_window_that_changes_its_size(large: Canvas, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: large.is_painted, timeout=20_000)
    large.resize(700, 500)
    assert not large.is_settled
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    other = Canvas(large.session)
    qtbot.addWidget(other)
    other.resize(700, 500)
    other.show()
    qtbot.waitUntil(lambda: other.is_settled, timeout=20_000)
    assert large.camera == other.camera


def drawn(canvas: Canvas) -> QImage:
    """The chart alone, without what lies over it."""
    viewport = canvas.viewport()
    image = QImage(viewport.size(), QImage.Format.Format_RGB32)
    viewport.render(image, renderFlags=QWidget.RenderFlag.DrawWindowBackground)
    return image


def test_what_was_seen_stays_until_a_large_structure_is_opened(
    large: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene, "MOMENT", 0.0)  # however fast this machine is
    large.chart_view = ChartView.REPORTING
    large.folding.fold_to(1)
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    before, place = drawn(large), on_screen(large, "head")
    large.folding.open_all()
    assert not large.is_laid_out
    assert drawn(large) == before
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    assert large.extent.box("p3-1") is not None
    assert on_screen(large, "head") == pytest.approx(place, abs=1)
    large.go_to("p3-1")
    large.folding.fold_to(1)
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    assert large.extent.box("p3-1") is None
    assert large.session.selected_posts() == ("head",)


def on_screen(canvas: Canvas, post: str) -> tuple[float, float]:
    box = canvas.extent.box(post)
    assert box is not None
    return canvas.camera.to_screen(box.x, box.y)


def test_what_is_clicked_or_typed_meanwhile_does_no_harm(large: Canvas, qtbot: QtBot) -> None:
    QTest.mouseClick(large.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.keyClick(large, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert large.session.selection == ()
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    box = large.extent.box("head")
    assert box is not None
    x, y = large.camera.to_screen(box.x + 20, box.y + 20)
    QTest.mouseClick(large.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert large.session.selected_posts() == ("head",)


def test_an_edit_meanwhile_is_in_the_picture(large: Canvas, qtbot: QtBot) -> None:
    large.chart_view = ChartView.REPORTING
    QApplication.processEvents()
    large.session.perform(lambda view: moves.report_to(view, ["p3-1"], "lead7"))
    qtbot.waitUntil(lambda: large.is_settled, timeout=20_000)
    fresh = Chart(large.session.view, ChartView.REPORTING, showing=ON_SCREEN, measure=large.measure)
    places = {spot.post: spot.box for spot in fresh.extent(looking=large.looking).spots()}
    assert {spot.post: spot.box for spot in large.extent.spots()} == places


def test_a_window_can_be_closed_meanwhile(large: Canvas) -> None:
    QApplication.processEvents()
    large.close()
    QApplication.processEvents()
    assert not large.isVisible()


def test_what_is_asked_for_is_there_at_once_all_the_same(large: Canvas) -> None:
    large.reveal("p3-1")
    box = large.extent.box("p3-1")
    assert box is not None
    assert box.meets(large.camera.seen(large.visible_size()))
