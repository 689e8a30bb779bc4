"""What of a picture meets a rectangle, and what is under a point, without looking at the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from heapq import heappop, heappush
from typing import NamedTuple, Protocol

from orgdesigner.chart.boxindex import touches
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.part import Inner, Part, Spot, first_in, last_in, walk
from orgdesigner.chart.picture import (
    Alias,
    Box,
    Card,
    ChartView,
    Flow,
    Line,
    Note,
    Picture,
    PlacedCard,
    Region,
)
from orgdesigner.chart.placed import (
    SLACK,
    aliases_of,
    distance,
    lines_of,
    near_in,
    notes_of,
    shifted_region,
)
from orgdesigner.chart.whereabouts import Whereabouts, note_key, post_key, region_key


class PlacedSpot(NamedTuple):
    """Where a post's card stands in a picture, in which style and in which region, without the card itself.

    Whoever only wants to know where cards are asks for spots: no card is made for it.
    """

    post: str
    box: Box
    style: CardStyle
    flow: Flow
    region: Region | None


class Cards(Protocol):
    """Makes cards for the places of a picture when they are seen."""

    def card(self, post: str, style: CardStyle, /) -> Card:
        """Return the card of a post as it is now."""
        ...

    def face(self, post: str, style: CardStyle, /) -> Card:
        """Return as much of the card as is seen from far away: see `CardBook.face`."""
        ...

    def fades(self, post: str, /) -> bool:
        """Whether other cards stand out."""
        ...


class Extent:
    """A picture that can be asked what is where; it looks only at what is asked for.

    `before` is the picture that this one comes after: what both share is not looked at again. `altered` are
    the posts whose cards may look different from the ones there, None for all. An extent goes on answering
    where things were when others have come after it; its cards say what they say now.
    """

    def __init__(
        self,
        view: ChartView,
        root: Part,
        cards: Cards,
        *,
        before: Extent | None = None,
        altered: AbstractSet[str] | None = None,
    ) -> None:
        self.view = view
        self.altered = altered
        self.root = root
        self._cards = cards
        self._regions: dict[str, Region] = {}
        self.known: Whereabouts | None = None
        if before is not None and before.known is not None and before.known.is_newest:
            self.known = before.known.followed_by(root)

    @property
    def bounds(self) -> Box:
        """Everything in the picture, with a margin."""
        return self.root.bounds

    @property
    def is_empty(self) -> bool:
        """Whether the picture shows no post and no region."""
        return all(not part.spots and part.region is None for _, _, part in walk(self.root))

    @property
    def picture(self) -> Picture:
        """All of it, with every card: for paper, files and tests. On screen it would cost too much."""
        return self._picture(walk(self.root), None)

    # One thing by what it is

    def box(self, post: str) -> Box | None:
        """Return the place of the card of a post, or None if the picture does not show it."""
        found = self.spot(post)
        return found.box if found else None

    def spot(self, post: str) -> PlacedSpot | None:
        """Return the place of the card of a post, its style and its region, or None if it is not shown."""
        home = self._whereabouts.home(post_key(post))
        if home is None:
            return None
        inner = self._part(home)
        return self._placed(inner, inner.part.spots[inner.part.number_of_spot[post]])

    def card(self, post: str) -> PlacedCard | None:
        """Return the card of a post at its place, or None if the picture does not show it."""
        found = self.spot(post)
        return self._dressed(found) if found else None

    def region(self, team: str) -> Region | None:
        """Return the region of a team, or None if it has none."""
        home = self._whereabouts.home(region_key(team))
        return self._region(self._part(home)) if home is not None else None

    def note(self, record_kind: str, record_id: str) -> Note | None:
        """Return the first note that speaks for a record, or None."""
        key = note_key(record_kind, record_id)
        if (home := self._whereabouts.home(key)) is None:
            return None
        x, y, part = self._part(home)
        found = (note for note in part.notes if note_key(note.record_kind, note.record_id) == key)
        return next((replace(note, box=note.box.shifted(x, y)) for note in found), None)

    # What meets a rectangle

    def spots_within(self, box: Box) -> Iterator[PlacedSpot]:
        """Yield where cards stand that meet a rectangle, in reading order."""
        for inner in self._parts_near(box):
            yield from self._spots_of(inner, box)

    def cards_within(self, box: Box) -> list[PlacedCard]:
        """Return the cards that meet a rectangle, in reading order."""
        return [self._dressed(spot) for spot in self.spots_within(box)]

    def lines_within(self, box: Box) -> list[Line]:
        """Return the lines whose own rectangles meet a rectangle."""
        return [line for inner in self._parts_near(box) for line in lines_of(inner, box)]

    def regions_within(self, box: Box) -> list[Region]:
        """Return the regions that meet a rectangle, each before those that lie on it."""
        return [region for inner in self._parts_near(box) for region in self._regions_of(inner, box)]

    def within(self, box: Box, *, far: bool = False) -> Picture:
        """Return the part of the picture that meets a rectangle, to be painted.

        `far` says that it is painted so small that of the cards no more is seen than their faces.
        """
        return self._picture(self._parts_near(box), box, far=far)

    # What is under a point

    def at(
        self, x: float, y: float, *, reach: float = 0.0
    ) -> PlacedCard | Alias | Note | Line | Region | None:
        """Return the foremost thing under a point, or None; a line is met within `reach` of it."""
        point = Box(x, y, 0, 0)
        near = list(self._parts_near(point))
        solid: list[PlacedSpot | Alias | Note] = [note for inner in near for note in notes_of(inner, point)]
        solid.extend(alias for inner in near for alias in aliases_of(inner, point))
        solid.extend(spot for inner in near for spot in self._spots_of(inner, point))
        for thing in reversed(solid):
            if thing.box.holds(x, y):
                return self._dressed(thing) if isinstance(thing, PlacedSpot) else thing
        for line in reversed(self.lines_within(Box(x - reach, y - reach, 2 * reach, 2 * reach))):
            if distance(line, x, y) <= reach:
                return line
        return self.region_at(x, y)

    def region_at(self, x: float, y: float) -> Region | None:
        """Return the region under a point, whatever lies on it."""
        regions = (region for region in self.regions_within(Box(x, y, 0, 0)) if region.box.holds(x, y))
        return next(regions, None)

    # Reading order, nearness, and all there is

    def spots(self) -> Iterator[PlacedSpot]:
        """Yield where every card stands, in reading order."""
        for inner in walk(self.root):
            for spot in inner.part.spots:
                yield self._placed(inner, spot)

    def posts(self) -> Iterator[str]:
        """Yield every post that has a card, in reading order."""
        return (spot.post for _, _, part in walk(self.root) for spot in part.spots)

    def regions(self) -> Iterator[Region]:
        """Yield every region, in reading order."""
        return (region for inner in walk(self.root) if (region := self._region(inner)) is not None)

    def spots_in(self, region: Region) -> list[PlacedSpot]:
        """Return where the cards stand that are in a region, in reading order."""
        near = self.spots_within(region.box)
        return [spot for spot in near if spot.region is region or spot.region == region]

    def first(self) -> str | None:
        """Return the post of the first card, or None in an empty picture."""
        return next(self.posts(), None)

    def last(self) -> str | None:
        """Return the post of the last card, or None in an empty picture."""
        return last_in(self.root)

    def in_order(self, posts: Iterable[str]) -> list[str]:
        """Return those of the posts that have a card, in reading order."""
        shown = {post: way for post in posts if (way := self._way(post)) is not None}
        return sorted(shown, key=shown.__getitem__)

    def after(self, post: str) -> str | None:
        """Return the post whose card comes after that of another in reading order, or None."""
        return self._beside(post, 1)

    def before(self, post: str) -> str | None:
        """Return the post whose card comes before that of another in reading order, or None."""
        return self._beside(post, -1)

    def nearest(self, far: Callable[[Box], float], least: Callable[[Box], float]) -> str | None:
        """Return the post whose card is nearest by any reckoning, the first of several; None for no card.

        `far` says how far a card is by its place, and infinite if it does not count. `least` says it of a
        rectangle round cards: none of them may be nearer.
        """
        heap: list[tuple[float, tuple[int, ...], Inner | str]] = [
            (least(self.bounds), (), Inner(0.0, 0.0, self.root))
        ]
        while heap:
            distance_so_far, way, found = heappop(heap)
            if distance_so_far == float("inf"):
                return None
            if isinstance(found, str):
                return found
            x, y, part = found
            for number, spot in enumerate(part.spots):
                heappush(heap, (far(spot.box.shifted(x, y)), (*way, -1, number), spot.post))
            for number, inner in enumerate(part.inner):
                placed = Inner(x + inner.x, y + inner.y, inner.part)
                heappush(heap, (least(placed.bounds), (*way, number), placed))
        return None

    # How it is found

    @property
    def _whereabouts(self) -> Whereabouts:
        if self.known is None:
            self.known = Whereabouts(self.root)
        return self.known

    def _part(self, key: str) -> Inner:
        """Return a part with its place in the whole, reckoned from the whole downward as `walk` does."""
        around = self._whereabouts.part(key)
        part, chain = around.inner.part, [around.inner]
        while around.around:
            around = self._whereabouts.part(around.around)
            chain.append(around.inner)
        x = y = 0.0
        for inner in reversed(chain):
            x, y = x + inner.x, y + inner.y
        return Inner(x, y, part)

    def _way(self, post: str) -> tuple[int, ...] | None:
        """Return the numbers of the parts that lead to a card from the whole, and its own: a sort key."""
        key = self._whereabouts.home(post_key(post))
        if key is None:
            return None
        around = self._whereabouts.part(key)
        way = [around.inner.part.number_of_spot[post], -1]
        while around.around:
            key, around = around.inner.part.key, self._whereabouts.part(around.around)
            way.append(around.inner.part.number_of_inner[key])
        return tuple(reversed(way))

    def _beside(self, post: str, step: int) -> str | None:
        key = self._whereabouts.home(post_key(post))
        if key is None:
            return None
        part = self._whereabouts.part(key).inner.part
        number = part.number_of_spot[post] + step
        if 0 <= number < len(part.spots):
            return part.spots[number].post
        below = (first_in(inner.part) for inner in part.inner) if step > 0 else iter(())
        return next((found for found in below if found), None) or self._beside_part(part.key, step)

    def _beside_part(self, key: str, step: int) -> str | None:
        """Return the post of the first card after all that is in a part, or of the last one before it."""
        around = self._whereabouts.part(key)
        while around.around:
            number = self._whereabouts.part(around.around).inner.part.number_of_inner[around.inner.part.key]
            around = self._whereabouts.part(around.around)
            part = around.inner.part
            if step > 0:
                beside = part.inner[number + 1 :]
                found = next((post for each in beside if (post := first_in(each.part))), None)
            else:
                beside = part.inner[:number][::-1]
                found = next((post for each in beside if (post := last_in(each.part))), None)
                if found is None and part.spots:
                    found = part.spots[-1].post
            if found is not None:
                return found
        return None

    # How it is put together

    def _parts_near(self, box: Box) -> Iterator[Inner]:
        """Yield the parts that may have something in a rectangle, each before those inside it."""
        roomy = Box(box.x - SLACK, box.y - SLACK, box.width + 2 * SLACK, box.height + 2 * SLACK)
        waiting = [Inner(0.0, 0.0, self.root)]
        while waiting:
            x, y, part = waiting.pop()
            yield Inner(x, y, part)
            near = roomy.shifted(-x, -y)
            waiting.extend(
                Inner(x + each.x, y + each.y, each.part)
                for each in reversed(part.inner_near(near))
                if touches(each.bounds, near)
            )

    def _spots_of(self, inner: Inner, box: Box) -> Iterator[PlacedSpot]:
        x, y, part = inner
        if part.spots:
            region = self._region(inner)
            for post, own, style, flow in part.spots_near(near_in(inner, box)):
                placed = Box(own.x + x, own.y + y, own.width, own.height)
                if touches(placed, box):
                    yield PlacedSpot(post, placed, style, flow, region)

    def _regions_of(self, inner: Inner, box: Box) -> list[Region]:
        region = self._region(inner)
        return [region] if region is not None and touches(region.box, box) else []

    def _region(self, inner: Inner) -> Region | None:
        """Return the region of a part at its place: the same object whenever it is asked for."""
        x, y, part = inner
        if part.region is None:
            return None
        known = self._regions.get(part.key)
        if known is None:
            known = self._regions[part.key] = shifted_region(part.region, x, y)
        return known

    def _placed(self, inner: Inner, spot: Spot) -> PlacedSpot:
        box = spot.box.shifted(inner.x, inner.y)
        return PlacedSpot(spot.post, box, spot.style, spot.flow, self._region(inner))

    def _dressed(self, spot: PlacedSpot) -> PlacedCard:
        return PlacedCard(self._cards.card(spot.post, spot.style), spot.box, spot.flow, spot.region)

    def _picture(self, parts: Iterable[Inner], box: Box | None, *, far: bool = False) -> Picture:
        """Return what is in parts as a picture: of what meets a rectangle, or of everything."""
        make = self._cards.face if far else self._cards.card
        cards: list[PlacedCard] = []
        regions: list[Region] = []
        lines: list[Line] = []
        aliases: list[Alias] = []
        notes: list[Note] = []
        box = box or self.bounds
        for inner in parts:
            cards.extend(
                PlacedCard(make(post, style), placed, flow, region)
                for post, placed, style, flow, region in self._spots_of(inner, box)
            )
            regions.extend(self._regions_of(inner, box))
            lines.extend(lines_of(inner, box))
            aliases.extend(aliases_of(inner, box, self._cards.fades))
            notes.extend(notes_of(inner, box))
        return Picture(
            self.view, tuple(cards), tuple(regions), tuple(lines), tuple(aliases), tuple(notes), self.bounds
        )


def nothing(view: ChartView) -> Extent:
    """Return a picture of nothing."""
    return Extent(view, Part("", Box(0, 0, 0, 0)), _NoCards())


class _NoCards:
    def card(self, post: str, _: CardStyle) -> Card:
        raise LookupError(post)

    face = card

    def fades(self, _: str) -> bool:
        return False
