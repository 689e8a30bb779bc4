"""Everything in the window that takes the mouse or the keyboard has a name, and Tab leaves every pane."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from orgdesigner.model import records
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets import SHEETS
from tests.ui.conftest import MakeWindow

WORKED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
SHEET_NAMES = [sheet.name for sheet in SHEETS]
KINDS = ("post", "team", "person", "priority")
PRESSES = 400
"""More than there are places for the keyboard."""


def worked_by_hand(parent: QWidget) -> Iterator[QWidget]:
    """Yield what a person works with: not what Qt puts inside another widget for itself."""
    for widget in parent.findChildren(QWidget):
        if isinstance(widget, WORKED) and widget.isVisible() and not widget.objectName().startswith("qt_"):
            inside = widget.parentWidget()
            if not isinstance(inside, (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView)):
                yield widget


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def nameless(parent: QWidget) -> list[str]:
    """Return what has no name, by its kind and what it is in."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in worked_by_hand(parent)
        if not any(letter.isalnum() for letter in spoken(widget))
    ]


def pane_of(window: MainWindow, widget: QWidget | None) -> QWidget | None:
    """Return the pane of the window that holds the keyboard."""
    panes = (window.topbar, window.outline, window.middle, window.inspector, window.foot, window.status)
    return next((p for p in panes if widget is not None and (p is widget or p.isAncestorOf(widget))), None)


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_everything_that_is_worked_by_hand_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_detail_of_a_record_has_a_name(window: MainWindow, kind: str) -> None:
    first = window.session.view.all(records.KINDS[kind])[0]
    window.session.select(Subject(kind, first.id))
    assert window.inspector.shown == Subject(kind, first.id)
    assert nameless(window) == []


def test_the_first_start_has_a_name_for_everything(make_window: MakeWindow) -> None:
    assert nameless(make_window()) == []


def test_the_questions_have_a_name_for_everything(window: MainWindow) -> None:
    window.paper.export()
    [dialog] = window.findChildren(ExportDialog)
    assert list(worked_by_hand(dialog))
    assert nameless(dialog) == []


@pytest.mark.parametrize("sheet", SHEET_NAMES)
def test_everything_on_a_sheet_that_is_worked_by_hand_has_a_name(window: MainWindow, sheet: str) -> None:
    window.navigation.show_view(sheet)
    assert window.middle.sheet is not None
    assert nameless(window.middle) == []


@pytest.mark.parametrize("sheet", SHEET_NAMES)
def test_tab_goes_through_a_sheet_and_is_not_trapped_in_it(active: MainWindow, sheet: str) -> None:
    active.navigation.show_view(sheet)
    active.topbar.search.setFocus()
    panes: list[QWidget] = []
    for _ in range(PRESSES):
        QTest.keyClick(QApplication.focusWidget() or active, Qt.Key.Key_Tab)
        pane = pane_of(active, QApplication.focusWidget())
        if pane is not None and pane not in panes:
            panes.append(pane)
        if active.topbar.search.hasFocus():
            break
    assert active.topbar.search.hasFocus(), "the keyboard never comes back"
    assert active.middle in panes
    assert active.inspector in panes


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["forwards", "backwards"])
def test_tab_goes_through_every_pane_and_is_trapped_in_none(active: MainWindow, key: Qt.Key) -> None:
    active.session.select(Subject("post", "gl1"))
    active.canvas.setFocus()
    start = active.canvas
    visited: QWidget | None = start
    panes: list[QWidget] = []
    for _ in range(PRESSES):
        QTest.keyClick(QApplication.focusWidget() or active, key)
        visited = QApplication.focusWidget()
        pane = pane_of(active, visited)
        if pane is not None and pane not in panes:
            panes.append(pane)
        if visited is start:
            break
    assert visited is start, "the keyboard never comes back"
    wanted = (active.topbar, active.outline, active.middle, active.inspector, active.foot, active.status)
    assert [type(pane).__name__ for pane in wanted if pane not in panes] == []


def test_f6_goes_round_the_panes(active: MainWindow) -> None:
    active.canvas.setFocus()
    panes = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget() or active, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus, f"nothing shows that {focus} has the keyboard"
        panes.append(pane_of(active, focus))
    assert len({id(pane) for pane in panes}) == 5
    assert panes[-1] is active.middle
