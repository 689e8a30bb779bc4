"""Allowances paid for a post's responsibility. Their amounts stay out of labels, which others may read."""

from decimal import Decimal
from typing import Any

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind


def add_allowance(
    view: View,
    post_id: str,
    *,
    allowance_kind: AllowanceKind,
    annual: Decimal,
    person: str | None = None,
    allowance_id: str | None = None,
    **values: Any,
) -> Change:
    """Give a post an allowance, in pounds a year: for whoever holds it, or for one person only."""
    post = view.need(Post, post_id)
    if person is not None:
        view.need(Person, person)
    draft = Draft(view)
    allowance = draft.add(
        Allowance,
        record_id=allowance_id,
        post=post_id,
        person=person,
        allowance_kind=allowance_kind,
        annual=annual,
        **values,
    )
    return draft.change(f"Add {allowance.allowance_kind.label} to {post.title}")


def remove_allowance(view: View, allowance_id: str) -> Change:
    """Take an allowance away from its post."""
    allowance = view.need(Allowance, allowance_id)
    title = view.need(Post, allowance.post).title
    return removal(view, [allowance], f"Remove {allowance.allowance_kind.label} from {title}")
