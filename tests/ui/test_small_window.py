"""In a small window, at 200 % on a small laptop, and with larger text, nothing is cut or hidden."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import ChartView
from orgdesigner.rules.base import Subject
from orgdesigner.ui import textsize
from orgdesigner.ui.fitting import fit
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.style import dress
from orgdesigner.ui.widgets.segments import Segments
from tests.ui.conftest import SCHOOL, MakeWindow

SIZES = ((640, 384), (683, 384), (1024, 600), (1366, 768))
"""At 200 % a screen of 1366 by 768 has 683 by 384 pixels to draw on."""


SMALL = QSize(667, 344)
"""What a window manager leaves of that for a dialog."""


@pytest.fixture(params=[1.0, 1.5], ids=["text 100 %", "text 150 %"])
def any_text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """The program with text of the usual size, and with larger text."""
    _dress_anew(qapp, request.param)
    yield request.param
    _dress_anew(qapp, 1.0)


def _dress_anew(qapp: QApplication, scale: float) -> None:
    from orgdesigner.chart.theme import LIGHT

    textsize.set_scale(qapp, scale)
    qapp.setProperty("theme", None)
    qapp.setProperty("typeset", None)
    dress(qapp, LIGHT)


def shown(parent: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    for widget in parent.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible():
            yield widget


def bars(window: MainWindow) -> tuple[QWidget, ...]:
    """The rows that have to give way: nothing in them scrolls."""
    return window.topbar, window.status, window.menuBar()


def area(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def pressed(window: MainWindow) -> list[str]:
    """Return the words that have less room than a line is high, or lie outside of what they are in."""
    found = []
    for row in bars(window):
        for each in shown(row, QLabel, QAbstractButton, QComboBox):
            inside = area(row, window).contains(area(each, window))
            if not inside or each.height() < each.fontMetrics().height():
                found.append(f"{type(each).__name__} {getattr(each, 'text', str)()}")
    return found


def cut(window: MainWindow) -> list[str]:
    """Return the buttons of the top row whose words have no room: those of the foot are shortened."""
    wordless = Qt.ToolButtonStyle.ToolButtonIconOnly
    buttons = [each for each in shown(window.topbar, QToolButton) if isinstance(each, QToolButton)]
    return [
        each.text()
        for each in buttons
        if each.toolButtonStyle() is not wordless
        and each.fontMetrics().horizontalAdvance(each.text().replace("&&", "&")) > each.width()
    ]


def overlapping(window: MainWindow) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for row in bars(window):
        inside = (row, *_rows(row))
        placed = [
            each for each in shown(row, QAbstractButton, QLabel, QComboBox) if each.parentWidget() in inside
        ]
        found.extend(
            (type(one).__name__, type(other).__name__)
            for one, other in combinations(placed, 2)
            if area(one, window).intersects(area(other, window))
        )
    return found


def _rows(row: QWidget) -> list[Segments]:
    return row.findChildren(Segments)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_window_fits_and_no_word_is_cut_or_lies_over_another(
    any_text: float, make_window: MakeWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = make_window(sketch=SCHOOL)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.canvas.is_settled)
    assert window.size() == QSize(*size)
    qtbot.waitUntil(lambda: not pressed(window))
    assert cut(window) == []
    assert overlapping(window) == []
    assert window.canvas.viewport().height() >= size[1] * 0.3
    assert window.canvas.viewport().width() >= size[0] * 0.35


def test_panes_give_their_room_to_the_chart_and_come_back_with_it(window: MainWindow) -> None:
    panes = (window.outline, window.inspector, window.foot)
    names = ("show_outline", "show_inspector", "show_findings")
    assert all(pane.isVisible() for pane in panes)
    window.resize(640, 384)
    assert not any(pane.isVisible() for pane in panes)
    assert not any(window.actions_by_name[name].isChecked() for name in names)
    window.resize(1366, 768)
    assert all(pane.isVisible() for pane in panes)
    assert all(window.actions_by_name[name].isChecked() for name in names)


def test_a_pane_that_is_opened_by_hand_in_a_small_window_stays_and_one_that_was_closed_stays_closed(
    window: MainWindow,
) -> None:
    window.actions_by_name["show_inspector"].trigger()
    assert not window.inspector.isVisible()
    window.resize(640, 384)
    window.actions_by_name["show_outline"].trigger()
    window.resize(650, 390)
    assert window.outline.isVisible()
    window.resize(1366, 768)
    assert window.outline.isVisible()
    assert not window.inspector.isVisible()


def test_the_views_fold_into_a_menu_that_does_the_same(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(640, 480)
    [views] = [each for each in _rows(window.topbar) if each.accessibleName() == "Views"]
    assert views.is_folded
    [button] = [each for each in shown(views, QToolButton) if isinstance(each, QToolButton)]
    assert button.accessibleName() == "Views"
    assert button.text() == "Teams"
    [reporting] = [each for each in button.menu().actions() if each.text() == "Reporting"]
    button.menu().popup(QPoint(0, 0))
    QTest.mouseClick(
        button.menu(), Qt.MouseButton.LeftButton, pos=button.menu().actionGeometry(reporting).center()
    )
    assert window.canvas.chart_view is ChartView.REPORTING
    assert button.text() == "Reporting"
    window.resize(1366, 480)
    assert _folded(window) is False


def _folded(window: MainWindow) -> bool:
    return any(each.is_folded for each in _rows(window.topbar))


DIALOGS = (
    "export", "add_posts", "move_to", "plan_rules", "show_guide", "show_shortcuts", "show_palette",
    "what_if_empty", "new_proposal", "add_team", "add_person", "add_priority",
)  # fmt: skip


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_fits_a_small_screen_and_its_buttons_can_be_come_to(
    any_text: float, make_window: MakeWindow, qtbot: QtBot, name: str
) -> None:
    window = make_window(sketch=SCHOOL)
    window.session.select(Subject("post", "gl1"))
    window.actions_by_name[name].trigger()
    [dialog] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    fit(dialog, SMALL)
    qtbot.waitUntil(lambda: dialog.width() <= SMALL.width() and dialog.height() <= SMALL.height())
    stops = [each for each in shown(dialog, QPushButton) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for each in stops:
        if each.isEnabled():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            for scrolled in dialog.findChildren(QScrollArea):
                scrolled.ensureWidgetVisible(each)
            assert QRect(QPoint(0, 0), dialog.size()).intersects(area(each, dialog))
    dialog.close()


def test_in_a_dialog_that_scrolls_the_keyboard_begins_in_the_first_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    fields = [QLineEdit(), QLineEdit()]
    for field in fields:
        column.addWidget(field)
    column.addSpacing(dialog.screen().availableSize().height())
    dialog.show()
    dialog.activateWindow()
    assert dialog.findChild(QScrollArea) is not None
    qtbot.waitUntil(lambda: dialog.focusWidget() is fields[0])
    QTest.keyClick(fields[0], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is fields[1]
    dialog.close()
