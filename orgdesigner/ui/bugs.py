"""What happens when the program itself is wrong: nothing is lost, and what is shown can be sent to somebody.

The details name places in the program's code and no more: neither a value, a name nor a message that could
hold one, because an exception's text can quote what was being worked on.
"""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from orgdesigner import __version__


def report_bugs(window: QWidget) -> None:
    """Show a message for every exception that nobody expected, and go on."""
    report = _Report(window)
    sys.excepthook = report.show


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what happened, without anything that was in the plan: the type and the places in the code."""
    places = [
        f"  {frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    versions = f"OrgDesigner {__version__}, Python {platform.python_version()}, Qt {qt_version}"
    return "\n".join((kind.__name__, *places, versions, platform.platform()))


class _Report:
    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._showing = False

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = details(kind, trace)
        if sys.stderr is not None:  # a program without a console, as on Windows, has none
            sys.stderr.write(f"A bug in OrgDesigner:\n{text}\n")
        if self._showing:
            return
        self._showing = True
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Something went wrong in OrgDesigner")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            "This is a mistake in the program, not yours. Your work is kept. "
            "Save it under another name, and start the program again if it behaves oddly."
        )
        box.setInformativeText("The details name places in the program only: no names, no pay.")
        box.setDetailedText(text)
        box.finished.connect(self._shown)
        box.open()

    def _shown(self) -> None:
        self._showing = False
