"""Which TLR a sum is, where a list only says that it is one: the ranges of the national terms tell most."""

from decimal import Decimal

from orgdesigner.model.words import TLRS, AllowanceKind
from orgdesigner.rules.shared.tables import pay_tables

YEARS_LOOKED_AT = 4
"""The newest tables: a list may be of a year or two ago."""


def tlr_of(annual: Decimal) -> AllowanceKind | None:
    """Return the one kind of TLR whose range, in any of the newest years, holds a full year's sum; else None.

    A sum that is the least of one kind in a year is of that kind, though another's range may reach so far.
    """
    ranges = [
        (AllowanceKind(each.range), each.minimum, each.maximum)
        for year in pay_tables().years[-YEARS_LOOKED_AT:]
        for each in year.ranges
        if each.range in {kind.value for kind in TLRS}
    ]
    least = {kind for kind, minimum, _maximum in ranges if annual == minimum}
    within = {kind for kind, low, high in ranges if (low or 0) <= annual and (high is None or annual <= high)}
    found = least or within
    return found.pop() if len(found) == 1 else None
