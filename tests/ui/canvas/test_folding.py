"""Branches fold away under their card and open again: the card stays where it is, and nothing is lost."""

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import EVERYTHING
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.picture import Below, Box, ChartView, Mark
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits import moves, posts
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.hand.handles import handle_of
from orgdesigner.ui.canvas.picture.folds import MANY, READABLE, down_to
from orgdesigner.ui.canvas.picture.tiles import TILE
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import LEFT, PLAIN, SCHOOL, Hand, session_of

KEY = Qt.Key


def handle(hand: Hand, post: str) -> QPoint:
    """The middle of the part of a handle, or badge, that lies below its card."""
    place = handle_of(hand.canvas.folding, Subject("post", post))
    assert place is not None, f"{post} has nothing to fold"
    box = hand.canvas.camera.box_on_screen(place)
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height * 0.7))


def shown(hand: Hand) -> set[str]:
    return {placed.post for placed in hand.canvas.picture.cards}


def far(one: Box, other: Box) -> float:
    """How far a card moved on screen, in pixels."""
    return max(abs(one.x - other.x), abs(one.y - other.y))


def pixels(hand: Hand, qtbot: QtBot) -> QImage:
    """What is on screen, once a zoom has settled and everything is painted."""
    hand.canvas.viewport().repaint()
    qtbot.waitUntil(lambda: hand.canvas.is_settled and not hand.canvas.is_zooming)
    return hand.canvas.viewport().grab().toImage()


def painted_at_once(hand: Hand) -> QImage:
    """What is in view, without tiles."""
    canvas = hand.canvas
    image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
    image.fill(QColor(canvas.theme.canvas))
    with QPainter(image) as painter:
        painter.scale(canvas.zoom, canvas.zoom)
        painter.translate(-canvas.camera.x, -canvas.camera.y)
        paint(painter, canvas.picture, theme=canvas.theme, measure=canvas.measure, scale=canvas.zoom)
    return image


def unlike(one: QImage, other: QImage) -> float:
    """How much of two pictures is clearly lighter in one of them."""
    area = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(abs(one.pixelColor(*at).green() - other.pixelColor(*at).green()) > 60 for at in area) / len(
        area
    )


def selected(hand: Hand) -> tuple[str, ...]:
    return hand.canvas.session.selected_posts()


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


# What is remembered


def test_each_structure_and_each_view_remembers_what_is_folded(reporting: Hand) -> None:
    canvas, session = reporting.canvas, reporting.canvas.session
    session.document.apply(new_proposal(session.view, "Next year"), "next")
    other = "next"
    canvas.folding.fold(["dep1"])
    canvas.chart_view = ChartView.TEAMS
    assert canvas.folding.folded == frozenset()
    canvas.chart_view = ChartView.REPORTING
    assert canvas.folding.folded == {"dep1"}
    session.look_at(other)
    assert canvas.folding.folded == {"dep1"}  # at first as the current structure
    canvas.folding.open_all()
    canvas.folding.fold(["dep2"])
    session.look_at(CURRENT)
    assert canvas.folding.folded == {"dep1"}
    session.look_at(other)
    assert canvas.folding.folded == {"dep2"}


def test_edits_and_undo_leave_folds_alone(reporting: Hand) -> None:
    session, folding = reporting.canvas.session, reporting.canvas.folding
    folding.fold(["dep1"])
    session.perform(lambda view: posts.add_post(view, title="New", manager="dep2"))
    session.perform(lambda view: moves.report_to(view, ["maths"], "dep1"))
    assert folding.folded == {"dep1"}
    placed = reporting.canvas.extent.card("dep1")
    assert placed is not None
    assert placed.card.below == Below(4, 5, placed.card.below.mark if placed.card.below else None)
    session.undo()
    session.undo()
    assert folding.folded == {"dep1"}


def test_what_is_removed_or_left_alone_is_not_folded_any_more(reporting: Hand) -> None:
    session, folding = reporting.canvas.session, reporting.canvas.folding
    folding.fold(["hoy8", "dep1"])
    session.perform(lambda view: posts.remove_posts(view, ["dep1"]))
    assert folding.folded == {"hoy8"}
    session.perform(lambda view: posts.remove_posts(view, ["tutor"]))
    assert folding.folded == frozenset()
    session.perform(lambda view: moves.report_to(view, ["bm"], "hoy8"))
    assert "bm" in shown(reporting)


def test_a_large_plan_is_first_seen_folded_to_what_can_be_read(show: Show) -> None:
    lines = ['post head "Head" head']
    for deputy in range(6):
        lines.append(f'  post d{deputy} "Deputy {deputy}"')
        for lead in range(7):
            lines.append(f'    post d{deputy}l{lead} "Lead {deputy} {lead}"')
            lines.extend(f'      post d{deputy}l{lead}t{each} "Teacher"' for each in range(10))
    hand = show()
    hand.canvas.session.open(Document({CURRENT: parse("\n".join(lines))}))
    assert len(hand.canvas.session.view.all(Post)) > MANY
    assert len(shown(hand)) == 1 + 6 + 42 <= READABLE
    hand.canvas.go_to("d3l2t9")
    assert len(shown(hand)) == 1 + 6 + 42 + 10
    hand.canvas.session.open(session_of().document)
    assert hand.canvas.folding.folded == frozenset()


