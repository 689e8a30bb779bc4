"""Cards glide to their places, but not where the system or the user asks for less motion."""

from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.model.edits.memberships import join_team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.picture.scene import box_of
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.motion import may_move
from tests.ui.conftest import SCHOOL, MakeWindow


class StillStyle(QProxyStyle):
    """A system that asks for little motion."""

    def styleHint(self, hint, option=None, widget=None, returns=None):  # type: ignore[no-untyped-def]
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returns)


def glides(window: MainWindow) -> bool:
    """Whether a card is on its way just after an edit moved it."""
    canvas, card = window.canvas, Subject("post", "gl1")
    canvas.viewport().repaint()
    window.session.perform(lambda view: join_team(view, ["gl1"], "cp", leave="sa"))
    canvas.bring_up_to_date()
    return canvas.place_of(card) != box_of(canvas.extent, card)


def test_cards_glide_where_nobody_asks_for_less_motion(window: MainWindow) -> None:
    assert window.canvas.animated
    assert glides(window)


def test_the_view_menu_stops_all_motion_and_it_is_remembered(
    window: MainWindow, make_window: MakeWindow, qtbot: QtBot
) -> None:
    action = window.actions_by_name["less_motion"]
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    assert not glides(window)
    qtbot.waitUntil(lambda: window.canvas.is_settled)
    later = make_window(sketch=SCHOOL)
    assert later.actions_by_name["less_motion"].isChecked()
    assert not glides(later)
    later.actions_by_name["less_motion"].trigger()
    assert later.canvas.animated


def test_where_the_system_asks_for_little_motion_there_is_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert may_move(widget)
    still = StillStyle()
    widget.setStyle(still)
    assert not may_move(widget)
