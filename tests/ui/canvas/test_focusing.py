"""One branch or team is looked at alone, with a path back, and nobody is stranded there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from tests.ui.canvas.hand import CTRL, LEFT, Hand
from tests.ui.conftest import MakeWindow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier

SCHOOL = """
team cp "Curriculum & Pedagogy" leadership leads=dep
  member dep
  member eng
team sa "Students" leadership leads=pas
  member pas
post head "Headteacher" head
  post dep "Deputy: Curriculum" senior
    post eng "Head of English" middle
      post second "Second in English"
      post lit "Literacy Lead"
    post maths "Head of Maths" middle
  post pas "Deputy: Pastoral" senior
    post hoy "Head of Year 7" middle
"""


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    window = make_window(sketch=SCHOOL)
    window.canvas.animated = False
    window.navigation.show_view(ChartView.REPORTING)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.canvas.is_settled)
    window.canvas.setFocus()
    window.session.select(Subject("post", "eng"))
    return window


def shown(window: MainWindow) -> set[str]:
    return set(window.canvas.extent.posts())


def focus(window: MainWindow) -> None:
    QTest.keyClick(window.canvas, Key.Key_F, CTRL_SHIFT)


def step(window: MainWindow, name: str) -> QToolButton:
    """Return the button of a step of the path."""
    buttons = window.canvas.path_bar.findChildren(QToolButton)
    found = [each for each in buttons if each.isVisible() and each.text().replace("&&", "&") == name]
    assert len(found) == 1, name
    return found[0]


def where(window: MainWindow, post: str) -> tuple[float, float]:
    """Return where a card is in the window."""
    placed = window.canvas.extent.card(post)
    assert placed is not None
    x, y = window.canvas.camera.to_screen(placed.box.x, placed.box.y)
    viewport = window.canvas.viewport()
    return viewport.x() + x, viewport.y() + y


def test_a_branch_is_shown_alone_with_the_path_to_it(window: MainWindow) -> None:
    focus(window)
    assert shown(window) == {"eng", "second", "lit"}
    assert window.canvas.path_bar.words == (
        "Whole school › Headteacher › Deputy: Curriculum › Head of English"
    )
    assert window.session.selected_posts() == ("eng",)


def test_the_card_that_is_gone_to_stays_where_it_is_on_screen(window: MainWindow) -> None:
    before = where(window, "eng")
    focus(window)
    assert where(window, "eng") == pytest.approx(before, abs=1)


@pytest.mark.parametrize("way", ["esc", "alt+up", "path"])
def test_going_back_restores_the_view_exactly(window: MainWindow, way: str) -> None:
    window.canvas.zoom_to(0.731)
    before = window.canvas.camera, window.canvas.looking, window.session.selection
    focus(window)
    window.canvas.zoom_to(1.9)
    if way == "path":
        QTest.mouseClick(step(window, "Whole school"), LEFT)
    else:
        QTest.keyClick(window.canvas, *((Key.Key_Escape,) if way == "esc" else (Key.Key_Up, ALT)))
    assert (window.canvas.camera, window.canvas.looking, window.session.selection) == before
    assert window.canvas.path_bar.words == ""
    assert window.canvas.hasFocus()


def test_esc_leaves_one_step_at_a_time(window: MainWindow) -> None:
    whole = shown(window)
    window.session.select(Subject("post", "dep"))
    focus(window)
    deputy = shown(window)
    window.session.select(Subject("post", "eng"))
    focus(window)
    assert shown(window) < deputy < whole
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert shown(window) == deputy
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert shown(window) == whole
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert shown(window) == whole


def test_a_step_of_the_path_shows_the_branch_above(window: MainWindow) -> None:
    focus(window)
    QTest.mouseClick(step(window, "Deputy: Curriculum"), LEFT)
    assert shown(window) == {"dep", "eng", "second", "lit", "maths"}
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert shown(window) == {"eng", "second", "lit"}


def test_a_team_is_shown_alone_and_a_post_in_it_by_its_team(window: MainWindow) -> None:
    window.navigation.show_view(ChartView.TEAMS)
    window.session.select(Subject("team", "cp"))
    focus(window)
    assert {"dep", "eng"} <= shown(window)
    assert not shown(window) & {"pas", "head"}
    assert window.canvas.path_bar.words == "Whole school › Curriculum & Pedagogy"
    window.session.select(Subject("post", "eng"))
    focus(window)
    assert window.canvas.path_bar.words == ("Whole school › Curriculum & Pedagogy › Head of English")


def test_each_view_remembers_what_is_looked_at_alone(window: MainWindow) -> None:
    focus(window)
    window.navigation.show_view(ChartView.TEAMS)
    assert "head" in shown(window)
    assert window.canvas.path_bar.words == ""
    window.navigation.show_view(ChartView.REPORTING)
    assert shown(window) == {"eng", "second", "lit"}


def test_when_it_is_removed_what_was_above_it_is_shown_and_undo_brings_it_back(window: MainWindow) -> None:
    focus(window)
    window.session.perform(lambda view: remove_posts(view, ["eng"]))
    assert "maths" in shown(window)
    assert "hoy" not in shown(window)
    assert window.canvas.path_bar.words.endswith("Deputy: Curriculum")
    window.session.undo()
    assert shown(window) == {"eng", "second", "lit"}


def test_another_title_is_in_the_path_at_once(window: MainWindow) -> None:
    focus(window)
    eng = window.session.view.need(Post, "eng")
    window.session.perform(lambda view: set_fields(view, eng, title="Director of English"))
    assert window.canvas.path_bar.words.endswith("Director of English")


def test_what_is_outside_is_gone_to_by_leaving_and_it_is_said(window: MainWindow) -> None:
    focus(window)
    window.navigation.go_to(Subject("post", "hoy"))
    assert "hoy" in shown(window)
    assert window.canvas.path_bar.words == ""
    assert window.toast.words.startswith("Head of English: left")


def test_with_nothing_selected_it_is_said_what_to_do(window: MainWindow) -> None:
    window.session.select()
    before = shown(window)
    window.views.focus_here()
    assert shown(window) == before
    assert window.toast.words.startswith("Select a post or a team first")


def test_another_plan_is_looked_at_whole(window: MainWindow) -> None:
    focus(window)
    window.filing.open_new()
    assert window.canvas.path_bar.words == ""
    assert window.canvas.looking.focus is None


def test_a_long_path_keeps_its_ends_and_offers_the_rest(make_window: MakeWindow, qtbot: QtBot) -> None:
    lines = [f'{"  " * n}post p{n} "Assistant to the Deputy Director Number {n}"\n' for n in range(12)]
    window = make_window(sketch="".join(lines))
    window.navigation.show_view(ChartView.REPORTING)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.select(Subject("post", "p11"))
    focus(window)
    bar = window.canvas.path_bar
    qtbot.waitUntil(lambda: step(window, "Whole school").isVisible())
    more = step(window, "…")
    assert all(
        bar.rect().contains(each.geometry()) for each in bar.findChildren(QToolButton) if each.isVisible()
    )
    names = [action.text() for action in more.menu().actions()]
    assert names[0].endswith("Number 0")
    more.menu().actions()[0].trigger()
    assert "p0" in shown(window)


def test_the_canvas_alone_is_looked_at_whole(reporting: Hand) -> None:
    assert reporting.canvas.focusing.path == ()
