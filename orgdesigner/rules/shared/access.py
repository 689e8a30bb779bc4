"""Who may hold a post, as rules speak of it, and the fixes that open one or say why it is limited."""

import re
from collections.abc import Hashable, Iterator, Sequence

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.index import Index
from orgdesigner.model.records import Post
from orgdesigner.model.relations import LEADERSHIP_CLASS, LIMITED_IN_CLASS, holders
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AccessGround
from orgdesigner.rules.base import Fix
from orgdesigner.rules.shared.wording import count

OPENED = {"access": Access.ALL, "access_ground": AccessGround.UNSTATED, "access_reason": ""}

MANY_POSTS = 200
"""More posts than this are opened in the table of posts, and not by one click."""

SMALLEST_ROLE = 2
"""A role of one post is closed to a group by that post's limit, and no more need be said."""

_CALLED = (
    (AccessGround.SENCO, re.compile(r"\bsend?co\b|\bspecial (educational )?needs\b.*\bco-?ord")),
    (AccessGround.LOOKED_AFTER, re.compile(r"\bdesignated teacher\b")),
    (AccessGround.SPECIFIED_WORK, re.compile(r"(?<!head )\bteacher\b")),
)
_NOT_ITSELF = re.compile(r"\bassistant\b|\bdeputy\b|\bassociate\b|\bsupport\b|\baide\b")


def limit(post: Post) -> str:
    """Say whom a post is limited to: "teaching staff only"."""
    return open_to(post.access)


def open_to(access: Access) -> str:
    """Say who may hold a post: "teaching staff only"."""
    return access.label[0].lower() + access.label[1:]


def posts_called(view: View, post_ids: Sequence[str], role_class: str, noun: str = "post") -> str:
    """Say which posts of a role are meant, with the verb: "Head of Year 9 is", "Teacher: two posts are"."""
    if len(post_ids) == 1:
        return f"{view.need(Post, post_ids[0]).title} is"
    return f"{role_class}: {count(len(post_ids), noun)} are"


def is_closed(view: View, role_class: str, access: Access) -> bool:
    """Whether a leadership role of several posts is limited to one staff group throughout."""
    posts = view.count(LEADERSHIP_CLASS, role_class)
    return posts >= SMALLEST_ROLE and view.count(LIMITED_IN_CLASS, (role_class, access)) == posts


def opened(view: View, *posts: Post) -> Change:
    """Return the change that opens posts to all staff."""
    draft = Draft(view)
    for post in posts:
        draft.set(post, **OPENED)
    return draft.change(f"Open {_what(posts)} to all staff")


def opened_or_grounded(view: View, index: Index[Post], key: Hashable) -> Iterator[Fix]:
    """Yield how the limited posts in a bucket are opened, or given the ground in law that titles suggest."""
    if view.count(index, key) > MANY_POSTS:
        return
    posts = view.find(index, key)
    yield Fix(f"Open {'it' if len(posts) == 1 else 'them'} to all staff", opened(view, *posts))
    grounds = {_suggested(post) for post in posts}
    ground = grounds.pop()
    if ground is not None and not grounds and _held_by_qualified_teachers(view, posts):
        draft = Draft(view)
        for post in posts:
            draft.set(post, access_ground=ground)
        label = f"Record the ground “{ground.label}”"
        yield Fix(label, draft.change(f"{label} for {_what(posts)}"))


def _suggested(post: Post) -> AccessGround | None:
    """Return the ground in law on which a post of that title is usually limited to teachers, if there is one.

    A title proves nothing: whoever takes up the suggestion says that it is so.
    """
    title = post.title.casefold()
    if post.access is not Access.TEACHING or _NOT_ITSELF.search(title):
        return None
    return next((ground for ground, called in _CALLED if called.search(title)), None)


def _held_by_qualified_teachers(view: View, posts: Sequence[Post]) -> bool:
    return all(person.qts for post in posts for person in holders(view, post.id))


def _what(posts: Sequence[Post]) -> str:
    return posts[0].title if len(posts) == 1 else f"{len(posts)} posts"
