"""Blocks cut into strips for a width: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from orgdesigner.chart.blocks.flow import lines
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.theme import TextRole
from orgdesigner.report import columns as c
from orgdesigner.report.blocks import (
    Align,
    Block,
    Cell,
    Details,
    Heading,
    Mark,
    Post,
    PostRow,
    Report,
    Scale,
    Sentence,
    Table,
)
from orgdesigner.report.scales import placed
from orgdesigner.report.strips import Item, OnScale, Rule, Sign, Strip, Words
from orgdesigner.report.wrapping import wrapped

LINE = 16.0
SMALL_LINE = 15.0
WIDEST_TEXT = 640.0
"""A line of text is no longer than can be read with ease."""

WIDEST_TABLE = 760.0
"""A table is no wider than this, unless its words have no room."""

SIGN = 24.0
"""The room for a post's sign before its label."""

_SIGN_LINE = 24.0
_POST_GAP = 14.0
_INDENT = 16.0
_BIG = TextRole.HEADING
_TITLE_SIZE, _PART_SIZE = 20, 16


class Cutter:
    """Cuts blocks into strips, none wider than the room or taller than a page."""

    def __init__(self, room: float, tallest: float, measure: Measure) -> None:
        self._room, self._tallest, self._measure = room, tallest, measure

    def report(self, report: Report) -> list[Strip]:
        """Return the strips of a report, title and all."""
        title = _begun(report.title, self._text(report.title, _BIG, 26, size=_TITLE_SIZE, keeps=True))
        subtitle = self._text(report.subtitle, TextRole.TEXT, LINE, muted=True, above=2)
        return [*title, *subtitle, *self.blocks(report.blocks, 0.0)]

    def blocks(self, blocks: Iterable[Block], x: float) -> Iterator[Strip]:
        """Yield the strips of blocks, set in by `x`."""
        for block in blocks:
            match block:
                case Heading(level=1):
                    part = self._text(block.text, _BIG, 21, x=x, size=_PART_SIZE, above=20, keeps=True)
                    yield from _begun(block.text, part)
                case Heading():
                    yield from self._text(block.text, TextRole.TITLE, 18, x=x, above=14, keeps=True)
                case Sentence():
                    yield from self._sentence(block, x)
                case Table():
                    yield from self._table(block, x)
                case PostRow():
                    yield from self._post_row(block, x)
                case Scale():
                    yield from self._scale(block, x)
                case Details():
                    role = TextRole.SMALL_TITLE
                    yield from self._text(block.title, role, LINE, x=x, above=8, keeps=True)
                    yield from self.blocks(block.blocks, x + _INDENT)

    def _sentence(self, block: Sentence, x: float) -> Iterator[Strip]:
        if block.quiet:
            return self._text(block.text, TextRole.SMALL, SMALL_LINE, x=x, muted=True, above=4)
        role = TextRole.SMALL_TITLE if block.strong else TextRole.TEXT
        return self._text(block.text, role, LINE, x=x, above=5)

    def _text(
        self,
        text: str,
        role: TextRole,
        line: float,
        *,
        x: float = 0.0,
        size: int | None = None,
        muted: bool = False,
        above: float = 0.0,
        keeps: bool = False,
    ) -> Iterator[Strip]:
        """The lines of a text; of several, the first and the last are never alone on a page."""
        if not text:
            return
        room = min(self._room - x, WIDEST_TEXT)
        texts = wrapped(text, room if size is None else room * role.size / size, role, self._measure)
        for number, each in enumerate(texts):
            stays = keeps or (len(texts) > 1 and number in (0, len(texts) - 2))
            words = Words(each, role, x, line / 2, muted, size)
            yield Strip(line, (words,), above=0.0 if number else above, keeps=stays)

    def _table(self, table: Table, x: float) -> Iterator[Strip]:
        columns, room = c.Columns(table, self._measure), self._room - x
        wanted = max(WIDEST_TABLE, sum(columns.natural))
        widths = c.squeezed(columns.widths(min(room, wanted)), room)
        titles = [(lines, Cell(strong=True)) for lines in columns.titles(widths)]
        head = self._row_of_table(titles, table, widths, x, strong=True)
        yield replace(head, above=10.0, keeps=True)
        last_but_one = len(table.rows) - 2
        for number, row in enumerate(table.rows):
            cells = [
                (c.cell_lines(cell, width, self._measure), cell)
                for cell, width in zip(row, widths, strict=True)
            ]
            for part in self._parts(cells, self._tallest - head.height):
                strip = self._row_of_table(part, table, widths, x)
                # The last row is never alone on a page, with nothing but the head of its table.
                yield replace(strip, keeps=number == last_but_one, head=(replace(head, keeps=True),))

    def _parts(
        self, cells: list[tuple[tuple[str, ...], Cell]], tallest: float
    ) -> Iterator[list[tuple[tuple[str, ...], Cell]]]:
        """The row itself; one that is taller than a page in as many parts as it takes."""
        most = max(1, int((tallest - 2 * c.ABOVE) // c.LINE))
        longest = max((len(texts) for texts, _ in cells), default=1)
        for first in range(0, max(1, longest), most):
            yield [
                (texts[first : first + most], cell if not first else replace(cell, mark=None))
                for texts, cell in cells
            ]

    def _row_of_table(
        self,
        cells: Sequence[tuple[tuple[str, ...], Cell]],
        table: Table,
        widths: Sequence[float],
        x: float,
        *,
        strong: bool = False,
    ) -> Strip:
        height = c.height_of(max((len(texts) for texts, _ in cells), default=1))
        items: list[Item] = []
        left = x
        for (texts, cell), column, width in zip(cells, table.columns, widths, strict=True):
            items += self._cell(texts, cell, column.align, left, width)
            left += width
        items.append(Rule(x, left, height, strong))
        return Strip(height, tuple(items))

    def _cell(
        self, texts: Sequence[str], cell: Cell, align: Align, left: float, width: float
    ) -> Iterator[Item]:
        role = c.role_of(cell)
        sign = c.SIGN if cell.mark else 0.0
        wide = max((self._measure.width(text, role) for text in texts), default=0.0)
        if cell.mark:
            at = c.left_of(align, width, wide + sign if texts else 12.0)
            yield Sign(cell.mark, left + at + 6, c.ABOVE + c.LINE / 2)
        for number, text in enumerate(texts):
            at = c.left_of(align, width, self._measure.width(text, role) + sign) + sign
            yield Words(text, role, left + at, c.ABOVE + (number + 0.5) * c.LINE)

    def _post_row(self, block: PostRow, x: float) -> Iterator[Strip]:
        yield from self._titled(block.title, block.words, x)
        yield from self._signs([(post, post.label) for post in block.posts], x)

    def _signs(self, signs: Sequence[tuple[Mark | Post, str]], x: float) -> Iterator[Strip]:
        """Signs with their words beside them, as many side by side as have room."""
        room = self._room - x
        texts = [
            (sign, wrapped(label, room - SIGN, TextRole.SMALL, self._measure) if label else ())
            for sign, label in signs
        ]
        wide = [
            SIGN + max((self._measure.width(line, TextRole.SMALL) for line in label), default=0.0)
            for _, label in texts
        ]
        entries = list(zip(texts, wide, strict=True))
        for row in lines(entries, wide, room=room, across=_POST_GAP):
            most = max(len(label) for (_, label), _ in row)
            items: list[Item] = []
            left = x
            for (sign, label), width in row:
                items.append(Sign(sign, left + 9, _SIGN_LINE / 2))
                items += (
                    Words(line, TextRole.SMALL, left + SIGN, _SIGN_LINE / 2 + number * SMALL_LINE)
                    for number, line in enumerate(label)
                )
                left += width + _POST_GAP
            yield Strip(_SIGN_LINE + (max(most, 1) - 1) * SMALL_LINE, tuple(items))

    def _titled(self, title: str, words: str, x: float) -> Iterator[Strip]:
        yield from self._text(title, TextRole.SMALL_TITLE, LINE, x=x, above=10, keeps=True)
        yield from self._text(words, TextRole.SMALL, SMALL_LINE, x=x, muted=True, keeps=True)

    def _scale(self, block: Scale, x: float) -> Iterator[Strip]:
        yield from self._titled(block.title, block.words, x)
        at = placed(block, min(self._room - x, WIDEST_TABLE), self._measure)
        if at.height <= self._tallest:
            yield Strip(at.height, (OnScale(at, x),), above=4)
        else:  # more values than a page can hold side by side are listed
            yield from self._signs([(spot.point.mark, spot.point.label) for spot in at.spots], x)


def _begun(name: str, strips: Iterable[Strip]) -> Iterator[Strip]:
    """The lines of a heading, of which the first says what begins there."""
    for number, strip in enumerate(strips):
        yield strip if number else replace(strip, part=name)


def tables_of(blocks: Iterable[Block], x: float = 0.0) -> Iterator[tuple[Table, float]]:
    """Yield every table among blocks, also in details, and how far it is set in."""
    for block in blocks:
        if isinstance(block, Table):
            yield block, x
        elif isinstance(block, Details):
            yield from tables_of(block.blocks, x + _INDENT)
