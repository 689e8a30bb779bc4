"""Who coaches whom. Unlike in the line, a post may have several coaches, and two may coach each other."""

from collections.abc import Sequence

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import COACHING, Link, LinkName, Post
from orgdesigner.model.relations import TIES_UPWARD
from orgdesigner.model.view import View


def coaching_name(view: View) -> LinkName:
    """What the school calls coaching; raises EditRefused if it has taken that kind of link away."""
    for name in view.school.link_names:
        if name.kind == COACHING:
            return name
    raise EditRefused("This school has no coaching among its kinds of link. Add it in the school’s details.")


def coaching_of(view: View, post_id: str) -> list[Link]:
    """The ties of a post to its coaches."""
    return [link for link in view.find(TIES_UPWARD, post_id) if link.link_kind == COACHING]


def may_coach(view: View, post_ids: Sequence[str], coach_id: str) -> bool:
    """Whether a post can become the coach of others, and is not that of all of them already."""
    has_kind = any(name.kind == COACHING for name in view.school.link_names)
    coached = [any(tie.upper == coach_id for tie in coaching_of(view, post)) for post in post_ids]
    return has_kind and coach_id not in post_ids and not all(coached)


def coached_by(
    view: View, post_ids: Sequence[str], coach_id: str, *, instead_of: Sequence[str | None] = ()
) -> Change:
    """Let posts be coached by a post; each may stop being coached by another one, given in the same order.

    Whom the coach coaches already is left as it is. The coach itself cannot be among the posts.
    """
    coaching_name(view)
    coach = view.need(Post, coach_id)
    posts = [view.need(Post, post_id) for post_id in dict.fromkeys(post_ids)]
    if coach in posts:
        raise EditRefused(f"“{coach.title}” can't be its own coach. Choose another post.")
    draft = Draft(view)
    for number, post in enumerate(posts):
        ties = coaching_of(view, post.id)
        left = instead_of[number] if number < len(instead_of) else None
        if left is not None and left != coach_id:
            draft.remove(tie for tie in ties if tie.upper == left)
        if not any(tie.upper == coach_id for tie in ties):
            draft.add(Link, link_kind=COACHING, lower=post.id, upper=coach_id)
    return draft.change(f"Let {coach.title} coach {what(posts)}")


def without_coach(view: View, post_ids: Sequence[str]) -> Change:
    """Let posts be coached by nobody; those whom they coach stay with them."""
    posts = [view.need(Post, post_id) for post_id in dict.fromkeys(post_ids)]
    draft = Draft(view)
    for post in posts:
        draft.remove(coaching_of(view, post.id))
    return draft.change(f"Let nobody coach {what(posts)}")


def coach_between(view: View, post_id: str, upper_id: str, lower_id: str) -> Change:
    """Put a post between a coach and whom it coaches: coached by the one, it coaches the other."""
    post, upper, lower = (view.need(Post, each) for each in (post_id, upper_id, lower_id))
    if post in (upper, lower):
        raise EditRefused(f"“{post.title}” is one of the two already. Choose another line.")
    tie = next((each for each in coaching_of(view, lower_id) if each.upper == upper_id), None)
    if tie is None:
        raise EditRefused(
            f"“{upper.title}” no longer coaches “{lower.title}”. Look again and repeat the step."
        )
    draft = Draft(view)
    draft.remove([tie])
    if not any(each.upper == upper_id for each in coaching_of(view, post_id)):
        draft.add(Link, link_kind=COACHING, lower=post_id, upper=upper_id)
    if not any(each.upper == post_id for each in coaching_of(view, lower_id)):
        draft.add(Link, link_kind=COACHING, lower=lower_id, upper=post_id)
    return draft.change(f"Put {post.title} between {upper.title} and {lower.title} in coaching")
