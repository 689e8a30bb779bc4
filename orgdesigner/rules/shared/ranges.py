"""Allowances against the range that the table of the year gives for their kind."""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.money import exactly
from orgdesigner.model.pay_tables import PayYear, Range
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import pay_settings
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, PayTerms
from orgdesigner.rules.base import Fix, Found, Severity, found
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.rules.shared.wording import day

ROUNDING = Decimal(1)
"""A limit that was derived, not read, may be a pound off: others cut the pounds that we round up."""


def outside_its_range(view: View, allowance: Allowance) -> Iterator[Found]:
    """Yield that an allowance is outside the range of its kind, where national terms and a table give one."""
    kind = allowance.allowance_kind
    table = range_of(view, kind)
    if table is None:
        return
    pay_year, limits = table
    if limits.minimum is not None and allowance.annual < limits.minimum:
        side, nearest = "below", limits.minimum
    elif limits.maximum is not None and allowance.annual > limits.maximum:
        side, nearest = "above", limits.maximum
    else:
        return
    may_be_rounding = limits.confidence == "derived" and abs(nearest - allowance.annual) <= ROUNDING
    post = view.need(Post, allowance.post)
    mended = set_fields(view, allowance, annual=nearest)
    yield found(
        f"The {kind.label} of {post.title} is {exactly(allowance.annual)}, {side} the range in this table",
        post,
        allowance,
        working=said(pay_year, limits) + ("; derived, so it may be £1 off" if may_be_rounding else ""),
        fixes=[
            Fix(f"Set it to {exactly(nearest)}", mended.relabelled(f"Bring the {kind.label} into its range"))
        ],
        severity=Severity.ADVICE if may_be_rounding else None,
    )


def range_of(view: View, kind: AllowanceKind) -> tuple[PayYear, Range] | None:
    """Return the table and the range of a kind of allowance; None under the school's own terms."""
    terms, year, area = pay_settings(view)
    return pay_tables().range(kind.value, year=year, area=area) if terms is PayTerms.STPCD else None


def fits(view: View, kind: AllowanceKind, annual: Decimal) -> bool:
    """Whether an amount is inside the range of a kind of allowance, where there is one."""
    table = range_of(view, kind)
    return table is None or (table[1].minimum or annual) <= annual <= (table[1].maximum or annual)


def said(pay_year: PayYear, limits: Range) -> str:
    """Say a range and its table: "£727 to £3,600 (2026-27, as at 21 November 2026)"."""
    most = f"to {exactly(limits.maximum)}" if limits.maximum is not None else "and more"
    return f"{exactly(limits.minimum or Decimal(0))} {most} ({pay_year.year}, as at {day(pay_year.as_at)})"
