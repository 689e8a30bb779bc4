"""FTE where a list has hours a week only: against the full-time hours of each staff group."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from orgdesigner.exchange.incoming.organogram.cells import rounded
from orgdesigner.exchange.incoming.stafflist.entries import Entry
from orgdesigner.exchange.incoming.stafflist.staffing import group_by
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.shared.tables import pay_tables


def with_fte_of_hours(entries: Sequence[Entry]) -> list[Entry]:
    """Return the rows with an FTE where they have hours and none.

    Full time is what national terms say for support staff. They say none for teachers: there it is the most
    that any teacher of the list works.
    """
    teachers = [entry.hours for entry in entries if entry.hours and _group(entry) is StaffGroup.TEACHING]
    full = {
        StaffGroup.SUPPORT: pay_tables().terms.full_time_hours.value,
        StaffGroup.TEACHING: max(teachers, default=Decimal(0)),
    }
    return [_with_fte(entry, full[_group(entry)]) for entry in entries]


def _group(entry: Entry) -> StaffGroup:
    told = entry.staff_group or group_by(entry.title, entry.pay_scale, entry.pay_point)
    return told or StaffGroup.SUPPORT


def _with_fte(entry: Entry, full: Decimal) -> Entry:
    if entry.fte is not None or not entry.hours or not full:
        return entry
    return replace(entry, fte=min(Decimal(1), rounded(entry.hours / full)))
