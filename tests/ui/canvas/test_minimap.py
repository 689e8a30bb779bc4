"""The minimap: the whole chart in a corner, with the view framed in it, to go elsewhere by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import Box, ChartView, Mark
from orgdesigner.chart.theme import DARK, LIGHT, Theme
from orgdesigner.model.edits.posts import add_post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.over.minimap import Minimap
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import LEFT, Hand
from tests.ui.conftest import MakeWindow

Key = Qt.Key

WIDE = 'post head "Headteacher" head\n' + "".join(
    f'  post d{n} "Deputy {n}" senior\n    post a{n} "Head of Year {n}"\n    post b{n} "Head of Art {n}"\n'
    for n in range(12)
)


@pytest.fixture
def wide(show: Show, qtbot: QtBot) -> Hand:
    """A hand on a chart that is wider than the view."""
    hand = show(WIDE, ChartView.REPORTING)
    hand.canvas.zoom_to(1.0)
    qtbot.waitUntil(lambda: hand.canvas.minimap.isVisible())
    return hand


def on_map(hand: Hand, x: float, y: float) -> QPointF:
    """Where a chart point is on the map."""
    picture = hand.canvas.minimap.picture
    assert picture is not None
    return picture.on_map(Box(x, y, 0, 0)).topLeft()


def middle(hand: Hand) -> tuple[float, float]:
    """The chart point in the middle of the view."""
    size = hand.canvas.visible_size()
    return hand.canvas.camera.to_chart(size.width / 2, size.height / 2)


def drag(minimap: Minimap, kind: QEvent.Type, at: QPoint) -> None:
    where = QPointF(minimap.mapToGlobal(at))
    QApplication.sendEvent(
        minimap, QMouseEvent(kind, QPointF(at), where, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
    )


def test_it_is_large_enough_and_shows_all_of_the_chart(wide: Hand) -> None:
    minimap = wide.canvas.minimap
    picture = minimap.picture
    assert picture is not None
    assert min(minimap.width(), minimap.height()) >= 96
    whole = picture.on_map(wide.canvas.extent.bounds)
    assert QRectF(minimap.rect()).contains(whole)
    assert picture.image is not None
    image = picture.image
    for spot in wide.canvas.extent.spots():
        at = picture.on_map(spot.box).center() * image.devicePixelRatio()
        assert image.pixelColor(at.toPoint()).name() != LIGHT.panel, "a block, or the mark over it"


@pytest.mark.parametrize("post", ["d3", "b7", "head"])
def test_a_click_brings_what_is_there_to_the_middle(wide: Hand, post: str) -> None:
    spot = wide.canvas.extent.spot(post)
    assert spot is not None
    at = on_map(wide, spot.box.x, spot.box.y).toPoint()
    QTest.mouseClick(wide.canvas.minimap, LEFT, pos=at)
    found = on_map(wide, *middle(wide))
    assert (found.x(), found.y()) == pytest.approx((at.x(), at.y()), abs=1)
    assert wide.canvas.hasFocus(), "the keys are still for the chart"


def test_the_frame_is_what_is_in_view(wide: Hand) -> None:
    wide.canvas.look_exactly(Camera(1.0, 700, 40))
    seen = wide.canvas.camera.seen(wide.canvas.visible_size())
    frame = wide.canvas.minimap.frame()
    corner, end = on_map(wide, seen.x, seen.y), on_map(wide, seen.right, seen.bottom)
    assert (frame.left(), frame.top()) == pytest.approx((corner.x(), corner.y()), abs=0.01)
    assert (frame.right(), frame.bottom()) == pytest.approx((end.x(), end.y()), abs=0.01)


def test_the_view_goes_along_with_a_drag_and_esc_puts_it_back(wide: Hand) -> None:
    minimap, before = wide.canvas.minimap, wide.canvas.camera
    QTest.mousePress(minimap, LEFT, pos=QPoint(40, 56))
    drag(minimap, QEvent.Type.MouseMove, QPoint(120, 56))
    assert on_map(wide, *middle(wide)).x() == pytest.approx(120, abs=1)
    wide.key(Key.Key_Escape)
    assert wide.canvas.camera == before
    drag(minimap, QEvent.Type.MouseMove, QPoint(60, 56))
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(60, 56))
    assert wide.canvas.camera == before, "nothing is in the middle of anything any more"


def test_the_wheel_zooms_round_the_middle(wide: Hand) -> None:
    before, scale = middle(wide), wide.canvas.zoom
    minimap = wide.canvas.minimap
    event = QWheelEvent(
        QPointF(20, 20),
        QPointF(minimap.mapToGlobal(QPoint(20, 20))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(minimap, event)
    assert wide.canvas.zoom == pytest.approx(scale * 1.25)
    assert middle(wide) == pytest.approx(before)


def test_the_arrow_keys_move_the_view_and_esc_goes_back_to_the_chart(wide: Hand) -> None:
    minimap = wide.canvas.minimap
    minimap.setFocus(Qt.FocusReason.TabFocusReason)
    before, size = wide.canvas.camera, wide.canvas.visible_size()
    wide.key(Key.Key_Right)
    assert wide.canvas.camera.x == pytest.approx(before.x + size.width / 4)
    wide.key(Key.Key_Plus)
    assert wide.canvas.zoom == pytest.approx(before.scale * 1.25)
    wide.key(Key.Key_Escape)
    assert wide.canvas.hasFocus()


def test_it_hides_where_all_is_in_view_and_comes_back(wide: Hand, qtbot: QtBot) -> None:
    wide.canvas.zoom_fit()
    assert not wide.canvas.minimap.isVisible()
    wide.canvas.zoom_to(1.0)
    assert wide.canvas.minimap.isVisible()
    wide.canvas.minimap.wanted = False
    assert not wide.canvas.minimap.isVisible()


FAULTS = """
post head "Headteacher" head
  post dep "Deputy" senior
