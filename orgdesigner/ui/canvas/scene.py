"""What the canvas shows of a session: the picture of the structure, and what is where in it."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import EVERYTHING, PLAIN
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Box, ChartView, Mark, Marks
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent, nothing
from orgdesigner.model.changes import Change
from orgdesigner.model.records import Membership, Person, Post, Team
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.ui.session import Session

_WORST_FIRST = tuple(Mark)


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
        self._chart = Chart(self._session.view, self.chart_view, showing=ON_SCREEN, measure=self._measure)
        self.extent = nothing(self.chart_view)
        self.stale = True

    def follow(self, change: Change) -> None:
        """Take note of a change that the structure has gone through."""
        self._chart.follow(change)
        self.stale = True

    def refresh(self) -> None:
        """Make the picture of the present."""
        marks = marks_of(self._session.view, self._session.findings)
        self.extent = self._chart.extent(marks=marks, looking=self.looking, lens=self.lens)
        self.stale = False


def marks_of(view: View, findings: Iterable[Finding]) -> Marks:
    """Return the worst finding about each record, and of a team also about its members.

    What is waived leaves no mark. Findings come worst first.
    """
    marks: dict[tuple[str, str], Mark] = {}
    for finding in findings:
        if not finding.is_waived:
            mark = Mark(finding.severity.value)
            for subject in finding.badged:
                marks.setdefault((subject.kind, subject.id), mark)
    # A loop over all seats takes a tenth of what asking each marked post for its teams does.
    for seat in view.all(Membership):
        kind, member = (Post.kind, seat.post) if seat.post else (Person.kind, seat.person)
        _pass_on(marks, (kind, member or ""), seat.team)
    for team in view.all(Team):
        for lead in team.leads:
            _pass_on(marks, (Post.kind, lead), team.id)
    return marks


def _pass_on(marks: dict[tuple[str, str], Mark], member: tuple[str, str], team: str) -> None:
    """Give a team the mark of a member, if that is worse than its own."""
    mark = marks.get(member)
    if mark is not None:
        own = marks.get((Team.kind, team))
        marks[Team.kind, team] = mark if own is None else min(own, mark, key=_WORST_FIRST.index)


def box_of(extent: Extent, subject: Subject) -> Box | None:
    """Return the place of what a subject names in a picture, or None if it is not drawn."""
    if subject.kind == "post":
        return extent.box(subject.id)
    if subject.kind == "team":
        region = extent.region(subject.id)
        return region.box if region else None
    note = extent.note(subject.kind, subject.id)
    return note.box if note else None
