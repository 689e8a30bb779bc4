"""Branches fold away under their card and open again: the card stays where it is, and nothing is lost."""

from random import Random

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import Box
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.hand.handles import handle_of
from orgdesigner.ui.canvas.picture.tiles import TILE
from tests.ui.canvas.folding import far, handle, painted_at_once, pixels, selected, shown, unlike
from tests.ui.canvas.hand import LEFT, PLAIN, Hand

KEY = Qt.Key


# By mouse


def test_a_click_on_the_handle_folds_and_another_opens(reporting: Hand) -> None:
    before = reporting.canvas.picture
    reporting.click(handle(reporting, "dep1"))
    assert shown(reporting) == {"head", "dep1", "dep2", "eng", "maths", "bm", "gov"}
    placed = reporting.canvas.extent.card("dep1")
    assert placed is not None
    assert placed.card.below is not None
    assert placed.card.below[:2] == (3, 4)
    reporting.click(handle(reporting, "dep1"))
    assert reporting.canvas.picture == before


def test_two_quick_clicks_fold_and_open_and_rename_nothing(reporting: Hand) -> None:
    at = handle(reporting, "dep1")
    reporting.click(at)
    again = handle(reporting, "dep1")
    QTest.mouseDClick(reporting.canvas.viewport(), LEFT, PLAIN, again)
    reporting.release(again)
    assert "dep1" not in reporting.canvas.folding.folded
    assert [each for each in reporting.canvas.findChildren(QLineEdit) if each.isVisible()] == []


def test_a_click_on_a_handle_selects_nothing_and_a_drag_from_it_drags_the_card(reporting: Hand) -> None:
    start = handle(reporting, "dep1")
    reporting.click(start)
    assert selected(reporting) == ()
    start = handle(reporting, "dep1")
    reporting.press(start)
    reporting.move(start + QPoint(0, 3))
    assert not reporting.canvas.gesture_active
    reporting.canvas.cancel_gesture()


def test_a_press_on_a_handle_that_esc_takes_back_folds_nothing(reporting: Hand) -> None:
    at = handle(reporting, "dep1")
    reporting.press(at)
    reporting.key(KEY.Key_Escape)
    reporting.release(at)
    assert reporting.canvas.folding.folded == frozenset()


@pytest.mark.parametrize("scale", [0.3, 0.5, 0.82, 1.0, 1.37, 2.5])
def test_the_card_that_is_folded_stays_where_it_is(reporting: Hand, scale: float) -> None:
    """At every zoom, near every edge of the view, and though scroll bars come and go."""
    canvas, random = reporting.canvas, Random(round(scale * 100))
    canvas.zoom_to(scale)
    bars = set()
    for _ in range(30):
        post = random.choice(["head", "dep1", "hoy8", "dep2"])
        placed = canvas.extent.box(post)
        if placed is None:
            continue
        size = canvas.visible_size()
        x, y = random.uniform(0, size.width - 90), random.uniform(0, size.height - 90)
        at = canvas.camera.to_screen(placed.x, placed.y)
        canvas.look_exactly(canvas.camera.panned(x - at[0], y - at[1]))
        before, click = reporting.box(post), handle(reporting, post)
        if not canvas.viewport().rect().contains(click):
            continue
        was_folded = post in canvas.folding.folded
        reporting.click(click)
        canvas.viewport().repaint()
        assert (post in canvas.folding.folded) is not was_folded
        assert far(before, reporting.box(post)) <= 1
        bars.add((canvas.horizontalScrollBar().isVisible(), canvas.verticalScrollBar().isVisible()))
    assert bars


def test_the_outline_of_a_card_without_reports_has_no_handle(reporting: Hand) -> None:
    assert handle_of(reporting.canvas.folding, Subject("post", "tutor")) is None
    assert handle_of(reporting.canvas.folding, Subject("post", "gov")) is None


def test_far_out_where_cards_are_blocks_a_click_only_selects(reporting: Hand) -> None:
    reporting.canvas.zoom_to(0.15)
    reporting.click(reporting.at("dep1", down=0.95))
    assert selected(reporting) == ("dep1",)
    assert reporting.canvas.folding.folded == frozenset()


@pytest.mark.parametrize("scale", [0.35, 0.7, 1.0])
def test_a_click_on_a_card_close_below_another_selects_it(reporting: Hand, scale: float) -> None:
    """The room round a handle never takes what is on another card."""
    reporting.canvas.zoom_to(scale)
    for post in ("hoy7", "hoy8", "hoy9", "tutor", "eng", "maths"):
        for down in (0.1, 0.5):
            reporting.click(reporting.at(post, down=down))
            assert selected(reporting) == (post,)
    assert reporting.canvas.folding.folded == frozenset()


