"""The line of management as edits need it: who reports where, in which order, and what would be a loop."""

from collections.abc import Collection, Iterable

from orgdesigner.errors import EditRefused
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import LINE, Link, Post
from orgdesigner.model.relations import LINE_UPWARD, in_order, managers_upward, reports, roots
from orgdesigner.model.view import View


def children(view: View, manager_id: str | None) -> list[Post]:
    """The posts that report to a post, or for None those that report to nobody, in stored order."""
    return roots(view) if manager_id is None else reports(view, manager_id)


def picture_order(view: View, post_ids: Iterable[str]) -> list[Post]:
    """The given posts as they follow each other in the picture: each branch from the top down."""
    places = []
    for post_id in dict.fromkeys(post_ids):
        post = view.need(Post, post_id)
        above = list(managers_upward(view, post_id))
        places.append(([in_order(each) for each in (*above[::-1], post)], post))
    places.sort(key=lambda place: place[0])
    return [post for _, post in places]


def topmost(view: View, post_ids: Collection[str]) -> list[Post]:
    """The given posts in the order of the picture, without those that come along below another of them."""
    chosen = set(post_ids)
    return [
        post
        for post in picture_order(view, post_ids)
        if not any(above.id in chosen for above in managers_upward(view, post.id))
    ]


def refuse_loop(view: View, posts: Collection[Post], manager: Post) -> None:
    """Raise EditRefused if the manager is one of the posts or below one of them."""
    moved = {post.id: post for post in posts}
    if manager.id in moved:
        raise EditRefused(f"“{manager.title}” can't report to itself. Choose another post.")
    for above in managers_upward(view, manager.id):
        if above.id in moved:
            raise EditRefused(
                f"“{above.title}” can't report to “{manager.title}”, which is below it."
                f" Move “{manager.title}” out first."
            )


def set_manager(draft: Draft, post_id: str, manager_id: str | None) -> None:
    """Let a post report to another, or to nobody."""
    links = draft.view.find(LINE_UPWARD, post_id)
    if manager_id is None:
        draft.remove(links)
    elif links:
        draft.set(links[0], upper=manager_id)
    else:
        draft.add(Link, link_kind=LINE, lower=post_id, upper=manager_id)
