"""The picture of one structure, kept up to date change by change."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from orgdesigner.chart.cards.below import BelowCounts
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.coaching.coaching_view import CoachingView
from orgdesigner.chart.layout.reporting_view import ReportingView
from orgdesigner.chart.looking import EVERYTHING, PLAIN, Lens, Looking
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Below, Card, ChartView, Marks, Picture
from orgdesigner.chart.showing import Showing
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.teams.teams_view import TeamsView
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View

NO_MARKS: Marks = MappingProxyType({})
_LAYOUTS: dict[ChartView, Callable[[CardBook], TeamsView | ReportingView | CoachingView]] = {
    ChartView.TEAMS: TeamsView,
    ChartView.REPORTING: ReportingView,
    ChartView.COACHING: CoachingView,
}


class _BadgedCards:
    """Makes cards, with a badge where what is below is left out.

    A picture refers to it and not to its chart: in a circle of the two a large chart would wait for the
    search for garbage, and as it is it goes with its last user.
    """

    def __init__(self, book: CardBook, below: BelowCounts) -> None:
        self._book, self._below = book, below
        self.folded: AbstractSet[str] = frozenset()

    def card(self, post: str, style: CardStyle) -> Card:
        """Return the card of a post as it is now."""
        return self._book.card(post, style, below=self._badge(post))

    def face(self, post: str, style: CardStyle) -> Card:
        """Return as much of the card as is seen from far away."""
        return self._book.face(post, style, below=self._badge(post))

    def fades(self, post: str) -> bool:
        """Whether other cards stand out."""
        return self._book.lens.fades(post)

    def _badge(self, post: str) -> Below | None:
        return self._below.below(post) if post in self.folded else None


class Chart:
    """A view of a structure that remembers its cards and branches, so that a change costs little.

    Whatever happened before, its picture is the one that a new chart would give.
    """

    def __init__(self, view: View, kind: ChartView, *, showing: Showing, measure: Measure) -> None:
        self.kind = kind
        self._looking = EVERYTHING
        self._extent: Extent | None = None
        self._book = book = CardBook(view, showing=showing, measure=measure)
        self._below = BelowCounts(view, lambda post_id: book.mark(r.Post.kind, post_id))
        self._cards = _BadgedCards(book, self._below)
        self._layout = _LAYOUTS[kind](self._book)

    def follow(self, change: Change) -> None:
        """Hear of a change that has been made to the structure."""
        self._layout.follow(change, self._book.follow(change))
        self._book.undress(self._below.follow(change))

    def extent(self, *, marks: Marks = NO_MARKS, looking: Looking = EVERYTHING, lens: Lens = PLAIN) -> Extent:
        """Return the picture as the structure is now, to be asked what is where.

        `marks` are the worst findings by kind and id of record; `looking` says what is laid out of it, and
        `lens` what stands out.
        """
        self._wear(marks, lens)
        if looking.collapsed != self._looking.collapsed:
            self._book.undress(looking.collapsed ^ self._looking.collapsed)
            self._below.keep(looking.collapsed)
        self._looking = looking
        self._cards.folded = looking.collapsed if self.kind is ChartView.REPORTING else frozenset()
        root = self._layout.part(looking)
        self._extent = Extent(self.kind, root, self._cards, before=self._extent, altered=self._book.altered())
        return self._extent

    def beginning(
        self, height: float, *, marks: Marks = NO_MARKS, looking: Looking = EVERYTHING, lens: Lens = PLAIN
    ) -> Extent | None:
        """Return the upper part of the picture, at least so far down, as it is in the whole.

        It costs no more than what it shows. None stands for a view in which nothing has its place before
        everything has. Below it is nothing yet, whatever there will be.
        """
        self._wear(marks, lens)
        part = self._layout.beginning(looking, height)
        if part is None:
            return None
        self._book.altered()  # from here on
        return Extent(self.kind, part, self._cards)

    def prepare(
        self, *, marks: Marks = NO_MARKS, looking: Looking = EVERYTHING, lens: Lens = PLAIN
    ) -> Iterator[None]:
        """Do, a little at each step, most of what `extent` would have to do first.

        After a change it has to begin again; what the change did not alter is passed over.
        """
        self._wear(marks, lens)
        yield
        yield from self._layout.prepare(looking)

    def _wear(self, marks: Marks, lens: Lens) -> None:
        self._layout.wear(marks, lens)
        self._book.undress(self._below.mark_anew(self._book.remarked))

    def picture(
        self, *, marks: Marks = NO_MARKS, looking: Looking = EVERYTHING, lens: Lens = PLAIN
    ) -> Picture:
        """Return all of the picture, with every card, as the structure is now; see `extent`."""
        return self.extent(marks=marks, looking=looking, lens=lens).picture
