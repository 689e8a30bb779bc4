"""Which amounts could be everybody's in a role: what somebody receives or could, and the ends of ranges.

Without lowering anybody the cheapest equal pay is always one of these: what nobody receives, and no range
asks for, could be a little less and would cost less.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from orgdesigner.closing.units import Unit
from orgdesigner.model.view import View
from orgdesigner.rules.ranges import range_of

MOST_TARGETS = 60
"""So many amounts are tried at most where pay may be lowered; a school has a handful."""


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
    if not may_lower or len(ascending) <= MOST_TARGETS:
        return ascending
    # Evenly thinned, from the highest: nobody has to be lowered at that.
    step = len(ascending) / MOST_TARGETS
    return sorted({ascending[-1 - int(place * step)] for place in range(MOST_TARGETS)} | {max(rates)})


def _ends_of_ranges(view: View, units: Iterable[Unit]) -> Iterator[Decimal]:
    """What holders receive if one of their allowances is at an end of its range."""
    for unit in units:
        for paid in unit.paid:
            for allowance, worked in zip(paid.allowances, paid.sums, strict=True):
                table = range_of(view, allowance.allowance_kind)
                for end in (table[1].minimum, table[1].maximum) if table else ():
                    if end is not None:
                        yield paid.rate - worked.rate + end
