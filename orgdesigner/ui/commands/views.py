"""The commands of the View menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.ui import motion
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.sheets import SHEETS

if TYPE_CHECKING:
    from orgdesigner.ui.main_window import MainWindow

_MINIMAP = "window/minimap"


class ViewCommands:
    """Changes what is looked at, and which panes are open."""

    def __init__(self, window: MainWindow, canvas: Canvas) -> None:
        self._window, self._canvas = window, canvas
        canvas.minimap.wanted = bool(QSettings().value(_MINIMAP, True, type=bool))

    def show_view(self, view: ChartView | str) -> None:
        """Look at another view of the structure, or at a sheet by its name, everywhere in the window."""
        window = self._window
        self._canvas.finish_typing()
        if isinstance(view, ChartView):
            self._canvas.chart_view = view
            window.outline.show_view(view)
        window.middle.show_view(view)
        window.topbar.show_view(view)
        name = view.value if isinstance(view, ChartView) else view
        for each in (*(each.value for each in ChartView), *(sheet.name for sheet in SHEETS)):
            window.actions_by_name[f"view_{each}"].setChecked(each == name)

    def view_teams(self) -> None:
        """Look at the teams."""
        self.show_view(ChartView.TEAMS)

    def view_reporting(self) -> None:
        """Look at the tree of who reports to whom."""
        self.show_view(ChartView.REPORTING)

    def view_coaching(self) -> None:
        """Look at who coaches whom."""
        self.show_view(ChartView.COACHING)

    def view_access(self) -> None:
        """Look at who may hold which post, and who does."""
        self.show_view("access")

    def view_allowances(self) -> None:
        """Look at what equal responsibility is paid."""
        self.show_view("allowances")

    def view_priorities(self) -> None:
        """Look at who serves which priority."""
        self.show_view("priorities")

    def view_review(self) -> None:
        """Look at the questions that no program can answer."""
        self.show_view("review")

    def view_pages(self) -> None:
        """Look at the pages that would be printed."""
        self.show_view("pages")

    def zoom_in(self) -> None:
        """Come nearer."""
        if plane := self._window.middle.plane:
            plane.zoom_in()

    def zoom_out(self) -> None:
        """Go further away."""
        if plane := self._window.middle.plane:
            plane.zoom_out()

    def zoom_actual(self) -> None:
        """Show the chart at 100 %."""
        if plane := self._window.middle.plane:
            plane.zoom_actual()

    def zoom_fit(self) -> None:
        """Show all of the chart, or all of what is selected."""
        if plane := self._window.middle.plane:
            plane.zoom_fit()

    def focus_here(self) -> None:
        """Show nothing but the branch of the selected post, or the selected team."""
        wanted = self._canvas.focusing.candidate
        if wanted is None:
            self._window.toast.say("Select a post or a team first, to look at nothing else.")
            return
        self.show_view(self._canvas.chart_view)
        self._canvas.focusing.go(wanted)

    def focus_back(self) -> None:
        """Show again what was shown before the last focus."""
        self._canvas.focusing.back()

    def step_back(self) -> None:
        """Leave what Esc leaves when nothing is in the middle of anything: the search, or else a focus."""
        if self._window.search.is_active:
            self._window.search.dismiss()
        else:
            self.focus_back()

    def show_minimap(self) -> None:
        """Show or hide the map of the chart."""
        minimap = self._canvas.minimap
        minimap.wanted = not minimap.wanted
        QSettings().setValue(_MINIMAP, minimap.wanted)
        self._window.actions_by_name["show_minimap"].setChecked(minimap.wanted)

    def less_motion(self) -> None:
        """Let cards that an edit moves be at their places at once, or glide there again."""
        motion.keep_unwanted(unwanted=not motion.is_unwanted())
        self._canvas.animated = motion.may_move(self._canvas)
        self._window.actions_by_name["less_motion"].setChecked(motion.is_unwanted())

    def show_outline(self) -> None:
        """Open or close the outline."""
        self._turn(self._window.outline, "show_outline")

    def show_inspector(self) -> None:
        """Open or close the details."""
        self._turn(self._window.inspector, "show_inspector")

    def show_findings(self) -> None:
        """Open or close the pane below."""
        self._turn(self._window.foot, "show_findings")

    def next_pane(self) -> None:
        """Put the keyboard into the next pane that is open."""
        window = self._window
        panes: list[QWidget] = [
            window.topbar, window.outline.tree, window.middle.current, window.inspector, window.findings.list,
        ]  # fmt: skip
        opened = [pane for pane in panes if pane.isVisible()]
        here = next((n for n, pane in enumerate(opened) if _holds_focus(pane)), -1)
        _first_stop(opened[(here + 1) % len(opened)]).setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, pane: QWidget, name: str) -> None:
        pane.setVisible(pane.isHidden())
        self._window.actions_by_name[name].setChecked(not pane.isHidden())


def _first_stop(pane: QWidget) -> QWidget:
    """Return the first place in a pane where the keyboard can be seen to be."""
    places = (pane, *pane.findChildren(QWidget))
    return next((each for each in places if _takes_tab(each)), pane)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()


def _holds_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))
