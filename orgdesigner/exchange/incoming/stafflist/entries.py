"""The rows of a staff list, read cell by cell: what can't be read is said by its cell, and left out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from orgdesigner.exchange.grid import Grid, GridCell, GridRow
from orgdesigner.exchange.incoming.organogram.cells import (
    UNNAMED,
    Unreadable,
    one_line,
    rounded,
    seen,
    shortened,
)
from orgdesigner.exchange.incoming.stafflist import values
from orgdesigner.exchange.incoming.stafflist.addresses import Numbered
from orgdesigner.exchange.incoming.stafflist.allowances import Payment, payments_of
from orgdesigner.exchange.incoming.stafflist.layout import DecimalMark, Layout
from orgdesigner.exchange.incoming.stafflist.names import Named, Names, apart, titles_behind
from orgdesigner.exchange.incoming.stafflist.paywords import BY_THE_HOUR, LEAST_A_YEAR, Pay, pay_of
from orgdesigner.exchange.incoming.stafflist.problems import Outcome, Problems
from orgdesigner.exchange.incoming.stafflist.refusals import Refusals
from orgdesigner.exchange.incoming.stafflist.sections import sections_of
from orgdesigner.exchange.incoming.stafflist.staffing import contract_of, group_of, holding_kind_of, level_of
from orgdesigner.exchange.meanings import Meaning
from orgdesigner.model.words import AllowanceBasis as Basis
from orgdesigner.model.words import ContractKind, HoldingKind, Level, StaffGroup

T = TypeVar("T")

_BASIC_PAY = re.compile(r"(basic|base) (pay|salary)|salary|contractual pay", re.IGNORECASE)

SHORTENED = "it was longer than fits, and was shortened."
OUT_OF_RANGE = "this is more or less than can be."
MORE_THAN_FULL = "this is more than full time."
ENDS_FIRST = "it ends before it starts."
UNKNOWN_WORD = "this word is not known here; it was left out."


@dataclass(frozen=True)
class Entry:
    """A row as it was read; None and "" stand for what the list does not say."""

    row: int
    people: tuple[str, ...]
    shares: tuple[Decimal | None, ...]
    covers: bool
    vacant: bool
    person_id: str
    staff_code: str
    staff_group: StaffGroup | None
    qts: bool | None
    early_career: bool | None
    post_id: str
    title: str
    role_class: str
    level: Level | None
    teams: tuple[str, ...]
    reports_to: str
    addressed: str
    """What stands in `reports_to` of rows that name this person by an address; never the address."""
    fte: Decimal | None
    share: Decimal | None
    shares_post: bool
    held_as: HoldingKind | None
    hours: Decimal | None
    weeks: Decimal | None
    paid_part: Decimal | None
    pay_scale: str
    pay_point: str
    salary: Decimal | None
    contract: ContractKind | None
    starts: date | None
    ends: date | None
    payments: tuple[Payment, ...]
    notes: str


class RowReader:
    """Reads the rows of one sheet by its layout, with the cells that somebody put right.

    `sections` are the teams that rows name which head the rows below them, by the numbers of those rows.
    """

    def __init__(
        self, grid: Grid, layout: Layout, cells: Mapping[tuple[int, int], str], problems: Problems
    ) -> None:
        self._layout, self._repaired, self._problems = layout, cells, problems
        self._places = {column.meaning: column.place for column in layout.columns}
        below = [row for row in grid.rows if row.number > max(layout.header, default=0)]
        self.rows = tuple(self._with_repairs(row) for row in below)
        self._addresses = Numbered(self.rows, layout.addresses)
        self._refusals = Refusals(grid, layout)
        self.sections = sections_of(self.rows, layout, self._refusals)
        names = self._texts(Meaning.NAME)
        self._titles_behind = Meaning.TITLE not in self._places and titles_behind(names)
        self._names = Names(names, self._texts(Meaning.SURNAME))
        self._fte_in_percent = self._in_percent()

    def place(self, meaning: Meaning) -> int | None:
        """Return the column of a meaning, or None."""
        return self._places.get(meaning)

    def entries(self) -> Iterator[tuple[GridRow, Entry | None]]:
        """Yield every row below the headings, and what it says; None where it is refused, or heads others."""
        section = ""
        for row in self.rows:
            if row.number in self.sections:
                section = self.sections[row.number]
                yield row, None
                continue
            reason = self._refusals.reason(row)
            if reason:
                self._problems.add(reason, row.number, None, Outcome.REFUSED)
            yield row, None if reason else self._entry(row, section)

    def _with_repairs(self, row: GridRow) -> GridRow:
        repairs = {place: text for (number, place), text in self._repaired.items() if number == row.number}
        if not repairs:
            return row
        width = max(len(row.cells), *(place + 1 for place in repairs))
        cells = [row.cell(place) for place in range(width)]
        for place, text in repairs.items():
            cells[place] = GridCell(text or None, text)
        return GridRow(row.number, tuple(cells))

    def _texts(self, meaning: Meaning) -> list[str]:
        place = self.place(meaning)
        return [] if place is None else [one_line(row.cell(place).text) for row in self.rows]

    def _in_percent(self) -> bool:
        """Whether FTE is written as 60 for 0.6: where some are above 2, and none above 100."""
        place = self.place(Meaning.FTE)
        found: list[Decimal] = []
        for row in self.rows if place is not None else ():
            try:
                value = values.number(row.cell(place or 0), self._layout.decimal)
            except Unreadable:
                continue
            if value is not None:
                found.append(value)
        large = sum(value > 2 for value in found)
        return bool(found) and max(found) <= 100 and 2 * large > len(found)

    def _entry(self, row: GridRow, section: str) -> Entry:
        say = self._say(row)
        people, vacant = self._people(row)
        title = self._line(row, Meaning.TITLE, 200)
        if self._titles_behind:
            title = apart(self._text(row, Meaning.NAME))[1]
        fte = self._fte(row)
        starts, ends = self._day(row, Meaning.STARTS), self._day(row, Meaning.ENDS)
        if starts and ends and ends < starts:
            say(Meaning.ENDS, ENDS_FIRST)
            ends = None
        pay = self._pay(row)
        shares, partner = self._shares_post(row, title)
        return Entry(
            row=row.number,
            people=tuple(person.name for person in people),
            shares=tuple(person.share for person in people),
            covers=any(person.covers for person in people),
            vacant=vacant,
            person_id=self._line(row, Meaning.PERSON_ID, 300),
            staff_code=self._line(row, Meaning.STAFF_CODE, 300),
            staff_group=self._worded(row, Meaning.STAFF_GROUP, group_of),
            qts=self._answer(row, Meaning.QTS),
            early_career=self._answer(row, Meaning.EARLY_CAREER),
            post_id=self._line(row, Meaning.POST_ID, 300),
            title=title,
            role_class=self._line(row, Meaning.ROLE_CLASS, 300),
            level=self._level(row),
            teams=self._teams(row) or ((section,) if section else ()),
            reports_to=self._addresses.meant(self._text(row, Meaning.REPORTS_TO)),
            addressed=self._addresses.of(row),
            fte=fte,
            share=self._limited(row, Meaning.SHARE, Decimal(1)),
            shares_post=shares or partner or len(people) > 1,
            held_as=self._worded(row, Meaning.HELD_AS, holding_kind_of),
            hours=self._limited(row, Meaning.HOURS, Decimal(168), Decimal("0.01")),
            weeks=self._limited(row, Meaning.WEEKS, Decimal(53), Decimal("0.001"), values.weeks),
            paid_part=self._limited(row, Meaning.PAID_PART, Decimal(1)),
            pay_scale=pay.scale,
            pay_point=pay.point,
            salary=pay.salary,
            contract=self._worded(row, Meaning.CONTRACT, contract_of),
            starts=starts,
            ends=ends,
            payments=self._payments(row, full_time=fte in (None, 1)),
            notes=_with_remarks(self._notes(row), people),
        )

    def _say(self, row: GridRow) -> Callable[[Meaning, str], object]:
        return lambda meaning, message: self._problems.add(message, row.number, self.place(meaning))

    def _cell(self, row: GridRow, meaning: Meaning) -> GridCell:
        place = self.place(meaning)
        return GridCell(None, "") if place is None else row.cell(place)

    def _text(self, row: GridRow, meaning: Meaning) -> str:
        if meaning not in self._places:
            return ""
        return values.said(self._cell(row, meaning).text)

    def _line(self, row: GridRow, meaning: Meaning, longest: int) -> str:
        text = self._text(row, meaning)
        if not text:
            return ""
        try:
            values.check_error(text)
        except Unreadable as error:
            self._say(row)(meaning, str(error))
            return ""
        if len(text) > longest:
            self._say(row)(meaning, SHORTENED)
        return shortened(text, longest)

    def _people(self, row: GridRow) -> tuple[tuple[Named, ...], bool]:
        parts = {
            meaning: self._line(row, meaning, 100)
            for meaning in (
                Meaning.SURNAME, Meaning.FORENAME, Meaning.PREFERRED_SURNAME, Meaning.PREFERRED_FORENAME
            )
        }  # fmt: skip
        whole = self._line(row, Meaning.NAME, 200)
        if self._titles_behind:
            whole = apart(whole)[0]
        if self._text(row, Meaning.PERSON_ID) and not any(parts.values()):
            # Our own list has one person in a row, with the name as it is to be shown.
            return (Named(whole or UNNAMED),), False
        return self._names.people(
            whole,
            surname=parts[Meaning.PREFERRED_SURNAME] or parts[Meaning.SURNAME],
            forename=parts[Meaning.PREFERRED_FORENAME] or parts[Meaning.FORENAME],
        )

    def _read(self, row: GridRow, meaning: Meaning, reader: Callable[[GridCell], T]) -> T | None:
        """Return what a reader makes of a cell; what it can't read is noted, and a repair offered."""
        if meaning not in self._places:
            return None
        cell = self._cell(row, meaning)
        if not cell.text.strip() and cell.value is None:
            return None
        try:
            return reader(cell)
        except Unreadable as error:
            repairs = []
            if str(error) in (values.NO_NUMBER, values.NO_SUM) and (
                meant := values.number_in(one_line(cell.text))
            ):
                repairs.append(meant)
            if str(error) == values.TERM_TIME:
                repairs.extend(("38", "39"))
            self._problems.add(str(error), row.number, self.place(meaning), repairs=repairs)
            return None

    def _limited(
        self,
        row: GridRow,
        meaning: Meaning,
        most: Decimal,
        exact: Decimal = Decimal("0.0001"),
        reader: Callable[[GridCell, DecimalMark], Decimal | None] = values.number,
    ) -> Decimal | None:
        value = self._read(row, meaning, lambda cell: reader(cell, self._layout.decimal))
        if value is not None and not 0 <= value <= most:
            self._say(row)(meaning, OUT_OF_RANGE)
            return None
        return None if value is None else value.quantize(exact).normalize() + 0

    def _money(self, row: GridRow, meaning: Meaning) -> Decimal | None:
        value = self._read(row, meaning, lambda cell: values.money(cell, self._layout.decimal))
        if value is not None and not 0 <= value <= 10_000_000:
            self._say(row)(meaning, OUT_OF_RANGE)
            return None
        return value

    def _pay(self, row: GridRow) -> Pay:
        """Return scale, point and salary: of columns of their own, or of one column that says it in words."""
        scale, point = self._line(row, Meaning.PAY_SCALE, 300), self._line(row, Meaning.PAY_POINT, 300)
        salary = self._money(row, Meaning.ALLOWANCE if self._is_salary(row) else Meaning.SALARY)
        if salary and salary < LEAST_A_YEAR:
            self._say(row)(Meaning.SALARY, BY_THE_HOUR)
            salary = None
        if self.place(Meaning.PAY_SCALE) is not None and self.place(Meaning.PAY_POINT) is not None:
            return Pay(scale, point, salary)
        only = Meaning.PAY_SCALE if self.place(Meaning.PAY_POINT) is None else Meaning.PAY_POINT
        # A number alone below “Grade” is the grade's, and no point of a scale.
        if scale.isdigit():
            return Pay(scale=scale, salary=salary)
        pay = self._read(row, only, lambda _cell: pay_of(scale or point, self._layout.decimal)) or Pay()
        return pay._replace(salary=salary if salary is not None else pay.salary)

    def _is_salary(self, row: GridRow) -> bool:
        """Whether a row of a list with a row for each element of pay is that of the salary."""
        return _BASIC_PAY.fullmatch(self._text(row, Meaning.ALLOWANCE_KIND)) is not None

    def _day(self, row: GridRow, meaning: Meaning) -> date | None:
        value = self._read(row, meaning, lambda cell: values.day(cell, self._layout.days))
        if value is not None and not 1900 <= value.year <= 2199:
            self._say(row)(meaning, OUT_OF_RANGE)
            return None
        return value

    def _answer(self, row: GridRow, meaning: Meaning) -> bool | None:
        return self._read(row, meaning, values.yes)

    def _worded(self, row: GridRow, meaning: Meaning, reader: Callable[[str], T | None]) -> T | None:
        text = self._text(row, meaning)
        found = reader(text) if text else None
        if text and found is None:
            self._say(row)(meaning, UNKNOWN_WORD)
        return found

    def _level(self, row: GridRow) -> Level | None:
        stated = self._worded(row, Meaning.LEVEL, level_of)
        if stated is None and self._answer(row, Meaning.SLT):
            return Level.SENIOR
        return stated

    def _fte(self, row: GridRow) -> Decimal | None:
        stated = self._read(row, Meaning.FTE, lambda cell: values.number(cell, self._layout.decimal))
        if stated is not None:
            fte = (
                stated / 100
                if self._fte_in_percent and "%" not in self._cell(row, Meaning.FTE).text
                else stated
            )
            if fte > 2 and self.place(Meaning.POST_ID) is None and self.place(Meaning.NAME) is not None:
                self._problems.add(
                    MORE_THAN_FULL, row.number, self.place(Meaning.FTE),
                    repairs=[f"{(fte / 100).normalize():f}"] if fte <= 100 else [],
                )  # fmt: skip
                return None
            if not 0 <= fte <= 500:
                self._say(row)(Meaning.FTE, OUT_OF_RANGE)
                return None
            return rounded(fte)
        return self._fte_of_hours(row)

    def _fte_of_hours(self, row: GridRow) -> Decimal | None:
        if self.place(Meaning.FULL_TIME_HOURS) is None:
            return None
        hours = self._quietly(row, Meaning.HOURS)
        full = self._quietly(row, Meaning.FULL_TIME_HOURS)
        return rounded(min(hours / full, Decimal(500))) if hours is not None and full else None

    def _quietly(self, row: GridRow, meaning: Meaning) -> Decimal | None:
        try:
            return values.number(self._cell(row, meaning), self._layout.decimal)
        except Unreadable:
            return None

    def _shares_post(self, row: GridRow, title: str) -> tuple[bool, bool]:
        text = self._text(row, Meaning.JOB_SHARE).casefold()
        # A column of job shares may answer yes or no, or name the partner.
        stated = bool(text) and text not in {"n", "no", "false", "0"}
        return "job share" in title.casefold() or "job-share" in title.casefold(), stated

    def _teams(self, row: GridRow) -> tuple[str, ...]:
        parts = self._line(row, Meaning.TEAM, 600).split(";")
        return tuple(dict.fromkeys(shortened(name) for part in parts if (name := one_line(part))))

    def _payments(self, row: GridRow, *, full_time: bool) -> tuple[Payment, ...]:
        if not any(self._text(row, meaning) for meaning in _PAYING) or self._is_salary(row):
            return ()
        return payments_of(
            stated={meaning: self._text(row, meaning) for meaning in _PAYING},
            amounts={meaning: self._cell(row, meaning) for meaning in _PAYING},
            mark=self._layout.decimal,
            full_time=full_time,
            basis=self._worded(row, Meaning.ALLOWANCE_BASIS, lambda text: values.word(text, Basis)),
            days=(self._day(row, Meaning.ALLOWANCE_STARTS), self._day(row, Meaning.ALLOWANCE_ENDS)),
            reason=self._text(row, Meaning.ALLOWANCE_REASON),
            say=lambda meaning, message, repairs: self._problems.add(
                message, row.number, self.place(meaning), repairs=repairs
            ),
        )

    def _notes(self, row: GridRow) -> str:
        return shortened(seen(self._cell(row, Meaning.NOTES).text), 10_000)


def _with_remarks(notes: str, people: Sequence[Named]) -> str:
    """Return notes with what stands behind names, such as “maternity cover”, and is no share."""
    said = [f"{person.name}: {person.remark}" for person in people if person.remark and person.share is None]
    return shortened("\n".join(filter(None, (notes, *said))), 10_000)


_PAYING = (Meaning.ALLOWANCE_KIND, Meaning.ALLOWANCE, Meaning.TLR, Meaning.SEN, Meaning.RR)
