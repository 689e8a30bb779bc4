"""Each priority has a post that was appointed with a plan to build leadership.

Why: A post that came about because somebody was there does its work; one that was planned builds those who
will lead next. A priority that only the first kind serves has nobody growing into it.

Source: MacBeath's study (2005) on strategic distribution, one of its six ways, as told in
the founding documents; read in November 2026. Asked only where some post says in which way it was
distributed.

To fix: Let a post that was appointed strategically contribute, or record that one of its posts was.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.priorities import contribute
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import DISTRIBUTED, LINE_DOWNWARD
from orgdesigner.model.view import View
from orgdesigner.model.words import Distribution
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import told_apart

MOST_CHOICES = 2


@rule(
    "COV-107",
    "Appointed with a plan",
    each=Priority,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, priority: Priority) -> Iterator[Found]:
    ids = dict.fromkeys([*([priority.accountable] if priority.accountable else []), *priority.contributing])
    if not ids or not view.keys(DISTRIBUTED):
        return
    posts = [view.need(Post, post_id) for post_id in ids]
    if not any(post.distribution is Distribution.STRATEGIC for post in posts):
        yield found(
            f"No post of Priority {priority.number} ({priority.name}) was appointed strategically",
            priority,
            *posts,
            fixes=_fixes(view, priority, posts),
        )


def _fixes(view: View, priority: Priority, posts: list[Post]) -> Iterator[Fix]:
    near = {link.lower for post in posts for link in view.find(LINE_DOWNWARD, post.id)}
    strategic = sorted(view.ids(DISTRIBUTED, Distribution.STRATEGIC), key=lambda post: post not in near)
    joining = [view.need(Post, post_id) for post_id in strategic[:MOST_CHOICES]]
    for post, called in zip(joining, told_apart(view, joining), strict=True):
        yield Fix(f"Let {called} contribute to it", contribute(view, priority.id, [post.id]))
    unsaid = [post for post in posts if post.distribution is Distribution.UNSTATED][:MOST_CHOICES]
    for post, called in zip(unsaid, told_apart(view, unsaid), strict=True):
        change = set_fields(view, post, distribution=Distribution.STRATEGIC)
        yield Fix(f"Record that {called} was appointed strategically", change)


GOOD = (
    """
    priority 1 "Attainment" accountable=dh contributing=g1
    priority 2 "Attendance"
    post dh "Deputy Headteacher" senior distribution=formal
    post g1 "Grassroots Leader" middle distribution=strategic
    """,
    """
    priority 1 "Attainment" accountable=dh
    post dh "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh contributing=h9
        priority 2 "Attendance" accountable=g1
        post dh "Deputy Headteacher" senior distribution=formal
        post h9 "Head of Year 9" middle
        post g1 "Grassroots Leader" middle distribution=strategic
        """,
        found_at=("priority:1",),
    ),
)