""" + "".join(f'    post gl{n} "Leader {n}" middle role_class="Leader"\n' for n in range(14))


def test_findings_are_marks_and_of_those_close_together_the_worst(show: Show, qtbot: QtBot) -> None:
    hand = show(FAULTS, ChartView.REPORTING)
    hand.canvas.zoom_to(2.0)
    qtbot.waitUntil(lambda: hand.canvas.minimap.isVisible())
    picture = hand.canvas.minimap.picture
    assert picture is not None
    marks = picture.marks()
    ranks = [list(Mark).index(mark) for mark, _ in marks]
    assert marks
    assert ranks == sorted(ranks, reverse=True), "the worst is painted last, over the others"
    for finding in hand.canvas.session.findings:
        for subject in finding.badged:
            spot = hand.canvas.extent.spot(subject.id) if subject.kind == "post" else None
            if spot is None or finding.is_waived:
                continue
            at = picture.on_map(spot.box).center()
            near = [mark for mark, place in marks if (place - at).manhattanLength() <= 24]
            assert any(
                list(Mark).index(mark) <= list(Mark).index(Mark(finding.severity.value)) for mark in near
            )


def test_what_is_searched_stands_out_on_it(wide: Hand, qtbot: QtBot) -> None:
    wide.canvas.lenses.search(frozenset({"b11"}))
    qtbot.waitUntil(lambda: _colour(wide, "b11") == LIGHT.accent)
    assert _colour(wide, "b3") == LIGHT.border


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_drawn_in_the_colours_of_the_theme(wide: Hand, qtbot: QtBot, theme: Theme) -> None:
    wide.canvas.set_theme(theme)
    qtbot.waitUntil(lambda: theme.tie in {_colour(wide, f"{kind}5") for kind in "dab"})
    picture = wide.canvas.minimap.picture
    assert picture is not None
    assert picture.image is not None
    assert picture.image.pixelColor(1, 1).name() == theme.panel


def test_an_edit_is_on_it_a_moment_later(wide: Hand, qtbot: QtBot) -> None:
    wide.canvas.session.perform(lambda view: add_post(view, title="New", manager="a11"))
    qtbot.waitUntil(lambda: _is_of_now(wide))


def test_it_goes_to_another_corner_rather_than_cover_what_is_selected(wide: Hand, qtbot: QtBot) -> None:
    canvas = wide.canvas
    spot = canvas.extent.spot("a5")
    assert spot is not None
    size, place = canvas.visible_size(), _place(wide)
    canvas.look_exactly(Camera(1.0, spot.box.x - size.width + 200, spot.box.y - size.height + 90))
    assert QRectF(*canvas.camera.box_on_screen(spot.box)).intersects(QRectF(place))
    canvas.session.select(Subject("post", "a5"))
    qtbot.waitUntil(lambda: _place(wide) != place)
    assert not QRectF(*canvas.camera.box_on_screen(spot.box)).intersects(QRectF(_place(wide)))


def test_a_card_is_dropped_on_what_lies_under_it(wide: Hand) -> None:
    """The mouse that drags a card is the chart's, wherever it is."""
    canvas = wide.canvas
    spot = canvas.extent.spot("a5")
    assert spot is not None
    wide.begin_drag("d0", _place(wide).center())
    assert canvas.gesture_active
    shown = [canvas.minimap.isVisible()]
    wide.key(Key.Key_Escape)
    shown.append(canvas.minimap.isVisible())
    assert shown == [False, True]
    assert not canvas.gesture_active


def test_the_command_hides_it_and_the_next_window_remembers(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(sketch=WIDE)
    window.navigation.show_view(ChartView.REPORTING)
    window.canvas.zoom_to(1.5)
    qtbot.waitUntil(lambda: window.canvas.minimap.isVisible())
    action = window.actions_by_name["show_minimap"]
    assert action.isChecked()
    action.trigger()
    assert not window.canvas.minimap.isVisible()
    another = make_window(sketch=WIDE)
    assert not another.actions_by_name["show_minimap"].isChecked()
    another.actions_by_name["show_minimap"].trigger()
    assert another.canvas.minimap.wanted


def test_it_says_what_it_is(wide: Hand) -> None:
    assert wide.canvas.minimap.accessibleName() == "Map of the chart"
    assert "Arrow keys" in wide.canvas.minimap.accessibleDescription()


def _colour(hand: Hand, post: str) -> str:
    picture, spot = hand.canvas.minimap.picture, hand.canvas.extent.spot(post)
    assert picture is not None
    assert picture.image is not None
    assert spot is not None
    at = picture.on_map(spot.box).center() * picture.ratio
    return picture.image.pixelColor(at.toPoint()).name()


def _place(hand: Hand) -> QRect:
    """Where the map is in the view."""
    canvas = hand.canvas
    return canvas.minimap.geometry().translated(-canvas.viewport().pos())


def _is_of_now(hand: Hand) -> bool:
    picture = hand.canvas.minimap.picture
    return picture is not None and picture.extent is hand.canvas.extent
