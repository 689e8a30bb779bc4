"""What a frame of the canvas costs: panning, zooming, dragging and an edit, against only copying a picture.

Run it by hand: `python -m benchmarks.canvas [posts ...] [-platform xcb]`, with 41799 for an organisation of
that size. It prints milliseconds of CPU, the median and the 95th percentile; only ratios inside one run mean
anything. The goals: a frame within 16 ms, a drop with layout, redraw and findings within 50 ms, nothing that
blocks the window for more than 100 ms, and the first picture at most twice what painting the cards in it
costs.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.schools import SIZES, school
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import LIGHT
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.ui.app import make_application
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.session import Session
from orgdesigner.ui.style import dress

VIEWPORT = (1280, 800)
FRAMES = 120
STEP = 13
"""Screen pixels that a pan goes on in one frame: about 800 a second."""


def main() -> None:
    application = make_application(["canvas", *sys.argv[1:]])
    dress(application, LIGHT)
    floor = statistics.median(_each(_floor_frames()))
    print(f"{application.platformName()}, {VIEWPORT[0]} by {VIEWPORT[1]} pixels, ms of CPU")
    print(f"the floor, one picture copied to the screen: {floor:.2f}\n")
    print(f"{'':34}{'median':>9}{'p95':>9}{'floors':>9}")
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or SIZES
    for posts in sizes:
        for chart_view in ChartView:
            _measure(posts, chart_view, floor)


def _measure(posts: int, chart_view: ChartView, floor: float) -> None:
    session = Session(Document({CURRENT: Structure(school(posts))}), today=date(2026, 11, 21))
    assert session.findings is not None
    session.finish_checking()
    print(f"{posts:,} posts, {chart_view.value}")
    # As after opening a file: what was read is not looked through for garbage.
    gc.collect()
    gc.freeze()
    canvas: list[Canvas] = []
    blocked: list[float] = []
    first = _cost(lambda: canvas.append(_open(session, chart_view, blocked)))
    _report("first picture", [first], floor)
    rest = _cost(lambda: _wait(canvas[0], blocked))
    _report("… and all of it laid out", [first + rest], floor)
    _report("… of which at a stretch, at most", [max(blocked)], floor)
    painting = statistics.median(_cost(lambda: _paint_cards(canvas[0])) for _ in range(9))
    print(f"  … {first / painting:.1f} times painting the cards in it alone, {painting:.2f}")
    _settle(canvas[0])
    for name, frames in (
        ("panning at 100 %", _pan(canvas[0], 1.0)),
        ("panning at 30 %", _pan(canvas[0], 0.3)),
        ("panning at 10 %", _pan(canvas[0], 0.1)),
        ("the whole chart, panning", _pan_whole(canvas[0])),
        ("zooming through", _zoom(canvas[0])),
        ("dragging one card", _drag(canvas[0])),
        ("an edit of a title, redrawn", _retitle(canvas[0])),
    ):
        _report(name, list(_each(frames)), floor)
    for name, costs in _drop(canvas[0]).items():
        _report(name, costs, floor)
    canvas[0].close()
    canvas[0].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _open(session: Session, chart_view: ChartView, blocked: list[float]) -> Canvas:
    canvas: list[Canvas] = []

    def begin() -> None:
        canvas.append(Canvas(session))
        canvas[0].animated = False
        canvas[0].chart_view = chart_view
        canvas[0].resize(*VIEWPORT)
        canvas[0].show()

    blocked.append(_cost(begin))
    while not canvas[0].is_painted:
        blocked.append(_cost(QApplication.processEvents))
    return canvas[0]


def _wait(canvas: Canvas, blocked: list[float]) -> None:
    """Let all that is not in view be laid out too."""
    while not canvas.is_settled:
        blocked.append(_cost(QApplication.processEvents))


def _paint_cards(canvas: Canvas) -> None:
    """Paint the part of the picture that is in view and nothing else."""
    camera = canvas.camera
    seen = camera.seen(canvas.visible_size())
    image = QImage(*VIEWPORT, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.scale(camera.scale, camera.scale)
        painter.translate(-seen.x, -seen.y)
        part = canvas.extent.within(seen)
        paint(painter, part, theme=canvas.theme, measure=canvas.measure, scale=camera.scale)


def _settle(canvas: Canvas) -> None:
    """Let everything be drawn, the overview too, as when the user looks at it for a while."""
    end = time.monotonic() + 1.0
    while time.monotonic() < end or not canvas.is_settled:
        QApplication.processEvents()


Frame = Callable[[], None]


def _pan(canvas: Canvas, scale: float) -> Iterator[Frame]:
    seen = canvas.extent.bounds
    canvas.look(Camera(scale, seen.x + seen.width / 2, seen.y + seen.height / 4))
    _settle(canvas)
    for frame in range(FRAMES):
        way = STEP if frame < FRAMES * 2 / 3 else -STEP
        yield lambda way=way: _show(canvas, canvas.camera.panned(-way, -way / 3))  # type: ignore[misc]


def _pan_whole(canvas: Canvas) -> Iterator[Frame]:
    canvas.session.select()
    canvas.zoom_fit()
    _settle(canvas)
    for frame in range(FRAMES):
        way = STEP if frame % 20 < 10 else -STEP
        yield lambda way=way: _show(canvas, canvas.camera.panned(way, way))  # type: ignore[misc]


def _zoom(canvas: Canvas) -> Iterator[Frame]:
    bounds = canvas.extent.bounds
    middle = bounds.x + bounds.width / 2, bounds.y + bounds.height / 4
    width, height = canvas.visible_size()
    for frame in range(FRAMES):
        scale = 0.1 * 10 ** (frame / FRAMES)
        camera = Camera(scale, middle[0] - width / scale / 2, middle[1] - height / scale / 2)
        yield lambda camera=camera: _show(canvas, camera)  # type: ignore[misc]


def _drag(canvas: Canvas) -> Iterator[Frame]:
    post = _in_the_middle(canvas)
    canvas.zoom_actual()
    canvas.go_to(post)
    _settle(canvas)
    placed = canvas.extent.card(post)
    assert placed is not None
    x, y = canvas.camera.to_screen(placed.box.x + 20, placed.box.y + 10)
    start = QPoint(round(x), round(y))
    _mouse(canvas, QEvent.Type.MouseButtonPress, start)
    _mouse(canvas, QEvent.Type.MouseMove, start + QPoint(0, 10))
    for frame in range(FRAMES):
        at = QPoint(200 + frame * 5, 200 + frame * 3)

        def go(at: QPoint = at) -> None:
            _mouse(canvas, QEvent.Type.MouseMove, at)
            QApplication.processEvents()

        yield go
    canvas.cancel_gesture()


def _retitle(canvas: Canvas) -> Iterator[Frame]:
    session = canvas.session
    post = _in_the_middle(canvas)
    canvas.go_to(post)
    _settle(canvas)
    for number in range(FRAMES // 6):

        def retitle(title: str = f"Title {number}") -> None:
            session.perform(lambda view: set_fields(view, view.need(Post, post), title=title))
            canvas.viewport().repaint()

        yield retitle


def _in_the_middle(canvas: Canvas) -> str:
    posts = list(canvas.extent.posts())
    return posts[len(posts) // 2]


def _drop(canvas: Canvas) -> dict[str, list[float]]:
    """Move a post to another manager or team and back, as a drop does, and cost each phase of it."""
    session, teams = canvas.session, canvas.chart_view is ChartView.TEAMS
    canvas.go_to("p3")
    phases: dict[str, list[float]] = {"a drop: change and rules": [], "… layout": [], "… redraw": []}
    for number in range(FRAMES // 6):
        _settle_quickly(canvas)
        there, here = (1, 0) if number % 2 == 0 else (0, 1)

        def move(there: int = there, here: int = here) -> None:
            if teams:
                session.perform(lambda view: join_team(view, ["p3"], f"t{there}", leave=f"t{here}"))
            else:
                session.perform(lambda view: report_to(view, ["p3"], f"p{there * 9}"))

        steps = (move, canvas.bring_up_to_date, canvas.viewport().repaint)
        for costs, step in zip(phases.values(), steps, strict=True):
            costs.append(_cost(step))
    phases["… all of it"] = [sum(costs) for costs in zip(*phases.values(), strict=True)]
    return phases


def _settle_quickly(canvas: Canvas) -> None:
    while not canvas.is_settled:
        QApplication.processEvents()


def _show(canvas: Canvas, camera: Camera) -> None:
    canvas.look(camera)
    canvas.viewport().repaint()


def _mouse(canvas: Canvas, kind: QEvent.Type, at: QPoint) -> None:
    viewport, left = canvas.viewport(), Qt.MouseButton.LeftButton
    where = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), where, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def _floor_frames() -> Iterator[Frame]:
    """Copy one ready picture to the screen."""
    picture = QPixmap(*VIEWPORT)
    picture.fill(Qt.GlobalColor.white)
    label = QLabel()
    label.resize(*VIEWPORT)
    label.setPixmap(picture)
    label.show()
    QApplication.processEvents()
    for _ in range(FRAMES):
        yield label.repaint
    label.close()


def _each(frames: Iterator[Frame]) -> Iterator[float]:
    return (_cost(frame) for frame in frames)


def _cost(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def _report(name: str, costs: list[float], floor: float) -> None:
    middle, worst = statistics.median(costs), sorted(costs)[int(len(costs) * 0.95)]
    print(f"  {name:32}{middle:9.2f}{worst:9.2f}{middle / floor:9.1f}", flush=True)


if __name__ == "__main__":
    main()
