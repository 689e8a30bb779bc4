"""Which amounts could be everybody's in a role: what somebody receives or could, and the ends of ranges.

Without lowering anybody the cheapest equal pay is always one of these: what nobody receives, and no range
asks for, could be a little less and would cost less.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from orgdesigner.closing.units import Unit
from orgdesigner.model.view import View
from orgdesigner.rules.shared.ranges import range_of

MOST_TRIED = 6000
"""So many amounts, times posts, are tried at most where pay may be lowered; a school has fewer of both."""
LEAST_TARGETS = 5


def targets(
    view: View, units: Sequence[Unit], in_full: Iterable[Decimal], *, may_lower: bool
) -> list[Decimal]:
    """Return the amounts to try, ascending; without lowering, none below what somebody receives.

    `in_full`: what holders would receive if nothing ran through their contracts.
    """
    rates = {rate for unit in units for rate in unit.rates}
    found = {each for each in (*rates, *in_full, *_ends_of_ranges(view, units)) if each > 0}
    least = Decimal(0) if may_lower else max(rates)
    ascending = sorted(each for each in found if each >= least)
    most = max(LEAST_TARGETS, MOST_TRIED // len(units))
    if not may_lower or len(ascending) <= most:
        return ascending
    step = len(ascending) / most
    return sorted({ascending[int(place * step)] for place in range(most)} | {max(rates)})


def _ends_of_ranges(view: View, units: Iterable[Unit]) -> Iterator[Decimal]:
    """What holders receive if one of their allowances is at an end of its range."""
    for unit in units:
        for paid in unit.paid:
            for allowance, worked in zip(paid.allowances, paid.sums, strict=True):
                table = range_of(view, allowance.allowance_kind)
                for end in (table[1].minimum, table[1].maximum) if table else ():
                    if end is not None:
                        yield paid.rate - worked.rate + end
