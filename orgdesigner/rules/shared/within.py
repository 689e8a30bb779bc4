"""What belongs to a post, and is held or paid from a day until a day, against the dates of the post."""

from collections.abc import Callable, Iterator
from datetime import date

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import PROPOSAL_ID, Allowance, Holding, Post, Proposal
from orgdesigner.model.view import View
from orgdesigner.rules.base import Fix, Found, Severity, found
from orgdesigner.rules.shared.ends import school_years_end
from orgdesigner.rules.shared.periods import common
from orgdesigner.rules.shared.wording import day


def out_of_its_dates(
    view: View, record: Holding | Allowance, post: Post, called: str, away: Callable[[], Fix]
) -> Iterator[Found]:
    """Yield what is wrong with the dates of a holding or allowance; the gravest only.

    It ends before it starts, or before the proposal takes effect, or it lies outside the dates of its post.
    `away` makes the fix that takes it away, which is not asked for where nothing is wrong.
    """
    if record.starts and record.ends and record.ends < record.starts:
        turned = set_fields(view, record, starts=record.ends, ends=record.starts)
        yield found(
            f"{called} ends before it starts",
            post,
            record,
            working=_said(record.starts, record.ends),
            fixes=[Fix("Turn the two dates round", _named(turned, called)), away()],
            severity=Severity.ERROR,
        )
        return
    proposal = view.get(Proposal, PROPOSAL_ID)
    if proposal and proposal.starts and record.ends and record.ends < proposal.starts:
        yield found(
            f"{called} ends on {day(record.ends)}, before the proposal takes effect",
            post,
            record,
            working=f"from {day(proposal.starts)}",
            fixes=[*_prolonged(view, record, called, proposal.starts, post.ends), away()],
        )
    elif _lies_outside(record.starts, record.ends, post):
        yield found(
            f"{called} lies outside the dates of the post",
            post,
            record,
            working=f"{_said(record.starts, record.ends)}; the post {_said(post.starts, post.ends)}",
            fixes=[*_clipped(view, record, post, called), away()],
        )


def _lies_outside(starts: date | None, ends: date | None, post: Post) -> bool:
    """Whether a stated date is before the post's first day or after its last one."""
    dates = [each for each in (starts, ends) if each is not None]
    return any(not common(post).holds(each) for each in dates)


def _clipped(view: View, record: Holding | Allowance, post: Post, called: str) -> Iterator[Fix]:
    both = common(record, post)
    if both.is_empty:
        return
    values = {
        name: limit
        for name, limit in (("starts", both.starts), ("ends", both.ends))
        if getattr(record, name) not in (None, limit)
    }
    said = {"starts": "Start it with the post, on", "ends": "End it with the post, on"}
    label = " and ".join(f"{said[name]} {day(limit)}" for name, limit in values.items())
    yield Fix(label.replace(" and End", " and end"), _named(set_fields(view, record, **values), called))


def _prolonged(
    view: View, record: Holding | Allowance, called: str, starts: date, last: date | None
) -> Iterator[Fix]:
    for when in list(school_years_end(view, starts))[:1]:
        ends = min(when, last) if last and last >= starts else when
        yield Fix(f"Let it last until {day(ends)}", _named(set_fields(view, record, ends=ends), called))


def _said(starts: date | None, ends: date | None) -> str:
    parts = (f"from {day(starts)}" if starts else "", f"until {day(ends)}" if ends else "")
    return " ".join(filter(None, parts))


def _named(change: Change, called: str) -> Change:
    return change.relabelled(f"{called}: change the dates")
