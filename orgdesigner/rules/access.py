"""Who may hold a post, as rules speak of it."""

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.model.words import Access


def is_limited_without_reason(post: Post) -> bool:
    """Whether a post is limited to one staff group and does not say why."""
    return post.access is not Access.ALL and not post.access_reason.strip()


def limit(post: Post) -> str:
    """Say whom a post is limited to: "teaching staff only"."""
    return post.access.label[0].lower() + post.access.label[1:]


def opened(view: View, post: Post) -> Change:
    """Return the change that opens a post to all staff."""
    return set_fields(view, post, access=Access.ALL, access_reason="").relabelled(
        f"Open {post.title} to all staff"
    )
