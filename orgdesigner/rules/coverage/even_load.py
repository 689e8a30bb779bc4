"""The leads of leadership teams answer for about as many priorities each: none for two more than another.

Why: Leadership is shared only if the work is. A lead who answers for four of six priorities has no time for
a team, and one who answers for none has nothing to lead it to.

Source: The founding school's account of its three leadership teams, each of whose leads answers for two of
six priorities (2015); read in November 2026. Teams are compared with those beside them; a team that the head
leads is left out, because the head answers for everything.

To fix: Give a priority of the lead who has most to the lead who has fewest.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.records import Priority
from orgdesigner.model.relations import LEADERSHIP_TEAMS
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.loads import Load, loads
from orgdesigner.rules.shared.wording import count, in_words, listed

MOST_CHOICES = 3


@rule(
    "COV-102",
    "An even load of priorities",
    each=LEADERSHIP_TEAMS,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, parent: str) -> Iterator[Found]:
    teams = loads(view, parent)
    if not teams:
        return
    fewest = min(teams, key=lambda load: len(load.priorities))
    most = max(teams, key=lambda load: len(load.priorities))
    if len(most.priorities) - len(fewest.priorities) < 2:
        return
    yield found(
        f"The lead of {most.team.name} answers for {count(len(most.priorities), 'priority', 'priorities')},"
        f" the lead of {fewest.team.name} for {in_words(len(fewest.priorities))}",
        most.team,
        fewest.team,
        working="; ".join(f"{load.team.name}: {_numbers(load)}" for load in teams),
        fixes=_fixes(view, teams, most),
    )


def _numbers(load: Load) -> str:
    return ", ".join(str(priority.number) for priority in load.priorities) or "none"


def _fixes(view: View, teams: list[Load], most: Load) -> Iterator[Fix]:
    moves = _moves(teams)
    if len(moves) == 1:
        ((_, heir),) = moves
        for priority in [each for each in most.priorities if _evens(teams, [(each, heir)])][:MOST_CHOICES]:
            yield Fix(f"Give {_said(priority, heir)}", _given(view, priority, heir))
    elif _evens(teams, moves):
        changes = [_given(view, priority, heir) for priority, heir in moves]
        given = listed(_said(priority, heir) for priority, heir in moves)
        yield Fix(f"Share them evenly: {given}", squash("Share the priorities evenly", changes))


def _evens(teams: list[Load], moves: list[tuple[Priority, Load]]) -> bool:
    """Whether the loads would be even after some moves: what one post answers for counts in all its teams."""
    answers = {priority.id: priority.accountable for load in teams for priority in load.priorities}
    answers |= {priority.id: heir.leads[0].id for priority, heir in moves}
    loads_then = [
        sum(post in {lead.id for lead in load.leads} for post in answers.values()) for load in teams
    ]
    return max(loads_then) - min(loads_then) < 2


def _moves(teams: list[Load]) -> list[tuple[Priority, Load]]:
    """Return which priority goes to which team, one by one from the fullest to the emptiest, until even."""
    held = [(load, list(load.priorities)) for load in teams]
    moves: list[tuple[Priority, Load]] = []
    while True:
        _, most = max(held, key=lambda each: len(each[1]))
        heir, fewest = min(held, key=lambda each: len(each[1]))
        if len(most) - len(fewest) < 2:
            return moves
        fewest.append(most.pop())
        moves.append((fewest[-1], heir))


def _said(priority: Priority, heir: Load) -> str:
    return f"Priority {priority.number} to the lead of {heir.team.name}"


def _given(view: View, priority: Priority, heir: Load) -> Change:
    return make_accountable(view, priority.id, heir.leads[0].id)


GOOD = (
    # The head answers for everything, and for no priority of her own.
    """
    priority 1 "Attainment" accountable=dh1
    priority 2 "Attendance" accountable=dh1
    team slt "Senior leadership team" leadership leads=head
    team sa "Students & Achievement" leadership leads=dh1
    post head "Headteacher" head
    post dh1 "Deputy Headteacher" senior
    """,
    """
    priority 1 "Attainment" accountable=dh1
    priority 2 "Attendance" accountable=dh1
    priority 3 "Teaching" accountable=dh2
    team slt "Senior leadership team" leadership leads=head
      team sa "Students & Achievement" leadership leads=dh1
      team cp "Curriculum & Pedagogy" leadership leads=dh2
    post head "Headteacher" head
    post dh1 "Deputy Headteacher" senior
    post dh2 "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh1
        priority 2 "Attendance" accountable=dh1
        priority 3 "Teaching" accountable=dh1
        priority 4 "Curriculum" accountable=dh2
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        """,
        found_at=("sa",),
    ),
    Example(
        """
        priority 1 "Attainment" accountable=dh1
        priority 2 "Attendance" accountable=dh1
        priority 3 "Teaching" accountable=dh1
        priority 4 "Curriculum" accountable=dh1
        priority 5 "Community" accountable=dh1
        team sa "Students & Achievement" leadership leads=dh1
        team cp "Curriculum & Pedagogy" leadership leads=dh2
        team pp "Partnerships & Professionalism" leadership co_led leads=dh3,ah
        post dh1 "Deputy Headteacher" senior
        post dh2 "Deputy Headteacher" senior
        post dh3 "Deputy Headteacher" senior
        post ah "Assistant Headteacher" senior
        """,
        found_at=("sa",),
    ),
)
