"""Not too much rests with one person: priorities, teams and critical posts are shared out.

Why: Each of these makes sense by itself, and nobody adds them up. The person who leads two teams, answers for
two priorities and is the only one who knows the network is the one whose leaving stops the school.

Source: MacBeath's study (2005) on expertise that is concentrated in one person, and Bennett
and others (2003), as told in the founding documents; read in November 2026. That five is the most is our own
judgement, and the school's to set. Counted are the priorities that a person answers for, the teams that the
person leads, and the critical posts that the person holds or is the second of.

To fix: Hand a priority to a post that contributes to it already, or let somebody else lead a team.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.records import Person, Post, Priority, School, Team
from orgdesigner.model.relations import (
    CRITICAL_POSTS,
    HOLDINGS_OF_POST,
    TEAMS_LED,
    priorities,
)
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.wording import count, listed


@dataclass
class Burden:
    """What rests with one person."""

    answered: list[Priority] = field(default_factory=list)
    led: list[str] = field(default_factory=list)
    critical: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many things rest with the person."""
        return len(self.answered) + len(self.led) + len(self.critical)


@rule(
    "RES-605",
    "Not too much on one person",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("most", "Priorities, teams and critical posts of one person, at most", Decimal(5)),),
)
def check(view: View, _: School, *, most: Decimal) -> Iterator[Found]:
    burdens = _burdens(view)
    for person_id, burden in sorted(burdens.items()):
        if burden.total > most:
            yield found(
                f"Much rests with {view.need(Person, person_id).name}: {_said(burden)}",
                Subject(Person.kind, person_id),
                *(Subject(Priority.kind, priority.id) for priority in burden.answered),
                *(Subject(Team.kind, team) for team in burden.led),
                *(Subject(Post.kind, post) for post in burden.critical),
                working=f"{burden.total} in all, and {most.normalize():f} is the most",
                fixes=_fixes(view, burdens, person_id, most),
            )


def _burdens(view: View) -> dict[str, Burden]:
    burdens: dict[str, Burden] = defaultdict(Burden)
    for priority in priorities(view):
        for person in _people(view, priority.accountable):
            burdens[person].answered.append(priority)
    for lead in sorted(map(str, view.keys(TEAMS_LED))):
        for person in _people(view, lead):
            led = burdens[person].led
            led += [team for team in view.ids(TEAMS_LED, lead) if team not in led]
    critical = [key for key in view.keys(CRITICAL_POSTS) if isinstance(key, tuple)]
    for post, second in sorted(critical):
        for person in _people(view, post) | _people(view, second):
            burdens[person].critical.append(post)
    return burdens


def _people(view: View, post_id: str | None) -> set[str]:
    return {holding.person for holding in view.find(HOLDINGS_OF_POST, post_id)} if post_id else set()


def _said(burden: Burden) -> str:
    parts = (
        (len(burden.answered), "priority", "priorities"),
        (len(burden.led), "team", "teams"),
        (len(burden.critical), "critical post", "critical posts"),
    )
    return listed(count(*part) for part in parts if part[0])


def _fixes(view: View, burdens: dict[str, Burden], person_id: str, most: Decimal) -> Iterator[Fix]:
    """Yield how as many priorities as are too many go to posts that contribute to them and have room."""
    totals = {person: burden.total for person, burden in burdens.items()}
    given: list[tuple[Priority, str]] = []
    for priority in reversed(burdens[person_id].answered):
        if totals[person_id] <= most:
            break
        for heir in priority.contributing:
            people = _people(view, heir)
            if people and person_id not in people and all(totals.get(each, 0) + 1 <= most for each in people):
                given.append((priority, heir))
                totals[person_id] -= 1
                totals |= {each: totals.get(each, 0) + 1 for each in people}
                break
    if given and totals[person_id] <= most:
        said = listed(f"Priority {each.number} to {view.need(Post, heir).title}" for each, heir in given)
        changes = [make_accountable(view, priority.id, heir) for priority, heir in given]
        yield Fix(f"Give {said}", squash(f"Give {said}", changes))


GOOD = (
    """
    priority 1 "Attainment" accountable=dh
    priority 2 "Attendance" accountable=dh
    team sa "Students & Achievement" leadership leads=dh
    post dh "Deputy Headteacher" senior
      held "M. Okafor" teaching
    post network "Network Manager" critical second=dh
      held "Tina Udo" support
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh
        priority 2 "Attendance" accountable=dh contributing=g1
        priority 3 "Teaching" accountable=dh contributing=network,g1
        team sa "Students & Achievement" leadership leads=dh
        team year "Year teams" year leads=dh
        post dh "Deputy Headteacher" senior
          held okafor "M. Okafor" teaching
        post g1 "Grassroots Leader" middle
          held "J. Mbeki" teaching
        post network "Network Manager" critical second=dh
          held "Tina Udo" support
        """,
        found_at=("okafor",),
    ),
)
