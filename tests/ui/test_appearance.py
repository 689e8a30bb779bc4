"""Light and dark, while the window is open: nothing keeps the colours that it had before."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.chart.theme import DARK, DARK_STRONG, LIGHT, on_screen
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.sketch import parse
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import COMMANDS
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import SCHOOL, TODAY, MakeWindow, forget

VIEWS = ("teams", "reporting", "coaching", "access", "allowances", "priorities", "review", "pages")

A_FEW = 3_000
"""So many pixels of a million may differ: the dashes round a region begin elsewhere. A field has more."""


@pytest.fixture
def opened() -> list[MainWindow]:
    """What holds the windows until the test ends."""
    return []


def open_in(appearance: Appearance, held: list[MainWindow], qtbot: QtBot) -> MainWindow:
    window = MainWindow(today=TODAY, appearance=appearance)
    held.append(window)
    qtbot.addWidget(window, before_close_func=forget)
    window.resize(1366, 768)
    window.filing.open_document(Document({CURRENT: parse(SCHOOL)}), "Hill School")
    window.files.settle()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.finish_checking()
    window.session.select(Subject("post", "gl1"))
    window.canvas.setFocus()
    return window


def buttons(status: QWidget) -> list[QToolButton]:
    return [each for each in status.findChildren(QToolButton) if each.isVisible()]


def told(window: MainWindow) -> str:
    return " ".join(each.text() for each in buttons(window.status))


def has_room(button: QToolButton) -> bool:
    return button.width() >= button.sizeHint().width()


def is_drawn(window: MainWindow) -> bool:
    """Whether all is painted, and stays as it is."""
    before = window.grab().toImage()
    QApplication.processEvents()
    drawn = window.canvas.is_settled or not window.canvas.isVisible()
    return drawn and window.grab().toImage() == before


def picture(window: MainWindow, view: str, qtbot: QtBot) -> QImage:
    """The window with a view of the structure, when all is in its place."""
    window.actions_by_name[f"view_{view}"].trigger()
    QApplication.processEvents()
    window.toast.hide()
    qtbot.waitUntil(lambda: is_drawn(window))
    qtbot.waitUntil(lambda: "…" not in told(window) and all(map(has_room, buttons(window.status))))
    return window.grab().toImage()


def differing(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures of the same size are not the same."""
    assert one.size() == other.size()
    pixels = (bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (one, other))
    return sum(a != b for a, b in zip(*(memoryview(each).cast("I") for each in pixels), strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_a_window_that_turned_dark_looks_like_one_that_was_opened_dark(
    view: str, opened: list[MainWindow], qtbot: QtBot
) -> None:
    turned = open_in(Appearance(dark=False), opened, qtbot)
    light = picture(turned, view, qtbot)
    turned.appearance.choose(dark=True)
    dark = picture(turned, view, qtbot)
    assert dark != light
    turned.hide()
    other = open_in(Appearance(dark=True), opened, qtbot)
    assert differing(dark, picture(other, view, qtbot)) < A_FEW


def test_high_contrast_is_a_theme_of_its_own_in_light_and_dark() -> None:
    assert on_screen(dark=True, strong=True) is DARK_STRONG
    assert on_screen(dark=True, strong=False) is DARK
    assert on_screen(dark=False, strong=False) is LIGHT


def test_a_menu_ticks_what_is_shown_and_fits_a_small_screen(opened: list[MainWindow], qtbot: QtBot) -> None:
    window = open_in(Appearance(dark=False), opened, qtbot)
    menus = [action.menu() for action in window.menuBar().actions()]
    for menu in menus:
        assert isinstance(menu, QMenu)
        assert menu.sizeHint().height() <= 768, menu.title()
    view = menus[2]
    assert isinstance(view, QMenu)

    def drawn() -> QImage:
        view.ensurePolished()
        view.resize(view.sizeHint())
        return view.grab(view.actionGeometry(window.actions_by_name["view_teams"])).toImage()

    ticked = drawn()
    window.actions_by_name["view_reporting"].trigger()
    assert drawn() != ticked


def test_a_menu_that_opens_has_its_icons_in_the_colours_of_the_day(
    opened: list[MainWindow], qtbot: QtBot
) -> None:
    appearance = Appearance(dark=False)
    window = open_in(appearance, opened, qtbot)
    [menu, *_] = [each.menu() for each in window.menuBar().actions()]
    assert isinstance(menu, QMenu)
    drawn = []
    for theme in (LIGHT, DARK):
        appearance.choose(dark=theme is DARK)
        menu.popup(window.mapToGlobal(window.rect().center()))
        icons = {each.objectName(): each.icon() for each in menu.actions()}
        assert [command.name for command in COMMANDS if command.icon and command.name in icons] == [
            name for name, icon in icons.items() if name and not icon.isNull()
        ]
        drawn.append(icons["save_plan"].pixmap(16, 16).toImage())
        menu.hide()
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize("view", ["access", "allowances", "priorities"])
def test_the_tables_of_the_example_fit_the_window_of_a_small_laptop(
    view: str, make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    window.actions_by_name[f"view_{view}"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QTableView)))
    QApplication.processEvents()
    for table in window.findChildren(QTableView):
        if table.isVisible():
            columns = table.model().columnCount()
            wanted = sum(table.columnWidth(number) for number in range(columns))
            assert wanted <= table.viewport().width()
