"""How large a card is, without making it: what a layout of thousands of cards asks first."""

from typing import NamedTuple

from orgdesigner.chart.cards import anatomy as a
from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.cards.chips import chip_rows
from orgdesigner.chart.cards.content import CardStyle, make_card
from orgdesigner.chart.measure import wrap
from orgdesigner.model import records as r
from orgdesigner.model import relations


class Size(NamedTuple):
    """The width and height of a card."""

    width: float
    height: float


def card_size(source: CardSource, post: r.Post, style: CardStyle) -> Size:
    """Return how large the card is that `make_card` would make."""
    view = source.view
    if (
        source.whole
        or view.count(relations.ACCOUNTABLE_FOR, post.id)
        or view.count(relations.CONTRIBUTES_TO, post.id)
    ):
        # Where its holders take several lines, or dots look for room among the chips, it has to be made.
        card = make_card(source, post, style)
        return Size(card.width, card.height)
    body = a.COMPACT if style.compact else a.FULL
    inner = style.width - 2 * body.side
    room = inner - (a.mark_room(body) if source.showing.marks else 0)
    titles = 1
    if source.measure.width(post.title, body.title_role) > room:
        titles = len(wrap(post.title, room, body.title_role, source.measure, lines=2))
    holders = view.count(relations.HOLDINGS_OF_POST, post.id) or 1
    rows = len(chip_rows(source, post, inner))
    return Size(style.width, a.card_height(body, titles=titles, holders=holders, chip_rows=rows))
