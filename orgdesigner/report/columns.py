"""How wide the columns of a table are, by share but no narrower than their words, and how tall its rows.

Words are measured once for a table, so that it can be asked at many widths.
"""

from collections.abc import Sequence

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.theme import TextRole
from orgdesigner.report.blocks import Align, Cell, Table
from orgdesigner.report.wrapping import words_of, wrapped

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


class Columns:
    """The columns of a table, measured.

    `least` is how wide each has to be if no word is to be broken, `natural` if no field is to break into
    lines, but for what is long.
    """

    def __init__(self, table: Table, measure: Measure) -> None:
        self._table, self._measure = table, measure
        self._fields = [[row[number] for row in table.rows] for number in range(len(table.columns))]
        self._wide = [[_width(cell, measure) for cell in cells] for cells in self._fields]
        self.least = [self._least(number) for number in range(len(table.columns))]
        self.natural = [self._natural(number) for number in range(len(table.columns))]

    def widths(self, room: float) -> list[float]:
        """Return a width for every column; together they fill the room, or are wider if words need it."""
        least, shares = self.least, [column.share for column in self._table.columns]
        if sum(least) >= room:
            return list(least)
        settled: set[int] = set()
        while True:  # whoever needs more than its share gets what it needs, and the others share the rest
            free = [number for number in range(len(least)) if number not in settled]
            left = room - sum(least[number] for number in settled)
            share = left / (sum(shares[number] for number in free) or 1.0)
            tight = {number for number in free if least[number] > shares[number] * share}
            if not tight:
                return [
                    width if number in settled else shares[number] * share
                    for number, width in enumerate(least)
                ]
            settled |= tight

    def titles(self, widths: Sequence[float]) -> list[tuple[str, ...]]:
        """Return the titles of the columns, line by line."""
        return [
            wrapped(column.title, max(1.0, width - 2 * SIDE), TITLE, self._measure)
            for column, width in zip(self._table.columns, widths, strict=True)
        ]

    def lines(self, widths: Sequence[float]) -> list[int]:
        """Return of how many lines each row is."""
        rows = [1] * len(self._table.rows)
        for cells, wide, width in zip(self._fields, self._wide, widths, strict=True):
            known: dict[tuple[str, bool, bool], int] = {}  # most fields of a long column say the same
            for row, cell_width in enumerate(wide):
                if cell_width > width:
                    cell = cells[row]
                    kind = cell.text, cell.strong, cell.mark is None
                    if kind not in known:
                        known[kind] = len(cell_lines(cell, width, self._measure))
                    rows[row] = max(rows[row], known[kind])
        return rows

    def _least(self, number: int) -> float:
        title, cells = self._table.columns[number].title, self._fields[number]
        words = max((self._measure.width(word, TITLE) for word in words_of(title)), default=0.0)
        sign = SIGN if any(cell.mark for cell in cells) else 0.0
        longest = sorted(
            {word for cell in cells for line in cell.text.splitlines() for word in words_of(line)}, key=len
        )[-_LONGEST:]
        widest = max((self._measure.width(word, TITLE) for word in longest), default=0.0)
        return 2 * SIDE + max(words, sign + min(widest, _WIDEST_WORD))

    def _natural(self, number: int) -> float:
        title = 2 * SIDE + self._measure.width(self._table.columns[number].title, TITLE)
        return min(max(title, *self._wide[number], 0.0), _WIDEST_COLUMN)


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


def height_of(lines: int) -> float:
    """Return how tall a row is whose fields have so many lines at most."""
    return max(1, lines) * LINE + 2 * ABOVE


def left_of(align: Align, width: float, wide: float) -> float:
    """Return where something so wide begins in a column, by the way the column is aligned."""
    if align is Align.RIGHT:
        return width - SIDE - wide
    return (width - wide) / 2 if align is Align.CENTRE else SIDE


def _width(cell: Cell, measure: Measure) -> float:
    """How wide a field is on one line; endless if it has several paragraphs."""
    if "\n" in cell.text:
        return float("inf")
    return 2 * SIDE + (SIGN if cell.mark else 0.0) + measure.width(cell.text, role_of(cell))
