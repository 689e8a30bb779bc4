"""Which row of a sheet has the headings: one row, two rows that belong together, or none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgdesigner.exchange.grid import Grid, GridRow
from orgdesigner.exchange.incoming.cells.values import SPREADSHEET_ERRORS
from orgdesigner.exchange.incoming.organogram.cells import one_line
from orgdesigner.exchange.incoming.stafflist.values import looks_like_day
from orgdesigner.exchange.incoming.stafflist.vocabulary import recognised

ROWS_LOOKED_AT = 25
"""The headings are looked for in so many rows that hold anything."""

_LEAST = 1.6


class Header(NamedTuple):
    """The heading rows of a sheet. In two rows, the upper names groups of columns, written once or spread."""

    rows: tuple[int, ...]
    upper: tuple[str, ...]
    lower: tuple[str, ...]

    @property
    def last(self) -> int:
        """The number of the last heading row; 0 where there is none."""
        return max(self.rows, default=0)

    def heading(self, place: int) -> str:
        """Return what a column is called, as it is shown: both rows where there are two."""
        upper, lower = self._at(self.upper, place), self._at(self.lower, place)
        return " ".join(dict.fromkeys(filter(None, (upper, lower))))

    def wordings(self, place: int) -> Iterator[str]:
        """Yield what the heading of a column may be read as: both rows together, then the lower alone."""
        heading, lower = self.heading(place), self._at(self.lower, place)
        yield from dict.fromkeys(filter(None, (heading, lower)))

    @staticmethod
    def _at(texts: Sequence[str], place: int) -> str:
        return texts[place] if place < len(texts) else ""


NO_HEADER = Header((), (), ())


def find_header(grid: Grid) -> Header:
    """Return the heading rows: those in whose cells most known headings are, near the top of the sheet."""
    rows = grid.rows[:ROWS_LOOKED_AT]
    if not rows:
        return NO_HEADER
    scores = [_score(_texts(row)) - _penalty(row) for row in rows]
    best = max(range(len(rows)), key=lambda index: (scores[index], -index))
    pairs = [
        index for index in (best - 1, best) if index >= 0 and _belong_together(rows, index, scores[best])
    ]
    if pairs:
        return header_at(grid, (rows[pairs[0]].number, rows[pairs[0] + 1].number))
    filled = sum(1 for text in _texts(rows[best]) if text)
    least = _LEAST if filled > 2 else 0.8 * filled
    return header_at(grid, (rows[best].number,)) if scores[best] >= max(0.8, least) else NO_HEADER


def header_at(grid: Grid, numbers: tuple[int, ...]) -> Header:
    """Return the header in rows that somebody, or the search, named; rows that are not there are left out."""
    by_number = {row.number: row for row in grid.rows}
    rows = [by_number[number] for number in sorted(numbers) if number in by_number][-2:]
    if not rows:
        return NO_HEADER
    lower = _texts(rows[-1])
    upper = _spread(_texts(rows[0]), lower) if len(rows) == 2 else ()
    return Header(tuple(row.number for row in rows), tuple(upper), tuple(lower))


def _texts(row: GridRow) -> list[str]:
    """Return what stands in a row; an error such as #NAME? is no heading."""
    return ["" if cell.text in SPREADSHEET_ERRORS else one_line(cell.text) for cell in row.cells]


def _spread(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the upper row with each group's name over all its columns, as a merged cell means it."""
    spread, group = [], ""
    for place in range(max(len(upper), len(lower))):
        stated = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        group = stated or (group if below else "")
        spread.append(group)
    return spread


def _score(texts: Sequence[str]) -> float:
    """Return how many different headings a row has that are known; likenesses count less."""
    seen: dict[str, float] = {}
    for text in filter(None, texts):
        like = recognised(text) if len(text) <= 60 else None
        if like:
            worth = 1.0 if like.certainty == 100 else 0.6
            seen[like.known.words] = max(worth, seen.get(like.known.words, 0))
    return sum(seen.values())


def _penalty(row: GridRow) -> float:
    return 0.7 * sum(_is_value(row, place) for place in range(len(row.cells)))


def _is_value(row: GridRow, place: int) -> bool:
    cell = row.cells[place]
    text = cell.text.strip()
    return bool(text) and (text.replace(".", "").replace(",", "").isdigit() or looks_like_day(cell))


def _belong_together(rows: Sequence[GridRow], index: int, alone: float) -> bool:
    """Whether a row and the next are two rows of headings: together they say more than either alone."""
    if index + 1 >= len(rows) or rows[index + 1].number != rows[index].number + 1:
        return False
    above, below = rows[index], rows[index + 1]
    if _penalty(above) or _penalty(below):
        return False
    upper, lower = _texts(above), _texts(below)
    if sum(map(bool, upper)) < 2 or sum(map(bool, lower)) < 2:
        return False
    together = header_of(upper, lower)
    wordings = [list(together.wordings(place)) for place in range(max(len(upper), len(lower)))]
    score = _score([max(each, key=_worth) for each in wordings if each])
    gaps = _spread(upper, lower)
    fills = any(
        group and not stated for group, stated in zip(gaps, [*upper, *[""] * len(gaps)], strict=False)
    )
    more = score > alone or _repeats(lower) or _name_more(upper, lower)
    return score >= alone and more and (fills or _repeats(upper))


def _name_more(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a group's name and a heading below it make a known heading, such as “Contract” over “Type”."""
    pairs = zip(_spread(upper, lower), lower, strict=False)
    return any(
        above and below and above != below and _worth(f"{above} {below}") >= 90 for above, below in pairs
    )


def header_of(upper: Sequence[str], lower: Sequence[str]) -> Header:
    """Return a header of two rows of texts."""
    return Header((1, 2), tuple(_spread(upper, lower)), tuple(lower))


def _worth(text: str) -> int:
    like = recognised(text)
    return like.certainty if like else 0


def _repeats(texts: Sequence[str]) -> bool:
    stated = [text for text in texts if text]
    return len(set(stated)) < len(stated)
