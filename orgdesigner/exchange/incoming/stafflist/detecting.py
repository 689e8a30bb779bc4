"""A sheet, and what somebody said about it, into its layout."""

import re
from collections.abc import Iterable, Iterator, Sequence

from orgdesigner.exchange.grid import Grid, GridRow, column_name
from orgdesigner.exchange.incoming.organogram import is_organogram
from orgdesigner.exchange.incoming.stafflist.addresses import find_addressed
from orgdesigner.exchange.incoming.stafflist.columns import columns_of
from orgdesigner.exchange.incoming.stafflist.header import Header, find_header, header_at
from orgdesigner.exchange.incoming.stafflist.layout import (
    Column,
    Corrections,
    DayOrder,
    DecimalMark,
    Form,
    Grounds,
    Layout,
)
from orgdesigner.exchange.incoming.stafflist.values import day_parts
from orgdesigner.exchange.incoming.stafflist.vocabulary import words_of
from orgdesigner.exchange.meanings import TAKEN, Meaning

NO_HEADINGS = "No row of headings was found, so the columns were told by what is in them. Check each."
NO_NAMES = "No column was recognised that has names or titles. Say which has them."
NO_LINES = "No column says who reports to whom."
TWO_TABLES = (
    "The same headings stand once more in columns {first} to {last}: a second table, which was not read. Copy"
    " its rows below those of the first one, or into a sheet of its own."
)
BOTH_ORDERS = "Some days begin with the day and some with the month. Check them."
OPEN_ORDER = "Whether days begin with the day or the month can't be told from the file; the day was taken."

_ANYTHINGS = "title"
_NAMING = (Meaning.NAME, Meaning.SURNAME, Meaning.FORENAME, Meaning.TITLE)
_NUMBERS = (Meaning.FTE, Meaning.HOURS, Meaning.FULL_TIME_HOURS, Meaning.WEEKS, Meaning.SALARY)
_SUMS = (Meaning.ALLOWANCE, Meaning.TLR, Meaning.SEN, Meaning.RR, Meaning.PAID_PART, Meaning.SHARE)
_DAYS = (Meaning.STARTS, Meaning.ENDS, Meaning.ALLOWANCE_STARTS, Meaning.ALLOWANCE_ENDS)
_WITH_COMMA = re.compile(r"£?\d{1,3}(\.\d{3})+,\d+|£?\d+,\d{1,2}|£?\d{4,},\d+")
_WITH_POINT = re.compile(r"£?\d{1,3}(,\d{3})+\.\d+|£?\d*\.\d{1,2}|£?\d{1,3}(,\d{3})+")
_PLAIN = {
    Meaning.NAME, Meaning.SURNAME, Meaning.FORENAME, Meaning.PREFERRED_SURNAME, Meaning.PREFERRED_FORENAME,
    Meaning.TITLE, Meaning.REPORTS_TO, Meaning.POST_ID, Meaning.STAFF_CODE, Meaning.TEAM,
}  # fmt: skip


def detect(grid: Grid, corrections: Corrections | None = None) -> Layout:
    """Return how a sheet is laid out; what was said about it counts, and the rest follows from that."""
    said = corrections or Corrections()
    header = find_header(grid) if said.header is None else header_at(grid, said.header)
    columns = columns_of(grid, header, said.meanings)
    below = [row for row in grid.rows if row.number > header.last]
    doubts: list[str] = []
    decimal = said.decimal or _decimal(below, columns)
    days = said.days or _day_order(below, columns, doubts)
    form = _form(grid, header, columns)
    doubts.extend(_doubts(header, columns, form))
    return Layout(form, header.rows, columns, decimal, days, tuple(doubts), _addresses(below, columns))


