"""The reporting view for paper, where a tree may be wider than any page.

A branch that fits on a page stays whole. One that does not is unrolled: its card, then the branches below it
in rows along a trunk; and where even one of those is too big, its card alone, which says on what page it
goes on. There the way up to the top is said in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from orgdesigner.chart.bands import Band, Row, Strip
from orgdesigner.chart.flow import lines
from orgdesigner.chart.picture import Box, Flow, Line, Note, NoteKind, PlacedCard
from orgdesigner.chart.reporting_view import unlinked_area
from orgdesigner.chart.signposts import MARK_GAP, MARK_LINE
from orgdesigner.chart.stacks import LONGEST_STACK, stack
from orgdesigner.chart.tidy import DROP, GAP, STACK_GAP, TRUNK, Block, Branch, Path, Point, Spot, place
from orgdesigner.chart.ties import Pencil
from orgdesigner.chart.tree import ReportingTree
from orgdesigner.model import records as r
from orgdesigner.model import relations

INDENT = 2 * TRUNK


def bands(tree: ReportingTree, width: float, height: float) -> Iterator[Band]:
    """Yield the reporting view as bands, none of them wider or taller than a page."""
    yield from _Unrolled(tree, width, height).trees()
    if tree.unlinked:
        yield Row((unlinked_area(tree, width=width),), 0.0, GAP)


class _Item(NamedTuple):
    """Something in a row below a post: a block, and the way from its upper edge to each report in it."""

    block: Block
    entries: tuple[Path, ...]
    continues: str = ""


class _Unrolled:
    """Makes the bands of trees for a page of a size."""

    def __init__(self, tree: ReportingTree, width: float, height: float) -> None:
        self._tree = tree
        self._width = width
        self._height = height
        self._pencil = Pencil(tree.view)

    def trees(self) -> Iterator[Band]:
        """Yield the trees in their order, small ones side by side."""
        small: list[_Item] = []
        for post in self._tree.tops:
            block = _fitting(self._tree.branch(post), self._width, self._height)
            if block:
                small.append(_Item(block, ()))
            else:
                yield from self._shelves(small, "")
                small = []
                yield from self._branches(post)
        yield from self._shelves(small, "")

    def _branches(self, top: r.Post) -> Iterator[Band]:
        """Yield a branch that is too big for a page, and after it those below it that are."""
        waiting = [top.id]
        while waiting:
            post_id = waiting.pop()
            card = self._card_strip(post_id)
            yield card
            items = list(self._items(post_id, self._height - card.height - DROP))
            yield from self._shelves(items, post_id)
            waiting.extend(reversed([item.continues for item in items if item.continues]))

    def _card_strip(self, post_id: str) -> Strip:
        card = self._tree.card(post_id)
        above = " › ".join(
            post.title for post in reversed(list(relations.managers_upward(self._tree.view, post_id)))
        )
        y = MARK_LINE + MARK_GAP if above else 0.0
        notes = (Note(NoteKind.PATH, above, Box(0, 0, self._width, MARK_LINE), r.Post.kind, post_id),)
        placed = PlacedCard(card, Box(0, y, card.width, card.height), Flow.ACROSS)
        return Strip(y + card.height, (placed,), notes if above else (), joined=True, begins=post_id)

    def _way_to(self, post_id: str) -> str:
        above = list(relations.managers_upward(self._tree.view, post_id))
        return " › ".join(post.title for post in reversed(above))

    def _way_within(self, post_id: str) -> str:
        own = self._tree.view.need(r.Post, post_id).title
        above = self._way_to(post_id)
        return f"{above} › {own}" if above else own

    def _items(self, post_id: str, height: float) -> Iterator[_Item]:
        reports = [self._tree.branch(post) for post in relations.reports(self._tree.view, post_id)]
        for is_leaf, run in groupby(reports, lambda branch: not branch.items and not branch.assistants):
            for chunk in _chunks(list(run), height) if is_leaf else ([branch] for branch in run):
                yield _stacked(chunk) if len(chunk) > 1 else self._whole_or_card(chunk[0], height)

    def _whole_or_card(self, branch: Branch, height: float) -> _Item:
        block = _fitting(branch, self._width - INDENT, height)
        spot = Spot(branch.key, 0.0, 0.0, branch.width, branch.height, Flow.ACROSS)
        continues = "" if block else branch.key
        block = block or Block((spot,), (), spot.width, spot.height + MARK_GAP + MARK_LINE)
        first = block.spots[0]
        return _Item(block, (Path("", branch.key, ((first.x + first.width / 2, 0.0),)),), continues)

    def _shelves(self, items: Sequence[_Item], upper: str) -> Iterator[Strip]:
        """Yield things in rows; below a post with a trunk on the left that leads from row to row."""
        indent, drop = (INDENT, DROP) if upper else (0.0, 0.0)
        rows = list(lines(items, [item.block.width for item in items], room=self._width - indent, across=GAP))
        for number, row in enumerate(rows):
            height = drop + max(item.block.height for item in row)
            strip = self._shelf(row, indent, drop, height)
            if upper and number < len(rows) - 1:
                onward = self._tree.link(rows[number + 1][0].entries[0].lower)
                trunk = self._pencil.line(onward, ((TRUNK, 0.0), (TRUNK, height + GAP)))
                strip = replace(strip, lines=(*strip.lines, trunk))
            yield strip if not upper else replace(strip, within=(upper, self._way_within(upper)))

    def _shelf(self, row: Sequence[_Item], x: float, drop: float, height: float) -> Strip:
        cards: list[PlacedCard] = []
        notes: list[Note] = []
        found: list[Line] = []
        for item in row:
            for spot in item.block.spots:
                box = Box(x + spot.x, drop + spot.y, spot.width, spot.height)
                cards.append(PlacedCard(self._tree.card(spot.key), box, spot.flow))
            for path in (*item.entries, *(path for path in item.block.paths if path.upper)):
                points = tuple((x + px, drop + py) for px, py in path.points)
                if not path.upper:
                    points = (*_from_trunk(points[0], drop), *points)
                found.append(self._pencil.line(self._tree.link(path.lower), points))
            if item.continues:
                place_below = Box(x, cards[-1].box.bottom + MARK_GAP, cards[-1].box.width, MARK_LINE)
                notes.append(Note(NoteKind.CONTINUES, "", place_below, r.Post.kind, item.continues))
            x += item.block.width + GAP
        return Strip(height, tuple(cards), tuple(notes), tuple(found), after=GAP)


def _from_trunk(entry: Point, drop: float) -> tuple[Point, ...]:
    bus = drop / 2
    return (TRUNK, 0.0), (TRUNK, bus), (entry[0], bus)


def _fitting(branch: Branch, width: float, height: float) -> Block | None:
    if max(branch.rights) - min(branch.lefts) > width:
        return None
    block = place(branch)
    return block if block.height <= height else None


def _chunks(leaves: Sequence[Branch], height: float) -> Iterator[list[Branch]]:
    """Yield leaves in stacks that are neither longer than on screen nor taller than the page."""
    chunk: list[Branch] = []
    used = 0.0
    for leaf in leaves:
        if chunk and (len(chunk) == LONGEST_STACK or used + leaf.height > height):
            yield chunk
            chunk, used = [], 0.0
        chunk.append(leaf)
        used += leaf.height + STACK_GAP
    if chunk:
        yield chunk


def _stacked(leaves: Sequence[Branch]) -> _Item:
    block = stack(leaves)
    return _Item(block, tuple(path for path in block.paths if not path.upper))
