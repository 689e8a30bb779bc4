"""Tables of a web page into grids: several school systems write one, and call it a spreadsheet (.xls).

Nothing of the page is fetched or run: its text is read by Python's own parser of HTML, tag by tag.
"""

import re
from html.parser import HTMLParser

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, filled
from orgdesigner.exchange.incoming.cells.book import Book, Doubt, How
from orgdesigner.exchange.incoming.cells.cleaning import cleaned
from orgdesigner.exchange.incoming.cells.merged import MERGED, Cells, spread
from orgdesigner.exchange.incoming.cells.package import damaged
from orgdesigner.exchange.incoming.cells.survey import Place, Span, refuse_too_large
from orgdesigner.exchange.incoming.decoding import declared_encoding, text_of
from orgdesigner.exchange.incoming.tabular import MOST_COLUMNS, MOST_ROWS

A_WEB_PAGE = Doubt("The file is a web page, whatever its name says; its table was read.")

_BEGINS = re.compile(
    r"\s*<(?:!doctype|html|head|meta|style|table|body|div|\?xml[^>]*>\s*<(?:!doctype|html))", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BREAKING = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style", "title", "template"})


def is_web_page(data: bytes) -> bool:
    """Whether a file begins as a web page does, in any encoding that it may be in."""
    start = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return _BEGINS.match(start.decode("latin-1")) is not None


def read_page(name: str, data: bytes, how: How) -> Book:
    """Return the tables of a web page that hold anything; raises FileRefused, in words, if none does."""
    decoded = text_of(data, name=name, encoding=how.encoding or declared_encoding(data, _CHARSET))
    parser = _Tables(name)
    parser.feed(decoded.text)
    parser.close()
    tables = [table for table in parser.tables if table.holds_anything]
    if not tables:
        raise FileRefused(
            f"“{name}” is a web page without a table, perhaps one that asks for a password. Export the list"
            " again, as a spreadsheet or as CSV."
        )
    grids: list[Grid] = []
    doubts = [A_WEB_PAGE, *map(Doubt, decoded.doubts)]
    for number, table in enumerate(tables, start=1):
        sheet = f"Table {number}" if len(tables) > 1 else ""
        try:
            spans = spread(table.rows, table.spans)
        except ValueError:
            raise damaged(name) from None
        if spans:
            doubts.append(Doubt(MERGED, sheet, tuple(map(str, spans))))
        grids.append(Grid(name, sheet, filled(table.rows)))
    chosen = max(grids, key=lambda grid: len(grid.rows) * grid.width)
    return Book(tuple(grids), How(decoded.encoding, sheet=chosen.sheet or None), tuple(doubts))


class _Table:
    """The rows of one table, filled as its tags come."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._text: list[str] | None = None
        self._reaching: dict[int, int] = {}
        """Columns that cells reach down in, and into how many rows below."""
        self._reached: set[int] = set()
        """Those of the columns that reach into this row."""
        self.rows: Cells = []
        self.spans: list[Span] = []

    @property
    def holds_anything(self) -> bool:
        return any(cell is not EMPTY for row in self.rows for cell in row)

    def start_row(self) -> None:
        self.end_cell()
        self.rows.append([])
        self._reached = {column for column, rows in self._reaching.items() if rows > 0}
        self._reaching = {column: rows - 1 for column, rows in self._reaching.items() if rows > 0}
        refuse_too_large(len(self.rows), 0, file=self._file, sheet="")

    def start_cell(self, across: int, down: int) -> None:
        self.end_cell()
        if not self.rows:
            self.start_row()
        row = self.rows[-1]
        while len(row) in self._reached:
            row.append(EMPTY)
        refuse_too_large(len(self.rows), len(row) + across - 1, file=self._file, sheet="")
        first = Place(len(self.rows), len(row))
        if across > 1 or down > 1:
            self.spans.append(Span(first, Place(first.row + down - 1, first.column + across - 1)))
        if down > 1:
            self._reaching.update((column, down - 1) for column in range(first.column, first.column + across))
        row.extend([EMPTY] * across)
        self._text = []
        self._where = first

    def add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end_cell(self) -> None:
        if self._text is None:
            return
        lines = (" ".join(line.split()) for line in cleaned("".join(self._text)).split("\n"))
        text = "\n".join(filter(None, lines))
        if text:
            self.rows[-1][self._where.column] = GridCell(text, text)
        self._text = None


class _Tables(HTMLParser):
    """Follows the tags of a page. A table within a cell is a table of its own."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._open: list[_Table] = []
        self._unseen = 0
        self.tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._open.append(_Table(self._file))
            self.tables.append(self._open[-1])
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].start_row()
        elif tag in ("td", "th"):
            said = dict(attrs)
            self._open[-1].start_cell(
                _count(said.get("colspan"), MOST_COLUMNS), _count(said.get("rowspan"), MOST_ROWS)
            )
        elif tag in _BREAKING:
            self._open[-1].add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th", "tr", "table") and self._open:
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen:
            # A line's end in the page is no more than a space.
            self._open[-1].add(data.replace("\n", " ").replace("\r", " "))


def _count(text: str | None, most: int) -> int:
    return max(1, min(int(text), most)) if text and text.strip().isdecimal() else 1
