"""What the cells below a heading look like: whether they fit a meaning, and which one they tell alone."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from orgdesigner.exchange.grid import GridCell
from orgdesigner.exchange.incoming.organogram.cells import Unreadable, one_line
from orgdesigner.exchange.incoming.stafflist.layout import DecimalMark
from orgdesigner.exchange.incoming.stafflist.paywords import POINT
from orgdesigner.exchange.incoming.stafflist.values import looks_like_day, money, number
from orgdesigner.exchange.incoming.stafflist.vocabulary import role_of
from orgdesigner.exchange.meanings import Meaning

MOST_LOOKED_AT = 200
"""Cells of a column that are looked at: the first ones that hold anything."""

_NI_NUMBER = re.compile(r"[A-Z]{2}\s?(\d\d\s?){3}[A-D]", re.IGNORECASE)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(\+44|0)([\s()-]*\d){9,10}")
_SORT_CODE = re.compile(r"\d\d-\d\d-\d\d")
_PERSONAL = (_NI_NUMBER, _POSTCODE, EMAIL, _PHONE, _SORT_CODE)

_SALUTATION = re.compile(r"(mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|fr)\.?", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr)\.?\s+)?[^\W\d_][\w.'’-]*,?(?:\s+[^\W\d_][\w.'’-]*){1,3}", re.IGNORECASE
)
_CODE = re.compile(r"(?=.*\d)[\w./-]{1,20}|[A-Z]{2,4}|[a-z]{2,4}")
_GROUP = re.compile(
    r"(non[- ]?teach\w*|teach\w*|leadership|support\w*|associate|admin\w*|njc|t|s|ts|ss)"
    r"( staff)?( assistant)?",
    re.IGNORECASE,
)
_ALLOWANCE = re.compile(r"tlr|sen|r\s?[&+]\s?r|recruit|retention|honorarium", re.IGNORECASE)
_CONTRACT = re.compile(
    r"^[pt]$|perm|temp|fixed|casual|second|full.?time|part.?time|variable|zero|prm|fxt|ftc", re.IGNORECASE
)
_HOURS_ONLY = re.compile(r"(full|part).?time|ft|pt", re.IGNORECASE)
_ANSWER = {"y", "n", "yes", "no", "true", "false", "0", "1", "x"}


def fit(meaning: Meaning, cells: Sequence[GridCell]) -> float:
    """Return how many of the cells, from 0 to 1, can be what a meaning asks for; 1 where it asks nothing."""
    fits = _FITS.get(meaning)
    if fits is None or not cells:
        return 1.0
    return sum(map(fits, cells)) / len(cells)


def holds_personal_details(cells: Sequence[GridCell]) -> bool:
    """Whether cells look like National Insurance numbers, postcodes, addresses of e-mail and the like."""
    texts = [one_line(cell.text) for cell in cells]
    return any(3 * sum(bool(kind.fullmatch(text)) for text in texts) > len(texts) for kind in _PERSONAL)


def told_by_content(cells: Sequence[GridCell]) -> tuple[Meaning, str] | None:
    """Return what cells with no known heading are, and why in words, where they alone tell it."""
    if not cells:
        return None
    if all(map(_number_up_to(Decimal(1)), cells)) and any(mark in c.text for c in cells for mark in ".,%"):
        return Meaning.FTE, "the cells are parts of full time"
    for meaning, tells, why in _TELLING:
        if sum(map(tells, cells)) >= 0.6 * len(cells):
            return meaning, why
    return None


def _matching(pattern: re.Pattern[str]) -> Callable[[GridCell], bool]:
    return lambda cell: pattern.fullmatch(one_line(cell.text)) is not None


def _number_up_to(most: Decimal) -> Callable[[GridCell], bool]:
    def fits(cell: GridCell) -> bool:
        try:
            value = number(cell, DecimalMark.POINT)
        except Unreadable:
            return False
        return value is None or value <= most

    return fits


def _sum(cell: GridCell) -> bool:
    try:
        value = money(cell, DecimalMark.POINT)
    except Unreadable:
        return "£" in cell.text
    return value is None or value == 0 or value >= 50


def _large_sum(cell: GridCell) -> bool:
    return _sum(cell) and sum(sign.isdigit() for sign in cell.text) > 3


def _day(cell: GridCell) -> bool:
    return looks_like_day(cell) or not any(sign.isdigit() for sign in cell.text)


def _answers(cell: GridCell) -> bool:
    return isinstance(cell.value, bool) or one_line(cell.text).casefold() in _ANSWER


def _is_title(cell: GridCell) -> bool:
    return not _salutation(cell) and not _code(cell) and any(sign.isalpha() for sign in cell.text)


def _is_point(cell: GridCell) -> bool:
    return _matching(POINT)(cell)


_salutation = _matching(_SALUTATION)
_code = _matching(_CODE)


def _is_group(cell: GridCell) -> bool:
    return _matching(_GROUP)(cell) or _answers(cell)


def _is_scale(cell: GridCell) -> bool:
    return (
        any(sign.isalpha() for sign in cell.text) and not _is_point(cell) and not _matching(_POSTCODE)(cell)
    )


def _is_role(cell: GridCell) -> bool:
    return role_of(one_line(cell.text)) is not None


def _can_be_name(cell: GridCell) -> bool:
    return any(sign.isalpha() for sign in cell.text) and not _answers(cell) and not _sum(cell)


_FITS: Mapping[Meaning, Callable[[GridCell], bool]] = {
    Meaning.NAME: _can_be_name,
    Meaning.SURNAME: _can_be_name,
    Meaning.FORENAME: _can_be_name,
    Meaning.REPORTS_TO: lambda cell: not looks_like_day(cell) and "£" not in cell.text,
    Meaning.STAFF_CODE: lambda cell: len(one_line(cell.text)) <= 20,
    Meaning.POST_ID: lambda cell: _code(cell) and not _matching(_POSTCODE)(cell),
    Meaning.TITLE: _is_title,
    Meaning.STAFF_GROUP: _is_group,
    Meaning.TEAM: lambda cell: not _matching(_GROUP)(cell),
    Meaning.QTS: lambda cell: len(one_line(cell.text)) <= 15,
    Meaning.SLT: _answers,
    Meaning.FTE: _number_up_to(Decimal(100)),
    Meaning.HOURS: _number_up_to(Decimal(168)),
    Meaning.FULL_TIME_HOURS: _number_up_to(Decimal(168)),
    Meaning.WEEKS: _number_up_to(Decimal(53)),
    Meaning.PAY_SCALE: _is_scale,
    Meaning.PAY_POINT: _is_point,
    Meaning.SALARY: _large_sum,
    Meaning.ALLOWANCE: _sum,
    Meaning.ALLOWANCE_KIND: lambda cell: not _sum(cell) and any(sign.isalpha() for sign in cell.text),
    Meaning.TLR: _sum,
    Meaning.CONTRACT: lambda cell: bool(_CONTRACT.search(cell.text)),
    Meaning.STARTS: _day,
    Meaning.ENDS: _day,
    Meaning.ALLOWANCE_STARTS: _day,
    Meaning.ALLOWANCE_ENDS: _day,
}

_TELLING: tuple[tuple[Meaning, Callable[[GridCell], bool], str], ...] = (
    (
        Meaning.IGNORED,
        lambda cell: looks_like_day(cell) and not one_line(cell.text).isdigit(),
        "days without a known heading could be birth dates, so they are not taken",
    ),
    (Meaning.TITLE, _is_role, "most cells hold titles of school posts"),
    (
        Meaning.ALLOWANCE_KIND,
        lambda cell: bool(_ALLOWANCE.match(cell.text)) and not cell.text.isdigit(),
        "the cells name allowances",
    ),
    (
        Meaning.CONTRACT,
        lambda cell: bool(_CONTRACT.match(cell.text)) and not _matching(_HOURS_ONLY)(cell),
        "the cells name kinds of contract",
    ),
    (
        Meaning.STAFF_GROUP,
        lambda cell: _matching(_GROUP)(cell) and len(cell.text) > 3,
        "the cells say teaching or support",
    ),
    (
        Meaning.PAY_POINT,
        lambda cell: _is_point(cell) and cell.text.strip()[:1].isalpha(),
        "the cells are points of pay scales",
    ),
    (
        Meaning.NAME,
        lambda cell: bool(_matching(_PERSON)(cell)) and not _is_role(cell),
        "the cells look like names",
    ),
)
