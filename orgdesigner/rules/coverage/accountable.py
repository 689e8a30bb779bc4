"""Each priority of the School Improvement Plan has exactly one accountable post.

Why: What nobody answers for is done by nobody, and what two answer for is left to the other. Any number of
posts may contribute to a priority; one answers for it.

Source: The founding school's account of its three leadership teams, each of whose leads answers for two of
six priorities (2015); read in November 2026.

To fix: Choose the post that answers for the priority: the lead of a leadership team, or a post that
contributes to it already.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import LEADERSHIP_TEAMS, POSTS_AT_LEVEL
from orgdesigner.model.view import View
from orgdesigner.model.words import Level
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.loads import loads
from orgdesigner.rules.shared.wording import listed, told_apart

MOST_CHOICES = 3


@rule(
    "COV-101",
    "One accountable post for each priority",
    each=Priority,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, priority: Priority) -> Iterator[Found]:
    if priority.accountable is not None:
        return
    contributing = [view.need(Post, post_id) for post_id in priority.contributing]
    titles = told_apart(view, contributing)
    working = f"{listed(titles)} contribute{'s' if len(titles) == 1 else ''} to it" if titles else ""
    choices = {**_leads(view), **dict(zip((post.id for post in contributing), titles, strict=True))}
    choices = choices or _seniors(view)
    yield found(
        f"Nobody is accountable for Priority {priority.number} ({priority.name})",
        priority,
        working=working or "no post contributes to it either",
        fixes=[
            Fix(f"Give it to {called}", make_accountable(view, priority.id, post_id))
            for post_id, called in list(choices.items())[:MOST_CHOICES]
        ],
    )


def _leads(view: View) -> dict[str, str]:
    """The leads of leadership teams and what they are called; those with the fewest priorities first."""
    teams = [
        load for parent in sorted(view.keys(LEADERSHIP_TEAMS), key=str) for load in loads(view, str(parent))
    ]
    teams.sort(key=lambda load: len(load.priorities))
    return {load.leads[0].id: f"the lead of {load.team.name}" for load in teams}


def _seniors(view: View) -> dict[str, str]:
    """Senior leaders, then the head, for a school whose leadership teams have no leads."""
    ids = [post for level in (Level.SENIOR, Level.HEAD) for post in view.ids(POSTS_AT_LEVEL, level)]
    posts = [view.need(Post, post_id) for post_id in ids[:MOST_CHOICES]]
    return dict(zip((post.id for post in posts), told_apart(view, posts), strict=True))


GOOD = (
    """
    priority 1 "Attainment" accountable=dh
    post dh "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh1
        priority 6 "Community"
        team sa "Students & Achievement" leadership leads=dh1
        team pp "Partnerships & Professionalism" leadership leads=dh2
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        """,
        found_at=("priority:6",),
    ),
    Example(
        """
        priority 1 "Attainment" contributing=lead
        priority 2 "Attendance"
        post lead "Grassroots Leader" middle
        """,
        found_at=("priority:1", "priority:2"),
    ),
)
