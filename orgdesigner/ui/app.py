"""Starts the program: the only place where the parts of the window are put together."""

from __future__ import annotations

import gc
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from orgdesigner import __version__
from orgdesigner.assets import resource
from orgdesigner.chart.paint.typeface import load_fonts
from orgdesigner.errors import SaveFailed
from orgdesigner.ui.style import set_type

if TYPE_CHECKING:
    from orgdesigner.ui.main_window import MainWindow

PICTURE_SIZE = (1440, 900)
"""Width and height of the window in a picture of it, in pixels."""

SETTLING = 2_000
"""Milliseconds in which the window has painted all of itself."""


class Application(QApplication):
    """The program; `file_asked_for` carries a file that the system wants opened (macOS sends an event)."""

    file_asked_for = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.file_asked_for.emit(event.file())
            return True
        return super().event(event)


def make_application(arguments: list[str]) -> Application:
    """Return the application object, with the program's name, language, type and icon."""
    QCoreApplication.setOrganizationName("OrgDesigner")
    QCoreApplication.setApplicationName("OrgDesigner")
    QCoreApplication.setApplicationVersion(__version__)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    application = Application(arguments)
    application.setDesktopFileName("orgdesigner")
    application.setWindowIcon(QIcon(str(resource("icons", "program.svg"))))
    load_fonts()
    set_type(application)
    return application


def main(file: Path | None = None, *, picture: Path | None = None) -> int:
    """Open the window, on a file if there is one; return the exit code when it is closed.

    With `picture` the window is drawn into that file once it has settled, and closes by itself.
    """
    gc.disable()  # all that the start makes lasts
    application = make_application(sys.argv[:1])
    from orgdesigner.ui.bugs import report_bugs
    from orgdesigner.ui.collector import Collector
    from orgdesigner.ui.main_window import MainWindow
    from orgdesigner.ui.midnight import Midnight

    window = MainWindow(today=date.today())
    Collector(window.session, window)
    midnight = Midnight(datetime.now, window)
    midnight.passed.connect(window.session.live_on)
    report_bugs(window)
    application.file_asked_for.connect(window.open_file)
    window.start(file)
    if picture is not None:
        window.resize(*PICTURE_SIZE)
    window.show()
    if picture is not None:
        return _draw(window, picture)
    return application.exec()


def _draw(window: MainWindow, picture: Path) -> int:
    settled = QEventLoop()
    QTimer.singleShot(SETTLING, settled.quit)
    settled.exec()
    if not window.grab().save(str(picture)):
        raise SaveFailed(
            f"“{picture}” can't be written as a picture. Choose another folder, and a name in .png."
        )
    window.close()
    return 0
