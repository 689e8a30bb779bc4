"""What the start costs: CPU until the first window with the example is painted, against a bare Qt window.

Run it by hand: `python -m benchmarks.start [ROUNDS]`. Each start is a process of its own without a screen, in
a home that knows no plan yet; the first of each kind, which compiles the modules, is not counted. Only ratios
inside one run mean anything; the goal is 2.5. After the first picture the plan is kept safe and the rules are
asked: "checked" is when both are done.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

SIZE = (1366, 768)
GOAL = 2.5
Steps = dict[str, float]
"""Milliseconds of CPU since the process began, by what was reached then."""


def main(rounds: int = 9) -> None:
    with TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        for kind in STARTS:
            _start(kind, environment)
        runs = [{kind: _start(kind, environment) for kind in STARTS} for _ in range(rounds)]
    medians = {kind: _medians([run[kind] for run in runs]) for kind in STARTS}
    floor = medians["bare"]["painted"]
    print(f"{rounds} rounds, offscreen, {SIZE[0]} by {SIZE[1]} pixels, ms of CPU since the process began")
    for kind, steps in medians.items():
        print(f"\n{kind:34}{'reached':>9}{'step':>9}{'bare':>9}")
        before = 0.0
        for step, reached in steps.items():
            print(f"  {step:32}{reached:9.0f}{reached - before:9.0f}{reached / floor:9.2f}")
            before = reached
    ratios = [run["program"]["painted"] / run["bare"]["painted"] for run in runs]
    print(f"\nprogram / bare: {statistics.median(ratios):.2f} (goal: at most {GOAL})")


def _environment(folder: Path) -> dict[str, str]:
    """Return the process conditions that both kinds share."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "PYTHONPROFILEIMPORTTIME")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return environment | dict.fromkeys(homes, str(folder)) | {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


def _start(kind: str, environment: dict[str, str]) -> Steps:
    command = [sys.executable, "-m", "benchmarks.start", kind]
    done = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    steps: Steps = json.loads(done.stdout)
    return steps


def _medians(runs: list[Steps]) -> Steps:
    return {step: statistics.median(run[step] for run in runs) for step in runs[0]}


def _reached() -> float:
    return time.process_time() * 1000


def _bare() -> Steps:
    """Paint a window of Qt's own with a toolbar, a tree and a graphics view, each with something in it."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import (
        QApplication,
        QGraphicsScene,
        QGraphicsView,
        QMainWindow,
        QSplitter,
        QTreeWidget,
        QTreeWidgetItem,
    )

    steps = {"imports": _reached()}
    application = QApplication(["bare"])
    steps["application"] = _reached()
    window = QMainWindow()
    window.addToolBar("Tools").addAction("Open")
    tree = QTreeWidget()
    tree.addTopLevelItem(QTreeWidgetItem(["A line"]))
    scene = QGraphicsScene()
    scene.addRect(0, 0, 200, 60)
    scene.addText("A card")
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    across = QSplitter()
    across.addWidget(tree)
    across.addWidget(view)
    window.setCentralWidget(across)
    window.resize(*SIZE)
    steps["window made"] = _reached()
    window.show()
    application.processEvents()
    return steps | {"painted": _reached()}


def _program() -> Steps:
    """Paint the program's window as its own start does, on the example school."""
    gc.disable()  # as `orgdesigner.ui.app.main` does
    from orgdesigner.ui.app import make_application

    steps = {"Qt imported": _reached()}
    application = make_application(["orgdesigner"])
    steps["application and fonts"] = _reached()
    from orgdesigner.ui.main_window import MainWindow

    steps["everything imported"] = _reached()
    window = MainWindow(today=date(2026, 11, 21))
    steps["window made"] = _reached()
    window.seen.connect(lambda: steps.update(painted=_reached()))
    window.start(None)
    steps["example opened"] = _reached()
    window.show()
    while "painted" not in steps:
        application.processEvents()
    while window.session.checking is not None:
        application.processEvents()
    return steps | {"checked": _reached()}


STARTS: dict[str, Callable[[], Steps]] = {"bare": _bare, "program": _program}


if __name__ == "__main__":
    argument = sys.argv[1] if len(sys.argv) > 1 else ""
    if argument in STARTS:
        sys.stdout.write(json.dumps(STARTS[argument]()))
        sys.stdout.flush()
        os._exit(0)  # how a window is taken down is not measured
    else:
        main(*(int(each) for each in sys.argv[1:]))
