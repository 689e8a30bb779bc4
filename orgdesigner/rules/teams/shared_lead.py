"""A team that is co-led or has no formal lead meets, and says who does what.

Why: A team can lead itself, if it has a time and a place to do so, and if everybody can see what each has
taken on. Without the two, nobody leads it.

Source: A primary school's account of year teams with no formal leader, which meet weekly and share the
tasks (read in November 2026).

To fix: Add a meeting that the whole team attends, and write down who does what.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.forums import add_forum
from orgdesigner.model.leading import FORUMS_OF_TEAM, is_self_led
from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import members
from orgdesigner.model.view import View
from orgdesigner.model.words import Cadence, TeamKind, TeamLead
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import listed, sentence


@rule(
    "TEAM-404",
    "A shared lead has a meeting and a list of tasks",
    each=Team,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, team: Team) -> Iterator[Found]:
    if not is_self_led(team):
        return
    meets = view.count(FORUMS_OF_TEAM, team.id) > 0
    shares = bool(team.tasks.strip())
    if meets and shares:
        return
    lacking = [*([] if meets else ["meeting"]), *([] if shares else ["list of shared tasks"])]
    how = "is co-led" if team.lead is TeamLead.CO_LED else "has no formal lead"
    yield found(
        f"{team.name} {how}, and has no {listed(lacking, 'and no')}",
        team,
        fixes=_fixes(view, team, meets=meets, shares=shares),
        severity=None if meets else Severity.WARNING,
    )


def _fixes(view: View, team: Team, *, meets: bool, shares: bool) -> Iterator[Fix]:
    changes: list[Change] = []
    said: list[str] = []
    if not meets:
        changes.append(
            add_forum(
                view,
                name=f"{team.name} meeting",
                cadence=Cadence.WEEKLY,
                teams=(team.id,),
                directed_time=team.team_kind is not TeamKind.SUPPORT,
            )
        )
        said.append("add a weekly meeting")
    if not shares:
        posts = _its_posts(view, team)
        if not posts:
            return
        tasks = "\n".join(f"{post.title}: {_task(post)}" for post in posts)
        changes.append(set_fields(view, team, tasks=tasks))
        said.append("begin the list from what its posts say")
    yield Fix(sentence(listed(said)), squash(f"Let {team.name} lead itself", changes))


def _its_posts(view: View, team: Team) -> list[Post]:
    seats = (seat.post for seat in members(view, team.id) if seat.post is not None)
    return [view.need(Post, each) for each in dict.fromkeys((*team.leads, *seats))]


def _task(post: Post) -> str:
    """Return what a post says that it does, or that this is still to be agreed."""
    return ", ".join((*post.responsibilities, *post.shared_responsibilities)) or "to be agreed"


GOOD = (
    """
    team y6 "Year 6" year none tasks="Trips: A. Displays: B."
    team art "Art" faculty leads=hod
    post hod "Head of Art" middle
    forum y6m "Year 6 meeting" weekly teams=y6
    """,
)
BAD = (
    Example(
        """
        team y5 "Year 5" year co_led leads=t1,t2
        team y6 "Year 6" year none tasks="Trips: A. Displays: B."
        team y4 "Year 4" year none
          member t3
        post t1 "Class Teacher 5A" responsibilities="trips","displays"
        post t2 "Class Teacher 5B"
        post t3 "Class Teacher 4A"
        forum y4m "Year 4 meeting" weekly teams=y4
        """,
        found_at=("y4", "y5", "y6"),
    ),
)
