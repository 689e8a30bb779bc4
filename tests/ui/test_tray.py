"""The tray: what is not placed, dragged onto the chart, and what is set aside, with the mouse or without."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.move_to import MoveTo
from orgdesigner.ui.main_window import MainWindow
from tests.ui.canvas.hand import Hand
from tests.ui.conftest import MakeWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

SCHOOL = """
team sa "Students" leadership leads=dep
  member dep
  member hoy
post head "Headteacher" head
  held "Beatrice Aldous" teaching
  post dep "Deputy"
    held "Miriam Okafor" teaching
    post hoy "Head of Year"
      post tutor "Tutor"
post idle "Not placed" salary=30000
post bare "Without pay"
"""


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    window = make_window(sketch=SCHOOL)
    person = r.Person(id="sam", name="Sam Green", staff_group=StaffGroup.SUPPORT)
    window.session.perform(lambda view: _added(view, person))
    window.canvas.animated = False
    return window


def _added(_: View, person: r.Person) -> Change:
    return Change("Add somebody", (Step(None, person),))


def lines(window: MainWindow) -> list[str]:
    model = window.tray.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def pay(window: MainWindow) -> list[str]:
    model = window.tray.list.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def point_on_line(window: MainWindow, row: int) -> QPoint:
    view = window.tray.list
    return view.visualRect(view.model().index(row, 0)).center()


def move(widget: QWidget, at: QPoint) -> None:
    """Move the mouse with the left button down; `at` may be outside the widget that holds the mouse."""
    everywhere = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        everywhere,
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def begin_drag_out(window: MainWindow, row: int, post: str) -> QPoint:
    """Press on a line of the tray and move onto the card of a post; return where that is, from the tray."""
    holder = window.tray.list.viewport()
    start = point_on_line(window, row)
    window.canvas.reveal(post)
    there = holder.mapFromGlobal(window.canvas.viewport().mapToGlobal(Hand(window.canvas).at(post)))
    QTest.mousePress(holder, LEFT, pos=start)
    move(holder, start + QPoint(8, 0))
    move(holder, there)
    return there


def drag_out(window: MainWindow, row: int, post: str) -> None:
    there = begin_drag_out(window, row, post)
    QTest.mouseRelease(window.tray.list.viewport(), LEFT, pos=there)


def tray_point(window: MainWindow) -> QPoint:
    """The middle of the tray, as a point of the canvas's viewport."""
    tray = window.tray
    return window.canvas.viewport().mapFromGlobal(tray.mapToGlobal(tray.rect().center()))


def test_it_lists_counts_and_costs_what_is_not_placed(window: MainWindow) -> None:
    assert window.tray.words == "Tray: 2 posts not placed, 1 person without a post"
    assert lines(window) == ["Not placed · vacant", "Without pay · vacant", "Sam Green · support, no post"]
    assert pay(window) == ["£30,000", "—", "—"]
    assert window.tray.cost.text() == "£30,000 a year in pay"


def test_an_empty_tray_says_in_one_line_what_it_is_for(make_window: MakeWindow) -> None:
    window = make_window(sketch='post head "Headteacher" head\n  post dep "Deputy"\n')
    assert window.tray.words == "Tray: drop a post here to set it aside."
    assert not window.tray.list.isVisible()


def test_a_card_dropped_on_the_tray_is_set_aside_in_one_step_and_its_reports_go_up(
    window: MainWindow,
) -> None:
    window.views.view_reporting()
    hand, view = Hand(window.canvas), window.session.view
    words: list[str] = []
    window.canvas.message.connect(words.append)
    window.canvas.reveal("hoy")
    hand.drag("hoy", tray_point(window))
    assert "Set aside: reports to nobody; leaves Students; its report goes up to Deputy" in words
    assert relations.manager(view, "hoy") is None
    assert relations.teams_of_post(view, "hoy") == []
    above = relations.manager(view, "tutor")
    assert above is not None
    assert above.id == "dep"
    assert "Head of Year · vacant" in lines(window)
    window.session.undo()
    assert "Head of Year · vacant" not in lines(window)
    assert relations.teams_of_post(view, "hoy")


