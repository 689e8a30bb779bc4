"""What every structure keeps, whatever is drafted in it: an edit that would break it is refused in words.

There are few such invariants. Everything else that may be amiss is a finding, because a draft is not wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Step
from orgdesigner.model.records import (
    KINDS,
    LINE,
    PROPOSAL_ID,
    SCHOOL_ID,
    Link,
    Post,
    Proposal,
    School,
    Team,
    references,
)

if TYPE_CHECKING:
    from orgdesigner.model.structure import View


def check(view: View, steps: Iterable[Step]) -> None:
    """Check what the steps touched; raises EditRefused with the reason.

    Cost grows with the steps and with the depth of the hierarchy, not with the size of the school.
    """
    for step in steps:
        if step.after is None:
            _check_unreferenced(view, step)
        else:
            _check_references(view, step)
            if isinstance(step.after, Link):
                _check_link(view, step.after)
            elif isinstance(step.after, Team):
                _check_parents(view, step.after)
            elif isinstance(step.after, School | Proposal):
                _check_single(step.after)


def _check_unreferenced(view: View, step: Step) -> None:
    referrers = view.referrers(*step.key)
    if referrers:
        raise EditRefused(
            f"“{step.record.caption}” can't be removed while a {referrers[0].noun} still points at it."
        )


def _check_references(view: View, step: Step) -> None:
    record = step.record
    for kind, record_id in references(record):
        if view.get(KINDS[kind], record_id) is None:
            raise EditRefused(f"The {record.noun} points at a {KINDS[kind].noun} that is not there.")


def _check_link(view: View, link: Link) -> None:
    from orgdesigner.model.relations import LINE_UPWARD

    if link.lower == link.upper:
        raise EditRefused("A post can't be tied to itself.")
    if link.link_kind != LINE:
        return
    if len(view.find(LINE_UPWARD, link.lower)) > 1:
        raise EditRefused(f"“{_title(view, link.lower)}” reports to one post already.")
    seen = {link.lower}
    above = link.upper
    while True:
        if above in seen:
            raise EditRefused(
                f"“{_title(view, link.lower)}” can't report to “{_title(view, link.upper)}”,"
                " which would then report to itself in a loop."
            )
        seen.add(above)
        upward = view.find(LINE_UPWARD, above)
        if not upward:
            return
        above = upward[0].upper


def _check_parents(view: View, team: Team) -> None:
    seen = {team.id}
    parent = team.parent
    while parent is not None:
        if parent in seen:
            raise EditRefused(f"“{team.name}” can't be part of a team that is part of it.")
        seen.add(parent)
        above = view.get(Team, parent)
        parent = above.parent if above else None


def _check_single(record: School | Proposal) -> None:
    expected = SCHOOL_ID if isinstance(record, School) else PROPOSAL_ID
    if record.id != expected:
        raise EditRefused(f"A structure has one {record.noun}.")


def _title(view: View, post_id: str) -> str:
    return view.need(Post, post_id).title
