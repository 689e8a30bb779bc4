"""What the chart is coloured by, and which category of that alone stands out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.chart.cards.cardbook import posts_altered
from orgdesigner.chart.legend.categories import Aspect, Entry, Sorting
from orgdesigner.model.document import Event
from orgdesigner.model.records import Team
from orgdesigner.report.marking import marks_of
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.reading.lenses import Lenses

SLICE = 0.008
"""Seconds that sorting the posts of a large plan takes at a time."""


class Colouring(QObject):
    """Sorts posts into categories, bit by bit where there are many, and has the chart show them.

    `changed` says that the categories, their counts or the one that stands out may be others.
    """

    changed = Signal()

    def __init__(self, area: ChartArea, lenses: Lenses) -> None:
        super().__init__(area)
        self._lenses = lenses
        self._session = session = area.session
        self._sorting: Sorting | None = None
        self._only: str | None = None
        self._going_on = QTimer(self)
        self._going_on.setInterval(0)
        self._going_on.timeout.connect(self._go_on)
        session.replaced.connect(self._begin)
        session.place_changed.connect(self._begin)
        session.changed.connect(self._follow)
        session.findings_changed.connect(self._mark)

    @property
    def aspect(self) -> Aspect:
        """What the chart is coloured by."""
        return self._sorting.aspect if self._sorting else Aspect.OWN

    @property
    def only(self) -> str | None:
        """The key of the category that alone stands out, or None."""
        return self._only

    def entries(self) -> list[Entry]:
        """Return the categories that are on the chart, with their counts."""
        return self._sorting.entries() if self._sorting else []

    def colour_by(self, aspect: Aspect) -> None:
        """Colour the chart by something else, and sort its posts, which nobody asked for before, by that."""
        if self._sorting is None or aspect is not self.aspect:
            self._only = None
            self._sort_by(aspect)

    def show_only(self, key: str | None) -> None:
        """Let one category stand out; None, and the one that does already, stand for all."""
        self._only = None if key == self._only else key
        self._show()

    def _begin(self) -> None:
        if self._sorting is not None:
            self._sort_by(self._sorting.aspect)

    def _sort_by(self, aspect: Aspect) -> None:
        session = self._session
        marks = marks_of(session.view, session.findings) if aspect is Aspect.FINDING else {}
        self._sorting = Sorting(session.view, aspect, marks)
        self._go_on()

    def _go_on(self) -> None:
        if self._sorting is None or self._sorting.work(SLICE):
            self._going_on.stop()
            self._show()
        elif not self._going_on.isActive():
            self._going_on.start()

    def _follow(self, event: Event) -> None:
        if self._sorting is None:
            return
        if self.aspect is Aspect.OWN and any(isinstance(step.record, Team) for step in event.change):
            self._begin()  # another team may have taken the colour of one
            return
        self._sorting.follow(posts_altered(self._session.view, event.change))
        self._go_on()

    def _mark(self) -> None:
        session, sorting = self._session, self._sorting
        if sorting is not None and sorting.aspect is Aspect.FINDING:
            sorting.wear(marks_of(session.view, session.findings))
            self._go_on()

    def _show(self) -> None:
        """Have the chart show it; a category that has gone from the chart does not hide all the others."""
        sorting, lenses = self._sorting, self._lenses
        kept = sorting.posts(self._only) if sorting and self._only is not None else None
        if not kept:
            self._only = kept = None
        lenses.colour(sorting.colours() if sorting and sorting.aspect is not Aspect.OWN else None)
        lenses.filter(kept)
        self.changed.emit()
