"""Teams meet in directed time.

Why: A team that meets after hours is one of those who can stay: part-timers, parents and support staff with
fixed hours can't. What the school wants done is done in the time that it directs.

Source: The founding school's account: its senior team meets every other week, so that the leadership teams
can meet in directed time in the weeks between (2015); read in November 2026. Meetings that are open to all,
and those of support teams alone, are left out.

To fix: Put the meeting into directed time, in place of another one.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Forum, School, Team
from orgdesigner.model.relations import forums
from orgdesigner.model.view import View
from orgdesigner.model.words import TeamKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import some_of


@rule(
    "AUT-710",
    "Teams meet in directed time",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _school: School) -> Iterator[Found]:
    outside = [forum for forum in forums(view) if not forum.directed_time and _is_of_teams(view, forum)]
    if not outside:
        return
    one = len(outside) == 1
    changes = [set_fields(view, forum, directed_time=True) for forum in outside]
    yield found(
        f"{some_of(forum.name for forum in outside)} {'is' if one else 'are'} not in directed time",
        *outside,
        fixes=[
            Fix(
                f"Put {'it' if one else 'them'} into directed time",
                squash("Put meetings of teams into directed time", changes),
            )
        ],
    )


def _is_of_teams(view: View, forum: Forum) -> bool:
    if forum.open_to_all:
        return False
    return any(view.need(Team, each).team_kind is not TeamKind.SUPPORT for each in forum.teams)


GOOD = (
    """
    team sa "Students & Achievement" leadership
    team office "Office" support
    forum sam "Students & Achievement" weekly teams=sa directed_time
    forum office "Office" weekly teams=office
    forum staff "Staff briefing" weekly teams=sa open_to_all
    forum heads "Heads of faculty" weekly
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement" leadership
        team y6 "Year 6" year
        forum sam "Students & Achievement" weekly teams=sa
        forum y6m "Year 6" weekly teams=y6
        """,
        found_at=("sam",),
    ),
)
