"""The posts that two teams beside each other share, as a block of their own that draws each of them once."""

from orgdesigner.chart.blocks.regionblock import (
    PADDING,
    RegionBlock,
    count_of_posts,
    heading_height,
    region_block,
)
from orgdesigner.chart.cards.anatomy import dots_width
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.homes import homes
from orgdesigner.chart.measure import in_full, wrap
from orgdesigner.chart.picture import Box, Flow, Region, RegionKind
from orgdesigner.chart.scope import Scope
from orgdesigner.chart.teams.teamblock import BlockStyle, held_dots
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.words import Level


def shared_block(
    book: CardBook, left: r.Team, right: r.Team, style: BlockStyle, scope: Scope
) -> RegionBlock | None:
    """Return the block of what two teams share, in the order of the left one; None if they share nothing.

    It is no record of its own, so it has no mark: its posts have theirs, and so have both teams.
    """
    view, beside = book.view, dict(style.pairs)
    seats = relations.members(view, left.id)
    posts = [
        seat.post
        for seat in seats
        if seat.post
        and scope.has_post(seat.post)
        and homes(view, seat.post, beside, scope) == (left.id, right.id)
        and view.need(r.Post, seat.post).level is not Level.HEAD
    ]
    if not posts:
        return None
    cards = [book.outline(post_id, style.card) for post_id in posts]
    words = f"Shared by {left.name} and {right.name}"
    inner = style.width - 2 * PADDING
    dots = held_dots(cards)
    room, measure = inner - dots_width(len(dots)), book.source.measure
    if book.source.whole:
        title = in_full(words, room, TextRole.HEADING, measure)
    else:
        title = wrap(words, room, TextRole.HEADING, measure, lines=3)
    heading = Box(0, 0, style.width, heading_height(titles=len(title), subtitles=1))
    region = Region(
        RegionKind.SHARED,
        left.id,
        title,
        count_of_posts(len(posts)),
        dots,
        book.colour(left.id),
        Box(0, 0, style.width, 0),
        heading,
        partner=right.id,
        partner_colour=book.colour(right.id),
    )
    return region_block(region, cards, (), columns=style.columns, flow=Flow.DOWN)
