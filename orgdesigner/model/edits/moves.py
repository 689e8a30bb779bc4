"""Moving posts in the line of management: under another post, up, down, and among those beside them."""

from collections.abc import Sequence

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.line import children, refuse_loop, set_manager, topmost
from orgdesigner.model.edits.orders import place, position, shift_among
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import Post
from orgdesigner.model.relations import manager, reports
from orgdesigner.model.view import View


def report_to(
    view: View,
    post_ids: Sequence[str],
    manager_id: str | None,
    *,
    before: str | None = None,
    after: str | None = None,
) -> Change:
    """Let posts report to another post, or for None to nobody; everybody below them comes along.

    They come before or after the given report of that post, else last, and keep their order among
    themselves. A post that comes along below another one is left where it is. Without `before` and `after`,
    a post that reports there already keeps its place.
    """
    posts = topmost(view, post_ids)
    upper = None if manager_id is None else view.need(Post, manager_id)
    if upper is not None:
        refuse_loop(view, posts, upper)
    siblings = children(view, manager_id)
    present = {post.id for post in siblings}
    if before is None and after is None:
        posts = [post for post in posts if post.id not in present]
    moved = {post.id for post in posts}
    rest = [post for post in siblings if post.id not in moved]
    stop = position(siblings, before=before, after=after)
    draft = Draft(view)
    for post in posts:
        set_manager(draft, post.id, manager_id)
    place(draft, posts, rest, sum(post.id not in moved for post in siblings[:stop]))
    return draft.change(
        _label(view, posts, upper, before or after, stays=moved <= present, ahead=bool(before))
    )


def insert_between(view: View, post_id: str, upper_id: str, lower_id: str) -> Change:
    """Put a post into the line between two others, in the lower one's place; those below it come along."""
    post, upper, lower = (view.need(Post, each) for each in (post_id, upper_id, lower_id))
    siblings = reports(view, upper.id)
    if lower not in siblings:
        raise EditRefused(
            f"“{lower.title}” no longer reports to “{upper.title}”. Look again and repeat the step."
        )
    if post.id == lower.id:
        raise EditRefused(f"“{post.title}” is one of the two already. Choose another line.")
    refuse_loop(view, [post], upper)
    draft = Draft(view)
    set_manager(draft, post.id, upper.id)
    set_manager(draft, lower.id, post.id)
    at = sum(each.id != post.id for each in siblings[: siblings.index(lower)])
    place(draft, [post], [each for each in siblings if each.id not in (post.id, lower.id)], at)
    below = reports(view, post.id)
    place(draft, [lower], below, len(below))
    return draft.change(f"Put {post.title} between {upper.title} and {lower.title}")


def shift(view: View, post_id: str, by: int) -> Change:
    """Move a post by so many places among the posts beside it; negative is towards the first."""
    post = view.need(Post, post_id)
    above = manager(view, post_id)
    siblings = children(view, above.id if above else None)
    draft = Draft(view)
    passed = shift_among(draft, siblings, siblings.index(post), by)
    return draft.change(f"Move {post.title} {'before' if by < 0 else 'after'} {passed.title}")


def promote(view: View, post_id: str) -> Change:
    """Move a post up one: beside the post it reports to, just after it."""
    post = view.need(Post, post_id)
    beside = manager(view, post_id)
    if beside is None:
        raise EditRefused(f"“{post.title}” reports to nobody, so it can't move up.")
    above = manager(view, beside.id)
    change = report_to(view, [post_id], above.id if above else None, after=beside.id)
    return change.relabelled(f"Move {post.title} up beside {beside.title}")


def demote(view: View, post_id: str) -> Change:
    """Move a post down one: it becomes the last report of the post before it."""
    post = view.need(Post, post_id)
    above = manager(view, post_id)
    siblings = children(view, above.id if above else None)
    here = siblings.index(post)
    if here == 0:
        raise EditRefused(f"There is no post before “{post.title}” that it could report to.")
    return report_to(view, [post_id], siblings[here - 1].id)


def _label(
    view: View, posts: list[Post], upper: Post | None, anchor: str | None, *, stays: bool, ahead: bool
) -> str:
    if anchor is not None and stays:
        return f"Move {what(posts)} {'before' if ahead else 'after'} {view.need(Post, anchor).title}"
    if upper is not None:
        return f"Move {what(posts)} under {upper.title}"
    return f"Let {what(posts)} report to nobody"
