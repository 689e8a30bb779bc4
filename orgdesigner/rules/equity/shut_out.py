"""No staff group is shut out of a whole leadership role by the school's choice.

Why: One reserved post leaves the others open. A role that is closed throughout is a ceiling: nobody of the
other group can ever hold it, however able. Heads of Year were such a role in the founding school, and became
open to everybody.

Source: The founding school's account: the other Grassroots Leader posts, and the Heads of Year, are open to
all staff (2015); Bennett and others (2003) on opening the boundaries of leadership, as told in the founding
documents; read in November 2026. What the law ties to qualified teachers is left out. Where every post gives
its reason, the finding is advice.

To fix: Open the role to all staff, or reserve a proportional share of it for the other group and open the
rest.
"""

from collections.abc import Iterator

from orgdesigner.model.limited import is_limited_by_choice
from orgdesigner.model.records import Post
from orgdesigner.model.relations import LEADERSHIP_CLASS, headcount
from orgdesigner.model.representation import LIMITED_TO, AccessToRole, access_to_role, groups_in
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import is_closed, opened
from orgdesigner.rules.shared.reserving import arithmetic, reserve_share_and_open
from orgdesigner.rules.shared.wording import STAFF, in_words


@rule(
    "EQ-507",
    "No role closed to a group",
    each=LEADERSHIP_CLASS,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, role_class: str) -> Iterator[Found]:
    for group, access in LIMITED_TO.items():
        if is_closed(view, role_class, access):
            (other,) = (each for each in StaffGroup if each is not group)
            yield from _closed(view, access_to_role(view, role_class, other))


def _closed(view: View, access: AccessToRole) -> Iterator[Found]:
    posts = [view.need(Post, post_id) for post_id in access.closed]
    chosen = [post for post in posts if is_limited_by_choice(post)]
    if not chosen:
        return
    stated = all(post.access_reason.strip() for post in chosen)
    staff = headcount(view)
    reason = "a reason is recorded" if stated else "not all give a reason"
    yield found(
        f"{access.role_class}: none of the {in_words(access.posts)} posts is open to {STAFF[access.group]}",
        *chosen,
        working=f"{arithmetic(access)}; {reason}" if all(staff.values()) else reason,
        fixes=_ways_in(view, access, chosen),
        severity=Severity.ADVICE if stated else None,
    )


def _ways_in(view: View, access: AccessToRole, chosen: list[Post]) -> Iterator[Fix]:
    """Yield how the role becomes open to the group; where a share is reserved, vacant posts come first."""
    label = f"Open {'all ' if len(chosen) > 1 else ''}{in_words(len(chosen))} to all staff"
    yield Fix(label, opened(view, *chosen).relabelled(f"Open {access.role_class} posts to all staff"))
    if access.of_group:
        closed = sorted((post.id for post in chosen), key=lambda post: bool(groups_in(view, post)))
        yield from reserve_share_and_open(view, access, closed)


GOOD = (
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    post g1 "Grassroots Leader" middle role_class="Grassroots Leader" access=support access_ground=share
    post g2 "Grassroots Leader" middle role_class="Grassroots Leader"
    post s1 "SENCO" middle role_class=SENCO access=teaching access_ground=senco
    post s2 "SENCO, Lower School" middle role_class=SENCO access=teaching access_ground=senco
    post h1 "Headteacher" head role_class=Headteacher access=teaching
    post t1 "Teacher" role_class=Teacher access=teaching
    post t2 "Teacher" role_class=Teacher access=teaching
    """,
)
BAD = (
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
        post y1 "Assistant Head of Year" middle role_class="Assistant Head of Year" access=support
        post y2 "Assistant Head of Year" middle role_class="Assistant Head of Year" access=support
        post y3 "Assistant Head of Year" middle role_class="Assistant Head of Year" access=support
        """,
        found_at=("p1", "y1"),
    ),
    # The reasons are said; and no headcount is known of the other group.
    Example(
        """
        post d1 "Deputy Headteacher" senior role_class=Deputy access=teaching access_reason="Teaches too"
          held "R. Lindqvist" teaching qts
        post d2 "Deputy Headteacher" senior role_class=Deputy access=teaching access_reason="Teaches too"
        """,
        found_at=("d1",),
    ),
)
