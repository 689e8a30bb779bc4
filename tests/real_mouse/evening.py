"""An evening with the example school: dragged, regretted, fixed, undone, saved, opened again and exported.

Run as a program with a folder; writes report.json, school.orgplan and chart.pdf there.
"""

import json
import sys
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QToolButton

from orgdesigner.model.relations import teams_of_post
from orgdesigner.model.view import View
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.dialogs.question import Question
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.allowances import AllowancesSheet
from tests.real_mouse.hand import (
    Player,
    Steps,
    Until,
    bring_in,
    card,
    click,
    key,
    middle,
    move,
    press,
    region,
    release,
    type_words,
)
from tests.real_mouse.looking import coach_somebody, fold_a_branch, look_for_somebody
from tests.real_mouse.stage import application, opened, ready, settled

Report = dict[str, Any]


def evening(folder: Path, report: Report) -> Steps:
    """All of it, one thing after another."""
    window = opened()
    yield from ready(window)
    report["opens at"] = window.session.place_name(window.session.place)
    start = plan(window)
    yield from drag_to_another_team(window, report)
    yield from think_better_of_it(window, report)
    yield from fold_a_branch(window, report)
    yield from look_for_somebody(window, report)
    yield from coach_somebody(window, report)
    yield from clear_a_finding_by_dragging(window, report)
    yield from clear_a_finding_by_its_button(window, report)
    yield from close_a_gap(window, report)
    changed = plan(window)
    yield from undo_all(window)
    report["undone"] = [plan(window) == start, changed == start]
    yield from redo_all(window)
    yield from save(window, folder / "school.orgplan")
    window = yield from close_and_open_again(window)
    report["opened again"] = [str(window.filing.path), plan(window) == changed]
    yield from export(window, folder / "chart.pdf")
    window.close()


def drag_to_another_team(window: MainWindow, report: Report) -> Steps:
    """In Year one a Grassroots Leader goes to another team."""
    yield from pick_up(window, "gl-3")
    yield from move(region(window.canvas, "partnerships"))
    yield Until("the cue names the team", lambda: "Partnerships" in window.status.words)
    report["cue"] = window.status.words
    report["before the drop"] = teams(window, "gl-3")
    release()
    yield Until("the card has a new team", lambda: teams(window, "gl-3") != report["before the drop"])
    report["after the drop"] = teams(window, "gl-3")
    yield from settled(window)


def think_better_of_it(window: MainWindow, report: Report) -> Steps:
    """Esc in the middle of a drag; what the mouse does after it means nothing."""
    before, steps = plan(window), window.session.document.position
    yield from pick_up(window, "gl-1")
    yield from move(region(window.canvas, "achievement"))
    yield Until("the cue names the team", lambda: "Students & Achievement" in window.status.words)
    key("Escape")
    yield Until("the cue is gone", lambda: not window.canvas.gesture_active)
    yield from move(region(window.canvas, "partnerships"))
    release()
    yield from settled(window)
    report["after Esc"] = [plan(window) == before, window.session.document.position == steps]


def clear_a_finding_by_dragging(window: MainWindow, report: Report) -> Steps:
    """In Current the librarian is in no team: a double click on the finding goes there, a drag mends it."""
    yield from click(middle(segment(window, "Current")))
    yield Until("Current is looked at", lambda: window.session.place == "current")
    yield from settled(window)
    report["found in Current"] = findings(window)
    yield from click(finding_row(window, "Judith Oakeshott"), times=2)
    yield Until("her card is in view", lambda: in_view(window, "librarian"))
    yield from settled(window)
    yield from pick_up(window, "librarian")
    yield from move(region(window.canvas, "wellbeing"))
    yield Until("the cue names the team", lambda: "Wellbeing" in window.status.words)
    release()
    yield Until("the finding is gone", lambda: not any("Oakeshott" in each for each in findings(window)))
    report["found after the drag"] = findings(window)
    yield from settled(window)


def clear_a_finding_by_its_button(window: MainWindow, report: Report) -> Steps:
    """The button at a finding does what it says."""
    chosen = window.findings.list
    row = row_of(window, "accountable for Priority 5")
    chosen.scrollTo(row)
    yield from click(chosen.viewport().mapToGlobal(chosen.button_of(row).center()))
    finding = chosen.rows.finding(row)
    if finding is not None and len(finding.fixes) > 1:  # its ways are in a menu, the first of them chosen
        yield Until("the menu of its fixes is open", lambda: QApplication.activePopupWidget() is not None)
        key("Return")
    yield Until(
        "the finding is gone",
        lambda: not any("accountable for Priority 5" in each for each in findings(window)),
    )
    report["found after the button"] = findings(window)
    yield from settled(window)


