"""Pay in bands: how much somebody is paid is told to the nearest step, never the sum."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from orgdesigner.model.words import AllowanceKind

SALARY_STEP = Decimal(10_000)
"""Pounds a year. Of steps of £5,000 many hold one point of a published scale, and tell it; of these few."""

ALLOWANCE_STEP = Decimal(1_000)
"""Pounds a year; the program's own choice, so that three or four sums of a range share a band."""


def band(amount: Decimal, step: Decimal) -> str:
    """Return the band of an amount of pounds: "£40,000 to £49,999"; nothing is told of zero but zero."""
    if not amount:
        return "£0"
    lower = amount // step * step
    return f"£{lower:,.0f} to £{lower + step - 1:,.0f}"


@dataclass(frozen=True)
class BandedAllowance:
    """What is told of an allowance where pay is told in bands; `person` is whose it is, if one person's."""

    kind: AllowanceKind
    band: str
    ends: date | None = None
    person: str | None = None
