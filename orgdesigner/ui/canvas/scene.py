"""What the canvas shows of a session: the picture of the structure, and what is where in it."""

from __future__ import annotations

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import EVERYTHING, PLAIN
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent, nothing
from orgdesigner.model.changes import Change
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.marking import Marking
from orgdesigner.ui.session import Session


class Scene:
    """The picture of what a session looks at, made again when it is asked for after a change."""

    def __init__(self, session: Session, measure: Measure) -> None:
        self._session = session
        self._measure = measure
        self.chart_view = ChartView.TEAMS
        self.looking = EVERYTHING
        self.lens = PLAIN
        self.start()

    def start(self) -> None:
        """Begin anew with the structure that the session looks at now, in the present view of it."""
        self._chart: Chart | None = None
        self._marking = Marking(self._session.view)
        self.extent = nothing(self.chart_view)
        self.stale = True

    def follow(self, change: Change) -> None:
        """Take note of a change that the structure has gone through."""
        if self._chart is not None:
            self._chart.follow(change)
        self._marking.follow(change)
        self.stale = True

    def refresh(self) -> None:
        """Make the picture of the present."""
        if self._chart is None:
            view, measure = self._session.view, self._measure
            self._chart = Chart(view, self.chart_view, showing=ON_SCREEN, measure=measure)
        marks = self._marking.marks(self._session.findings)
        self.extent = self._chart.extent(marks=marks, looking=self.looking, lens=self.lens)
        self.stale = False


def box_of(extent: Extent, subject: Subject) -> Box | None:
    """Return the place of what a subject names in a picture, or None if it is not drawn."""
    if subject.kind == "post":
        return extent.box(subject.id)
    if subject.kind == "team":
        region = extent.region(subject.id)
        return region.box if region else None
    note = extent.note(subject.kind, subject.id)
    return note.box if note else None
