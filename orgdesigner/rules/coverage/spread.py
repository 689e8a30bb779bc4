"""A role that is spread over the leadership teams is in each of them.

Why: Grassroots Leaders bring a leadership team what the classroom and the office know. A team without one
decides without it, beside teams that don't.

Source: The founding school's account: seven Grassroots Leaders in three leadership teams, two, three and two
(2015); read in November 2026. Asked of roles of middle leaders with posts in two or more teams beside each
other, and as many posts as there are teams; a team that the head leads is left out.

To fix: Move one from the team that has most, or let one sit in both teams.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import LEADERSHIP_CLASS, LEADERSHIP_TEAMS, MEMBERS_OF_TEAM
from orgdesigner.model.view import View
from orgdesigner.model.words import Level
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.loads import led_by_others
from orgdesigner.rules.shared.wording import count, listed, told_apart

Spread = dict[str, list[str]]
"""The posts of a role in each team, by the team's id."""


@rule(
    "COV-104",
    "A spread role is in each team",
    each=LEADERSHIP_TEAMS,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, parent: str) -> Iterator[Found]:
    teams = led_by_others(view, parent)
    roles: dict[str, Spread] = {}
    for team in teams:
        for post in _middle_leaders(view, team):
            roles.setdefault(post.role_class, {}).setdefault(team.id, []).append(post.id)
    for role, spread in sorted(roles.items()):
        lacking = [team for team in teams if team.id not in spread]
        if len(spread) < 2 or not lacking or view.count(LEADERSHIP_CLASS, role) < len(teams):
            continue
        names = {team.id: team.name for team in teams}
        yield found(
            f"{listed(team.name for team in lacking)} {'has' if len(lacking) == 1 else 'have'} no {role}",
            *lacking,
            working=listed(
                f"{names[team]} has {count(len(posts), 'post')}" for team, posts in spread.items()
            ),
            fixes=_fixes(view, role, spread, lacking, names),
        )


def _middle_leaders(view: View, team: Team) -> Iterator[Post]:
    ids = {seat.post for seat in view.find(MEMBERS_OF_TEAM, team.id) if seat.post} | set(team.leads)
    for post in (view.need(Post, post_id) for post_id in sorted(ids)):
        if post.role_class and post.level is Level.MIDDLE and not post.external:
            yield post


def _fixes(
    view: View, role: str, spread: Spread, lacking: list[Team], names: dict[str, str]
) -> Iterator[Fix]:
    """Yield how each team that lacks the role gets one from the team that has most, or shares one with it."""
    posts = [view.need(Post, post) for ids in spread.values() for post in ids]
    called = dict(zip((post.id for post in posts), told_apart(view, posts), strict=True))
    left = {team: list(ids) for team, ids in spread.items()}
    moves = []
    for team in lacking:
        source = max(left, key=lambda each: len(left[each]))
        if len(left[source]) < 2:
            break
        moves.append((left[source].pop(), source, team))
    if len(moves) == len(lacking):
        said = listed(f"{called[post]} from {names[source]} to {team.name}" for post, source, team in moves)
        changes = [join_team(view, [post], team.id, leave=source) for post, source, team in moves]
        yield Fix(f"Move {said}", squash(f"Share {role} posts among the teams", changes))
    source = max(spread, key=lambda each: len(spread[each]))
    shared = spread[source][0]
    both = [join_team(view, [shared], team.id) for team in lacking]
    label = f"Let {called[shared]} sit in {listed(team.name for team in lacking)} too"
    yield Fix(label, squash(f"Let {role} posts sit in several teams", both))


GOOD = (
    # The head's own team is above the others; two posts can't be in three teams.
    """
    team slt "Senior leadership team" leadership leads=head
    team sa "Students & Achievement" leadership leads=dh1
      member g1
      member h1
    team cp "Curriculum & Pedagogy" leadership leads=dh2
      member g2
      member h2
    team pp "Partnerships & Professionalism" leadership leads=dh3
      member g3
    post head "Headteacher" head
    post dh1 "Deputy Headteacher" senior
    post dh2 "Deputy Headteacher" senior
    post dh3 "Deputy Headteacher" senior
    post g1 "Grassroots Leader" middle role_class="Grassroots Leader"
    post g2 "Grassroots Leader" middle role_class="Grassroots Leader"
    post g3 "Grassroots Leader" middle role_class="Grassroots Leader"
    post h1 "Head of Year 7" middle role_class="Head of Year"
    post h2 "Head of Year 8" middle role_class="Head of Year"
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership leads=dh1
          member g1
          member g2
        team cp "Curriculum & Pedagogy" leadership leads=dh2
          member g3
        team pp "Partnerships & Professionalism" leadership leads=dh3
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        post dh3 "Deputy Headteacher" senior
        post g1 "Grassroots Leader" middle role_class="Grassroots Leader"
        post g2 "Grassroots Leader for Reading" middle role_class="Grassroots Leader"
        post g3 "Grassroots Leader" middle role_class="Grassroots Leader"
        """,
        found_at=("pp",),
    ),
)
