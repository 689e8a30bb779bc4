"""Each post that leads on a subject belongs to a team, or leads one: a subject is not one person's alone.

Why: A subject that one person carries goes with that person. In a team it can be shared, taught about and
handed on, and a small school can give one subject to two people.

Source: A primary school's account of teams that share the roles of the foundation subjects; read in November
2026. Leadership teams do not count, and nothing is said as long as no other team is drawn. A subject role is
known by its title, such as Head of Art or Music Leader.

To fix: Add the post to the team of its subject, or to that of the post above it.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.teams import add_team
from orgdesigner.model.leading import SUBJECT_ROLES, plain, subject_of
from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import in_order, managers_upward, teams, teams_of_post
from orgdesigner.model.view import View
from orgdesigner.model.words import TeamKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import sentence, some_of


@rule(
    "TEAM-414",
    "A subject role has a team",
    each=SUBJECT_ROLES,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, key: object) -> Iterator[Found]:
    posts = sorted(view.find(SUBJECT_ROLES, key), key=in_order)
    alone = [post for post in posts if not any(_counts(team) for team in teams_of_post(view, post.id))]
    if not alone or not any(_counts(team) for team in teams(view)):
        return
    one = len(alone) == 1
    yield found(
        f"{some_of(post.title for post in alone)} {'is' if one else 'are'} in no team",
        *alone,
        working=f"{subject_of(alone[0])} rests with one post"
        if one
        else "each of these subjects rests with one post",
        fixes=[_seated(view, alone)],
    )


def _counts(team: Team) -> bool:
    return team.team_kind is not TeamKind.LEADERSHIP


def _seated(view: View, posts: list[Post]) -> Fix:
    """Return that each joins the team of its subject or of the post above; else one of its own is drawn."""
    changes: list[Change] = []
    said: list[str] = []
    joining: dict[str, list[str]] = {}
    there = [team for team in teams(view) if _counts(team)]
    for post in posts:
        team = _nearest(view, post, there)
        if team is None:
            name = f"{subject_of(post)} team"
            changes.append(add_team(view, name=name, team_kind=TeamKind.FACULTY, leads=(post.id,)))
            said.append(f"draw a {name} led by {post.title}")
        else:
            joining.setdefault(team.id, []).append(post.id)
            said.append(f"put {post.title} in {team.name}")
    changes += [join_team(view, members, team_id) for team_id, members in joining.items()]
    return Fix(sentence(some_of(said)), squash("Give subject roles a team", changes))


def _nearest(view: View, post: Post, there: list[Team]) -> Team | None:
    subject = plain(subject_of(post))
    named = (team for team in there if subject in plain(team.name))
    above = (
        team
        for upper in managers_upward(view, post.id)
        for team in teams_of_post(view, upper.id)
        if _counts(team)
    )
    return next(named, None) or next(above, None)


GOOD = (
    """
    team art "Creative Arts" faculty
      member hod
    team slt "Leadership" leadership leads=dh
    post dh "Deputy Headteacher" senior
      post hod "Head of Art" middle
    """,
    """
    team slt "Leadership" leadership leads=dh
    post dh "Deputy Headteacher" senior
      post hod "Head of Art" middle
    """,
)
BAD = (
    Example(
        """
        team slt "Leadership" leadership leads=dh
          member music
        team arts "Art and Design" faculty
        team hums "Humanities" faculty leads=hums
        post dh "Deputy Headteacher" senior
          post hod "Head of Art" middle
          post hums "Head of Humanities" middle
            post re "RE Leader" middle
          post music "Music Coordinator"
        """,
        found_at=("hod",),
    ),
)
