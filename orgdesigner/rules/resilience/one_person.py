"""Not too much rests with one person: priorities, teams and critical posts are shared out.

Why: Each of these makes sense by itself, and nobody adds them up. The person who leads two teams, answers for
two priorities and is the only one who knows the network is the one whose leaving stops the school.

Source: MacBeath's study (2005) on expertise that is concentrated in one person, and Bennett and others
(2003), as told in the founding documents; read in November 2026. The limit of five is this program's own
suggestion, and the school's to set. Counted are the priorities that a person answers for, the teams that the
person leads, and the critical posts that the person holds or is the second of.

To fix: Hand a priority to a post that contributes to it already, or let somebody else lead a team.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.records import Person, Post, Priority, Team
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    CRITICAL_KNOWN_TO,
    HOLDINGS_OF_PERSON,
    HOLDINGS_OF_POST,
    TEAMS_LED,
)
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.wording import count, listed


@dataclass(frozen=True)
class Burden:
    """What rests with one person, by id."""

    answered: tuple[str, ...]
    led: tuple[str, ...]
    critical: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many things rest with the person."""
        return len(self.answered) + len(self.led) + len(self.critical)


@rule(
    "RES-605",
    "Not too much on one person",
    each=Person,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("most", "Priorities, teams and critical posts of one person, at most", Decimal(5)),),
)
def check(view: View, person: Person, *, most: Decimal) -> Iterator[Found]:
    burden = _burden(view, person.id)
    if burden.total > most:
        yield found(
            f"Much rests with {person.name}: {_said(burden)}",
            person,
            *(Subject(Priority.kind, each) for each in burden.answered),
            *(Subject(Team.kind, each) for each in burden.led),
            *(Subject(Post.kind, each) for each in burden.critical),
            working=f"{burden.total} in all, and {most.normalize():f} is the most",
            fixes=_fixes(view, person, burden, most),
        )


def _burden(view: View, person_id: str) -> Burden:
    posts = [holding.post for holding in view.find(HOLDINGS_OF_PERSON, person_id)]
    answered, led, critical = (
        tuple(dict.fromkeys(each for post in posts for each in view.ids(index, post)))
        for index in (ACCOUNTABLE_FOR, TEAMS_LED, CRITICAL_KNOWN_TO)
    )
    return Burden(answered, led, critical)


def _said(burden: Burden) -> str:
    parts = (
        (len(burden.answered), "priority", "priorities"),
        (len(burden.led), "team", "teams"),
        (len(burden.critical), "critical post", "critical posts"),
    )
    return listed(count(*part) for part in parts if part[0])


def _fixes(view: View, person: Person, burden: Burden, most: Decimal) -> Iterator[Fix]:
    """Yield how as many priorities as are too many go to posts that contribute to them and have room."""
    answered = [view.need(Priority, each) for each in burden.answered]
    totals: dict[str, int] = {person.id: burden.total}
    given: list[tuple[Priority, str]] = []
    for priority in sorted(answered, key=lambda each: (-each.number, each.id)):
        if totals[person.id] <= most:
            break
        for heir in priority.contributing:
            people = {holding.person for holding in view.find(HOLDINGS_OF_POST, heir)}
            for each in people:
                totals.setdefault(each, _burden(view, each).total)
            if people and person.id not in people and all(totals[each] + 1 <= most for each in people):
                given.append((priority, heir))
                totals[person.id] -= 1
                totals |= {each: totals[each] + 1 for each in people}
                break
    if given and totals[person.id] <= most:
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
