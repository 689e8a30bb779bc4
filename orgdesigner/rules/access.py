"""Who may hold a post, as rules speak of it, and the fixes that open one or say why it is limited."""

import re
from collections.abc import Iterator, Sequence

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Post
from orgdesigner.model.relations import holders
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AccessGround
from orgdesigner.rules.base import Fix

OPENED = {"access": Access.ALL, "access_ground": AccessGround.UNSTATED, "access_reason": ""}

_CALLED = (
    (
        AccessGround.SENCO,
        re.compile(r"\bsend?co\b|\bspecial (educational )?needs\b.*\bco-?ord", re.IGNORECASE),
    ),
    (AccessGround.LOOKED_AFTER, re.compile(r"\bdesignated teacher\b", re.IGNORECASE)),
    (
        AccessGround.SPECIFIED_WORK,
        re.compile(r"(?<!head )\bteacher\b(?!s? (assist|supp|aide))", re.IGNORECASE),
    ),
)
_NOT_ITSELF = re.compile(r"\bassistant\b|\bdeputy\b|\bassociate\b", re.IGNORECASE)


def limit(post: Post) -> str:
    """Say whom a post is limited to: "teaching staff only"."""
    return said(post.access)


def said(access: Access) -> str:
    """Say who may hold a post: "teaching staff only"."""
    return access.label[0].lower() + access.label[1:]


def opened(view: View, *posts: Post) -> Change:
    """Return the change that opens posts to all staff."""
    draft = Draft(view)
    for post in posts:
        draft.set(post, **OPENED)
    return draft.change(f"Open {_what(posts)} to all staff")


def explained(view: View, posts: Sequence[Post]) -> Iterator[Fix]:
    """Yield the ground in law that the titles of posts suggest, if it is one and those who hold them fit."""
    grounds = {law_suggested(post) for post in posts}
    ground = grounds.pop()
    if grounds or ground is None or not _held_by_qualified_teachers(view, posts):
        return
    draft = Draft(view)
    for post in posts:
        draft.set(post, access_ground=ground)
    label = f"Record the ground “{ground.label}”"
    yield Fix(label, draft.change(f"{label} for {_what(posts)}"))


def law_suggested(post: Post) -> AccessGround | None:
    """Return the ground in law on which a post of that title is usually limited to teachers, if there is one.

    A title proves nothing: this is for suggestions.
    """
    title = post.title.casefold()
    if post.access is not Access.TEACHING or _NOT_ITSELF.search(title):
        return None
    return next((ground for ground, called in _CALLED if called.search(title)), None)


def _held_by_qualified_teachers(view: View, posts: Sequence[Post]) -> bool:
    return all(person.qts for post in posts for person in holders(view, post.id))


def _what(posts: Sequence[Post]) -> str:
    return posts[0].title if len(posts) == 1 else f"{len(posts)} posts"
