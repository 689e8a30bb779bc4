"""The system's text size: all text of the window, and what is as high as a line of it, grows with it."""

from __future__ import annotations

import re
import sys

from PySide6.QtWidgets import QApplication

_SCALE = "text scale"
_ORDINARY_POINTS = 9.0
"""The size of Windows' own text where nobody asked for larger text."""

_ORDINARY_DPI = 96.0
_LARGEST = 2.0


def read_system(application: QApplication) -> None:
    """Take note of how large the system's text is, before the program has a font of its own."""
    if application.property(_SCALE) is None:
        set_scale(application, _system_scale(application))


def set_scale(application: QApplication, scale: float) -> None:
    """Let all text be so many times as large as it is where nobody asked for larger text."""
    application.setProperty(_SCALE, min(max(scale, 1.0), _LARGEST))


def scaled(pixels: float) -> int:
    """Return a length at 100 % as it is with the system's text size."""
    application = QApplication.instance()
    scale = application.property(_SCALE) if application is not None else None
    return round(pixels * float(scale or 1.0))


def with_sizes(sheet: str) -> str:
    """Return a style sheet with its sizes of text as they are with the system's text size."""
    return re.sub(r"font-size: (\d+)px", lambda found: f"font-size: {scaled(int(found[1]))}px", sheet)


def _system_scale(application: QApplication) -> float:
    if sys.platform == "win32":
        return application.font().pointSizeF() / _ORDINARY_POINTS
    screen = application.primaryScreen()
    if sys.platform == "darwin" or screen is None:
        return 1.0
    return screen.logicalDotsPerInch() / _ORDINARY_DPI
