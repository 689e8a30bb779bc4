"""The cards of one structure, made when they are asked for and kept until a change alters what they say."""

from collections.abc import Iterable, Iterator

from orgdesigner.chart.cards.cardsize import Size, card_size
from orgdesigner.chart.cards.cardsource import CardSource, Classes
from orgdesigner.chart.cards.content import CardStyle, make_card, priority_dots
from orgdesigner.chart.cards.homes import team_colours, teams_of
from orgdesigner.chart.looking import PLAIN, Lens
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Below, Card, Mark, Marks
from orgdesigner.chart.showing import Showing
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.records import references
from orgdesigner.model.structure import View


class CardBook:
    """Remembers every card twice: what it says, and how it looks in its colour and with its mark.

    Sizes depend only on what cards say. A card stays the same object until something about it changes.
    `remarked` are the posts whose mark became another when the findings were last taken.
    """

    def __init__(self, view: View, *, showing: Showing, measure: Measure, whole: bool = False) -> None:
        self.view = view
        self._source = CardSource(view, showing, measure, Classes(view), whole)
        self._sizes: dict[str, tuple[CardStyle, Size]] = {}
        self._outlines: dict[str, tuple[CardStyle, Card]] = {}
        self._said: dict[str, tuple[CardStyle, Card]] = {}
        self._worn: dict[str, Card] = {}
        self._marks: dict[tuple[str, str], Mark] = {}
        self._colours: dict[str, str] | None = None
        self._altered: set[str] | None = None
        self.lens = PLAIN
        self.remarked: set[str] = set()

    @property
    def source(self) -> CardSource:
        """What the cards are made from."""
        return self._source

    def size(self, post_id: str, style: CardStyle) -> Size:
        """Return the width and height of the card of a post, for a fraction of what making it costs."""
        known = self._sizes.get(post_id)
        if known is None or known[0] != style:
            known = style, card_size(self._source, self.view.need(r.Post, post_id), style)
            self._sizes[post_id] = known
        return known[1]

    def outline(self, post_id: str, style: CardStyle) -> Card:
        """Return a card that has its size and its priorities and says nothing: enough to lay a team out."""
        known = self._outlines.get(post_id)
        if known is None or known[0] != style:
            width, height = self.size(post_id, style)
            dots = priority_dots(self.view, post_id)
            card = Card(post_id, (), "", (), (), dots, 0, "", False, style.compact, width, height)
            known = self._outlines[post_id] = style, card
        return known[1]

    def content(self, post_id: str, style: CardStyle) -> Card:
        """Return the card of a post without colour and mark: for its size."""
        known = self._said.get(post_id)
        if known is None or known[0] != style:
            known = style, make_card(self._source, self.view.need(r.Post, post_id), style)
            self._said[post_id] = known
            self._worn.pop(post_id, None)
        return known[1]

    def card(self, post_id: str, style: CardStyle, *, below: Below | None = None) -> Card:
        """Return the card of a post, in the colour of its team and with the mark of its worst finding."""
        content = self.content(post_id, style)
        worn = self._worn.get(post_id)
        if worn is None or worn.below != below:
            worn = content._replace(
                colour=self._colour_of(post_id),
                mark=self.mark(r.Post.kind, post_id),
                below=below,
                faded=self.lens.fades(post_id),
            )
            self._worn[post_id] = worn
        return worn

    def face(self, post_id: str, style: CardStyle, *, below: Below | None = None) -> Card:
        """Return as much of a card as is drawn of it where it has no more than a short title.

        It costs little and is not kept: from far away there are thousands.
        """
        post = self.view.need(r.Post, post_id)
        vacant = post.fte <= 1 and not self.view.count(relations.HOLDINGS_OF_POST, post_id)
        return Card(
            post_id,
            (),
            post.short_title or post.title,
            (),
            (),
            (),
            0,
            self._colour_of(post_id),
            vacant,
            style.compact,
            *self.size(post_id, style),
            self.mark(r.Post.kind, post_id),
            below,
            self.lens.fades(post_id),
        )

    def colour(self, team_id: str) -> str:
        """Return the name of a team's colour."""
        return self._team_colours()[team_id]

    def mark(self, kind: str, record_id: str) -> Mark | None:
        """Return the worst finding about a record, or None."""
        return self._marks.get((kind, record_id))

    def wear(self, marks: Marks, lens: Lens = PLAIN) -> set[tuple[str, str]]:
        """Take findings and colours as they are now; return the records whose mark is another."""
        if lens != self.lens:
            self.lens = lens
            self._undress_all()
        before, self._marks = self._marks, dict(marks)
        altered = {key for key, _ in before.items() ^ self._marks.items()}
        self.remarked = {record_id for kind, record_id in altered if kind == r.Post.kind}
        self.undress(self.remarked)
        return altered

    def altered(self) -> set[str] | None:
        """Return the posts whose cards may look different since this was asked last; None for all of them."""
        altered, self._altered = self._altered, set()
        return altered

    def undress(self, posts: Iterable[str]) -> None:
        """Take note that what the cards of posts say, wear or have below them may be something else."""
        for post_id in posts:
            self._worn.pop(post_id, None)
            if self._altered is not None:
                self._altered.add(post_id)

    def _undress_all(self) -> None:
        self._worn.clear()
        self._altered = None

    def _team_colours(self) -> dict[str, str]:
        if self._colours is None:
            self._colours = team_colours(self.view)
        return self._colours

    def _colour_of(self, post_id: str) -> str:
        if self.lens.colours is not None:
            return self.lens.colours.get(post_id, "")
        homes = teams_of(self.view, post_id)
        return self._team_colours()[homes[0].id] if homes else ""

    def follow(self, change: Change) -> set[str]:
        """Forget the cards that a change, once made, has altered, and return their posts."""
        altered = set(posts_altered(self.view, change))
        for role_class in self._source.classes.follow(change):
            altered.update(self.view.ids(relations.ROLE_CLASS, role_class))
        if any(step.record.kind == r.Team.kind for step in change):
            before, self._colours = self._colours, None
            if before is not None and before != self._team_colours():
                self._undress_all()
        for post_id in altered:
            self._sizes.pop(post_id, None)
            self._outlines.pop(post_id, None)
            self._said.pop(post_id, None)
        self.undress(altered)
        return altered


def posts_altered(view: View, change: Change) -> Iterator[str]:
    """Yield the posts whose cards may say something else: those that a record is about or points at.

    Looks at each record before and after; that some of them say the same as before does no harm.
    """
    for step in change:
        for record in (step.before, step.after):
            if record is None:
                continue
            for kind, record_id in ((record.kind, record.id), *references(record)):
                if kind == r.Post.kind:
                    yield record_id
                elif kind == r.Person.kind:
                    yield from _posts_held(view, record_id)
            if isinstance(record, r.Post):
                for holding in view.find(relations.HOLDINGS_OF_POST, record.id):
                    yield from _posts_held(view, holding.person)
            elif isinstance(record, r.Team):
                yield from (m.post for m in view.find(relations.MEMBERS_OF_TEAM, record.id) if m.post)


def _posts_held(view: View, person_id: str) -> Iterator[str]:
    return (holding.post for holding in view.find(relations.HOLDINGS_OF_PERSON, person_id))
