"""The coaching view: who coaches whom, group by group, and below them the posts that have no coach.

On paper a group that is larger than a page is told in words instead, coach by coach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil, sqrt

from orgdesigner.chart.blocks.bands import Band, Row, Strip
from orgdesigner.chart.blocks.flow import lines
from orgdesigner.chart.blocks.regionblock import (
    CARD_GAP,
    PADDING,
    RegionBlock,
    area_without_team,
    cards_down_to,
    count_of_posts,
    heading_height,
    region_block,
)
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.coaching.coachinggroup import CARD, Group, alias_of
from orgdesigner.chart.coaching.coachingset import CoachingSet
from orgdesigner.chart.draft import Draft, around
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.measure import in_full
from orgdesigner.chart.part import Inner, Part, walk
from orgdesigner.chart.picture import (
    Box,
    ChartView,
    Flow,
    Note,
    NoteKind,
    Picture,
    PlacedCard,
    Region,
    RegionKind,
)
from orgdesigner.chart.theme import QUIET, TextRole
from orgdesigner.model import records as r

BETWEEN_GROUPS = 40.0
BELOW_GROUPS = 36.0
LEAST_ROOM = 996.0
"""The least width in which groups stand side by side."""

SMALL_CARD = CardStyle(188.0, compact=True)
HINT = 48.0
FEW_GROUPS = 40
"""So many groups are laid out before the first of them is shown."""

BEGIN = (
    "Nobody is coached yet. A coach helps somebody to grow and is not their manager: "
    "drag a post onto the post that coaches it."
)


class CoachingView(CoachingSet):
    """The coaching view of a structure, kept up to date. Groups are small: nothing in them is folded away."""

    def part(self, looking: Looking = EVERYTHING) -> Part:
        """Return the coaching view; what no change has altered is the same part as before."""
        self.look(looking)
        return root_part(self)

    def beginning(self, looking: Looking, height: float) -> Part | None:
        """Return the coaching view with as many of the posts without a coach as reach so far down.

        None where there are many groups, whose widths decide where everything is.
        """
        self.look(looking)
        if len(self.forest.tops) > FEW_GROUPS:
            return None
        width = _room(self)
        area = None
        if self.forest.alone:
            at_most = cards_down_to(height, columns_of(width))
            block = _area(self, width, at_most=at_most)
            area = block.part("alone", heading=block.heading, body=block.body)
        return _whole(tuple(_stacked(self, width, area)))

    def prepare(self, looking: Looking) -> Iterator[None]:
        """Lay out the groups and measure the cards of those without a coach, one at each step; then all."""
        self.look(looking)
        yield from self.lay_out_groups()
        style = _in_columns(_room(self))
        for post in self.forest.alone:
            self.book.outline(post.id, style)
            yield
        root_part(self)
        yield


def root_part(coaching: CoachingSet) -> Part:
    """Return the coaching view as it is laid out now."""
    width = _room(coaching)
    area = None
    if coaching.forest.alone:
        made_from = coaching.alone_as_is(_in_columns(width)), width, coaching.forest.coaches_without
        area = coaching.kept.part("alone", made_from, partial(_area_part, coaching, width))
    whole = tuple(_stacked(coaching, width, area))
    return coaching.kept.part("coaching", whole, partial(_whole, whole))


def _stacked(coaching: CoachingSet, width: float, area: Part | None) -> Iterator[Inner]:
    """Yield the groups in rows, and below them the area of those that nobody coaches."""
    y = 0.0
    for row in _rows(coaching, width):
        x = 0.0
        for group in row:
            yield Inner(x, y, group.part)
            x += group.width + BETWEEN_GROUPS
        y += max(group.height for group in row) + BELOW_GROUPS
    if area is not None:
        if not y:
            yield Inner(0.0, 0.0, coaching.kept.part("begin", width, partial(_begin, width)))
            y = HINT
        yield Inner(0.0, y, area)


def picture(coaching: CoachingSet) -> Picture:
    """Return the coaching view of a structure, all its cards made."""
    root = root_part(coaching)
    draft = Draft()
    for x, y, each in walk(root):
        _add(draft, coaching, each, x, y)
    return draft.finish(ChartView.COACHING, root.bounds)


def bands(coaching: CoachingSet, width: float, height: float) -> Iterator[Band]:
    """Yield the coaching view for paper: no band is wider than a page, and what is too tall can be parted."""
    small = [group for group in coaching.groups if group.width <= width and group.height <= height]
    for row in _in_rows(small, width):
        yield _row(coaching, row)
    for group in coaching.groups:
        if group not in small:
            yield from _told(coaching, group, width)
    if coaching.forest.alone:
        yield _alone(coaching, width)


def in_groups(coaching: CoachingSet, width: float, height: float, *, apart: bool) -> list[list[Band]]:
    """Return the bands for paper in groups that each begin a page: all of them, or one by one.

    Apart, each group of the view has a page, and so have those whom nobody coaches.
    """
    if not apart:
        return [list(bands(coaching, width, height))]
    found: list[list[Band]] = []
    for group in coaching.groups:
        is_small = group.width <= width and group.height <= height
        found.append([_row(coaching, [group])] if is_small else list(_told(coaching, group, width)))
    if coaching.forest.alone:
        found.append([_alone(coaching, width)])
    return found


def _row(coaching: CoachingSet, row: Sequence[Group]) -> Strip:
    """Groups side by side, as they stand on a page."""
    draft, x = Draft(), 0.0
    for group in row:
        _add(draft, coaching, group.part, x, 0.0)
        x += group.width + BETWEEN_GROUPS
    return Strip(
        max(group.height for group in row),
        tuple(draft.cards),
        lines=tuple(draft.lines),
        aliases=tuple(draft.aliases),
        after=BELOW_GROUPS,
    )


def _alone(coaching: CoachingSet, width: float) -> Row:
    return Row((_area(coaching, width, dressed=True),), 0.0, BETWEEN_GROUPS)


def _rows(coaching: CoachingSet, width: float) -> Iterator[list[Group]]:
    return _in_rows(coaching.groups, width)


def _in_rows(groups: Sequence[Group], width: float) -> Iterator[list[Group]]:
    return lines(groups, [group.width for group in groups], room=width, across=BETWEEN_GROUPS)


def _room(coaching: CoachingSet) -> float:
    """The width of the view: that of its widest group, or what gives many groups a sensible shape."""
    groups = coaching.groups
    posts = sum(len(group.posts) for group in groups) + len(coaching.forest.alone) / 3
    by_number = ceil(sqrt(posts / 3)) * (CARD.width + BETWEEN_GROUPS)
    return max([LEAST_ROOM, by_number, *(group.width for group in groups)])


def _area(
    coaching: CoachingSet, width: float, *, dressed: bool = False, at_most: int | None = None
) -> RegionBlock:
    book = coaching.book
    make = book.card if dressed else book.outline
    style = _in_columns(width)
    alone = coaching.forest.alone
    cards = [make(post.id, style) for post in alone[:at_most]]
    without = coaching.forest.coaches_without
    more = f"{without:,} {'coach has' if without == 1 else 'coaches have'} none either" if without else ""
    kind, title = RegionKind.NO_COACH, "No coach"
    return area_without_team(kind, title, cards, width=width, more=more, count=len(alone))


def _in_columns(width: float) -> CardStyle:
    """How cards are made that fill an area of a width."""
    room = width - 2 * PADDING + CARD_GAP
    return CardStyle(room / columns_of(width) - CARD_GAP, compact=True)


def columns_of(width: float) -> int:
    """Return how many small cards stand side by side in an area of a width."""
    return max(1, int((width - 2 * PADDING + CARD_GAP) // (SMALL_CARD.width + CARD_GAP)))


def _area_part(coaching: CoachingSet, width: float) -> Part:
    block = _area(coaching, width)
    coaching.outlines = {card.post: card for card in block.cards}
    return block.part("alone", heading=block.heading, body=block.body)


def _begin(width: float) -> Part:
    box = Box(0, 0, width, HINT - BETWEEN_GROUPS / 2)
    return Part("begin", box, notes=(Note(NoteKind.EMPTY, BEGIN, box),))


def _whole(inner: tuple[Inner, ...]) -> Part:
    return Part("coaching", around(each.bounds.shifted(x, y) for x, y, each in inner), inner=inner)


def _add(draft: Draft, coaching: CoachingSet, each: Part, x: float, y: float) -> None:
    """Add a part to a picture, its corner at a place."""
    region = each.region
    if region is not None:
        region = replace(region, box=region.box.shifted(x, y), heading=region.heading.shifted(x, y))
        draft.regions.append(region)
    for spot in each.spots:
        card = coaching.book.card(spot.post, spot.style)
        draft.cards.append(PlacedCard(card, spot.box.shifted(x, y), spot.flow, region))
    for line in each.lines:
        draft.lines.append(line._replace(points=tuple((px + x, py + y) for px, py in line.points)))
    draft.aliases.extend(replace(alias, box=alias.box.shifted(x, y)) for alias in each.aliases)
    draft.notes.extend(replace(note, box=note.box.shifted(x, y)) for note in each.notes)


def _told(coaching: CoachingSet, group: Group, width: float) -> Iterator[Band]:
    """Yield a group as areas, one for each coach: first whom nobody in it coaches, then coach by coach."""
    book = coaching.book
    top = book.card(group.posts[0], SMALL_CARD)
    yield Strip(
        top.height,
        (PlacedCard(top, Box(0, 0, top.width, top.height), Flow.ACROSS),),
        after=CARD_GAP,
        joined=True,
    )
    for post_id in group.posts:
        ties = coaching.forest.coached(post_id)
        below = [tie.lower for tie in ties if coaching.forest.above(tie.lower) == tie]
        others = [tie.lower for tie in ties if coaching.forest.above(tie.lower) != tie]
        if ties:
            post = coaching.view.need(r.Post, post_id)
            title = in_full(
                f"Coached by {post.title}", width - 2 * PADDING, TextRole.HEADING, book.source.measure
            )
            heading = Box(0, 0, width, heading_height(titles=len(title), subtitles=1))
            region = Region(
                RegionKind.COACHED,
                "",
                title,
                count_of_posts(len(ties)),
                (),
                QUIET,
                Box(0, 0, width, 0),
                heading,
            )
            style = _in_columns(width)
            columns = round((width - 2 * PADDING + CARD_GAP) / (style.width + CARD_GAP))
            cards = [book.card(each, style) for each in below]
            aliases = [alias_of(book, each, style.width) for each in others]
            block = region_block(region, cards, aliases, columns=columns, flow=Flow.DOWN)
            yield Row((block,), 0.0, BETWEEN_GROUPS, after=CARD_GAP)
