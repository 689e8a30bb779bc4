"""How long the window stands still: the longest time in which the event loop did not turn, by what is done.

Run it by hand: `python -m benchmarks.blocking [--where] [--view teams|reporting] [POSTS…]`. It prints
milliseconds on the clock, those that the window's own thread was at work in the same pause, and how long all
of it took. The goal is that no pause is longer than 100 ms at any size. Where others are busy on the machine,
the second figure is the one to trust. `--where` says in which functions the time of a long pause went.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStandardPaths
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.organograms import staff_list
from benchmarks.schools import school
from benchmarks.watch import Collecting, Place, Watch
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import PUBLIC
from orgdesigner.exchange.outgoing.formats import Whole
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.edits.posts import add_post
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.rules.base import Subject
from orgdesigner.storage.plan_file import write_plan
from orgdesigner.ui.app import make_application
from orgdesigner.ui.background import Background
from orgdesigner.ui.collector import Collector
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.dialogs.move_to import MoveTo
from orgdesigner.ui.doing import Doing
from orgdesigner.ui.importing.window import ImportWindow
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.previewing import Previewing
from orgdesigner.ui.sheets.report_sheet import ReportSheet
from orgdesigner.ui.wanted import Wanted

SIZES = (126, 1_500, 10_000, 41_799)
LIMIT = 0.1
LETTING_TYPE = 500
"""Milliseconds after which the dialog of an export begins to make its picture."""

_ALWAYS = ("window made and shown", "a file opened")
_SHEETS = ("access", "allowances", "priorities", "review")
Step = tuple[str, Callable[[], object]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("posts", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--where", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--view", default="teams")
    options = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    application = make_application(["blocking"])
    watch, collecting = Watch(), Collecting()
    for posts in options.posts:
        print(f"\n{posts:,} posts{'':26}{'pause':>9}{'at work':>9}{'in all':>9}  ms")
        with tempfile.TemporaryDirectory() as folder:
            day = _Day(posts, Path(folder), application, ChartView(options.view))
            for name, act in day.steps():
                if name not in _ALWAYS and not any(each in name for each in options.only.split(",")):
                    continue
                pause = watch.of(act, day.busy)
                mark = "  <-- too long" if pause.cpu > LIMIT else ""
                if collecting.longest > LIMIT / 5:
                    mark += f"  (garbage: {collecting.longest * 1e3:.0f})"
                collecting.longest = 0.0
                print(
                    f"  {name:40}{pause.clock * 1e3:9.0f}{pause.cpu * 1e3:9.0f}{pause.total * 1e3:9.0f}{mark}"
                )
                if options.where and pause.cpu > LIMIT * 0.6:
                    _tell(pause.where)
                sys.stdout.flush()
    watch.stop()


def _tell(where: Counter[Place]) -> None:
    total = sum(where.values())
    at: dict[str, int] = {}
    for place, count in where.items():
        for each in set(place):
            at[each] = at.get(each, 0) + count
    for line, seen in sorted(at.items(), key=lambda item: -item[1])[:26]:
        if seen > total * 0.08:
            print(f"        {seen / total:5.0%} {line}")


class _Day:
    """One window, and what somebody does in it."""

    def __init__(self, posts: int, folder: Path, application: QApplication, view: ChartView) -> None:
        self.application = application
        self.posts = posts
        self.view = view
        self.plan = folder / "plan.orgplan"
        self.copy = folder / "copy.orgplan"
        self.list = folder / "staff.csv"
        os.environ["XDG_DATA_HOME"] = str(folder / "store")  # where the window keeps its sessions
        write_plan(Document({CURRENT: Structure(school(posts))}), self.plan)
        self.list.write_text(staff_list(posts), encoding="utf-8")
        self._shown: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """The window, once it is made."""
        if self._shown is None:
            raise RuntimeError("the window is made first")
        return self._shown

    def busy(self) -> bool:
        window = self._shown
        if window is None:
            return False
        sheet = window.middle.sheet
        waits = isinstance(sheet, ReportSheet) and not sheet.is_settled
        opens = window.outline.opening.busy
        works = window.findChildren(Background) + window.findChildren(Doing)
        reads = any(each.is_busy and each.isVisible() for each in window.findChildren(ImportWindow))
        shows = any(each.busy for each in window.findChildren(Previewing))
        return bool(works) or reads or shows or window.session.checking is not None or waits or opens

    def steps(self) -> Iterator[Step]:  # noqa: PLR0915 - one day, hour by hour
        yield "window made and shown", self._make
        window = self.window
        session = window.session
        yield "a file opened", lambda: window.files.open_path(self.plan)
        yield "the reporting view", lambda: window.navigation.show_view(ChartView.REPORTING)
        yield "the teams view", lambda: window.navigation.show_view(ChartView.TEAMS)
        if self.view is not ChartView.TEAMS:
            yield "the view to work in", lambda: window.navigation.show_view(self.view)
        team, leader, follower = "t2", "p9", "p14"
        yield "a post chosen", lambda: window.navigation.go_to(Subject("post", follower))
        yield "a leader chosen", lambda: window.navigation.go_to(Subject("post", leader))
        yield "the head chosen", lambda: window.navigation.go_to(Subject("post", "head"))
        yield (
            "everything chosen",
            lambda: session.select(*(Subject("post", each.id) for each in session.view.all(Post))),
        )
        yield "nothing chosen", lambda: session.select()
        yield "a title", lambda: self._retitle(follower, "Somebody else")
        yield "a title with an opinion of the rules", lambda: self._retitle(follower, "Non-teaching helper")
        yield "the head's title", lambda: self._retitle("head", "Principal")
        yield "a post moved", lambda: session.perform(lambda v: report_to(v, [follower], "p27"))
        yield "a branch moved", lambda: session.perform(lambda v: report_to(v, ["p18"], "p27"))
        yield "a post into a team", lambda: session.perform(lambda v: join_team(v, [follower], team))
        yield "a post added", lambda: session.perform(lambda v: add_post(v, title="New", manager=leader))
        yield "undo", session.undo
        yield "redo", session.redo
        yield "undo again", session.undo
        yield "a line of the outline opened", self._expand
        yield "the outline opened to the end", window.outline.open_all
        yield "a title with the outline open", lambda: self._retitle(follower, "Anybody")
        yield (
            "a line of it closed",
            lambda: window.outline.tree.collapse(window.outline.tree.model().index(1, 0)),
        )
        yield "the findings by area", lambda: window.findings.filter.grouping.setCurrentIndex(1)
        yield "a word in the findings", lambda: window.findings.filter.search.setText("teacher")
        yield "no word in the findings", lambda: window.findings.filter.search.setText("")
        yield "the history pane", lambda: window.foot.choose(window.history)
        yield "the findings pane", lambda: window.foot.choose(window.findings)
        yield "the search field", window.topbar.search.setFocus
        yield "typing in it", lambda: QTest.keyClicks(window.topbar.search, "technician 5")
        yield "leaving it", window.canvas.setFocus
        yield "Move to…", lambda: MoveTo(session, [follower], window).open()
        yield "typing in it ", lambda: self._move_to().search.setText("teacher 3")
        yield "closing it", lambda: self._move_to().reject()
        for sheet in _SHEETS:
            yield f"the {sheet} sheet", partial(window.navigation.show_view, sheet)
            yield "a title meanwhile", lambda: self._retitle(follower, "As before")
            yield "undo ", session.undo
        yield "back to the chart", lambda: window.navigation.show_view(self.view)
        yield (
            "a proposal made",
            lambda: session.document.apply(new_proposal(session.view, "Year one"), "year-one"),
        )
        yield "the proposal looked at", lambda: session.look_at("year-one")
        yield "a title there", lambda: self._retitle(follower, "In year one")
        yield "the current structure", lambda: session.look_at(CURRENT)
        yield "the export dialog opened", window.paper.export
        yield "a page in the export dialog", lambda: QTest.qWait(LETTING_TYPE)
        yield "another chart in the export dialog", lambda: self._export_dialog().kind.setCurrentIndex(1)
        yield "its first page in the export dialog", lambda: QTest.qWait(LETTING_TYPE)
        yield "the export dialog closed", lambda: self._export_dialog().reject()
        for ending in (".pdf", ".svg", ".xlsx"):
            wanted = Wanted(Whole.STRUCTURE if ending == ".xlsx" else self.view, PUBLIC, ending)
            path = self.plan.with_suffix(ending)
            yield f"exported as {ending[1:]}", partial(window.paper.export_to, path, wanted)
        yield "saved", window.files.save_plan
        yield "a title kept", lambda: self._retitle(follower, "Since")
        yield "saved under another name", lambda: window.files.save_at(self.copy)
        yield "a new plan", window.files.new_plan
        yield "the file opened once more", lambda: window.files.open_path(self.copy)
        yield "a new plan ", window.files.new_plan
        yield "a staff list looked at", lambda: window.files.imports.import_paths([self.list])
        yield "a staff list brought in", lambda: window.findChildren(ImportWindow)[0].take.click()
        yield "undo the import", session.undo
        yield "window closed", self._close

    def _make(self) -> None:
        self._shown = MainWindow(today=date(2026, 11, 21))
        Collector(self.window.session, self.window)
        self.window.resize(1366, 768)
        self.window.filing.open_new()
        self.window.seen.connect(self.window.session.check)
        self.window.seen.connect(self.window.files.settle)
        self.window.show()

    def _retitle(self, post: str, title: str) -> None:
        session = self.window.session
        session.perform(lambda view: set_fields(view, view.need(Post, post), title=title))

    def _expand(self) -> None:
        tree = self.window.outline.tree
        model = tree.model()
        for row in range(min(40, model.rowCount())):
            tree.expand(model.index(row, 0))

    def _move_to(self) -> MoveTo:
        return next(each for each in self.window.findChildren(MoveTo) if each.isVisible())

    def _export_dialog(self) -> ExportDialog:
        return next(each for each in self.window.findChildren(ExportDialog) if each.isVisible())

    def _close(self) -> None:
        self.window.filing.close()
        self.window.filing.open_new()
        self.window.close()
        self.window.deleteLater()
        self._shown = None


if __name__ == "__main__":
    main()
