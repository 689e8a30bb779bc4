"""How a sheet is laid out, as it was detected, and what somebody may say otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from orgdesigner.exchange.meanings import Meaning
from orgdesigner.model.words import Word


class Form(Word):
    """Which kind of list a sheet is."""

    STAFF_LIST = "staff_list", "Staff list"
    NAMES_AND_TITLES = "names_and_titles", "List of names, titles and managers"
    DRAWIO = "drawio", "draw.io's list for a chart"
    D3_ORG_CHART = "d3_org_chart", "d3-org-chart's list"
    ORGANOGRAM = "organogram", "Organogram of a public body"


class DecimalMark(Word):
    POINT = ".", "Point: 0.5"
    COMMA = ",", "Comma: 0,5"


class DayOrder(Word):
    DAY_FIRST = "day_first", "Day first: 31/08/2026"
    MONTH_FIRST = "month_first", "Month first: 08/31/2026"


class Grounds(Enum):
    """What a column's meaning was taken from."""

    HEADING = "heading"
    LIKENESS = "likeness"
    CONTENT = "content"
    SAID = "said"
    NONE = "none"


class Column(NamedTuple):
    """One column: its heading, what it means, how certain that is (0 to 100) and why, in words."""

    place: int
    heading: str
    meaning: Meaning
    certainty: int
    why: str
    grounds: Grounds


@dataclass(frozen=True)
class Layout:
    """How a sheet is read. `header` has the numbers of its heading rows: one, two, or none.

    `addresses` is the column of people's e-mail addresses if their managers are named by them.
    """

    form: Form
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    decimal: DecimalMark
    days: DayOrder
    doubts: tuple[str, ...] = ()
    addresses: int | None = None

    def place(self, meaning: Meaning) -> int | None:
        """Return where the column of a meaning is, counted from 0, or None."""
        return next((column.place for column in self.columns if column.meaning is meaning), None)

    def heading(self, place: int | None) -> str:
        """Return the heading of a column; nothing for the whole row."""
        return next((column.heading for column in self.columns if column.place == place), "")

    @property
    def never_kept(self) -> tuple[str, ...]:
        """The headings of the columns that a structure has no need of and that are never stored."""
        return tuple(column.heading for column in self.columns if column.meaning is Meaning.NEVER)


@dataclass(frozen=True)
class Corrections:
    """What somebody says about a sheet, over what is detected; nothing of it is needed.

    `header` are the numbers of the heading rows, `()` for none. `meanings` are by place of the column, and
    `cells` by number of the row and place of the column: values to take instead of those in the file.
    """

    header: tuple[int, ...] | None = None
    meanings: Mapping[int, Meaning] = field(default_factory=lambda: MappingProxyType({}))
    decimal: DecimalMark | None = None
    days: DayOrder | None = None
    cells: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))

    def but(self, **said: Any) -> "Corrections":
        """Return these corrections with others of them said."""
        return replace(self, **said)
