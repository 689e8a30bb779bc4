"""A hand on the mouse and the keyboard: it sees where things are, and waits for what it expects.

Whatever the hand does is a generator that yields what it waits for; a Player advances it while the window
lives its own life between any two steps.
"""

import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QRectF, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from orgdesigner.chart.picture import Box
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.canvas.hand.gestures import EDGE

PATIENCE = 10_000
"""Milliseconds after which what was expected is not going to happen."""

TICK = 10
"""Milliseconds between two looks."""

STRIDE = 40
"""Screen pixels that the mouse moves at most in one step."""


GRIP = 16
"""Screen pixels of a card's height that a hand needs to take hold of it."""

WHEEL_UP, WHEEL_DOWN = "4", "5"
"""The buttons that a notch of the wheel presses."""


class Until(NamedTuple):
    """Something that is waited for, and what it is in words."""

    words: str
    holds: Callable[[], bool]


Steps = Iterator[Until]


class Player(QObject):
    """Advances a story until it ends; the program then ends with 0, or with 1 and the reason.

    When something goes wrong, failed.png in the folder shows what there was to see.
    """

    def __init__(self, story: Steps, folder: Path) -> None:
        super().__init__()
        self._story, self._folder = story, folder
        self._waits_for: Until | None = None
        self._waiting = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # a step that lets events happen is not begun again in its middle
        self._timer.timeout.connect(self._look)
        self._timer.start(TICK)

    def _look(self) -> None:
        try:
            if self._waits_for is None or self._waits_for.holds():
                self._waits_for = next(self._story)
                self._waiting.start()
            elif self._waiting.elapsed() > PATIENCE:
                raise AssertionError(f"waited in vain: {self._waits_for.words}")
            self._timer.start(TICK)
        except StopIteration:
            self._end(0)
        except Exception:  # noqa: BLE001 - whatever goes wrong ends the program and is said
            sys.stderr.write(traceback.format_exc())
            photograph(self._folder / "failed.png")
            self._end(1)

    def _end(self, code: int) -> None:
        for widget in QApplication.topLevelWidgets():
            widget.hide()  # a window that still asks something would keep its own loop, and the program
        QApplication.exit(code)


# Moving and pressing


def move(goal: QPoint) -> Steps:
    """Move the mouse to a point of the screen, in small steps as a hand does."""
    start = QCursor.pos()
    way = goal - start
    count = max(2, way.manhattanLength() // STRIDE)
    for number in range(1, count + 1):
        at = start + way * number / count
        _xdotool("mousemove", str(at.x()), str(at.y()))
        yield Until("the mouse is where it was moved to", lambda at=at: QCursor.pos() == at)  # type: ignore[misc]


def click(goal: QPoint, *, times: int = 1) -> Steps:
    """Click a point of the screen."""
    yield from move(goal)
    _xdotool("click", "--repeat", str(times), "--delay", "80", "1")


def bring_in(canvas: Canvas, post: str) -> Steps:
    """Turn the wheel over the chart until a post's card is in view, where no message covers it."""
    while not _in_reach(canvas, box := _box(canvas, post)):
        yield from move(middle(canvas.viewport()))
        before, seen = canvas.camera, canvas.viewport().rect()
        place = QRectF(*before.box_on_screen(box))
        if place.left() < EDGE or place.right() > seen.width() - EDGE:
            _turn(down=place.center().x() > seen.width() / 2, sideways=True)
        else:
            _turn(down=place.center().y() > seen.height() / 2)
        yield Until("the chart is scrolled", lambda was=before: canvas.camera != was)  # type: ignore[misc]


def _turn(*, down: bool, sideways: bool = False) -> None:
    """Turn the wheel by a notch; with Shift it scrolls sideways."""
    notch = ("click", WHEEL_DOWN if down else WHEEL_UP)
    _xdotool(*(("keydown", "shift", *notch, "keyup", "shift") if sideways else notch))


def press() -> None:
    """Press the left button where the mouse is."""
    _xdotool("mousedown", "1")


def release() -> None:
    """Let the left button go."""
    _xdotool("mouseup", "1")


def key(keys: str) -> None:
    """Press keys together, such as ctrl+z."""
    _xdotool("key", keys)  # --clearmodifiers would let go of the mouse too


def type_words(words: str) -> None:
    """Type a text."""
    _xdotool("type", "--delay", "2", words)


def _xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=10)


# Seeing


def card(canvas: Canvas, post: str) -> QPoint:
    """Return a point of the screen on a post's card, where it is in view."""
    return _on_screen(canvas, _box(canvas, post), edge=4)


def region(canvas: Canvas, team: str) -> QPoint:
    """Return a point of the screen in a team's region, away from the edges at which the view scrolls."""
    [found] = [each for each in canvas.picture.regions if each.team == team]
    return _on_screen(canvas, found.box, edge=EDGE + 4)


def photograph(file: Path) -> None:
    """Write what is on the screen into a picture."""
    QApplication.primaryScreen().grabWindow(0).save(str(file))


def middle(widget: QWidget) -> QPoint:
    """Return the middle of a widget on the screen."""
    return widget.mapToGlobal(widget.rect().center())


def _box(canvas: Canvas, post: str) -> Box:
    placed = canvas.extent.card(post)
    assert placed is not None, f"{post} has no card"
    return placed.box


def _on_screen(canvas: Canvas, box: Box, *, edge: float) -> QPoint:
    visible = _seen(canvas, box, edge=edge)
    assert not visible.isEmpty(), "what the mouse shall go to is not in view"
    return canvas.viewport().mapToGlobal(visible.center().toPoint())


def _in_reach(canvas: Canvas, box: Box) -> bool:
    seen = _seen(canvas, box, edge=EDGE)
    if seen.height() < GRIP or seen.width() < 0.9 * canvas.camera.box_on_screen(box).width:
        return False
    return QApplication.widgetAt(_on_screen(canvas, box, edge=4)) is canvas.viewport()


def _seen(canvas: Canvas, box: Box, *, edge: float) -> QRectF:
    """Return the part of a box that is in view, and not near its edge, in the viewport."""
    inside = QRectF(canvas.viewport().rect()).adjusted(edge, edge, -edge, -edge)
    return QRectF(*canvas.camera.box_on_screen(box)) & inside
