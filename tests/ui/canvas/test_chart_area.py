"""What is shown is the present, and what an edit does not move stays where it is on screen."""

import random

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import ChartView, RegionKind
from orgdesigner.chart.theme import DARK
from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits import fields, moves, posts, proposals
from orgdesigner.model.edits.sequence import Edit
from orgdesigner.model.records import Post
from orgdesigner.model.relations import reports
from orgdesigner.model.view import View
from orgdesigner.report.marking import marks_of
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.canvas.picture.scene import box_of
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import Hand, session_of

ALIKE = 30
"""Less than any word that is there or not makes of a difference."""

SMOOTH = Qt.TransformationMode.SmoothTransformation
LONG = "Head of Year 9 and Director of Transition, Attendance and Belonging"


def rename(post: str, title: str) -> Edit:
    return lambda view: fields.set_fields(view, view.need(Post, post), title=title)


def distance(one: QPoint, other: QPoint) -> int:
    return max(abs(one.x() - other.x()), abs(one.y() - other.y()))


@pytest.mark.parametrize("chart_view", ChartView)
def test_the_card_that_was_clicked_stays_where_it_is_when_the_layout_moves(
    show: Show, chart_view: ChartView
) -> None:
    hand = show(view=chart_view)
    hand.click(hand.at("hoy9"))
    before = hand.at("hoy9", 0, 0)
    hand.canvas.session.perform(rename("hoy7", LONG))
    hand.canvas.session.perform(
        lambda view: posts.add_post(view, title=LONG, manager="dep1", team="sa", before="hoy7")
    )
    assert distance(hand.at("hoy9", 0, 0), before) <= 1


@pytest.mark.parametrize("chart_view", ChartView)
def test_the_card_that_something_is_dropped_on_stays_where_it_is(show: Show, chart_view: ChartView) -> None:
    hand = show(view=chart_view)
    before = hand.at("eng", 0, 0)
    hand.drag("hoy7", hand.at("eng", down=0.9))
    assert hand.canvas.session.document.position == 1
    assert distance(hand.at("eng", 0, 0), before) <= 1


def test_what_a_card_is_dropped_under_stays_where_it_is_though_its_neighbours_make_room(show: Show) -> None:
    hand = show(view=ChartView.REPORTING)
    before = hand.at("dep1", 0, 0)
    hand.drag("hoy9", hand.at("hoy7", across=0.1))
    assert [post.id for post in reports(hand.canvas.session.view, "dep1")] == ["hoy9", "hoy7", "hoy8"]
    assert distance(hand.at("dep1", 0, 0), before) <= 1


def test_a_card_dropped_at_the_top_of_a_team_moves_no_other_team(show: Show) -> None:
    hand = show(view=ChartView.TEAMS)
    before = hand.at("dep1", 0, 0), hand.at("dep2", 0, 0)
    hand.drag("maths", hand.at("eng", down=0.1))
    assert hand.canvas.session.document.position == 1
    after = hand.at("dep1", 0, 0), hand.at("dep2", 0, 0)
    assert max(map(distance, before, after)) <= 1


def test_what_is_selected_is_still_selected_and_in_view_after_an_undo(reporting: Hand) -> None:
    reporting.canvas.resize(500, 300)
    reporting.canvas.reveal("tutor")
    reporting.click(reporting.at("tutor"))
    reporting.canvas.session.perform(lambda view: moves.report_to(view, ["tutor"], "maths"))
    reporting.canvas.session.undo()
    assert reporting.canvas.session.selection == (Subject("post", "tutor"),)
    seen = reporting.canvas.camera.seen(reporting.canvas.visible_size())
    box = box_of(reporting.canvas.extent, Subject("post", "tutor"))
    assert box is not None
    assert seen.meets(box)


def test_what_is_in_view_is_not_scrolled_to(reporting: Hand) -> None:
    before = reporting.canvas.camera
    for placed in reporting.canvas.picture.cards:
        if before.seen(reporting.canvas.visible_size()).meets(placed.box):
            reporting.canvas.reveal(placed.post)
    assert reporting.canvas.camera.scale == before.scale


