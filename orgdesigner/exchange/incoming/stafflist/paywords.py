"""Pay in one column as schools write it: “MPS6”, “L12–16 (L14)”, “Grade 3, SCP 5”, “£23,500”."""

import re
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.exchange.grid import GridCell
from orgdesigner.exchange.incoming.organogram.cells import Unreadable, one_line
from orgdesigner.exchange.incoming.stafflist import values
from orgdesigner.exchange.incoming.stafflist.layout import DecimalMark

BY_THE_HOUR = "this looks like pay by the hour or the day; only a full-time salary for a year can be taken."

_SCALES = r"M|MPS|MPR|MPG|Main|U|UPS|UPR|Upper|L|LP|LPR|Leadership|UQ|UQT|UNQ|Unqualified|SCP|NJC|TMS"
POINT = re.compile(
    rf"(?:(?:{_SCALES})(?: scale| range| pay range)?[\s.-]*(?:point )?)?\d{{1,2}}[a-c]?", re.IGNORECASE
)
"""A point of a pay scale, with or without the scale's name before it."""

_NAMED_POINT = re.compile(rf"\b(?:{_SCALES})[\s.-]*(?:point )?\d{{1,2}}[a-c]?\b", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:{_SCALES})?[\s.-]*\d{{1,2}}\s*(?:-|–|to)\s*(?:{_SCALES})?\s*\d{{1,2}}", re.IGNORECASE
)
_HOURLY = re.compile(r"\b(an?|per|/)?\s*(hour|hr|hourly|day|daily)\b|\bph\b|p/h|/h", re.IGNORECASE)
_SUM = re.compile(r"\d{2,3}[,.]?\d{3}(?:[.,]\d\d)?(?: ?(?:pa|p\.a\.|per annum|a year))?", re.IGNORECASE)
LEAST_A_YEAR = Decimal(1000)
"""A smaller sum is no salary for a year; 0 says that none is paid."""


class Pay(NamedTuple):
    """What one cell says about pay: the scale, the point on it and the salary for a year."""

    scale: str = ""
    point: str = ""
    salary: Decimal | None = None


def pay_of(text: str, mark: DecimalMark) -> Pay:
    """Return what a cell says about pay; raises Unreadable for pay by the hour.

    Words that name neither a point nor a sum are a scale: “Main scale”, “Grade 3”. Of “Grade 3, SCP 5” the
    point is SCP 5, and of a range with a point in brackets the one in brackets.
    """
    line = one_line(text)
    if not line or POINT.fullmatch(line):
        return Pay(point=line)
    if "£" in line or _SUM.fullmatch(line):
        return _sum(line, mark)
    range_ = _RANGE.search(line)
    outside = line if range_ is None else line.replace(range_[0], " ")
    points = _NAMED_POINT.findall(outside)
    if len(points) != 1:
        return Pay(scale=line)
    rest = one_line(line.replace(points[0], " ")).strip(" ,;:/-–()")
    return Pay(scale=rest, point=points[0])


def _sum(line: str, mark: DecimalMark) -> Pay:
    if _HOURLY.search(line):
        raise Unreadable(BY_THE_HOUR)
    try:
        salary = values.money(GridCell(None, line), mark)
    except Unreadable:
        return Pay(scale=line)  # a band, such as “£20,000 to £25,000”
    if salary is not None and 0 < salary < LEAST_A_YEAR:
        raise Unreadable(BY_THE_HOUR)
    return Pay(salary=salary)
