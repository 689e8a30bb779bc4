"""What the coaching view of a structure is put together from, kept until a change alters it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from orgdesigner.chart.blocks.keptparts import KeptParts
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.coaching.coachingforest import CoachingForest, coached_below
from orgdesigner.chart.coaching.coachinggroup import Group, lay_out_group
from orgdesigner.chart.looking import Lens, Looking
from orgdesigner.chart.picture import Card, Marks
from orgdesigner.chart.scope import scope_of
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View


class CoachingSet:
    """Remembers the layout of every group: who coaches whom, below somebody who begins it."""

    def __init__(self, book: CardBook) -> None:
        self.book = book
        self.kept = KeptParts()
        self.forest = CoachingForest(book.view)
        self._focus: tuple[str, str] | None = None
        self._groups: dict[str, Group] = {}
        self.outlines: dict[str, Card] = {}
        """How large the cards of the posts without a coach were when they were laid out last."""
        self._altered: set[str] = set()
        self._sizes_altered = 0

    @property
    def view(self) -> View:
        """The structure."""
        return self.book.view

    @property
    def groups(self) -> list[Group]:
        """All groups, in the stored order of the posts that they begin with."""
        return [self._group(top.id) for top in self.forest.tops]

    def lay_out_groups(self) -> Iterator[None]:
        """Lay out the groups, one at each step."""
        for top in tuple(self.forest.tops):
            self._group(top.id)
            yield

    def alone_as_is(self, style: CardStyle) -> object:
        """Return what is another thing as soon as the posts without a coach are others or of other sizes."""
        for post_id in filter(self.forest.is_alone, self._altered):
            if self.outlines.get(post_id) != self.book.outline(post_id, style):
                self._sizes_altered += 1
        self._altered.clear()
        return self.forest.alone, self._sizes_altered

    def look(self, looking: Looking) -> None:
        """Lay out everything, or only a post with those coached below it, or only the posts of a team."""
        self._focus = looking.focus
        self._keep_within()

    def follow(self, change: Change, altered: AbstractSet[str]) -> None:
        """Take note of a change that has been made; `altered` are the posts whose cards are."""
        self._altered.update(altered)
        before, after = self.forest.follow(change, altered)
        for top in before | after:
            self._groups.pop(top, None)
        self._keep_within()

    def wear(self, marks: Marks, lens: Lens) -> None:
        """Take the findings as they are now, and what stands out."""
        self.book.wear(marks, lens)

    def _group(self, top: str) -> Group:
        known = self._groups.get(top)
        if known is None:
            known = self._groups[top] = lay_out_group(self.book, self.forest, top)
        return known

    def _keep_within(self) -> None:
        """Begin anew if what is looked at is made of other posts than before."""
        kind, record_id = self._focus or ("", "")
        if kind == r.Post.kind and self.view.get(r.Post, record_id) is not None:
            within: AbstractSet[str] | None = coached_below(self.view, record_id)
        else:
            within = scope_of(self.view, self._focus).posts
        if within != self.forest.within:
            self.forest = CoachingForest(self.view, within)
            self._groups.clear()
