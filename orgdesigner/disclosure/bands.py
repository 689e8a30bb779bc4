"""Pay in bands: how much somebody is paid is told to the nearest step, never the sum."""

from decimal import Decimal

SALARY_STEP = Decimal(5_000)
"""Pounds a year; public bodies in the United Kingdom publish senior pay in steps of £5,000."""

ALLOWANCE_STEP = Decimal(1_000)
"""Pounds a year; the program's own choice, so that three or four sums of a range share a band."""


def band(amount: Decimal, step: Decimal) -> str:
    """Return the band of an amount of pounds: "£40,000 to £44,999"; nothing is told of zero but zero."""
    if not amount:
        return "£0"
    lower = amount // step * step
    return f"£{lower:,.0f} to £{lower + step - 1:,.0f}"
