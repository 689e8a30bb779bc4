"""One team as a block: its heading, its members in their order, and mentions of those drawn elsewhere."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgdesigner.chart.anatomy import DOT_GAP, dots_width
from orgdesigner.chart.cardbook import CardBook
from orgdesigner.chart.cards import CardStyle, named
from orgdesigner.chart.cardsource import CardSource
from orgdesigner.chart.homes import teams_of
from orgdesigner.chart.measure import elide, wrap
from orgdesigner.chart.picture import Alias, Box, Card, Dot, Flow, Region, RegionKind
from orgdesigner.chart.regionblock import (
    CARD_GAP,
    MENTION_INDENT,
    MENTION_SIGN,
    PADDING,
    RegionBlock,
    heading_height,
    region_block,
)
from orgdesigner.chart.showing import Names
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View
from orgdesigner.model.words import Level, TeamLead

MARK = 16.0
"""The size of the sign of a finding about a team."""


class BlockStyle(NamedTuple):
    """How wide a team's block is, in how many columns its cards stand, and whether they are small."""

    width: float
    columns: int
    compact: bool


class Member(NamedTuple):
    """Somebody in a team: a post drawn in it, or words for a post drawn elsewhere or a person without one."""

    post: r.Post | None
    words: str
    drawn: bool


def team_block(book: CardBook, team: r.Team, style: BlockStyle) -> RegionBlock:
    """Return the block of a team, with its cards in columns."""
    found = list(members(book.source, team))
    card_style = CardStyle((style.width - 2 * PADDING + CARD_GAP) / style.columns - CARD_GAP, style.compact)
    cards = [book.card(member.post.id, card_style) for member in found if member.drawn and member.post]
    region = _region(book, team, width=style.width, dots=_held(cards))
    mentions = list(_mentions(book.source, team, found, width=style.width))
    return region_block(region, cards, mentions, columns=style.columns, flow=Flow.DOWN)


def members(source: CardSource, team: r.Team) -> Iterator[Member]:
    """Yield who is in a team: those who lead it, then the others in their stored order."""
    view = source.view
    memberships = relations.members(view, team.id)
    for post_id in dict.fromkeys((*team.leads, *(m.post for m in memberships if m.post))):
        post = view.need(r.Post, post_id)
        home = teams_of(view, post_id)[0]
        drawn = post.level is not Level.HEAD and home.id == team.id
        yield Member(post, post.title if drawn else _mention(source, post), drawn)
    for membership in memberships:
        if membership.person:
            person = view.need(r.Person, membership.person)
            held = [holding.post for holding in view.find(relations.HOLDINGS_OF_PERSON, person.id)]
            post_held = view.get(r.Post, held[0]) if held else None
            name = named(person, source.showing.names)
            yield Member(post_held, f"{name} · {post_held.title}" if post_held else name, drawn=False)


def _mention(source: CardSource, post: r.Post) -> str:
    if source.showing.names is Names.NONE:
        return post.title
    holders = (named(person, source.showing.names) for person in relations.holders(source.view, post.id))
    return " · ".join((*holders, post.title))


def _region(book: CardBook, team: r.Team, *, width: float, dots: tuple[Dot, ...]) -> Region:
    source, measure = book.source, book.source.measure
    inner = width - 2 * PADDING
    marked = MARK + DOT_GAP if source.showing.marks else 0.0
    subtitle = elide(" · ".join(_about(source.view, team)), inner - marked, TextRole.SMALL, measure)
    beside = dots_width(len(dots)) + (0.0 if subtitle else marked)
    title = wrap(team.name, inner - beside, TextRole.HEADING, measure, lines=2)
    heading = Box(0, 0, width, heading_height(titles=len(title), subtitle=bool(subtitle)))
    return Region(
        RegionKind.TEAM,
        team.id,
        title,
        subtitle,
        dots,
        book.colour(team.id),
        Box(0, 0, width, 0),
        heading,
        book.mark(r.Team.kind, team.id),
    )


def _about(view: View, team: r.Team) -> Iterator[str]:
    if team.committee:
        yield team.committee
    above = view.get(r.Team, team.parent)
    if above is not None:
        yield f"Part of {above.name}"
    if team.lead is TeamLead.NONE:
        yield "No formal lead"


def _held(cards: Sequence[Card]) -> tuple[Dot, ...]:
    return tuple(
        Dot(number, True) for number in sorted({d.number for card in cards for d in card.dots if d.held})
    )


def _mentions(source: CardSource, team: r.Team, found: Sequence[Member], *, width: float) -> Iterator[Alias]:
    room = width - 2 * PADDING - MENTION_SIGN - 2 * MENTION_INDENT
    for member in found:
        if not member.drawn:
            text = elide(member.words, room, TextRole.SMALL, source.measure)
            yield Alias(member.post.id if member.post else "", team.id, text, Box(0, 0, 0, 0))
