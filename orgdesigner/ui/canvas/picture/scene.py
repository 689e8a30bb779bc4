"""What the canvas shows of a session: the picture of the structure, and what is where in it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import EVERYTHING, PLAIN
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Box, ChartView, Marks
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent, nothing
from orgdesigner.model.changes import Change
from orgdesigner.model.records import Post
from orgdesigner.report.marking import Marking
from orgdesigner.rules.base import Subject
from orgdesigner.ui.session import Session

MANY = 2_000
"""A structure of so many posts is prepared in slices before its first picture: it would block the window."""


MOMENT = 0.03
"""Seconds that something else to be laid out may take before the window goes on meanwhile."""


class Scene:
    """The picture of what a session looks at, made again when it is asked for after a change.

    `is_prepared` says whether the next picture can be made without blocking the window.
    """

    def __init__(self, session: Session, measure: Measure) -> None:
        self._session = session
        self._measure = measure
        self.chart_view = ChartView.TEAMS
        self.looking = EVERYTHING
        self.lens = PLAIN
        self.start()

    def start(self) -> None:
        """Begin anew with the structure that the session looks at now, in the present view of it."""
        self.place = self._session.place
        self._chart: Chart | None = None
        self._marking = Marking(self._session.view)
        self.extent = nothing(self.chart_view)
        self._preparing: Iterator[None] | None = None
        self.is_prepared = self.count < MANY
        self._begun: bool | None = None
        self.stale = True

    def follow(self, change: Change) -> None:
        """Take note of a change that the structure has gone through."""
        self._preparing = self._begun = None
        if self._chart is not None:
            self._chart.follow(change)
        self._marking.follow(change)
        self.stale = True

    @property
    def count(self) -> int:
        """How many posts the structure has."""
        return len(self._session.view.all(Post))

    @property
    def can_be_shown(self) -> bool:
        """Whether `extent` is worth showing while another is prepared: its upper part, or the one before."""
        return bool(self._begun)

    def lay_out_anew(self) -> None:
        """Take note that something else of the structure is to be laid out; of a small one it is at once."""
        self._preparing = None
        self.stale = True
        if self.count >= MANY:
            self.is_prepared, self._begun = False, True
            self.prepare(MOMENT)

    def begin(self, height: float) -> bool:
        """Make the upper part of the picture, at least so far down; return whether it can come first."""
        if self._begun is None:
            chart, marks = self._newest(), self._marks()
            extent = chart.beginning(height, marks=marks, looking=self.looking, lens=self.lens)
            self._begun = extent is not None
            self.extent = extent or self.extent
        return self._begun

    def prepare(self, seconds: float) -> None:
        """Do a part of the work for the picture of a large structure, within about so much time."""
        end = time.perf_counter() + seconds
        if self._preparing is None:
            self._preparing = self._in_steps()
        if all(time.perf_counter() < end for _ in self._preparing):
            self.is_prepared = True

    def refresh(self) -> None:
        """Make the picture of the present, however long it takes."""
        self.extent = self._newest().extent(marks=self._marks(), looking=self.looking, lens=self.lens)
        self._preparing = None
        self._begun = False
        self.is_prepared = True
        self.stale = False

    def _in_steps(self) -> Iterator[None]:
        chart, findings = self._newest(), None
        yield
        while findings != self._session.findings:
            findings = self._session.findings
            marks = self._marks()
            yield
            yield from chart.prepare(marks=marks, looking=self.looking, lens=self.lens)

    def _marks(self) -> Marks:
        return self._marking.marks(self._session.findings)

    def _newest(self) -> Chart:
        if self._chart is None:
            view = self._session.view
            self._chart = Chart(view, self.chart_view, showing=ON_SCREEN, measure=self._measure)
        return self._chart


def box_of(extent: Extent, subject: Subject) -> Box | None:
    """Return the place of what a subject names in a picture, or None if it is not drawn."""
    if subject.kind == "post":
        return extent.box(subject.id)
    if subject.kind == "team":
        region = extent.region(subject.id)
        return region.box if region else None
    note = extent.note(subject.kind, subject.id)
    return note.box if note else None
