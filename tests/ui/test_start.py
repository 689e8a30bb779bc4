"""The program starts, as a whole and in a process of its own, where nobody can see it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import FONT_FAMILY
from orgdesigner.chart.theme import LIGHT
from orgdesigner.ui.app import PICTURE_SIZE

NEEDED_LATER = (
    "sqlalchemy",
    "sqlite3",
    "PySide6.QtPrint",
    "orgdesigner.storage",
    "orgdesigner.report",
    "orgdesigner.rules.shared.tables",
    "orgdesigner.model.cost",
    "orgdesigner.model.leaving",
    "orgdesigner.chart.paper.pages",
    "orgdesigner.chart.paper.setup",
    "orgdesigner.ui.background",
    "orgdesigner.ui.printing",
    "orgdesigner.ui.sheets.access",
)
"""What is imported with the first use of it."""
MARKS_THE_CARDS = {"orgdesigner.report", "orgdesigner.report.marking"}
READS_THE_EXAMPLE = {
    "orgdesigner.exchange",
    "orgdesigner.exchange.json_plan",
    "orgdesigner.exchange.record_json",
}

FIRST_PICTURE = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from datetime import date
from orgdesigner.ui.app import make_application
application = make_application(["orgdesigner"])
from PySide6.QtWidgets import QWidget
from orgdesigner.ui.main_window import MainWindow
window = MainWindow(today=date(2026, 11, 21))
def say():
    families = {each.font().family() for each in window.findChildren(QWidget)}
    print(json.dumps([window.filing.name, sorted(families), sorted(sys.modules)]))
window.seen.connect(say)
window.seen.connect(application.quit)
window.start(None)
window.show()
application.exec()
window.close()
"""


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    return python("-m", "orgdesigner", *arguments)


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


def test_the_first_start_draws_the_example_school(qapp: QApplication, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = start("--picture", str(picture))
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == PICTURE_SIZE
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, 900, 2)}
    assert LIGHT.accent.lower() in colours


def test_no_window_is_opened_where_there_is_no_screen() -> None:
    done = start()
    assert done.returncode == 2
    assert "no screen" in done.stderr


def test_the_first_picture_waits_for_nothing_that_it_does_not_show() -> None:
    done = python("-c", FIRST_PICTURE)
    assert done.returncode == 0, done.stderr
    name, families, imported = json.loads(done.stdout)
    assert name == "Example school"
    assert families == [FONT_FAMILY]
    assert {each for each in imported if each.startswith(NEEDED_LATER)} == MARKS_THE_CARDS
    assert {each for each in imported if each.startswith("orgdesigner.exchange")} == READS_THE_EXAMPLE
