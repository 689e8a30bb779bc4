"""What the rules about a proportional share have in common: its sum in words, and how to reserve it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.limited import LIMITED_BY_LAW
from orgdesigner.model.records import Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, LEADERSHIP_CLASS
from orgdesigner.model.representation import LIMITED_TO, AccessToRole, access_to_posts, access_to_role
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS, AccessGround, AllowanceKind, StaffGroup
from orgdesigner.rules.base import Fix, Limit, Subject
from orgdesigner.rules.shared.access import OPENED
from orgdesigner.rules.shared.wording import STAFF, count, in_words

FEWEST_POSTS = 3
"""A proportional share of fewer posts than this is none, one, or all of them."""
FEWEST = Limit("fewest", "Leadership posts in a role, at least", Decimal(FEWEST_POSTS))


MANY_POSTS = 100
"""More posts than this are reserved by a plan of the school's own, and not by one click."""


def posts_to_choose(view: View, role_class: str) -> list[str]:
    """Return the leadership posts of a role that the law leaves to the school, by id."""
    tied = view.ids(LIMITED_BY_LAW, role_class)
    return [post for post in view.ids(LEADERSHIP_CLASS, role_class) if post not in tied]


def access_to_chosen(view: View, role_class: str, group: StaffGroup) -> AccessToRole:
    """Return how those posts stand to a staff group; what the law limits is counted in no share."""
    if not view.count(LIMITED_BY_LAW, role_class):
        return access_to_role(view, role_class, group)
    posts = [view.need(Post, post) for post in posts_to_choose(view, role_class)]
    return access_to_posts(view, role_class, posts, group)


def named(post_ids: Iterable[str]) -> Iterator[Subject]:
    """Name posts as the subjects of a finding, without reading them."""
    return (Subject(Post.kind, post_id) for post_id in post_ids)


def arithmetic(access: AccessToRole) -> str:
    """Say the sum behind a proportional share: "7 × 53 ÷ 126 = 2.94, so …"."""
    share = access.representation
    proportion = f"{access.posts} × {access.of_group} ÷ {access.staff} = {share.expected:.2f}"
    sentence = f"{proportion}, so a proportional share is {count(share.share, 'post')}; index {share.index}"
    if share.short == 1:
        parity = access.if_held(share.share)
        sentence += f"; one post decides: {share.share} of {access.posts} is parity ({parity.index})"
    return sentence


def reserve_more(view: View, access: AccessToRole) -> Iterator[Fix]:
    """Yield how as many posts as are short are reserved for the group; vacant posts come first."""
    short, share = access.representation.short, access.representation.share
    chosen = [*access.vacant, *access.others, *access.closed][:short]
    if len(chosen) < short or short > MANY_POSTS:
        return
    label = f"Reserve {count(short, f'{access.role_class} post')} for {STAFF[access.group]}"
    change = reserve(view, access, chosen, label=label)
    yield Fix(f"{label}: {share} of {access.posts}", change)


def reserve_share_and_open(view: View, access: AccessToRole, closed: list[str]) -> Iterator[Fix]:
    """Yield how a proportional share of a closed role is reserved for the group, and the rest is opened."""
    share = access.representation.share
    if 0 < share <= len(closed) <= MANY_POSTS:
        label = f"Reserve {in_words(share)} for {STAFF[access.group]} and open the rest"
        change = reserve(view, access, closed[:share], opened=closed[share:], label=label)
        yield Fix(f"{label}: {share} of {access.posts}", change)


def reserve(
    view: View, access: AccessToRole, post_ids: Iterable[str], *, label: str, opened: Iterable[str] = ()
) -> Change:
    """Return the change that reserves some posts of a role for a group, and opens others to all staff."""
    draft = Draft(view)
    reserved = {
        "access": LIMITED_TO[access.group],
        "access_ground": AccessGround.SHARE,
        "access_reason": (
            f"A proportional share: {access.of_group} of {access.staff} staff are {STAFF[access.group]}."
        ),
    }
    for post_id in post_ids:
        draft.set(view.need(Post, post_id), **reserved)
        if access.group is StaffGroup.SUPPORT:
            pay_as_support_staff(draft, post_id)
    for post_id in opened:
        draft.set(view.need(Post, post_id), **OPENED)
    return draft.change(label)


def pay_as_support_staff(draft: Draft, post_id: str) -> None:
    """Let a post pay an R&R allowance in place of a TLR, which only a teacher may hold, of the same value."""
    for allowance in draft.view.find(ALLOWANCES_OF_POST, post_id):
        if allowance.allowance_kind in TLRS:
            draft.set(allowance, allowance_kind=AllowanceKind.RR)
