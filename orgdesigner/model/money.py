"""Money as it is rounded and said: half-up to the penny, with pounds and thousands."""

from decimal import ROUND_HALF_UP, Decimal

_PENNY = Decimal("0.01")


def to_penny(amount: Decimal) -> Decimal:
    """Return an amount of pounds rounded half-up to the penny."""
    return amount.quantize(_PENNY, ROUND_HALF_UP)


def in_pence(amount: Decimal) -> str:
    """Say an amount to the penny: "£1,712.67"."""
    return _said(to_penny(amount), 2)


def in_pounds(amount: Decimal) -> str:
    """Say an amount to the nearest pound: "£1,713"."""
    return _said(amount.quantize(Decimal(1), ROUND_HALF_UP), 0)


def exactly(amount: Decimal) -> str:
    """Say an amount with its pence only where it has some: "£2,000", "£1,712.67"."""
    return in_pounds(amount) if amount == amount.to_integral_value() else in_pence(amount)


def number(value: Decimal) -> str:
    """Say a number to four decimal places at most; an ellipsis says that sums keep more of them."""
    rounded = value.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return f"{rounded.normalize():f}" + ("" if rounded == value else "…")


def _said(amount: Decimal, places: int) -> str:
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.{places}f}"
