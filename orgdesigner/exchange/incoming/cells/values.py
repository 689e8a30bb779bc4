"""What a spreadsheet keeps in a cell, as a value that is exact and a text as a person would type it."""

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from orgdesigner.exchange.grid import EMPTY, GridCell
from orgdesigner.exchange.incoming.cells.cleaning import cleaned

SPREADSHEET_ERRORS = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!")
)
"""What a spreadsheet shows in a cell that it could not work out; in a file of text, too, no values."""

Raw = int | float | str | bool | time | date | datetime | timedelta
_SHOWN_DIGITS = 15


def cell_of(raw: Raw) -> GridCell:
    """Return a spreadsheet's own value as a cell.

    A number is what the spreadsheet shows of it, 15 digits, so that 0.1 + 0.2 is 0.3. A day with a time is
    its day. A time or a length of time has only its text.
    """
    if isinstance(raw, str):
        text = cleaned(raw)
        return GridCell(text, text) if text.strip() else EMPTY
    if isinstance(raw, bool):
        return GridCell(raw, "TRUE" if raw else "FALSE")
    if isinstance(raw, int | float):
        return _number(raw)
    if isinstance(raw, datetime):
        return GridCell(raw.date(), _day(raw) + (f" {_clock(raw.time())}" if raw.time() != time() else ""))
    if isinstance(raw, date):
        return GridCell(raw, _day(raw))
    text = _clock(raw) if isinstance(raw, time) else _hours(raw)
    return GridCell(text, text)


def _number(raw: float) -> GridCell:
    if not math.isfinite(raw):
        return GridCell("#NUM!", "#NUM!")
    number = Decimal(f"{raw:.{_SHOWN_DIGITS}g}")
    if 0 <= number.adjusted() < _SHOWN_DIGITS and number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    # 1E+20 stays as it is: written out it would claim digits that the spreadsheet does not have.
    text = str(number) if number.adjusted() >= _SHOWN_DIGITS else f"{number:f}"
    return GridCell(number, text)


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _clock(clock: time) -> str:
    return clock.isoformat("seconds") if clock.second else clock.isoformat("minutes")


def _hours(length: timedelta) -> str:
    """Return a length of time as hours and minutes, such as 37:00 for a week's work."""
    seconds = round(length.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{sign}{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
