"""What a person has to see can be seen: where the keyboard is, and all text, measured from the pixels."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from orgdesigner.chart.theme import DARK, LIGHT, Theme
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from tests.chart.test_theme import contrast

PRESSES = 120
READABLE, SEEN = 4.5, 3.0
LEAST_RING = 16
"""So many pixels of a ring, at least, can be told from what was there before."""

SOFT = 0.9
"""Letters are drawn with soft edges, and thin ones never reach their own colour quite."""


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def dressed(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    window.appearance.choose(dark=request.param is DARK)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.select(Subject("post", "gl1"))
    qtbot.waitUntil(lambda: window.canvas.is_settled and not pressed_flat(window))
    yield window
    window.appearance.choose(dark=False)


def pressed_flat(window: MainWindow) -> list[str]:
    """Return the labels that are lower than a line: forms lay themselves out in their own time."""
    shown = (each for each in window.findChildren(QLabel) if each.isVisible() and each.text())
    return [each.text() for each in shown if each.height() < each.fontMetrics().height() - 1]


def shot(window: MainWindow, widget: QWidget) -> QImage:
    """Return what is shown of a widget, with a little of what is round it."""
    corner = widget.mapTo(window, QPoint(0, 0))
    area = QRect(corner, widget.size()).adjusted(-3, -3, 3, 3).intersected(window.rect())
    return window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def told_apart(before: QImage, after: QImage) -> int:
    """Return how many pixels changed to a colour that stands out from what was there."""
    found = 0
    for y in range(before.height()):
        for x in range(before.width()):
            one, other = before.pixel(x, y), after.pixel(x, y)
            if one != other and contrast(QColor(one).name(), QColor(other).name()) >= SEEN:
                found += 1
                if found >= LEAST_RING:
                    return found
    return found


def test_wherever_the_keyboard_is_it_can_be_seen_there(dressed: MainWindow) -> None:
    dressed.topbar.search.setFocus(Qt.FocusReason.TabFocusReason)
    faint: set[str] = set()
    for _ in range(PRESSES):
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
        goal = QApplication.focusWidget()
        assert goal is not None
        with_focus = shot(dressed, goal)
        goal.clearFocus()
        without = shot(dressed, goal)
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        if told_apart(without, with_focus) < LEAST_RING:
            name = goal.accessibleName() or getattr(goal, "text", str)()
            faint.add(f"{type(goal).__name__} {name}")
        if goal is dressed.topbar.search:
            break
    assert not faint, "\n".join(sorted(faint))


def test_every_label_and_button_is_drawn_in_colours_that_can_be_read(dressed: MainWindow) -> None:
    """The text's colour is the one farthest from the ground that most pixels have."""
    faint = []
    found: list[QLabel | QAbstractButton] = [*dressed.findChildren(QLabel)]
    found += dressed.findChildren(QAbstractButton)
    worded = [
        each
        for each in found
        if each.isVisible() and each.isEnabled() and each.text().strip() and whole(each)
    ]
    assert len(worded) > 20
    for each in worded:
        ratio = drawn_contrast(shot(dressed, each))
        if ratio < READABLE * SOFT:
            faint.append((type(each).__name__, each.text(), round(ratio, 2)))
    assert faint == []


def whole(widget: QWidget) -> bool:
    """Whether all of a widget is in view: it is not scrolled out of what it is in."""
    area = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None:
        corner = parent.mapTo(widget.window(), QPoint(0, 0))
        if not QRect(corner, parent.size()).contains(area):
            return False
        parent = parent.parentWidget()
    return True


def drawn_contrast(image: QImage) -> float:
    counts: dict[int, int] = {}
    for y in range(3, image.height() - 3):
        for x in range(3, image.width() - 3):
            pixel = image.pixel(x, y)
            counts[pixel] = counts.get(pixel, 0) + 1
    ground = QColor(max(counts, key=lambda pixel: counts[pixel])).name()
    return max(contrast(ground, QColor(pixel).name()) for pixel in counts)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_style_takes_a_colour_that_no_theme_has(theme: Theme) -> None:
    from orgdesigner.ui.style import style_sheet

    sheet = style_sheet(theme)
    assert "$" not in sheet
