"""The reporting view for paper, where a tree may be wider than any page.

A branch that fits on a page stays whole. One that does not is unrolled: its card, then the branches below it
in rows along a trunk; and where even one of those is too big, its card alone, which says on what page it
goes on. There the way up to the top is said in words.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from orgdesigner.chart.blocks.bands import Band, Row, Strip
from orgdesigner.chart.blocks.flow import lines
from orgdesigner.chart.layout import branches as laid
from orgdesigner.chart.layout.placing import Branch, Point, Spot
from orgdesigner.chart.layout.reporting_view import unlinked_area
from orgdesigner.chart.layout.shape import leaf as shape_of
from orgdesigner.chart.layout.stacks import GAP, LONGEST_STACK, STACK_GAP, TRUNK, columns
from orgdesigner.chart.layout.tidy import DROP
from orgdesigner.chart.layout.ties import Pencil
from orgdesigner.chart.layout.tree import ReportingTree
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.setup import Mode
from orgdesigner.chart.paper.signposts import FROM_PAGE, MARK_GAP, MARK_LINE, height_of_way
from orgdesigner.chart.part import walk
from orgdesigner.chart.picture import Box, Flow, Line, Note, NoteKind, PlacedCard
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.view import View

INDENT = 2 * TRUNK


def in_groups(tree: ReportingTree, width: float, height: float, mode: Mode) -> list[list[Band]]:
    """Return the reporting view as bands, none wider or taller than a page, in groups that each begin a page.

    Where branches are apart, below a top there are only cards, and the branch of each of them follows. Where
    levels are, that is so below every post, and a group holds all branches that begin at a level.
    """
    found = list(_Unrolled(tree, width, height, mode).trees())
    if tree.unlinked:
        found.append(Row((unlinked_area(tree, width=width),), 0.0, GAP))
    if mode is Mode.FEWEST:
        return [found]
    groups: list[list[Band]] = []
    level = -1
    for band in found:
        begins = band.begins if isinstance(band, Strip) else ""
        above = sum(1 for _ in relations.managers_upward(tree.view, begins)) if begins else level
        is_new = bool(begins) if mode is Mode.APART else above != level
        if is_new or not groups or not isinstance(band, Strip):
            groups.append([])
        level = above
        groups[-1].append(band)
    return groups


class _Item(NamedTuple):
    """Something in a row below a post: what is in it, and the way from its upper edge to each report."""

    branch: Branch
    entries: Sequence[tuple[str, tuple[Point, ...]]]
    lines: Sequence[Line] = ()
    continues: str = ""

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.branch.width


class _Unrolled:
    """Makes the bands of trees for a page of a size."""

    def __init__(self, tree: ReportingTree, width: float, height: float, mode: Mode) -> None:
        self._tree = tree
        self._by_level = mode is Mode.LEVELS
        self._apart = {post.id for post in tree.tops} if mode is Mode.APART else set[str]()
        self._width = width
        self._height = height
        self._pencil = Pencil(tree.view)

    def trees(self) -> Iterator[Band]:
        """Yield the trees in their order, small ones side by side."""
        small: list[_Item] = []
        large: list[str] = []
        for post in self._tree.tops:
            branch = self._tree.branch(post)
            if not self._is_parted(post.id) and _fits(branch, self._width, self._height):
                small.append(_whole(branch))
            else:
                large.append(post.id)
                if not self._by_level:
                    yield from self._shelves(small, "")
                    small = []
                    yield from self._branches(large)
                    large = []
        yield from self._shelves(small, "")
        yield from self._branches(large)

    def _branches(self, tops: Sequence[str]) -> Iterator[Band]:
        """Yield branches that are too big for a page, and after each those below it that are; or by level."""
        waiting = deque(tops)
        while waiting:
            post_id = waiting.popleft()
            branch = self._tree.branch(self._tree.view.need(r.Post, post_id))
            if not self._is_parted(post_id) and _fits(
                branch, self._width, self._height - _below_path(self._path(post_id))
            ):
                yield self._whole_strip(post_id, branch)
                continue
            card = self._card_strip(post_id)
            yield card
            items = list(self._items(post_id, self._height - card.height - DROP))
            yield from self._shelves(items, post_id)
            below = [item.continues for item in items if item.continues]
            if self._by_level:
                waiting.extend(below)
            else:
                waiting.extendleft(reversed(below))

    def _is_parted(self, post_id: str) -> bool:
        """Whether the branches below a post have pages of their own."""
        if self._by_level:
            return bool(self._below(post_id))
        return post_id in self._apart and any(map(self._tree.reports, self._below(post_id)))

    def _below(self, post_id: str) -> list[str]:
        return [post.id for post in self._tree.reports(post_id)]

    def _whole_strip(self, post_id: str, branch: laid.Branch) -> Strip:
        """A branch that fits on a page, below the way to it from the top."""
        above = self._path(post_id)
        y = _below_path(above)
        item = _whole(branch)
        cards = tuple(
            PlacedCard(self._tree.card(key), Box(left, y + top, width, tall), flow)
            for key, left, top, width, tall, flow in item.branch.spots
        )
        found = tuple(line._replace(points=_moved(line.points, 0.0, y)) for line in item.lines)
        return Strip(y + branch.shape.down, cards, above, found, after=GAP, begins=post_id)

    def _card_strip(self, post_id: str) -> Strip:
        card = self._tree.card(post_id)
        above = self._path(post_id)
        y = _below_path(above)
        placed = PlacedCard(card, Box(0, y, card.width, card.height), Flow.ACROSS)
        return Strip(y + card.height, (placed,), above, joined=True, begins=post_id)

    def _path(self, post_id: str) -> tuple[Note, ...]:
        above = self._way_to(post_id)
        measure = self._tree.book.source.measure
        box = Box(0, 0, self._width, height_of_way(above + FROM_PAGE, self._width, measure))
        return (Note(NoteKind.PATH, above, box, r.Post.kind, post_id),) if above else ()

    def _way_to(self, post_id: str) -> str:
        above = list(relations.managers_upward(self._tree.view, post_id))
        return " › ".join(post.title for post in reversed(above))

    def _way_within(self, post_id: str) -> str:
        own = self._tree.view.need(r.Post, post_id).title
        above = self._way_to(post_id)
        return f"{above} › {own}" if above else own

    def _items(self, post_id: str, height: float) -> Iterator[_Item]:
        for is_leaf, run in groupby(self._tree.reports(post_id), self._is_leaf):
            if is_leaf:
                yield from map(_stacked, _chunks([self._card_spot(post) for post in run], height))
            else:
                alone = self._is_parted(post_id)
                yield from (self._whole_or_card(post, height, alone=alone) for post in run)

    def _is_leaf(self, post: r.Post) -> bool:
        return not self._tree.reports(post.id)

    def _card_spot(self, post: r.Post) -> Spot:
        card = self._tree.card(post.id)
        return Spot(post.id, 0.0, 0.0, card.width, card.height, Flow.ACROSS)

    def _whole_or_card(self, post: r.Post, height: float, *, alone: bool) -> _Item:
        branch = self._tree.branch(post)
        fits = not alone and _fits(branch, self._width - INDENT, height)
        return _whole(branch) if fits else _card_alone(self._card_spot(post))

    def _shelves(self, items: Sequence[_Item], upper: str) -> Iterator[Strip]:
        """Yield things in rows; below a post with a trunk on the left that leads from row to row."""
        indent, drop = (INDENT, DROP) if upper else (0.0, 0.0)
        rows = list(lines(items, [item.width for item in items], room=self._width - indent, across=GAP))
        for number, row in enumerate(rows):
            height = drop + max(item.branch.height for item in row)
            strip = self._shelf(row, indent, drop, height)
            if upper and number < len(rows) - 1:
                onward = self._tree.link(rows[number + 1][0].entries[0][0])
                trunk = self._pencil.line(onward, ((TRUNK, 0.0), (TRUNK, height + GAP)))
                strip = replace(strip, lines=(*strip.lines, trunk))
            yield strip if not upper else replace(strip, within=(upper, self._way_within(upper)))

    def _shelf(self, row: Sequence[_Item], x: float, drop: float, height: float) -> Strip:
        cards: list[PlacedCard] = []
        notes: list[Note] = []
        found: list[Line] = []
        for item in row:
            cards += [
                PlacedCard(self._tree.card(key), Box(x + left, drop + top, width, tall), flow)
                for key, left, top, width, tall, flow in item.branch.spots
            ]
            found += [line._replace(points=_moved(line.points, x, drop)) for line in item.lines]
            for lower, points in item.entries if drop else ():
                corners = _moved((*_from_trunk(x, points[0]), *points), x, drop)
                found.append(self._pencil.line(self._tree.link(lower), corners))
            if item.continues:
                below = Box(x, cards[-1].box.bottom + MARK_GAP, item.width, MARK_LINE)
                notes.append(Note(NoteKind.CONTINUES, "", below, r.Post.kind, item.continues))
            x += item.width + GAP
        return Strip(height, tuple(cards), tuple(notes), tuple(found), after=GAP)


def room_for_ways(view: View, width: float, measure: Measure) -> float:
    """Return how much taller than one line a way to the top may be: where a title is longer than a line."""
    longest = max((post.title for post in view.all(r.Post)), key=len, default="")
    return height_of_way(longest + FROM_PAGE, width, measure) - MARK_LINE


def _below_path(path: Sequence[Note]) -> float:
    return path[0].box.height + MARK_GAP if path else 0.0


def _from_trunk(x: float, entry: Point) -> tuple[Point, ...]:
    """The way from the page's trunk to an entry of what stands at `x`, measured from there."""
    return (TRUNK - x, -DROP), (TRUNK - x, -DROP / 2), (entry[0], -DROP / 2)


