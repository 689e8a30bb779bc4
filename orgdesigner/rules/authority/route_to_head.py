"""Whoever leads a leadership team has a route to the head: the line, or a meeting that both attend.

Why: A head who sits on none of the teams influences them through their leads. A lead whom the head neither
manages nor meets leads a team that the school forgets.

Source: The founding school's account of a head who influences three ways: by managing the deputies and the
business manager, in the weekly Team Leaders' Meeting, and in the wider senior team (2015); read in November
2026. Nothing is said as long as no head is drawn.

To fix: Let the lead report to the head, or attend a meeting that the head attends.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.forums import add_forum, attend
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.leading import FORUMS_OF_TEAM, LEADING_A_LEADERSHIP_TEAM
from orgdesigner.model.records import Forum, Post
from orgdesigner.model.relations import (
    LINE_UPWARD,
    SLOTS_OF_TEAM,
    TEAMS_LED,
    TEAMS_OF_POST,
    managers_upward,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Cadence
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.agendas import attended_by
from orgdesigner.rules.shared.delegation import heads
from orgdesigner.rules.shared.wording import listed

MOST_CHOICES = 2


@rule(
    "AUT-707",
    "A route to the head",
    each=LEADING_A_LEADERSHIP_TEAM,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, post_id: str) -> Iterator[Found]:
    above = heads(view)
    if not above or post_id in above or _is_below(view, post_id, above):
        return
    meetings = set().union(*(_meetings(view, head) for head in above))
    if not meetings.isdisjoint(_meetings(view, post_id)):
        return
    post = view.need(Post, post_id)
    led = sorted(view.find(LEADING_A_LEADERSHIP_TEAM, post_id), key=lambda team: (team.order, team.id))
    yield found(
        f"{post.title}, who leads {listed(team.name for team in led)}, has no route to the head",
        post,
        *led,
        working="neither the line nor a meeting leads there",
        fixes=_fixes(view, post, above[0], sorted(meetings)),
    )


def _is_below(view: View, post_id: str, above: tuple[str, ...]) -> bool:
    links = view.find(LINE_UPWARD, post_id)
    while links:
        if links[0].upper in above:
            return True
        links = view.find(LINE_UPWARD, links[0].upper)
    return False


def _meetings(view: View, post_id: str) -> set[str]:
    """Return the ids of the meetings that a post attends, itself or with a team that it leads or is in."""
    inside = {seat.team for seat in view.find(TEAMS_OF_POST, post_id)}
    teams = inside | set(view.ids(TEAMS_LED, post_id))
    whole = {forum for team in teams for forum in view.ids(FORUMS_OF_TEAM, team)}
    slots = {slot.forum for team in teams for slot in view.find(SLOTS_OF_TEAM, team)}
    return attended_by(view, post_id) | whole | slots


def _fixes(view: View, post: Post, head_id: str, meetings: list[str]) -> Iterator[Fix]:
    head = view.need(Post, head_id)
    if all(above.id != post.id for above in managers_upward(view, head_id)):
        yield Fix(f"Let {post.title} report to {head.title}", report_to(view, [post.id], head_id))
    for forum in [view.need(Forum, each) for each in meetings][:MOST_CHOICES]:
        yield Fix(f"Let {post.title} attend {forum.name}", attend(view, forum.id, [post.id]))
    if not meetings:
        change = add_forum(
            view,
            name="Team leaders' meeting",
            cadence=Cadence.WEEKLY,
            chair=head_id,
            attendees=(post.id,),
        )
        yield Fix(f"Add a weekly meeting of {head.title} and {post.title}", change)


GOOD = (
    """
    team sa "Students & Achievement" leadership leads=dh1
    team cp "Curriculum & Pedagogy" leadership leads=dh2
    team pp "Partnerships" leadership leads=dh3
    post head "Headteacher" head
      post sbm "Business Manager" senior
        post dh1 "Deputy Headteacher" senior
    post dh2 "Deputy Headteacher" senior
    post dh3 "Deputy Headteacher" senior
    forum leaders "Team leaders' meeting" weekly chair=head attendees=dh2
    forum slt "SLT" fortnightly chair=head
      slot pp 30
    """,
    """
    team sa "Students & Achievement" leadership leads=dh1
    post dh1 "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        post head "Headteacher" head
        post dh1 "Deputy Headteacher" senior
        forum leaders "Heads' meeting" weekly chair=head
        """,
        found_at=("dh1",),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
        post dh1 "Deputy Headteacher" senior
          post head "Headteacher" head
        """,
        found_at=("dh1",),
    ),
)