def test_fitting_shows_the_whole_chart_or_the_selection(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.resize(300, 200)
    canvas.zoom_fit()
    seen = canvas.camera.seen(canvas.visible_size())
    assert all(seen.meets(placed.box) for placed in canvas.picture.cards)
    assert canvas.zoom < 1
    canvas.session.select(Subject("post", "maths"))
    canvas.zoom_fit()
    assert canvas.zoom == 1


def test_the_view_never_zooms_by_itself(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.zoom_to(0.7)
    canvas.session.perform(lambda view: posts.add_post(view, title=LONG, manager="tutor", count=9))
    canvas.session.undo()
    canvas.reveal("gov")
    canvas.resize(600, 400)
    canvas.viewport().repaint()
    assert canvas.zoom == 0.7


def random_edit(view: View, chance: random.Random) -> Edit:
    post, other = (chance.choice(sorted(post.id for post in view.all(Post))) for _ in range(2))
    new = f"new-{chance.getrandbits(32)}"
    return chance.choice(
        (
            rename(post, chance.choice(["Tutor", LONG])),
            lambda view: moves.report_to(view, [post], other),
            lambda view: moves.report_to(view, [post], None),
            lambda view: posts.remove_posts(view, [post]),
            lambda view: posts.add_post(view, title="Added", manager=post, team="sa", post_id=new),
        )
    )


def unlikeness(one: QImage, other: QImage) -> int:
    """How much the grey of any 8 by 8 pixels differs, of 255: dashes begin elsewhere where a tile ends.

    What both show is compared: one may have kept a scroll bar, which the other only just does not need.
    """
    both = QRect(QPoint(0, 0), one.size().boundedTo(other.size()))
    return max(abs(a - b) for a, b in zip(greys(one.copy(both)), greys(other.copy(both)), strict=True))


def greys(image: QImage) -> bytes:
    # Rows of bytes are as long as they are wide only in multiples of four.
    small = image.scaled(image.width() // 32 * 4, image.height() // 8, mode=SMOOTH)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


def settled(canvas: Canvas, camera: Camera, qtbot: QtBot) -> QImage:
    qtbot.waitUntil(lambda: canvas.is_settled)
    canvas.look_exactly(camera)
    qtbot.waitUntil(lambda: canvas.is_settled)
    return canvas.viewport().grab().toImage()


@pytest.mark.parametrize("chart_view", ChartView)
@pytest.mark.parametrize("seed", range(4))
def test_what_is_drawn_from_tiles_after_edits_is_what_a_new_canvas_draws(
    qtbot: QtBot, chart_view: ChartView, seed: int
) -> None:
    session, chance = session_of(), random.Random(seed)
    canvas, fresh = Canvas(session), Canvas(session)
    for each in (canvas, fresh):
        qtbot.addWidget(each)
        each.animated = False
        each.minimap.wanted = False
        each.resize(1600, 500)
        with qtbot.waitExposed(each):
            each.show()
    canvas.chart_view = chart_view
    for _ in range(8):
        qtbot.waitUntil(lambda: canvas.is_settled)
        session.perform(random_edit(session.view, chance))
        session.select()
        assert canvas.picture.cards
        fresh.chart_view = ChartView.TEAMS if chart_view is ChartView.REPORTING else ChartView.REPORTING
        fresh.chart_view = chart_view
        camera = Camera(1.0, round(canvas.camera.x), round(canvas.camera.y))
        assert unlikeness(settled(canvas, camera, qtbot), settled(fresh, camera, qtbot)) < ALIKE


def test_marks_are_those_of_the_findings_after_every_edit(teams: Hand) -> None:
    session = teams.canvas.session
    for edit in (rename("hoy7", LONG), lambda view: moves.report_to(view, ["eng"], "bm")):
        session.perform(edit)
        marks = marks_of(session.view, session.findings)
        for placed in teams.canvas.picture.cards:
            assert placed.card.mark == marks.get(("post", placed.post))
        for region in teams.canvas.picture.regions:
            if region.kind is RegionKind.SHARED:
                continue
            assert region.mark == marks.get(("team", region.team))


def test_a_proposal_has_a_strip_with_its_name_and_looks_unlike_the_current_structure(teams: Hand) -> None:
    canvas, session = teams.canvas, teams.canvas.session
    before = canvas.viewport().grab().toImage()
    at = teams.at("eng", 0, 0) + canvas.viewport().pos()
    place = proposals.new_proposal(session.document.view(CURRENT), "Year two")
    session.document.apply(place, "year-two")
    session.look_at("year-two")
    canvas.viewport().repaint()
    strips = [label.text() for label in canvas.findChildren(QLabel) if label.isVisible()]
    assert "Proposal: Year two" in strips
    assert canvas.viewport().grab().toImage() != before
    assert distance(teams.at("eng", 0, 0) + canvas.viewport().pos(), at) <= 1


def test_another_theme_is_drawn_at_once(teams: Hand) -> None:
    teams.canvas.set_theme(DARK)
    image = teams.canvas.viewport().grab().toImage()
    assert image.pixelColor(2, 2).name() == DARK.canvas


def test_a_screen_reader_hears_what_is_selected(teams: Hand) -> None:
    QAccessible.setActive(True)
    try:
        teams.click(teams.at("hoy8"))
        chart = QAccessible.queryAccessibleInterface(teams.canvas)
        told = chart.focusChild()
        assert told.text(QAccessible.Text.Name) == "Head of Year 8, vacant"
        words = told.text(QAccessible.Text.Description)
        assert "Reports to Deputy One. 1 report. In Students" in words
        teams.canvas.session.select()
        assert chart.focusChild().text(QAccessible.Text.Name) != "Head of Year 8, vacant"
    finally:
        QAccessible.setActive(False)


def test_cards_that_moved_glide_and_end_where_they_are(teams: Hand, qtbot: QtBot) -> None:
    canvas, eng = teams.canvas, Subject("post", "eng")
    canvas.animated = True
    before = teams.box("hoy7")
    teams.drag("hoy7", teams.at("eng", down=0.9))
    canvas.viewport().repaint()
    on_its_way, there = (
        canvas.place_of(Subject("post", "hoy7")),
        box_of(canvas.extent, Subject("post", "hoy7")),
    )
    assert on_its_way != there
    assert canvas.place_of(eng) == box_of(canvas.extent, eng)
    qtbot.waitUntil(lambda: canvas.is_settled)
    assert canvas.place_of(Subject("post", "hoy7")) == there
    assert teams.box("hoy7") != before


def test_each_view_is_looked_at_again_where_it_was_left(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.zoom_to(1.5)
    left = canvas.camera
    canvas.chart_view = ChartView.TEAMS
    canvas.viewport().repaint()
    canvas.chart_view = ChartView.REPORTING
    canvas.viewport().repaint()
    assert canvas.camera == left


def test_a_canvas_on_a_proposal_begins_with_its_strip(qtbot: QtBot) -> None:
    session = session_of()
    session.document.apply(proposals.new_proposal(session.document.view(CURRENT), "Year two"), "year-two")
    session.look_at("year-two")
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.is_settled)
    strips = [label.text() for label in canvas.findChildren(QLabel) if label.isVisible()]
    assert "Proposal: Year two" in strips
