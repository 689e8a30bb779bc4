"""The priorities of the School Improvement Plan, and which posts answer for and contribute to them."""

from collections.abc import Sequence
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import priorities
from orgdesigner.model.view import View


def add_priority(
    view: View, *, name: str, number: int | None = None, priority_id: str | None = None, **values: Any
) -> Change:
    """Add a priority, with the next number unless one is given."""
    if number is None:
        number = max((priority.number for priority in priorities(view)), default=0) + 1
    draft = Draft(view)
    draft.add(Priority, record_id=priority_id, name=name, number=number, **values)
    return draft.change(f"Add priority {number}: {name}")


def remove_priority(view: View, priority_id: str) -> Change:
    """Remove a priority; the posts that answered for it stay."""
    priority = view.need(Priority, priority_id)
    return removal(view, [priority], f"Remove priority {priority.number}: {priority.name}")


def make_accountable(view: View, priority_id: str, post_id: str | None) -> Change:
    """Make one post accountable for a priority, or for None no post; it no longer merely contributes."""
    priority = view.need(Priority, priority_id)
    post = None if post_id is None else view.need(Post, post_id)
    draft = Draft(view)
    contributing = tuple(each for each in priority.contributing if each != post_id)
    draft.set(priority, accountable=post_id, contributing=contributing)
    return draft.change(f"Make {post.title if post else 'nobody'} accountable for {priority.name}")


def contribute(view: View, priority_id: str, post_ids: Sequence[str]) -> Change:
    """Let posts contribute to a priority, after those that do so already."""
    priority = view.need(Priority, priority_id)
    posts = [view.need(Post, post_id) for post_id in dict.fromkeys(post_ids)]
    taken = {*priority.contributing, priority.accountable}
    added = [post for post in posts if post.id not in taken]
    if not added:
        raise EditRefused(f"They all contribute to “{priority.name}” or answer for it already.")
    draft = Draft(view)
    draft.set(priority, contributing=(*priority.contributing, *(post.id for post in added)))
    return draft.change(f"Let {what(added)} contribute to {priority.name}")


def stop_contributing(view: View, priority_id: str, post_ids: Sequence[str]) -> Change:
    """Let posts no longer contribute to a priority."""
    priority = view.need(Priority, priority_id)
    posts = [view.need(Post, post_id) for post_id in dict.fromkeys(post_ids)]
    stopping = [post for post in posts if post.id in priority.contributing]
    if not stopping:
        raise EditRefused(f"None of them contributes to “{priority.name}”.")
    draft = Draft(view)
    draft.set(priority, contributing=tuple(each for each in priority.contributing if each not in post_ids))
    return draft.change(f"Let {what(stopping)} no longer contribute to {priority.name}")
