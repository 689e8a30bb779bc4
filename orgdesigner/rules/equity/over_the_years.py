"""Appointments to a role add up, year by year, to a proportional share for each staff group.

Why: One round of seven says little. Three rounds that lean the same way say something, and nobody sees it who
looks at one year only.

Source: The founding school's account: two of the first seven Grassroots Leaders were support staff (2015); on
small numbers, guidance on the four-fifths rule (Human Assets); read in November 2026. Asked of role classes
with two or more recorded rounds. Nothing is said where one appointment would change the answer, or where the
role's posts, as they stand now, are reserved in proportion.

To fix: Reserve a proportional share of the role's posts, and say why.
"""

from collections.abc import Iterator

from orgdesigner.model.limited import LIMITED_BY_LAW
from orgdesigner.model.relations import LEADERSHIP_CLASS, ROUNDS_OF_CLASS, headcount
from orgdesigner.model.representation import AccessToRole, Representation, access_to_role
from orgdesigner.model.selection import selection
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.reserving import reserve_more, reserve_share_and_open
from orgdesigner.rules.shared.wording import STAFF, count

FEWEST_ROUNDS = 2


@rule(
    "EQ-514",
    "In proportion over the years",
    each=ROUNDS_OF_CLASS,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, role_class: str) -> Iterator[Found]:
    staff = headcount(view)
    if view.count(ROUNDS_OF_CLASS, role_class) < FEWEST_ROUNDS or not all(staff.values()):
        return
    rounds = view.find(ROUNDS_OF_CLASS, role_class)
    selected = selection(rounds)
    for group in StaffGroup:
        if not selected.all_appointed or view.count(LIMITED_BY_LAW, role_class):
            return
        total = sum(staff.values())
        share = Representation(selected.appointed[group], selected.all_appointed, staff[group], total)
        access = access_to_role(view, role_class, group)
        if not share.short or not share.is_settled or _is_made_up_for(access):
            continue
        yield found(
            f"{role_class}: over {count(len(rounds), 'round')}, {share.held} of {share.posts} appointed were"
            f" {STAFF[group]}, {count(share.short, 'appointment')} short of a proportional share",
            *sorted(rounds, key=lambda each: (str(each.held or ""), each.id)),
            working=f"{share.posts} × {share.group} ÷ {share.staff} = {share.expected:.2f};"
            f" index {share.index}",
            fixes=_fixes(view, access) if view.count(LEADERSHIP_CLASS, role_class) else [],
        )


def _is_made_up_for(access: AccessToRole) -> bool:
    """Whether posts of the role are reserved for the group, so many that it has its share of them now."""
    return bool(access.reserved) and not access.representation.short


def _fixes(view: View, access: AccessToRole) -> Iterator[Fix]:
    if len(access.closed) == access.posts:
        yield from reserve_share_and_open(view, access, list(access.closed))
    elif access.representation.short:
        yield from reserve_more(view, access)


GOOD = (
    # One short over two years; one round alone; made up for by three reserved posts.
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    round a1 "First" role_class=Leader appointed_teaching=4 appointed_support=2
    round a2 "Second" role_class=Leader appointed_teaching=4 appointed_support=2
    round b1 "Only" role_class=Tutor appointed_teaching=12
    """,
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    round a1 "First" role_class=Leader appointed_teaching=6 appointed_support=1
    round a2 "Second" role_class=Leader appointed_teaching=6 appointed_support=1
    post g1 "Leader" middle role_class=Leader access=support access_ground=share
    post g2 "Leader" middle role_class=Leader
    """,
)
BAD = (
    Example(
        """
        school "Hill School" teaching_headcount=73 support_headcount=53
        round a1 "First" role_class=Leader held=2025-05-01 appointed_teaching=6 appointed_support=1
        round a2 "Second" role_class=Leader held=2026-05-01 appointed_teaching=6 appointed_support=1
        post g1 "Leader" middle role_class=Leader
          held "J. Mbeki" teaching qts
        post g2 "Leader" middle role_class=Leader
          held "P. Iyer" teaching qts
        post g3 "Leader" middle role_class=Leader
        """,
        found_at=("a1",),
    ),
)
