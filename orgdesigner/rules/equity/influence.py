"""Both staff groups influence what the whole school does, about in proportion to their numbers.

Why: In the founding school one member of support staff had a say in the policy of the whole school, where two
of every five staff were support staff. Who is heard decides what a school notices.

Source: The founding school's account (2015); on small numbers, guidance on the four-fifths rule (Human
Assets); read in November 2026. Counted are the people in posts that are senior, that lead or belong to a
leadership team, or that answer for or contribute to a priority of the School Improvement Plan. Where one
person more would bring the group to its share, there are too few to judge, and nothing is said.

To fix: Let posts that the other group holds contribute to priorities, or bring them into a leadership team.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.priorities import contribute
from orgdesigner.model.records import Person, Priority, School, Team
from orgdesigner.model.relations import (
    EXTERNAL_POSTS,
    HOLDINGS_OF_POST,
    LEADERSHIP_TEAMS,
    LINE_DOWNWARD,
    MEMBERS_OF_TEAM,
    POSTS_AT_LEVEL,
    headcount,
    outsiders,
    priorities,
    staff_group,
)
from orgdesigner.model.representation import Representation
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.nearby import priority_above
from orgdesigner.rules.shared.wording import STAFF, count

FEWEST_PEOPLE = 3
MOST_LOOKED_AT = 300
"""Of a large school's leaders only the first are looked at: whoever reads all hears of every change."""
MOST_JOINING = 5
"""Who should influence the school is a head's own choice; more than this is no choice of one click."""
SENIOR = (Level.HEAD, Level.SENIOR)


@rule(
    "EQ-505",
    "Both groups have influence",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, school: School) -> Iterator[Found]:
    staff = headcount(view)
    if not all(staff.values()):
        return
    people = _influential(view)
    of_group = {group: [each for each in people if people[each] is group] for group in StaffGroup}
    if len(people) < FEWEST_PEOPLE:
        return
    for group, influential in of_group.items():
        share = Representation(len(influential), len(people), staff[group], sum(staff.values()))
        if share.short and share.is_settled:
            sum_said = f"{share.posts} × {share.group} ÷ {share.staff} = {share.expected:.2f}"
            yield found(
                f"{share.held} of {share.posts} people who influence the whole school are {STAFF[group]};"
                f" a proportional share is {share.share}",
                school,
                *(Subject(Person.kind, each) for each in influential),
                working=f"{sum_said}, so {count(share.short, 'person', 'people')} short; index {share.index}",
                fixes=_fixes(view, people, group, share),
            )


def _influential(view: View) -> dict[str, StaffGroup]:
    """Return the people who influence the whole school, each with a staff group."""
    posts = {post for level in SENIOR for post in view.ids(POSTS_AT_LEVEL, level)}
    people: set[str] = set()
    for priority in view.all(Priority):
        posts |= {*priority.contributing, *([priority.accountable] if priority.accountable else [])}
    for team in _leadership_teams(view):
        posts |= set(team.leads)
        for seat in view.find(MEMBERS_OF_TEAM, team.id):
            posts |= {seat.post} if seat.post else set()
            people |= {seat.person} if seat.person else set()
    for post in posts.difference(view.ids(EXTERNAL_POSTS, True)):
        people |= {holding.person for holding in view.find(HOLDINGS_OF_POST, post)}
    outside = {person for group in StaffGroup for person in outsiders(view, group)}
    return {person: staff_group(view, person) for person in sorted(people - outside)}


def _leadership_teams(view: View) -> Iterator[Team]:
    for parent in view.keys(LEADERSHIP_TEAMS):
        yield from view.find(LEADERSHIP_TEAMS, parent)


def _fixes(
    view: View, people: dict[str, StaffGroup], group: StaffGroup, share: Representation
) -> Iterator[Fix]:
    """Yield how leaders of the group come to contribute to priorities, one each, until they are enough."""
    plan = priorities(view)
    joining: list[str] = []
    for post in _other_leaders(view, people, group) if plan else ():
        joining.append(post)
        reached = replace(share, held=share.held + len(joining), posts=share.posts + len(joining))
        if not reached.short or not reached.is_settled:
            break
        if len(joining) == MOST_JOINING:
            return
    else:
        return
    of_priority: dict[str, list[str]] = {}
    for post in joining:
        of_priority.setdefault((priority_above(view, post) or plan[0]).id, []).append(post)
    changes = [contribute(view, priority, posts) for priority, posts in of_priority.items()]
    label = f"Let {count(len(joining), 'post')} held by {STAFF[group]} contribute to a priority"
    yield Fix(f"{label}: {reached.held} of {reached.posts} people", squash(label, changes))


def _other_leaders(view: View, people: dict[str, StaffGroup], group: StaffGroup) -> Iterator[str]:
    """Yield posts that one person of the group holds, who has no influence yet.

    First come middle leaders, then those who report to senior ones, and those who report to them.
    """
    seen = set(people)
    senior = [post for level in SENIOR for post in view.ids(POSTS_AT_LEVEL, level)]
    nearest = (link.lower for post in senior for link in view.find(LINE_DOWNWARD, post))
    beyond = (
        link.lower
        for post in senior
        for near in view.find(LINE_DOWNWARD, post)
        for link in view.find(LINE_DOWNWARD, near.lower)
    )
    for post in islice(chain(view.ids(POSTS_AT_LEVEL, Level.MIDDLE), nearest, beyond), MOST_LOOKED_AT):
        held_by = [holding.person for holding in view.find(HOLDINGS_OF_POST, post)]
        if len(held_by) == 1 and held_by[0] not in seen and staff_group(view, held_by[0]) is group:
            seen.update(held_by)
            yield post


GOOD = (
    # One more would be enough: too few people to judge.
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    priority 1 "Attainment" accountable=dh
    post head "Headteacher" head
      held "B. Aldous" teaching
    post dh "Deputy Headteacher" senior
      held "M. Okafor" teaching
    post ah "Assistant Headteacher" senior
      held "R. Lindqvist" teaching
    """,
    """
    school "Hill School" teaching_headcount=73 support_headcount=53
    priority 1 "Attainment" accountable=dh contributing=office
    team slt "Senior leadership team" leadership leads=head
      member site
      member person=visitor
    person visitor "Vi Visitor" support
    post head "Headteacher" head
      held "B. Aldous" teaching
    post dh "Deputy Headteacher" senior
      held "M. Okafor" teaching
    post site "Site Manager"
      held "C. Doyle" support
    post office "Office Manager"
      held "F. Osei" support
    """,
)
BAD = (
    Example(
        """
        school "Hill School" teaching_headcount=10 support_headcount=10
        priority 1 "Attainment" accountable=dh1
        priority 2 "Attendance" accountable=dh2
        post head "Headteacher" head
          held "B. Aldous" teaching
        post dh1 "Deputy Headteacher" senior
          held "M. Okafor" teaching
        post dh2 "Deputy Headteacher" senior
          held "R. Lindqvist" teaching
        post dh3 "Deputy Headteacher" senior
          held "A. Costa" teaching
        post welfare "Welfare Lead" middle
          held "L. Hart" support
        post site "Site Manager" middle
          held "C. Doyle" support
        post office "Office Manager" middle
          held "F. Osei" support
        post cook "Catering Manager" middle
          held "S. Reed" support
        """,
        found_at=("school",),
    ),
)
