"""Merged cells: their one value put into each of them, as whoever merged them meant it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from orgdesigner.exchange.grid import EMPTY, GridCell
from orgdesigner.exchange.incoming.cells.survey import MOST_CELLS, Span

Cells = list[list[GridCell]]

MERGED = "these cells are merged; each was read as holding what they show."


def spread(rows: Cells, spans: Iterable[Span]) -> list[Span]:
    """Put the value of merged cells into each of them, and return those for which that was done.

    A name that is merged down three rows is the name in each of the three, and a heading that is merged over
    two columns stands over both. What is merged over a row with nothing else in it is a title or a note,
    and stays in one cell. Raises ValueError for merged cells that lie over each other so often that no
    sheet has room for them.
    """
    held = Counter(
        {number: sum(cell is not EMPTY for cell in row) for number, row in enumerate(rows, start=1)}
    )
    width = max(map(len, rows), default=0)
    done = []
    left = MOST_CELLS
    for span in spans:
        inside = _inside(span, height=len(rows), width=width)
        first = span.first
        if inside is None or first.column >= len(rows[first.row - 1]):
            continue
        left -= (inside.last.row - first.row + 1) * (inside.last.column - first.column + 1)
        if left < 0:
            raise ValueError("merged cells lie over each other")
        value = rows[first.row - 1][first.column]
        across = first.column != span.last.column
        if value is EMPTY or (across and all(held[row] <= 1 for row in _rows(inside))):
            continue
        _fill(rows, inside, value)
        done.append(span)
    return done


def _inside(span: Span, *, height: int, width: int) -> Span | None:
    """Return the part of merged cells that is on the used part of a sheet."""
    if span.first.row > height or span.first.column >= width or span.first.row < 1:
        return None
    last = span.last._replace(
        row=min(span.last.row, height), column=min(max(span.last.column, span.first.column), width - 1)
    )
    return Span(span.first, last)


def _rows(span: Span) -> Sequence[int]:
    return range(span.first.row, span.last.row + 1)


def _fill(rows: Cells, span: Span, value: GridCell) -> None:
    for place in span.places():
        row = rows[place.row - 1]
        row.extend([EMPTY] * (place.column + 1 - len(row)))
        row[place.column] = value
