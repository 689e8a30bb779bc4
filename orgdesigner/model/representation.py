"""Who may hold the posts of a role and who does, against each staff group's part of the staff.

The numbers are small, so posts are counted before anything is divided.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from math import comb

from orgdesigner.model.records import Post
from orgdesigner.model.relations import (
    HOLDINGS_OF_POST,
    LEADERSHIP_CLASS,
    LIMITED_IN_CLASS,
    headcount,
    staff_group,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import LAW, Access, StaffGroup

LIMITED_TO = {StaffGroup.TEACHING: Access.TEACHING, StaffGroup.SUPPORT: Access.SUPPORT}
"""What the access of a post is called that is limited to a staff group."""

FEW_POSTS = 10
"""With fewer posts than this, one post moves the representation index too far to lead with it."""


class Opening(Enum):
    """How open a post is: to all staff, to one group by the school's choice, or to one group by law."""

    OPEN = "open to all staff"
    RESERVED = "reserved by the school's choice"
    LIMITED = "limited by law"


def opening(post: Post) -> Opening:
    """Return how open a post is; a limit for which nothing is stated is the school's choice too."""
    if post.access is Access.ALL:
        return Opening.OPEN
    return Opening.LIMITED if post.access_ground in LAW else Opening.RESERVED


@dataclass(frozen=True)
class Representation:
    """`held` of `posts` posts of a role go to a group that has `group` of the school's `staff` staff."""

    held: int
    posts: int
    group: int
    staff: int

    @property
    def expected(self) -> Decimal:
        """The proportional share, unrounded: 7 × 53 ÷ 126 = 2.94 posts."""
        return Decimal(self.posts * self.group) / self.staff

    @property
    def share(self) -> int:
        """The proportional share in whole posts, a half rounded up."""
        return int(self.expected.quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def short(self) -> int:
        """Posts short of a proportional share; 0 if there are as many or more."""
        return max(0, self.share - self.held)

    @property
    def index(self) -> Decimal:
        """The representation index, (held ÷ posts) ÷ (group ÷ staff), to two places: 1 is parity."""
        return _to_the_hundredth(Decimal(self.held * self.staff) / (self.posts * self.group))

    @property
    def weight_of_one(self) -> Decimal:
        """How far one post moves the index, to two places."""
        return replace(self, held=1).index

    @property
    def has_few_posts(self) -> bool:
        """Whether there are so few posts that the index is small print beside the counts."""
        return self.posts < FEW_POSTS

    @property
    def is_settled(self) -> bool:
        """Whether one post more or fewer would leave the answer, short or not, as it is."""
        beside = (held for held in (self.held - 1, self.held + 1) if 0 <= held <= self.posts)
        return all(bool(replace(self, held=held).short) is bool(self.short) for held in beside)

    @property
    def chance(self) -> float | None:
        """How likely so few, or fewer, are if chance alone fills the posts: the exact hypergeometric tail.

        It says nothing of posts that are reserved, because a reservation is a choice. None if there are more
        posts than staff, who then hold several.
        """
        if self.posts > self.staff:
            return None
        ways = sum(
            comb(self.group, held) * comb(self.staff - self.group, self.posts - held)
            for held in range(min(self.held, self.group) + 1)
        )
        return ways / comb(self.staff, self.posts)


@dataclass(frozen=True)
class AccessToRole:
    """The posts of a role, by id, as one staff group sees them.

    Some are reserved for the group and some are closed to it; those open to all are held by it, held by
    others only, or vacant. `of_group` of the school's `staff` staff are in the group.
    """

    role_class: str
    group: StaffGroup
    of_group: int
    staff: int
    reserved: tuple[str, ...]
    closed: tuple[str, ...]
    held: tuple[str, ...]
    others: tuple[str, ...]
    vacant: tuple[str, ...]

    @property
    def posts(self) -> int:
        """How many posts the role has."""
        return sum(map(len, (self.reserved, self.closed, self.held, self.others, self.vacant)))

    @property
    def representation(self) -> Representation:
        """The posts that the group holds or is assured of, against its part of the staff."""
        return self.if_held(len(self.reserved) + len(self.held))

    def if_held(self, posts: int) -> Representation:
        """What it would be if the group had so many of the posts."""
        return Representation(posts, self.posts, self.of_group, self.staff)


def access_to_role(view: View, role_class: str, group: StaffGroup) -> AccessToRole:
    """Return how the leadership posts of a role stand to a staff group."""
    limited = {each: view.ids(LIMITED_IN_CLASS, (role_class, access)) for each, access in LIMITED_TO.items()}
    return _access(view, role_class, group, view.ids(LEADERSHIP_CLASS, role_class), limited)


def access_to_posts(view: View, name: str, posts: Iterable[Post], group: StaffGroup) -> AccessToRole:
    """Return how any posts, under a name for all of them, stand to a staff group."""
    given = tuple(posts)
    limited = {
        each: tuple(post.id for post in given if post.access is access) for each, access in LIMITED_TO.items()
    }
    return _access(view, name, group, (post.id for post in given), limited)


def _access(
    view: View,
    name: str,
    group: StaffGroup,
    posts: Iterable[str],
    limited: dict[StaffGroup, tuple[str, ...]],
) -> AccessToRole:
    closed = tuple(post for each, ids in limited.items() if each is not group for post in ids)
    taken = {*limited[group], *closed}
    opened = {post: groups_in(view, post) for post in posts if post not in taken}
    staff = headcount(view)
    return AccessToRole(
        name,
        group,
        of_group=staff[group],
        staff=sum(staff.values()),
        reserved=limited[group],
        closed=closed,
        held=tuple(post for post, groups in opened.items() if group in groups),
        others=tuple(post for post, groups in opened.items() if groups and group not in groups),
        vacant=tuple(post for post, groups in opened.items() if not groups),
    )


def groups_in(view: View, post_id: str) -> set[StaffGroup]:
    """Return the staff groups of those who hold a post; none if it is vacant."""
    return {staff_group(view, holding.person) for holding in view.find(HOLDINGS_OF_POST, post_id)}


def _to_the_hundredth(exact: Decimal) -> Decimal:
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