def test_the_tray_shows_that_it_takes_what_is_over_it_and_the_head_it_does_not(window: MainWindow) -> None:
    hand = Hand(window.canvas)
    window.canvas.reveal("hoy")
    hand.begin_drag("hoy", tray_point(window))
    assert window.tray.property("drop") == "possible"
    hand.key(Key.Key_Escape)
    assert window.tray.property("drop") == ""
    hand.release(tray_point(window))
    window.canvas.reveal("head")
    history = window.session.document.history
    hand.begin_drag("head", tray_point(window))
    assert window.tray.property("drop") == "impossible"
    hand.release(tray_point(window))
    assert window.session.document.history == history


def test_a_post_dragged_out_of_the_tray_goes_where_the_cue_says(window: MainWindow) -> None:
    window.views.view_reporting()
    words: list[str] = []
    window.canvas.message.connect(words.append)
    drag_out(window, 0, "hoy")
    manager = relations.manager(window.session.view, "idle")
    assert manager is not None
    assert manager.id == "hoy"
    assert "Reports to Head of Year, after Tutor" in words
    assert "Not placed · vacant" not in lines(window)
    window.session.undo()
    assert "Not placed · vacant" in lines(window)


def test_escape_in_the_middle_of_a_drag_out_of_the_tray_changes_nothing(window: MainWindow) -> None:
    window.views.view_reporting()
    history = window.session.document.history
    there = begin_drag_out(window, 0, "hoy")
    assert window.canvas.gesture_active
    Hand(window.canvas).key(Key.Key_Escape)
    QTest.mouseRelease(window.tray.list.viewport(), LEFT, pos=there)
    assert window.session.document.history == history
    assert not window.canvas.gesture_active


def test_somebody_dragged_onto_a_vacant_post_holds_it(window: MainWindow) -> None:
    window.views.view_reporting()
    words: list[str] = []
    window.canvas.message.connect(words.append)
    drag_out(window, 2, "hoy")
    assert [person.id for person in relations.holders(window.session.view, "hoy")] == ["sam"]
    assert "Sam Green holds Head of Year" in words
    assert window.tray.words == "Tray: 2 posts not placed"


def test_somebody_dragged_onto_a_held_post_shares_it_and_the_cue_says_so(window: MainWindow) -> None:
    window.views.view_reporting()
    words: list[str] = []
    window.canvas.message.connect(words.append)
    drag_out(window, 2, "dep")
    assert {each.share for each in relations.holdings(window.session.view, "dep")} == {
        r.Holding.model_fields["share"].default / 2
    }
    assert "Sam Green shares Deputy with Miriam Okafor" in words


def test_a_click_selects_and_enter_asks_for_a_place(window: MainWindow) -> None:
    QTest.mouseClick(window.tray.list.viewport(), LEFT, pos=point_on_line(window, 0))
    assert window.session.selection == (Subject("post", "idle"),)
    window.tray.list.setFocus()
    QTest.keyClick(window.tray.list, Key.Key_Return)
    (dialog,) = window.findChildren(MoveTo)
    dialog.reject()


def test_somebody_without_a_post_gets_one_by_keyboard(window: MainWindow) -> None:
    window.session.select(Subject("person", "sam"))
    window.actions_by_name["move_to"].trigger()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert dialog.windowTitle() == "Give Sam Green a post"
    dialog.reject()


def test_set_aside_by_its_command_takes_the_selected_posts_in_one_step(window: MainWindow) -> None:
    window.session.select(Subject("post", "hoy"), Subject("post", "tutor"))
    window.actions_by_name["set_aside"].trigger()
    assert {"Head of Year · vacant", "Tutor · vacant"} <= set(lines(window))
    window.session.undo()
    assert lines(window)[0] == "Not placed · vacant"
