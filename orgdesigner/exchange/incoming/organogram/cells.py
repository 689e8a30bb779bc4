"""What the cells of an organogram mean: names that are no names, FTE, bands of pay, text that fits."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

UNNAMED = "Name not published"
"""The name of somebody who is in a post, and whose name the file does not give."""

LONGEST_LINE = 200
"""The most characters of a title or a name that a record holds."""

LONGEST_TEXT = 10_000
"""The most characters of a purpose or of notes that a record holds."""

# Characters that are not seen: controls, direction marks, zero-width spaces and the byte order mark. The
# joiners (200C, 200D) stay, because scripts and emoji need them.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_NUMBER = re.compile(r"(\d{1,9})[.,]?(\d{0,20})", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?) ?%", re.ASCII)
_POUNDS = re.compile(
    r"£? ?((?:\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.\d{1,2})?)(?: ?(?:pa|p\.a\.|a year))?", re.ASCII | re.IGNORECASE
)
_NOT_STATED = {"", "n/d", "nd", "n/a", "-"}


class Holder(Enum):
    """Who is in a post; SEVERAL people whom nothing names are in a group of like posts."""

    NAMED = "named"
    UNNAMED = "unnamed"
    SEVERAL = "several"
    VACANT = "vacant"
    ELIMINATED = "eliminated"


class Unreadable(Exception):
    """A cell that can't be what its column is for; the message says why, without the value."""


def seen(text: str) -> str:
    """Return text without the characters that are not seen, and with one kind of line break."""
    if text.isprintable():
        return text.strip()
    return _UNSEEN.sub("", _BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Return text on one line, with single spaces."""
    if not text or text.isalnum():
        return text  # most cells of a long list are empty, or one word or number
    return " ".join(seen(text).split())


def shortened(text: str, longest: int = LONGEST_LINE) -> str:
    """Return text cut to a length, with an ellipsis where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def folded(reference: str) -> str:
    """Return a reference for comparing: "DFE-3011" and "DfE-3011" are one post."""
    return unicodedata.normalize("NFC", one_line(reference)).casefold()


def is_stated(text: str) -> bool:
    """Whether a cell says anything; "N/D" and "N/A" say that it does not."""
    return text.strip().strip("'\"").casefold() not in _NOT_STATED


def holder(name: str, fte: Decimal | None) -> Holder:
    """Return what a name cell says: "N/D" is a person whose name is not published, "Vacant" is nobody.

    An empty name with a share of full time is a person too; with none, a vacancy.
    """
    plain = name.strip("'\" .").casefold()
    if plain.startswith("vacan"):
        return Holder.VACANT
    if plain.startswith("eliminated"):
        return Holder.ELIMINATED
    if not plain:
        return Holder.UNNAMED if fte else Holder.VACANT
    if not is_stated(plain) or plain in {"no name", "not disclosed", "undisclosed", "withheld"}:
        return Holder.UNNAMED
    return Holder.NAMED if any(letter.isalpha() for letter in plain) else Holder.UNNAMED


def fte(text: str, *, most: Decimal, too_much: str) -> Decimal | None:
    """Return a full-time equivalent, exactly as written, or None where none is stated.

    0.8, 0,8 and 80% are the same. Raises Unreadable for what is no number, and with `too_much` for one that
    is larger than `most`.
    """
    text = one_line(text)
    if not is_stated(text):
        return None
    _refuse_spreadsheet_error(text)
    if percent := _PERCENT.fullmatch(text):
        value = Decimal(percent[1]) / 100
    elif number := _NUMBER.fullmatch(text):
        # "1,234" may be a thousand and more, or one and a bit.
        if "," in text and len(number[2]) == 3:
            raise Unreadable("the comma may mark thousands or decimals; write the number with a point.")
        value = Decimal(f"{number[1]}.{number[2]}" if number[2].strip("0") else number[1])
    else:
        raise Unreadable("this should be a number such as 1 or 0.8.")
    if value > most:
        raise Unreadable(too_much)
    return value


def rounded(value: Decimal) -> Decimal:
    """Return an FTE or a share as exactly as a record holds it, to four decimal places."""
    exact = value.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return value if value == exact else exact


def pay_band(floor: str, ceiling: str) -> str:
    """Return a band of pay in words, such as "£85,000–£89,999", or nothing where none is stated.

    A band from 0 to 0 is how the files say that the pay is not published. Raises Unreadable for what is no
    sum of money.
    """
    low, high = _pounds(floor), _pounds(ceiling)
    if low and high:
        return f"{low}–{high}" if low != high else low
    if low:
        return f"from {low}"
    return f"up to {high}" if high else ""


def _pounds(text: str) -> str:
    text = one_line(text)
    if not is_stated(text):
        return ""
    _refuse_spreadsheet_error(text)
    money = _POUNDS.fullmatch(text)
    if money is None:
        raise Unreadable("this should be a sum such as 85000.")
    sum_of_money = Decimal(money[1].replace(",", ""))
    if sum_of_money == sum_of_money.to_integral():
        return f"£{sum_of_money:,.0f}" if sum_of_money else ""
    return f"£{sum_of_money:,.2f}"


def _refuse_spreadsheet_error(text: str) -> None:
    if re.fullmatch(r"#(REF|N/A|VALUE|DIV/0|NAME|NULL|NUM)[!?]?", text, re.IGNORECASE):
        raise Unreadable("this is a spreadsheet error, not a value.")
