"""A working group that is to change the terms of a staff group has members of that group.

Why: Terms that others have written for you are accepted at best. Those whose terms they are know what will
work, and believe what their own colleagues have argued out.

Source: The founding school's account of the group of support staff, led by the business manager and an
attendance officer, that designed one scheme of appraisal for all (2015); read in November 2026. A group says
whose terms it changes; one that says nobody's in particular is left alone.

To fix: Add somebody of the staff group whose terms they are.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.records import Person, Post, Team
from orgdesigner.model.relations import (
    HOLDINGS_OF_PERSON,
    HOLDINGS_OF_POST,
    STAFF_GROUP,
    members,
    reports,
    staff_group,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Concern, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import STAFF, told_apart

MOST_CHOICES = 3
_WHOSE = {Concern.TEACHING: StaffGroup.TEACHING, Concern.SUPPORT: StaffGroup.SUPPORT}


@rule(
    "TEAM-406",
    "Those whose terms they are",
    each=Team,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, team: Team) -> Iterator[Found]:
    group = _WHOSE.get(team.concerns)
    if group is None:
        return
    seats = members(view, team.id)
    posts = list(dict.fromkeys((*team.leads, *(seat.post for seat in seats if seat.post is not None))))
    people = {seat.person for seat in seats if seat.person is not None}
    people.update(holding.person for post in posts for holding in view.find(HOLDINGS_OF_POST, post))
    if any(staff_group(view, person) is group for person in people):
        return
    yield found(
        f"{team.name} is to change the terms of {STAFF[group]}, and has no {STAFF[group]} in it",
        team,
        fixes=_fixes(view, team, posts, group),
    )


def _fixes(view: View, team: Team, posts: list[str], group: StaffGroup) -> Iterator[Fix]:
    """Yield posts below those in the group whose holders are of the staff group; else people of it."""
    below = [post for each in posts for post in reports(view, each) if _is_held_by(view, post, group)]
    near = list({post.id: post for post in below}.values())[:MOST_CHOICES]
    for post, called in zip(near, told_apart(view, near), strict=True):
        yield Fix(f"Add {called} to {team.name}", join_team(view, [post.id], team.id))
    for person_id in () if near else view.ids(STAFF_GROUP, group)[:MOST_CHOICES]:
        name = view.need(Person, person_id).name
        yield Fix(f"Add {name} to {team.name}", _joined(view, team, person_id))


def _is_held_by(view: View, post: Post, group: StaffGroup) -> bool:
    held = view.find(HOLDINGS_OF_POST, post.id)
    return any(staff_group(view, holding.person) is group for holding in held)


def _joined(view: View, team: Team, person_id: str) -> Change:
    """Return the change that lets somebody join by the post that they hold, or in person without one."""
    for holding in view.find(HOLDINGS_OF_PERSON, person_id)[:1]:
        return join_team(view, [holding.post], team.id)
    return join_team(view, [], team.id, people=[person_id]).relabelled(f"Add a person to {team.name}")


GOOD = (
    """
    team terms "Terms of support staff" working_group leads=sbm concerns=support
    team ta "Teaching" working_group concerns=teaching
      member person=iyer
    team art "Art" faculty
    person iyer "P. Iyer" teaching
    post sbm "Business Manager" senior
      held "C. Doyle" support
    """,
)
BAD = (
    Example(
        """
        team terms "Terms of support staff" working_group leads=dh concerns=support
        team hours "Hours" working_group concerns=teaching
          member office
        person hart "L. Hart" support
        post dh "Deputy Headteacher" senior
          held "M. Okafor" teaching
          post office "Office Manager"
            held "C. Doyle" support
          post t1 "Teacher"
        """,
        found_at=("terms", "hours"),
    ),
    Example(
        """
        team terms "Terms of support staff" working_group concerns=support
        person hart "L. Hart" support
        post office "Office Manager"
          held "C. Doyle" support
        """,
        found_at=("terms",),
    ),
)
