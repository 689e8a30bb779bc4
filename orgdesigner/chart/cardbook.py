"""The cards of one structure, made when they are asked for and kept until a change alters what they say."""

from collections.abc import Iterator

from orgdesigner.chart.cards import CardSource, CardStyle, make_card, mixed_classes
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.picture import Card
from orgdesigner.chart.showing import Showing
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
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

    def card(self, post: r.Post, style: CardStyle) -> Card:
        """Return the card of a post; the same object until what it says changes."""
        known = self._cards.get(post.id)
        if known is not None and known[0] == style:
            return known[1]
        card = make_card(self._source, post, style)
        self._cards[post.id] = style, card
        return card

    def follow(self, change: Change) -> set[str]:
        """Forget the cards that a change altered, and return their posts. The change has been made already."""
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
    """Yield the posts whose cards may say something else; looks at each record before and after."""
    for step in change:
        for record in (step.before, step.after):
            if isinstance(record, r.Post):
                yield record.id
                for holding in view.find(relations.HOLDINGS_OF_POST, record.id):
                    yield from _posts_held(view, holding.person)
            elif isinstance(record, r.Person):
                yield from _posts_held(view, record.id)
            elif isinstance(record, r.Holding):
                yield record.post
                yield from _posts_held(view, record.person)
            elif isinstance(record, r.Allowance):
                yield record.post
            elif isinstance(record, r.Team):
                yield from record.leads
            elif isinstance(record, r.Priority):
                yield from record.contributing
                if record.accountable:
                    yield record.accountable


def _posts_held(view: View, person_id: str) -> Iterator[str]:
    return (holding.post for holding in view.find(relations.HOLDINGS_OF_PERSON, person_id))
