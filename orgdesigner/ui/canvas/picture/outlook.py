"""How each view of each structure is looked at: what is folded away, and what is looked at alone."""

from __future__ import annotations

from dataclasses import replace

from orgdesigner.chart.looking import Looking
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.changes import Change
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.picture.folds import Folds, to_begin_with, without_lost
from orgdesigner.ui.canvas.picture.trail import Trail
from orgdesigner.ui.session import Session


class Outlook:
    """Remembers folds, and the trail of what was looked at alone, while a plan is open."""

    def __init__(self) -> None:
        self.trail = Trail()
        self._folds = Folds()

    def begin(self, view: View) -> None:
        """Forget everything: another plan is open, with this structure."""
        self.trail.clear()
        self._folds.begin(ChartView.REPORTING, to_begin_with(view))

    def recall(self, looking: Looking, session: Session, chart_view: ChartView) -> Looking:
        """Return how a view of a structure was looked at last, as far as it still can be."""
        folded = self._folds.recall(session.place, chart_view, session.view)
        return replace(looking, collapsed=folded, focus=self.trail.focus(chart_view, session.view))

    def keep(self, looking: Looking, place: str, chart_view: ChartView) -> None:
        """Remember what is folded away now."""
        self._folds.keep(place, chart_view, looking.collapsed)

    def after(self, change: Change, looking: Looking, session: Session, chart_view: ChartView) -> Looking:
        """Return how a structure is looked at after a change: without what it took away."""
        folded = without_lost(session.view, chart_view, looking.collapsed, change)
        if folded != looking.collapsed:
            self._folds.keep(session.place, chart_view, folded)
        return replace(looking, collapsed=folded, focus=self.trail.focus(chart_view, session.view))
