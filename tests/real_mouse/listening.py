"""An evening without looking: the real window, met only through what a screen reader is told of it.

    python -m tests.real_mouse.listening FOLDER        on a screen, with D-Bus

Writes what was heard into listening.json in the folder.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QProcess, QRectF

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import LINE_DOWNWARD
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.main_window import MainWindow
from tests.real_mouse.hand import Player, Steps, Until, card, key, move
from tests.real_mouse.screen import SYSTEM_PYTHON
from tests.real_mouse.stage import application, at_rest, opened, ready


class Reader:
    """The screen reader, asked a line at a time while the window lives on."""

    def __init__(self) -> None:
        self._process = QProcess()
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        script = Path(__file__).with_name("listener.py")
        self._process.start(SYSTEM_PYTHON, [str(script), str(os.getpid())])
        self.answer: object = None

    def waits(self) -> Steps:
        """Wait for the next answer."""
        yield Until("the reader answers", self._process.canReadLine)
        answered = json.loads(self._process.readLine().toStdString())
        assert "error" not in answered, answered
        self.answer = answered["answer"]

    def ask(self, *request: object) -> Steps:
        """Ask something; the answer is then in `answer`."""
        self._process.write(json.dumps(request).encode() + b"\n")
        yield from self.waits()

    def end(self) -> Steps:
        """Let it go."""
        self._process.closeWriteChannel()
        yield Until("the reader ends", lambda: self._process.state() == QProcess.ProcessState.NotRunning)


def listening(folder: Path) -> Steps:
    """Read, select, rename and walk with a screen reader, and write down what it was told."""
    report: dict[str, object] = {}
    window = opened()
    yield from ready(window)
    window.bars.hide_bar("welcome")
    reader = Reader()
    yield from reader.waits()
    yield from move(window.mapToGlobal(QPoint(5, 5)))
    yield from at_rest(window)
    report["objects before anybody listens"] = window.canvas.exposed.count
    for chart_view, keys in ((ChartView.TEAMS, "ctrl+1"), (ChartView.REPORTING, "ctrl+2")):
        key(keys)
        yield Until("the view is shown", lambda view=chart_view: window.canvas.chart_view is view)  # type: ignore[misc]
        yield from at_rest(window)
        yield from reader.ask("tree")
        report[chart_view.value] = {"told": reader.answer, "drawn": drawn(window.canvas)}
    yield from chosen_by_reader(window, reader, report)
    yield from walked_by_keys(window, reader, report)
    yield from renamed(window, reader, report)
    yield from folded(window, reader, report)
    yield from reader.ask("nameless")
    report["nameless"] = reader.answer
    yield from scrolled(window, report)
    yield from reader.end()
    (folder / "listening.json").write_text(json.dumps(report), encoding="utf-8")
    window.filing.open_new()
    window.close()


def drawn(canvas: Canvas) -> list[dict[str, object]]:
    """Return the cards that are in view, by the picture: name, place on the screen, and what they are in."""
    viewport = canvas.viewport()
    view, corner = canvas.session.view, viewport.mapToGlobal(QPoint(0, 0))
    found: list[dict[str, object]] = []
    for placed in canvas.picture.cards:
        box = QRectF(*canvas.camera.box_on_screen(placed.box))
        if box.intersects(QRectF(viewport.rect())):
            team = view.get(Team, placed.region.team) if placed.region else None
            place = box.translated(corner.x(), corner.y())
            found.append(
                {
                    "title": view.need(Post, placed.post).title,
                    "rect": [place.x(), place.y(), place.width(), place.height()],
                    "team": team.name if team else None,
                    "marked": placed.card.mark is not None,
                    "whole": viewport.rect().contains(box.toAlignedRect()),
                }
            )
    return found


def chosen_by_reader(window: MainWindow, reader: Reader, report: dict[str, object]) -> Steps:
    """Select by an action, by the selection of what a card is in, and ask what is where."""
    key("ctrl+1")
    yield Until("the teams are back", lambda: window.canvas.chart_view is ChartView.TEAMS)
    yield from at_rest(window)
    canvas = window.canvas
    seen = canvas.extent.cards_within(canvas.camera.seen(canvas.visible_size()))
    first, second = [placed.post for placed in seen if placed.region][:2]
    names = [called(window, first), called(window, second)]
    yield from reader.ask("act", names[0], "Press")
    yield Until("the program selects it", lambda: window.session.selected_posts() == (first,))
    yield from reader.ask("choose", names[1])
    yield Until("both are selected", lambda: set(window.session.selected_posts()) == {first, second})
    yield from reader.ask("chosen")
    report["selected"] = {"told": reader.answer, "wanted": names}
    yield from at_rest(window)
    middle = card(canvas, first)
    yield from reader.ask("under", middle.x(), middle.y())
    report["under the middle"] = {"told": reader.answer, "wanted": names[0]}


def walked_by_keys(window: MainWindow, reader: Reader, report: dict[str, object]) -> Steps:
    """Walk with arrows; the reader hears of each card that the keyboard comes to."""
    window.canvas.setFocus()
    yield Until("the chart has the keyboard", window.canvas.hasFocus)
    key("Home")
    yield from at_rest(window)
    yield from reader.ask("heard")
    wanted = []
    for arrow in ("Down", "Down", "Right"):
        before = window.session.selection
        key(arrow)
        yield Until("another card is selected", lambda was=before: window.session.selection != was)  # type: ignore[misc]
        wanted.append(called(window, window.session.selected_posts()[-1]))
        yield from at_rest(window)
    yield from reader.ask("heard")
    report["walked"] = {"told": reader.answer, "wanted": wanted}


def renamed(window: MainWindow, reader: Reader, report: dict[str, object]) -> Steps:
    """Rename a post that the reader knows; it hears the new name."""
    post = window.session.selected_posts()[-1]
    yield from reader.ask("tree")
    yield from reader.ask("heard")
    window.session.perform(
        lambda view: set_fields(view, view.need(Post, post), title="Leader of the Orchard")
    )
    yield from at_rest(window)
    yield from reader.ask("heard")
    report["renamed"] = reader.answer
    window.session.undo()
    yield from at_rest(window)


def folded(window: MainWindow, reader: Reader, report: dict[str, object]) -> Steps:
    """Fold and unfold a branch from the reader."""
    key("ctrl+2")
    yield Until("the tree is shown", lambda: window.canvas.chart_view is ChartView.REPORTING)
    yield from at_rest(window)
    canvas = window.canvas
    seen = canvas.extent.cards_within(canvas.camera.seen(canvas.visible_size()))
    [top, *_] = [each.post for each in seen if window.session.view.count(LINE_DOWNWARD, each.post)]
    name, count = called(window, top), len(canvas.picture.cards)
    yield from reader.ask("act", name, "Toggle")
    yield Until("the branch is folded", lambda: len(canvas.picture.cards) < count)
    yield from at_rest(window)
    yield from reader.ask("tree")
    report["folded"] = {"told": reader.answer, "name": name}
    yield from reader.ask("act", name, "Toggle")
    yield Until("the branch is back", lambda: len(canvas.picture.cards) == count)


def scrolled(window: MainWindow, report: dict[str, object]) -> Steps:
    """Scroll to and fro; the objects of what left serve for what comes."""
    counts = []
    for turn in (-600, 600, -600, 600, -600, 600):
        window.canvas.look(window.canvas.camera.panned(turn, 0))
        yield from at_rest(window)
        counts.append(window.canvas.exposed.count)
    report["objects"] = counts


def called(window: MainWindow, post: str) -> str:
    """Return what a reader calls a post."""
    return window.canvas.exposed.telling.name(Subject("post", post))


def main() -> None:
    running = application()
    player = Player(listening(Path(sys.argv[1])), Path(sys.argv[1]))
    code = running.exec()
    del player
    sys.exit(code)


if __name__ == "__main__":
    main()