# Dragging


def test_a_drop_on_a_folded_card_leaves_it_folded_and_its_badge_counts(reporting: Hand) -> None:
    reporting.click(handle(reporting, "dep1"))
    reporting.drag("maths", reporting.at("dep1"))
    assert relations.manager(reporting.canvas.session.view, "maths").id == "dep1"  # type: ignore[union-attr]
    assert reporting.canvas.folding.folded == {"dep1"}
    placed = reporting.canvas.extent.card("dep1")
    assert placed is not None
    assert placed.card.below is not None
    assert placed.card.below[:2] == (4, 5)
    assert selected(reporting) == ("dep1",)


def test_a_folded_card_springs_open_under_what_is_dragged(reporting: Hand, qtbot: QtBot) -> None:
    reporting.click(handle(reporting, "dep1"))
    place = reporting.box("dep1")
    reporting.begin_drag("maths", reporting.at("dep1"))
    assert reporting.canvas.folding.folded == {"dep1"}
    qtbot.waitUntil(lambda: not reporting.canvas.folding.folded)
    assert reporting.canvas.gesture_active
    assert far(place, reporting.box("dep1")) <= 1
    to = reporting.at("hoy7")
    reporting.move(to)
    reporting.release(to)
    assert relations.manager(reporting.canvas.session.view, "maths").id == "hoy7"  # type: ignore[union-attr]
    assert reporting.canvas.folding.folded == frozenset()


def test_what_sprang_open_closes_if_the_drop_is_elsewhere(reporting: Hand, qtbot: QtBot) -> None:
    reporting.click(handle(reporting, "dep1"))
    reporting.begin_drag("maths", reporting.at("dep1"))
    qtbot.waitUntil(lambda: not reporting.canvas.folding.folded)
    to = reporting.at("bm")
    reporting.move(to)
    reporting.release(to)
    assert relations.manager(reporting.canvas.session.view, "maths").id == "bm"  # type: ignore[union-attr]
    assert reporting.canvas.folding.folded == {"dep1"}


def test_esc_closes_what_sprang_open(reporting: Hand, qtbot: QtBot) -> None:
    reporting.click(handle(reporting, "dep1"))
    before = reporting.canvas.picture
    reporting.begin_drag("maths", reporting.at("dep1"))
    qtbot.waitUntil(lambda: not reporting.canvas.folding.folded)
    reporting.key(KEY.Key_Escape)
    assert reporting.canvas.picture == before
    assert not reporting.canvas.gesture_active


# Oracles


def worst(view: View, marks: dict[tuple[str, str], Mark], post: str) -> Mark | None:
    found = {marks.get(("post", each.id)) for each in relations.below(view, post)}
    return next((mark for mark in Mark if mark in found), None)


@pytest.mark.parametrize("seed", range(8))
def test_a_badge_counts_all_that_is_below_and_wears_the_worst_of_it(seed: int) -> None:
    random = Random(seed)
    lines, depth = ['post p0 "Head" head'], 0
    for number in range(1, 40):
        depth = random.randint(1, min(depth + 1, 6))
        lines.append("  " * depth + f'post p{number} "Post {number}"')
    view = parse("\n".join(lines)).view
    ids = sorted(post.id for post in view.all(Post))
    marks = {("post", post): random.choice(list(Mark)) for post in random.sample(ids, 12)}
    folded = frozenset(random.sample(ids, 14))
    chart = Chart(view, ChartView.REPORTING, showing=ON_SCREEN, measure=EvenMeasure())
    everything = chart.picture(marks=marks)
    picture = chart.picture(marks=marks, looking=replace(EVERYTHING, collapsed=folded))
    hidden = {each.id for post in folded for each in relations.below(view, post)}
    assert {placed.post for placed in picture.cards} == set(ids) - hidden
    for placed in picture.cards:
        below = list(relations.below(view, placed.post))
        expected = Below(
            len(relations.reports(view, placed.post)), len(below), worst(view, marks, placed.post)
        )
        is_badged = placed.post in folded and bool(below)
        assert placed.card.below == (expected if is_badged else None)
    assert chart.picture(marks=marks) == everything


def test_levels_are_counted_from_the_top() -> None:
    view = Document({CURRENT: parse(SCHOOL)}).view(CURRENT)
    tops = [post.id for post in relations.roots(view)]
    assert down_to(view, tops, 1) == {"head", "dep1", "dep2", "hoy8"}
    assert down_to(view, tops, 2) == {"dep1", "dep2", "hoy8"}
    assert down_to(view, tops, 3) == {"hoy8"}
    assert down_to(view, tops, 4) == frozenset()
