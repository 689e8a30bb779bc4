"""What a card says about a post, in order: its title, who holds it, then only what matters."""

from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.chart.cards import anatomy as a
from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.cards.chips import chip_rows
from orgdesigner.chart.measure import Measure, with_breaks, wrap
from orgdesigner.chart.picture import Card, Chip, Dot, HolderLine
from orgdesigner.chart.showing import Showing
from orgdesigner.chart.theme import TextRole
from orgdesigner.disclosure.audience import Pay
from orgdesigner.disclosure.naming import named
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.pay_tables import spoken_point
from orgdesigner.model.structure import View
from orgdesigner.model.words import HoldingKind

MOST_LINES = 12
"""The longest title or name that a record may hold, broken into lines in the narrowest card."""


class CardStyle(NamedTuple):
    """How wide a card is, and whether it is one of the smaller ones."""

    width: float
    compact: bool = False


def make_card(source: CardSource, post: r.Post, style: CardStyle) -> Card:
    """Return the card of a post, without the colour, mark and badge that it wears where it is drawn."""
    view, showing, measure, _, whole = source
    body = a.COMPACT if style.compact else a.FULL
    inner = style.width - 2 * body.side
    title_width = inner - (a.mark_room(body) if showing.marks else 0)
    said = with_breaks(post.title, title_width, body.title_role, measure) if whole else post.title
    title = wrap(said, title_width, body.title_role, measure, lines=MOST_LINES if whole else 2)
    dots = priority_dots(view, post.id)
    chips = chip_rows(source, post, inner)
    holders = [
        line
        for holder in _holders(view, post, showing)
        for line in _wrapped(holder, inner - a.SIGN, measure, lines=MOST_LINES if whole else 1)
    ]
    row = _row_for_dots(dots, chips, holders[-1], inner)
    if row == len(chips):
        chips.append(())
    return Card(
        post=post.id,
        title=title,
        short_title=post.short_title or post.title,
        holders=tuple(holders),
        chips=tuple(chips),
        dots=dots,
        dots_row=row,
        colour="",
        vacant=any(line.vacant for line in holders),
        compact=style.compact,
        width=style.width,
        height=a.card_height(body, titles=len(title), holders=len(holders), chip_rows=len(chips)),
    )


def _row_for_dots(
    dots: tuple[Dot, ...], chips: list[tuple[Chip, ...]], holder: HolderLine, width: float
) -> int:
    """The lowest row of chips that has room, or -1 for the last holder's line; a new row if none has."""
    room = width - a.dots_width(len(dots))
    for row in reversed(range(len(chips))):
        if chips[row] and a.row_width(chips[row]) <= room:
            return row
    used = a.SIGN + holder.width + (a.LINK if holder.goes_to else 0)
    return -1 if used <= room else len(chips)


def priority_dots(view: View, post_id: str) -> tuple[Dot, ...]:
    """Return the priorities that a post answers for or contributes to, by number."""
    held = {priority.number for priority in view.find(relations.ACCOUNTABLE_FOR, post_id)}
    contributed = {priority.number for priority in view.find(relations.CONTRIBUTES_TO, post_id)}
    return tuple(Dot(number, number in held) for number in sorted(held | contributed))


def _holders(view: View, post: r.Post, showing: Showing) -> Iterator[HolderLine]:
    found = relations.holdings(view, post.id)
    if not found:
        yield _nobody(post)
    for holding in found:
        person = view.need(r.Person, holding.person)
        parts = [named(person, showing.names)]
        if showing.pay is Pay.EXACT and (point := holding.pay_point or post.pay_point):
            parts.append(spoken_point(holding.pay_scale or post.pay_scale, point))
        if holding.share < 1:
            parts.append(f"{holding.share.normalize():f}")
        if holding.holding_kind is not HoldingKind.SUBSTANTIVE:
            parts.append(holding.holding_kind.label.lower())
        yield HolderLine(person.staff_group, " · ".join(parts), 0.0, goes_to=_next_post(view, holding))


def _next_post(view: View, holding: r.Holding) -> str:
    """The other post of whoever holds this one, or the next of them in turn; nothing if there is none."""
    held = [each.post for each in view.find(relations.HOLDINGS_OF_PERSON, holding.person)]
    return held[(held.index(holding.post) + 1) % len(held)] if len(held) > 1 else ""


def _wrapped(line: HolderLine, width: float, measure: Measure, *, lines: int) -> list[HolderLine]:
    """The line with its width, or several; the arrow to another post stands after the last of them."""
    room = width - (a.LINK if line.goes_to else 0)
    said = with_breaks(line.text, room, TextRole.TEXT, measure) if lines > 1 else line.text
    first, *rest = wrap(said, room, TextRole.TEXT, measure, lines=lines)
    texts = [line._replace(text=first, goes_to=""), *(HolderLine(None, text, 0.0) for text in rest)]
    texts[-1] = texts[-1]._replace(goes_to=line.goes_to)
    return [each._replace(width=measure.width(each.text, TextRole.TEXT)) for each in texts]


def _nobody(post: r.Post) -> HolderLine:
    """One card may stand for several like posts, whose holders are nowhere named: that is no vacancy."""
    fte = f"{post.fte.normalize():f} FTE"
    if post.fte > 1:
        return HolderLine(None, fte, 0.0, indented=False)
    return HolderLine(None, "Vacant" if post.fte == 1 else f"Vacant · {fte}", 0.0, vacant=True)
