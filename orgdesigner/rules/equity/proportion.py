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

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, LEADERSHIP_CLASS, headcount
from orgdesigner.model.representation import (
    LIMITED_TO,
    AccessToRole,
    Representation,
    access_to_role,
    groups_in,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS, Access, AllowanceKind, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.wording import STAFF, count, in_words

FEWEST_POSTS = 3
MANY_POSTS = 30


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
        access = access_to_role(view, role_class, group)
        short = access.representation.short
        if len(access.closed) == access.posts:
            yield _shut_out(view, access)
        elif access.reserved and short >= 1:
            yield _reserved_too_few(view, access)
        elif not access.reserved and not access.vacant and short >= 2:
            yield _appointed_too_few(access)


def _shut_out(view: View, access: AccessToRole) -> Found:
    stated = all(view.need(Post, post).access_reason.strip() for post in access.closed)
    return found(
        f"{access.role_class}: none of the {access.posts} posts is open to {STAFF[access.group]}",
        *_named(access.closed),
        working=f"{_arithmetic(access)}; {'a reason is recorded' if stated else 'not all give a reason'}",
        fixes=_ways_in(view, access),
        severity=Severity.ADVICE if stated else None,
    )


def _reserved_too_few(view: View, access: AccessToRole) -> Found:
    share = access.representation
    how = "reserved for or held by" if access.held else "reserved for"
    label = f"Reserve {count(share.short, f'{access.role_class} post')} for {STAFF[access.group]}"
    chosen = [*access.vacant, *access.others][: share.short]
    fixes = [Fix(f"{label}: {share.share} of {access.posts}", _reserve(view, access, chosen, label=label))]
    return found(
        f"{access.role_class}: {share.held} of {access.posts} posts are {how} {STAFF[access.group]},"
        f" {count(share.short, 'post')} short of a proportional share",
        *_named([*access.reserved, *access.held, *access.vacant, *access.others]),
        working=_arithmetic(access),
        fixes=fixes if len(chosen) == share.short else [],
    )


def _appointed_too_few(access: AccessToRole) -> Found:
    share = access.representation
    return found(
        f"{access.role_class}: {share.held} of {access.posts} posts are held by {STAFF[access.group]},"
        f" {count(share.short, 'post')} short of a proportional share",
        *_named([*access.held, *access.others, *access.closed]),
        working=f"{_arithmetic(access)}{_chance(share)}",
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


def _arithmetic(access: AccessToRole) -> str:
    share = access.representation
    proportion = f"{access.posts} × {access.of_group} ÷ {access.staff} = {share.expected:.2f}"
    sentence = f"{proportion}, so a proportional share is {count(share.share, 'post')}; index {share.index}"
    if share.short == 1:
        parity = access.if_held(share.share)
        sentence += f"; one post decides: {share.share} of {access.posts} is parity ({parity.index})"
    return sentence


def _ways_in(view: View, access: AccessToRole) -> Iterator[Fix]:
    """Yield how a class becomes open to a group that it shuts out, and stays so; vacant posts come first."""
    share = access.representation.share
    groups = {post: groups_in(view, post) for post in access.closed}
    held = sum(access.group in each for each in groups.values())
    if not all(groups.values()) or access.if_held(held).short < 2:
        label = f"Open all {in_words(access.posts)} to all staff"
        yield Fix(label, _reserve(view, access, [], opened=access.closed, label=label))
    if share:
        posts = sorted(access.closed, key=lambda post: bool(groups[post]))
        label = f"Reserve {in_words(share)} for {STAFF[access.group]} and open the rest"
        change = _reserve(view, access, posts[:share], opened=posts[share:], label=label)
        yield Fix(f"{label}: {share} of {access.posts}", change)


def _reserve(
    view: View, access: AccessToRole, post_ids: Iterable[str], *, label: str, opened: Iterable[str] = ()
) -> Change:
    draft = Draft(view)
    reason = f"A proportional share: {access.of_group} of {access.staff} staff are {STAFF[access.group]}."
    for post_id in post_ids:
        draft.set(view.need(Post, post_id), access=LIMITED_TO[access.group], access_reason=reason)
        if access.group is StaffGroup.SUPPORT:
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
