"""One team as a block: its heading, its own meetings, its members, and aliases of those drawn elsewhere."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgdesigner.chart.blocks.aliases import fitted
from orgdesigner.chart.blocks.regionblock import (
    CARD_GAP,
    MEETING,
    PADDING,
    RegionBlock,
    count_of_posts,
    folded_block,
    heading_height,
    region_block,
)
from orgdesigner.chart.cards.anatomy import DOT_GAP, dots_width
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.cards.homes import homes
from orgdesigner.chart.cards.meetings import in_room, meeting_words, own_meetings
from orgdesigner.chart.measure import elide, in_full, wrap
from orgdesigner.chart.picture import Alias, Box, Card, Dot, Flow, Note, NoteKind, Region, RegionKind
from orgdesigner.chart.scope import Scope
from orgdesigner.chart.theme import RADIUS, TextRole
from orgdesigner.disclosure.audience import Names
from orgdesigner.disclosure.naming import named
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View
from orgdesigner.model.words import Level, TeamLead

MARK = 16.0
"""The size of the sign of a finding about a team."""


class BlockStyle(NamedTuple):
    """How a team's block is laid out: its width, its columns of cards, whether they are small or folded away.

    `pairs` are the leadership teams that stand beside each other, each with the one at its right.
    """

    width: float
    columns: int
    compact: bool
    pairs: tuple[tuple[str, str], ...] = ()
    folded: bool = False

    @property
    def card(self) -> CardStyle:
        """How its cards are made."""
        return CardStyle((self.width - 2 * PADDING + CARD_GAP) / self.columns - CARD_GAP, self.compact)


class Member(NamedTuple):
    """Somebody in a team: a post drawn in it, or words for a post drawn elsewhere or a person without one.

    Of a post that is drawn in several teams at once it is one; it has no words.
    """

    post: r.Post | None
    words: str = ""
    detail: str = ""
    drawn: tuple[str, ...] = ()


def team_block(book: CardBook, team: r.Team, style: BlockStyle, scope: Scope) -> RegionBlock:
    """Return the block of a team, with its cards in columns."""
    found = list(members(book.source, team, style, scope))
    if style.folded:
        return folded_block(_region(book, team, style, dots=(), count=sum(m.post is not None for m in found)))
    drawn = [
        (book.outline(member.post.id, style.card), member.drawn)
        for member in found
        if member.post and member.drawn
    ]
    cards = [card for card, places in drawn if places == (team.id,)]
    region = _region(book, team, style, dots=held_dots([card for card, _ in drawn]))
    aliases = list(_aliases(book.source, team, found, style))
    meetings = list(_meetings(book.source, team, width=style.width))
    return region_block(region, cards, aliases, meetings=meetings, columns=style.columns, flow=Flow.DOWN)


def members(source: CardSource, team: r.Team, style: BlockStyle, scope: Scope) -> Iterator[Member]:
    """Yield who is in a team: those who lead it, then the others in their stored order."""
    view, beside = source.view, dict(style.pairs)
    memberships = relations.members(view, team.id)
    for post_id in dict.fromkeys((*team.leads, *(m.post for m in memberships if m.post))):
        if not scope.has_post(post_id):
            continue
        post = view.need(r.Post, post_id)
        drawn = () if post.level is Level.HEAD else homes(view, post_id, beside, scope)
        if team.id in drawn:
            yield Member(post, drawn=drawn)
        else:
            yield Member(post, post.title, holders_named(source, post))
    for membership in memberships:
        if membership.person:
            person = view.need(r.Person, membership.person)
            held = view.find(relations.HOLDINGS_OF_PERSON, person.id)
            post_held = view.get(r.Post, held[0].post) if held else None
            if post_held is None or scope.has_post(post_held.id):
                title = post_held.title if post_held else ""
                yield Member(post_held, named(person, source.showing.names), title)


def held_dots(cards: Sequence[Card]) -> tuple[Dot, ...]:
    """Return the priorities that posts answer for, by number."""
    return tuple(
        Dot(number, True) for number in sorted({d.number for card in cards for d in card.dots if d.held})
    )


def holders_named(source: CardSource, post: r.Post) -> str:
    """Return who holds a post, as an alias of it says it: nothing where nobody may be named."""
    if source.showing.names is Names.NONE:
        return ""
    holders = relations.holders(source.view, post.id)
    return " · ".join(named(person, source.showing.names) for person in holders)


def _region(
    book: CardBook, team: r.Team, style: BlockStyle, *, dots: tuple[Dot, ...], count: int | None = None
) -> Region:
    source, measure = book.source, book.source.measure
    inner = style.width - 2 * PADDING
    marked = MARK + DOT_GAP if source.showing.marks else 0.0
    words = about(source.view, team) if count is None else (count_of_posts(count),)
    subtitle = " · ".join(words)
    beside = dots_width(len(dots)) + (0.0 if subtitle else marked)
    if source.whole:
        title = in_full(team.name, inner - beside, TextRole.HEADING, measure)
        below = len(in_full(subtitle, inner - marked, TextRole.SMALL, measure)) if subtitle else 0
    else:
        title = wrap(team.name, inner - beside, TextRole.HEADING, measure, lines=2)
        subtitle = elide(subtitle, inner - marked, TextRole.SMALL, measure)
        below = 1 if subtitle else 0
    heading = Box(0, 0, style.width, heading_height(titles=len(title), subtitles=below))
    return Region(
        RegionKind.TEAM,
        team.id,
        title,
        subtitle,
        dots,
        book.colour(team.id),
        Box(0, 0, style.width, 0),
        heading,
        book.mark(r.Team.kind, team.id),
    )


def about(view: View, team: r.Team) -> Iterator[str]:
    """Yield what stands below the name of a team: its committee, what it is part of, that nobody leads it."""
    if team.committee:
        yield team.committee
    above = view.get(r.Team, team.parent)
    if above is not None:
        yield f"Part of {above.name}"
    if team.lead is TeamLead.NONE:
        yield "No formal lead"


def _meetings(source: CardSource, team: r.Team, *, width: float) -> Iterator[Note]:
    room = width - 2 * PADDING - 2 * RADIUS
    for forum in own_meetings(source.view, team.id):
        said = in_room(meeting_words(source.view, forum, team.id), room, source)
        yield Note(NoteKind.MEETING, said.text, Box(0, 0, 0, MEETING + said.more), r.Forum.kind, forum.id)


def _aliases(source: CardSource, team: r.Team, found: Sequence[Member], style: BlockStyle) -> Iterator[Alias]:
    for member in found:
        if not member.drawn:
            post = member.post.id if member.post else ""
            alias = Alias(post, team.id, member.words, Box(0, 0, 0, 0), member.detail)
            yield fitted(alias, style.card.width, source)