def test_a_team_folds_to_its_heading_which_stays_where_it_is(teams: Hand) -> None:
    canvas, before = teams.canvas, teams.canvas.picture
    subject = Subject("team", "sa")

    def place() -> Box:
        region = canvas.extent.region("sa")
        assert region is not None
        return canvas.camera.box_on_screen(region.heading)

    def click() -> None:
        box = handle_of(canvas.folding, subject)
        assert box is not None
        on_screen = canvas.camera.box_on_screen(box)
        teams.click(QPoint(round(on_screen.x + 4), round(on_screen.y + on_screen.height / 2)))

    teams.click(teams.at("hoy7"))
    was = place()
    click()
    assert canvas.folding.folded == {"sa"}
    assert canvas.extent.box("hoy7") is None
    assert canvas.session.selection == (subject,)
    assert far(was, place()) <= 1
    click()
    assert canvas.picture == before
    teams.click(teams.at("hoy7"))
    teams.key(KEY.Key_Minus)
    assert canvas.folding.folded == {"sa"}
    canvas.go_to("hoy8")
    assert canvas.folding.folded == frozenset()


@pytest.mark.parametrize("tiles", [1, 2, 3])
def test_badges_are_cut_by_no_tile_and_leave_nothing_behind(
    reporting: Hand, qtbot: QtBot, tiles: int
) -> None:
    """Round every badge, that is there or was, the screen shows what painting all of the chart at once shows.

    The edge between two tiles lies just below a card, so that its badge alone is on the lower one.
    """
    canvas, places = reporting.canvas, []
    box = canvas.extent.box("dep1")
    assert box is not None
    canvas.look_exactly(Camera(tiles * TILE / (box.bottom + 1), box.x - 100, box.y - 100))
    for folds in (["dep1"], ["hoy8"], ["dep1"]):
        pixels(reporting, qtbot)  # so that there are tiles of what was before
        canvas.folding.open_all()
        canvas.folding.fold(folds)
        places += [place for post in folds if (place := handle_of(canvas.folding, Subject("post", post)))]
        on_screen, whole = pixels(reporting, qtbot), painted_at_once(reporting)
        for place in places:
            area = QRectF(*canvas.camera.box_on_screen(place)).toAlignedRect().adjusted(-6, -6, 6, 6)
            assert unlike(on_screen.copy(area), whole.copy(area)) < 0.06


# By keyboard


def test_keys_fold_and_open(reporting: Hand) -> None:
    before = reporting.canvas.picture
    reporting.click(reporting.at("dep1"))
    place = reporting.box("dep1")
    reporting.key(KEY.Key_Minus)
    assert reporting.canvas.folding.folded == {"dep1"}
    reporting.key(KEY.Key_Plus)
    assert reporting.canvas.picture == before
    assert far(place, reporting.box("dep1")) <= 1


def test_an_asterisk_opens_everything_below(reporting: Hand) -> None:
    reporting.canvas.folding.fold(["hoy8", "dep1"])
    reporting.click(reporting.at("dep1"))
    reporting.key(KEY.Key_Plus)
    assert reporting.canvas.folding.folded == {"hoy8"}
    reporting.key(KEY.Key_Asterisk)
    assert reporting.canvas.folding.folded == frozenset()


def test_an_arrow_towards_what_is_folded_opens_it_first_and_then_goes_there(reporting: Hand) -> None:
    reporting.canvas.folding.fold(["dep1"])
    reporting.click(reporting.at("dep1"))
    spot = reporting.canvas.extent.card("dep1")
    assert spot is not None
    arrow = KEY.Key_Down if spot.flow.value == "across" else KEY.Key_Right
    reporting.key(arrow)
    assert "hoy7" in shown(reporting)
    assert selected(reporting) == ("dep1",)
    reporting.key(arrow)
    assert selected(reporting) == ("hoy7",)


def test_a_hyphen_in_what_is_typed_folds_nothing(reporting: Hand) -> None:
    reporting.click(reporting.at("dep1"))
    reporting.type("Head-")
    assert reporting.canvas.folding.folded == frozenset()


# What is hidden


def test_what_is_selected_and_gets_hidden_is_replaced_by_what_hides_it(reporting: Hand) -> None:
    reporting.click(reporting.at("tutor"))
    reporting.click(reporting.at("eng"), Qt.KeyboardModifier.ControlModifier)
    reporting.click(handle(reporting, "dep1"))
    assert selected(reporting) == ("dep1", "eng")


def test_going_to_a_hidden_post_opens_all_above_it_and_no_more(reporting: Hand) -> None:
    reporting.canvas.folding.fold(["hoy8", "dep1", "dep2", "head"])
    assert shown(reporting) == {"head", "gov"}
    reporting.canvas.go_to("tutor")
    assert reporting.canvas.folding.folded == {"dep2"}
    assert reporting.canvas.visible_size().width > reporting.box("tutor").x >= 0


def test_folding_to_a_level_folds_every_level_below_it_too(reporting: Hand) -> None:
    folding, view = reporting.canvas.folding, reporting.canvas.session.view
    folding.fold_to(2)
    assert shown(reporting) == {"head", "dep1", "dep2", "bm", "gov"}
    folding.open(["dep1"])
    assert "hoy8" in shown(reporting)
    assert "tutor" not in shown(reporting)
    folding.fold_to(1)
    assert shown(reporting) == {"head", "gov"}
    folding.open_all()
    assert shown(reporting) == {post.id for post in view.all(Post)}


def test_something_stays_in_view_when_almost_everything_is_folded(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.zoom_to(2.5)
    canvas.go_to("maths")
    canvas.session.select()
    canvas.folding.fold_to(1)
    assert canvas.extent.cards_within(canvas.camera.seen(canvas.visible_size()))
