"""What it costs an employer in a year when somebody's allowances rise or fall."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from orgdesigner.closing.plan import NOTHING, Extra
from orgdesigner.model.cost import likely_group, on_costs
from orgdesigner.model.parity import Paid
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import Post
from orgdesigner.model.relations import staff_group
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, PayTerms


def extra(view: View, before: Iterable[Paid], after: Iterable[Paid], tables: PayTables) -> Extra:
    """Return what it costs more in a year to pay the same holders otherwise.

    National Insurance is taken on the whole of the difference: an allowance is paid beside a salary, which
    has used up the threshold.
    """
    pairs = zip(before, after, strict=True)
    return sum((each for old, new in pairs for each in _of_one(view, old, new, tables)), Extra())


def _of_one(view: View, before: Paid, after: Paid, tables: PayTables) -> Iterator[Extra]:
    rise = amount(after) - amount(before)
    if not rise:
        return
    if rise < 0 and before.person is not None and _is_safeguarded(view, before, after):
        yield Extra(kept=-rise)
        return
    group = staff_group(view, before.person) if before.person else likely_group(view.need(Post, before.post))
    on_top = on_costs(rise, group=group, school=view.school, tables=tables, beside=True)
    yield Extra(
        rise,
        on_top.national_insurance or NOTHING,
        on_top.pension or NOTHING,
        int(on_top.pension is None),
    )


def amount(paid: Paid) -> Decimal:
    """What a holder is paid in a year, for the part of the responsibility that is held."""
    return sum((each.amount for each in paid.sums), NOTHING)


def _is_safeguarded(view: View, before: Paid, after: Paid) -> bool:
    """Whether what is lowered is a TLR1 or TLR2, which STPCD has paid on as a safeguarded sum."""
    if view.school.pay_terms is not PayTerms.STPCD:
        return False
    lowered = {
        old.allowance_kind
        for old, new in zip(before.allowances, after.allowances, strict=False)
        if new.annual < old.annual
    }
    return bool(lowered.intersection(PERMANENT_TLRS))
