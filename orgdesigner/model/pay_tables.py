"""Published pay figures, each with its year, its source and how sure it is; others read the files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from orgdesigner.model.fields import Money
from orgdesigner.model.records import Value
from orgdesigner.model.words import PayArea

_COVERED = {
    "england": tuple(PayArea),
    "outside_london": (PayArea.REST_OF_ENGLAND, PayArea.LONDON_FRINGE),
}
_PREFIXES = {
    **dict.fromkeys(("M", "MPS", "MPR", "MAIN"), "M"),
    **dict.fromkeys(("U", "UPS", "UPR", "UPPER"), "U"),
    **dict.fromkeys(("UQ", "UQT", "UNQ", "UNQUALIFIED"), "UQ"),
    **dict.fromkeys(("L", "LP", "LDR", "LEADERSHIP"), "L"),
    **dict.fromkeys(("SCP", "NJC"), "SCP"),
}


class Figure(Value):
    """A published figure: where it holds, where it comes from and how sure that is."""

    area: str
    source: str | None
    confidence: str
    note: str = ""

    @property
    def areas(self) -> tuple[PayArea, ...]:
        """The pay areas in which the figure holds."""
        return _COVERED.get(self.area) or (PayArea(self.area),)


class Point(Figure):
    """The full-time, whole-year salary of one point of a pay scale, in pounds a year."""

    code: str
    annual: Money
    statutory: bool = False
    deleted_from: date | None = None


class Range(Figure):
    """The least and the most that may be paid, in pounds a year; None where it was not found."""

    range: str
    minimum: Money | None
    maximum: Money | None


class PayYear(Value):
    """The figures of one pay year, such as 2026-27, which runs from September to August."""

    about: str
    year: str
    as_at: date
    note: str = ""
    points: tuple[Point, ...]
    ranges: tuple[Range, ...]


class Rate(Value):
    """What an employer pays from a day on, as a fraction of pay above a threshold in pounds a year."""

    starts: date
    rate: Decimal
    threshold: Decimal = Decimal(0)
    source: str | None
    confidence: str
    note: str = ""


class Stated(Value):
    """One number of the terms of employment."""

    value: Decimal
    source: str | None
    confidence: str
    note: str = ""


class Terms(Value):
    """What employment costs, and how the paid part of a year is worked out."""

    about: str
    as_at: date
    employer_ni: tuple[Rate, ...]
    teachers_pension: tuple[Rate, ...]
    weeks_in_year: Stated
    paid_leave_days: Stated
    full_time_hours: Stated
    full_time_hours_london: Stated
    notes: dict[str, str]

    def hours(self, area: PayArea) -> Decimal:
        """Return the hours a week of full-time support staff."""
        london = area in (PayArea.INNER_LONDON, PayArea.OUTER_LONDON)
        return (self.full_time_hours_london if london else self.full_time_hours).value


@dataclass(frozen=True)
class PayTables:
    """All published figures that the program has; `years` ascend."""

    years: tuple[PayYear, ...]
    terms: Terms

    @cached_property
    def _points(self) -> dict[tuple[str, str, PayArea], Point]:
        return {
            (pay_year.year, point.code, area): point
            for pay_year in self.years
            for point in pay_year.points
            for area in point.areas
        }

    def year(self, year: str) -> PayYear | None:
        """Return the figures of a pay year, or None if there are none."""
        return next((each for each in self.years if each.year == year), None)

    def point(self, code: str, *, year: str, area: PayArea) -> tuple[PayYear, Point] | None:
        """Return a point and the table that it is in: the year's own, else the newest before it that has it.

        None if no such table has it, or if the point was deleted before the year began.
        """
        starts = first_day(year)
        if starts is None:
            return None
        for pay_year in reversed(self.years):
            point = self._points.get((pay_year.year, code, area))
            if pay_year.year <= year and point is not None:
                deleted = point.deleted_from is not None and point.deleted_from <= starts
                return None if deleted else (pay_year, point)
        return None

    def scale(self, prefix: str, *, year: str, area: PayArea) -> list[Point]:
        """Return the points of a scale, such as "M" or "SCP", that there are in a year, the lowest first.

        None at all if no table has the scale for the area.
        """
        codes = {code for _, code, _ in self._points if re.fullmatch(rf"{prefix}\d+", code)}
        found = (self.point(code, year=year, area=area) for code in codes)
        return sorted((point for each in found if each for _, point in [each]), key=number_of)

    def deleted(self, code: str, *, area: PayArea) -> date | None:
        """Return the day from which a point is no more, or None if no table says that it is deleted."""
        named = (each for (_, name, where), each in self._points.items() if (name, where) == (code, area))
        return next((each.deleted_from for each in named if each.deleted_from is not None), None)

    def range(self, name: str, *, year: str, area: PayArea) -> tuple[PayYear, Range] | None:
        """Return a range and the table of that very year, or None if it has none for the area."""
        pay_year = self.year(year)
        for each in pay_year.ranges if pay_year else ():
            if pay_year and each.range == name and area in each.areas:
                return pay_year, each
        return None


def parse_tables(years: Iterable[Mapping[str, Any]], terms: Mapping[str, Any]) -> PayTables:
    """Return the tables held in decoded JSON; raises pydantic's ValidationError if they are malformed."""
    parsed = sorted((PayYear.model_validate(each) for each in years), key=lambda each: each.year)
    return PayTables(tuple(parsed), Terms.model_validate(terms))


def first_day(year: str) -> date | None:
    """Return the first day of a pay year: 1 September 2026 for "2026-27"; None if it is not written so."""
    written = re.fullmatch(r"(19\d\d|20\d\d|21\d\d)[-/]\d\d", year.strip())
    return date(int(written[1]), 9, 1) if written else None


def number_of(point: Point) -> int:
    """Return the number of a point on its scale: 3 for "M3"."""
    return int(re.sub(r"\D", "", point.code))


def point_code(scale: str, point: str) -> str:
    """Return how the tables name a point: "M3", "L12", "SCP23"; as it is written if that is not known."""
    written = re.fullmatch(r"([A-Z]*)0*(\d+)", re.sub(r"[\s.]", "", point.upper()))
    if written is None:
        return point
    letters, digits = written.groups()
    prefix = _PREFIXES.get(letters or next(iter(scale.upper().split()), ""))
    return f"{prefix}{digits}" if prefix else point


def spoken_point(scale: str, point: str) -> str:
    """Return a point as it is said beside a name: a number alone has its scale, "SCP 43" or "L18"."""
    if not point.strip().isdigit():
        return point
    code = point_code(scale, point)
    return code.replace("SCP", "SCP ")