def is_staff_list(layout: Layout) -> bool:
    """Whether a sheet says itself, or somebody said, which column has people or posts.

    Any table has a column of words, and books and pictures have a title as well. Without headings, cells have
    to tell both names and titles.
    """
    naming = [column for column in layout.columns if column.meaning in _NAMING]
    meanings = {column.meaning for column in layout.columns}
    # Names told by their cells, and others that repeat them as managers, are told twice over.
    if naming and Meaning.REPORTS_TO in meanings:
        return True
    if not layout.header:
        said = any(column.grounds is Grounds.SAID for column in naming)
        return said or {Meaning.NAME, Meaning.TITLE} <= meanings
    known = [each for each in layout.columns if each.meaning in TAKEN and each.grounds is not Grounds.CONTENT]
    is_more = {words_of(each.heading) for each in known} != {_ANYTHINGS} or any(
        each.grounds is Grounds.SAID for each in known
    )
    return is_more and any(each in naming for each in known)


def _decimal(rows: Sequence[GridRow], columns: Iterable[Column]) -> DecimalMark:
    texts = list(_texts(rows, columns, (*_NUMBERS, *_SUMS)))
    commas = sum(bool(_WITH_COMMA.fullmatch(text)) for text in texts)
    points = sum(bool(_WITH_POINT.fullmatch(text)) for text in texts)
    return DecimalMark.COMMA if commas > points else DecimalMark.POINT


def _day_order(rows: Sequence[GridRow], columns: Iterable[Column], doubts: list[str]) -> DayOrder:
    parts = [found for text in _texts(rows, columns, _DAYS) if (found := day_parts(text))]
    day_first = sum(first > 12 >= second for first, second in parts)
    month_first = sum(second > 12 >= first for first, second in parts)
    if day_first and month_first:
        doubts.append(BOTH_ORDERS)
    elif not day_first and not month_first and any(first != second for first, second in parts):
        doubts.append(OPEN_ORDER)
    return DayOrder.MONTH_FIRST if month_first > day_first else DayOrder.DAY_FIRST


def _texts(rows: Sequence[GridRow], columns: Iterable[Column], meanings: Sequence[Meaning]) -> Iterator[str]:
    places = [column.place for column in columns if column.meaning in meanings]
    for row in rows:
        for place in places:
            cell = row.cell(place)
            # What the file itself says is a number or a day has no mark and no order to tell.
            if isinstance(cell.value, str) and cell.text.strip():
                yield cell.text.strip()


def _addresses(rows: Sequence[GridRow], columns: Iterable[Column]) -> int | None:
    """Return the column of addresses that managers are named by, if the column of managers has addresses."""
    places = {c.place: c.meaning for c in columns if c.meaning in (Meaning.REPORTS_TO, Meaning.NEVER)}
    found = find_addressed(rows, places)
    return found.own if found and places[found.managers] is Meaning.REPORTS_TO else None


def _form(grid: Grid, header: Header, columns: Sequence[Column]) -> Form:
    if is_organogram(grid):
        return Form.ORGANOGRAM
    headings = {words_of(header.heading(column.place)).replace(" ", "") for column in columns}
    if {"id", "parentid"} <= headings:
        return Form.D3_ORG_CHART
    if {"fill", "stroke", "refs"} & headings and {"name", "manager"} <= headings:
        return Form.DRAWIO
    meanings = {column.meaning for column in columns} - {Meaning.IGNORED, Meaning.NEVER}
    return Form.NAMES_AND_TITLES if meanings <= _PLAIN else Form.STAFF_LIST


def _second_table(columns: Sequence[Column]) -> Iterator[str]:
    """Say so if the same headings stand twice beside each other: only what is below the first is read."""
    taken = {words_of(column.heading): column for column in columns if column.meaning is not Meaning.IGNORED}
    again = [
        column
        for column in columns
        if column.meaning is Meaning.IGNORED and words_of(column.heading) in taken
    ]
    if len(again) > 1 and any(taken[words_of(column.heading)].meaning in _NAMING for column in again):
        first, last = column_name(again[0].place), column_name(again[-1].place)
        yield TWO_TABLES.format(first=first, last=last)


def _doubts(header: Header, columns: Sequence[Column], form: Form) -> Iterator[str]:
    if form is Form.ORGANOGRAM:
        return
    meanings = {column.meaning for column in columns}
    yield from _second_table(columns)
    if not header.rows:
        yield NO_HEADINGS
    if not meanings & {Meaning.NAME, Meaning.SURNAME, Meaning.TITLE}:
        yield NO_NAMES
    elif Meaning.REPORTS_TO not in meanings:
        yield NO_LINES
