"""First drafts of the reason for an allowance, made of nothing but what the structure says already."""

from collections.abc import Iterator, Sequence

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Fix
from orgdesigner.rules.shared.drafts import MOST_AT_ONCE, purpose


def with_drafted_reasons(view: View, allowances: Sequence[Allowance]) -> Iterator[Fix]:
    """Yield the fix that gives each allowance a first draft of its reason: what its post is for."""
    if len(allowances) > MOST_AT_ONCE:
        return
    draft = Draft(view)
    for allowance in allowances:
        post = view.need(Post, allowance.post)
        draft.set(allowance, reason=post.purpose.strip() or purpose(view, post))
    what = "the reason" if len(allowances) == 1 else "each reason"
    label = f"Write a first draft of {what}, from what the post is for"
    yield Fix(label, draft.change("Draft the reasons of allowances"))
