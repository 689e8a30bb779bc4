"""Ends that fit what is for a time: the last day of a longest term, or of a school year."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.pay_tables import first_day
from orgdesigner.model.records import PROPOSAL_ID, Allowance, Holding, Membership, Post, Proposal
from orgdesigner.model.relations import pay_settings
from orgdesigner.model.view import View
from orgdesigner.model.words import ContractKind
from orgdesigner.rules.base import Fix
from orgdesigner.rules.shared.wording import day

LAST_DAY = date(2199, 12, 31)
"""The last day that a record can hold; see `fields.Day`."""

Ending = Post | Holding | Allowance | Membership


def is_timed(post: Post) -> bool:
    """Whether a post itself is for a time: everything of it ends with it."""
    return post.contract in (ContractKind.FIXED_TERM, ContractKind.SECONDMENT)


def later(start: date, *, months: int) -> date:
    """Return the day so many months later; the last day of that month where it is too short."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_day(start: date, *, months: int) -> date:
    """Return the last day of so many months from a day on, as far as a record can hold it."""
    if start.year * 12 + start.month - 1 + months > LAST_DAY.year * 12 + 11:
        return LAST_DAY
    return later(start, months=months) - timedelta(days=1)


def school_years_end(view: View, starts: date | None) -> Iterator[date]:
    """Yield the last days of the school year in which something starts, and of the next one.

    What has no start is taken to start with the proposal, or else with the pay year.
    """
    if starts is None:
        proposal = view.get(Proposal, PROPOSAL_ID)
        starts = proposal.starts if proposal else None
    if starts is None:
        starts = first_day(pay_settings(view)[1])
    if starts is not None:
        first = starts.year + (starts.month > 8)
        yield from (min(date(year, 8, 31), LAST_DAY) for year in (first, first + 1))


def ending(view: View, record: Ending, called: str, when: date) -> Fix:
    """Return the fix that ends something on a day, or on its first one if that is later.

    `called` is what it is called in the school's words.
    """
    when = max(when, record.starts or when)
    ended = set_fields(view, record, ends=when)
    return Fix(f"End it on {day(when)}", ended.relabelled(f"{called}: end on {day(when)}"))


def endings(view: View, record: Ending, called: str, starts: date | None) -> Iterator[Fix]:
    """Yield the fixes that end something with a school year, this one or the next; never before it starts."""
    for when in dict.fromkeys(school_years_end(view, starts)):
        if starts is None or when >= starts:
            yield ending(view, record, called, when)
