"""The picture of one structure, kept up to date change by change."""

from types import MappingProxyType

from orgdesigner.chart import reporting_view, teams_view
from orgdesigner.chart.cardbook import CardBook
from orgdesigner.chart.flatpart import Ready, flat_part
from orgdesigner.chart.looking import EVERYTHING, PLAIN, Lens, Looking
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import ChartView, Marks, Picture
from orgdesigner.chart.showing import Showing
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.teamset import TeamSet
from orgdesigner.chart.tree import ReportingTree
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View

NO_MARKS: Marks = MappingProxyType({})


class Chart:
    """A view of a structure that remembers its cards and branches, so that a change costs little.

    Whatever happened before, its picture is the one that a new chart would give.
    """

    def __init__(self, view: View, kind: ChartView, *, showing: Showing, measure: Measure) -> None:
        self.kind = kind
        self._extent: Extent | None = None
        self._book = CardBook(view, showing=showing, measure=measure)
        self._parts = TeamSet(self._book) if kind is ChartView.TEAMS else ReportingTree(self._book)

    def follow(self, change: Change) -> None:
        """Hear of a change that has been made to the structure."""
        self._parts.follow(change, self._book.follow(change))

    def extent(self, *, marks: Marks = NO_MARKS, looking: Looking = EVERYTHING, lens: Lens = PLAIN) -> Extent:
        """Return the picture as the structure is now, to be asked what is where."""
        picture = self.picture(marks=marks, looking=looking, lens=lens)
        self._extent = Extent(self.kind, flat_part(picture), Ready(picture), before=self._extent)
        return self._extent

    def picture(
        self, *, marks: Marks = NO_MARKS, looking: Looking = EVERYTHING, lens: Lens = PLAIN
    ) -> Picture:
        """Return the picture as the structure is now.

        `marks` are the worst findings by kind and id of record; `looking` says what is laid out of it, and
        `lens` what stands out.
        """
        if isinstance(self._parts, TeamSet):
            self._parts.wear(marks, lens)
            return teams_view.picture(self._parts)
        self._book.wear(marks, lens)
        self._parts.look(looking)
        return reporting_view.picture(self._parts)
