"""The cards of one structure, made when they are asked for and kept until a change alters what they say."""

from collections.abc import Iterator
from dataclasses import replace

from orgdesigner.chart.cards import CardSource, CardStyle, make_card, mixed_classes
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Below, Card, Mark
from orgdesigner.chart.showing import Showing
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.records import references
from orgdesigner.model.structure import View


class CardBook:
    """Remembers the card of every post in the style in which it was last asked for."""

    def __init__(self, view: View, *, showing: Showing, measure: Measure) -> None:
        self.view = view
        self._source = CardSource(view, showing, measure, mixed_classes(view))
        self._cards: dict[str, tuple[CardStyle, Card]] = {}

    @property
    def source(self) -> CardSource:
        """What the cards are made from."""
        return self._source

    def content(self, post: r.Post, style: CardStyle) -> Card:
        """Return the card of a post in whatever colour and mark it was last drawn: for its size."""
        known = self._cards.get(post.id)
        return known[1] if known is not None and known[0] == style else self.card(post, style)

    def card(
        self,
        post: r.Post,
        style: CardStyle,
        *,
        colour: str = "",
        mark: Mark | None = None,
        below: Below | None = None,
    ) -> Card:
        """Return the card of a post; the same object until what it says or wears changes."""
        known = self._cards.get(post.id)
        if known is not None and known[0] == style:
            card = known[1]
            if card.colour == colour and card.mark is mark and card.below == below:
                return card
        else:
            card = make_card(self._source, post, style)
        card = replace(card, colour=colour, mark=mark, below=below)
        self._cards[post.id] = style, card
        return card

    def follow(self, change: Change) -> set[str]:
        """Forget the cards that a change, once made, has altered, and return their posts."""
        altered = set(_posts_altered(self.view, change))
        if any(isinstance(step.record, r.Post) for step in change):
            before, after = self._source.mixed_classes, mixed_classes(self.view)
            self._source = self._source._replace(mixed_classes=after)
            for role_class in before ^ after:
                altered.update(post.id for post in self.view.find(relations.ROLE_CLASS, role_class))
        for post_id in altered:
            self._cards.pop(post_id, None)
        return altered


def _posts_altered(view: View, change: Change) -> Iterator[str]:
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