def close_a_gap(window: MainWindow, report: Report) -> Steps:
    """In Year two one allowance falls behind: a plan to close the gap is asked for, shown and made."""
    yield from click(middle(segment(window, "Year two")))
    yield Until("Year two is looked at", lambda: window.session.place == "year-two")
    report["found in Year two"] = findings(window)
    yield from click(middle(segment(window, "Allowances")))
    yield Until("the allowances are shown", lambda: isinstance(window.middle.sheet, AllowancesSheet))
    sheet = window.middle.sheet
    assert isinstance(sheet, AllowancesSheet)
    yield Until("a gap can be closed", lambda: sheet.ask.isVisible() and sheet.ask.isEnabled())
    yield from click(middle(sheet.ask))
    yield Until("it asks how", lambda: active_dialog(Question))
    key("Return")
    yield Until("a plan is shown", sheet.make.isVisible)
    before = window.session.document.position
    yield from click(middle(sheet.make))
    yield Until("the plan is made", lambda: window.session.document.position == before + 1)
    report["found with equal money"] = findings(window)
    key("ctrl+1")
    yield Until("the chart is back", lambda: window.middle.sheet is None)
    yield from settled(window)


def segment(window: MainWindow, words: str) -> QToolButton:
    """Return the button above the chart that says so."""
    [found] = [each for each in window.topbar.findChildren(QToolButton) if each.text() == words]
    return found


def undo_all(window: MainWindow) -> Steps:
    """Ctrl+Z until there is nothing left."""
    document = window.session.document
    while document.can_undo:
        position = document.position
        key("ctrl+z")
        yield Until("a step is undone", lambda at=position: document.position == at - 1)  # type: ignore[misc]


def redo_all(window: MainWindow) -> Steps:
    """Ctrl+Shift+Z until all is as it was."""
    document = window.session.document
    while document.can_redo:
        position = document.position
        key("ctrl+shift+z")
        yield Until("a step is done again", lambda at=position: document.position == at + 1)  # type: ignore[misc]


def save(window: MainWindow, file: Path) -> Steps:
    """Ctrl+S, and a name for the file."""
    key("ctrl+s")
    yield from name_file(file)
    yield Until("the plan is saved", lambda: window.filing.path == file and not window.filing.dirty)


def close_and_open_again(window: MainWindow) -> Generator[Until, None, MainWindow]:
    """Quit by the keyboard; the next start opens what was open."""
    yield Until("the keyboard is in the window again", window.isActiveWindow)
    key("ctrl+q")
    yield Until("the window is closed", lambda: not window.isVisible())
    again = opened()
    yield from ready(again)
    return again


def export(window: MainWindow, file: Path) -> Steps:
    """Ctrl+E, the answers as they are, and a name for the file."""
    key("ctrl+e")
    yield Until("it asks what to show", lambda: active_dialog(ExportDialog))
    key("Return")
    yield from name_file(file)
    yield Until("the chart is written", lambda: window.toast.words.startswith("Written"))


def name_file(file: Path) -> Steps:
    """Type the name of a file where a window asks for it."""
    yield Until("it asks for a file", lambda: active_dialog(QFileDialog))
    key("ctrl+a")
    type_words(str(file))
    key("Return")


def pick_up(window: MainWindow, post: str) -> Steps:
    """Press the mouse on a card and begin to drag it."""
    yield from bring_in(window.canvas, post)
    yield from settled(window)
    grabbed = card(window.canvas, post)
    yield from move(grabbed)
    press()
    yield from move(grabbed + QPoint(20, -10))
    yield Until(f"{post} is in the hand", lambda: window.canvas.gesture_active)


def plan(window: MainWindow) -> Mapping[str, View]:
    """Return every structure of the plan as it is now."""
    document = window.session.document
    return {place: document.view(place).snapshot().view for place in document.places()}


def teams(window: MainWindow, post: str) -> list[str]:
    """Return the names of a post's teams."""
    return sorted(team.name for team in teams_of_post(window.session.view, post))


def findings(window: MainWindow) -> list[str]:
    """Return what the list of findings says."""
    groups = window.findings.list.rows.groups
    return [finding.message for group in groups for finding in group.findings if not finding.is_waived]


def row_of(window: MainWindow, words: str) -> QModelIndex:
    """Return the row of the finding that has some words in it."""
    rows = window.findings.list.rows
    groups = window.findings.list.rows.groups
    [finding] = [each for group in groups for each in group.findings if words in each.message]
    return rows.index_of(finding)


def finding_row(window: MainWindow, words: str) -> QPoint:
    """Return a point of the screen on a finding's words, scrolled to as by the wheel."""
    chosen = window.findings.list
    index = row_of(window, words)
    chosen.scrollTo(index)
    row = chosen.visualRect(index)
    return chosen.viewport().mapToGlobal(QPoint(row.left() + 100, row.center().y()))


def in_view(window: MainWindow, post: str) -> bool:
    """Whether a post's card is in view."""
    placed = window.canvas.extent.card(post)
    return placed is not None and placed.box.meets(window.canvas.camera.seen(window.canvas.visible_size()))


def active_dialog(kind: type[QDialog]) -> bool:
    """Whether a window of a kind waits for an answer, with the keyboard in it."""
    dialog = QApplication.activeModalWidget()
    return isinstance(dialog, kind) and dialog.isActiveWindow()


def main() -> None:
    folder = Path(sys.argv[1])
    report: Report = {}
    running = application()
    player = Player(evening(folder, report), folder)
    code = running.exec()
    del player
    (folder / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    sys.exit(code)


if __name__ == "__main__":
    main()
