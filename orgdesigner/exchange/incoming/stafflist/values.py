"""What the cells of a staff list say: numbers, sums of money, days, yes or no, words of a closed list."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from orgdesigner.exchange.grid import GridCell
from orgdesigner.exchange.incoming.organogram.cells import Unreadable, is_stated, one_line
from orgdesigner.exchange.incoming.stafflist.layout import DayOrder, DecimalMark
from orgdesigner.model.words import Word

W = TypeVar("W", bound=Word)

NO_NUMBER = "this should be a number such as 1 or 0.6."
NO_SUM = "this should be a sum of money such as 3527."
NO_DAY = "this should be a day such as 31/08/2026."
NO_SUCH_DAY = "there is no such day."
NO_ANSWER = "this should be yes or no."
TERM_TIME = "term time is 38 weeks, or 39 with training days: the contract says which, and this does not."
AN_ERROR = "this is a spreadsheet's error, not a value."

_ERROR = re.compile(r"#(REF|N/A|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC)[!?]?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_NAMED_MONTH = re.compile(
    r"(?:[a-z]{3,9},? +)?(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]{3,9})\.?,?[ \-/](\d{4}|\d{2})", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(r"ayr|all year( round)?|(whole|full) year|year round", re.IGNORECASE)
_TERM_TIME = re.compile(r"\btto?\b|term.?time|\d\s*\+\s*\D|\+.*days?\b", re.IGNORECASE)
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.0)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRACTION = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")
_YES = {"y", "yes", "true", "1", "t", "x", "✓", "✔", "qts", "ect", "nqt", "slt", "qualified"}
_NO = {"n", "no", "false", "0", "f", "none", "unqualified", "not qualified", "✗"}


def said(text: str) -> str:
    """Return a cell on one line; nothing where it says "N/A" or the like, or that it is open."""
    line = one_line(text)
    return line if is_stated(line) and line.casefold() not in {"none", "null", "nil", "tbc", "tba"} else ""


def check_error(text: str) -> None:
    """Raise Unreadable for an error that a spreadsheet shows instead of a value."""
    if _ERROR.fullmatch(text.strip()):
        raise Unreadable(AN_ERROR)


def number(cell: GridCell, mark: DecimalMark) -> Decimal | None:
    """Return the number in a cell, or None for an empty one; raises Unreadable for anything else."""
    if isinstance(cell.value, Decimal):
        return cell.value
    text = said(cell.text)
    if not text:
        return None
    check_error(text)
    if text.casefold() in {"full time", "full-time", "ft", "fulltime"}:
        return Decimal(1)
    if fraction := _FRACTION.fullmatch(text):
        if not int(fraction[2]):
            raise Unreadable(NO_NUMBER)
        return Decimal(fraction[1]) / Decimal(fraction[2])
    plain = re.sub(r"\s*(fte|hours|hrs|hr|weeks|wks|h|w)\.?$", "", text, flags=re.IGNORECASE)
    if plain.endswith("%"):
        return _plain_number(plain[:-1], mark) / 100
    return _plain_number(plain, mark)


def weeks(cell: GridCell, mark: DecimalMark) -> Decimal | None:
    """Return the weeks a year in a cell: 39, “39+2” or “all year round”; raises Unreadable for others."""
    text = said(cell.text)
    if _WHOLE_YEAR.fullmatch(text):
        return Decimal(52)
    if added := re.fullmatch(r"(\d{1,2})\s*\+\s*(\d)(?:\s*(?:weeks|wks|w))?", text, re.IGNORECASE):
        return Decimal(added[1]) + Decimal(added[2])
    if _TERM_TIME.search(text):
        raise Unreadable(TERM_TIME)
    return number(cell, mark)


def _plain_number(text: str, mark: DecimalMark) -> Decimal:
    bare = re.sub(r"[\s\u00a0\u202f']", "", text)
    if mark is DecimalMark.COMMA:
        bare = bare.replace(".", "").replace(",", ".") if "," in bare else bare
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"\d{1,2},\d{1,2}", bare):
        bare = bare.replace(",", ".")
    if not re.fullmatch(r"\d{0,9}(\.\d{0,12})?", bare) or not any(sign.isdigit() for sign in bare):
        raise Unreadable(NO_NUMBER)
    try:
        return Decimal(bare)
    except InvalidOperation:
        raise Unreadable(NO_NUMBER) from None


def number_in(text: str) -> str:
    """Return the one number that a text may be meant as, such as 0.6 for "O.6" and "0.6 (Mon–Wed)"."""
    # The letters O and l are taken for figures only where nothing but figures stands beside them.
    if re.fullmatch(r"[0-9OolI.,]+", text):
        text = text.translate(str.maketrans("OolI", "0011"))
    found = re.findall(r"\d+(?:[.,]+\d+)?", text)
    return re.sub(r"[.,]+", ".", found[0]) if len(found) == 1 else ""


def money(cell: GridCell, mark: DecimalMark) -> Decimal | None:
    """Return a sum of pounds to the penny, or None for an empty cell; raises Unreadable for anything else."""
    if isinstance(cell.value, Decimal):
        return cell.value.quantize(Decimal("0.01"))
    text = said(cell.text)
    if not text:
        return None
    check_error(text)
    bare = re.sub(r"^(£|gbp|€)\s*|\s*(p\.?a\.?|per annum|a year|gbp|£)$", "", text, flags=re.IGNORECASE)
    thousand = re.fullmatch(r"(\d+(?:\.\d+)?)k", bare, re.IGNORECASE)
    try:
        value = Decimal(thousand[1]) * 1000 if thousand else _plain_number(bare, mark)
    except Unreadable:
        raise Unreadable(NO_SUM) from None
    return value.quantize(Decimal("0.01"))


def day(cell: GridCell, order: DayOrder) -> date | None:
    """Return a day, or None for an empty cell; raises Unreadable for anything else."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    text = said(cell.text)
    if not text or text.casefold() in {"ongoing", "permanent", "open", "current", "present", "open ended"}:
        return None
    check_error(text)
    if _SERIAL.fullmatch(text):  # how a spreadsheet counts days, where their look was lost
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    year, month, number_of_day = _parts(text, order)
    try:
        return date(year, month, number_of_day)
    except ValueError:
        raise Unreadable(NO_SUCH_DAY) from None


