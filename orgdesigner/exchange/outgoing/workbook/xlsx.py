"""The XLSX file itself: every sheet a table with filters and a heading that stays, and no cell that runs.

A text is written as a text whatever it begins with, and one that looks like a formula is marked so that it
stays a text when somebody edits the cell. No cell is a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.exchange.formulas import starts_a_formula
from orgdesigner.exchange.grid import column_name
from orgdesigner.exchange.outgoing.workbook.printing import (
    SCALE,
    Edges,
    Paper,
    lines_of,
    lines_of_row,
    paper_for,
    widths_of,
    wrapped,
)
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Formula, Sheet, Shown
from orgdesigner.exchange.steps import Step
from orgdesigner.model.words import Word

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""The most characters that a cell of a spreadsheet holds."""

_NUMBER_FORMATS = {
    Shown.MONEY: "£#,##0.00",
    Shown.SHARE: "0.####",
    Shown.NUMBER: "0.####",
    Shown.DAY: "dd/mm/yyyy",
}
_ABOUT = 130
"""How wide the first sheet is, in characters."""

_LINE = 15
"""The height of a line, in points."""

_TALLEST = 409
"""The greatest height that a row can have."""

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6}
"""In inches; what stands at the head and the foot of a page is within them."""

_ROWS_IN_A_STEP = 64


def drawn_up(
    first: tuple[str, ...], sheets: tuple[Sheet, ...], caption: Caption, edges: Edges, step: Step
) -> bytes:
    """Return a workbook as a file: a first sheet with lines of text, then each sheet as a table."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    made = datetime.combine(caption.day, datetime.min.time())
    book.set_properties({"title": caption.plan, "author": "OrgDesigner", "created": made})
    writer = _Writer(book, edges)
    writer.first(first)
    total = sum(len(sheet.rows) for sheet in sheets) or 1
    done = 0
    for sheet in sheets:
        for _ in writer.sheet(sheet):
            done += 1
            if done % _ROWS_IN_A_STEP == 0:
                step(0.7 * done / total)
    step(0.7)
    book.close()
    step(1.0)
    return file.getvalue()


class _Writer:
    """Writes sheets with the formats of one workbook."""

    def __init__(self, book: Workbook, edges: Edges) -> None:
        self._book = book
        self._edges = edges
        self._tables = count(1)
        self._title = book.add_format({"bold": True, "font_size": 14, "quote_prefix": True})
        self._line = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        heading = {"bold": True, "text_wrap": True, "valign": "top"}
        self._headings = (
            book.add_format({**heading, "align": "left", "indent": 1}),
            book.add_format({**heading, "align": "right"}),
        )
        self._total = book.add_format({"bold": True, "top": 1, "num_format": _NUMBER_FORMATS[Shown.MONEY]})
        self._formats = {shown: self._format(shown) for shown in Shown}
        self._guarded = {shown: self._format(shown, quote_prefix=True) for shown in (Shown.WORDS, Shown.TEXT)}

    def first(self, lines: tuple[str, ...]) -> None:
        """Write the sheet that says what the others are."""
        page = self._book.add_worksheet("About")
        page.set_column(0, 0, _ABOUT)
        for row, line in enumerate(lines):
            page.write_string(row, 0, line, self._line if row else self._title)
            if row:
                page.set_row(row, _LINE * lines_of(line, _ABOUT))
        self._set_up(page, paper_for([_ABOUT]))

    def sheet(self, sheet: Sheet) -> Iterator[int]:
        """Write a table, and yield the number of each row when it is written."""
        page = self._book.add_worksheet(sheet.name)
        widths = widths_of(sheet)
        for number, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
            page.set_column(number, number, width, self._formats[column.shown])  # that of empty cells
        # Heights are stated: of a cell in two lines not every program shows the second.
        page.set_row(0, _LINE * max(lines_of(c.title, w) for c, w in zip(sheet.columns, widths, strict=True)))
        shown, several = [column.shown for column in sheet.columns], wrapped(sheet)
        for row, cells in enumerate(sheet.rows, start=1):
            for number, cell in enumerate(cells):
                if cell is not None and cell != "":
                    self._write(page, row, number, cell, shown[number])
            lines = lines_of_row(cells, widths, several)
            if lines > 1:
                page.set_row(row, min(_LINE * lines, _TALLEST))
            yield row
        self._make_table(page, sheet)
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        page.repeat_columns(0)
        if sheet.unprinted:
            page.print_area(0, 0, max(1, len(sheet.rows)) + sheet.is_summed, sheet.printed - 1)
        self._set_up(page, paper_for(widths[: sheet.printed]))

    def _write(self, page: Worksheet, row: int, number: int, cell: Cell, shown: Shown) -> None:
        look = self._formats[shown]
        match cell:
            case Word():
                page.write_string(row, number, cell.label, look)
            case str():
                text = cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"
                if starts_a_formula(text):
                    look = self._guarded.get(shown, self._guarded[Shown.WORDS])
                page.write_string(row, number, text, look)
            case bool():
                page.write_string(row, number, "Yes" if cell else "No", look)
            case Formula():
                page.write_formula(row, number, cell.text.format(row=row + 1), look, float(cell.value))
            case date():
                page.write_datetime(row, number, cell, look)
            case int() | Decimal():
                page.write_number(row, number, float(cell), look)

    def _make_table(self, page: Worksheet, sheet: Sheet) -> None:
        columns = [
            {"header": column.title, "header_format": self._headings[column.shown in _NUMBER_FORMATS]}
            for column in sheet.columns
        ]
        last = max(1, len(sheet.rows))
        table = {"name": f"Table{next(self._tables)}", "columns": columns, "style": "Table Style Light 1"}
        page.add_table(0, 0, last, len(sheet.columns) - 1, table)
        for number, column in enumerate(sheet.columns):
            if column.summed:
                letter = column_name(number)
                shown = f"=SUBTOTAL(109,{letter}2:{letter}{last + 1})"
                page.write_formula(last + 1, number, shown, self._total, _sum(sheet, number))

    def _format(self, shown: Shown, *, quote_prefix: bool = False) -> Format:
        look: dict[str, object] = {"valign": "top", "quote_prefix": quote_prefix}
        if shown in _NUMBER_FORMATS:
            look["num_format"] = _NUMBER_FORMATS[shown]
        else:
            # Without its alignment an indent counts from the top, and the text touches the figure before it.
            look |= {"align": "left", "indent": 1}
            look["text_wrap"] = True
        return self._book.add_format(look)

    def _set_up(self, page: Worksheet, paper: Paper) -> None:
        page.set_paper(paper.size)
        page.set_landscape()
        page.set_margins(**_MARGINS)
        page.hide_gridlines(0)  # they are printed too: a row of small print is followed by its line
        if paper.breaks:
            page.set_print_scale(SCALE)
            page.set_v_pagebreaks(list(paper.breaks))
        else:
            page.fit_to_pages(1, 0)
        page.set_header(self._edges.head, {"margin": 0.3})
        page.set_footer(self._edges.foot, {"margin": 0.3})


def _sum(sheet: Sheet, number: int) -> float:
    cells = (row[number] for row in sheet.rows)
    values = (cell.value if isinstance(cell, Formula) else cell for cell in cells)
    return float(sum((value for value in values if isinstance(value, Decimal | int)), Decimal(0)))
