"""The chart is coloured and filtered by categories, with a legend of what is on it; by mouse and by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.chart.legend.categories import Aspect
from orgdesigner.chart.legend.entries import legend
from orgdesigner.chart.looking import PLAIN
from orgdesigner.model.edits import people, posts
from orgdesigner.model.records import Post
from orgdesigner.model.words import StaffGroup
from orgdesigner.ui.canvas.over.legend import Legend
from orgdesigner.ui.canvas.over.legend_rows import CategoryRow, SignRow
from orgdesigner.ui.commands.looks import COLOUR_COMMANDS
from orgdesigner.ui.main_window import MainWindow
from tests.ui.canvas.hand import Hand

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def opened(hand: Hand) -> Legend:
    """The legend, opened by a click on its button."""
    QTest.mouseClick(hand.canvas.legend, LEFT)
    panel = hand.canvas.legend.panel
    assert panel is not None
    return panel


def rows(panel: Legend) -> list[CategoryRow]:
    return [row for row in panel.findChildren(CategoryRow) if not row.isHidden()]


def row(panel: Legend, key: str) -> CategoryRow:
    return next(each for each in rows(panel) if each.key == key)


def faded(hand: Hand) -> set[str]:
    return {placed.post for placed in hand.canvas.picture.cards if placed.card.faded}


def told(panel: Legend) -> dict[str, str]:
    return {each.text(): each.accessibleName() for each in rows(panel)}


def test_the_legend_counts_what_is_on_the_chart(reporting: Hand) -> None:
    panel = opened(reporting)
    reporting.canvas.colouring.colour_by(Aspect.LEVEL)
    total = len(reporting.canvas.session.view.all(Post))
    assert told(panel) == {
        "Headteacher": f"Headteacher: 1 of {total} posts, 9 %",
        "Senior leadership": f"Senior leadership: 2 of {total} posts, 18 %",
        "No leadership level": f"No leadership level: {total - 3} of {total} posts, 73 %",
    }


def test_a_click_on_a_category_shows_only_that_and_another_shows_all(reporting: Hand) -> None:
    panel, everybody = opened(reporting), {post.id for post in reporting.canvas.session.view.all(Post)}
    reporting.canvas.colouring.colour_by(Aspect.LEVEL)
    QTest.mouseClick(row(panel, "senior"), LEFT)
    assert faded(reporting) == everybody - {"dep1", "dep2"}
    QTest.mouseClick(row(panel, "head"), LEFT)
    assert faded(reporting) == everybody - {"head"}
    QTest.mouseClick(row(panel, "head"), LEFT)
    assert faded(reporting) == set()


def test_the_keyboard_opens_the_legend_chooses_a_category_and_leaves_it(reporting: Hand) -> None:
    legend_button = reporting.canvas.legend
    legend_button.setFocus()
    QTest.keyClick(legend_button, KEY.Key_Space)
    panel = legend_button.panel
    assert panel is not None
    reporting.canvas.colouring.colour_by(Aspect.LEVEL)
    row(panel, "senior").setFocus()
    QTest.keyClick(row(panel, "senior"), KEY.Key_Space)
    assert reporting.canvas.colouring.only == "senior"
    focus = QApplication.focusWidget()
    assert isinstance(focus, CategoryRow)
    assert focus.key == "senior"
    QTest.keyClick(focus, KEY.Key_Escape)
    assert reporting.canvas.hasFocus()
    assert reporting.canvas.colouring.only == "senior"


def test_each_card_wears_the_colour_of_its_category_and_its_teams_again_afterwards(reporting: Hand) -> None:
    canvas = reporting.canvas
    before = canvas.picture
    canvas.colouring.colour_by(Aspect.STAFF_GROUP)
    colours = {entry.category.key: entry.category.colour for entry in canvas.colouring.entries()}
    assert {placed.post: placed.card.colour for placed in canvas.picture.cards} == {
        post.id: colours[StaffGroup.TEACHING if post.id == "dep1" else "vacant"]
        for post in canvas.session.view.all(Post)
    }
    canvas.colouring.colour_by(Aspect.OWN)
    assert canvas.picture == before
    assert canvas.lens == PLAIN


def test_edits_are_followed(reporting: Hand) -> None:
    canvas, session = reporting.canvas, reporting.canvas.session
    canvas.colouring.colour_by(Aspect.STAFF_GROUP)
    canvas.colouring.show_only("vacant")
    assert "dep1" in faded(reporting)
    session.perform(
        lambda view: people.add_person(view, name="Ada Wren", staff_group=StaffGroup.SUPPORT, post="bm")
    )
    assert "bm" in faded(reporting)
    session.perform(lambda view: posts.add_post(view, title="New", manager="bm", post_id="new"))
    assert faded(reporting) == {"dep1", "bm"}
    counts = {entry.category.key: entry.posts for entry in canvas.colouring.entries()}
    assert counts == {"teaching": 1, "support": 1, "vacant": len(session.view.all(Post)) - 2}


def test_a_category_that_leaves_the_chart_hides_nothing_any_more(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.colouring.colour_by(Aspect.LEVEL)
    canvas.colouring.show_only("head")
    canvas.session.perform(lambda view: posts.remove_posts(view, ["head"]))
    assert canvas.colouring.only is None
    assert faded(reporting) == set()


def test_a_filter_and_a_search_together_keep_what_both_would(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.colouring.colour_by(Aspect.LEVEL)
    canvas.colouring.show_only("senior")
    canvas.lenses.search(frozenset({"dep1", "tutor"}))
    assert faded(reporting) == {post.id for post in canvas.session.view.all(Post)} - {"dep1"}


def test_the_signs_are_those_of_what_is_in_view_and_follow_it(reporting: Hand, qtbot: QtBot) -> None:
    canvas, panel = reporting.canvas, opened(reporting)

    def shown() -> list[str]:
        return [each.text for each in panel.findChildren(SignRow) if not each.isHidden()]

    seen = canvas.extent.within(canvas.camera.seen(canvas.visible_size()))
    assert shown() == [entry.text for entry in legend(seen, canvas.session.view, canvas.measure)]
    assert "Teaching staff" in shown()
    box = canvas.extent.box("gov")
    assert box is not None
    canvas.look_exactly(canvas.camera._replace(x=box.x - 10, y=box.y - 10, scale=3.0))
    qtbot.waitUntil(lambda: "Teaching staff" not in shown())
    assert "Vacant" in shown()


def test_the_legend_explains_badges_where_there_are_any(reporting: Hand) -> None:
    panel = opened(reporting)
    words = "Collapsed: reports (all below)"
    assert words not in [each.text for each in panel.findChildren(SignRow)]
    reporting.canvas.folding.fold(["dep1"])
    panel.tell()
    assert words in [each.text for each in panel.findChildren(SignRow)]


def test_the_legend_stays_inside_the_chart(reporting: Hand) -> None:
    canvas, panel = reporting.canvas, opened(reporting)
    for aspect in Aspect:
        canvas.colouring.colour_by(aspect)
        assert canvas.viewport().geometry().contains(panel.geometry())
    canvas.resize(500, 260)
    assert canvas.viewport().geometry().contains(panel.geometry())


def test_closing_the_legend_leaves_the_colours_and_its_button_says_so(reporting: Hand) -> None:
    canvas, panel = reporting.canvas, opened(reporting)
    canvas.colouring.colour_by(Aspect.LEVEL)
    panel.closed.emit()
    assert not panel.isVisible()
    assert canvas.legend.text() == "Colours: Level"
    assert canvas.lens.colours is not None


def test_the_menu_says_what_the_chart_is_coloured_by(window: MainWindow) -> None:
    actions, canvas = window.actions_by_name, window.canvas
    actions["colour_by_access"].trigger()
    assert canvas.colouring.aspect is Aspect.ACCESS
    assert canvas.legend.is_open
    checked = {name for name in COLOUR_COMMANDS if actions[name].isChecked()}
    assert checked == {"colour_by_access"}
    actions["show_legend"].trigger()
    assert canvas.legend.isVisible()
    assert not actions["show_legend"].isChecked()
    actions["colour_by_own"].trigger()
    assert canvas.lens == PLAIN


def test_a_sheet_has_no_legend_and_its_key_goes_to_the_chart(window: MainWindow) -> None:
    legend = window.canvas.legend
    assert legend.isVisible()
    window.actions_by_name["view_access"].trigger()
    assert not legend.isVisible()
    window.actions_by_name["view_reporting"].trigger()
    assert legend.isVisible()
    window.actions_by_name["view_access"].trigger()
    window.activateWindow()
    QTest.keyClick(window, KEY.Key_4, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert window.middle.sheet is None
    assert legend.panel is not None
    assert legend.panel.isVisible()
    assert not legend.isVisible()


def test_ctrl_and_a_full_stop_collapse_and_expand(window: MainWindow) -> None:
    window.views.view_reporting()
    window.canvas.go_to("dep1")
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, KEY.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.folding.folded == {"dep1"}
    QTest.keyClick(window.canvas, KEY.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.folding.folded == frozenset()
    window.actions_by_name["fold_to_2"].trigger()
    assert window.canvas.folding.folded == {"dep1", "dep2"}
    window.actions_by_name["open_folds"].trigger()
    assert window.canvas.folding.folded == frozenset()