def _moved(points: Sequence[Point], x: float, y: float) -> tuple[Point, ...]:
    return tuple((x + px, y + py) for px, py in points)


def _fits(branch: laid.Branch, width: float, height: float) -> bool:
    return branch.shape.across <= width and branch.shape.down <= height


def _whole(branch: laid.Branch) -> _Item:
    """A branch as it is on screen, but for the ties: what they go to may be on another page."""
    spots: list[Spot] = []
    lines: list[Line] = []
    for x, y, part in walk(branch):
        assert isinstance(part, laid.Branch)
        spots += [Spot(each.post, *each.box.shifted(x, y), each.flow) for each in part.spots]
        lines += [line._replace(points=_moved(line.points, x, y)) for line in part.own_lines]
    flat = Branch(spots, [], branch.shape.across, branch.shape.down)
    return _Item(flat, [(branch.key, (flat.entry,))], lines)


def _card_alone(card: Spot) -> _Item:
    branch = Branch([card], [], card.width, card.height + MARK_GAP + MARK_LINE)
    return _Item(branch, [(card.key, (branch.entry,))], continues=card.key)


def _stacked(cards: Sequence[Spot]) -> _Item:
    if len(cards) == 1:
        branch = Branch([*cards], [], cards[0].width, cards[0].height)
        return _Item(branch, [(cards[0].key, (branch.entry,))])
    block = columns([range(len(cards))], [shape_of(card.width, card.height) for card in cards])
    spots, entries = [], []
    for card, x, y, trunk in zip(cards, block.lefts, block.tops, block.trunks, strict=True):
        spots.append(card._replace(x=x, y=y, flow=Flow.DOWN))
        side = y + card.height / 2
        entries.append((card.key, ((trunk or 0.0, 0.0), (trunk or 0.0, side), (x, side))))
    return _Item(Branch(spots, [], block.width, block.height), entries)


def _chunks(leaves: Sequence[Spot], height: float) -> Iterator[list[Spot]]:
    """Yield leaves in stacks that are neither longer than on screen nor taller than the page."""
    chunk: list[Spot] = []
    used = 0.0
    for leaf in leaves:
        if chunk and (len(chunk) == LONGEST_STACK or used + leaf.height > height):
            yield chunk
            chunk, used = [], 0.0
        chunk.append(leaf)
        used += leaf.height + STACK_GAP
    if chunk:
        yield chunk
