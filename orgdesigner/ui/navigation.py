"""Where one is in the window: which view, which sheet, which record."""

from __future__ import annotations

from orgdesigner.chart.picture import ChartView
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.middle import Middle
from orgdesigner.ui.panels.outline import OutlinePanel
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets import SHEETS
from orgdesigner.ui.topbar import TopBar


class Navigation:
    """Goes to a view, a sheet or a record, everywhere in the window."""

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        middle: Middle,
        outline: OutlinePanel,
        topbar: TopBar,
        actions: Actions,
    ) -> None:
        self._session, self._canvas, self._middle = session, canvas, middle
        self._outline, self._topbar, self._actions = outline, topbar, actions

    def show_view(self, view: ChartView | str) -> None:
        """Look at another view of the structure, or at a sheet by its name."""
        self._canvas.finish_typing()
        if isinstance(view, ChartView):
            self._canvas.chart_view = view
            self._outline.show_view(view)
        self._middle.show_view(view)
        self._topbar.show_view(view)
        name = view.value if isinstance(view, ChartView) else view
        for each in (*(each.value for each in ChartView), *(sheet.name for sheet in SHEETS)):
            self._actions[f"view_{each}"].setChecked(each == name)

    def leave_sheet(self) -> bool:
        """Look at the chart if a sheet is looked at, and return whether one was."""
        on_sheet = self._middle.sheet is not None
        if on_sheet:
            self.show_view(self._canvas.chart_view)
        return on_sheet

    def go_to(self, subject: Subject) -> None:
        """Select a record and bring it into view."""
        self._session.select(subject)
        self._canvas.reveal_subject(subject)

    def show_on_chart(self, subject: Subject) -> None:
        """Leave a sheet for the chart, and go to a record there."""
        self.show_view(self._canvas.chart_view)
        self.go_to(subject)
