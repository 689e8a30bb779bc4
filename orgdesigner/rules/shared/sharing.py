"""Shares as finely as a structure records them."""

from decimal import ROUND_DOWN, Decimal

_FINEST = Decimal("0.0001")


def recorded(share: Decimal) -> Decimal:
    """Return a share as finely as it can be recorded, and never more than it is; see `fields.Fraction`."""
    return share.quantize(_FINEST, ROUND_DOWN)