def _parts(text: str, order: DayOrder) -> tuple[int, int, int]:
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NAMED_MONTH.fullmatch(text):
        month = found[2].casefold()[:3]
        if month in _MONTHS:
            return _year(found[3]), _MONTHS.index(month) + 1, int(found[1])
    if found := _DAY.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if order is DayOrder.MONTH_FIRST:
            first, second = second, first
        return _year(found[3]), second, first
    raise Unreadable(NO_DAY)


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def looks_like_day(cell: GridCell) -> bool:
    """Whether a cell is a day however its parts are ordered."""
    for order in DayOrder:
        try:
            return day(cell, order) is not None
        except Unreadable:
            continue
    return False


def day_parts(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of a day such as 31/08/2026, whose order has to be told."""
    found = _DAY.fullmatch(one_line(text))
    return (int(found[1]), int(found[2])) if found else None


def yes(cell: GridCell) -> bool | None:
    """Return what a cell answers, or None for an empty one; raises Unreadable for anything else."""
    if isinstance(cell.value, bool):
        return cell.value
    text = said(cell.text).casefold()
    if not text:
        return False if cell.text.strip() else None
    check_error(text)
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unreadable(NO_ANSWER)


def word(text: str, words: type[W]) -> W | None:
    """Return the word of a closed list that a text is, by value or label; None for any other."""
    plain = one_line(text).casefold()
    return next((each for each in words if plain in (each.value.casefold(), each.label.casefold())), None)
