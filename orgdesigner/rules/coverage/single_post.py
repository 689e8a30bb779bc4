"""No priority depends on a single post: besides the one that answers for it, another contributes.

Why: Leadership comes from people who work on something together, and not from one of them. What a single post
carries stops when its holder is ill, leaves, or has too much else to do.

Source: Bennett and others (2003), whose review begins with leadership as the work of a group, as told in the
founding documents; read in November 2026.

To fix: Let another post contribute: a member of the team that the accountable post leads, or one that reports
to it.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.priorities import contribute
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import TEAMS_LED, members, reports
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.nearby import near
from orgdesigner.rules.shared.wording import told_apart

MOST_CHOICES = 3


@rule(
    "COV-105",
    "No priority on one post alone",
    each=Priority,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, priority: Priority) -> Iterator[Found]:
    if priority.accountable is None or set(priority.contributing) - {priority.accountable}:
        return
    accountable = view.need(Post, priority.accountable)
    choices = _choices(view, accountable)
    yield found(
        f"Priority {priority.number} ({priority.name}) depends on {accountable.title} alone",
        priority,
        accountable,
        working="no other post contributes to it",
        fixes=[
            Fix(f"Let {called} contribute to it", contribute(view, priority.id, [post.id]))
            for post, called in zip(choices, told_apart(view, choices), strict=True)
        ],
    )


def _choices(view: View, accountable: Post) -> list[Post]:
    """Members of the teams that a post leads, then the posts that report to it, then those beside it."""
    seats = [seat for team in view.find(TEAMS_LED, accountable.id) for seat in members(view, team.id)]
    of_teams = [view.need(Post, seat.post) for seat in seats if seat.post]
    ranked = [*of_teams, *reports(view, accountable.id)]
    near_it = ranked or near(view, accountable)
    chosen = {post.id: post for post in near_it if post.id != accountable.id and not post.external}
    return list(chosen.values())[:MOST_CHOICES]


GOOD = (
    """
    priority 1 "Attainment" accountable=dh contributing=g1
    priority 2 "Attendance" contributing=g1
    post dh "Deputy Headteacher" senior
    post g1 "Grassroots Leader" middle
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh
        priority 2 "Attendance" accountable=welfare contributing=welfare
        team sa "Students & Achievement" leadership leads=dh
          member g1
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
          post welfare "Welfare Lead" middle
        post g1 "Grassroots Leader" middle
        """,
        found_at=("priority:1", "priority:2"),
    ),
)
