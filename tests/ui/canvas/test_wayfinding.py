"""The arrow keys follow the picture, and from every card they reach every other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.assets import resource
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.spatial import Extent
from orgdesigner.exchange.json_plan import read
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.keyboard.wayfinding import Direction, next_card
from tests.ui.canvas.hand import Hand
from tests.ui.canvas.structures import extent_of, schools

Key = Qt.Key


def reached(view: View, extent: Extent, start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        post = waiting.pop()
        for direction in Direction:
            there = next_card(view, extent, post, direction)
            if there is not None and there not in found:
                found.add(there)
                waiting.append(there)
    return found


@given(schools(), st.sampled_from(ChartView), st.data())
def test_the_arrow_keys_reach_every_card_from_every_other(
    structure: Structure, chart_view: ChartView, data: st.DataObject
) -> None:
    extent = extent_of(structure.view, chart_view)
    posts = list(extent.posts())
    start = data.draw(st.sampled_from(posts))
    assert reached(structure.view, extent, start) == set(posts)


@pytest.mark.parametrize("chart_view", ChartView)
def test_the_arrow_keys_reach_every_card_of_the_example(chart_view: ChartView) -> None:
    for structure in read(resource("example", "plan.json").read_bytes()).values():
        extent = extent_of(structure.view, chart_view)
        first = extent.first()
        assert first is not None
        assert reached(structure.view, extent, first) == set(extent.posts())


def selected(hand: Hand) -> str:
    return hand.canvas.session.selected_posts()[-1]


def test_in_the_tree_the_arrows_go_to_relatives(reporting: Hand) -> None:
    reporting.key(Key.Key_Home)
    assert selected(reporting) == "head"
    reporting.key(Key.Key_Down)
    assert selected(reporting) == "dep1"
    reporting.key(Key.Key_Right)
    assert selected(reporting) == "dep2"
    reporting.key(Key.Key_Left)
    reporting.key(Key.Key_Up)
    assert selected(reporting) == "head"


def test_in_the_teams_view_the_arrows_go_along_and_across_the_columns(teams: Hand) -> None:
    teams.click(teams.at("dep1"))
    teams.key(Key.Key_Down)
    assert selected(teams) == "hoy7"
    teams.key(Key.Key_Right)
    assert selected(teams) == "eng"
    teams.key(Key.Key_Up)
    assert selected(teams) == "dep2"
    teams.key(Key.Key_Up)
    assert selected(teams) == "head"


def test_home_and_end_go_to_the_first_and_the_last_card(teams: Hand) -> None:
    cards = teams.canvas.picture.cards
    teams.key(Key.Key_End)
    assert selected(teams) == cards[-1].post
    teams.key(Key.Key_Home)
    assert selected(teams) == cards[0].post


def test_typing_goes_to_the_card_that_begins_so(reporting: Hand) -> None:
    reporting.type("head of m")
    assert selected(reporting) == "maths"


def test_one_letter_typed_again_goes_on_to_the_next_card(reporting: Hand) -> None:
    seen = []
    for _ in range(3):
        reporting.type("d")
        seen.append(selected(reporting))
    assert seen == ["dep1", "dep2", "dep1"]


def test_typing_a_holders_name_finds_the_post(reporting: Hand) -> None:
    reporting.type("m. ok")
    assert selected(reporting) == "dep1"


def test_tab_leaves_the_canvas(reporting: Hand, qtbot: QtBot) -> None:
    window, beside = QWidget(), QPushButton("Beside")
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(reporting.canvas)
    row.addWidget(beside)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    reporting.canvas.setFocus()
    reporting.key(Key.Key_Tab)
    assert (
        QApplication.focusWidget() is reporting.canvas.legend
    )  # what stands on it comes before what is beside
    reporting.key(Key.Key_Tab)
    assert QApplication.focusWidget() is beside
    reporting.canvas.setParent(None)


def test_a_card_that_is_gone_to_comes_into_view(reporting: Hand) -> None:
    reporting.canvas.resize(300, 200)
    for _ in range(4):
        reporting.key(Key.Key_End)
        reporting.key(Key.Key_Home)
        seen = reporting.canvas.camera.seen(reporting.canvas.visible_size())
        placed = reporting.canvas.extent.card(selected(reporting))
        assert placed is not None
        assert seen.meets(placed.box)
