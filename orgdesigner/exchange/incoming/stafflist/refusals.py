"""Rows of a staff list that are nobody and no post: headings once more, totals, notes and lone cells."""

from orgdesigner.exchange.grid import Grid, GridRow
from orgdesigner.exchange.incoming.organogram.cells import one_line
from orgdesigner.exchange.incoming.stafflist import values
from orgdesigner.exchange.incoming.stafflist.layout import Layout
from orgdesigner.exchange.incoming.stafflist.vocabulary import is_heading
from orgdesigner.exchange.meanings import Meaning

HEADINGS_AGAIN = "these are the headings once more."
NOBODY_AND_NOTHING = "it has no name and no title, so it may be a total or a note."
OTHER_HEADINGS = "these are other headings: the rows below them were read by the first ones."
A_TOTAL = "it looks like a total, not like somebody or a post."
ONE_CELL = "it has one cell only, so it may be the heading of the rows below it."

_TOTALS = ("total", "grand total", "sub-total", "subtotal", "sum of", "count of")
_NAMING = frozenset(
    {
        *(Meaning.NAME, Meaning.SURNAME, Meaning.FORENAME, Meaning.PREFERRED_SURNAME),
        *(Meaning.TITLE, Meaning.POST_ID, Meaning.STAFF_CODE),
    }
)


class Refusals:
    """Says of each row of one sheet why it is nobody and no post, if so."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        header = next((row for row in grid.rows if row.number == max(layout.header, default=0)), None)
        self._headings = [one_line(cell.text).casefold() for cell in header.cells] if header else []
        self._naming = [column.place for column in layout.columns if column.meaning in _NAMING]
        self._width = len(layout.columns)

    def reason(self, row: GridRow) -> str:
        """Return why a row is refused; nothing if it is somebody or a post."""
        texts = [one_line(cell.text) for cell in row.cells]
        filled = [text for text in texts if text]
        if len(filled) > 1:
            pairs = zip(texts, self._headings, strict=False)
            alike = sum(text.casefold() == above for text, above in pairs if text)
            if 2 * alike > len(filled):
                return HEADINGS_AGAIN
        if len(filled) > 2 and is_heading(filled[0]) and _mostly_headings(filled):
            return OTHER_HEADINGS
        if filled and is_total(filled[0]):
            return A_TOTAL
        if not any(values.said(row.cell(place).text) for place in self._naming):
            return NOBODY_AND_NOTHING
        # A merged cell over the whole width says the same in every column.
        return ONE_CELL if len(set(filled)) == 1 and self._width > 2 else ""


def _mostly_headings(texts: list[str]) -> bool:
    return 3 * sum(map(is_heading, texts)) > 2 * len(texts)


def is_total(text: str) -> bool:
    """Whether a cell that a row begins with says that the row is a sum, such as “Total FTE”."""
    return text.casefold().startswith(_TOTALS)
