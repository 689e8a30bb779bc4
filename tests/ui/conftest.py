"""The real window on a sketched school, without a screen."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.sketch import parse
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.main_window import MainWindow

TODAY = date(2026, 11, 21)

SCHOOL = """
school "Hill School" teaching_headcount=4 support_headcount=4
priority 1 "Attainment" accountable=dep1
priority 2 "Attendance" contributing=dep1
team sa "Students & Achievement" leadership leads=dep1 committee="Pupil Progress" authority="Rewards"
  member dep1
  member gl1
  member gl2
team cp "Curriculum & Pedagogy" leadership leads=dep2
  member dep2
  member gl3
post head "Headteacher" head
  held "Beatrice Aldous" teaching qts
  post dep1 "Deputy: Students" senior
    held "Miriam Okafor" teaching qts
    post gl1 "Grassroots Leader 1" middle role_class="Grassroots Leader"
      held "Joan Mbeki" teaching qts
      allowance TLR3 2000 flat ends=2027-08-31
    post gl2 "Grassroots Leader 2" middle role_class="Grassroots Leader"
      held "Gwen Tan" support term_time_fraction=0.856
      allowance R&R 2000 contract ends=2027-08-31
  post dep2 "Deputy: Curriculum" senior
    held "Rolf Lindqvist" teaching qts
    post gl3 "Grassroots Leader 3" middle role_class="Grassroots Leader" access=support access_reason="Share"
"""

MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> None:
    """Widgets of earlier tests are gone: Qt deletes them later, and a test has no later of its own."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def forget(window: MainWindow) -> None:
    """Let go of what is open, so that closing asks nothing."""
    window.filing.open_new()


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[MakeWindow]:
    """Shows a window: on a sketch, on a file, or as at the very first start."""
    held: list[MainWindow] = []

    def made(*, sketch: str | None = None, file: Path | None = None) -> MainWindow:
        window = MainWindow(today=TODAY, appearance=Appearance(dark=False))
        # The program holds its window; one that nobody holds can be collected while it is painted.
        held.append(window)
        qtbot.addWidget(window, before_close_func=forget)
        window.resize(1366, 768)
        if sketch is not None:
            window.filing.open_document(Document({CURRENT: parse(sketch)}), "Hill School")
            window.files.settle()
        else:
            window.start(file)
        window.show()
        qtbot.waitExposed(window)
        window.session.finish_checking()
        return window

    yield made
    held.clear()


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window(sketch=SCHOOL)
