"""What the mouse does, press by press, on the real widget."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import ChartView, Flow
from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.hand.grip import TICK
from tests.ui.canvas import reading
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.hand import CTRL, Hand

MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton


def selected(hand: Hand) -> list[str]:
    return [subject.id for subject in hand.canvas.session.selection]


def test_a_click_selects_a_card_and_a_click_beside_it_nothing(reporting: Hand) -> None:
    reporting.click(reporting.at("hoy7"))
    assert selected(reporting) == ["hoy7"]
    reporting.click(QPoint(5, 690))
    assert selected(reporting) == []


def test_ctrl_and_a_click_adds_a_card_and_takes_it_away_again(reporting: Hand) -> None:
    reporting.click(reporting.at("hoy7"))
    reporting.click(reporting.at("eng"), CTRL)
    assert selected(reporting) == ["hoy7", "eng"]
    reporting.click(reporting.at("hoy7"), CTRL)
    assert selected(reporting) == ["eng"]


def test_a_click_on_one_of_several_selected_cards_leaves_only_it(reporting: Hand) -> None:
    reporting.click(reporting.at("hoy7"))
    reporting.click(reporting.at("eng"), CTRL)
    reporting.click(reporting.at("hoy7"))
    assert selected(reporting) == ["hoy7"]


def test_a_click_on_a_team_selects_the_team(teams: Hand) -> None:
    region = next(region for region in teams.canvas.picture.regions if region.team == "it")
    x, y = teams.canvas.camera.to_screen(region.heading.x + 30, region.heading.y + 12)
    teams.click(QPoint(round(x), round(y)))
    assert teams.canvas.session.selection == (Subject("team", "it"),)


def point_on_alias(teams: Hand, post: str) -> QPoint:
    """A point on the alias of a post that has joined the IT team, which is not beside its own."""
    teams.canvas.session.perform(lambda view: join_team(view, [post], "it"))
    return on_alias(teams, post)


def on_alias(teams: Hand, post: str) -> QPoint:
    """A point on an alias, which is brought into view."""
    alias = next(alias for alias in teams.canvas.picture.aliases if alias.post == post)
    teams.canvas.reveal_box(alias.box)
    x, y = teams.canvas.camera.to_screen(alias.box.x + 20, alias.box.y + 10)
    return QPoint(round(x), round(y))


def test_a_click_on_an_alias_goes_to_the_card(teams: Hand) -> None:
    teams.click(point_on_alias(teams, "hoy7"))
    assert selected(teams) == ["hoy7"]


def test_a_rubber_band_selects_what_it_touches_in_the_order_of_the_picture(reporting: Hand) -> None:
    first, last = reporting.box("hoy7"), reporting.box("hoy9")
    above = QPoint(round(first.x) - 12, round(first.y) - 4)
    reporting.press(above)
    reporting.move(QPoint(round(last.right) + 4, round(last.bottom) + 4))
    assert reporting.canvas.gesture_active
    reporting.release(QPoint(round(last.right) + 4, round(last.bottom) + 4))
    assert {"hoy7", "hoy9"} <= set(selected(reporting))
    order = [placed.post for placed in reporting.canvas.picture.cards]
    assert selected(reporting) == sorted(selected(reporting), key=order.index)


def test_escape_gives_back_what_was_selected_before_the_rubber_band(reporting: Hand) -> None:
    reporting.click(reporting.at("eng"))
    box = reporting.box("hoy7")
    reporting.press(QPoint(round(box.x) - 12, round(box.y) - 4))
    reporting.move(QPoint(round(box.right), round(box.bottom)))
    reporting.key(Qt.Key.Key_Escape)
    reporting.release(QPoint(round(box.right), round(box.bottom)))
    assert selected(reporting) == ["eng"]


def test_a_drag_begins_after_six_pixels_and_needs_no_click_before(reporting: Hand) -> None:
    start = reporting.at("eng")
    reporting.press(start)
    begun = []
    for pixels in (5, 6):
        reporting.move(start + QPoint(0, pixels))
        begun.append(reporting.canvas.gesture_active)
    assert begun == [False, True]
    reporting.key(Qt.Key.Key_Escape)


def test_dropped_on_the_middle_of_a_card_a_post_reports_to_it(reporting: Hand) -> None:
    reporting.drag("hoy8", reporting.at("eng"))
    view = reporting.canvas.session.view
    assert reading.manager(view, "hoy8") == "eng"
    assert reading.manager(view, "tutor") == "hoy8"
    assert selected(reporting) == ["hoy8"]


@pytest.mark.parametrize(("edge", "order"), [(0.1, ["bm", "eng", "maths"]), (0.9, ["eng", "bm", "maths"])])
def test_dropped_on_an_edge_a_post_comes_before_or_after(
    reporting: Hand, edge: float, order: list[str]
) -> None:
    beside = reporting.canvas.extent.card("eng")
    assert beside is not None
    across, down = (edge, 0.5) if beside.flow is Flow.ACROSS else (0.5, edge)
    reporting.drag("bm", reporting.at("eng", across, down))
    assert reading.reports(reporting.canvas.session.view, "dep2") == order


def test_dropped_on_a_line_a_post_goes_between_the_two(reporting: Hand) -> None:
    line = next(line for line in reporting.canvas.picture.lines if line.lower == "tutor")
    (x1, y1), (x2, y2) = line.points[-2:]
    x, y = reporting.canvas.camera.to_screen((x1 + x2) / 2, (y1 + y2) / 2)
    reporting.drag("maths", QPoint(round(x), round(y)))
    view = reporting.canvas.session.view
    assert (reading.manager(view, "tutor"), reading.manager(view, "maths")) == ("maths", "hoy8")


def test_dropped_on_a_team_a_post_moves_there_and_with_ctrl_it_joins_as_well(teams: Hand) -> None:
    teams.drag("hoy7", teams.at("eng", down=0.9))
    view = teams.canvas.session.view
    assert reading.members(view, "cp") == ["eng", "hoy9", "hoy7"]
    assert "hoy7" not in reading.members(view, "sa")
    teams.drag("hoy8", teams.at("eng", down=0.1), CTRL)
    assert reading.members(view, "cp") == ["hoy8", "eng", "hoy9", "hoy7"]
    assert "hoy8" in reading.members(view, "sa")
    assert reading.manager(view, "hoy7") == "dep1"


def test_ctrl_pressed_during_a_drag_changes_the_cue_at_once(teams: Hand) -> None:
    said: list[str] = []
    teams.canvas.message.connect(said.append)
    teams.begin_drag("hoy7", teams.at("eng", down=0.9))
    assert said[-1] == "Joins Curriculum, last; leaves Students"
    QTest.keyPress(teams.canvas, Qt.Key.Key_Control)
    assert said[-1] == "Joins Curriculum as well, last"
    QTest.keyRelease(teams.canvas, Qt.Key.Key_Control)
    assert said[-1] == "Joins Curriculum, last; leaves Students"
    teams.key(Qt.Key.Key_Escape)
    assert said[-1] == ""


def test_several_posts_are_dragged_together_and_keep_their_order(reporting: Hand) -> None:
    reporting.click(reporting.at("hoy9"))
    reporting.click(reporting.at("hoy7"), CTRL)
    reporting.drag("hoy9", reporting.at("bm"))
    assert reading.reports(reporting.canvas.session.view, "bm") == ["hoy7", "hoy9"]
    assert len(reporting.canvas.session.document.history) == 1


def test_what_cannot_be_is_said_in_words_and_changes_nothing(reporting: Hand) -> None:
    said: list[str] = []
    reporting.canvas.message.connect(said.append)
    reporting.drag("dep1", reporting.at("tutor"))
    assert any("can't report to" in words for words in said)
    assert reporting.canvas.session.document.history == ()


def test_a_drop_is_one_step_that_undo_takes_back(reporting: Hand) -> None:
    before = reporting.canvas.session.document.structure(CURRENT).copy()
    reporting.drag("eng", reporting.at("bm"))
    assert reporting.canvas.session.view != before.view
    reporting.canvas.session.undo()
    assert reporting.canvas.session.view == before.view
    assert selected(reporting) == ["eng"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Delete])
def test_a_key_that_cancels_a_drag_leaves_everything_as_it_was(reporting: Hand, key: Qt.Key) -> None:
    before = reporting.canvas.session.document.structure(CURRENT).copy()
    target = reporting.at("eng")
    reporting.begin_drag("hoy8", target)
    reporting.key(key)
    assert not reporting.canvas.gesture_active
    reporting.release(target)
    assert reporting.canvas.session.view == before.view
    assert reporting.canvas.session.document.history == ()


def test_losing_the_focus_cancels_a_drag(reporting: Hand) -> None:
    target = reporting.at("eng")
    reporting.begin_drag("hoy8", target)
    QApplication.sendEvent(reporting.canvas, QFocusEvent(QEvent.Type.FocusOut))
    reporting.release(target)
    assert reporting.canvas.session.document.history == ()


def test_the_right_button_cancels_a_drag_and_brings_no_menu(reporting: Hand) -> None:
    wanted: list[QPoint] = []
    reporting.canvas.menu_requested.connect(wanted.append)
    target = reporting.at("eng")
    reporting.begin_drag("hoy8", target)
    reporting.press(target, button=RIGHT)
    QApplication.sendEvent(
        reporting.canvas.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, target, target)
    )
    reporting.release(target, button=RIGHT)
    reporting.release(target)
    assert reporting.canvas.session.document.history == ()
    assert wanted == []


def test_an_undo_in_the_middle_of_a_drag_cancels_it(reporting: Hand) -> None:
    reporting.drag("eng", reporting.at("bm"))
    target = reporting.at("hoy7")
    reporting.begin_drag("maths", target)
    reporting.canvas.session.undo()
    assert not reporting.canvas.gesture_active
    reporting.release(target)
    assert reading.manager(reporting.canvas.session.view, "maths") == "dep2"


def test_the_window_hears_when_a_gesture_begins_and_ends(reporting: Hand) -> None:
    heard: list[bool] = []
    reporting.canvas.gesture_changed.connect(heard.append)
    reporting.click(reporting.at("eng"))
    assert heard == []
    reporting.drag("eng", reporting.at("bm"))
    assert heard == [True, False]


def test_the_menu_is_wanted_for_what_is_under_the_mouse(reporting: Hand) -> None:
    wanted: list[QPoint] = []
    reporting.canvas.menu_requested.connect(wanted.append)
    at = reporting.at("maths")
    QApplication.sendEvent(
        reporting.canvas.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
    )
    assert selected(reporting) == ["maths"]
    assert wanted == [reporting.canvas.viewport().mapToGlobal(at)]


@pytest.mark.parametrize("button", [MIDDLE, Qt.MouseButton.LeftButton])
def test_the_middle_button_or_space_pans(reporting: Hand, button: Qt.MouseButton) -> None:
    if button is not MIDDLE:
        QTest.keyPress(reporting.canvas, Qt.Key.Key_Space)
    before = reporting.at("head")
    reporting.press(QPoint(500, 300), button=button)
    reporting.move(QPoint(460, 330))
    reporting.release(QPoint(460, 330), button=button)
    QTest.keyRelease(reporting.canvas, Qt.Key.Key_Space)
    assert reporting.at("head") - before == QPoint(-40, 30)
    assert selected(reporting) == []


def test_the_view_scrolls_while_a_card_is_held_at_its_edge(reporting: Hand, qtbot: QtBot) -> None:
    reporting.canvas.resize(420, 300)
    reporting.canvas.reveal("hoy7")
    before = reporting.canvas.camera
    reporting.begin_drag("hoy7", QPoint(400, 150))
    qtbot.waitUntil(lambda: reporting.canvas.camera.x > before.x + 50)
    reporting.key(Qt.Key.Key_Escape)
    assert not any(
        timer.isActive() for timer in reporting.canvas.findChildren(QTimer) if timer.interval() == TICK
    )


def test_the_wheel_scrolls_and_with_shift_it_scrolls_sideways(reporting: Hand) -> None:
    before = reporting.at("head")
    reporting.wheel(QPoint(100, 100), -1)
    assert (reporting.at("head") - before).x() == 0
    assert (reporting.at("head") - before).y() < 0
    reporting.wheel(QPoint(100, 100), 1)
    reporting.wheel(QPoint(100, 100), -1, Qt.KeyboardModifier.ShiftModifier)
    assert (reporting.at("head") - before).x() < 0
    assert (reporting.at("head") - before).y() == 0


def test_ctrl_and_the_wheel_zoom_at_the_pointer(reporting: Hand) -> None:
    at = reporting.at("maths")
    before = reporting.canvas.camera.to_chart(at.x(), at.y())
    for notches in (1, 1, -3, -2, 5):
        reporting.wheel(at, notches, CTRL)
        assert reporting.canvas.camera.to_chart(at.x(), at.y()) == pytest.approx(before)


def test_zooming_ends_at_ten_and_at_four_hundred_per_cent(reporting: Hand) -> None:
    told: list[float] = []
    reporting.canvas.zoom_changed.connect(told.append)
    reporting.wheel(QPoint(500, 300), 40, CTRL)
    assert reporting.canvas.zoom == 4.0
    reporting.wheel(QPoint(500, 300), -80, CTRL)
    assert reporting.canvas.zoom == 0.1
    assert told == [4.0, 0.1]


def test_a_double_click_renames(reporting: Hand) -> None:
    at = reporting.at("maths", down=0.2)
    reporting.click(at)
    QTest.mouseDClick(
        reporting.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    reporting.type("Head of Mathematics")
    reporting.key(Qt.Key.Key_Return)
    assert reading.titled(reporting.canvas.session.view, "Head of Mathematics") == "maths"


def press_again(hand: Hand, at: QPoint, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
    """Press where one has just clicked: Qt calls that a double click."""
    QTest.mouseClick(hand.canvas.viewport(), button, modifiers, at)
    where = QPointF(at)
    again = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, where, button, button, modifiers)
    QApplication.sendEvent(hand.canvas.viewport(), again)


def test_two_quick_drags_with_the_middle_button_both_move_the_chart(reporting: Hand) -> None:
    before, at = reporting.canvas.camera, reporting.at("maths")
    press_again(reporting, at, MIDDLE, Qt.KeyboardModifier.NoModifier)
    reporting.move(at + QPoint(-30, 0))
    assert reporting.canvas.camera.x == pytest.approx(before.x + 30 / before.scale)


def test_a_double_click_on_what_leads_elsewhere_renames_nothing_there(teams: Hand) -> None:
    point_on_alias(teams, "hoy7")
    teams.canvas.resize(300, 200)
    alias = on_alias(teams, "hoy7")
    before = teams.canvas.camera
    press_again(teams, alias, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert teams.canvas.camera != before
    assert teams.canvas.findChild(QLineEdit) is None
    assert selected(teams) == ["hoy7"]


def test_a_rubber_band_may_follow_fast_upon_a_click(reporting: Hand) -> None:
    ground = reporting.at("maths", 1.0, 1.0) + QPoint(5, 5)
    press_again(reporting, ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    reporting.move(reporting.at("maths"))
    assert selected(reporting) == ["maths"]


def test_two_quick_clicks_with_ctrl_add_a_card_and_take_it_away_again(reporting: Hand) -> None:
    at = reporting.at("maths")
    press_again(reporting, at, Qt.MouseButton.LeftButton, CTRL)
    reporting.release(at, CTRL)
    assert selected(reporting) == []
    assert reporting.canvas.findChild(QLineEdit) is None


def test_dragging_in_the_teams_view_takes_only_the_card(show: Show) -> None:
    teams = show(view=ChartView.TEAMS)
    teams.drag("hoy8", teams.at("eng", down=0.9))
    view = teams.canvas.session.view
    assert "tutor" not in reading.members(view, "cp")
    assert reading.manager(view, "tutor") == "hoy8"


def test_looking_elsewhere_does_not_move_the_chart_beyond_reach(reporting: Hand) -> None:
    reporting.canvas.look(Camera(1.0, 1e6, -1e6))
    seen = reporting.canvas.camera.seen(reporting.canvas.visible_size())
    assert seen.meets(reporting.canvas.picture.bounds)


def test_a_drag_that_begins_on_an_alias_moves_nothing(teams: Hand) -> None:
    teams.press(point_on_alias(teams, "hoy7"))
    before = teams.canvas.session.document.history
    teams.move(teams.at("eng"))
    teams.release(teams.at("eng"))
    assert teams.canvas.session.document.history == before
