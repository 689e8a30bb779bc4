"""The program starts, as a whole and in a process of its own, where nobody can see it."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.theme import LIGHT
from orgdesigner.ui.app import PICTURE_SIZE


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "orgdesigner", *arguments]
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
