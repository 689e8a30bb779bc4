"""How much memory the canvas takes, above that of an empty window: with everything drawn and moved about.

Run it by hand: `python -m benchmarks.canvas_memory [posts ...]`. Each figure is of a process of its own, in
MB of resident memory: first the plan alone, then the chart of it, drawn, panned over at several zooms and
edited; at 100 % and at 200 % scaling. The goal is 150 MB at 10,000 posts.
"""

import gc
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.schools import SIZES, school
from orgdesigner.chart.looking import EVERYTHING
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import LIGHT
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.records import SCHOOL_ID, School
from orgdesigner.model.structure import Structure
from orgdesigner.ui.app import make_application
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.session import Session
from orgdesigner.ui.style import dress

VIEWPORT = (1280, 800)
ZOOMS = (1.0, 0.3, 0.1, 0.7)
PAGE = 4096


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print(f"{'':34}{'plan':>9}{'chart':>9}{'both':>9}")
    for posts in sizes:
        for chart_view in ChartView:
            for scaling in (1, 2):
                environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scaling)}
                command = [
                    sys.executable,
                    "-m",
                    "benchmarks.canvas_memory",
                    "one",
                    str(posts),
                    chart_view.value,
                ]
                said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
                plan, chart = map(float, said.stdout.split()[-2:])
                name = f"{posts:,} posts, {chart_view.value}, {scaling}00 %"
                print(f"{name:34}{plan:9.0f}{chart:9.0f}{plan + chart:9.0f}", flush=True)


def one(posts: int, chart_view: ChartView) -> None:
    """Open a window on nothing, then on a plan, and print how much more memory that and its chart take."""
    application = make_application(["canvas_memory"])
    dress(application, LIGHT)
    session = Session(Document({CURRENT: Structure([School(id=SCHOOL_ID)])}), today=date(2026, 11, 21))
    canvas = Canvas(session)
    canvas.resize(*VIEWPORT)
    canvas.show()
    _settle(canvas)
    empty = _resident()
    document = Document({CURRENT: Structure(school(posts))})
    gc.collect()
    plan = _resident()
    session.open(document)
    session.finish_checking()
    canvas.chart_view = chart_view
    canvas.look_so(EVERYTHING)
    _use(canvas)
    gc.collect()
    print(plan - empty, _resident() - plan)


def _use(canvas: Canvas) -> None:
    """Look all over the chart, near and far, and edit it."""
    for zoom in ZOOMS:
        bounds = canvas.extent.bounds
        for step in range(10):
            canvas.look(Camera(zoom, bounds.x + step * bounds.width / 10, bounds.y + bounds.height / 3))
            _settle(canvas)
    canvas.zoom_fit()
    for manager in ("p9", "p0"):
        canvas.session.perform(lambda view, manager=manager: report_to(view, ["p3"], manager))  # type: ignore[misc]
        _settle(canvas)


def _settle(canvas: Canvas) -> None:
    while not canvas.is_settled:
        QApplication.processEvents()


def _resident() -> float:
    """Return the resident memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        one(int(sys.argv[2]), ChartView(sys.argv[3]))
    else:
        main()
