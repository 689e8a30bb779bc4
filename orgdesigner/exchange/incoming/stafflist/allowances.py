"""Allowances as staff lists write them: a kind beside a sum, a column for each kind, or both in one cell."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.exchange.grid import GridCell
from orgdesigner.exchange.incoming.organogram.cells import Unreadable, one_line, shortened
from orgdesigner.exchange.incoming.stafflist import values
from orgdesigner.exchange.incoming.stafflist.layout import DecimalMark
from orgdesigner.exchange.incoming.stafflist.tlrs import tlr_of
from orgdesigner.exchange.meanings import Meaning
from orgdesigner.model.words import TLRS, AllowanceBasis, AllowanceKind

NO_KIND = "it has a sum and no kind of allowance that is known; the allowance was left out."
NO_AMOUNT = "it names an allowance and no sum; the allowance was left out."
WHICH_TLR = "it does not say whether it is a TLR1, TLR2 or TLR3; the allowance was left out."
BY_ITS_SUM = "it does not say which TLR it is; by its sum it was taken for a {kind}."
WORDS_BESIDE = "the sum was read, and the words beside it were not."

Say = Callable[[Meaning, str, tuple[str, ...]], object]

_KINDS = (
    (re.compile(r"tlr?\s*1", re.IGNORECASE), AllowanceKind.TLR1),
    (re.compile(r"tlr?\s*2", re.IGNORECASE), AllowanceKind.TLR2),
    (re.compile(r"tlr?\s*3", re.IGNORECASE), AllowanceKind.TLR3),
    (re.compile(r"\bsen\b|special (educational )?needs", re.IGNORECASE), AllowanceKind.SEN),
    (re.compile(r"r\s?(&|\+|and)\s?r\b|recruit|retention", re.IGNORECASE), AllowanceKind.RR),
    (re.compile(r"honorari", re.IGNORECASE), AllowanceKind.HONORARIUM),
)
_TLR = re.compile(r"\btlr\b", re.IGNORECASE)
_SUM = re.compile(r"£\s?[\d,]+(?:\.\d+)?|\b\d[\d,]{2,}(?:\.\d+)?")
_POUNDS = re.compile(r"£\s?[\d,]+(?:\.\d+)?")
_SEVERAL = re.compile(r"\s*[;|\n+]\s*(?=[A-Za-z])")


class Payment(NamedTuple):
    """One allowance that a row names."""

    kind: AllowanceKind
    annual: Decimal
    basis: AllowanceBasis | None
    starts: date | None
    ends: date | None
    reason: str


def payments_of(
    *,
    stated: Mapping[Meaning, str],
    amounts: Mapping[Meaning, GridCell],
    mark: DecimalMark,
    full_time: bool,
    basis: AllowanceBasis | None,
    days: tuple[date | None, date | None],
    reason: str,
    say: Say,
) -> tuple[Payment, ...]:
    """Return the allowances of a row; what names no kind or no sum is said, and left out.

    Which TLR a sum is can be told by the sum only where it is a full year's, of somebody full time.
    """
    found: list[tuple[AllowanceKind, Decimal]] = []
    kind_text = stated[Meaning.ALLOWANCE_KIND]
    amount = _sum_in(amounts[Meaning.ALLOWANCE], mark, Meaning.ALLOWANCE, say)
    if kind_text and not stated[Meaning.ALLOWANCE] and _is_tlr(kind_text):
        # “TLR2b” in one column, and its value in the column of TLRs.
        amount = _sum_in(amounts[Meaning.TLR], mark, Meaning.TLR, say)
        stated = {**stated, Meaning.TLR: ""} if amount is not None else stated
    if kind_text and amount is not None:
        _add(found, Meaning.ALLOWANCE_KIND, kind_text, amount, say)
    elif kind_text:
        found.extend(_in_words(kind_text, Meaning.ALLOWANCE_KIND, mark, say))
    elif amount:
        say(Meaning.ALLOWANCE, NO_KIND, ())
    elif amount is None and any(sign.isalpha() for sign in stated[Meaning.ALLOWANCE]):
        found.extend(_in_words(stated[Meaning.ALLOWANCE], Meaning.ALLOWANCE, mark, say))
    found.extend(_in_columns_of_their_own(stated, amounts, mark, say, full_time=full_time))
    return tuple(
        Payment(kind, annual, basis, *days, shortened(reason, 10_000)) for kind, annual in found if annual
    )


def _in_columns_of_their_own(
    stated: Mapping[Meaning, str],
    amounts: Mapping[Meaning, GridCell],
    mark: DecimalMark,
    say: Say,
    *,
    full_time: bool,
) -> list[tuple[AllowanceKind, Decimal]]:
    found: list[tuple[AllowanceKind, Decimal]] = []
    for meaning, kind in ((Meaning.SEN, AllowanceKind.SEN), (Meaning.RR, AllowanceKind.RR)):
        annual = _sum_in(amounts[meaning], mark, meaning, say)
        if annual:
            found.append((kind, annual))
    tlr = stated[Meaning.TLR]
    if _is_tlr(tlr):
        found.extend(_in_words(tlr, Meaning.TLR, mark, say))
    elif tlr and (annual := _sum_in(amounts[Meaning.TLR], mark, Meaning.TLR, say)):
        likely = tlr_of(annual) if full_time else None
        others = tuple(f"{each.value} {one_line(tlr)}" for each in TLRS if each is not likely)
        say(Meaning.TLR, BY_ITS_SUM.format(kind=likely.value) if likely else WHICH_TLR, others)
        if likely:
            found.append((likely, annual))
    return found


def _is_tlr(text: str) -> bool:
    return bool(_TLR.search(text) or re.search(r"\btlr?\s*\d", text, re.IGNORECASE))


def _sum_in(cell: GridCell, mark: DecimalMark, meaning: Meaning, say: Say) -> Decimal | None:
    text = cell.text.strip()
    if any(pattern.search(text) for pattern, _kind in _KINDS) or _TLR.search(text):
        return None
    try:
        return values.money(cell, mark)
    except Unreadable as error:
        sums = _POUNDS.findall(text)
        if len(sums) == 1:
            say(meaning, WORDS_BESIDE, ())
            return values.money(GridCell(None, sums[0]), mark)
        if text.casefold() not in _NONE:
            say(meaning, str(error), tuple(filter(None, (values.number_in(text),))))
        return None


_NONE = {"n", "no", "none", "nil"}


def _in_words(
    text: str, meaning: Meaning, mark: DecimalMark, say: Say
) -> list[tuple[AllowanceKind, Decimal]]:
    """Read "TLR2a £3,527; SEN £2,679": each kind with the sum that stands beside it."""
    found: list[tuple[AllowanceKind, Decimal]] = []
    for part in _SEVERAL.split(text):
        if part.casefold() in _NONE:
            continue
        bare = re.sub(r"tlr?\s*\d\s?[a-d]?\b", "", part, flags=re.IGNORECASE)
        amount = _SUM.search(bare)
        if amount is None:
            say(meaning, NO_AMOUNT if _kind_of(part) or _TLR.search(part) else NO_KIND, ())
            continue
        annual = values.money(GridCell(None, amount[0]), mark)
        if annual is not None:
            _add(found, meaning, part, annual, say)
    return found


def _add(
    found: list[tuple[AllowanceKind, Decimal]], meaning: Meaning, text: str, annual: Decimal, say: Say
) -> None:
    kind = _kind_of(text)
    if kind is not None:
        found.append((kind, annual))
    elif _TLR.search(text):
        say(
            meaning,
            WHICH_TLR,
            tuple(each.value for each in TLRS) if meaning is Meaning.ALLOWANCE_KIND else (),
        )
    else:
        say(meaning, NO_KIND, ())


def _kind_of(text: str) -> AllowanceKind | None:
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), None)
