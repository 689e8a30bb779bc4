"""No post answers for more priorities than it can serve.

Why: A priority is a year's work for somebody. Who answers for four has one that is looked after and three
that are reported on.

Source: The founding school's account, in which each lead of a leadership team answers for two of six
priorities (2015); read in November 2026. That three is the most is the range that was suggested with it, and
the school's to set.

To fix: Give some of them to the lead who has fewest, or to a post that contributes to them.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import ACCOUNTABLE_FOR, LEADERSHIP_TEAMS
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.loads import loads
from orgdesigner.rules.shared.wording import count, listed


@rule(
    "COV-108",
    "Not too many priorities",
    each=ACCOUNTABLE_FOR,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
    limits=(Limit("most", "Priorities that one post answers for, at most", Decimal(3)),),
)
def check(view: View, post_id: str, *, most: Decimal) -> Iterator[Found]:
    if view.count(ACCOUNTABLE_FOR, post_id) <= most:
        return
    answered = sorted(view.find(ACCOUNTABLE_FOR, post_id), key=lambda each: (each.number, each.id))
    post = view.need(Post, post_id)
    yield found(
        f"{post.title} answers for {count(len(answered), 'priority', 'priorities')}",
        post,
        *answered,
        working=f"more than {count(int(most), 'priority', 'priorities')}: {listed(p.name for p in answered)}",
        fixes=_fixes(view, post, answered, most),
    )


def _fixes(view: View, post: Post, answered: list[Priority], most: Decimal) -> Iterator[Fix]:
    """Yield how as many as are too many go to those who have room: one by one, to whoever has fewest."""
    leads = dict(_leads(view))
    held: dict[str, int] = {}
    given: list[tuple[Priority, str]] = []
    for priority in answered[int(most) :]:
        for heir in (*leads, *priority.contributing):
            held.setdefault(heir, view.count(ACCOUNTABLE_FOR, heir))
        free = [heir for heir in held if heir != post.id and held[heir] + 1 <= most]
        if not free:
            return
        heir = min(free, key=lambda each: held[each])
        held[heir] += 1
        given.append((priority, heir))
    called = {heir: leads.get(heir) or view.need(Post, heir).title for _, heir in given}
    said = listed(f"Priority {priority.number} to {called[heir]}" for priority, heir in given)
    label = f"Give {said}"
    yield Fix(label, squash(label, [make_accountable(view, priority.id, heir) for priority, heir in given]))


def _leads(view: View) -> Iterator[tuple[str, str]]:
    """Yield the posts that lead leadership teams, and what they are called."""
    for parent in sorted(view.keys(LEADERSHIP_TEAMS), key=str):
        for load in loads(view, str(parent)):
            yield load.leads[0].id, f"the lead of {load.team.name}"


GOOD = (
    """
    priority 1 "Attainment" accountable=dh
    priority 2 "Attendance" accountable=dh
    priority 3 "Teaching" accountable=dh
    post dh "Deputy Headteacher" senior
    """,
    """
    priority 1 "Attainment" accountable=head
    priority 2 "Attendance" accountable=head
    priority 3 "Teaching" accountable=head
    priority 4 "Community" accountable=head
    rule COV-108
      limit most 6
    post head "Headteacher" head
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh1
        priority 2 "Attendance" accountable=dh1
        priority 3 "Teaching" accountable=dh1
        priority 4 "Community" accountable=dh1 contributing=welfare
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        post welfare "Welfare Lead" middle
        """,
        found_at=("dh1",),
    ),
)
