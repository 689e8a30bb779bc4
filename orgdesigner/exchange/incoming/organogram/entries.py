"""The rows of an organogram file, read cell by cell; a row that can't be read is refused with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.exchange.incoming.organogram import cells
from orgdesigner.exchange.incoming.organogram.headings import JUNIOR, SENIOR, Headings
from orgdesigner.exchange.incoming.outcome import Notebook, Remark
from orgdesigner.exchange.incoming.tabular import Row

_MAY_BE_CUT_OFF = {"group", "notes"}
"""The columns that a row may end before: a spreadsheet leaves out empty cells at the end of a row."""


@dataclass(frozen=True)
class Entry:
    """A row as it was read. A junior row has no reference and no name, and stands for `fte` like posts."""

    file: str
    row: int
    junior: bool
    reference: str
    name: str
    holder: cells.Holder
    title: str
    grade: str
    pay: str
    fte: Decimal
    function: str
    unit: str
    organisation: str
    reports_to: str
    group: str
    notes: str


@dataclass(frozen=True)
class Sheet:
    """A file as it was read: its entries, how many rows it has below its headings, and those refused."""

    file: str
    headings: Headings
    entries: tuple[Entry, ...]
    rows: int
    refused: tuple[Remark, ...]


class _Refused(Exception):
    """This row can't be read; the column's heading, if it is about one cell, and the reason."""


def read_entries(rows: Sequence[Row], headings: Headings, notebook: Notebook, *, file: str) -> Sheet:
    """Return every row below the headings, as an entry or among those refused."""
    below = [row for row in rows if row.number > headings.row.number]
    entries, refused = [], []
    for row in below:
        try:
            _check_shape(row, headings, is_last=row is below[-1])
            entries.append(_entry(row, headings, notebook, file))
        except _Refused as reason:
            column, message = reason.args
            refused.append(Remark(message, file, (row.number,), column))
    return Sheet(file, headings, tuple(entries), len(below), tuple(refused))


def _check_shape(row: Row, headings: Headings, *, is_last: bool) -> None:
    width, given = len(headings.row.cells), len(row.cells)
    if headings.repeated_by(row):
        raise _Refused("", "these are the headings once more.")
    if any(cell.strip() for cell in row.cells[width:]):
        raise _Refused("", f"it has {given} cells under {width} headings; a comma may lack quotation marks.")
    missing = {column for column, place in headings.places.items() if place >= given} - _MAY_BE_CUT_OFF
    if missing:
        where = " The file may have been cut off here." if is_last else ""
        raise _Refused("", f"it has only {given} cells under {width} headings.{where}")


def _entry(row: Row, headings: Headings, notebook: Notebook, file: str) -> Entry:
    junior = headings.form is JUNIOR
    raw = {column: headings.cell(row, column) for column in (*SENIOR.columns, *JUNIOR.columns)}
    line = {column: cells.one_line(cell) for column, cell in raw.items()}
    if not line["title"] and not line["reports_to"]:
        raise _Refused("", "it has no title and reports to nothing, so it may be a total or a note.")
    if len(line["name"]) > cells.LONGEST_LINE:
        raise _Refused(headings("name"), f"at most {cells.LONGEST_LINE} characters fit here.")
    fte = _fte(row, headings, junior=junior)
    holder = _group_holder(fte) if junior else cells.holder(line["name"], fte)
    for message in (*_shortened(raw, line), *_taken_as(line, fte, holder, junior=junior)):
        notebook.add(message, file=file, row=row.number)
    return Entry(
        file=file,
        row=row.number,
        junior=junior,
        holder=holder,
        title=line["title"] or "Untitled post",
        fte=Decimal(1) if fte is None else cells.rounded(fte),
        pay=_pay(row, headings, notebook, file),
        function=cells.seen(raw["function"]) if cells.is_stated(raw["function"]) else "",
        notes=cells.seen(raw["notes"]),
        unit=line["unit"] if cells.is_stated(line["unit"]) else "",
        **{c: line[c] for c in ("reference", "name", "grade", "organisation", "reports_to", "group")},
    )


def _group_holder(fte: Decimal | None) -> cells.Holder:
    if fte is not None and fte > 1:
        return cells.Holder.SEVERAL
    return cells.Holder.VACANT if fte == 0 else cells.Holder.UNNAMED


def _shortened(raw: Mapping[str, str], line: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for everything in a row that was left out because it does not fit."""
    if len(line["title"]) > cells.LONGEST_LINE:
        yield f"the title has more than {cells.LONGEST_LINE} characters and was shortened; the notes have it."
    if max(len(line["unit"]), len(line["grade"])) > cells.LONGEST_LINE:
        yield f"the unit or the grade has more than {cells.LONGEST_LINE} characters and was shortened."
    if max(len(raw["function"]), len(raw["notes"])) > cells.LONGEST_TEXT - 1_000:
        yield f"a text has about {cells.LONGEST_TEXT:,} characters or more and may have been shortened."


def _taken_as(
    line: Mapping[str, str], fte: Decimal | None, holder: cells.Holder, *, junior: bool
) -> Iterator[str]:
    """Yield a sentence for everything that a row leaves open and that was decided."""
    if not line["title"]:
        yield "the title is missing; the post is called “Untitled post”."
    if fte is None:
        yield "no FTE is given; it was taken as 1."
    elif fte != cells.rounded(fte):
        yield "the FTE was rounded to four decimal places."
    if holder is cells.Holder.ELIMINATED:
        yield "the post is marked as eliminated; it is vacant and filled by “Post deleted”."
    elif holder is cells.Holder.UNNAMED and not junior:
        yield f"the post is held and no name is given; the person is called “{cells.UNNAMED}”."


def _fte(row: Row, headings: Headings, *, junior: bool) -> Decimal | None:
    most, too_much = Decimal("1.5"), "this is more than one person works; are these hours a week?"
    if junior:
        most, too_much = Decimal(500), "this is more than 500, the most that one card stands for."
    try:
        return cells.fte(headings.cell(row, "fte"), most=most, too_much=too_much)
    except cells.Unreadable as reason:
        raise _Refused(headings("fte"), str(reason)) from None


def _pay(row: Row, headings: Headings, notebook: Notebook, file: str) -> str:
    try:
        return cells.pay_band(headings.cell(row, "pay_floor"), headings.cell(row, "pay_ceiling"))
    except cells.Unreadable as reason:
        message = f"the pay was left out: {reason}"
        notebook.add(message, file=file, row=row.number, column=headings("pay_floor"))
        return ""
