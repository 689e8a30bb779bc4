"""The commands of the View menu that choose what is looked at, and from how near."""

from __future__ import annotations

from orgdesigner.chart.picture import ChartView
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.commands.search import SearchCommands
from orgdesigner.ui.middle import Middle
from orgdesigner.ui.navigation import Navigation
from orgdesigner.ui.widgets.toast import Toast


class ViewCommands:
    """Changes what is looked at, and from how near."""

    def __init__(
        self, canvas: Canvas, middle: Middle, navigation: Navigation, search: SearchCommands, toast: Toast
    ) -> None:
        self._canvas, self._middle, self._navigation = canvas, middle, navigation
        self._search, self._toast = search, toast

    def view_teams(self) -> None:
        """Look at the teams."""
        self._navigation.show_view(ChartView.TEAMS)

    def view_reporting(self) -> None:
        """Look at the tree of who reports to whom."""
        self._navigation.show_view(ChartView.REPORTING)

    def view_coaching(self) -> None:
        """Look at who coaches whom."""
        self._navigation.show_view(ChartView.COACHING)

    def view_access(self) -> None:
        """Look at who may hold which post, and who does."""
        self._navigation.show_view("access")

    def view_allowances(self) -> None:
        """Look at what equal responsibility is paid."""
        self._navigation.show_view("allowances")

    def view_priorities(self) -> None:
        """Look at who serves which priority."""
        self._navigation.show_view("priorities")

    def view_review(self) -> None:
        """Look at the questions that no program can answer."""
        self._navigation.show_view("review")

    def view_pages(self) -> None:
        """Look at the pages that would be printed."""
        self._navigation.show_view("pages")

    def zoom_in(self) -> None:
        """Come nearer."""
        if plane := self._middle.plane:
            plane.zoom_in()

    def zoom_out(self) -> None:
        """Go further away."""
        if plane := self._middle.plane:
            plane.zoom_out()

    def zoom_actual(self) -> None:
        """Show the chart at 100 %."""
        if plane := self._middle.plane:
            plane.zoom_actual()

    def zoom_fit(self) -> None:
        """Show all of the chart, or all of what is selected."""
        if plane := self._middle.plane:
            plane.zoom_fit()

    def focus_here(self) -> None:
        """Show nothing but the branch of the selected post, or the selected team."""
        wanted = self._canvas.focusing.candidate
        if wanted is None:
            self._toast.say("Select a post or a team first, to look at nothing else.")
            return
        self._navigation.show_view(self._canvas.chart_view)
        self._canvas.focusing.go(wanted)

    def focus_back(self) -> None:
        """Show again what was shown before the last focus."""
        self._canvas.focusing.back()

    def step_back(self) -> None:
        """Leave what Esc leaves when nothing is in the middle of anything: the search, or else a focus."""
        if self._search.is_active:
            self._search.dismiss()
        else:
            self.focus_back()
