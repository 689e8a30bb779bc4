"""No leadership role is held by one staff group only, unless so few hold it that this says nothing.

Why: Six leaders from one staff group, where the other is two of every five staff, is no accident that anybody
has to have wanted: it is what happens when nobody looks. How unlikely it is by chance tells whether to look.

Source: The founding school's account of six Pedagogy Leaders, all of them teachers, where 53 of 126 staff
were support staff (2015); read in November 2026. The chance is the exact one (hypergeometric). It is said
only of posts that are filled by people: a post that is reserved for its share of a role is a choice, and has
no chance. Asked of role classes of three or more leadership posts, not counting those that the law limits.
Where one post more would bring the group to its share, there are too few posts to judge, and nothing is said.

To fix: Ask what keeps the other group from applying; reserve a proportional share, and say why.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.records import Post
from orgdesigner.model.relations import HOLDINGS_OF_POST, LEADERSHIP_CLASS, headcount
from orgdesigner.model.representation import AccessToRole, Representation, groups_in
from orgdesigner.model.view import View
from orgdesigner.model.words import AccessGround, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.odds import odds
from orgdesigner.rules.shared.reserving import (
    FEWEST,
    access_to_chosen,
    arithmetic,
    named,
    posts_to_choose,
    reserve_more,
    reserve_share_and_open,
)
from orgdesigner.rules.shared.wording import STAFF

MANY_POSTS = 30
"""With more posts than this the proportion says it better than the chance."""


@rule(
    "EQ-506",
    "No role of one staff group",
    each=LEADERSHIP_CLASS,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(FEWEST,),
)
def check(view: View, role_class: str, *, fewest: Decimal) -> Iterator[Found]:
    posts = posts_to_choose(view, role_class)
    if not posts or len(posts) < fewest or not all(headcount(view).values()):
        return
    for group in StaffGroup:
        # One post that the group holds is enough to know, so that few are read.
        if any(group in groups_in(view, post) for post in posts):
            continue
        access = access_to_chosen(view, role_class, group)
        share = access.representation
        if share.short and share.is_settled and _others_hold_all(view, access):
            yield found(
                f"{role_class}: 0 of {access.posts} posts are held by {STAFF[group]}{_chance(share)}",
                *named([*access.others, *access.closed]),
                working=arithmetic(access),
                fixes=_fixes(view, access),
            )


def _others_hold_all(view: View, access: AccessToRole) -> bool:
    """Whether people fill all the posts, and none is reserved: for the group, or for the others' share."""
    if access.vacant or access.reserved:
        return False
    return all(
        view.count(HOLDINGS_OF_POST, post) and view.need(Post, post).access_ground is not AccessGround.SHARE
        for post in access.closed
    )


def _chance(share: Representation) -> str:
    chance = share.chance if share.posts <= MANY_POSTS else None
    return "" if chance is None else f"; by chance that would happen {odds(chance)}"


def _fixes(view: View, access: AccessToRole) -> Iterator[Fix]:
    if len(access.closed) == access.posts:
        yield from reserve_share_and_open(view, access, list(access.closed))
    else:
        yield from reserve_more(view, access)


GOOD = (
    # Two of three would be one post from its share: too few posts to judge.
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    post a1 "Assistant Headteacher" senior role_class="Assistant Headteacher"
      held "D. Pryce" teaching
    post a2 "Assistant Headteacher" senior role_class="Assistant Headteacher"
      held "T. Nowak" teaching
    post a3 "Assistant Headteacher" senior role_class="Assistant Headteacher"
      held "S. Achebe" teaching
    """,
    # Reserved and vacant posts have no chance.
    """
    school "Hill School" teaching_headcount=20 support_headcount=20
    post g1 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_ground=share
      held "J. Mbeki" teaching
    post g2 "Grassroots Leader" middle role_class="Grassroots Leader"
      held "P. Iyer" teaching
    post g3 "Grassroots Leader" middle role_class="Grassroots Leader"
      held "D. Pryce" teaching
    post g4 "Grassroots Leader" middle role_class="Grassroots Leader"
      held "G. Tan" teaching
    post h1 "Head of Year 7" middle role_class="Head of Year"
      held "T. Nowak" teaching
    post h2 "Head of Year 8" middle role_class="Head of Year"
      held "S. Achebe" teaching
    post h3 "Head of Year 9" middle role_class="Head of Year"
      held "A. Costa" teaching
    post h4 "Head of Year 10" middle role_class="Head of Year"
    """,
)
BAD = (
    # Six teachers, with 53 of 126 staff: 0 of 6.
    Example(
        """
        school "Hill School" teaching_headcount=73 support_headcount=53
        post p1 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching access_ground=school
          held "J. Mbeki" teaching
        post p2 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching access_ground=school
          held "P. Iyer" teaching
        post p3 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching access_ground=school
          held "D. Pryce" teaching
        post p4 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching access_ground=school
          held "T. Nowak" teaching
        post p5 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching access_ground=school
          held "S. Achebe" teaching
        post p6 "Pedagogy Leader" middle role_class="Pedagogy Leader" access=teaching access_ground=school
          held "G. Tan" teaching
        """,
        found_at=("p1",),
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
