"""Each staff group holds, or is assured of, its proportional share of a leadership role to within a post.

Why: Support staff are two of five staff in the founding school, and held none of six leadership posts. Who is
shut out of the posts in which a school decides is shut out of its decisions. With so few posts, whole posts
say more than percentages: a proportional share is the group's part of all staff, times the posts, rounded.

Source: The founding school's account: two of seven Grassroots Leader posts reserved for support staff in the
first year and three in the second, with 53 of 126 staff (2015); on small numbers, guidance on the four-fifths
rule (Human Assets); read in November 2026. Asked of role classes of three or more leadership posts: where
posts are reserved, one post short is found; where appointments alone decided, two, because one could be
chance; vacant posts that are open to all are still anybody's.

To fix: Reserve as many posts as are short, and say why, or open those that are limited to the other group.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Post
from orgdesigner.model.relations import (
    ALLOWANCES_OF_POST,
    HOLDINGS_OF_POST,
    LEADERSHIP_CLASS,
    LIMITED_IN_CLASS,
    headcount,
    staff_group,
)
from orgdesigner.model.representation import Representation
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS, Access, AllowanceKind, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.wording import STAFF, count, in_words

FEWEST_POSTS = 3
MANY_POSTS = 30
LIMITED_TO = {StaffGroup.TEACHING: Access.TEACHING, StaffGroup.SUPPORT: Access.SUPPORT}


@dataclass(frozen=True)
class Split:
    """The posts of a role class, by id, as one staff group sees them.

    Some are reserved for the group and some closed to it; those open to all are held by it, held by others
    only, or vacant.
    """

    role_class: str
    group: StaffGroup
    of_group: int
    staff: int
    reserved: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    vacant: list[str] = field(default_factory=list)

    @property
    def posts(self) -> int:
        """How many posts the class has."""
        return sum(map(len, (self.reserved, self.closed, self.held, self.others, self.vacant)))

    @property
    def representation(self) -> Representation:
        """The posts that the group holds or is assured of, against its part of the staff."""
        return Representation(len(self.reserved) + len(self.held), self.posts, self.of_group, self.staff)


@rule(
    "EQ-501",
    "Access in proportion",
    each=LEADERSHIP_CLASS,
    severity=Severity.WARNING,
    strength=Strength.ADVICE,
)
def check(view: View, role_class: str) -> Iterator[Found]:
    staff = headcount(view)
    if view.count(LEADERSHIP_CLASS, role_class) < FEWEST_POSTS or not all(staff.values()):
        return
    for group in StaffGroup:
        split = _split(view, role_class, group, staff)
        short = split.representation.short
        if len(split.closed) == split.posts:
            yield _shut_out(view, split)
        elif split.reserved and short >= 1:
            yield _reserved_too_few(view, split)
        elif not split.reserved and not split.vacant and short >= 2:
            yield _appointed_too_few(split)


def _split(view: View, role_class: str, group: StaffGroup, staff: dict[StaffGroup, int]) -> Split:
    split = Split(role_class, group, staff[group], sum(staff.values()))
    for each, access in LIMITED_TO.items():
        (split.reserved if each is group else split.closed).extend(
            view.ids(LIMITED_IN_CLASS, (role_class, access))
        )
    limited = {*split.reserved, *split.closed}
    for post in view.ids(LEADERSHIP_CLASS, role_class):
        if post not in limited:
            groups = _groups(view, post)
            (split.held if group in groups else split.others if groups else split.vacant).append(post)
    return split


def _groups(view: View, post_id: str) -> set[StaffGroup]:
    return {staff_group(view, holding.person) for holding in view.find(HOLDINGS_OF_POST, post_id)}


def _shut_out(view: View, split: Split) -> Found:
    stated = all(view.need(Post, post).access_reason.strip() for post in split.closed)
    return found(
        f"{split.role_class}: none of the {split.posts} posts is open to {STAFF[split.group]}",
        *_named(split.closed),
        working=f"{_arithmetic(split)}; {'a reason is recorded' if stated else 'not all give a reason'}",
        fixes=_ways_in(view, split),
        severity=Severity.ADVICE if stated else None,
    )


def _reserved_too_few(view: View, split: Split) -> Found:
    share = split.representation
    how = "reserved for or held by" if split.held else "reserved for"
    label = f"Reserve {count(share.short, f'{split.role_class} post')} for {STAFF[split.group]}"
    chosen = [*split.vacant, *split.others][: share.short]
    fixes = [Fix(f"{label}: {share.share} of {split.posts}", _reserve(view, split, chosen, label=label))]
    return found(
        f"{split.role_class}: {share.held} of {split.posts} posts are {how} {STAFF[split.group]},"
        f" {count(share.short, 'post')} short of a proportional share",
        *_named([*split.reserved, *split.held, *split.vacant, *split.others]),
        working=_arithmetic(split),
        fixes=fixes if len(chosen) == share.short else [],
    )


def _appointed_too_few(split: Split) -> Found:
    share = split.representation
    return found(
        f"{split.role_class}: {share.held} of {split.posts} posts are held by {STAFF[split.group]},"
        f" {count(share.short, 'post')} short of a proportional share",
        *_named([*split.held, *split.others, *split.closed]),
        working=f"{_arithmetic(split)}{_chance(share)}",
        severity=Severity.ADVICE,
    )


def _chance(share: Representation) -> str:
    """Say how likely chance alone would be; where there are many posts, the proportion says it better."""
    chance = share.chance if share.posts <= MANY_POSTS else None
    if chance is None:
        return ""
    times = round(chance * 100)
    how_often = f"about {count(times, 'time')} in 100" if times else "less than once in 100 times"
    return f"; chance alone would leave so few {how_often}"


def _named(post_ids: Iterable[str]) -> Iterator[Subject]:
    return (Subject(Post.kind, post_id) for post_id in post_ids)


def _arithmetic(split: Split) -> str:
    share = split.representation
    proportion = f"{split.posts} × {split.of_group} ÷ {split.staff} = {share.expected:.2f}"
    sentence = f"{proportion}, so a proportional share is {count(share.share, 'post')}; index {share.index}"
    if share.short == 1:
        parity = Representation(share.share, split.posts, split.of_group, split.staff)
        sentence += f"; one post decides: {share.share} of {split.posts} is parity ({parity.index})"
    return sentence


def _ways_in(view: View, split: Split) -> Iterator[Fix]:
    """Yield how a class becomes open to a group that it shuts out, and stays so; vacant posts come first."""
    share = split.representation.share
    groups = {post: _groups(view, post) for post in split.closed}
    held = sum(split.group in each for each in groups.values())
    if_opened = Representation(held, split.posts, split.of_group, split.staff)
    if not all(groups.values()) or if_opened.short < 2:
        label = f"Open all {in_words(split.posts)} to all staff"
        yield Fix(label, _reserve(view, split, [], opened=split.closed, label=label))
    if share:
        posts = sorted(split.closed, key=lambda post: bool(groups[post]))
        label = f"Reserve {in_words(share)} for {STAFF[split.group]} and open the rest"
        change = _reserve(view, split, posts[:share], opened=posts[share:], label=label)
        yield Fix(f"{label}: {share} of {split.posts}", change)


def _reserve(
    view: View, split: Split, post_ids: Iterable[str], *, label: str, opened: Iterable[str] = ()
) -> Change:
    draft = Draft(view)
    reason = f"A proportional share: {split.of_group} of {split.staff} staff are {STAFF[split.group]}."
    for post_id in post_ids:
        draft.set(view.need(Post, post_id), access=LIMITED_TO[split.group], access_reason=reason)
        if split.group is StaffGroup.SUPPORT:
            _pay_as_support_staff(draft, post_id)
    for post_id in opened:
        draft.set(view.need(Post, post_id), access=Access.ALL, access_reason="")
    return draft.change(label)


def _pay_as_support_staff(draft: Draft, post_id: str) -> None:
    """Let a post pay an R&R allowance in place of a TLR, which only a teacher may hold, of the same value."""
    for allowance in draft.view.find(ALLOWANCES_OF_POST, post_id):
        if allowance.allowance_kind in TLRS:
            draft.set(allowance, allowance_kind=AllowanceKind.RR)


GOOD = (
    # Three of seven with 53 of 126 staff is parity.
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    post g1 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_reason="Share"
    post g2 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_reason="Share"
    post g3 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_reason="Share"
    post g4 "Grassroots Leader" middle role_class="Grassroots Leader"
    post g5 "Grassroots Leader" middle role_class="Grassroots Leader"
    post g6 "Grassroots Leader" middle role_class="Grassroots Leader"
    post g7 "Grassroots Leader" middle role_class="Grassroots Leader"
    """,
    # Posts without a leadership level differ by nature; one short by appointment could be chance.
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    post t1 "Teacher" role_class="Teacher" access=teaching access_reason="Teaches"
    post t2 "Teacher" role_class="Teacher" access=teaching access_reason="Teaches"
    post t3 "Teacher" role_class="Teacher" access=teaching access_reason="Teaches"
    post a1 "Assistant Headteacher" senior role_class="Assistant Headteacher"
      held "D. Pryce" teaching
    post a2 "Assistant Headteacher" senior role_class="Assistant Headteacher"
      held "T. Nowak" teaching
    post a3 "Assistant Headteacher" senior role_class="Assistant Headteacher"
      held "S. Achebe" teaching
    """,
)
BAD = (
    # Two of seven with 53 of 126 staff is one post short.
    Example(
        """
        school "Hill School" teaching_headcount=73 support_headcount=53
        post g1 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_reason="Share"
        post g2 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_reason="Share"
        post g3 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "J. Mbeki" teaching qts
          allowance TLR3 2000 ends=2029-08-31
        post g4 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "P. Iyer" teaching
        post g5 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "D. Pryce" teaching
        post g6 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "T. Nowak" teaching
        post g7 "Grassroots Leader" middle role_class="Grassroots Leader"
          held "S. Achebe" teaching
        """,
        found_at=("g1",),
    ),
    # Limited to one group throughout, held and vacant.
    Example(
        """
        school "Hill School" teaching_headcount=73 support_headcount=53
        post p1 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching
          held "J. Mbeki" teaching
        post p2 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching
          held "P. Iyer" teaching
        post p3 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching
          held "D. Pryce" teaching
        post p4 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching
          held "T. Nowak" teaching
        post p5 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching
          held "S. Achebe" teaching
        post p6 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching
          held "G. Tan" teaching
        post y1 "Assistant Head of Year" middle role_class="Assistant Head of Year" access=support
        post y2 "Assistant Head of Year" middle role_class="Assistant Head of Year" access=support
        post y3 "Assistant Head of Year" middle role_class="Assistant Head of Year" access=support
        """,
        found_at=("p1", "y1"),
    ),
    # Open to all, and all appointed are teachers.
    Example(
        """
        school "Hill School" teaching_headcount=73 support_headcount=53
        post h07 "Head of Year 7" middle role_class="Head of Year"
          held "J. Mbeki" teaching
        post h08 "Head of Year 8" middle role_class="Head of Year"
          held "P. Iyer" teaching
        post h09 "Head of Year 9" middle role_class="Head of Year"
          held "D. Pryce" teaching
        post h10 "Head of Year 10" middle role_class="Head of Year"
          held "T. Nowak" teaching
        post h11 "Head of Year 11" middle role_class="Head of Year"
          held "S. Achebe" teaching
        """,
        found_at=("h07",),
    ),
)
