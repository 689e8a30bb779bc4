"""Each staff group holds, or is assured of, its proportional share of a leadership role to within a post.

Why: Support staff are two of five staff in the founding school, and held none of six leadership posts. Who is
shut out of the posts in which a school decides is shut out of its decisions. With so few posts, whole posts
say more than percentages: a proportional share is the group's part of all staff, times the posts, rounded.

Source: The founding school's account: two of seven Grassroots Leader posts reserved for support staff in the
first year and three in the second, with 53 of 126 staff (2015); on small numbers, guidance on the four-fifths
rule (Human Assets); read in November 2026. Asked of role classes of three or more leadership posts, not
counting those that the law limits: where posts are reserved, one post short is found; where appointments
alone decided, two, because one could be chance; vacant posts that are open to all are still anybody's. Roles
that are closed to a group, or held by one group only, have rules of their own.

To fix: Reserve as many posts as are short, and say why, or open those that are limited to the other group.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.relations import HOLDINGS_OF_POST, LEADERSHIP_CLASS, LIMITED_IN_CLASS, headcount
from orgdesigner.model.representation import LIMITED_TO, AccessToRole
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.reserving import (
    FEWEST,
    access_to_chosen,
    arithmetic,
    named,
    posts_to_choose,
    reserve_more,
)
from orgdesigner.rules.shared.wording import STAFF, count


@rule(
    "EQ-501",
    "Access in proportion",
    each=LEADERSHIP_CLASS,
    severity=Severity.WARNING,
    strength=Strength.HARD,
    limits=(FEWEST,),
)
def check(view: View, role_class: str, *, fewest: Decimal) -> Iterator[Found]:
    posts = posts_to_choose(view, role_class)
    if not posts or len(posts) < fewest or not all(headcount(view).values()):
        return
    all_filled = all(view.count(HOLDINGS_OF_POST, post) for post in posts)
    for group, limit in LIMITED_TO.items():
        if all_filled or view.count(LIMITED_IN_CLASS, (role_class, limit)):
            access = access_to_chosen(view, role_class, group)
            if access.reserved:
                yield from _reserved_too_few(view, access)
            elif all_filled:
                yield from _appointed_too_few(view, access)


def _reserved_too_few(view: View, access: AccessToRole) -> Iterator[Found]:
    share = access.representation
    if share.short:
        how = "reserved for or held by" if access.held else "reserved for"
        yield found(
            f"{access.role_class}: {share.held} of {access.posts} posts are {how} {STAFF[access.group]},"
            f" {count(share.short, 'post')} short of a proportional share",
            *named([*access.reserved, *access.held, *access.vacant, *access.others]),
            working=arithmetic(access),
            fixes=reserve_more(view, access),
        )


def _appointed_too_few(view: View, access: AccessToRole) -> Iterator[Found]:
    share = access.representation
    if access.held and share.short and share.is_settled:
        yield found(
            f"{access.role_class}: {share.held} of {access.posts} posts are held by {STAFF[access.group]},"
            f" {count(share.short, 'post')} short of a proportional share",
            *named([*access.held, *access.others, *access.closed]),
            working=arithmetic(access),
            fixes=reserve_more(view, access),
            severity=Severity.ADVICE,
        )


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
    # Open to all, one of nine appointed is support staff, and one more would not be enough.
    Example(
        """
        school "Hill School" teaching_headcount=73 support_headcount=53
        post s1 "Senior Leader" senior role_class="Senior Leader"
          held "C. Doyle" support
        post s2 "Senior Leader" senior role_class="Senior Leader"
          held "P. Iyer" teaching
        post s3 "Senior Leader" senior role_class="Senior Leader"
          held "D. Pryce" teaching
        post s4 "Senior Leader" senior role_class="Senior Leader"
          held "T. Nowak" teaching
        post s5 "Senior Leader" senior role_class="Senior Leader"
          held "S. Achebe" teaching
        post s6 "Senior Leader" senior role_class="Senior Leader"
          held "G. Tan" teaching
        post s7 "Senior Leader" senior role_class="Senior Leader"
          held "A. Costa" teaching
        post s8 "Senior Leader" senior role_class="Senior Leader"
          held "M. Okafor" teaching
        post s9 "Senior Leader" senior role_class="Senior Leader"
          held "R. Lindqvist" teaching
        """,
        found_at=("s1",),
    ),
)
