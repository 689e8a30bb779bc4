"""The real window on a real screen, as a head meets it at the first start."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication

from orgdesigner.ui.app import make_application
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.main_window import MainWindow
from tests.real_mouse.hand import Steps, Until

TODAY = date(2026, 11, 21)
QUIET = 300
"""Milliseconds in which a picture that is about to be taken has come to rest."""


def application() -> QApplication:
    """Return the program's application; its questions are its own windows, which a hand can answer."""
    made = make_application(["orgdesigner"])
    made.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    made.setQuitOnLastWindowClosed(False)
    return made


def opened(file: Path | None = None) -> MainWindow:
    """Return a window that fills the screen; with no file it opens as the program does by itself."""
    window = MainWindow(today=TODAY, appearance=Appearance(dark=False))
    window.start(file)
    window.showFullScreen()
    return window


def ready(window: MainWindow) -> Steps:
    """Wait until the keyboard is in the window and its picture is whole."""
    yield Until("the window is active", window.isActiveWindow)
    yield from settled(window)


def settled(window: MainWindow) -> Steps:
    """Wait until everything has arrived where it goes."""
    yield Until("the chart is drawn", lambda: is_settled(window))


def is_settled(window: MainWindow) -> bool:
    """Whether nothing on the chart is on its way; one that is behind a sheet is not drawn at all."""
    return window.middle.sheet is not None or window.canvas.is_settled


def at_rest(window: MainWindow) -> Steps:
    """Wait until nothing is going to change by itself, so that a picture can be taken."""
    yield from settled(window)
    clock = QElapsedTimer()
    clock.start()
    yield Until("the window is at rest", lambda: clock.elapsed() > QUIET and is_settled(window))
