"""Nobody has more direct reports than the school thinks one person can look after.

Why: Who manages seventeen people talks to each of them twice a year. A head with many reports has no time to
lead, and the deputies no room to.

Source: The founding school's account of a head with a lot of people to line-manage, and a primary school's of
17 teaching assistants who work with one SENCO; read in November 2026. The limit of eight is the program's own
suggestion, with no source: a school sets its own. Reports who are in a team that is co-led or has no formal
lead are not counted, because such a team leads itself.

To fix: Let some of them report to one of the others, or let their team lead itself.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.leading import SELF_LED_TEAMS
from orgdesigner.model.records import Post
from orgdesigner.model.relations import LINE_DOWNWARD, TEAMS_OF_POST, reports
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.own_limit import own_limit
from orgdesigner.rules.shared.wording import count, in_words, listed, told_apart

RULE = "TEAM-409"
MANY_REPORTS = 40
"""Who has more than this needs another structure, and no fix of one click."""


@rule(
    RULE,
    "A span that one can look after",
    each=LINE_DOWNWARD,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("most", "Direct reports, at most", Decimal(8)),),
)
def check(view: View, post_id: str, *, most: Decimal) -> Iterator[Found]:
    drawn = view.count(LINE_DOWNWARD, post_id)
    if drawn <= most:
        return
    below = (link.lower for link in view.find(LINE_DOWNWARD, post_id))
    managed = [post for post in below if not _is_in_a_self_led_team(view, post)]
    if len(managed) <= most:
        return
    post = view.need(Post, post_id)
    left_out = drawn - len(managed)
    yield found(
        f"{post.title} has {count(len(managed), 'direct report')}; the limit is {in_words(int(most))}",
        post,
        working=f"not counting {in_words(left_out)} in teams that lead themselves" if left_out else "",
        fixes=_handing_down(view, post_id, managed, int(most)) or [_own_limit(view, len(managed))],
    )


def _is_in_a_self_led_team(view: View, post_id: str) -> bool:
    seats = view.find(TEAMS_OF_POST, post_id)
    return any(view.count(SELF_LED_TEAMS, seat.team) for seat in seats)


def _handing_down(view: View, post_id: str, managed: list[str], most: int) -> list[Fix]:
    """Return the fix that some report to others, where they are few enough for one click to be read."""
    if len(managed) > MANY_REPORTS:
        return []
    return list(_fixes(view, [post for post in reports(view, post_id) if post.id in managed], most))


def _fixes(view: View, managed: list[Post], most: int) -> Iterator[Fix]:
    """Yield that some report to others beside them: to as few as can take them, the most senior first."""
    able = sorted(managed, key=lambda post: (not post.is_leadership, -view.count(LINE_DOWNWARD, post.id)))
    room = {post.id: most - view.count(LINE_DOWNWARD, post.id) for post in able}
    for takers in range(1, len(able)):
        chosen = [post for post in able if room[post.id] > 0][:takers]
        others = [post for post in reversed(managed) if post not in chosen]
        moving = len(managed) - most
        if len(chosen) < takers or moving > len(others):
            return
        if sum(room[post.id] for post in chosen) >= moving:
            yield _handed(view, chosen, others[:moving], room)
            return


def _own_limit(view: View, reports_of_one: int) -> Fix:
    """Return the choice that is left where those beside have no time either."""
    label = f"Take {in_words(reports_of_one)} as this school's own limit"
    return own_limit(view, RULE, "most", Decimal(reports_of_one), label)


def _handed(view: View, chosen: list[Post], moving: list[Post], room: dict[str, int]) -> Fix:
    """Return the fix that shares out posts among those who take them, about as many each."""
    given: dict[str, list[str]] = {post.id: [] for post in chosen}
    for post in moving:
        heir = max(given, key=lambda each: room[each] - len(given[each]))
        given[heir].append(post.id)
    called = listed(told_apart(view, chosen))
    changes = [report_to(view, posts, heir) for heir, posts in given.items() if posts]
    return Fix(
        f"Let {in_words(len(moving))} of them report to {called}",
        squash(f"Let {count(len(moving), 'post')} report to others", changes),
    )


GOOD = (
    """
    team y6 "Year 6" year none
      member t1
      member t2
    rule TEAM-409
      limit most 2
    post head "Headteacher" head
      post dh "Deputy Headteacher" senior
      post t1 "Teacher"
      post t2 "Teacher"
    """,
)
BAD = (
    Example(
        """
        team y6 "Year 6" year none
          member t1
        team y5 "Year 5" year leads=t2
          member t3
        rule TEAM-409
          limit most 3
        post head "Headteacher" head
          post t1 "Teacher"
          post t2 "Teacher of Year 5" middle
            post a1 "Assistant"
          post t3 "Teacher"
          post t4 "Teacher"
          post office "Office Manager"
        """,
        found_at=("head",),
    ),
    Example(
        'post head "Headteacher" head\n  post senco "SENCO" middle\n'
        + "".join(f'    post ta{n} "Teaching Assistant {n}"\n' for n in range(17)),
        found_at=("senco",),
    ),
)
