"""The head, and whoever else manages its lead, stays out of a leadership team that somebody else leads.

Why: With the head at the table, everybody looks at the head, and the lead becomes a chair. The head of the
founding school sits on none of its leadership teams, so that they can lead.

Source: The founding school's account of its three leadership teams (2015); read in November 2026.

To fix: Take the head, or the lead's manager, out of the team, and meet its lead elsewhere.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.memberships import leave_team
from orgdesigner.model.records import Membership, Person, Post, Team
from orgdesigner.model.relations import HOLDINGS_OF_PERSON, LINE_UPWARD, members
from orgdesigner.model.view import View
from orgdesigner.model.words import TeamKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.delegation import heads, is_delegated, leads_of
from orgdesigner.rules.shared.wording import listed


@rule(
    "AUT-706",
    "The head stays out of others' teams",
    each=Team,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, team: Team) -> Iterator[Found]:
    if team.team_kind is not TeamKind.LEADERSHIP or not team.leads or not is_delegated(view, team):
        return
    above = {*heads(view), *(each for lead in team.leads for each in _above(view, lead))} - {*team.leads}
    seats = [seat for seat in members(view, team.id) if above.intersection(_posts_of(view, seat))]
    if not seats:
        return
    posts = [view.need(Post, seat.post) for seat in seats if seat.post is not None]
    people = [view.need(Person, seat.person) for seat in seats if seat.person is not None]
    one = len(seats) == 1
    called = listed((*(post.title for post in posts), *(person.name for person in people)))
    leads = [post.title for post in leads_of(view, team)]
    change = leave_team(view, [p.id for p in posts], team.id, people=[p.id for p in people])
    yield found(
        f"{called} {'sits' if one else 'sit'} in {team.name}, which {listed(leads)}"
        f" {'leads' if len(leads) == 1 else 'lead'}",
        team,
        *posts,
        *people,
        fixes=[Fix(f"Take {called} out of it", change.relabelled(f"Keep the head out of {team.name}"))],
    )


def _above(view: View, post_id: str) -> Iterator[str]:
    """Yield the ids of the posts above a post, the nearest first."""
    links = view.find(LINE_UPWARD, post_id)
    while links:
        yield links[0].upper
        links = view.find(LINE_UPWARD, links[0].upper)


def _posts_of(view: View, seat: Membership) -> set[str]:
    """Return the post that a seat is of, or all that the person holds whose seat it is."""
    if seat.post is not None:
        return {seat.post}
    return {holding.post for holding in view.find(HOLDINGS_OF_PERSON, seat.person)}


GOOD = (
    """
    team slt "Senior leadership team" leadership leads=head
      member dh
    team sa "Students & Achievement" leadership leads=dh
      member ah
    post head "Headteacher" head
      held aldous
      post dh "Deputy Headteacher" senior
        post ah "Assistant Headteacher" senior
    person aldous "B. Aldous" teaching
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=ah
          member head
          member dh
        team cp "Curriculum & Pedagogy" leadership co_led leads=dh,ah
          member person=aldous
        post head "Headteacher" head
          held aldous
          post dh "Deputy Headteacher" senior
            post ah "Assistant Headteacher" senior
        person aldous "B. Aldous" teaching
        """,
        found_at=("sa", "cp"),
    ),
)
