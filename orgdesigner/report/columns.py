"""How wide the columns of a table are: by their shares, but no narrower than their words."""

from collections.abc import Sequence

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.theme import TextRole
from orgdesigner.report.blocks import Align, Cell, Table
from orgdesigner.report.wrapping import wrapped

TITLE = TextRole.SMALL_TITLE
LINE = 16.0
SIDE = 8.0
"""The room at either side of a field."""

ABOVE = 5.0
"""The room above and below the words of a field."""

SIGN = 18.0
"""The room for a mark before words."""

_WIDEST_WORD = 240.0
_WIDEST_COLUMN = 320.0
_LONGEST = 3


def column_widths(table: Table, room: float, measure: Measure) -> list[float]:
    """Return a width for every column; together they are as wide as the room, or wider if words need it."""
    least = [_least(table, number, measure) for number in range(len(table.columns))]
    spare = room - sum(least)
    if spare <= 0:
        return least
    shares = [column.share for column in table.columns]
    settled: set[int] = set()
    while True:  # whoever needs more than its share gets what it needs, and the rest share the rest
        free = [number for number in range(len(least)) if number not in settled]
        left = room - sum(least[number] for number in settled)
        per_share = left / (sum(shares[number] for number in free) or 1.0) if free else 0.0
        tight = {number for number in free if least[number] > shares[number] * per_share}
        if not tight:
            return [
                least[number] if number in settled else shares[number] * per_share
                for number in range(len(least))
            ]
        settled |= tight


def least_width(table: Table, measure: Measure) -> float:
    """Return how wide a table is at least, if no word of it is to be broken."""
    return sum(_least(table, number, measure) for number in range(len(table.columns)))


def natural_width(table: Table, measure: Measure) -> float:
    """Return how wide a table is if no field breaks into lines, but for what is long."""
    return sum(_natural(table, number, measure) for number in range(len(table.columns)))


def squeezed(widths: Sequence[float], room: float) -> list[float]:
    """Return widths that fit into the room: where they are too wide, each gives its part."""
    whole = sum(widths)
    return [width * room / whole for width in widths] if whole > room else list(widths)


def role_of(cell: Cell) -> TextRole:
    """Return the type of a field's words."""
    return TextRole.SMALL_TITLE if cell.strong else TextRole.TEXT


def cell_lines(cell: Cell, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the words of a field line by line, in a column of a width; none where there are none."""
    if not cell.text:
        return ()
    room = max(1.0, width - 2 * SIDE - (SIGN if cell.mark else 0))
    return wrapped(cell.text, room, role_of(cell), measure)


def title_lines(table: Table, widths: Sequence[float], measure: Measure) -> list[tuple[str, ...]]:
    """Return the titles of the columns, line by line."""
    return [
        wrapped(column.title, max(1.0, width - 2 * SIDE), TITLE, measure)
        for column, width in zip(table.columns, widths, strict=True)
    ]


def height_of(lines: int) -> float:
    """Return how tall a row is whose fields have so many lines at most."""
    return max(1, lines) * LINE + 2 * ABOVE


def left_of(align: Align, width: float, wide: float) -> float:
    """Return where something so wide begins in a column, by the way the column is aligned."""
    if align is Align.RIGHT:
        return width - SIDE - wide
    return (width - wide) / 2 if align is Align.CENTRE else SIDE


def _natural(table: Table, number: int, measure: Measure) -> float:
    titles = measure.width(table.columns[number].title, TITLE)
    cells = [row[number] for row in table.rows]
    sign = SIGN if any(cell.mark for cell in cells) else 0.0
    longest = sorted({cell.text for cell in cells}, key=len)[-_LONGEST:]
    widest = max((measure.width(text, TITLE) for text in longest), default=0.0)
    return 2 * SIDE + min(max(titles, sign + widest), _WIDEST_COLUMN)


def _least(table: Table, number: int, measure: Measure) -> float:
    words = max((measure.width(word, TITLE) for word in table.columns[number].title.split()), default=0.0)
    cells = [row[number] for row in table.rows]
    sign = SIGN if any(cell.mark for cell in cells) else 0.0
    longest = sorted({word for cell in cells for word in cell.text.split()}, key=len)[-_LONGEST:]
    widest = max((measure.width(word, TITLE) for word in longest), default=0.0)
    return 2 * SIDE + max(words, sign + min(widest, _WIDEST_WORD))
