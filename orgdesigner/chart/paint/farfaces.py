"""The faces of cards from further away: title and name, then the short title, then a block of colour.

Type is enlarged so that it can be read; nothing is ever moved or made larger than the card.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QRectF

from orgdesigner.chart.cards import anatomy as a
from orgdesigner.chart.cards.badges import covered
from orgdesigner.chart.detail import text_size
from orgdesigner.chart.measure import ELLIPSIS, elide, wrap
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paint.marks import draw_marks
from orgdesigner.chart.paint.patterns import brush
from orgdesigner.chart.picture import Box, Card, Mark, PlacedCard
from orgdesigner.chart.theme import TextRole, is_category, pattern_of

FAR_MARK = 11.0
"""The size of a finding's sign on a block, in pixels."""

LINE = 1.25
"""The height of a line of enlarged text, as a part of its size."""

_WORST_LAST = tuple(reversed(Mark))


def draw_blocks(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    """Paint cards as blocks: in the colour of their team, outlined where nobody holds the post."""
    by_colour: dict[str, list[QRectF]] = defaultdict(list)
    vacant: list[QRectF] = []
    for placed in cards:
        rect = QRectF(*placed.box)
        if placed.card.vacant and not is_category(placed.card.colour):
            vacant.append(rect)
        else:
            by_colour[placed.card.colour].append(rect)
    for colour, rects in by_colour.items():
        if is_category(colour):
            ink.use(ink.pen(ink.theme.bar(colour)), ink.theme.card)
            ink.q.drawRects(rects)
            ink.q.setBrush(brush(ink.theme.bar(colour), pattern_of(colour), ink.scale))
        else:
            ink.use(None, ink.theme.block(colour))
        ink.q.drawRects(rects)
    ink.use(ink.pen(ink.theme.strong_border), ink.theme.card)
    ink.q.drawRects(vacant)
    _draw_folds(ink, cards)
    draw_marks(ink, sorted(_far_marks(ink, cards), key=lambda each: _WORST_LAST.index(each[0])))


def draw_short_titles(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    """Write the short title alone: in the middle, on as many lines as there is room for."""
    role = TextRole.SMALL_TITLE
    size = text_size(role.size, ink.scale)
    titles: list[tuple[str, float, float]] = []
    for placed in cards:
        box = placed.box
        left, room = _room(ink, placed)
        height = box.height - (covered(box, ink.scale) if placed.card.below else 0.0)
        fitting = max(1, min(2, int(height // (size * LINE))))
        texts = wrap(placed.card.short_title, room * role.size / size, role, ink.measure, lines=fitting)
        middle = box.y + height / 2 - (len(texts) - 1) * size * LINE / 2
        titles.extend((text, left, middle + line * size * LINE) for line, text in enumerate(texts))
    ink.write(role, ink.theme.text, titles, size=size)


def draw_titles_and_names(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    """Write the title, on two lines where there is room, and the first holder below it, in the middle."""
    role = TextRole.SMALL_TITLE
    size = text_size(role.size, ink.scale)
    titles: list[tuple[str, float, float]] = []
    names: list[tuple[str, float, float]] = []
    for placed in cards:
        box = placed.box
        left, room = _room(ink, placed)
        room *= role.size / size
        texts = _title(placed.card, room, ink, lines=2 if box.height >= 3.4 * LINE * size else 1)
        y = box.y + (box.height - len(texts) * size * LINE) / 2
        titles.extend((text, left, y + line * size * LINE) for line, text in enumerate(texts))
        name = elide(placed.card.holders[0].text, room, TextRole.TEXT, ink.measure)
        names.append((name, left, y + len(texts) * size * LINE))
    ink.write(role, ink.theme.text, titles, size=size)
    ink.write(TextRole.TEXT, ink.theme.muted, names, size=size)


def _title(card: Card, room: float, ink: Ink, *, lines: int) -> tuple[str, ...]:
    """The title if it fits, or else the short one."""
    whole = wrap(" ".join(card.title), room, TextRole.SMALL_TITLE, ink.measure, lines=lines)
    if not whole[-1].endswith(ELLIPSIS):
        return whole
    return wrap(card.short_title, room, TextRole.SMALL_TITLE, ink.measure, lines=lines)


def _room(ink: Ink, placed: PlacedCard) -> tuple[float, float]:
    """Where words begin on a card, and how wide they may be beside its bar and the sign of its finding."""
    box, side = placed.box, a.anatomy(placed.card).side
    left = box.x + max(side, a.bar_room(ink.scale) if is_category(placed.card.colour) else 0.0)
    mark = a.mark_place(placed.card, box, ink.scale) if placed.card.mark else None
    return left, (mark.x - 4.0 if mark else box.right - side) - left


def _draw_folds(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    """A line below a card says that there is more behind it."""
    ink.use(ink.pen(ink.theme.muted, width=2.0), None)
    down = 3.0 / ink.scale
    ink.q.drawLines(
        [
            QLineF(box.x + box.width / 4, box.bottom + down, box.right - box.width / 4, box.bottom + down)
            for box in (placed.box for placed in cards if placed.card.below)
        ]
    )


def _far_marks(ink: Ink, cards: Sequence[PlacedCard]) -> Iterator[tuple[Mark, Box]]:
    """The signs of findings on blocks, and of those in what is folded: one where several would overlap.

    The chart is seen in squares as large as a sign, which lie still: whichever part of it is painted, the
    same square has the same sign.
    """
    side = FAR_MARK / ink.scale
    squares: dict[tuple[int, int], tuple[int, Mark, Box]] = {}
    for placed in cards:
        found = (placed.card.mark, placed.card.below.mark if placed.card.below else None)
        rank, mark = max(((_WORST_LAST.index(each), each) for each in found if each), default=(-1, None))
        if mark is None:
            continue
        box = placed.box
        x, y = box.right - side * 0.6, box.y + min(box.height / 2, side / 2) - side / 2
        square = int(x // side), int(y // side)
        if square not in squares or squares[square][0] < rank:
            squares[square] = rank, mark, Box(x, y, side, side)
    yield from ((mark, box) for _, mark, box in squares.values())
