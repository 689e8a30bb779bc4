"""First drafts of the reason for an allowance, made of nothing but what the structure says already."""

from collections.abc import Iterable

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Allowance, Post, Priority
from orgdesigner.model.relations import ACCOUNTABLE_FOR, CONTRIBUTES_TO
from orgdesigner.model.view import View
from orgdesigner.rules.base import Fix
from orgdesigner.rules.wording import listed


def drafted_reason(view: View, post: Post) -> str:
    """Return what a post is paid for, as far as the structure says: its purpose, priorities, or title."""
    if post.purpose.strip():
        return post.purpose.strip()
    served = (*view.find(ACCOUNTABLE_FOR, post.id), *view.find(CONTRIBUTES_TO, post.id))
    if served:
        priorities = sorted(served, key=lambda priority: (priority.number, priority.id))
        return f"Work on {listed(dict.fromkeys(map(_called, priorities)))}"
    return f"The work of {post.title}"


def with_drafted_reasons(view: View, allowances: Iterable[Allowance], label: str) -> Fix:
    """Return the fix that gives each allowance a first draft of its reason."""
    draft = Draft(view)
    for allowance in allowances:
        draft.set(allowance, reason=drafted_reason(view, view.need(Post, allowance.post)))
    return Fix(label, draft.change("Draft the reasons of allowances"))


def _called(priority: Priority) -> str:
    return f"Priority {priority.number} ({priority.name})"
