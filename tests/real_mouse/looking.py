"""Reading the example with a real hand: another view, a branch folded and opened, a search, a coach."""

from typing import Any

from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.handles import handle_of
from orgdesigner.ui.main_window import MainWindow
from tests.real_mouse.hand import Steps, Until, bring_in, card, click, key, move, press, release, type_words
from tests.real_mouse.stage import settled

Report = dict[str, Any]


def fold_a_branch(window: MainWindow, report: Report) -> Steps:
    """In the reporting view a deputy's branch is folded and opened by its handle; the card stays."""
    canvas = window.canvas
    yield from look_at(window, "ctrl+2", ChartView.REPORTING)
    yield from bring_in(canvas, "dht-pedagogy")
    yield from settled(window)
    whole, before = set(canvas.extent.posts()), on_screen(window, "dht-pedagogy")
    yield from click_handle(window, "dht-pedagogy")
    yield Until("the branch is folded", lambda: "dht-pedagogy" in canvas.folding.folded)
    yield from settled(window)
    folded = on_screen(window, "dht-pedagogy")
    report["folded"] = [len(whole - set(canvas.extent.posts())), moved(before, folded)]
    yield from click_handle(window, "dht-pedagogy")
    yield Until("the branch is open", lambda: "dht-pedagogy" not in canvas.folding.folded)
    yield from settled(window)
    report["opened"] = [set(canvas.extent.posts()) == whole, moved(before, on_screen(window, "dht-pedagogy"))]


def look_for_somebody(window: MainWindow, report: Report) -> Steps:
    """A part of a name is typed: her card keeps its colour, the rest fades; Esc gives the view back."""
    canvas, before = window.canvas, window.canvas.camera
    key("ctrl+f")
    yield Until("the keyboard is in the search", window.topbar.search.hasFocus)
    type_words("tansley")
    yield Until("somebody is found", lambda: bool(canvas.lens.kept))
    report["found"] = sorted(canvas.lens.kept or ())
    key("Escape")
    yield Until("nothing is looked for", lambda: canvas.lens.kept is None)
    yield from settled(window)
    report["as before the search"] = canvas.camera == before


def coach_somebody(window: MainWindow, report: Report) -> Steps:
    """In the coaching view a teacher is dragged onto another one beside her, with the same coach so far."""
    yield from look_at(window, "ctrl+3", ChartView.COACHING)
    yield from bring_in(window.canvas, "humanities-2")
    yield from settled(window)
    yield from move(card(window.canvas, "humanities-2"))
    press()
    yield from move(card(window.canvas, "science-4"))
    yield Until("the cue says so", lambda: "coached by" in window.status.words)
    report["coaching cue"] = window.status.words
    position = window.session.document.position
    release()
    yield Until("somebody is coached", lambda: window.session.document.position == position + 1)
    yield from settled(window)
    yield from look_at(window, "ctrl+1", ChartView.TEAMS)


def look_at(window: MainWindow, keys: str, view: ChartView) -> Steps:
    """Look at another view of the structure by its keys."""
    key(keys)
    yield Until("the view is shown", lambda: window.canvas.chart_view is view)
    yield from settled(window)


def click_handle(window: MainWindow, post: str) -> Steps:
    """Click what folds the branch of a post: the part of it that lies below the card."""
    canvas = window.canvas
    place = handle_of(canvas.folding, Subject("post", post))
    assert place is not None
    box = canvas.camera.box_on_screen(place)
    at = canvas.viewport().mapToGlobal(canvas.viewport().rect().topLeft())
    at.setX(round(at.x() + box.x + box.width / 2))
    at.setY(round(at.y() + box.y + box.height * 0.75))
    yield from click(at)


def on_screen(window: MainWindow, post: str) -> Box:
    """Return where a card is in the view."""
    box = window.canvas.extent.box(post)
    assert box is not None
    return window.canvas.camera.box_on_screen(box)


def moved(one: Box, other: Box) -> float:
    """Return how many pixels a card moved."""
    return max(abs(one.x - other.x), abs(one.y - other.y))
